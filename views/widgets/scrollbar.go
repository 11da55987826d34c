package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget       = (*rowScrollBar)(nil)
	_ fyne.Draggable    = (*rowScrollBar)(nil)
	_ fyne.Tappable     = (*rowScrollBar)(nil)
	_ desktop.Hoverable = (*rowScrollBar)(nil)
)

// rowScrollBar is the scroll bar of a viewport; it is narrow until the mouse is
// near.
type rowScrollBar struct {
	widget.BaseWidget

	view  *viewport
	moved func() // after the viewport was moved by the bar

	hover, dragging bool
	grip            float64 // share of the bar's way at which it was taken
	handle          *canvas.Rectangle
}

const minHandle float32 = 28

func newRowScrollBar(view *viewport, moved func()) *rowScrollBar {
	b := &rowScrollBar{view: view, moved: moved}
	b.ExtendBaseWidget(b)
	return b
}

// bounds returns where the handle is.
func (b *rowScrollBar) bounds() (y, height float32) {
	track := b.Size().Height
	height = max(minHandle, track*float32(b.view.shown()))
	height = min(height, track)
	return (track - height) * float32(b.view.fraction()), height
}

// update moves the handle to where the viewport is.
func (b *rowScrollBar) update() {
	if b.handle == nil {
		return
	}
	show(b.handle, b.view.shown() < 1)
	y, h := b.bounds()
	w := float32(5)
	if b.hover || b.dragging {
		w = 8
	}
	place(b.handle, b.Size().Width-w-1, y+1, w, max(0, h-2))
	b.handle.CornerRadius = w / 2
}

// Dragged implements fyne.Draggable.
func (b *rowScrollBar) Dragged(ev *fyne.DragEvent) {
	_, h := b.bounds()
	way := b.Size().Height - h
	if way <= 0 {
		return
	}
	if !b.dragging {
		b.dragging = true
		b.grip = b.view.fraction() - float64((ev.Position.Y-ev.Dragged.DY)/way)
	}
	b.view.setFraction(float64(ev.Position.Y/way) + b.grip)
	b.update()
	b.moved()
}

// DragEnd implements fyne.Draggable.
func (b *rowScrollBar) DragEnd() {
	b.dragging = false
	b.update()
}

// Tapped goes a page towards the place of the tap.
func (b *rowScrollBar) Tapped(ev *fyne.PointEvent) {
	y, h := b.bounds()
	switch {
	case ev.Position.Y < y:
		b.view.scrollBy(-b.view.height)
	case ev.Position.Y > y+h:
		b.view.scrollBy(b.view.height)
	default:
		return
	}
	b.update()
	b.moved()
}

// MouseIn implements desktop.Hoverable.
func (b *rowScrollBar) MouseIn(*desktop.MouseEvent) { b.hover = true; b.update() }

// MouseMoved implements desktop.Hoverable.
func (b *rowScrollBar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *rowScrollBar) MouseOut() { b.hover = false; b.update() }

// CreateRenderer implements fyne.Widget.
func (b *rowScrollBar) CreateRenderer() fyne.WidgetRenderer {
	b.handle = newRect(3)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{b.handle},
		min:     func() fyne.Size { return fyne.NewSize(theme.ScrollBarWidth, minHandle) },
		layout:  func(fyne.Size) { b.update() },
		refresh: func() {
			paintRect(b.handle, theme.ColorScrollBar, "", 0)
			b.update()
		},
	})
}
