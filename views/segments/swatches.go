package segments

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

const (
	swatchSize = float32(20)
	swatchStep = swatchSize + theme.GapS + 4
)

var (
	_ fyne.Widget    = (*swatches)(nil)
	_ fyne.Tappable  = (*swatches)(nil)
	_ fyne.Focusable = (*swatches)(nil)
)

// swatches offers the palette's colours, of which one is chosen: by a tap, or with the arrows left and right.
type swatches struct {
	widget.BaseWidget

	chosen  int
	focused bool
	pass    func(*fyne.KeyEvent) // what becomes of other keys
}

func newSwatches(chosen int, pass func(*fyne.KeyEvent)) *swatches {
	s := &swatches{chosen: chosen, pass: pass}
	s.ExtendBaseWidget(s)
	return s
}

func (s *swatches) choose(i int) {
	s.chosen = (i + len(theme.SegmentColors)) % len(theme.SegmentColors)
	s.Refresh()
}

// Tapped implements fyne.Tappable.
func (s *swatches) Tapped(ev *fyne.PointEvent) {
	if i := int(ev.Position.X / swatchStep); i >= 0 && i < len(theme.SegmentColors) {
		s.choose(i)
	}
}

// FocusGained implements fyne.Focusable.
func (s *swatches) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *swatches) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *swatches) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (s *swatches) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(theme.SegmentColors) - 1)
	default:
		s.pass(ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *swatches) CreateRenderer() fyne.WidgetRenderer {
	r := &swatchRenderer{s: s, ring: canvas.NewCircle(nil)}
	for _, c := range theme.SegmentColors {
		r.dots = append(r.dots, canvas.NewCircle(c))
	}
	r.Refresh()
	return r
}

type swatchRenderer struct {
	s    *swatches
	ring *canvas.Circle
	dots []*canvas.Circle
}

func (r *swatchRenderer) Destroy() {}

func (r *swatchRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(r.dots))*swatchStep, theme.ControlHeight)
}

func (r *swatchRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ring}
	for _, d := range r.dots {
		objects = append(objects, d)
	}
	return objects
}

func (r *swatchRenderer) Layout(size fyne.Size) {
	const margin = float32(4)
	y := (size.Height - swatchSize) / 2
	for i, d := range r.dots {
		put(d, margin+float32(i)*swatchStep, y, swatchSize, swatchSize)
	}
	put(r.ring, float32(r.s.chosen)*swatchStep, y-margin, swatchSize+2*margin, swatchSize+2*margin)
}

func (r *swatchRenderer) Refresh() {
	r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.ColorMuted), theme.CheckLineWidth
	if r.s.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.ColorFocusRing), theme.FocusRingWidth
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
