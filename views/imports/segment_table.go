package imports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// segmentTable shows what the import does to segments, and before them the names that the book lacks, each with what
// becomes of it.
type segmentTable struct {
	p        *checkPage
	box      *fyne.Container
	all      *widgets.Button // what becomes of all unknown names alike
	table    *widgets.Table
	none     *widgets.Text
	widths   effectWidths
	segments []data.Segment // of the book, as far as they were asked for
}

func newSegmentTable(p *checkPage) *segmentTable {
	w := p.f.p.Words
	t := &segmentTable{p: p, table: widgets.NewTable(nil)}
	t.all = widgets.NewButton("", nil).Small().WithCaret()
	t.all.OnTapped = t.pickForAll
	t.table.UpdateCell = t.fill
	t.table.OnOpen = t.pick
	t.table.OnAction = func(line int, _ string) { t.pick(line) }
	t.table.OnShortcut = p.f.onShortcut
	t.none = widgets.NewMutedText("").Wrapped()
	head := widgets.FixedSize(0, theme.ControlHeight, widgets.NewToolbar(
		widgets.NewText(w.Text("import.segments")).Strong(), widgets.NewSpacer(), t.all))
	t.box = container.New(&segmentBoxLayout{t}, head, t.table, t.none)
	return t
}

// length is the number of lines: the unknown names, then the segments.
func (t *segmentTable) length() int { return len(t.p.c.plan.Unknown) + len(t.p.c.plan.Segments) }

// unknown is the unknown name of a line; false for a segment.
func (t *segmentTable) unknown(line int) (data.UnknownSegment, bool) {
	names := t.p.c.plan.Unknown
	if line < 0 || line >= len(names) {
		return data.UnknownSegment{}, false
	}
	return names[line], true
}

func (t *segmentTable) refresh() {
	c, w := t.p.c, t.p.f.p.Words
	t.fitColumns()
	t.table.SetLength(t.length())
	key := "import.segments.none"
	if !c.file.HasSegments {
		key = "import.segments.no_column"
	}
	t.none.SetText(w.Text(key))
	visible(t.table, t.length() > 0)
	visible(t.none, t.length() == 0)
	t.all.SetText(w.Count("import.unknown", len(c.plan.Unknown)))
	visible(t.all, len(c.plan.Unknown) > 0)
	t.box.Objects[0].Refresh()
	t.box.Refresh()
}

// effectWidths are what the numbers of the table need.
type effectWidths struct{ adds, takes, then float32 }

// cellWidth is what a cell needs to show a text uncut.
func cellWidth(text string) float32 {
	const padding = 2*10 + 1
	return fyne.MeasureText(text, theme.TextSize, fyne.TextStyle{}).Width + padding
}

// fitColumns makes the columns as wide as their numbers: a number that is cut says something else.
func (t *segmentTable) fitColumns() {
	c, w := t.p.c, t.p.f.p.Words
	var most data.SegmentEffect // the largest of each number, which needs the most room
	for _, e := range c.plan.Segments {
		most.Adds, most.Takes = max(most.Adds, e.Adds), max(most.Takes, e.Takes)
		most.Before, most.After = max(most.Before, e.Before), max(most.After, e.After)
	}
	widths := effectWidths{
		adds: cellWidth(addsText(w, most)), takes: cellWidth(takesText(w, most)), then: cellWidth(thenText(w, most)),
	}
	if widths == t.widths {
		return
	}
	t.widths = widths
	number := func(id, title string, width float32) widgets.Column {
		return widgets.Column{ID: id, Title: title, Width: max(width, 62), MinWidth: width}
	}
	then := number("then", w.Text("import.segments.then"), widths.then)
	then.HideOrder = 1
	t.table.SetColumns([]widgets.Column{
		{ID: "segment", Title: w.Text("import.segments.segment"), Width: 110, MinWidth: 70, Flex: 1},
		number("adds", w.Text("import.segments.adds"), widths.adds),
		number("takes", w.Text("import.segments.takes"), widths.takes),
		then,
	})
}

