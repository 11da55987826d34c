package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// CheckState is what a tick box shows.
type CheckState int

// The three states of a tick box.
const (
	Unchecked CheckState = iota
	Partly
	Checked
)

// tick draws a tick box. It is a part of the widgets below, not one itself.
type tick struct {
	box         *canvas.Rectangle
	short, long *canvas.Line // the two strokes of the tick; long is the dash of Partly
	at          fyne.Position
	state       CheckState
}

func newTick() *tick {
	t := &tick{box: newRect(4), short: canvas.NewLine(nil), long: canvas.NewLine(nil)}
	t.short.StrokeWidth, t.long.StrokeWidth = theme.CheckLineWidth+.3, theme.CheckLineWidth+.3
	return t
}

func (t *tick) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.box, t.short, t.long}
}

// moveTo puts the upper left corner of the box.
func (t *tick) moveTo(x, y float32) {
	t.at = fyne.NewPos(x, y)
	t.box.Move(t.at)
	t.box.Resize(fyne.NewSquareSize(theme.BoxSize))
	t.strokes()
}

func (t *tick) strokes() {
	line := func(l *canvas.Line, x1, y1, x2, y2 float32) {
		l.Position1, l.Position2 = t.at.AddXY(x1, y1), t.at.AddXY(x2, y2)
	}
	if t.state == Partly {
		line(t.long, 4.5, 8, 11.5, 8)
		return
	}
	line(t.short, 4.2, 8.2, 7, 11)
	line(t.long, 7, 11, 12, 5.2)
}

// paint shows a state; hover and focus strengthen the outline.
func (t *tick) paint(state CheckState, strong, disabled bool) {
	t.state = state
	t.strokes()
	fill, stroke, mark := theme.ColorSurface, theme.ColorBoxLine, theme.ColorOnAccent
	if state != Unchecked {
		fill, stroke = theme.ColorAccent, theme.ColorAccent
	}
	if strong {
		stroke = theme.ColorAccent
	}
	if disabled {
		stroke = theme.ColorDisabled
		if state != Unchecked {
			fill, mark = theme.ColorDisabled, theme.ColorSurface
		}
	}
	paintRect(t.box, fill, stroke, theme.CheckLineWidth)
	t.short.StrokeColor, t.long.StrokeColor = theme.Color(mark), theme.Color(mark)
	show(t.short, state == Checked)
	show(t.long, state != Unchecked)
	t.short.Refresh()
	t.long.Refresh()
}

var (
	_ fyne.Widget       = (*TriCheck)(nil)
	_ fyne.Tappable     = (*TriCheck)(nil)
	_ desktop.Hoverable = (*TriCheck)(nil)
)

// TriCheck is a tick box with three states that is tapped but never focused,
// for rows and headers whose owner has the keyboard. It shows what it is told
// and does not change by itself.
type TriCheck struct {
	widget.BaseWidget

	OnTapped func()

	state CheckState
	hover bool
}

// NewTriCheck returns a box that calls tapped when it is tapped.
func NewTriCheck(tapped func()) *TriCheck {
	c := &TriCheck{OnTapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// State returns what the box shows.
func (c *TriCheck) State() CheckState { return c.state }

// SetState changes what the box shows; no callback is called.
func (c *TriCheck) SetState(state CheckState) {
	if c.state == state {
		return
	}
	c.state = state
	c.Refresh()
}

// Tapped implements fyne.Tappable.
func (c *TriCheck) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// MouseIn implements desktop.Hoverable.
func (c *TriCheck) MouseIn(*desktop.MouseEvent) { c.hover = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *TriCheck) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *TriCheck) MouseOut() { c.hover = false; c.Refresh() }

// CreateRenderer implements fyne.Widget.
func (c *TriCheck) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	t := newTick()
	return newRenderer(renderer{
		objects: t.objects(),
		min:     func() fyne.Size { return fyne.NewSquareSize(theme.BoxSize + 2*theme.GapXS) },
		layout: func(s fyne.Size) {
			t.moveTo((s.Width-theme.BoxSize)/2, (s.Height-theme.BoxSize)/2)
		},
		refresh: func() { t.paint(c.state, c.hover, false) },
	})
}
