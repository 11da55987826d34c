package imports

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// segmentTables shows what the import does to segments, and below it the names that the book lacks, to be ticked.
type segmentTables struct {
	p       *checkPage
	box     *fyne.Container
	effects *widgets.Table
	none    *widgets.Text
	heading *widgets.Text
	hint    *widgets.Text
	unknown *widgets.Table
	widths  columnWidths
}

func newSegmentTables(p *checkPage) *segmentTables {
	w := p.f.p.Words
	t := &segmentTables{p: p}
	t.effects = widgets.NewTable(nil)
	t.effects.UpdateCell = t.fillEffect
	t.none = widgets.NewMutedText("").Wrapped()
	t.heading = widgets.NewText("").Strong().MinWidth(10)
	t.hint = widgets.NewMutedText(w.Text("import.unknown.hint")).MinWidth(10)
	t.unknown = widgets.NewTable(nil)
	t.unknown.UpdateCell = t.fillUnknown
	t.unknown.IsChecked = func(row int) bool {
		return row < len(p.c.plan.Unknown) && p.c.creates(p.c.plan.Unknown[row].Key)
	}
	t.unknown.HeaderState = p.c.createState
	t.unknown.OnHeaderCheck = func() { p.c.createAll(); t.decided() }
	t.unknown.OnCheck = func(row int, on bool) { p.c.create(row, row, on); t.decided() }
	t.unknown.OnCheckRange = func(from, to int, on bool) { p.c.create(from, to, on); t.decided() }
	t.unknown.OnOpen = func(row int) { t.unknown.OnCheck(row, !t.unknown.IsChecked(row)) }
	title := widgets.FixedSize(0, theme.ControlHeight, widgets.NewToolbar(widgets.NewText(w.Text("import.segments")).Strong()))
	t.box = container.New(&tablesLayout{t}, title, t.effects, t.none, t.heading, t.hint, t.unknown)
	return t
}

func (t *segmentTables) decided() {
	t.unknown.Refresh()
	t.p.f.decide()
}

func (t *segmentTables) refresh() {
	c, w := t.p.c, t.p.f.p.Words
	t.fitColumns()
	t.effects.SetLength(len(c.plan.Segments))
	t.unknown.SetLength(len(c.plan.Unknown))
	key := "import.segments.none"
	if !c.file.HasSegments {
		key = "import.segments.no_column"
	}
	t.none.SetText(w.Text(key))
	t.heading.SetText(w.Count("import.unknown", len(c.plan.Unknown)))
	visible(t.effects, len(c.plan.Segments) > 0)
	visible(t.none, len(c.plan.Segments) == 0)
	for _, o := range []fyne.CanvasObject{t.heading, t.hint, t.unknown} {
		visible(o, len(c.plan.Unknown) > 0)
	}
	t.box.Refresh()
}

