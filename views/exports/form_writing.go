package exports

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/files"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// ask asks where to write.
func (f *form) ask() {
	f.wrong.Hide()
	files.Save(f.d.files(), files.Name(f.now().name, f.format.Chosen()), f.kinds(), f.write)
}

// write writes the file in the background.
func (f *form) write(path string) {
	if !f.sheet.IsOpen() {
		return
	}
	p, o := f.d.p, f.options(path)
	f.stop() // what is looked at for the report
	ctx, stop := context.WithCancel(context.Background())
	f.stop, f.writing = stop, true
	page, report := progressPage(f.d, path)
	f.sheet.SetBody(page)
	f.sheet.SetButtons(widgets.NewButton(f.words.Text("common.cancel"), func() { f.stop() }))
	f.sheet.SetDefault(nil)
	p.Tasks.Go(func() {
		r, err := p.App.ExportFile(ctx, o, report)
		var apart []apartGroup
		if err == nil && o.OnlyChanged {
			// The file is there: who cannot be named is only counted.
			if apart, err = f.nameApart(ctx, r.Apart); err != nil {
				err = nil
			}
		}
		stop()
		p.Tasks.UI(func() { f.ended(r, apart, err) })
	})
}

// ended closes the dialog when the file is written and there is nothing more to say; where it is not written, it goes
// back and says why.
func (f *form) ended(r app.ExportResult, apart []apartGroup, err error) {
	f.writing = false
	if !f.sheet.IsOpen() {
		return
	}
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			f.wrong.SetText(wording.Error(f.words, err))
			f.wrong.Show()
		}
		f.back()
		f.check()
		return
	}
	f.written = true
	told := f.told(r)
	remarks := f.remarks(r, apart)
	if len(remarks) == 0 {
		f.sheet.Close()
		if f.d.p.OnSaved != nil {
			f.d.p.OnSaved(told, r.Files[0])
		}
		return
	}
	page := container.New(widgets.NewColumn(theme.GapS), widgets.NewText(told).Strong().Wrapped())
	page.Objects = append(page.Objects, remarks...)
	closes := widgets.NewPrimaryButton(f.words.Text("common.close"), f.sheet.Close)
	f.sheet.SetBody(container.NewVScroll(widgets.Dock(nil, nil, widgets.FixedWidth(reportWidth, page), nil, nil)))
	f.sheet.SetButtons(closes)
	f.sheet.SetDefault(closes)
}

// told is a sentence about what was written.
func (f *form) told(r app.ExportResult) string {
	first := filepath.Base(r.Files[0])
	if last := len(r.Files) - 1; last > 0 {
		return f.words.Count("export.done_parts", r.Contacts,
			"Files", f.words.Number(len(r.Files)), "First", first, "Last", filepath.Base(r.Files[last]))
	}
	return f.words.Count("export.done", r.Contacts, "File", first)
}

// remarks are what is to be known or done about a file that was written.
func (f *form) remarks(r app.ExportResult, apart []apartGroup) []fyne.CanvasObject {
	w := f.words
	var remarks []fyne.CanvasObject
	if r.LostLetters > 0 {
		remarks = append(remarks, f.report.text(w.Count("export.lost", r.LostLetters,
			"Encoding", r.Profile.Dialect.Encoding, "Row", w.Number(r.LostFirst))).Colored(theme.ColorWarning))
	}
	if !r.Remembered {
		remarks = append(remarks, f.report.text(w.Text("export.not_remembered")).Colored(theme.ColorWarning))
	}
	return append(remarks, f.report.byHand(r.Replace && r.Contacts > 0, apart)...)
}

// line is a contact in a list of names.
func (f *form) line(c data.Contact) string {
	parts := []string{c.FullName()}
	for _, part := range []string{f.d.p.App.ShowMobile(c), c.Email} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "  ·  ")
}

// copyContacts gives contacts as text, a line each with tabs between name, mobile and e-mail.
func (f *form) copyContacts(ids []data.ContactID, done func(string)) {
	p := f.d.p
	p.Tasks.Go(func() {
		contacts, err := p.App.ApartContacts(context.Background(), ids)
		lines := make([]string, len(contacts))
		for i, c := range contacts {
			lines[i] = strings.Join([]string{c.FullName(), c.Mobile, c.Email}, "\t") + "\n"
		}
		p.Tasks.UI(func() {
			if err != nil {
				f.wrong.SetText(wording.Error(f.words, err))
				f.wrong.Show()
				return
			}
			done(strings.Join(lines, ""))
		})
	})
}
