package widgets

import (
	"fyne.io/fyne/v2"

	"muster/views/theme"
)

// Popover is a panel below what opened it. Esc and a click beside it close it.
type Popover struct {
	// OnClosed is called after the popover was closed, however that came.
	OnClosed func()
	// Width is the panel's width; 0 is what the content needs.
	Width float32
	// First gets the keyboard when it opens.
	First fyne.Focusable

	over   *overlay
	anchor fyne.CanvasObject
	point  *fyne.Position
}

// NewPopover returns a popover over the canvas's window.
func NewPopover(c fyne.Canvas, content fyne.CanvasObject) *Popover {
	p := &Popover{}
	p.over = newOverlay(c, newCard(content, theme.Radius+2, 6, 16))
	p.over.place = p.place
	p.over.outside = p.Close
	p.over.onKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			p.Close()
			return true
		}
		return false
	}
	p.over.closed = func() {
		if p.OnClosed != nil {
			p.OnClosed()
		}
	}
	return p
}

// ShowBelow opens the popover under an object, its right edge at the object's
// where there is not enough room to the right.
func (p *Popover) ShowBelow(anchor fyne.CanvasObject) {
	p.anchor, p.point = anchor, nil
	p.over.show(p.First)
}

// ShowAt opens the popover at a place on the canvas, for a right click.
func (p *Popover) ShowAt(at fyne.Position) {
	p.anchor, p.point = nil, &at
	p.over.show(p.First)
}

// Close closes the popover; the keyboard goes back to what had it.
func (p *Popover) Close() { p.over.close() }

// IsOpen says whether the popover is open.
func (p *Popover) IsOpen() bool { return p.over.open }

// Bounds returns where the panel lies on the canvas, and how large it is.
func (p *Popover) Bounds() (fyne.Position, fyne.Size) {
	return p.over.Position().Add(p.over.card.Position()), p.over.card.Size()
}

// Relayout fits the popover to content that changed in size.
func (p *Popover) Relayout() { p.over.relayout() }

func (p *Popover) place(area fyne.Size) (fyne.Position, fyne.Size) {
	const edge = theme.GapXS
	size := p.over.card.MinSize()
	size.Width = min(max(p.Width, size.Width), area.Width-2*edge)
	size.Height = min(size.Height, area.Height-2*edge)
	var at fyne.Position
	above := float32(0)
	switch {
	case p.point != nil:
		at = p.point.Subtract(p.over.Position())
		above = at.Y
	case p.anchor != nil:
		origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.anchor).Subtract(p.over.Position())
		s := p.anchor.Size()
		at = origin.AddXY(0, s.Height+theme.GapXS)
		above = origin.Y - theme.GapXS
		if at.X+size.Width > area.Width-edge {
			at.X = origin.X + s.Width - size.Width
		}
	}
	if at.Y+size.Height > area.Height-edge && above-size.Height >= edge {
		at.Y = above - size.Height
	}
	at.X = min(max(at.X, edge), area.Width-size.Width-edge)
	at.Y = min(max(at.Y, edge), area.Height-size.Height-edge)
	return at, size
}
