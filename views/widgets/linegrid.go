package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// GridLine is one line of a LineGrid.
type GridLine struct {
	// Label stands before the cells, muted: the line's number.
	Label string
	Cells []string
	// Tone says what the line is: Subdued for one that does not count and may be cut, Accented for a header, Neutral for
	// the rest.
	Tone Tone
}

const (
	gridLineHeight float32 = 24
	gridLeastCell  float32 = 44
	gridMostCell   float32 = 190
	gridMostCells          = 120 // columns that are drawn; nobody looks further right
)

var (
	_ fyne.Widget       = (*LineGrid)(nil)
	_ fyne.Focusable    = (*LineGrid)(nil)
	_ fyne.Tappable     = (*LineGrid)(nil)
	_ desktop.Hoverable = (*LineGrid)(nil)
)

// LineGrid shows some lines of cells side by side, as wide as they need to be, and scrolls both ways. It is for the
// first lines of a file: a few of them, to be looked at. The arrow keys scroll it.
type LineGrid struct {
	widget.BaseWidget

	// OnColumn is called for a tap on a column, counted from 0.
	OnColumn func(column int)

	lines   []GridLine
	marked  int // the column that stands out, -1 for none
	edges   []float32
	label   float32 // the width of the labels
	content *gridContent
	scroll  *container.Scroll
	focused bool
}

// NewLineGrid returns an empty grid.
func NewLineGrid() *LineGrid {
	g := &LineGrid{marked: -1}
	g.content = &gridContent{grid: g}
	g.content.ExtendBaseWidget(g.content)
	g.scroll = container.NewScroll(g.content)
	g.ExtendBaseWidget(g)
	return g
}

// SetLines changes what is shown; the place that it was scrolled to stays.
func (g *LineGrid) SetLines(lines []GridLine) {
	g.lines = lines
	g.measure()
	g.content.Refresh()
	g.scroll.Refresh()
}

// Lines returns what is shown.
func (g *LineGrid) Lines() []GridLine { return g.lines }

// Mark makes a column stand out and scrolls to it; -1 means none.
func (g *LineGrid) Mark(column int) {
	g.marked = column
	if left, right, ok := g.span(column); ok {
		at, room := g.scroll.Offset.X, g.scroll.Size().Width
		switch {
		case left < at+g.label:
			at = left - g.label
		case right > at+room:
			at = min(right-room, left-g.label)
		}
		g.scrollTo(at, g.scroll.Offset.Y)
	}
	g.content.Refresh()
}

// Marked returns the column that stands out, or -1.
func (g *LineGrid) Marked() int { return g.marked }

func (g *LineGrid) scrollTo(x, y float32) {
	room := g.content.MinSize().Subtract(g.scroll.Size())
	g.scroll.ScrollToOffset(fyne.NewPos(min(max(0, x), max(0, room.Width)), min(max(0, y), max(0, room.Height))))
}

// measure decides where each column begins.
func (g *LineGrid) measure() {
	var widths []float32
	g.label = 0
	for _, line := range g.lines {
		style := g.style(line)
		g.label = max(g.label, textWidth(line.Label, theme.SmallTextSize, fyne.TextStyle{})+2*theme.GapS)
		for i, cell := range line.Cells[:min(len(line.Cells), gridMostCells)] {
			if i == len(widths) {
				widths = append(widths, gridLeastCell)
			}
			if line.Tone != Subdued && widths[i] < gridMostCell {
				wide := textWidth(firstLetters(cell), theme.SmallTextSize, style) + 2*theme.GapS
				widths[i] = min(gridMostCell, max(widths[i], wide))
			}
		}
	}
	g.edges = append(g.edges[:0], g.label)
	for _, w := range widths {
		g.edges = append(g.edges, g.edges[len(g.edges)-1]+w)
	}
}

