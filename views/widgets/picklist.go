package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// PickItem is a line to pick: its text, a dot before and a word (a count, say)
// behind it, both optional.
type PickItem struct {
	ID    string
	Text  string
	Color color.Color
	Note  string
	Icon  Icon
}

// listWidth is what a list needs to show its items uncut, within reason.
func listWidth(items []PickItem) float32 {
	const most, beside = float32(420), 2*theme.GapL + theme.ScrollBarWidth
	width := float32(0)
	for _, item := range items[:min(len(items), 300)] {
		wide := textWidth(item.Text, theme.TextSize, fyne.TextStyle{}) + textWidth(item.Note, theme.TextSize, fyne.TextStyle{})
		width = max(width, wide+theme.GapS)
	}
	return min(most, width+beside)
}

var (
	_ fyne.Widget       = (*pickList)(nil)
	_ fyne.Tappable     = (*pickList)(nil)
	_ fyne.Scrollable   = (*pickList)(nil)
	_ desktop.Hoverable = (*pickList)(nil)
)

// pickList shows items of which one is marked. The keyboard stays with the
// entry above it, which moves the mark.
type pickList struct {
	widget.BaseWidget
	items   []PickItem
	marked  int
	maxRows int
	onPick  func(PickItem)

	lane *lane
	clip *container.Clip
	bar  *rowScrollBar
}

func newPickList(maxRows int, onPick func(PickItem)) *pickList {
	l := &pickList{marked: -1, maxRows: maxRows, onPick: onPick}
	l.lane = newLane(theme.ListRowHeight, func() laneRow { return newPickRow(l) })
	l.clip = container.NewClip(l.lane.box)
	l.bar = newRowScrollBar(&l.lane.viewport, func() { l.lane.arrange(l.Size().Width, false) })
	l.ExtendBaseWidget(l)
	return l
}

func (l *pickList) set(items []PickItem) {
	l.items = items
	l.lane.length = len(items)
	l.lane.top, l.lane.rem = 0, 0
	l.marked = -1
	if len(items) > 0 {
		l.marked = 0
	}
	l.arrange(true)
}

func (l *pickList) arrange(rebind bool) {
	if l.lane.height <= 0 {
		return
	}
	l.lane.clamp()
	l.lane.arrange(l.Size().Width, rebind)
	l.bar.update()
}

// move moves the mark by rows.
func (l *pickList) move(rows int) {
	if len(l.items) == 0 {
		return
	}
	l.mark(min(max(l.marked+rows, 0), len(l.items)-1))
	l.lane.reveal(l.marked)
	l.arrange(false)
}

func (l *pickList) mark(i int) {
	old := l.marked
	l.marked = i
	l.lane.rebind(old, old+1)
	l.lane.rebind(i, i+1)
}

func (l *pickList) pickMarked() bool {
	if l.marked < 0 || l.marked >= len(l.items) {
		return false
	}
	l.onPick(l.items[l.marked])
	return true
}

// typedKey moves or picks, and says whether the key was one of the list's.
func (l *pickList) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(l.lane.page())
	case fyne.KeyPageUp:
		l.move(-l.lane.page())
	case fyne.KeyReturn, fyne.KeyEnter:
		return l.pickMarked()
	default:
		return false
	}
	return true
}

// Tapped implements fyne.Tappable.
func (l *pickList) Tapped(ev *fyne.PointEvent) {
	if i := l.lane.rowAt(ev.Position.Y); i >= 0 {
		l.mark(i)
		l.pickMarked()
	}
}

// Scrolled implements fyne.Scrollable.
func (l *pickList) Scrolled(ev *fyne.ScrollEvent) {
	if l.lane.scrollBy(-ev.Scrolled.DY) {
		l.arrange(false)
	}
}

// MouseIn implements desktop.Hoverable.
func (l *pickList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (l *pickList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.lane.rowAt(ev.Position.Y); i >= 0 && i != l.marked {
		l.mark(i)
	}
}

// MouseOut implements desktop.Hoverable.
func (l *pickList) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (l *pickList) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{l.clip, l.bar},
		min: func() fyne.Size {
			return fyne.NewSize(120, float32(min(len(l.items), l.maxRows))*theme.ListRowHeight)
		},
		layout: func(s fyne.Size) {
			place(l.clip, 0, 0, s.Width, s.Height)
			place(l.bar, s.Width-theme.ScrollBarWidth, 0, theme.ScrollBarWidth, s.Height)
			l.lane.height = s.Height
			l.arrange(true)
		},
		refresh: func() {
			l.bar.Refresh()
			l.arrange(true)
		},
	})
}

var _ laneRow = (*pickRow)(nil)

type pickRow struct {
	widget.BaseWidget
	list *pickList
	row  int

	back       *canvas.Rectangle
	dot        *canvas.Circle
	icon       *canvas.Image
	text, note *canvas.Text
}

func newPickRow(l *pickList) *pickRow {
	r := &pickRow{
		list: l, row: -1, back: newRect(theme.Radius), dot: canvas.NewCircle(color.Transparent), icon: newIcon(),
		text: newText(theme.TextSize, false), note: newText(theme.TextSize, false),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *pickRow) bind(i int) {
	r.row = i
	r.draw()
}

func (r *pickRow) draw() {
	if r.row < 0 || r.row >= len(r.list.items) {
		return
	}
	item, s := r.list.items[r.row], r.Size()
	back := fyne.ThemeColorName("")
	if r.row == r.list.marked {
		back = theme.ColorHover
	}
	place(r.back, 0, 0, s.Width, s.Height)
	paintRect(r.back, back, "", 0)
	x := theme.GapS + 1
	show(r.dot, item.Color != nil)
	if item.Color != nil {
		place(r.dot, x, (s.Height-theme.DotSize)/2, theme.DotSize, theme.DotSize)
		r.dot.FillColor = item.Color
		r.dot.Refresh()
		x += theme.DotSize + theme.GapS
	}
	place(r.icon, x-1, (s.Height-theme.IconSize)/2, theme.IconSize, theme.IconSize)
	paintIcon(r.icon, item.Icon, theme.ColorMuted)
	if item.Icon != NoIcon {
		x += theme.IconSize + theme.GapXS
	}
	noteWidth := textWidth(item.Note, theme.TextSize, fyne.TextStyle{})
	room := s.Width - x - noteWidth - theme.GapL
	paintText(r.text, ellipsize(item.Text, room, theme.TextSize, fyne.TextStyle{}), theme.Color(theme.ColorText))
	placeMiddle(r.text, x, 0, room, s.Height)
	paintText(r.note, item.Note, theme.Color(theme.ColorMuted))
	placeMiddle(r.note, s.Width-noteWidth-theme.GapS-2, 0, noteWidth, s.Height)
}

// CreateRenderer implements fyne.Widget.
func (r *pickRow) CreateRenderer() fyne.WidgetRenderer {
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{r.back, r.dot, r.icon, r.text, r.note},
		layout:  func(fyne.Size) { r.draw() },
		refresh: r.draw,
	})
}
