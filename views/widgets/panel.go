package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// paintLine colours a rectangle as a dividing line.
func paintLine(o fyne.CanvasObject) {
	if r, ok := o.(*canvas.Rectangle); ok {
		paintRect(r, theme.ColorLine, "", 0)
	}
}

// Edge says at which sides a panel has a line.
type Edge int

// The sides; they can be added.
const (
	EdgeLeft Edge = 1 << iota
	EdgeRight
	EdgeTop
	EdgeBottom
	// EdgeAll draws an outline with round corners.
	EdgeAll Edge = EdgeLeft | EdgeRight | EdgeTop | EdgeBottom
)

var _ fyne.Widget = (*Panel)(nil)

// Panel is a ground in one colour with lines at some sides.
type Panel struct {
	widget.BaseWidget
	content fyne.CanvasObject
	fill    fyne.ThemeColorName
	stroke  fyne.ThemeColorName
	edges   Edge
}

// NewPanel puts content on a ground of a colour of views/theme.
func NewPanel(fill fyne.ThemeColorName, edges Edge, content fyne.CanvasObject) *Panel {
	p := &Panel{content: content, fill: fill, edges: edges, stroke: theme.ColorLine}
	p.ExtendBaseWidget(p)
	return p
}

// NewCard puts content on a surface with an outline, padded by 12.
func NewCard(content fyne.CanvasObject) *Panel {
	return NewPanel(theme.ColorSurface, EdgeAll, Pad(theme.GapM, theme.GapM, theme.GapM, theme.GapM, content))
}

// SetColors changes ground and lines, for a card that warns.
func (p *Panel) SetColors(fill, line fyne.ThemeColorName) {
	p.fill, p.stroke = fill, line
	p.Refresh()
}

// SetContent changes the content.
func (p *Panel) SetContent(o fyne.CanvasObject) {
	p.content = o
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &panelRenderer{panel: p, back: newRect(0)}
	for range 4 {
		r.lines = append(r.lines, newRect(0))
	}
	r.Refresh()
	return r
}

type panelRenderer struct {
	panel *Panel
	back  *canvas.Rectangle
	lines []*canvas.Rectangle
}

func (r *panelRenderer) Destroy() {}

func (r *panelRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back}
	if r.panel.content != nil {
		objects = append(objects, r.panel.content)
	}
	for _, l := range r.lines {
		objects = append(objects, l)
	}
	return objects
}

func (r *panelRenderer) MinSize() fyne.Size {
	if r.panel.content == nil {
		return fyne.Size{}
	}
	return r.panel.content.MinSize()
}

func (r *panelRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	if r.panel.content != nil {
		r.panel.content.Resize(s)
	}
	place(r.lines[0], 0, 0, theme.LineWidth, s.Height)
	place(r.lines[1], s.Width-theme.LineWidth, 0, theme.LineWidth, s.Height)
	place(r.lines[2], 0, 0, s.Width, theme.LineWidth)
	place(r.lines[3], 0, s.Height-theme.LineWidth, s.Width, theme.LineWidth)
}

func (r *panelRenderer) Refresh() {
	p := r.panel
	outline := p.edges == EdgeAll
	stroke := fyne.ThemeColorName("")
	r.back.CornerRadius = 0
	if outline {
		stroke, r.back.CornerRadius = p.stroke, theme.Radius+2
	}
	paintRect(r.back, p.fill, stroke, theme.LineWidth)
	for i, l := range r.lines {
		paintRect(l, p.stroke, "", 0)
		show(l, !outline && p.edges&(1<<i) != 0)
	}
	if p.content != nil {
		p.content.Refresh()
	}
	r.Layout(p.Size())
	canvas.Refresh(p)
}

var _ fyne.Widget = (*Divider)(nil)

// Divider is a thin line across its container.
type Divider struct{ widget.BaseWidget }

// NewDivider returns a horizontal line.
func NewDivider() *Divider {
	d := &Divider{}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *Divider) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	line := newRect(0)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{line},
		min:     func() fyne.Size { return fyne.NewSize(1, theme.LineWidth) },
		layout: func(s fyne.Size) {
			place(line, 0, (s.Height-theme.LineWidth)/2, s.Width, theme.LineWidth)
		},
		refresh: func() { paintLine(line) },
	})
}
