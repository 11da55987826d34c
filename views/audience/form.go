package audience

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const (
	formWidth  = float32(900)
	formHeight = float32(600)
	// numbersWidth is the width of the right half, which does not move with what is chosen.
	numbersWidth = float32(372)
	messageLines = 4
)

// form is the open dialog: at the left what is chosen, at the right in numbers whom that reaches.
type form struct {
	d        *Dialog
	words    app.Words
	segments []data.Segment

	sheet          *widgets.Sheet
	any, all, none *choice
	message        *widgets.Field
	name           *widgets.Field
	numbers        *numbers

	shows, keeps, freezes, exports *widgets.Button

	era      int // counts the countings: the last one counts
	counted  app.Audience
	checking int
	nameErr  error
}

func newForm(d *Dialog, segments []data.Segment, q data.Query) *form {
	w := d.p.Words
	f := &form{d: d, words: w, segments: segments, numbers: newNumbers(w), nameErr: data.ErrFilterNameEmpty}
	f.any = newChoice(f, w.Text("audience.any"), q.Segments)
	f.all = newChoice(f, w.Text("audience.all"), q.AllSegments)
	f.none = newChoice(f, w.Text("audience.none"), q.NoneSegments)
	f.message = widgets.NewMultiLineField(w.Text("audience.message"), messageLines)
	f.message.OnChanged = f.typed
	f.typed("")
	f.name = widgets.NewField(w.Text("audience.name"))
	f.name.SetPlaceholder(w.Text("audience.name_example"))
	f.name.OnChanged = func(string) { f.named() }

	f.shows = widgets.NewButton(w.Text("audience.show"), f.show)
	f.keeps = widgets.NewButton(w.Text("audience.keep"), f.keep)
	f.freezes = widgets.NewButton(w.Text("audience.freeze"), f.freeze)
	f.exports = widgets.NewPrimaryButton(w.Text("audience.export"), f.export)
	f.sheet = widgets.NewSheet(d.p.Window.Canvas(), w.Text("audience.title"))
	f.sheet.Size = fyne.NewSize(formWidth, formHeight)
	f.sheet.OnClosed = func() { d.form = nil }
	f.sheet.SetBody(f.body())
	f.sheet.SetButtons(widgets.NewButton(w.Text("common.close"), f.sheet.Close), f.shows, f.exports)
	f.sheet.First = f.any.plus
	f.update()
	f.sheet.Show()
	f.count()
	return f
}

func (f *form) body() fyne.CanvasObject {
	left := container.New(widgets.NewColumn(theme.GapM),
		widgets.NewMutedText(f.words.Text("audience.text")).Wrapped(), f.any.object, f.all.object, f.none.object, f.message)
	keep := container.New(widgets.NewColumn(theme.GapS), f.name, widgets.NewToolbar(f.freezes, f.keeps))
	right := widgets.FixedSize(numbersWidth, 0, widgets.Dock(f.numbers.object, keep, nil, nil, widgets.NewSpacer()))
	scroll := container.NewVScroll(widgets.Pad(0, theme.GapL, 0, 0, left))
	return widgets.Dock(nil, nil, nil, right, scroll)
}

// query is what is chosen.
func (f *form) query() data.Query {
	return data.Query{Segments: f.any.chosen, AllSegments: f.all.chosen, NoneSegments: f.none.chosen}.Clone()
}

func (f *form) changed() {
	f.sheet.SetBody(f.body()) // a line of chips more or less
	f.count()
}

// count counts the audience; an answer that a newer choice has overtaken is dropped.
func (f *form) count() {
	f.era++
	era, q := f.era, f.query()
	f.d.p.Tasks.Go(func() {
		found, err := f.d.p.App.Audience(context.Background(), q)
		f.d.p.Tasks.UI(func() {
			switch {
			case era != f.era || f.d.form != f:
			case err != nil:
				f.fail(err)
			default:
				f.counted = found
				f.numbers.set(found, f.d.p.App.CountryName)
				f.update()
			}
		})
	})
}

// typed counts the characters of the message.
func (f *form) typed(text string) {
	n := app.MessageLength(text)
	if over := n - app.MessageLimit; over > 0 {
		f.message.SetError(f.words.Count("audience.too_long", over, "Limit", f.words.Number(app.MessageLimit)))
		return
	}
	f.message.SetNotice(f.words.Count("audience.counted", n, "Limit", f.words.Number(app.MessageLimit)))
}

// named checks the name for both acts that need one.
func (f *form) named() {
	f.checking++
	checking, name := f.checking, f.name.Text()
	f.d.p.Tasks.Go(func() {
		ctx := context.Background()
		err := f.d.p.App.CheckFilterName(ctx, 0, name)
		if err == nil {
			err = f.d.p.App.CheckSegmentName(ctx, 0, name)
		}
		f.d.p.Tasks.UI(func() {
			if checking != f.checking {
				return
			}
			f.nameErr = err
			f.name.SetError("")
			if err != nil && !errors.Is(err, data.ErrFilterNameEmpty) {
				f.name.SetError(wording.Error(f.words, err))
			}
			f.update()
		})
	})
}

// update greys what cannot be done now and says why.
func (f *form) update() {
	nobody := ""
	if f.counted.Contacts == 0 {
		nobody = f.words.Text("audience.nobody")
	}
	f.shows.SetReason(nobody)
	reason := nobody
	if reason == "" && f.counted.Contacts == f.counted.WithoutMobile {
		reason = f.words.Text("audience.no_mobiles")
	}
	f.exports.SetReason(reason)
	reason = ""
	switch err := f.d.p.App.WriteBlocked(); {
	case err != nil:
		reason = wording.Error(f.words, err)
	case f.nameErr != nil:
		reason = wording.Error(f.words, f.nameErr)
	}
	f.keeps.SetReason(reason)
	if reason == "" {
		reason = nobody
	}
	f.freezes.SetReason(reason)
}

func (f *form) fail(err error) { f.d.told(wording.Error(f.words, err), widgets.Error, data.Change{}) }
