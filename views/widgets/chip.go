package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// ChipData is what a chip shows: a word and the colour of the dot before it.
// Without a colour there is no dot.
type ChipData struct {
	ID    string // for the caller; not shown
	Text  string
	Color color.Color
	// Tone colours word and ground, for a chip that comes or goes; Neutral has an outline instead.
	Tone Tone
}

// colors returns what the chip is painted in; ink is that of a neutral one.
func (d ChipData) colors(ink fyne.ThemeColorName) (text, fill, stroke fyne.ThemeColorName) {
	if d.Tone == Neutral {
		return ink, theme.ColorSurface, theme.ColorLine
	}
	text, fill = d.Tone.colors()
	return text, fill, fill
}

const (
	chipHeight  float32 = 22
	chipPadding float32 = 9
	chipGap     float32 = 5
	chipDot     float32 = 8
)

// chipShape draws a chip. It is a part of widgets, not one itself.
type chipShape struct {
	pill *canvas.Rectangle
	dot  *canvas.Circle
	text *canvas.Text
}

func newChipShape() *chipShape {
	return &chipShape{
		pill: newRect(chipHeight / 2),
		dot:  canvas.NewCircle(color.Transparent),
		text: newText(theme.SmallTextSize, false),
	}
}

func (c *chipShape) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.pill, c.dot, c.text}
}

// chipWidth returns how wide a chip wants to be.
func chipWidth(d ChipData) float32 {
	w := textWidth(d.Text, theme.SmallTextSize, fyne.TextStyle{}) + 2*chipPadding
	if d.Color != nil {
		w += chipDot + 5
	}
	return w
}

// draw puts a chip at a place, cutting its text when width is too little.
func (c *chipShape) draw(d ChipData, x, y, width float32, ink fyne.ThemeColorName) {
	ink, fill, stroke := d.colors(ink)
	place(c.pill, x, y, width, chipHeight)
	paintRect(c.pill, fill, stroke, theme.LineWidth)
	show(c.pill, true)
	left := x + chipPadding
	show(c.dot, d.Color != nil)
	if d.Color != nil {
		place(c.dot, left, y+(chipHeight-chipDot)/2, chipDot, chipDot)
		if c.dot.FillColor != d.Color {
			c.dot.FillColor = d.Color
			c.dot.Refresh()
		}
		left += chipDot + 5
	}
	room := x + width - chipPadding - left
	paintText(c.text, ellipsize(d.Text, room+.5, theme.SmallTextSize, fyne.TextStyle{}), theme.Color(ink))
	show(c.text, true)
	placeMiddle(c.text, left, y, room, chipHeight)
}

func (c *chipShape) hide() {
	show(c.pill, false)
	show(c.dot, false)
	show(c.text, false)
}

var _ fyne.Widget = (*Dot)(nil)

// Dot is the small circle in a segment's colour.
type Dot struct {
	widget.BaseWidget
	color color.Color
}

// NewDot returns a dot.
func NewDot(c color.Color) *Dot {
	d := &Dot{color: c}
	d.ExtendBaseWidget(d)
	return d
}

// SetColor changes the colour.
func (d *Dot) SetColor(c color.Color) { d.color = c; d.Refresh() }

// CreateRenderer implements fyne.Widget.
func (d *Dot) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	circle := canvas.NewCircle(d.color)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{circle},
		min:     func() fyne.Size { return fyne.NewSquareSize(theme.DotSize) },
		layout: func(s fyne.Size) {
			place(circle, (s.Width-theme.DotSize)/2, (s.Height-theme.DotSize)/2, theme.DotSize, theme.DotSize)
		},
		refresh: func() {
			circle.FillColor = d.color
			circle.Refresh()
		},
	})
}

var (
	_ fyne.Widget       = (*Chip)(nil)
	_ fyne.Tappable     = (*Chip)(nil)
	_ fyne.Focusable    = (*Chip)(nil)
	_ desktop.Hoverable = (*Chip)(nil)
)

// Chip is a word in a pill. With OnRemoved it has a × and takes the keyboard:
// Delete, Backspace, Space and Enter remove it.
type Chip struct {
	widget.BaseWidget

	OnTapped  func() // a tap beside the ×
	OnRemoved func()

	data           ChipData
	hover, focused bool
	overCross      bool
}

// NewChip returns a chip; removed may be nil.
func NewChip(data ChipData, removed func()) *Chip {
	c := &Chip{data: data, OnRemoved: removed}
	c.ExtendBaseWidget(c)
	return c
}

// Data returns what the chip shows.
func (c *Chip) Data() ChipData { return c.data }

// SetData changes what the chip shows.
func (c *Chip) SetData(d ChipData) { c.data = d; c.Refresh() }

func (c *Chip) crossWidth() float32 {
	if c.OnRemoved == nil {
		return 0
	}
	return 16
}

