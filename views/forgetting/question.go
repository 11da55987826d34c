package forgetting

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const questionWidth float32 = 540

// ask names the extent, and waits for a tick: nothing else in the program cannot be undone.
func (f *Forgetting) ask(e extent) {
	w := f.p.Words
	title := w.Count("forget.title", e.people)
	if e.people == 1 && len(e.names) == 1 {
		title = w.Text("forget.title_one", "Name", e.names[0])
	}
	sheet := widgets.NewSheet(f.p.Window.Canvas(), title)
	sheet.Size = fyne.NewSize(questionWidth, 0)
	inner := questionWidth - 2*theme.DialogPadding

	body := container.New(widgets.NewColumn(theme.GapS + 2))
	body.Add(widgets.NewText(w.Count("forget.text", e.people)).WrapAt(inner))
	if e.people > 1 && len(e.names) > 0 {
		body.Add(widgets.NewText(f.who(e)).WrapAt(inner))
	}
	if e.notShown > 0 {
		body.Add(widgets.NewText(w.Count("contacts.delete.not_shown", e.notShown)).WrapAt(inner).Strong())
	}
	body.Add(widgets.NewMutedText(f.backups(e.backups)).WrapAt(inner))
	body.Add(widgets.NewMutedText(w.Text("forget.others")).WrapAt(inner))

	cancel := widgets.NewButton(w.Text("common.cancel"), sheet.Close)
	confirm := widgets.NewDangerButton(w.Text("forget.confirm"), func() {
		sheet.Close()
		if f.search != nil {
			f.search.sheet.Close()
		}
		f.start(e)
	})
	confirm.SetReason(w.Text("forget.tick_first"))
	tick := widgets.NewCheckbox(w.Text("forget.tick"), nil)
	tick.OnChanged = func(on bool) {
		reason := ""
		if !on {
			reason = w.Text("forget.tick_first")
		}
		confirm.SetReason(reason)
	}
	body.Add(tick.Strong())
	if e.fromBook && f.search == nil {
		body.Add(container.NewHBox(widgets.NewLinkText(w.Text("forget.search_link"), func() {
			sheet.Close()
			f.Search()
		})))
	}
	sheet.SetBody(body)
	sheet.SetButtons(cancel, confirm)
	sheet.SetDefault(confirm)
	sheet.First = cancel // a hasty Enter does nothing
	sheet.Show()
}

// who names the people as far as there is room.
func (f *Forgetting) who(e extent) string {
	names := slices.Clone(e.names)
	if more := e.people - len(names); more > 0 {
		return f.p.Words.Count("forget.who_more", more, "Names", join(names))
	}
	return f.p.Words.Text("forget.who", "Names", wording.List(f.p.Words, names))
}

func join(names []string) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	return text
}

// backups says which copies of the book are written anew without the people.
func (f *Forgetting) backups(all []data.Backup) string {
	w := f.p.Words
	if len(all) == 0 {
		return w.Text("forget.no_backups")
	}
	var dates []string
	for _, b := range all {
		if date := w.Date(b.At); !slices.Contains(dates, date) {
			dates = append(dates, date)
		}
	}
	return w.Count("forget.backups", len(all), "Dates", wording.List(w, dates))
}
