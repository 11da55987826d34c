package exports

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const (
	reportText = reportWidth - 4*theme.GapM
	// fewContacts are looked at so fast that a progress would only flicker.
	fewContacts = 20_000
)

// report says what comes of an export: who is in the file, who is not taken there, and what is to be done there.
type report struct {
	form   *form
	object fyne.CanvasObject
	column *fyne.Container
	scroll *container.Scroll

	done     bool // the last look has ended
	contacts int  // that the file would hold
}

func newReport(f *form) *report {
	r := &report{form: f, column: container.New(widgets.NewColumn(theme.GapS))}
	r.scroll = container.NewVScroll(widgets.Pad(0, theme.GapM, 0, 0, r.column))
	r.object = widgets.Pad(0, 0, 0, theme.GapL, r.scroll)
	return r
}

func (r *report) set(blocks ...fyne.CanvasObject) {
	r.column.Objects = blocks
	r.scroll.Offset = fyne.Position{}
	r.scroll.Content.Refresh()
	r.scroll.Refresh()
}

// progress shows how far a look is, when there is much to look at.
func (r *report) progress(era int) data.ProgressFunc {
	w := r.form.words
	bar, text := widgets.NewProgress(), widgets.NewMutedText("")
	shown := false
	latest := widgets.NewLatest(r.form.d.p.Tasks, func(p data.Progress) {
		if r.done || era != r.form.era || p.Total < fewContacts {
			return
		}
		if !shown {
			shown = true
			r.set(widgets.NewText(w.Text("export.checking")).Strong(), bar, text)
		}
		bar.SetValue(float64(p.Done) / float64(p.Total))
		text.SetText(w.Text("export.progress", "Done", w.Number(int(p.Done)), "Total", w.Number(int(p.Total))))
	})
	return latest.Set
}

func (r *report) fail(sentence string) {
	r.done, r.contacts = true, 0
	r.set(r.text(sentence).Colored(theme.ColorError))
	r.form.update()
}

// show shows what was found.
func (r *report) show(c checked) {
	r.done, r.contacts = true, c.Contacts
	blocks := []fyne.CanvasObject{r.tiles(c)}
	blocks = append(blocks, r.delta(c)...)
	blocks = append(blocks, r.unfit(c)...)
	if c.Profile.Upload {
		blocks = append(blocks, r.segments(c)...)
	}
	r.set(append(blocks, widgets.NewGap(1, theme.GapS))...)
	r.form.update()
}

func (r *report) text(sentence string) *widgets.Text {
	return widgets.NewText(sentence).WrapAt(reportText)
}

func (r *report) heading(text string) fyne.CanvasObject {
	return widgets.Pad(theme.GapS, 0, 0, 0, widgets.NewText(text).Strong().WrapAt(reportText))
}

func (r *report) tiles(c checked) fyne.CanvasObject {
	w := r.form.words
	tone := func(n int, tone widgets.Tone) widgets.Tone {
		if n == 0 {
			return widgets.Subdued
		}
		return tone
	}
	tiles := []*widgets.StatTile{
		widgets.NewStatTile(w.Text("export.tile.contacts"), w.Number(c.Contacts), tone(c.Contacts, widgets.Accented)),
		widgets.NewStatTile(w.Text("export.tile.fit"), w.Number(c.Qualifying), tone(c.Qualifying, widgets.Success)),
		widgets.NewStatTile(w.Text("export.tile.unfit"), w.Number(len(c.unfit)), tone(len(c.unfit), widgets.Warning)),
	}
	if len(c.unfit) > 0 {
		tiles[2].OnTapped = func() { r.form.mend(c.unfit) }
	}
	return widgets.NewTileRow(tiles...)
}

// unfit says what the receiver would not take and why; each reason opens its contacts.
func (r *report) unfit(c checked) []fyne.CanvasObject {
	w := r.form.words
	var blocks []fyne.CanvasObject
	if len(c.Missing) > 0 {
		names := make([]string, len(c.Missing))
		for i, f := range c.Missing {
			names[i] = wording.Field(w, f)
		}
		blocks = append(blocks, r.text(w.Text("export.missing", "Fields", strings.Join(names, ", "))).Colored(theme.ColorError))
	}
	if len(c.Reasons) > 0 {
		blocks = append(blocks, r.heading(w.Text("export.unfit")))
	}
	for _, reason := range c.Reasons {
		ids := c.ReasonIDs(reason.Reason)
		blocks = append(blocks, r.sentence(w.Count("export_reason."+string(reason.Reason), reason.Contacts),
			widgets.NewLinkText(w.Text("export.mend"), func() { r.form.mend(ids) })))
	}
	if len(c.Reasons) == 0 && len(c.Missing) == 0 && c.Contacts > 0 {
		blocks = append(blocks, r.text(w.Text("export.all_fit")))
	}
	return blocks
}

