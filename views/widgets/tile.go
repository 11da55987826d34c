package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget       = (*StatTile)(nil)
	_ fyne.Tappable     = (*StatTile)(nil)
	_ fyne.Focusable    = (*StatTile)(nil)
	_ desktop.Hoverable = (*StatTile)(nil)
	_ fyne.Disableable  = (*StatTile)(nil)
)

// StatTile is a number with a word above it. With OnTapped it filters: a tap,
// Space or Enter call it, and SetSelected shows that it does.
type StatTile struct {
	widget.BaseWidget

	OnTapped func()

	label, figure  string
	tone           Tone
	selected       bool
	hover, focused bool
}

// NewStatTile returns a tile.
func NewStatTile(label, figure string, tone Tone) *StatTile {
	t := &StatTile{label: label, figure: figure, tone: tone}
	t.ExtendBaseWidget(t)
	return t
}

// Set changes number and tone.
func (t *StatTile) Set(figure string, tone Tone) { t.figure, t.tone = figure, tone; t.Refresh() }

// SetLabel changes the word.
func (t *StatTile) SetLabel(label string) { t.label = label; t.Refresh() }

// Label returns the word.
func (t *StatTile) Label() string { return t.label }

// Figure returns the number.
func (t *StatTile) Figure() string { return t.figure }

// Selected says whether the tile's filter is on.
func (t *StatTile) Selected() bool { return t.selected }

// SetSelected shows whether the tile's filter is on.
func (t *StatTile) SetSelected(on bool) { t.selected = on; t.Refresh() }

// Disabled keeps a tile without OnTapped out of the Tab chain.
func (t *StatTile) Disabled() bool { return t.OnTapped == nil }

// Enable implements fyne.Disableable; set OnTapped instead.
func (t *StatTile) Enable() {}

// Disable implements fyne.Disableable; clear OnTapped instead.
func (t *StatTile) Disable() {}

// Tapped implements fyne.Tappable.
func (t *StatTile) Tapped(*fyne.PointEvent) {
	if t.OnTapped == nil {
		return
	}
	focusOn(t)
	t.OnTapped()
}

// FocusGained implements fyne.Focusable.
func (t *StatTile) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *StatTile) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *StatTile) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *StatTile) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		passKey(t, ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (t *StatTile) MouseIn(*desktop.MouseEvent) { t.hover = true; t.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (t *StatTile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *StatTile) MouseOut() { t.hover = false; t.Refresh() }

// CreateRenderer implements fyne.Widget.
func (t *StatTile) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	const pad = tilePadding
	back, label, figure := newRect(theme.Radius+2), newText(theme.TextSize, false), newText(theme.FigureTextSize, true)
	bold := fyne.TextStyle{Bold: true}
	draw := func() {
		ink, soft := t.tone.colors()
		stroke, width := theme.ColorLine, theme.LineWidth
		switch {
		case t.selected:
			stroke, width = ink, theme.FocusRingWidth
			if t.tone == Neutral || t.tone == Subdued {
				stroke = theme.ColorAccent
			}
		case t.focused:
			stroke, width = theme.ColorFocusRing, theme.CheckLineWidth
		case t.hover && t.OnTapped != nil:
			stroke = ink
		}
		paintRect(back, soft, stroke, width)
		room := t.Size().Width - 2*pad + 4
		paintText(label, ellipsize(t.label, room, theme.TextSize, fyne.TextStyle{}), theme.Color(theme.ColorMuted))
		paintText(figure, t.figure, theme.Color(ink))
	}
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{back, label, figure},
		min: func() fyne.Size {
			w := max(textWidth(t.figure, theme.FigureTextSize, bold), min(90, textWidth(t.label, theme.TextSize, fyne.TextStyle{})))
			return fyne.NewSize(w+2*pad, 68)
		},
		layout: func(s fyne.Size) {
			back.Resize(s)
			h := textHeight(theme.TextSize, fyne.TextStyle{})
			place(label, pad, 10, s.Width-2*pad, h)
			place(figure, pad, 10+h+1, s.Width-2*pad, textHeight(theme.FigureTextSize, bold))
			draw()
		},
		refresh: draw,
	})
}

const tilePadding float32 = 14

// want is the width at which neither word nor number is cut.
func (t *StatTile) want() float32 {
	return 2*tilePadding + max(textWidth(t.label, theme.TextSize, fyne.TextStyle{}),
		textWidth(t.figure, theme.FigureTextSize, fyne.TextStyle{Bold: true}))
}

// NewTileRow puts tiles side by side, all of one width but for those that need more.
func NewTileRow(tiles ...*StatTile) *fyne.Container {
	objects := make([]fyne.CanvasObject, len(tiles))
	for i, t := range tiles {
		objects[i] = t
	}
	return &fyne.Container{Layout: &tileLayout{gap: theme.GapS + 2}, Objects: objects}
}

type tileLayout struct{ gap float32 }

func (l *tileLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wants := make([]float32, len(objects))
	for i, o := range objects {
		wants[i] = o.(*StatTile).want()
	}
	x := float32(0)
	for i, width := range shareWidth(wants, size.Width-float32(len(objects)-1)*l.gap) {
		place(objects[i], x, 0, width, size.Height)
		x += width + l.gap
	}
}

func (l *tileLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(float32(max(0, len(objects)-1))*l.gap, 0)
	for _, o := range objects {
		least := o.MinSize()
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}

// shareWidth gives everyone the same, but who wants more than that as much as it wants, at the cost of the others. Where
// there is not enough for what all want, each gives way by the same part.
func shareWidth(wants []float32, room float32) []float32 {
	shares := make([]float32, len(wants))
	sum := float32(0)
	for _, want := range wants {
		sum += want
	}
	if sum > room {
		for i, want := range wants {
			shares[i] = want * room / sum
		}
		return shares
	}
	left, others := room, len(wants)
	for again := true; again; {
		again = false
		for i, want := range wants {
			if shares[i] == 0 && want > left/float32(others) {
				shares[i], left, others, again = want, left-want, others-1, true
			}
		}
	}
	for i := range shares {
		if shares[i] == 0 {
			shares[i] = left / float32(others)
		}
	}
	return shares
}
