package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"muster/views/theme"
)

// doubleTap is how soon a second click must follow. Fyne's own DoubleTappable
// would hold every single click back for as long.
const doubleTap = 350 * time.Millisecond

// Scrolled implements fyne.Scrollable.
func (t *Table) Scrolled(ev *fyne.ScrollEvent) {
	if t.lane.scrollBy(-ev.Scrolled.DY) {
		t.arrange(false)
		t.hover(t.rowAt(ev.Position))
	}
}

func (t *Table) rowAt(at fyne.Position) int {
	return t.lane.rowAt(at.Y - theme.RowHeight)
}

func (t *Table) hover(row int) {
	if t.hovered == row {
		return
	}
	old := t.hovered
	t.hovered = row
	t.paintRow(old)
	t.paintRow(row)
}

// MouseIn implements desktop.Hoverable.
func (t *Table) MouseIn(ev *desktop.MouseEvent) { t.hover(t.rowAt(ev.Position)) }

// MouseMoved implements desktop.Hoverable.
func (t *Table) MouseMoved(ev *desktop.MouseEvent) { t.hover(t.rowAt(ev.Position)) }

// MouseOut implements desktop.Hoverable.
func (t *Table) MouseOut() { t.hover(-1) }

// MouseDown notes the modifiers, which a tap does not tell.
func (t *Table) MouseDown(ev *desktop.MouseEvent) { t.pressed = ev.Modifier }

// MouseUp implements desktop.Mouseable.
func (t *Table) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: the box and Ctrl tick, Shift ticks a range,
// anything else opens.
func (t *Table) Tapped(ev *fyne.PointEvent) {
	focusOn(t)
	row := t.rowAt(ev.Position)
	modifiers := t.pressed
	t.pressed = 0
	if row < 0 {
		return
	}
	t.moveTo(row)
	switch {
	case t.checkable() && modifiers&fyne.KeyModifierShift != 0:
		t.checkTo(row)
	case t.checkable() && (modifiers&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 || ev.Position.X < checkColumn):
		t.toggle(row)
	case t.tapCell(row, ev.Position.X):
	default:
		t.anchor = row
		t.open(row)
		t.countTaps(row)
	}
}

func (t *Table) countTaps(row int) {
	now := time.Now()
	if row == t.lastRow && now.Sub(t.lastTap) < doubleTap {
		t.lastRow = -1
		if t.OnActivate != nil {
			t.OnActivate(row)
		}
		return
	}
	t.lastRow, t.lastTap = row, now
}

// tapCell calls OnAction when a button or boxed value was hit.
func (t *Table) tapCell(row int, x float32) bool {
	r, ok := t.lane.live[row]
	if !ok || t.OnAction == nil {
		return false
	}
	for i, c := range r.(*tableRow).cells {
		if i < len(t.placed) && c.hit.Y > c.hit.X && x >= c.hit.X && x <= c.hit.Y {
			t.OnAction(row, t.columns[t.placed[i].index].ID)
			return true
		}
	}
	return false
}

// TappedSecondary implements fyne.SecondaryTappable.
func (t *Table) TappedSecondary(ev *fyne.PointEvent) {
	focusOn(t)
	row := t.rowAt(ev.Position)
	if row < 0 {
		return
	}
	t.moveTo(row)
	if t.OnSecondary != nil {
		t.OnSecondary(row, ev.AbsolutePosition)
	}
}

func (t *Table) open(row int) {
	if t.OnOpen != nil {
		t.OnOpen(row)
	}
}

// enter is what Enter does on a row.
func (t *Table) enter(row int) {
	if t.OnEnter != nil {
		t.OnEnter(row)
		return
	}
	t.open(row)
}

func (t *Table) toggle(row int) {
	t.anchor = row
	if !t.checkable() || t.OnCheck == nil {
		return
	}
	t.OnCheck(row, !t.IsChecked(row))
	t.RefreshChecks()
}

// checkTo ticks from where the range began to a row.
func (t *Table) checkTo(row int) {
	if t.anchor < 0 {
		t.anchor = row
	}
	if t.OnCheckRange != nil {
		t.OnCheckRange(min(t.anchor, row), max(t.anchor, row), true)
	}
	t.RefreshChecks()
}

// moveTo makes a row the keyboard's.
func (t *Table) moveTo(row int) {
	old := t.current
	t.current = row
	t.ScrollTo(row)
	t.paintRow(old)
	t.paintRow(row)
}

// FocusGained implements fyne.Focusable.
func (t *Table) FocusGained() {
	t.focused = true
	if t.current < 0 && t.lane.length > 0 {
		t.current = t.lane.top
	}
	t.paintRow(t.current)
}

// FocusLost implements fyne.Focusable.
func (t *Table) FocusLost() {
	t.focused, t.shift = false, false
	t.paintRow(t.current)
}

// TypedRune implements fyne.Focusable.
func (t *Table) TypedRune(r rune) {
	if t.OnRune != nil && r != ' ' {
		t.OnRune(r)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *Table) TypedShortcut(s fyne.Shortcut) {
	if t.OnShortcut != nil {
		t.OnShortcut(s)
	}
}

// KeyDown implements desktop.Keyable.
func (t *Table) KeyDown(ev *fyne.KeyEvent) {
	if isShift(ev) {
		t.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (t *Table) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev) {
		t.shift = false
	}
}

// TypedKey implements fyne.Focusable.
func (t *Table) TypedKey(ev *fyne.KeyEvent) {
	last := t.lane.length - 1
	switch ev.Name {
	case fyne.KeyDown:
		t.step(t.current + 1)
	case fyne.KeyUp:
		t.step(t.current - 1)
	case fyne.KeyPageDown:
		t.step(t.current + t.lane.page())
	case fyne.KeyPageUp:
		t.step(t.current - t.lane.page())
	case fyne.KeyHome:
		t.step(0)
	case fyne.KeyEnd:
		t.step(last)
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.current >= 0 && t.current <= last {
			t.enter(t.current)
		}
	case fyne.KeySpace:
		switch {
		case t.current < 0 || t.current > last:
		case t.checkable():
			t.toggle(t.current)
		default:
			t.enter(t.current)
		}
	default:
		if t.OnKey == nil || !t.OnKey(ev) {
			passKey(t, ev)
		}
	}
}

// step moves the keyboard; with Shift the ticked range grows or shrinks along.
func (t *Table) step(to int) {
	if t.lane.length == 0 {
		return
	}
	from := max(t.current, 0)
	to = min(max(to, 0), t.lane.length-1)
	if t.shift && t.checkable() {
		t.stretch(from, to)
	} else {
		t.anchor = to
	}
	if to == t.current {
		return
	}
	t.moveTo(to)
	if t.OnCurrent != nil {
		t.OnCurrent(to)
	}
}

// stretch moves the loose end of the ticked range from one row to another.
func (t *Table) stretch(from, to int) {
	if t.anchor < 0 {
		t.anchor = from
	}
	if t.OnCheckRange == nil {
		return
	}
	a := t.anchor
	switch { // what the range leaves behind is unticked
	case from > a && to < from:
		t.OnCheckRange(max(to, a)+1, from, false)
	case from < a && to > from:
		t.OnCheckRange(from, min(to, a)-1, false)
	}
	t.OnCheckRange(min(a, to), max(a, to), true)
	t.RefreshChecks()
}
