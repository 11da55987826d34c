package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// SideItem is a line of the sidebar: an entry, or a heading above entries.
type SideItem struct {
	ID      string
	Text    string
	Count   string // at the right
	Color   color.Color
	Heading bool
	// Deletable shows a bin while the mouse or the keyboard is on the entry.
	Deletable bool
}

var (
	_ fyne.Widget            = (*SideList)(nil)
	_ fyne.Focusable         = (*SideList)(nil)
	_ fyne.Tappable          = (*SideList)(nil)
	_ fyne.SecondaryTappable = (*SideList)(nil)
	_ fyne.Scrollable        = (*SideList)(nil)
	_ desktop.Hoverable      = (*SideList)(nil)
)

// SideList is the list of the sidebar. It takes the keyboard as a whole: Up and
// Down move, Enter opens, and other keys (Delete, F2) are handed on with the
// entry they were meant for.
type SideList struct {
	widget.BaseWidget

	OnSelected  func(item SideItem)
	OnSecondary func(item SideItem, at fyne.Position)
	OnDelete    func(item SideItem)
	// OnKey gets the keys that the list does not use, with the entry that the
	// keyboard is on, and says whether it used the key.
	OnKey  func(item SideItem, ev *fyne.KeyEvent) bool
	OnRune func(r rune)

	// DeleteTip is said while the mouse rests on a bin.
	DeleteTip string

	items    []SideItem
	selected string
	current  int // row of the keyboard, -1 for none
	hovered  int
	overBin  bool
	focused  bool

	lane *lane
	clip *container.Clip
	bar  *rowScrollBar
	hint hinter
}

// NewSideList returns an empty list.
func NewSideList() *SideList {
	s := &SideList{current: -1, hovered: -1}
	s.lane = newLane(theme.ListRowHeight, func() laneRow { return newSideRow(s) })
	s.clip = container.NewClip(s.lane.box)
	s.bar = newRowScrollBar(&s.lane.viewport, func() { s.arrange(false) })
	s.ExtendBaseWidget(s)
	return s
}

// SetItems changes the lines; the selected one stays by ID.
func (s *SideList) SetItems(items []SideItem) {
	var keep string
	if s.current >= 0 && s.current < len(s.items) {
		keep = s.items[s.current].ID
	}
	s.items = items
	s.lane.length = len(items)
	s.current = s.index(keep)
	s.arrange(true)
}

// Items returns the lines.
func (s *SideList) Items() []SideItem { return s.items }

// Selected returns the ID of the selected entry.
func (s *SideList) Selected() string { return s.selected }

// SetSelected selects an entry without calling OnSelected.
func (s *SideList) SetSelected(id string) {
	s.selected = id
	if i := s.index(id); i >= 0 {
		s.lane.reveal(i)
	}
	s.arrange(true)
}

// Focus gives the keyboard to the list, on the selected entry.
func (s *SideList) Focus() { focusOn(s) }

func (s *SideList) index(id string) int {
	for i, item := range s.items {
		if !item.Heading && item.ID == id {
			return i
		}
	}
	return -1
}

func (s *SideList) arrange(rebind bool) {
	if s.lane.height <= 0 {
		return
	}
	s.lane.clamp()
	s.lane.arrange(s.Size().Width, rebind)
	s.bar.update()
}

func (s *SideList) rebind(rows ...int) {
	for _, i := range rows {
		s.lane.rebind(i, i+1)
	}
}

func (s *SideList) entryAt(y float32) int {
	i := s.lane.rowAt(y)
	if i < 0 || s.items[i].Heading {
		return -1
	}
	return i
}

// onBin says whether x is on the bin of a row.
func (s *SideList) onBin(i int, x float32) bool {
	return i >= 0 && s.items[i].Deletable && s.OnDelete != nil && x >= s.Size().Width-sideBinWidth
}

