package contacts

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// countryKey keeps the country of the last new contact: the next one likely lives there, too.
const countryKey = "contacts.new.country"

const newContactWidth float32 = 620

// newContact is the dialog of a new contact.
type newContact struct {
	page   *Page
	sheet  *widgets.Sheet
	form   *form
	create *widgets.Button
	busy   bool
}

// NewContact opens the dialog of a new contact.
func (page *Page) NewContact() {
	if page.refused() {
		return
	}
	w := page.words
	n := &newContact{page: page, form: newForm(page)}
	n.form.set(data.Contact{CountryCode: page.lastCountry()})
	n.sheet = widgets.NewSheet(page.params.Window.Canvas(), w.Text("contacts.new.title"))
	n.sheet.SetSubtitle(
		widgets.NewMutedText(w.Text("contacts.new.many")),
		widgets.NewLinkText(w.Text("contacts.new.sample"), func() {
			n.leave(func() { call(page.params.OnSample) })
		}).Colored(theme.ColorMuted))
	n.sheet.SetBody(n.body())
	n.sheet.SetHint(w.Text("contacts.new.hint"))
	n.create = widgets.NewPrimaryButton(w.Text("contacts.new.create"), n.save)
	cancel := func() { n.leave(func() {}) }
	n.sheet.SetButtons(widgets.NewButton(w.Text("common.cancel"), cancel), n.create)
	n.sheet.SetDefault(n.create)
	n.sheet.OnCancel = cancel
	n.sheet.Size = fyne.NewSize(newContactWidth, 0)
	n.sheet.First = n.form.fields[data.FieldFirstName].Input()
	n.sheet.Show()
	page.newest = n
}

func (n *newContact) body() fyne.CanvasObject {
	f := n.form.fields
	pair := func(a, b data.Field) fyne.CanvasObject {
		return container.New(&pairLayout{gap: theme.GapL}, f[a], f[b])
	}
	segments := widgets.NewFieldAround(wording.Field(n.page.words, data.FieldSegments), n.form.chips).Compact()
	return container.New(widgets.NewColumn(theme.GapM),
		pair(data.FieldFirstName, data.FieldLastName),
		pair(data.FieldCountry, data.FieldMobile),
		pair(data.FieldEmail, data.FieldOrganization),
		pair(data.FieldAccount, data.FieldExternalID),
		segments, f[data.FieldNotes])
}

// pairLayout puts two objects side by side, each half as wide.
type pairLayout struct{ gap float32 }

func (l *pairLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := (size.Width - l.gap) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+l.gap), 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}

func (l *pairLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(2*size.Width+l.gap, size.Height)
}

func (page *Page) lastCountry() string {
	if page.params.Preferences == nil {
		return ""
	}
	return page.params.Preferences.String(countryKey)
}

// leave closes the dialog, after asking when something was typed.
func (n *newContact) leave(then func()) {
	done := func() {
		n.sheet.Close()
		then()
	}
	if !n.form.edited() {
		done()
		return
	}
	w := n.page.words
	widgets.Ask(n.page.params.Window.Canvas(), widgets.Question{
		Title: w.Text("contacts.new.leave.title"), Text: w.Text("contacts.new.leave.text"), Danger: true,
		Confirm: w.Text("contacts.discard"), Cancel: w.Text("contacts.unsaved.stay"), OnConfirm: done,
	})
}

// save checks, tells whom the contact looks like, and creates it.
func (n *newContact) save() {
	if n.busy {
		return
	}
	if wrong := n.form.check(true); wrong != data.FieldNone {
		n.form.focus(wrong)
		return
	}
	typed := n.form.contact()
	n.busy = true
	page := n.page
	page.tasks.Go(func() {
		alike, err := page.app.LookAlikes(context.Background(), typed)
		page.tasks.UI(func() {
			n.busy = false
			switch {
			case err != nil:
				page.tellError(err)
			case len(alike) == 0:
				n.store(typed)
			default:
				n.tellAlike(typed, alike)
			}
		})
	})
}

// tellAlike offers to open the same person, or says who shares the number or the address.
func (n *newContact) tellAlike(typed data.Contact, alike []data.Match) {
	w := n.page.words
	var names []string
	for _, m := range alike {
		if m.SamePerson {
			n.tellSame(m)
			return
		}
		names = append(names, m.Contact.FullName())
	}
	text := w.Count("contacts.alike.text", len(names), "Names", wording.List(w, names), "Key", n.keyName(alike[0].By))
	widgets.Ask(n.page.params.Window.Canvas(), widgets.Question{
		Title: w.Text("contacts.alike.title"), Text: text, Details: []string{w.Text("contacts.alike.hint")},
		Confirm: w.Text("contacts.alike.create"), Cancel: w.Text("contacts.unsaved.stay"),
		OnConfirm: func() { n.store(typed) },
	})
}

func (n *newContact) tellSame(m data.Match) {
	w := n.page.words
	name := m.Contact.FullName()
	widgets.Ask(n.page.params.Window.Canvas(), widgets.Question{
		Title:   w.Text("contacts.same.title", "Name", name),
		Text:    w.Text("contacts.same.text", "Name", name, "Key", n.keyName(m.By)),
		Confirm: w.Text("contacts.same.open", "Name", name), Cancel: w.Text("contacts.unsaved.stay"),
		OnConfirm: func() {
			n.sheet.Close()
			n.page.OpenContact(m.Contact.ID)
		},
	})
}

func (n *newContact) keyName(by data.MatchKind) string {
	w := n.page.words
	switch by {
	case data.MatchExternalID:
		return wording.Field(w, data.FieldExternalID)
	case data.MatchEmail:
		return wording.Field(w, data.FieldEmail)
	}
	return wording.Field(w, data.FieldMobile)
}

func (n *newContact) store(typed data.Contact) {
	page := n.page
	n.busy = true
	page.tasks.Go(func() {
		var change data.Change
		saved, err := page.app.SaveContact(app.NoteChange(context.Background(), &change), typed)
		page.tasks.UI(func() {
			n.busy = false
			if err != nil {
				page.tellError(err)
				return
			}
			if page.params.Preferences != nil {
				page.params.Preferences.SetString(countryKey, saved.CountryCode)
			}
			n.sheet.Close()
			page.OpenContact(saved.ID)
			told := page.success("contacts.told.created_title", page.words.Text("contacts.told.created", "Name", saved.FullName()))
			told.Change = change
			page.tell(told)
		})
	})
}