// fitColumns makes the columns as wide as their numbers: a number that is cut says something else.
func (t *segmentTables) fitColumns() {
	c, w := t.p.c, t.p.f.p.Words
	var most data.SegmentEffect // the largest of each number, which needs the most room
	for _, e := range c.plan.Segments {
		most.Adds, most.Takes = max(most.Adds, e.Adds), max(most.Takes, e.Takes)
		most.Before, most.After = max(most.Before, e.Before), max(most.After, e.After)
	}
	mostRows := 0
	for _, u := range c.plan.Unknown {
		mostRows = max(mostRows, u.Rows)
	}
	widths := columnWidths{
		adds: cellWidth(addsText(w, most)), takes: cellWidth(takesText(w, most)), then: cellWidth(thenText(w, most)),
		rows: cellWidth(w.Number(mostRows)),
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
	t.effects.SetColumns([]widgets.Column{
		{ID: "segment", Title: w.Text("import.segments.segment"), Width: 110, MinWidth: 70, Flex: 1},
		number("adds", w.Text("import.segments.adds"), widths.adds),
		number("takes", w.Text("import.segments.takes"), widths.takes),
		then,
	})
	rows := number("rows", w.Text("import.unknown.rows"), widths.rows)
	rows.Align = fyne.TextAlignTrailing
	decision := max(cellWidth(w.Text("import.unknown.leave_out")), cellWidth(w.Text("import.unknown.create")))
	t.unknown.SetColumns([]widgets.Column{
		{ID: "name", Title: w.Text("import.unknown.name"), Width: 110, MinWidth: 80, Flex: 1},
		rows,
		{ID: "decision", Width: decision, MinWidth: decision},
	})
}

// columnWidths are what the numbers of the tables need.
type columnWidths struct{ adds, takes, then, rows float32 }

// cellWidth is what a cell needs to show a text uncut.
func cellWidth(text string) float32 {
	const padding = 2*10 + 1
	return fyne.MeasureText(text, theme.TextSize, fyne.TextStyle{}).Width + padding
}

func (t *segmentTables) fillEffect(row int, column string, cell *widgets.Cell) {
	effects := t.p.c.plan.Segments
	if row >= len(effects) {
		return
	}
	w, e := t.p.f.p.Words, effects[row]
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

func (t *segmentTables) fillUnknown(row int, column string, cell *widgets.Cell) {
	names := t.p.c.plan.Unknown
	if row >= len(names) {
		return
	}
	w, u := t.p.f.p.Words, names[row]
	switch column {
	case "name":
		cell.Text = u.Name
	case "rows":
		cell.Text, cell.Muted = w.Number(u.Rows), true
	case "decision":
		key := "import.unknown.leave_out"
		if cell.Muted = !t.p.c.creates(u.Key); !cell.Muted {
			key = "import.unknown.create"
		}
		cell.Text = w.Text(key)
	}
}

// tablesLayout gives each table what its rows need, and where that is too much, shares what there is.
type tablesLayout struct{ t *segmentTables }

func tableHeight(rows int) float32 { return float32(rows+1) * theme.RowHeight }

func (l *tablesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.arrange(size, put)
}

// height is what everything needs to show all rows.
func (l *tablesLayout) height(width float32) float32 {
	return l.arrange(fyne.NewSize(width, 1e6), func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// arrange places the parts from top to bottom and returns where they end.
func (l *tablesLayout) arrange(size fyne.Size, place func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	t := l.t
	title, y := t.box.Objects[0], float32(theme.ControlHeight)
	place(title, 0, 0, size.Width, y)
	line := t.heading.MinSize().Height
	below := float32(0) // what the unknown names need
	if t.unknown.Visible() {
		below = theme.GapM + 2*line + theme.GapXS + tableHeight(t.unknown.Length())
	}
	if t.effects.Visible() {
		room := max(size.Height-y-below, (size.Height-y)/2)
		h := min(tableHeight(t.effects.Length()), room)
		place(t.effects, 0, y, size.Width, h)
		y += h
	} else {
		place(t.none, 0, y+theme.GapXS, size.Width, 2*line)
		y += 2*line + theme.GapS
	}
	if !t.unknown.Visible() {
		return y
	}
	y += theme.GapM
	place(t.heading, 0, y, size.Width, line)
	place(t.hint, 0, y+line, size.Width, line)
	y += 2*line + theme.GapXS
	h := max(0, min(tableHeight(t.unknown.Length()), size.Height-y))
	place(t.unknown, 0, y, size.Width, h)
	return y + h
}

func (l *tablesLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, 100) }

// replaceBox is the checkbox that replaces segment data, with its effect in numbers.
type replaceBox struct {
	card   *widgets.Panel
	box    *widgets.Checkbox
	effect *widgets.Text
}

func newReplaceBox(w app.Words, changed func(bool)) *replaceBox {
	r := &replaceBox{box: widgets.NewCheckbox(w.Text("import.replace"), changed).Strong(), effect: widgets.NewText("").Wrapped()}
	r.card = widgets.NewCard(container.New(widgets.NewColumn(theme.GapXS), r.box, widgets.Pad(0, 0, 0, 23, r.effect)))
	return r
}

func (r *replaceBox) show(c *check) {
	r.box.SetChecked(c.wanted.Mode == data.SegmentsReplace)
	if c.plan.Column == data.SegmentsNamed {
		r.box.Enable()
	} else {
		r.box.Disable()
	}
	r.effect.SetText(c.replaceEffect())
	ink, fill, line := theme.ColorMuted, theme.ColorSurface, theme.ColorLine
	if c.takes() {
		ink, fill, line = theme.ColorText, theme.ColorWarningSoft, theme.ColorWarning
	}
	r.effect.SetColor(ink)
	r.card.SetColors(fill, line)
}

// sideLayout puts the replace box right below the tables, and to the lower edge when they need the room.
type sideLayout struct {
	tables  *segmentTables
	replace *replaceBox
}

func (l *sideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	card := l.replace.card
	card.Resize(fyne.NewSize(size.Width, card.Size().Height)) // wrapped text learns its width first
	h := card.MinSize().Height
	room := size.Height - h - theme.GapM
	tables := min((&tablesLayout{l.tables}).height(size.Width), room)
	put(l.tables.box, 0, 0, size.Width, tables)
	put(card, 0, tables+theme.GapM, size.Width, h)
}

func (l *sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 260) }

func visible(o fyne.CanvasObject, on bool) {
	switch {
	case on == o.Visible():
	case on:
		o.Show()
	default:
		o.Hide()
	}
}

func segmentColor(colour int) color.Color {
	if colour < 0 || colour >= len(theme.SegmentColors) {
		return theme.SegmentColors[len(theme.SegmentColors)-1]
	}
	return theme.SegmentColors[colour]
}
