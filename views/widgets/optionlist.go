package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// Option is one of several answers of which one holds: its text, and a muted line below that may be empty.
type Option struct {
	ID   string
	Text string
	Note string
}

var (
	_ fyne.Widget       = (*OptionList)(nil)
	_ fyne.Tappable     = (*OptionList)(nil)
	_ fyne.Focusable    = (*OptionList)(nil)
	_ desktop.Hoverable = (*OptionList)(nil)
)

// OptionList shows all answers to a question below each other, the one that holds with a filled ring. A tap chooses;
// with the keyboard, Up and Down move a mark and Space or Enter choose, so that looking decides nothing.
type OptionList struct {
	widget.BaseWidget

	// OnChosen is called when the user chooses another answer.
	OnChosen func(id string)
	// OnMarked is called when the keyboard moves to another answer, with where that lies in the list.
	OnMarked func(top, height float32)

	options []Option
	chosen  string
	marked  int
	hovered int
	focused bool
}

const (
	optionHeight     float32 = 28
	optionNoteHeight float32 = 44
	optionRing       float32 = 14
	optionText       float32 = 28 // where the text begins
)

// NewOptionList returns an empty list.
func NewOptionList(chosen func(id string)) *OptionList {
	l := &OptionList{OnChosen: chosen, hovered: -1}
	l.ExtendBaseWidget(l)
	return l
}

// SetOptions changes the answers and which of them holds; OnChosen is not called.
func (l *OptionList) SetOptions(options []Option, chosen string) {
	l.options, l.chosen = options, chosen
	if l.marked >= len(options) || !l.focused {
		l.marked = max(0, l.index(chosen))
	}
	l.Refresh()
}

// Options returns the answers.
func (l *OptionList) Options() []Option { return l.options }

// Chosen returns the ID of the answer that holds.
func (l *OptionList) Chosen() string { return l.chosen }

// Choose does what a tap on an answer does.
func (l *OptionList) Choose(id string) {
	at := l.index(id)
	if at < 0 {
		return
	}
	l.marked = at
	if l.chosen != id {
		l.chosen = id
		if l.OnChosen != nil {
			l.OnChosen(id)
		}
	}
	l.Refresh()
}

func (l *OptionList) index(id string) int {
	for i, o := range l.options {
		if o.ID == id {
			return i
		}
	}
	return -1
}

func (o Option) height() float32 {
	if o.Note == "" {
		return optionHeight
	}
	return optionNoteHeight
}

func (l *OptionList) at(y float32) int {
	for i, o := range l.options {
		if y >= 0 && y < o.height() {
			return i
		}
		y -= o.height()
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (l *OptionList) Tapped(ev *fyne.PointEvent) {
	focusOn(l)
	if i := l.at(ev.Position.Y); i >= 0 {
		l.Choose(l.options[i].ID)
	}
}

// FocusGained implements fyne.Focusable.
func (l *OptionList) FocusGained() {
	l.focused, l.marked = true, max(0, l.index(l.chosen))
	l.Refresh()
}

// FocusLost implements fyne.Focusable.
func (l *OptionList) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *OptionList) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *OptionList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		l.mark(l.marked + 1)
	case fyne.KeyUp:
		l.mark(l.marked - 1)
	case fyne.KeyHome:
		l.mark(0)
	case fyne.KeyEnd:
		l.mark(len(l.options) - 1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if l.marked < len(l.options) {
			l.Choose(l.options[l.marked].ID)
		}
	default:
		passKey(l, ev)
	}
}

func (l *OptionList) mark(i int) {
	l.marked = min(max(i, 0), len(l.options)-1)
	l.Refresh()
	if l.OnMarked == nil || l.marked < 0 {
		return
	}
	top := float32(0)
	for _, o := range l.options[:l.marked] {
		top += o.height()
	}
	l.OnMarked(top, l.options[l.marked].height())
}

// MouseIn implements desktop.Hoverable.
func (l *OptionList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (l *OptionList) MouseMoved(ev *desktop.MouseEvent) { l.hover(l.at(ev.Position.Y)) }

// MouseOut implements desktop.Hoverable.
func (l *OptionList) MouseOut() { l.hover(-1) }

func (l *OptionList) hover(i int) {
	if l.hovered != i {
		l.hovered = i
		l.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *OptionList) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	r := &optionRenderer{list: l}
	r.Refresh()
	return r
}

type optionRenderer struct {
	list *OptionList
	rows []*optionShape
}

// optionShape draws one answer.
type optionShape struct {
	back       *canvas.Rectangle
	ring, dot  *canvas.Circle
	text, note *canvas.Text
}

func (r *optionRenderer) Destroy() {}

func (r *optionRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, s := range r.rows[:len(r.list.options)] {
		objects = append(objects, s.back, s.ring, s.dot, s.text, s.note)
	}
	return objects
}

func (r *optionRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(120, 0)
	for _, o := range r.list.options {
		size.Height += o.height()
	}
	return size
}

func (r *optionRenderer) Layout(fyne.Size) { r.draw() }

func (r *optionRenderer) Refresh() {
	for len(r.rows) < len(r.list.options) {
		r.rows = append(r.rows, &optionShape{
			back: newRect(theme.Radius), ring: canvas.NewCircle(nil), dot: canvas.NewCircle(nil),
			text: newText(theme.TextSize, false), note: newText(theme.SmallTextSize, false),
		})
	}
	r.draw()
	canvas.Refresh(r.list)
}

func (r *optionRenderer) draw() {
	l, y := r.list, float32(0)
	for i, o := range l.options {
		if i >= len(r.rows) {
			return
		}
		r.rows[i].draw(o, y, l.Size().Width, optionState{
			chosen: o.ID == l.chosen, marked: l.focused && i == l.marked, hovered: i == l.hovered,
		})
		y += o.height()
	}
}

type optionState struct{ chosen, marked, hovered bool }

func (s *optionShape) draw(o Option, y, width float32, state optionState) {
	height := o.height()
	fill, outline := fyne.ThemeColorName(""), fyne.ThemeColorName("")
	if state.hovered {
		fill = theme.ColorHover
	}
	if state.marked {
		outline = theme.ColorFocusRing
	}
	place(s.back, 0, y, width, height)
	paintRect(s.back, fill, outline, theme.CheckLineWidth)

	const inner = optionRing - 6
	top := y + (optionHeight-optionRing)/2
	place(s.ring, theme.GapXS+1, top, optionRing, optionRing)
	ink := theme.ColorMuted
	if state.chosen {
		ink = theme.ColorAccent
	}
	s.ring.FillColor, s.ring.StrokeColor, s.ring.StrokeWidth = theme.Color(theme.ColorSurface), theme.Color(ink), theme.CheckLineWidth
	s.ring.Refresh()
	place(s.dot, theme.GapXS+1+(optionRing-inner)/2, top+(optionRing-inner)/2, inner, inner)
	s.dot.FillColor = theme.Color(theme.ColorAccent)
	show(s.dot, state.chosen)
	s.dot.Refresh()

	room := width - optionText - theme.GapXS
	paintText(s.text, ellipsize(o.Text, room, theme.TextSize, fyne.TextStyle{}), theme.Color(theme.ColorText))
	placeMiddle(s.text, optionText, y, room, optionHeight)
	paintText(s.note, ellipsize(o.Note, room, theme.SmallTextSize, fyne.TextStyle{}), theme.Color(theme.ColorMuted))
	placeMiddle(s.note, optionText, y+optionHeight-6, room, optionNoteHeight-optionHeight)
	show(s.note, o.Note != "")
}