// Tapped implements fyne.Tappable.
func (s *SideList) Tapped(ev *fyne.PointEvent) {
	s.hint.hide()
	i := s.entryAt(ev.Position.Y)
	if i < 0 {
		return
	}
	old := s.current
	s.current = i
	focusOn(s)
	s.rebind(old, i)
	if s.onBin(i, ev.Position.X) {
		s.OnDelete(s.items[i])
		return
	}
	s.pick(i)
}

func (s *SideList) pick(i int) {
	item := s.items[i]
	old := s.index(s.selected)
	s.selected = item.ID
	s.rebind(old, i)
	if s.OnSelected != nil {
		s.OnSelected(item)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (s *SideList) TappedSecondary(ev *fyne.PointEvent) {
	i := s.entryAt(ev.Position.Y)
	if i >= 0 && s.OnSecondary != nil {
		s.OnSecondary(s.items[i], ev.AbsolutePosition)
	}
}

// Scrolled implements fyne.Scrollable.
func (s *SideList) Scrolled(ev *fyne.ScrollEvent) {
	if s.lane.scrollBy(-ev.Scrolled.DY) {
		s.arrange(false)
	}
}

// MouseIn implements desktop.Hoverable.
func (s *SideList) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (s *SideList) MouseMoved(ev *desktop.MouseEvent) {
	i := s.entryAt(ev.Position.Y)
	bin := s.onBin(i, ev.Position.X)
	if i == s.hovered && bin == s.overBin {
		return
	}
	if bin && !s.overBin {
		s.hint.show(s, s.DeleteTip)
	} else if !bin {
		s.hint.hide()
	}
	old := s.hovered
	s.hovered, s.overBin = i, bin
	s.rebind(old, i)
}

// MouseOut implements desktop.Hoverable.
func (s *SideList) MouseOut() {
	s.hint.hide()
	old := s.hovered
	s.hovered, s.overBin = -1, false
	s.rebind(old)
}

// FocusGained implements fyne.Focusable.
func (s *SideList) FocusGained() {
	s.focused = true
	if s.current < 0 {
		s.current = max(0, s.index(s.selected))
	}
	s.rebind(s.current)
}

// FocusLost implements fyne.Focusable.
func (s *SideList) FocusLost() {
	s.focused = false
	s.rebind(s.current)
}

// TypedRune implements fyne.Focusable.
func (s *SideList) TypedRune(r rune) {
	if s.OnRune != nil && r != ' ' {
		s.OnRune(r)
	}
}

// TypedKey implements fyne.Focusable.
func (s *SideList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		s.step(s.current, 1)
	case fyne.KeyUp:
		s.step(s.current, -1)
	case fyne.KeyHome:
		s.step(-1, 1)
	case fyne.KeyEnd:
		s.step(len(s.items), -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if s.current >= 0 && s.current < len(s.items) {
			s.pick(s.current)
		}
	default:
		if s.current >= 0 && s.current < len(s.items) && s.OnKey != nil && s.OnKey(s.items[s.current], ev) {
			return
		}
		passKey(s, ev)
	}
}

// step moves to the next entry in a direction, over headings.
func (s *SideList) step(from, direction int) {
	for i := from + direction; i >= 0 && i < len(s.items); i += direction {
		if s.items[i].Heading {
			continue
		}
		old := s.current
		s.current = i
		s.lane.reveal(i)
		s.arrange(false)
		s.rebind(old, i)
		return
	}
}

// CreateRenderer implements fyne.Widget.
func (s *SideList) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{s.clip, s.bar},
		min:     func() fyne.Size { return fyne.NewSize(120, theme.ListRowHeight*3) },
		layout: func(size fyne.Size) {
			place(s.clip, 0, 0, size.Width, size.Height)
			place(s.bar, size.Width-2, 0, theme.ScrollBarWidth, size.Height)
			s.lane.height = size.Height
			s.arrange(true)
		},
		refresh: func() {
			s.bar.Refresh()
			s.arrange(true)
		},
	})
}

// ContentHeight is how high the list would be if nothing scrolled.
func (s *SideList) ContentHeight() float32 { return float32(len(s.items)) * theme.ListRowHeight }
