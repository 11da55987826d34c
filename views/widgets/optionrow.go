package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget       = (*OptionRow)(nil)
	_ fyne.Tappable     = (*OptionRow)(nil)
	_ fyne.Focusable    = (*OptionRow)(nil)
	_ desktop.Hoverable = (*OptionRow)(nil)
)

// OptionRow shows the answers to a question side by side, in boxes of one width, and what does not fit in further lines. A tap
// chooses; with the keyboard, the arrows move a mark and Space or Enter choose, so that looking decides nothing. An answer
// without an ID is a gap.
type OptionRow struct {
	widget.BaseWidget

	// OnChosen is called when the user chooses another answer.
	OnChosen func(id string)
	// OnFocused is called when the keyboard comes to the row.
	OnFocused func()
	// PerLine is how many boxes stand side by side.
	PerLine int

	options []Option
	chosen  int
	marked  int
	hovered int
	focused bool
}

const (
	optionBoxGap        = theme.GapS
	optionBoxHeight     = theme.ControlHeight
	optionNoteBoxHeight = float32(46)
)

// NewOptionRow returns a row with one of the answers chosen; -1 for none.
func NewOptionRow(options []Option, chosen int) *OptionRow {
	r := &OptionRow{options: options, chosen: chosen, marked: max(0, chosen), hovered: -1, PerLine: 2}
	r.ExtendBaseWidget(r)
	return r
}

// Options returns the answers.
func (r *OptionRow) Options() []Option { return r.options }

// Chosen returns the ID of the answer that holds, "" for none.
func (r *OptionRow) Chosen() string {
	if r.chosen < 0 || r.chosen >= len(r.options) {
		return ""
	}
	return r.options[r.chosen].ID
}

// Choose does what a tap on an answer does.
func (r *OptionRow) Choose(id string) {
	for i, o := range r.options {
		if o.ID == id {
			r.choose(i)
		}
	}
}

func (r *OptionRow) choose(i int) {
	if i < 0 || i >= len(r.options) || r.options[i].ID == "" {
		return
	}
	changed := i != r.chosen
	r.chosen, r.marked = i, i
	r.Refresh()
	if changed && r.OnChosen != nil {
		r.OnChosen(r.options[i].ID)
	}
}

// SetChosen shows an answer as the one that holds; OnChosen is not called.
func (r *OptionRow) SetChosen(id string) {
	for i, o := range r.options {
		if o.ID == id && i != r.chosen {
			r.chosen, r.marked = i, i
			r.Refresh()
		}
	}
}

func (r *OptionRow) perLine() int { return max(1, min(r.PerLine, len(r.options))) }

func (r *OptionRow) boxHeight() float32 {
	for _, o := range r.options {
		if o.Note != "" {
			return optionNoteBoxHeight
		}
	}
	return optionBoxHeight
}

// box is where an answer stands. Boxes are as wide as in a full line, so that those of several rows stand below each other.
func (r *OptionRow) box(i int) (at fyne.Position, size fyne.Size) {
	n := max(1, r.PerLine)
	width := (r.Size().Width - float32(n-1)*optionBoxGap) / float32(n)
	height := r.boxHeight()
	at = fyne.NewPos(float32(i%n)*(width+optionBoxGap), float32(i/n)*(height+optionBoxGap))
	return at, fyne.NewSize(width, height)
}

