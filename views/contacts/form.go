package contacts

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// formFields are the fields of the form that are texts.
func formFields() []data.Field {
	return []data.Field{
		data.FieldFirstName, data.FieldLastName, data.FieldMobile, data.FieldEmail, data.FieldAccount,
		data.FieldExternalID, data.FieldOrganization, data.FieldNotes,
	}
}

// form edits one contact, in the detail panel and in the dialog of a new one. What is wrong is said at the field, by
// the rules of the import.
type form struct {
	page *Page
	// onEdited is called for every edit.
	onEdited func()

	country  *widgets.SelectField
	fields   map[data.Field]*widgets.Field // the country's, too
	chips    *fyne.Container
	plus     *widgets.Button
	segments []data.SegmentID

	original data.Contact // as it was set
	mobile   string       // the original's, as it is shown
	left     map[data.Field]bool
	blocked  string
}

func newForm(page *Page) *form {
	w := page.words
	f := &form{page: page, fields: map[data.Field]*widgets.Field{}, left: map[data.Field]bool{}, onEdited: func() {}}
	f.country = widgets.NewSelectField(w.Text("contacts.form.country"), w.Text("contacts.form.country_search"),
		w.Text("contacts.form.country_nothing"), countryItems(page.app))
	f.country.Match = matchCountry
	f.country.OnChanged = func(string) { f.edit(data.FieldCountry) }
	f.fields[data.FieldCountry] = widgets.NewFieldAround(wording.Field(w, data.FieldCountry), f.country).Compact()
	for _, field := range formFields() {
		f.fields[field] = f.textField(field)
	}
	for _, field := range []data.Field{data.FieldCountry, data.FieldFirstName, data.FieldLastName} {
		f.fields[field].Required()
	}
	f.plus = widgets.NewButton("", f.pickSegment).WithIcon(widgets.IconPlus).Small()
	f.plus.SetTip(w.Text("contacts.form.add_segment"))
	f.chips = widgets.NewChipRow()
	return f
}

func (f *form) textField(field data.Field) *widgets.Field {
	label := wording.Field(f.page.words, field)
	box := widgets.NewField(label)
	if field == data.FieldNotes {
		box = widgets.NewMultiLineField(label, 3)
	}
	box.Compact()
	box.OnChanged = func(string) { f.edit(field) }
	box.OnBlur = func() {
		if f.text(field) != f.shown(field) {
			f.left[field] = true
		}
		f.check(false)
	}
	return box
}

func countryItems(a *app.App) []widgets.PickItem {
	all := a.Countries()
	items := make([]widgets.PickItem, len(all))
	for i, c := range all {
		items[i] = widgets.PickItem{ID: c.Code, Text: c.Code + " · " + c.Name}
	}
	return items
}

// matchCountry finds a country by its letters or by its name, folded as the search folds.
func matchCountry(item widgets.PickItem, search string) bool {
	search = app.Fold(strings.TrimSpace(search))
	return strings.HasPrefix(app.Fold(item.ID), search) || strings.Contains(app.Fold(item.Text[len(item.ID):]), search)
}

// set shows a contact as it is stored; the edits of the last one are gone.
func (f *form) set(c data.Contact) {
	f.original, f.mobile, f.left = c, "", map[data.Field]bool{}
	if c.Mobile != "" {
		f.mobile = f.page.app.ShowMobile(c)
	}
	f.country.SetChosen(c.CountryCode)
	for _, field := range formFields() {
		f.fields[field].SetText(f.shown(field))
	}
	f.segments = slices.Clone(c.Segments)
	f.showChips()
	f.clearMessages()
}

// rebase takes over what has changed in the book since, except where it was edited here.
func (f *form) rebase(now data.Contact) {
	edited := map[data.Field]string{}
	for _, field := range append(formFields(), data.FieldCountry) {
		if text := f.text(field); text != f.shown(field) {
			edited[field] = text
		}
	}
	before, mine := f.original.Segments, f.segments
	f.set(now)
	for field, text := range edited {
		if field == data.FieldCountry {
			f.country.SetChosen(text)
		} else {
			f.fields[field].SetText(text)
		}
	}
	if !slices.Equal(before, mine) {
		f.segments = slices.DeleteFunc(f.segments, func(id data.SegmentID) bool {
			return slices.Contains(before, id) && !slices.Contains(mine, id)
		})
		for _, id := range mine {
			if !slices.Contains(before, id) && !slices.Contains(f.segments, id) {
				f.segments = append(f.segments, id)
			}
		}
		f.showChips()
	}
}

