package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"muster/views/theme"
)

// hintDelay is how long the mouse rests on a control before its hint appears.
const hintDelay = 450 * time.Millisecond

// hintLayer is what surrounds controls and can float a hint over them: the
// ToastHost and every overlay of this package.
type hintLayer interface {
	showHint(text string, at fyne.Position, anchor fyne.Size)
	hideHint()
}

// hinter shows a control's hint after a moment and takes it away again.
type hinter struct {
	timer *time.Timer
	layer hintLayer
}

func (h *hinter) show(o fyne.CanvasObject, text string) {
	h.hide()
	if text == "" {
		return
	}
	h.timer = time.AfterFunc(hintDelay, func() {
		fyne.Do(func() {
			if h.timer == nil {
				return
			}
			h.now(o, text)
		})
	})
}

func (h *hinter) now(o fyne.CanvasObject, text string) {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(o)
	if c == nil {
		return
	}
	h.layer = findHintLayer(c)
	if h.layer != nil {
		h.layer.showHint(text, driver.AbsolutePositionForObject(o), o.Size())
	}
}

func (h *hinter) hide() {
	if h.timer != nil {
		h.timer.Stop()
		h.timer = nil
	}
	if h.layer != nil {
		h.layer.hideHint()
		h.layer = nil
	}
}

func findHintLayer(c fyne.Canvas) hintLayer {
	if top := c.Overlays().Top(); top != nil {
		layer, _ := top.(hintLayer)
		return layer
	}
	return hintLayerIn(c.Content(), 3)
}

func hintLayerIn(o fyne.CanvasObject, depth int) hintLayer {
	if layer, ok := o.(hintLayer); ok {
		return layer
	}
	box, ok := o.(*fyne.Container)
	if !ok || depth == 0 {
		return nil
	}
	for _, child := range box.Objects {
		if layer := hintLayerIn(child, depth-1); layer != nil {
			return layer
		}
	}
	return nil
}

// hintBubble is the small dark text field that a layer floats.
type hintBubble struct {
	back *canvas.Rectangle
	box  *fyne.Container
}

func newHintBubble() *hintBubble {
	b := &hintBubble{back: newRect(theme.Radius)}
	b.box = &fyne.Container{Objects: []fyne.CanvasObject{b.back}}
	b.box.Hide()
	return b
}

// show puts the bubble below the anchor, or above it where there is no room.
func (b *hintBubble) show(text string, at fyne.Position, anchor, area fyne.Size) {
	const padX, padY = float32(9), float32(6)
	lines := wrapText(text, theme.TooltipMaxWidth, theme.SmallTextSize, fyne.TextStyle{})
	lineHeight := textHeight(theme.SmallTextSize, fyne.TextStyle{})
	paintRect(b.back, theme.ColorText, "", 0)
	objects := []fyne.CanvasObject{b.back}
	width := float32(0)
	for i, line := range lines {
		t := newText(theme.SmallTextSize, false)
		t.Text, t.Color = line, theme.Color(theme.ColorSurface)
		place(t, padX, padY+float32(i)*lineHeight, theme.TooltipMaxWidth, lineHeight)
		width = max(width, textWidth(line, theme.SmallTextSize, fyne.TextStyle{}))
		objects = append(objects, t)
	}
	b.box.Objects = objects
	size := fyne.NewSize(width+2*padX, float32(len(lines))*lineHeight+2*padY)
	b.back.Resize(size)
	x := min(max(at.X+anchor.Width/2-size.Width/2, theme.GapXS), area.Width-size.Width-theme.GapXS)
	y := at.Y + anchor.Height + theme.GapXS + 2
	if y+size.Height > area.Height {
		y = at.Y - size.Height - theme.GapXS
	}
	b.box.Resize(size)
	b.box.Move(fyne.NewPos(x, y))
	b.box.Show()
	b.box.Refresh()
}

func (b *hintBubble) hide() { show(b.box, false) }
