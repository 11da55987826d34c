package files

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
	"muster/views/widgets"
)

var (
	_ fyne.Widget   = (*curtain)(nil)
	_ fyne.Tappable = (*curtain)(nil)
)

// curtain lies over the window while a system dialog is open, which knows nothing of our window and would let the
// user go on in it.
type curtain struct {
	widget.BaseWidget

	on   fyne.Canvas
	text string
	keys func(*fyne.KeyEvent) // what took the keys before
}

// drawCurtain covers a canvas; nil when it is covered already.
func drawCurtain(on fyne.Canvas, text string) *curtain {
	if _, covered := on.Overlays().Top().(*curtain); covered {
		return nil
	}
	c := &curtain{on: on, text: text, keys: on.OnTypedKey()}
	c.ExtendBaseWidget(c)
	on.SetOnTypedKey(func(*fyne.KeyEvent) {})
	on.Overlays().Add(c)
	c.Resize(on.Size())
	return c
}

// lift gives the window back.
func (c *curtain) lift() {
	c.on.Overlays().Remove(c)
	c.on.SetOnTypedKey(c.keys)
}

// Tapped swallows what is meant for the window below.
func (c *curtain) Tapped(*fyne.PointEvent) {}

// CreateRenderer implements fyne.Widget.
func (c *curtain) CreateRenderer() fyne.WidgetRenderer {
	card := canvas.NewRectangle(theme.Color(theme.ColorSurface))
	card.CornerRadius = theme.Radius
	note := container.NewPadded(container.NewPadded(widgets.NewMutedText(c.text)))
	return widget.NewSimpleRenderer(container.NewStack(
		canvas.NewRectangle(theme.Color(theme.ColorDim)),
		container.NewCenter(container.NewStack(card, note)),
	))
}