// shown is the original text of a field as the form shows it.
func (f *form) shown(field data.Field) string {
	if field == data.FieldMobile {
		return f.mobile
	}
	return f.original.Value(field)
}

// text is what stands in a field now.
func (f *form) text(field data.Field) string {
	if field == data.FieldCountry {
		return f.country.Chosen()
	}
	return f.fields[field].Text()
}

// contact is the contact as it is typed. A mobile that nobody touched stays as it is stored.
func (f *form) contact() data.Contact {
	c := f.original
	for _, field := range append(formFields(), data.FieldCountry) {
		c.SetValue(field, f.text(field))
	}
	if f.text(data.FieldMobile) == f.mobile && c.CountryCode == f.original.CountryCode {
		c.Mobile = f.original.Mobile
	}
	c.Segments = slices.Clone(f.segments)
	return c
}

// edited says whether anything is other than it was.
func (f *form) edited() bool {
	for _, field := range append(formFields(), data.FieldCountry) {
		if f.text(field) != f.shown(field) {
			return true
		}
	}
	return !sameSet(f.segments, f.original.Segments)
}

func sameSet(a, b []data.SegmentID) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func (f *form) edit(field data.Field) {
	if field == data.FieldCountry {
		f.left[field] = true
	}
	f.check(false)
	f.onEdited()
}

// check shows what is wrong: at the fields that the keyboard has left, or at all of them. It returns the first field
// with an error, data.FieldNone when there is none.
func (f *form) check(all bool) data.Field {
	sentences := map[data.Field]data.Problem{}
	for _, p := range f.page.app.CheckContact(f.contact()) {
		field := p.Field
		if f.fields[field] == nil {
			field = data.FieldMobile // "a mobile or an e-mail" concerns the row
		}
		if worst, ok := sentences[field]; !ok || p.Severity > worst.Severity {
			sentences[field] = p
		}
	}
	wrong := data.FieldNone
	for _, field := range f.order() {
		f.left[field] = f.left[field] || all // said once, it stays until it is right
		p, ok := sentences[field]
		if !ok || !f.left[field] {
			f.fields[field].SetError("")
			continue
		}
		text := wording.Problem(f.page.words, p)
		switch p.Severity {
		case data.Error, data.Conflict:
			f.fields[field].SetError(text)
			if wrong == data.FieldNone {
				wrong = field
			}
		case data.Warning:
			f.fields[field].SetWarning(text)
		default:
			f.fields[field].SetNotice(text)
		}
	}
	return wrong
}

// order is the order of the fields on the form.
func (f *form) order() []data.Field {
	return append([]data.Field{data.FieldCountry}, formFields()...)
}

func (f *form) clearMessages() {
	for _, field := range f.fields {
		field.SetError("")
	}
}

// focus puts the keyboard into a field.
func (f *form) focus(field data.Field) {
	if box := f.fields[field]; box != nil {
		box.Focus()
	}
}

// setBlocked makes the form read-only as long as there is a reason.
func (f *form) setBlocked(reason string) {
	if f.blocked == reason {
		return
	}
	f.blocked = reason
	for _, box := range f.fields {
		if reason == "" {
			box.Enable()
		} else {
			box.Disable()
		}
	}
	f.plus.SetReason(reason)
	f.showChips()
}

// showChips shows the segments anew.
func (f *form) showChips() {
	objects := make([]fyne.CanvasObject, 0, len(f.segments)+1)
	for _, id := range f.segments {
		s, ok := f.page.segments[id]
		if !ok {
			continue
		}
		remove := func() {
			f.segments = slices.DeleteFunc(slices.Clone(f.segments), func(other data.SegmentID) bool { return other == id })
			f.showChips()
			f.onEdited()
		}
		if f.blocked != "" {
			remove = nil
		}
		objects = append(objects, widgets.NewChip(chip(s), remove))
	}
	f.chips.Objects = append(objects, f.plus)
	f.chips.Refresh()
}

// pickSegment offers the segments that the contact does not have.
func (f *form) pickSegment() {
	var others []data.Segment
	for _, s := range f.page.sorted {
		if !slices.Contains(f.segments, s.ID) {
			others = append(others, s)
		}
	}
	picker := f.page.newPicker(pickOptions{segments: others, onPick: func(s data.Segment) {
		f.segments = append(slices.Clone(f.segments), s.ID)
		f.showChips()
		f.onEdited()
	}})
	picker.ShowBelow(f.plus)
}
