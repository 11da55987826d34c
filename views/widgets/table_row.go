package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var _ laneRow = (*tableRow)(nil)

// tableRow is one row object of a Table; it is used for one row after another.
type tableRow struct {
	widget.BaseWidget
	table *Table
	row   int

	back, line, mark *canvas.Rectangle
	tick             *tick
	cells            []*tableCell
	objects          []fyne.CanvasObject
	ticked           bool
}

func newTableRow(t *Table) *tableRow {
	r := &tableRow{
		table: t, row: -1,
		back: newRect(0), line: newRect(0), mark: newRect(0),
		tick: newTick(),
	}
	r.objects = append([]fyne.CanvasObject{r.back, r.line, r.mark}, r.tick.objects()...)
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) bind(row int) {
	r.row = row
	r.paintState()
	r.paintCells()
}

// paintState paints what changes without the row's content: the tick, the
// mouse, the keyboard.
func (r *tableRow) paintState() {
	t := r.table
	if r.row < 0 || r.row >= t.lane.length {
		return
	}
	loaded := t.IsLoaded == nil || t.IsLoaded(r.row)
	r.ticked = t.checkable() && t.IsChecked(r.row)
	fill := theme.ColorSurface
	switch {
	case r.ticked:
		fill = theme.ColorAccentSoft
	case t.hovered == r.row, t.current == r.row:
		fill = theme.ColorHover
	}
	setFill(r.back, fill)
	setFill(r.line, theme.ColorLine)
	mark := fyne.ThemeColorName("")
	if t.current == r.row {
		mark = theme.ColorLine
		if t.focused {
			mark = theme.ColorAccent
		}
	}
	setFill(r.mark, mark)
	if !t.checkable() {
		for _, o := range r.tick.objects() {
			show(o, false)
		}
		return
	}
	state := Unchecked
	if r.ticked {
		state = Checked
	}
	r.tick.paint(state, false, !loaded)
}

// setFill colours a rectangle and refreshes it only when that changed.
func setFill(rect *canvas.Rectangle, name fyne.ThemeColorName) {
	c := colorOrClear(name)
	if rect.FillColor == c {
		return
	}
	rect.FillColor = c
	rect.Refresh()
}

func (r *tableRow) paintCells() {
	t := r.table
	for len(r.cells) < len(t.placed) {
		r.cells = append(r.cells, newTableCell(r))
	}
	loaded := t.IsLoaded == nil || t.IsLoaded(r.row)
	covered := 0 // columns whose room the cell before took
	for i, c := range r.cells {
		if i >= len(t.placed) || covered > 0 {
			covered = max(0, covered-1)
			c.hide()
			continue
		}
		p := t.placed[i]
		if !loaded {
			c.waiting(p, r.row)
			continue
		}
		column := t.columns[p.index]
		t.cell.reset()
		if t.UpdateCell != nil {
			t.UpdateCell(r.row, column.ID, &t.cell)
		}
		for next := i + 1; next <= i+t.cell.Span && next < len(t.placed); next++ {
			p.width += t.placed[next].width
			covered++
		}
		c.paint(&t.cell, p, column.Align)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	return &tableRowRenderer{row: r}
}

type tableRowRenderer struct{ row *tableRow }

func (r *tableRowRenderer) Destroy() {}

func (r *tableRowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, theme.RowHeight) }

func (r *tableRowRenderer) Objects() []fyne.CanvasObject { return r.row.objects }

func (r *tableRowRenderer) Layout(s fyne.Size) {
	row := r.row
	place(row.back, 0, 0, s.Width, s.Height)
	place(row.line, 0, s.Height-theme.LineWidth, s.Width, theme.LineWidth)
	place(row.mark, 0, 0, 3, s.Height-theme.LineWidth)
	row.tick.moveTo((checkColumn-theme.BoxSize)/2-3, (s.Height-theme.BoxSize)/2)
}

// Refresh paints everything anew: the theme may be another.
func (r *tableRowRenderer) Refresh() {
	r.row.paintState()
	if r.row.row >= 0 && r.row.row < r.row.table.lane.length {
		r.row.paintCells()
	}
}