// sentence is a sentence with links at its right.
func (r *report) sentence(text string, links ...fyne.CanvasObject) fyne.CanvasObject {
	row := widgets.NewToolbar(links...)
	room := reportText - row.MinSize().Width - theme.GapL
	return widgets.Dock(nil, nil, nil, row, widgets.NewText(text).WrapAt(room))
}

// delta says what to do at the receiver about a file of changes.
func (r *report) delta(c checked) []fyne.CanvasObject {
	w := r.form.words
	if !r.form.changed.Checked() {
		return nil
	}
	var blocks []fyne.CanvasObject
	switch {
	case c.Sent == 0:
		blocks = append(blocks, widgets.NewMutedText(w.Text("export.first_time")).WrapAt(reportText))
	case c.Unchanged > 0:
		blocks = append(blocks, widgets.NewMutedText(w.Count("export.unchanged", c.Unchanged)).WrapAt(reportText))
	}
	return append(blocks, r.byHand(c.Replace && c.Contacts > 0, c.apart)...)
}

// byHand says which box to tick at the receiver, and whom to put right there.
func (r *report) byHand(replace bool, apart []apartGroup) []fyne.CanvasObject {
	w := r.form.words
	var blocks []fyne.CanvasObject
	if replace || len(apart) > 0 {
		blocks = append(blocks, r.heading(w.Text("export.by_hand")))
	}
	if replace {
		blocks = append(blocks, r.text(w.Text("export_replace")))
	}
	for _, g := range apart {
		links := []fyne.CanvasObject{r.copies(func(done func(string)) { r.form.copyContacts(g.ids, done) })}
		if g.here {
			links = append(links, widgets.NewLinkText(w.Text("export.show"), func() { r.form.mend(g.ids) }))
		}
		blocks = append(blocks, r.text(w.Count(g.key, len(g.ids))))
		for _, contact := range g.named {
			blocks = append(blocks, widgets.NewMutedText(r.form.line(contact)).MinWidth(10))
		}
		if more := len(g.ids) - len(g.named); more > 0 && len(g.named) > 0 {
			blocks = append(blocks, widgets.NewMutedText(w.Count("export.more", more)))
		}
		blocks = append(blocks, container.New(widgets.NewRow(theme.GapL), links...))
	}
	return blocks
}

// copies is a link that copies a text and then says so. get calls back with the text.
func (r *report) copies(get func(done func(string))) *widgets.LinkText {
	var link *widgets.LinkText
	link = widgets.NewLinkText(r.form.words.Text("export.copy"), func() {
		get(func(text string) {
			fyne.CurrentApp().Clipboard().SetContent(text)
			link.SetText(r.form.words.Text("export.copied"))
		})
	})
	return link
}

// mostSegments is how many segments can be ticked off; the copied list has all.
const mostSegments = 100

// segments are the checklist of those that must be at the receiver before the file comes.
func (r *report) segments(c checked) []fyne.CanvasObject {
	w := r.form.words
	if len(c.Segments) == 0 {
		return nil
	}
	copies := r.copies(func(done func(string)) { done(c.SegmentList()) })
	blocks := []fyne.CanvasObject{
		r.heading(w.Text("export.segments")),
		r.sentence(w.Count("export.segments_text", len(c.Segments)), copies),
	}
	created := r.form.d.created
	for _, use := range c.Segments[:min(len(c.Segments), mostSegments)] {
		id := use.Segment.ID
		box := widgets.NewCheckbox(w.Count("export.segment", use.Contacts, "Segment", use.Segment.Name), func(on bool) {
			created[id] = on
		})
		box.SetChecked(created[id])
		blocks = append(blocks, box)
	}
	if more := len(c.Segments) - mostSegments; more > 0 {
		blocks = append(blocks, widgets.NewMutedText(w.Count("export.more_segments", more)))
	}
	return blocks
}
