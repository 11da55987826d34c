package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget            = (*overlay)(nil)
	_ fyne.Tappable          = (*overlay)(nil)
	_ fyne.SecondaryTappable = (*overlay)(nil)
	_ desktop.Hoverable      = (*overlay)(nil)
	_ keyTaker               = (*overlay)(nil)
	_ hintLayer              = (*overlay)(nil)
)

// overlay floats a card over the whole window and takes mouse and keyboard
// until it is closed. Sheet and Popover are made of it.
type overlay struct {
	widget.BaseWidget

	canvas  fyne.Canvas
	card    fyne.CanvasObject
	dim     bool
	place   func(area fyne.Size) (fyne.Position, fyne.Size)
	outside func()                       // a click beside the card
	onKey   func(ev *fyne.KeyEvent) bool // keys that the focused part left over
	closed  func()                       // after it was closed, however that came

	hint      *hintBubble
	open      bool
	lastFocus fyne.Focusable
	lastKeys  func(*fyne.KeyEvent)
}

func newOverlay(c fyne.Canvas, card fyne.CanvasObject) *overlay {
	o := &overlay{canvas: c, card: card, hint: newHintBubble()}
	o.ExtendBaseWidget(o)
	return o
}

// show puts the overlay on the canvas and the keyboard on first, if any.
func (o *overlay) show(first fyne.Focusable) {
	if o.open {
		return
	}
	o.open = true
	o.lastFocus = o.canvas.Focused()
	o.lastKeys = o.canvas.OnTypedKey()
	if o.lastFocus != nil {
		o.canvas.Unfocus() // or what is below would keep its cursor blinking
	}
	o.canvas.Overlays().Add(o)
	o.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) { o.takeKey(ev) })
	if first != nil {
		o.canvas.Focus(first)
	}
}

// close takes the overlay away, those above it first, and gives the keyboard
// back to what had it.
func (o *overlay) close() {
	if !o.open {
		return
	}
	list := o.canvas.Overlays().List()
	for i := len(list) - 1; i >= 0 && list[i] != fyne.CanvasObject(o); i-- {
		if above, ok := list[i].(*overlay); ok {
			above.close()
		}
	}
	o.open = false
	o.canvas.Overlays().Remove(o)
	o.canvas.SetOnTypedKey(o.lastKeys)
	if o.lastFocus != nil {
		o.canvas.Focus(o.lastFocus)
	}
	if o.closed != nil {
		o.closed()
	}
}

func (o *overlay) takeKey(ev *fyne.KeyEvent) bool {
	return o.onKey != nil && o.onKey(ev)
}

func (o *overlay) hits(at fyne.Position) bool {
	p, s := o.card.Position(), o.card.Size()
	return at.X >= p.X && at.Y >= p.Y && at.X < p.X+s.Width && at.Y < p.Y+s.Height
}

// Tapped implements fyne.Tappable.
func (o *overlay) Tapped(ev *fyne.PointEvent) {
	if o.outside != nil && !o.hits(ev.Position) {
		o.outside()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (o *overlay) TappedSecondary(ev *fyne.PointEvent) { o.Tapped(ev) }

// MouseIn implements desktop.Hoverable; it keeps what is below from hovering.
func (o *overlay) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (o *overlay) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (o *overlay) MouseOut() {}

func (o *overlay) showHint(text string, at fyne.Position, anchor fyne.Size) {
	o.hint.show(text, at.Subtract(o.Position()), anchor, o.Size())
}

func (o *overlay) hideHint() { o.hint.hide() }

// relayout places the card anew, after its content changed in size.
func (o *overlay) relayout() {
	if o.place == nil || o.Size().IsZero() {
		return
	}
	at, size := o.place(o.Size())
	o.card.Move(at)
	o.card.Resize(size)
}

// CreateRenderer implements fyne.Widget.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	o.ExtendBaseWidget(o)
	dim := newRect(0)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{dim, o.card, o.hint.box},
		layout: func(s fyne.Size) {
			dim.Resize(s)
			o.relayout()
		},
		refresh: func() {
			if o.dim {
				paintRect(dim, theme.ColorDim, "", 0)
			} else {
				paintRect(dim, "", "", 0)
			}
			o.card.Refresh()
			o.relayout()
		},
	})
}

// paintShadow makes a rectangle cast a soft shadow. It is one of its own below
// the ground: a rectangle with both outline and shadow is drawn out of place by
// Fyne's software painter.
func paintShadow(r *canvas.Rectangle, blur float32) {
	r.Shadow.Color = theme.Color(theme.ColorShadow)
	r.Shadow.BlurRadius = blur
	r.Shadow.Offset = fyne.NewPos(0, blur/4)
	paintRect(r, theme.ColorSurface, "", 0)
}

// cardShape draws the ground of what floats: surface, line, corners, shadow.
type cardShape struct {
	widget.BaseWidget
	content fyne.CanvasObject
	radius  float32
	padding float32
	shadow  float32
	fill    fyne.ThemeColorName
	stroke  fyne.ThemeColorName
}

func newCard(content fyne.CanvasObject, radius, padding, shadow float32) *cardShape {
	c := &cardShape{
		content: content, radius: radius, padding: padding, shadow: shadow,
		fill: theme.ColorSurface, stroke: theme.ColorLine,
	}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *cardShape) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	under, back := newRect(c.radius), newRect(c.radius)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{under, back, c.content},
		min: func() fyne.Size {
			return c.content.MinSize().AddWidthHeight(2*c.padding, 2*c.padding)
		},
		layout: func(s fyne.Size) {
			place(under, 0, 0, s.Width, s.Height)
			place(back, 0, 0, s.Width, s.Height)
			place(c.content, c.padding, c.padding, s.Width-2*c.padding, s.Height-2*c.padding)
		},
		refresh: func() {
			paintShadow(under, c.shadow)
			paintRect(back, c.fill, c.stroke, theme.LineWidth)
		},
	})
}