// Tapped implements fyne.Tappable.
func (c *Chip) Tapped(ev *fyne.PointEvent) {
	if c.OnRemoved != nil && ev.Position.X >= c.Size().Width-c.crossWidth()-chipPadding/2 {
		c.OnRemoved()
		return
	}
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// FocusGained implements fyne.Focusable.
func (c *Chip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *Chip) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *Chip) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *Chip) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		if c.OnRemoved != nil {
			c.OnRemoved()
		}
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case c.OnTapped != nil:
			c.OnTapped()
		case c.OnRemoved != nil:
			c.OnRemoved()
		}
	default:
		passKey(c, ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (c *Chip) MouseIn(ev *desktop.MouseEvent) { c.hover = true; c.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (c *Chip) MouseMoved(ev *desktop.MouseEvent) {
	c.overCross = c.OnRemoved != nil && ev != nil && ev.Position.X >= c.Size().Width-c.crossWidth()-chipPadding/2
	c.Refresh()
}

// MouseOut implements desktop.Hoverable.
func (c *Chip) MouseOut() { c.hover, c.overCross = false, false; c.Refresh() }

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	shape, cross, ring := newChipShape(), newIcon(), newRect(chipHeight/2+2)
	draw := func(s fyne.Size) {
		shape.draw(c.data, 0, (s.Height-chipHeight)/2, s.Width, theme.ColorText)
		if c.OnRemoved != nil { // the text makes room for the ×
			inner := s.Width - c.crossWidth()
			shape.draw(c.data, 0, (s.Height-chipHeight)/2, inner, theme.ColorText)
			shape.pill.Resize(fyne.NewSize(s.Width, chipHeight))
		}
		_, fill, stroke := c.data.colors(theme.ColorText)
		if c.hover && c.data.Tone == Neutral {
			fill = theme.ColorHover
		}
		paintRect(shape.pill, fill, stroke, theme.LineWidth)
	}
	return newRenderer(renderer{
		objects: append([]fyne.CanvasObject{ring}, append(shape.objects(), cross)...),
		min:     func() fyne.Size { return fyne.NewSize(chipWidth(c.data)+c.crossWidth(), chipHeight) },
		layout: func(s fyne.Size) {
			draw(s)
			place(ring, -2, (s.Height-chipHeight)/2-2, s.Width+4, chipHeight+4)
			place(cross, s.Width-c.crossWidth()-chipPadding+4, (s.Height-14)/2, 14, 14)
		},
		refresh: func() {
			if s := c.Size(); s.Width > 0 {
				draw(s)
			}
			ringColor := fyne.ThemeColorName("")
			if c.focused {
				ringColor = theme.ColorFocusRing
			}
			paintRect(ring, "", ringColor, theme.CheckLineWidth)
			crossIcon, crossColor := NoIcon, theme.ColorMuted
			if c.OnRemoved != nil {
				crossIcon = IconClose
			}
			if c.overCross {
				crossColor = theme.ColorError
			}
			paintIcon(cross, crossIcon, crossColor)
		},
	})
}

var _ fyne.Widget = (*BareChip)(nil)

// BareChip is a word in a pill that does nothing and is passed over by the keyboard.
type BareChip struct {
	widget.BaseWidget
	data ChipData
}

// NewBareChip returns a chip.
func NewBareChip(data ChipData) *BareChip {
	c := &BareChip{data: data}
	c.ExtendBaseWidget(c)
	return c
}

// Data returns what the chip shows.
func (c *BareChip) Data() ChipData { return c.data }

// CreateRenderer implements fyne.Widget.
func (c *BareChip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	shape := newChipShape()
	draw := func() { shape.draw(c.data, 0, (c.Size().Height-chipHeight)/2, c.Size().Width, theme.ColorText) }
	return newRenderer(renderer{
		objects: shape.objects(),
		min:     func() fyne.Size { return fyne.NewSize(chipWidth(c.data), chipHeight) },
		layout:  func(fyne.Size) { draw() },
		refresh: draw,
	})
}

var _ fyne.Layout = (*chipRowLayout)(nil)

// NewChipRow puts chips (or other small objects) side by side and breaks into
// further lines at its width.
func NewChipRow(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: &chipRowLayout{gap: chipGap + 1}, Objects: objects}
}

type chipRowLayout struct {
	gap   float32
	width float32
}

func (l *chipRowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.walk(objects, size.Width, func(o fyne.CanvasObject, x, y, w, h float32) { place(o, x, y, w, h) })
}

func (l *chipRowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := l.walk(objects, l.width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
	return fyne.NewSize(0, height)
}

func (l *chipRowLayout) walk(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		s := o.MinSize()
		if width > 0 {
			s.Width = min(s.Width, width)
		}
		if x > 0 && width > 0 && x+s.Width > width {
			x, y, line = 0, y+line+l.gap, 0
		}
		put(o, x, y, s.Width, s.Height)
		x += s.Width + l.gap
		line = max(line, s.Height)
	}
	return y + line
}
