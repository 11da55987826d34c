package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
	"muster/views/widgets"
)

var (
	_ fyne.Widget    = (*filterBadge)(nil)
	_ fyne.Tappable  = (*filterBadge)(nil)
	_ fyne.Focusable = (*filterBadge)(nil)
)

// filterBadge is a badge that narrows what is listed; a ring shows that it does.
type filterBadge struct {
	widget.BaseWidget

	badge    *widgets.Badge
	onTapped func()
	focused  bool
	selected bool
}

func newFilterBadge(tapped func()) *filterBadge {
	b := &filterBadge{badge: widgets.NewBadge("", widgets.Neutral), onTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

func (b *filterBadge) set(text string, tone widgets.Tone, selected bool) {
	b.badge.Set(text, tone)
	b.selected = selected
	b.Refresh()
}

// Text returns what the badge says.
func (b *filterBadge) Text() string { return b.badge.Text() }

// Tapped implements fyne.Tappable.
func (b *filterBadge) Tapped(*fyne.PointEvent) { b.onTapped() }

// FocusGained implements fyne.Focusable.
func (b *filterBadge) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *filterBadge) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *filterBadge) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *filterBadge) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		c := fyne.CurrentApp().Driver().CanvasForObject(b)
		if c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (b *filterBadge) CreateRenderer() fyne.WidgetRenderer {
	ring := canvas.NewRectangle(nil)
	ring.CornerRadius = theme.Radius
	r := &badgeRenderer{b: b, ring: ring}
	r.Refresh()
	return r
}

type badgeRenderer struct {
	b    *filterBadge
	ring *canvas.Rectangle
}

const badgeMargin = float32(3)

func (r *badgeRenderer) Destroy()                     {}
func (r *badgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ring, r.b.badge} }

func (r *badgeRenderer) MinSize() fyne.Size {
	return r.b.badge.MinSize().AddWidthHeight(2*badgeMargin, 2*badgeMargin)
}

func (r *badgeRenderer) Layout(size fyne.Size) {
	r.ring.Resize(size)
	r.b.badge.Move(fyne.NewPos(badgeMargin, badgeMargin))
	r.b.badge.Resize(size.SubtractWidthHeight(2*badgeMargin, 2*badgeMargin))
}

func (r *badgeRenderer) Refresh() {
	r.ring.StrokeWidth = 0
	if r.b.selected || r.b.focused {
		r.ring.StrokeWidth = theme.CheckLineWidth
	}
	r.ring.StrokeColor = theme.Color(theme.ColorMuted)
	if r.b.focused {
		r.ring.StrokeColor = theme.Color(theme.ColorFocusRing)
	}
	r.ring.Refresh()
	r.b.badge.Refresh()
}