// firstLetters is as much of a text as can be seen of a cell, on one line: measuring the whole of a long one would take
// long.
func firstLetters(text string) string {
	const most = 64
	n := 0
	for i := range text {
		if n++; n > most {
			text = text[:i]
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, text)
}

func (g *LineGrid) style(line GridLine) fyne.TextStyle {
	return fyne.TextStyle{Bold: line.Tone == Accented}
}

// span returns where a column lies.
func (g *LineGrid) span(column int) (left, right float32, ok bool) {
	if column < 0 || column+1 >= len(g.edges) {
		return 0, 0, false
	}
	return g.edges[column], g.edges[column+1], true
}

// reach is how far to the right a cell may run: over the blank cells behind it, as in a spreadsheet.
func (g *LineGrid) reach(line GridLine, column int) float32 {
	next := column + 1
	for next < len(line.Cells) && line.Cells[next] == "" {
		next++
	}
	if next >= len(line.Cells) {
		next = len(g.edges) - 1
	}
	return g.edges[min(next, len(g.edges)-1)]
}

// Tapped implements fyne.Tappable.
func (g *LineGrid) Tapped(ev *fyne.PointEvent) {
	focusOn(g)
	x := ev.Position.X + g.scroll.Offset.X
	for i := 0; i+1 < len(g.edges); i++ {
		if x >= g.edges[i] && x < g.edges[i+1] && g.OnColumn != nil {
			g.OnColumn(i)
		}
	}
}

// MouseIn implements desktop.Hoverable; it keeps what is below from hovering.
func (g *LineGrid) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (g *LineGrid) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (g *LineGrid) MouseOut() {}

// FocusGained implements fyne.Focusable.
func (g *LineGrid) FocusGained() { g.focused = true; g.Refresh() }

// FocusLost implements fyne.Focusable.
func (g *LineGrid) FocusLost() { g.focused = false; g.Refresh() }

// TypedRune implements fyne.Focusable.
func (g *LineGrid) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (g *LineGrid) TypedKey(ev *fyne.KeyEvent) {
	const step = float32(60)
	at := g.scroll.Offset
	switch ev.Name {
	case fyne.KeyLeft:
		g.scrollTo(at.X-step, at.Y)
	case fyne.KeyRight:
		g.scrollTo(at.X+step, at.Y)
	case fyne.KeyUp:
		g.scrollTo(at.X, at.Y-gridLineHeight)
	case fyne.KeyDown:
		g.scrollTo(at.X, at.Y+gridLineHeight)
	case fyne.KeyHome:
		g.scrollTo(0, 0)
	case fyne.KeyEnd:
		g.scrollTo(g.content.MinSize().Width, at.Y)
	default:
		passKey(g, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (g *LineGrid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	back := newRect(theme.Radius)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{back, g.scroll},
		min:     func() fyne.Size { return fyne.NewSize(160, 2*gridLineHeight) },
		layout: func(s fyne.Size) {
			back.Resize(s)
			place(g.scroll, 1, 1, s.Width-2, s.Height-2)
		},
		refresh: func() {
			stroke := theme.ColorLine
			if g.focused {
				stroke = theme.ColorAccent
			}
			paintRect(back, theme.ColorSurface, stroke, theme.LineWidth)
			g.content.Refresh()
			g.scroll.Refresh()
		},
	})
}

// gridContent draws all lines of a LineGrid; its scroll shows a part of them.
type gridContent struct {
	widget.BaseWidget
	grid *LineGrid
}

// CreateRenderer implements fyne.Widget.
func (c *gridContent) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	r := &gridRenderer{grid: c.grid, mark: newRect(0)}
	r.Refresh()
	return r
}

type gridRenderer struct {
	grid    *LineGrid
	mark    *canvas.Rectangle
	backs   []*canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy() {}

func (r *gridRenderer) Layout(fyne.Size) { r.draw() }

func (r *gridRenderer) MinSize() fyne.Size {
	g := r.grid
	width := float32(0)
	if n := len(g.edges); n > 0 {
		width = g.edges[n-1]
	}
	return fyne.NewSize(width, float32(len(g.lines))*gridLineHeight)
}

func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *gridRenderer) Refresh() { r.draw(); canvas.Refresh(r.grid.content) }

func (r *gridRenderer) draw() {
	g := r.grid
	width := max(r.MinSize().Width, g.content.Size().Width)
	texts := 0
	for i, line := range g.lines {
		y := float32(i) * gridLineHeight
		if i == len(r.backs) {
			r.backs = append(r.backs, newRect(0))
		}
		fill := fyne.ThemeColorName("")
		switch line.Tone {
		case Accented:
			fill = theme.ColorHover
		case Subdued:
			fill = theme.ColorBackground
		}
		place(r.backs[i], 0, y, width, gridLineHeight)
		paintRect(r.backs[i], fill, "", 0)
		texts = r.drawLine(line, y, texts)
	}
	left, right, marked := g.span(g.marked)
	place(r.mark, left, 0, right-left, float32(len(g.lines))*gridLineHeight)
	paintRect(r.mark, theme.ColorAccentSoft, "", 0)
	show(r.mark, marked)

	r.objects = r.objects[:0]
	for _, back := range r.backs[:len(g.lines)] {
		r.objects = append(r.objects, back)
	}
	r.objects = append(r.objects, r.mark)
	for _, text := range r.texts[:texts] {
		r.objects = append(r.objects, text)
	}
}

// drawLine draws the texts of a line from the n-th text on, and returns how many are in use after it.
func (r *gridRenderer) drawLine(line GridLine, y float32, n int) int {
	g := r.grid
	ink := theme.ColorText
	if line.Tone == Subdued {
		ink = theme.ColorMuted
	}
	draw := func(shown string, style fyne.TextStyle, ink fyne.ThemeColorName, x, width float32) {
		if shown == "" {
			return
		}
		if n == len(r.texts) {
			r.texts = append(r.texts, newText(theme.SmallTextSize, false))
		}
		text := r.texts[n]
		if text.TextStyle != style {
			text.TextStyle = style
			text.Refresh()
		}
		paintText(text, ellipsize(shown, width, theme.SmallTextSize, style), theme.Color(ink))
		placeMiddle(text, x, y, width, gridLineHeight)
		n++
	}
	draw(line.Label, fyne.TextStyle{}, theme.ColorMuted, theme.GapS, g.label)
	for i, cell := range line.Cells[:min(len(line.Cells), gridMostCells)] {
		left, right, _ := g.span(i)
		if line.Tone == Subdued {
			right = g.reach(line, i)
		}
		draw(firstLetters(cell), g.style(line), ink, left+theme.GapS, right-left-2*theme.GapS)
	}
	return n
}
