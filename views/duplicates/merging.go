package duplicates

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const (
	mergeWidth   float32 = 940
	mergeHeight  float32 = 640
	mergeLabels  float32 = 150
	mergeEffect  float32 = 64 // of the sentences below the fields
	mostSideways         = 3  // contacts that stand side by side, each in a column of its own
)

// merging is the dialog that merges contacts field by field.
type merging struct {
	d        *Dialogs
	m        *app.Merging
	segments []data.Segment
	then     func() // after the merge; may be nil

	sheet  *widgets.Sheet
	scroll *container.Scroll
	effect *widgets.Text
	merge  *widgets.Button
	rows   map[data.Field]*widgets.OptionRow
	busy   bool
}

func newMerging(d *Dialogs, contacts []data.Contact, segments []data.Segment, then func()) *merging {
	w := d.p.Words
	g := &merging{d: d, m: app.NewMerging(contacts), segments: segments, then: then, rows: map[data.Field]*widgets.OptionRow{}}
	g.sheet = widgets.NewSheet(d.p.Window.Canvas(), w.Count("merge.title", len(contacts)))
	g.sheet.Size = fyne.NewSize(mergeWidth, mergeHeight)
	g.sheet.SetSubtitle(widgets.NewMutedText(w.Text("merge.subtitle")))
	inner := mergeWidth - 2*theme.DialogPadding
	g.effect = widgets.NewMutedText("").WrapAt(inner)
	cancel := widgets.NewButton(w.Text("common.cancel"), g.sheet.Close)
	g.merge = widgets.NewPrimaryButton(w.Text("merge.confirm"), g.run)
	g.sheet.SetButtons(cancel, g.merge)
	g.sheet.SetHint(w.Text("merge.undo"))
	g.sheet.SetDefault(g.merge)
	g.scroll = container.NewVScroll(widgets.Pad(0, theme.ScrollBarWidth+theme.GapS, 0, 0, g.fields()))
	effect := widgets.FixedSize(0, mergeEffect, widgets.Pad(theme.GapS, 0, 0, 0, g.effect))
	g.sheet.SetBody(widgets.Dock(nil, effect, nil, nil, g.scroll))
	g.sheet.First = g.merge
	g.update()
	g.sheet.Show()
	return g
}

// aligned says that each contact has a column of its own.
func (g *merging) aligned() bool { return len(g.m.Contacts) <= mostSideways }

func (g *merging) perLine() int { return min(len(g.m.Contacts), mostSideways) }

// fields are all rows of the dialog: who stays, the fields, the segments.
func (g *merging) fields() *fyne.Container {
	w := g.d.p.Words
	column := container.New(widgets.NewColumn(theme.GapS))
	column.Add(g.row(w.Text("merge.stays"), g.stays()))
	for _, f := range app.MergedFields() {
		if choices := g.m.Choices(f); len(choices) > 0 {
			column.Add(g.row(wording.Field(w, f), g.field(f, choices)))
		}
	}
	if chips := g.chips(); len(chips) > 0 {
		column.Add(g.row(wording.Field(w, data.FieldSegments), widgets.NewChipRow(chips...)))
	}
	return column
}

// row is a label with what stands at its right.
func (g *merging) row(label string, content fyne.CanvasObject) fyne.CanvasObject {
	name := widgets.FixedSize(mergeLabels, theme.ControlHeight, widgets.NewMutedText(label))
	return container.NewBorder(nil, nil, container.NewVBox(name), nil, content)
}

// stays asks which contact stays.
func (g *merging) stays() fyne.CanvasObject {
	w := g.d.p.Words
	options := make([]widgets.Option, len(g.m.Contacts))
	for i, c := range g.m.Contacts {
		note := "merge.contact"
		if len(options) > 2 {
			note = "merge.contact_short" // the boxes are narrower
		}
		options[i] = widgets.Option{
			ID: strconv.Itoa(i), Text: c.FullName(),
			Note: w.Text(note, "Number", plain(c.ID), "Created", w.Date(c.CreatedAt), "Edited", w.Date(c.UpdatedAt)),
		}
	}
	row := widgets.NewOptionRow(options, g.m.Stays)
	row.PerLine = g.perLine()
	row.OnChosen = func(id string) {
		g.m.Stays, _ = strconv.Atoi(id)
		g.update()
	}
	g.reveal(row)
	return row
}

// field shows the only value of a field, or lets the user choose among several.
func (g *merging) field(f data.Field, choices []int) fyne.CanvasObject {
	if len(choices) == 1 {
		return widgets.FixedSize(0, theme.ControlHeight, widgets.NewText(g.shown(f, g.m.Contacts[choices[0]])).MinWidth(1))
	}
	row := widgets.NewOptionRow(g.options(f, choices))
	row.PerLine = g.perLine()
	row.OnChosen = func(id string) {
		g.m.Takes[f], _ = strconv.Atoi(id)
		g.update()
	}
	g.rows[f] = row
	g.reveal(row)
	return row
}