func (t *segmentTable) fill(line int, column string, cell *widgets.Cell) {
	if u, unknown := t.unknown(line); unknown {
		t.fillUnknown(u, column, cell)
		return
	}
	effects := t.p.c.plan.Segments
	line -= len(t.p.c.plan.Unknown)
	if line >= len(effects) {
		return
	}
	w, e := t.p.f.p.Words, effects[line]
	cell.Blank = true
	switch column {
	case "segment":
		cell.Text, cell.Dot = e.Name, &widgets.ChipData{Color: segmentColor(e.Colour)}
		if e.ID == 0 {
			cell.Badge, cell.BadgeTone = w.Text("import.segments.new"), widgets.Success
		}
	case "adds":
		cell.Text, cell.Color = addsText(w, e), theme.ColorSuccess
	case "takes":
		cell.Text, cell.Color = takesText(w, e), theme.ColorError
	case "then":
		cell.Text = thenText(w, e)
	}
}

// fillUnknown shows an unknown name, and in the room of the numbers what becomes of it.
func (t *segmentTable) fillUnknown(u data.UnknownSegment, column string, cell *widgets.Cell) {
	c, w := t.p.c, t.p.f.p.Words
	cell.Blank = true
	switch column {
	case "segment":
		cell.Text, cell.Badge = oneLine(u.Name), w.Text("import.unknown.times", "Rows", w.Number(u.Rows))
		cell.BadgeTone = widgets.Subdued
		if c.wanted.OfName(u.Key).Act == data.NameLeaveOut {
			cell.BadgeTone = widgets.Warning
		}
	case "adds":
		cell.Text, cell.Frame, cell.Caret, cell.Span = c.nameDecision(u, t.segments), theme.ColorLine, true, 2
	}
}

// pick asks what becomes of the unknown name of a line.
func (t *segmentTable) pick(line int) {
	u, unknown := t.unknown(line)
	if !unknown {
		return
	}
	t.p.pickName(u, func() fyne.CanvasObject { return t.table.CellAnchor(line, "adds") })
}

// pickForAll asks what becomes of all unknown names alike.
func (t *segmentTable) pickForAll() {
	var items []widgets.MenuItem
	for _, item := range t.p.c.allNameItems() {
		items = append(items, widgets.MenuItem{Text: item.Text, Icon: item.Icon, Action: func() {
			if item.ID == nameNearest {
				t.p.c.takeNearest()
			} else {
				t.p.c.decideNames(nameOf(item.ID))
			}
			t.p.decided()
		}})
	}
	widgets.ShowMenu(t.p.f.p.Window.Canvas(), t.all, items, nil)
}

// askSegments loads the segments of the book, for the names of those that unknown names are taken for.
func (p *checkPage) askSegments(then func()) {
	f := p.f
	ctx := f.ctx
	f.p.Tasks.Go(func() {
		segments, err := f.p.App.Segments(context.WithoutCancel(ctx))
		f.p.Tasks.UI(func() {
			if f.page != p || err != nil {
				return
			}
			p.segments.segments = segments
			p.segments.table.RefreshRows(0, p.segments.length())
			if then != nil {
				then()
			}
		})
	})
}

// pickName opens the choices for an unknown name below where says, once the segments of the book are there.
func (p *checkPage) pickName(u data.UnknownSegment, where func() fyne.CanvasObject) {
	w := p.f.p.Words
	p.askSegments(func() {
		anchor := where()
		if anchor == nil {
			return
		}
		list := widgets.NewPicker(p.f.p.Window.Canvas())
		list.Width = 300
		list.Placeholder, list.EmptyText = w.Text("mend.segment.search"), w.Text("mend.segment.none")
		list.Items = func(search string) []widgets.PickItem { return p.c.nameItems(u, p.segments.segments, search) }
		list.OnPick = func(item widgets.PickItem) { p.decideName(u, nameOf(item.ID)) }
		list.ShowBelow(anchor)
	})
}

// decideName takes a decision about an unknown name.
func (p *checkPage) decideName(u data.UnknownSegment, decision data.NameDecision) {
	p.c.decideName(u.Key, decision)
	p.segments.table.Refresh()
	p.decided()
}

// segmentBoxLayout gives the table what its rows need.
type segmentBoxLayout struct{ t *segmentTable }

func (l *segmentBoxLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, theme.ControlHeight)
	put(objects[1], 0, theme.ControlHeight, size.Width, max(0, size.Height-theme.ControlHeight))
	put(objects[2], 0, theme.ControlHeight+theme.GapXS, size.Width, objects[2].MinSize().Height)
}

func (l *segmentBoxLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, 100) }
