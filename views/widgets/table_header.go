package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

const (
	sortArrowWidth float32 = 16
	gripReach      float32 = 5 // how near the mouse must be to a column's edge
)

var (
	_ fyne.Widget        = (*tableHeader)(nil)
	_ fyne.Tappable      = (*tableHeader)(nil)
	_ fyne.Draggable     = (*tableHeader)(nil)
	_ desktop.Hoverable  = (*tableHeader)(nil)
	_ desktop.Mouseable  = (*tableHeader)(nil)
	_ desktop.Cursorable = (*tableHeader)(nil)
)

// tableHeader is a Table's first line: the box, the titles, the sort arrow and
// the edges by which columns are made wider.
type tableHeader struct {
	widget.BaseWidget
	table *Table

	hover   float32 // where the mouse is, -1 when it is elsewhere
	grip    int     // index in placed of the column whose edge is dragged, -1
	box     *tick
	cells   []*headerCell
	objects []fyne.CanvasObject
}

type headerCell struct {
	text  *canvas.Text
	arrow *canvas.Image
	edge  *canvas.Rectangle
}

func newTableHeader(t *Table) *tableHeader {
	h := &tableHeader{table: t, hover: -1, grip: -1, box: newTick()}
	h.objects = h.box.objects()
	h.ExtendBaseWidget(h)
	return h
}

// edgeAt returns the column whose right edge is near x, or -1.
func (h *tableHeader) edgeAt(x float32) int {
	for i, p := range h.table.placed {
		edge := p.x + p.width
		if x > edge-gripReach && x < edge+gripReach {
			return i
		}
	}
	return -1
}

func (h *tableHeader) columnAt(x float32) int {
	for i, p := range h.table.placed {
		if x >= p.x && x < p.x+p.width {
			return i
		}
	}
	return -1
}

// Tapped ticks the box or asks for another order.
func (h *tableHeader) Tapped(ev *fyne.PointEvent) {
	t := h.table
	focusOn(t)
	if t.checkable() && ev.Position.X < checkColumn {
		if t.OnHeaderCheck != nil {
			t.OnHeaderCheck()
			t.RefreshChecks()
		}
		return
	}
	if h.edgeAt(ev.Position.X) >= 0 {
		return
	}
	if i := h.columnAt(ev.Position.X); i >= 0 && t.OnSort != nil {
		if c := t.columns[t.placed[i].index]; c.Sortable {
			t.OnSort(c.ID)
		}
	}
}

// MouseDown notes which edge was taken.
func (h *tableHeader) MouseDown(ev *desktop.MouseEvent) { h.grip = h.edgeAt(ev.Position.X) }

// MouseUp implements desktop.Mouseable.
func (h *tableHeader) MouseUp(*desktop.MouseEvent) {}

// Dragged makes a column wider or narrower.
func (h *tableHeader) Dragged(ev *fyne.DragEvent) {
	t := h.table
	if h.grip < 0 || h.grip >= len(t.placed) {
		return
	}
	p := t.placed[h.grip]
	c := t.columns[p.index]
	t.ownWidths[c.ID] = max(leastWidth(c), ev.Position.X-p.x)
	t.relayout()
}

// DragEnd tells the new width.
func (h *tableHeader) DragEnd() {
	t := h.table
	if h.grip >= 0 && h.grip < len(t.placed) && t.OnResize != nil {
		c := t.columns[t.placed[h.grip].index]
		t.OnResize(c.ID, t.ownWidths[c.ID])
	}
	h.grip = -1
}

// Cursor implements desktop.Cursorable.
func (h *tableHeader) Cursor() desktop.Cursor {
	if h.grip >= 0 || (h.hover >= 0 && h.edgeAt(h.hover) >= 0) {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (h *tableHeader) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (h *tableHeader) MouseMoved(ev *desktop.MouseEvent) {
	before := h.hover
	h.hover = ev.Position.X
	if h.columnAt(before) != h.columnAt(h.hover) || (before < checkColumn) != (h.hover < checkColumn) {
		h.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (h *tableHeader) MouseOut() { h.hover = -1; h.Refresh() }

func (h *tableHeader) refreshBox() {
	if !h.table.checkable() {
		for _, o := range h.box.objects() {
			show(o, false)
		}
		return
	}
	state := Unchecked
	if h.table.HeaderState != nil {
		state = h.table.HeaderState()
	}
	show(h.box.box, true)
	h.box.paint(state, h.hover >= 0 && h.hover < checkColumn, false)
}

// CreateRenderer implements fyne.Widget.
func (h *tableHeader) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	r := &headerRenderer{header: h}
	r.Refresh()
	return r
}

type headerRenderer struct{ header *tableHeader }

func (r *headerRenderer) Destroy() {}

func (r *headerRenderer) MinSize() fyne.Size { return fyne.NewSize(0, theme.RowHeight) }

func (r *headerRenderer) Objects() []fyne.CanvasObject { return r.header.objects }

func (r *headerRenderer) Layout(fyne.Size) {
	r.header.box.moveTo((checkColumn-theme.BoxSize)/2-3, (theme.RowHeight-theme.BoxSize)/2)
}

func (r *headerRenderer) Refresh() {
	h, t := r.header, r.header.table
	h.refreshBox()
	for len(h.cells) < len(t.placed) {
		c := &headerCell{text: newText(theme.SmallTextSize, true), arrow: newIcon(), edge: newRect(0)}
		h.cells = append(h.cells, c)
		h.objects = append(h.objects, c.text, c.arrow, c.edge)
	}
	over := -1
	if h.hover >= 0 {
		over = h.columnAt(h.hover)
	}
	for i, c := range h.cells {
		visible := i < len(t.placed)
		show(c.text, visible)
		show(c.edge, visible && h.hover >= 0)
		if !visible {
			c.arrow.Hide()
			continue
		}
		r.paintCell(c, t.placed[i], over == i)
	}
	canvas.Refresh(h)
}

func (r *headerRenderer) paintCell(c *headerCell, p placed, over bool) {
	t := r.header.table
	column := t.columns[p.index]
	ink := theme.ColorMuted
	if column.Sortable && (over || t.sorted == column.ID) {
		ink = theme.ColorText
	}
	room := p.width - 2*cellPadding
	arrow := NoIcon
	if t.sorted == column.ID {
		room -= sortArrowWidth
		arrow = iconSortUp
		if t.falling {
			arrow = iconSortDown
		}
	}
	style := fyne.TextStyle{Bold: true}
	shown := ellipsize(column.Title, room, theme.SmallTextSize, style)
	paintText(c.text, shown, theme.Color(ink))
	w := min(room, textWidth(shown, theme.SmallTextSize, style))
	x := p.x + cellPadding
	if column.Align == fyne.TextAlignTrailing {
		x = p.x + p.width - cellPadding - w
	}
	placeMiddle(c.text, x, 0, w, theme.RowHeight)
	at := x + w + 3
	if column.Align == fyne.TextAlignTrailing {
		at = x - 15
	}
	place(c.arrow, at, (theme.RowHeight-12)/2, 12, 12)
	paintIcon(c.arrow, arrow, ink)
	place(c.edge, p.x+p.width-.5, 10, theme.LineWidth, theme.RowHeight-20)
	paintRect(c.edge, theme.ColorLine, "", 0)
}
