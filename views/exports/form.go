package exports

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/data/columns"
	"muster/views/files"
	"muster/views/theme"
	"muster/views/widgets"
)

const (
	formWidth  = float32(930)
	formHeight = float32(620)
	// reportWidth is the width of the right half, which does not move with what is chosen.
	reportWidth = float32(452)
	partsWidth  = float32(136)
)

// form is the open dialog of an export: at the left what is chosen, at the right what comes of it.
type form struct {
	d     *Dialogs
	words app.Words
	known known
	whats []what

	sheet               *widgets.Sheet
	what                *options
	saved               *widgets.SelectField // nil without saved lists
	changed, qualifying *widgets.Checkbox
	profile             *widgets.SelectField
	manage              *widgets.Button
	format              *widgets.OptionRow
	formatField         *widgets.Field
	parts               *widgets.Field
	wrong               *widgets.Text
	save                *widgets.Button
	body                fyne.CanvasObject
	report              *report

	stop    context.CancelFunc // ends what is looked at or written
	era     int                // counts the looks: the last one counts
	writing bool
	written bool // nothing is left to go on with
}

func newForm(d *Dialogs, offer Offer, k known) *form {
	w := d.p.Words
	f := &form{d: d, words: w, known: k, stop: func() {}}
	resumed := d.kept
	if d.kept = nil; !offer.Resume {
		resumed = nil
	}
	f.whats = offer.whats(w, resumed, len(k.saved) > 0)
	f.report = newReport(f)
	f.choices()
	f.save = widgets.NewPrimaryButton(w.Text("export.save"), f.ask)
	f.sheet = widgets.NewSheet(d.p.Window.Canvas(), w.Text("export.title"))
	f.sheet.Size = fyne.NewSize(formWidth, formHeight)
	f.sheet.OnClosed = f.closed
	f.sheet.First = f.what
	f.choose(k.usual)
	if resumed != nil {
		f.resume(resumed)
	}
	f.body = f.layout()
	f.back()
	f.sheet.Show()
	f.check()
	return f
}

func (f *form) closed() {
	f.stop()
	f.d.form = nil
}

// choices makes the controls.
func (f *form) choices() {
	w := f.words
	titles := make([]option, len(f.whats))
	for i, one := range f.whats {
		titles[i] = one.option
	}
	f.what = newOptions(titles, func(int) { f.check() })
	search, nothing := w.Text("export.search"), w.Text("export.no_match")
	if len(f.known.saved) > 0 {
		f.saved = widgets.NewSelectField("", search, nothing, f.savedItems())
		f.saved.SetChosen(filterKey(f.known.saved[0].ID))
		f.saved.OnChanged = func(string) {
			if last := len(f.whats) - 1; f.what.chosen != last {
				f.what.choose(last) // which looks, too
				return
			}
			f.check()
		}
	}
	f.changed = widgets.NewCheckbox(w.Text("export.changed"), func(bool) { f.check() })
	f.qualifying = widgets.NewCheckbox(w.Text("export.qualifying"), func(bool) { f.check() })
	f.profile = widgets.NewSelectField("", search, nothing, nil)
	f.profile.OnChanged = func(id string) {
		if p, ok := f.find(id); ok {
			f.choose(p)
			f.check()
		}
	}
	f.manage = widgets.NewButton(w.Text("export.profile.manage"), f.openMenu).WithCaret()
	f.parts = widgets.NewField(w.Text("export.parts"))
	f.parts.SetPlaceholder(w.Text("export.parts_none"))
	f.parts.OnChanged = func(string) { f.update() }
	f.formatField = widgets.NewFieldAround(w.Text("export.format"), widgets.NewGap(1, 1))
	f.wrong = widgets.NewText("").Colored(theme.ColorError).Wrapped()
	f.wrong.Hide()
}

func (f *form) savedItems() []widgets.PickItem {
	items := make([]widgets.PickItem, len(f.known.saved))
	for i, filter := range f.known.saved {
		items[i] = widgets.PickItem{ID: filterKey(filter.ID), Text: filter.Name, Note: f.words.Number(filter.Count)}
	}
	return items
}

func (f *form) layout() fyne.CanvasObject {
	w := f.words
	left := container.New(widgets.NewColumn(theme.GapS), widgets.NewMutedText(w.Text("export.what")), f.what)
	if f.saved != nil {
		left.Add(widgets.Pad(0, 0, 0, optionPadding+radioSize+theme.GapM, f.saved)) // below the text of its option
	}
	left.Add(f.changed)
	left.Add(f.qualifying)
	left.Add(widgets.NewGap(1, theme.GapXS))
	left.Add(widgets.NewFieldAround(w.Text("export.profile"),
		widgets.Dock(nil, nil, nil, widgets.Pad(0, 0, 0, theme.GapS, f.manage), f.profile)).Compact())
	parts := widgets.Pad(0, 0, 0, theme.GapM, widgets.FixedWidth(partsWidth, f.parts))
	left.Add(widgets.Dock(nil, nil, nil, parts, f.formatField))
	left.Add(f.wrong)
	right := widgets.FixedSize(reportWidth, 0, f.report.object)
	return widgets.Dock(nil, nil, nil, right, container.NewVScroll(widgets.Pad(0, theme.GapL, 0, 0, left)))
}

