package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget       = (*Checkbox)(nil)
	_ fyne.Tappable     = (*Checkbox)(nil)
	_ fyne.Focusable    = (*Checkbox)(nil)
	_ fyne.Disableable  = (*Checkbox)(nil)
	_ desktop.Hoverable = (*Checkbox)(nil)
)

// Checkbox is a tick box with a label that takes the keyboard: Space ticks it.
type Checkbox struct {
	widget.DisableableWidget

	OnChanged func(bool)

	label   string
	bold    bool
	checked bool
	hover   bool
	focused bool
}

// NewCheckbox returns an unticked box; changed is called when the user ticks or
// unticks it, never by SetChecked.
func NewCheckbox(label string, changed func(bool)) *Checkbox {
	c := &Checkbox{label: label, OnChanged: changed}
	c.ExtendBaseWidget(c)
	return c
}

// Strong makes the label bold and returns the box.
func (c *Checkbox) Strong() *Checkbox { c.bold = true; c.Refresh(); return c }

// Checked says whether the box is ticked.
func (c *Checkbox) Checked() bool { return c.checked }

// SetChecked ticks or unticks without calling OnChanged.
func (c *Checkbox) SetChecked(on bool) {
	if c.checked == on {
		return
	}
	c.checked = on
	c.Refresh()
}

// Label returns the label.
func (c *Checkbox) Label() string { return c.label }

// SetLabel changes the label.
func (c *Checkbox) SetLabel(label string) { c.label = label; c.Refresh() }

// Toggle does what a tap does.
func (c *Checkbox) Toggle() {
	if c.Disabled() {
		return
	}
	c.SetChecked(!c.checked)
	if c.OnChanged != nil {
		c.OnChanged(c.checked)
	}
}

// Tapped implements fyne.Tappable.
func (c *Checkbox) Tapped(*fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	focusOn(c)
	c.Toggle()
}

// FocusGained implements fyne.Focusable.
func (c *Checkbox) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost implements fyne.Focusable.
func (c *Checkbox) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *Checkbox) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *Checkbox) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		c.Toggle()
		return
	}
	passKey(c, ev)
}

// MouseIn implements desktop.Hoverable.
func (c *Checkbox) MouseIn(*desktop.MouseEvent) { c.hover = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *Checkbox) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Checkbox) MouseOut() { c.hover = false; c.Refresh() }

// CreateRenderer implements fyne.Widget.
func (c *Checkbox) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	const labelAt = theme.BoxSize + theme.GapS + 2
	box, ring, label := newTick(), newRect(theme.Radius), newText(theme.TextSize, false)
	return newRenderer(renderer{
		objects: append([]fyne.CanvasObject{ring}, append(box.objects(), label)...),
		min: func() fyne.Size {
			w := textWidth(c.label, theme.TextSize, fyne.TextStyle{Bold: c.bold})
			return fyne.NewSize(labelAt+w+theme.GapXS, theme.ControlHeight-8)
		},
		layout: func(s fyne.Size) {
			top := (s.Height - theme.BoxSize) / 2
			box.moveTo(2, top)
			place(ring, -1, top-3, theme.BoxSize+6, theme.BoxSize+6)
			placeMiddle(label, labelAt, 0, s.Width-labelAt, s.Height)
		},
		refresh: func() {
			state := Unchecked
			if c.checked {
				state = Checked
			}
			box.paint(state, c.hover || c.focused, c.Disabled())
			ringColor := fyne.ThemeColorName("")
			if c.focused {
				ringColor = theme.ColorFocusRing
			}
			paintRect(ring, "", ringColor, theme.CheckLineWidth)
			label.TextStyle.Bold = c.bold
			name := theme.ColorText
			if c.Disabled() {
				name = theme.ColorDisabled
			}
			paintText(label, c.label, theme.Color(name))
		},
	})
}