func (r *OptionRow) at(p fyne.Position) int {
	for i, o := range r.options {
		at, size := r.box(i)
		if o.ID != "" && p.X >= at.X && p.X < at.X+size.Width && p.Y >= at.Y && p.Y < at.Y+size.Height {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (r *OptionRow) Tapped(ev *fyne.PointEvent) {
	focusOn(r)
	r.choose(r.at(ev.Position))
}

// FocusGained implements fyne.Focusable.
func (r *OptionRow) FocusGained() {
	r.focused, r.marked = true, max(0, r.chosen)
	r.Refresh()
	if r.OnFocused != nil {
		r.OnFocused()
	}
}

// FocusLost implements fyne.Focusable.
func (r *OptionRow) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune implements fyne.Focusable.
func (r *OptionRow) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (r *OptionRow) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyRight:
		r.mark(1)
	case fyne.KeyLeft:
		r.mark(-1)
	case fyne.KeyDown:
		r.mark(r.perLine())
	case fyne.KeyUp:
		r.mark(-r.perLine())
	case fyne.KeySpace:
		r.choose(r.marked)
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.marked == r.chosen {
			passKey(r, ev) // nothing to choose here: it is the dialog's
			return
		}
		r.choose(r.marked)
	default:
		passKey(r, ev)
	}
}

// mark moves the mark by steps, over gaps.
func (r *OptionRow) mark(step int) {
	for i := r.marked + step; i >= 0 && i < len(r.options); i += step {
		if r.options[i].ID != "" {
			r.marked = i
			r.Refresh()
			return
		}
	}
}

// MouseIn implements desktop.Hoverable.
func (r *OptionRow) MouseIn(ev *desktop.MouseEvent) { r.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (r *OptionRow) MouseMoved(ev *desktop.MouseEvent) { r.hover(r.at(ev.Position)) }

// MouseOut implements desktop.Hoverable.
func (r *OptionRow) MouseOut() { r.hover(-1) }

func (r *OptionRow) hover(i int) {
	if r.hovered != i {
		r.hovered = i
		r.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (r *OptionRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	var objects []fyne.CanvasObject
	shapes := make([]*optionShape, len(r.options))
	for i := range r.options {
		s := &optionShape{
			back: newRect(theme.Radius), ring: canvas.NewCircle(nil), dot: canvas.NewCircle(nil),
			text: newText(theme.TextSize, false), note: newText(theme.SmallTextSize, false),
		}
		shapes[i] = s
		objects = append(objects, s.back, s.ring, s.dot, s.text, s.note)
	}
	draw := func() {
		for i, o := range r.options {
			at, size := r.box(i)
			if o.ID == "" {
				continue
			}
			shapes[i].drawBox(o, at, size, optionState{
				chosen: i == r.chosen, marked: r.focused && i == r.marked, hovered: i == r.hovered,
			})
		}
	}
	return newRenderer(renderer{
		objects: objects,
		min: func() fyne.Size {
			lines := float32((len(r.options) + r.perLine() - 1) / r.perLine())
			return fyne.NewSize(float32(r.perLine())*120, lines*(r.boxHeight()+optionBoxGap)-optionBoxGap)
		},
		layout:  func(fyne.Size) { draw() },
		refresh: func() { draw(); canvas.Refresh(r) },
	})
}

// drawBox draws an answer in a box of its own.
func (s *optionShape) drawBox(o Option, at fyne.Position, size fyne.Size, state optionState) {
	fill, outline, thick := theme.ColorSurface, theme.ColorLine, theme.LineWidth
	ink := theme.ColorMuted
	if state.hovered {
		fill = theme.ColorHover
	}
	if state.chosen {
		fill, outline, thick, ink = theme.ColorAccentSoft, theme.ColorAccent, theme.CheckLineWidth, theme.ColorAccent
	}
	if state.marked {
		outline, thick = theme.ColorFocusRing, theme.FocusRingWidth
	}
	place(s.back, at.X, at.Y, size.Width, size.Height)
	paintRect(s.back, fill, outline, thick)

	const inner = optionRing - 6
	ring := fyne.NewPos(at.X+theme.GapS, at.Y+(optionBoxHeight-optionRing)/2)
	place(s.ring, ring.X, ring.Y, optionRing, optionRing)
	s.ring.FillColor, s.ring.StrokeColor, s.ring.StrokeWidth = theme.Color(theme.ColorSurface), theme.Color(ink), theme.CheckLineWidth
	s.ring.Refresh()
	place(s.dot, ring.X+(optionRing-inner)/2, ring.Y+(optionRing-inner)/2, inner, inner)
	s.dot.FillColor = theme.Color(theme.ColorAccent)
	show(s.dot, state.chosen)
	s.dot.Refresh()

	const text = theme.GapS + optionRing + theme.GapS
	room := size.Width - text - theme.GapS
	paintText(s.text, ellipsize(firstLetters(o.Text), room, theme.TextSize, fyne.TextStyle{}), theme.Color(theme.ColorText))
	placeMiddle(s.text, at.X+text, at.Y, room, optionBoxHeight)
	paintText(s.note, ellipsize(o.Note, room, theme.SmallTextSize, fyne.TextStyle{}), theme.Color(theme.ColorMuted))
	placeMiddle(s.note, at.X+text, at.Y+optionBoxHeight-theme.GapXS-3, room, size.Height-optionBoxHeight)
	show(s.note, o.Note != "")
}
