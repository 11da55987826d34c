package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// MenuItem is a line of a menu.
type MenuItem struct {
	Text     string
	Icon     Icon
	Shortcut string // shown at the right, muted
	Danger   bool
	Checked  bool
	// Reason greys the item and is shown below its text.
	Reason string
	Action func()
	// KeepOpen leaves the menu open while Action runs: for an action that
	// opens another popover beside it.
	KeepOpen bool

	separator bool
}

// MenuSeparator returns a line between items.
func MenuSeparator() MenuItem { return MenuItem{separator: true} }

// ShowMenu opens a menu below an object; closed may be nil.
func ShowMenu(c fyne.Canvas, anchor fyne.CanvasObject, items []MenuItem, closed func()) *Popover {
	p := newMenu(c, items, closed)
	p.ShowBelow(anchor)
	return p
}

// ShowMenuAt opens a menu at a place on the canvas, for a right click.
func ShowMenuAt(c fyne.Canvas, at fyne.Position, items []MenuItem, closed func()) *Popover {
	p := newMenu(c, items, closed)
	p.ShowAt(at)
	return p
}

func newMenu(c fyne.Canvas, items []MenuItem, closed func()) *Popover {
	list := newMenuList(items)
	p := NewPopover(c, list)
	p.OnClosed = closed
	p.First = list
	list.run = func(item MenuItem) {
		if !item.KeepOpen {
			p.Close()
		}
		if item.Action != nil {
			item.Action()
		}
	}
	return p
}

var (
	_ fyne.Widget       = (*menuList)(nil)
	_ fyne.Focusable    = (*menuList)(nil)
	_ fyne.Tappable     = (*menuList)(nil)
	_ desktop.Hoverable = (*menuList)(nil)
)

const (
	menuRow       float32 = 32
	menuReasonRow float32 = 46
	menuGapRow    float32 = 11
)

// menuList is the content of a menu.
type menuList struct {
	widget.BaseWidget
	items   []MenuItem
	current int
	run     func(MenuItem)
}

func newMenuList(items []MenuItem) *menuList {
	m := &menuList{items: items, current: -1}
	m.ExtendBaseWidget(m)
	return m
}

func (m *menuList) usable(i int) bool {
	return i >= 0 && i < len(m.items) && !m.items[i].separator && m.items[i].Reason == ""
}

func (m *menuList) rowHeight(i int) float32 {
	switch {
	case m.items[i].separator:
		return menuGapRow
	case m.items[i].Reason != "":
		return menuReasonRow
	}
	return menuRow
}

func (m *menuList) rowAt(y float32) int {
	at := float32(0)
	for i := range m.items {
		h := m.rowHeight(i)
		if y >= at && y < at+h {
			return i
		}
		at += h
	}
	return -1
}

func (m *menuList) move(step int) {
	n := len(m.items)
	at := m.current
	if at < 0 && step < 0 {
		at = n
	}
	for range n {
		at = (at + step + n) % n
		if m.usable(at) {
			m.mark(at)
			return
		}
	}
}

func (m *menuList) mark(i int) {
	if !m.usable(i) {
		i = -1
	}
	if m.current != i {
		m.current = i
		m.Refresh()
	}
}

func (m *menuList) pick(i int) {
	if m.usable(i) && m.run != nil {
		m.run(m.items[i])
	}
}

// Tapped implements fyne.Tappable.
func (m *menuList) Tapped(ev *fyne.PointEvent) { m.pick(m.rowAt(ev.Position.Y)) }

// MouseIn implements desktop.Hoverable.
func (m *menuList) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (m *menuList) MouseMoved(ev *desktop.MouseEvent) { m.mark(m.rowAt(ev.Position.Y)) }

// MouseOut implements desktop.Hoverable.
func (m *menuList) MouseOut() { m.mark(-1) }

// FocusGained implements fyne.Focusable.
func (m *menuList) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *menuList) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (m *menuList) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (m *menuList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		m.move(1)
	case fyne.KeyUp:
		m.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.pick(m.current)
	default:
		passKey(m, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (m *menuList) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	rows := make([]*menuRowShape, len(m.items))
	var objects []fyne.CanvasObject
	for i := range m.items {
		rows[i] = newMenuRowShape()
		objects = append(objects, rows[i].objects()...)
	}
	return newRenderer(renderer{
		objects: objects,
		min: func() fyne.Size {
			size := fyne.NewSize(180, 0)
			for i, item := range m.items {
				size.Width = max(size.Width, menuItemWidth(item))
				size.Height += m.rowHeight(i)
			}
			return size
		},
		layout: func(s fyne.Size) {
			at := float32(0)
			for i, row := range rows {
				h := m.rowHeight(i)
				row.layout(m.items[i], at, s.Width, h)
				at += h
			}
		},
		refresh: func() {
			for i, row := range rows {
				row.paint(m.items[i], i == m.current)
			}
		},
	})
}
