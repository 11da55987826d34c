package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"muster/views/theme"
)

var _ fyne.WidgetRenderer = (*renderer)(nil)

// renderer draws a widget from a fixed list of objects and three functions,
// which is all that most of the widgets here need.
type renderer struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	refresh func() // sets colours and texts from the widget's state
	destroy func()
}

func (r *renderer) Destroy() {
	if r.destroy != nil {
		r.destroy()
	}
}

func (r *renderer) Layout(size fyne.Size) {
	if r.layout != nil {
		r.layout(size)
	}
}

func (r *renderer) MinSize() fyne.Size {
	if r.min == nil {
		return fyne.Size{}
	}
	return r.min()
}

func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Refresh() {
	if r.refresh != nil {
		r.refresh()
	}
}

// newRenderer makes a renderer and applies the state once.
func newRenderer(r renderer) *renderer {
	if r.refresh != nil {
		r.refresh()
	}
	return &r
}

// newRect returns a rectangle without colour; refresh functions colour it.
func newRect(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = radius
	return r
}

// paintRect sets fill and outline; an empty name leaves that part clear.
func paintRect(r *canvas.Rectangle, fill, stroke fyne.ThemeColorName, width float32) {
	r.FillColor = colorOrClear(fill)
	r.StrokeColor = colorOrClear(stroke)
	if fill == "" && stroke != "" { // clear black would darken the outline's edges
		c := color.NRGBAModel.Convert(r.StrokeColor).(color.NRGBA)
		c.A = 0
		r.FillColor = c
	}
	r.StrokeWidth = width
	if stroke == "" {
		r.StrokeWidth = 0
	}
	r.Refresh()
}

func colorOrClear(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return theme.Color(name)
}

// newText returns a text of our usual size; refresh functions colour it.
func newText(size float32, bold bool) *canvas.Text {
	t := canvas.NewText("", color.Transparent)
	t.TextSize = size
	t.TextStyle = fyne.TextStyle{Bold: bold}
	return t
}

// paintText sets what a text shows and refreshes it only when that changed.
func paintText(t *canvas.Text, text string, c color.Color) {
	if t.Text == text && t.Color == c {
		return
	}
	t.Text, t.Color = text, c
	t.Refresh()
}

// placeMiddle puts a text at x, vertically centred between top and top+height.
func placeMiddle(t *canvas.Text, x, top, width, height float32) {
	h := t.MinSize().Height
	t.Move(fyne.NewPos(x, top+(height-h)/2))
	t.Resize(fyne.NewSize(width, h))
}

// place moves and resizes in one call.
func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// show hides or shows without a refresh when nothing changes.
func show(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// focusOn gives the keyboard to an object that is on a canvas.
func focusOn(o fyne.Focusable) {
	obj, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(obj); c != nil {
		c.Focus(o)
	}
}

// keyTaker is an overlay that wants the keys which its focused part left over.
type keyTaker interface {
	takeKey(ev *fyne.KeyEvent) bool
}

// passKey hands a key that a focused widget has no use for to what surrounds
// it: the open dialog or pop-up, else the window.
func passKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		if taker, ok := top.(keyTaker); ok {
			taker.takeKey(ev)
		}
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(ev)
	}
}
