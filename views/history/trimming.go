package history

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const trimWidth = float32(480)

// trimDays are the ages to choose from, in days; 0 is everything. The first is chosen at the beginning.
var trimDays = []int{90, 30, 365, 0}

// trimming asks how much of the history to forget, and says what that means.
type trimming struct {
	h      *History
	sheet  *widgets.Sheet
	age    *widgets.SelectField
	effect *widgets.Text
	forget *widgets.Button

	before time.Time // what is older is forgotten
	asked  int       // counts the questions to the book: the last answer counts
}

func newTrimming(h *History) {
	w := h.p.Words
	t := &trimming{h: h}
	items := make([]widgets.PickItem, len(trimDays))
	for i, days := range trimDays {
		items[i] = widgets.PickItem{ID: strconv.Itoa(days), Text: w.Text("history.trim.days_" + strconv.Itoa(days))}
	}
	t.age = widgets.NewSelectField("", w.Text("segments.form.search"), w.Text("history.choice.nothing"), items)
	t.age.SetChosen(items[0].ID)
	t.age.OnChanged = func(string) { t.count() }
	inner := trimWidth - 2*theme.DialogPadding
	t.effect = widgets.NewText("").WrapAt(inner)
	t.forget = widgets.NewDangerButton(w.Text("history.trim"), t.run)
	t.sheet = widgets.NewSheet(h.p.Window.Canvas(), w.Text("history.trim.title"))
	t.sheet.Size = fyne.NewSize(trimWidth, 0)
	t.sheet.SetBody(container.New(widgets.NewColumn(theme.GapM),
		widgets.NewFieldAround(w.Text("history.trim.before"), t.age).Compact(),
		widgets.FixedSize(0, 84, container.New(widgets.NewColumn(0), t.effect))))
	cancel := widgets.NewButton(w.Text("common.cancel"), t.sheet.Close)
	t.sheet.SetButtons(cancel, t.forget)
	t.sheet.First = cancel // a hasty Enter does nothing
	t.count()
	t.sheet.Show()
}

// count says how many changes would become final.
func (t *trimming) count() {
	w := t.h.p.Words
	days, err := strconv.Atoi(t.age.Chosen())
	if err != nil {
		return
	}
	t.before = time.Now().AddDate(0, 0, -days)
	t.asked++
	asked, before := t.asked, t.before
	t.forget.SetReason(w.Text("history.trim.counting"))
	t.h.p.Tasks.Go(func() {
		n, err := t.h.p.App.Trimmable(context.Background(), before)
		t.h.p.Tasks.UI(func() {
			switch {
			case asked != t.asked:
			case err != nil:
				t.effect.SetText(wording.Error(w, err))
			default:
				t.tell(n)
			}
		})
	})
}

func (t *trimming) tell(n int) {
	w := t.h.p.Words
	t.forget.SetText(w.Count("history.trim.confirm", n))
	if n == 0 {
		t.effect.SetText(w.Text("history.trim.nothing"))
		t.forget.SetReason(w.Text("history.trim.nothing"))
	} else {
		t.effect.SetText(w.Count("history.trim.text", n))
		t.forget.SetReason("")
	}
	t.sheet.SetTitle(w.Text("history.trim.title")) // lays out anew: the button has another width
}

// run forgets as the App's job, whose progress the list of the changes shows.
func (t *trimming) run() {
	h, w, before := t.h, t.h.p.Words, t.before
	t.sheet.Close()
	if err := h.p.App.WriteBlocked(); err != nil {
		h.tellNot(err)
		return
	}
	forgotten := 0
	h.run(app.JobTrim, w.Text("history.trim.running"), func(ctx context.Context, report data.ProgressFunc) (err error) {
		forgotten, err = h.p.App.TrimHistory(ctx, before, report)
		return err
	}, func(err error) {
		if err != nil {
			h.tellFailed(err)
			return
		}
		h.tell(w.Text("history.trim.done_title"), w.Count("history.trim.done", forgotten), widgets.Success)
	})
}