// options are the values of a field, in the columns of their contacts, or each once with its contact.
func (g *merging) options(f data.Field, choices []int) (options []widgets.Option, chosen int) {
	w := g.d.p.Words
	for i, c := range g.m.Contacts {
		o := widgets.Option{Text: g.shown(f, c)}
		switch {
		case g.aligned() && c.Value(f) == "":
		case g.aligned():
			o.ID = strconv.Itoa(i)
		case !slices.Contains(choices, i):
			continue
		default:
			o.ID = strconv.Itoa(i)
			o.Note = w.Text("merge.contact_short", "Number", plain(c.ID), "Edited", w.Date(c.UpdatedAt))
		}
		if i == g.m.Takes[f] {
			chosen = len(options)
		}
		options = append(options, o)
	}
	if f == data.FieldNotes {
		if g.m.Takes[f] == app.TakesAll {
			chosen = len(options)
		}
		options = append(options, widgets.Option{ID: strconv.Itoa(app.TakesAll), Text: w.Text("merge.all_notes")})
	}
	return options, chosen
}

// reveal scrolls to a row when the keyboard comes to it.
func (g *merging) reveal(row *widgets.OptionRow) {
	row.OnFocused = func() {
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(row).Y - driver.AbsolutePositionForObject(g.scroll.Content).Y
		offset, room := g.scroll.Offset.Y, g.scroll.Size().Height
		switch {
		case top < offset:
			g.scroll.ScrollToOffset(fyne.NewPos(0, top))
		case top+row.Size().Height > offset+room:
			g.scroll.ScrollToOffset(fyne.NewPos(0, top+row.Size().Height-room))
		}
	}
}

func (g *merging) chips() []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, id := range g.m.Merged().Segments {
		if i := slices.IndexFunc(g.segments, func(s data.Segment) bool { return s.ID == id }); i >= 0 {
			s := g.segments[i]
			chips = append(chips, widgets.NewBareChip(widgets.ChipData{
				Text: s.Name, Color: theme.SegmentColors[max(0, s.Colour)%len(theme.SegmentColors)],
			}))
		}
	}
	return chips
}

// shown is a contact's value of a field as people write it.
func (g *merging) shown(f data.Field, c data.Contact) string {
	switch f {
	case data.FieldMobile:
		return g.d.p.App.ShowMobile(c)
	case data.FieldCountry:
		if name := g.d.p.App.CountryName(c.CountryCode); name != "" {
			return name
		}
	}
	return c.Value(f)
}

// update says what will be gone, and what is wrong with the merged contact.
func (g *merging) update() {
	w := g.d.p.Words
	wrong := ""
	for _, p := range g.d.p.App.CheckContact(g.m.Merged()) {
		if p.Severity == data.Error {
			wrong = wording.Problem(w, p)
			break
		}
	}
	g.effect.SetColor(theme.ColorMuted)
	g.effect.SetText(g.gone())
	reason := g.d.blocked()
	if wrong != "" {
		reason = wrong
		g.effect.SetColor(theme.ColorError)
		g.effect.SetText(wrong)
	}
	g.merge.SetReason(reason)
}

// gone says which contacts are deleted, and which values nobody has then.
func (g *merging) gone() string {
	w := g.d.p.Words
	var lost []string
	for _, f := range app.MergedFields() {
		for _, value := range g.m.Lost(f) {
			lost = append(lost, w.Text("merge.lost_value", "Field", wording.Field(w, f), "Value", g.shown(f, g.owner(f, value))))
		}
	}
	others := len(g.m.Contacts) - 1
	if len(lost) == 0 {
		return w.Count("merge.nothing_lost", others)
	}
	return w.Count("merge.lost", others, "Values", wording.List(w, lost))
}

// owner is a contact that has a value.
func (g *merging) owner(f data.Field, value string) data.Contact {
	return g.m.Contacts[slices.IndexFunc(g.m.Contacts, func(c data.Contact) bool { return c.Value(f) == value })]
}

func (g *merging) run() {
	if g.busy {
		return
	}
	g.busy = true
	d := g.d
	d.p.Tasks.Go(func() {
		var change data.Change
		merged, err := d.p.App.MergeContacts(app.NoteChange(context.Background(), &change), g.m)
		d.p.Tasks.UI(func() {
			g.busy = false
			if err != nil {
				g.failed(err)
				return
			}
			g.sheet.Close()
			if d.p.OnMerged != nil {
				d.p.OnMerged(merged, change)
			}
			if g.then != nil {
				g.then()
			}
		})
	})
}

// failed says why nothing was merged. Contacts that are no more as they were are looked at again.
func (g *merging) failed(err error) {
	g.effect.SetColor(theme.ColorError)
	g.effect.SetText(wording.Error(g.d.p.Words, err))
	if errors.Is(err, data.ErrContactChanged) || errors.Is(err, data.ErrContactNotFound) {
		g.merge.SetReason(wording.Error(g.d.p.Words, err))
	}
}

// plain is a contact's number as the commands take it, without separators.
func plain(id data.ContactID) string { return strconv.FormatInt(int64(id), 10) }