func (f *form) find(id string) (columns.Profile, bool) {
	i := slices.IndexFunc(f.known.profiles, func(p columns.Profile) bool { return p.ID == id })
	if i < 0 {
		return columns.Profile{}, false
	}
	return f.known.profiles[i], true
}

// chosen is the profile that is chosen.
func (f *form) chosen() columns.Profile {
	if p, ok := f.find(f.profile.Chosen()); ok {
		return p
	}
	return f.known.usual
}

// choose chooses a profile, and the type of file that it writes.
func (f *form) choose(p columns.Profile) {
	w := f.words
	items := make([]widgets.PickItem, len(f.known.profiles))
	for i, one := range f.known.profiles {
		items[i] = widgets.PickItem{ID: one.ID, Text: one.Name}
		if one.ID == f.known.usual.ID {
			items[i].Note = w.Text("export.profile.usual")
		}
	}
	f.profile.SetItems(items)
	f.profile.SetChosen(p.ID)
	types := []columns.FileType{columns.FileCSV, columns.FileXLSX}
	if p.Type == columns.FileCards {
		types = []columns.FileType{columns.FileCards}
	}
	boxes := make([]widgets.Option, len(types))
	for i, t := range types {
		boxes[i] = widgets.Option{ID: string(t), Text: w.Text("export.type." + string(t))}
	}
	f.format = widgets.NewOptionRow(boxes, slices.Index(types, p.Type))
	f.format.OnChosen = func(string) { f.check() }
	f.formatField = widgets.NewFieldAround(w.Text("export.format"), f.format)
	if f.body != nil {
		f.body = f.layout()
		f.back()
	}
}

// resume chooses what was chosen before the user went to mend contacts.
func (f *form) resume(k *kept) {
	if p, ok := f.find(k.profile); ok {
		f.choose(p)
		f.format.SetChosen(k.extension)
	}
	f.changed.SetChecked(k.changed)
	f.qualifying.SetChecked(k.qualifying)
	f.parts.SetText(k.parts)
}

// now is what is chosen to go out.
func (f *form) now() what {
	one := f.whats[f.what.chosen]
	if one.saved {
		for _, filter := range f.known.saved {
			if filterKey(filter.ID) == f.saved.Chosen() {
				return savedWhat(filter)
			}
		}
	}
	return one
}

// partRows is how many rows a part has, 0 for one file; ok is false for what is no such number.
func (f *form) partRows() (n int, ok bool) {
	text := strings.TrimSpace(f.parts.Text())
	if text == "" {
		return 0, true
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && n > 0
}

// options are what is chosen; a check only looks at the ending of the path.
func (f *form) options(path string) app.ExportOptions {
	n, _ := f.partRows()
	return app.ExportOptions{
		Path: path, Profile: f.chosen().ID, Selection: f.now().selection, PartRows: n,
		OnlyChanged: f.changed.Checked(), OnlyQualifying: f.qualifying.Checked(),
	}
}

// keep remembers what is chosen for the next time.
func (f *form) keep() {
	f.d.kept = &kept{
		what: f.now(), profile: f.chosen().ID, extension: f.format.Chosen(), parts: f.parts.Text(),
		changed: f.changed.Checked(), qualifying: f.qualifying.Checked(),
	}
}

// mend shows contacts in the table.
func (f *form) mend(ids []data.ContactID) {
	if !f.written {
		f.keep()
	}
	f.sheet.Close()
	if f.d.p.OnMend != nil {
		f.d.p.OnMend(ids)
	}
}

// back shows the choices.
func (f *form) back() {
	f.sheet.SetBody(f.body)
	f.sheet.SetButtons(widgets.NewButton(f.words.Text("common.cancel"), f.sheet.Close), f.save)
	f.sheet.SetDefault(f.save)
	f.update()
}

// update greys what cannot be done now and says why.
func (f *form) update() {
	reason := ""
	if _, ok := f.partRows(); !ok {
		reason = f.words.Text("export.parts_wrong")
		f.parts.SetError(reason)
	} else {
		f.parts.SetError("")
		if f.report.done && f.report.contacts == 0 {
			reason = f.words.Text("export.nobody")
		}
	}
	f.save.SetReason(reason)
}

func (f *form) kinds() []app.FileKind {
	switch columns.FileType(f.format.Chosen()) {
	case columns.FileXLSX:
		return files.XLSX(f.words)
	case columns.FileCards:
		return files.Cards(f.words)
	}
	return files.CSV(f.words)
}
