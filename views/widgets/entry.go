package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// Input is a one-line entry that hands on the keys it has no use for: Esc,
// Enter and the arrows up and down. Field, SearchEntry and SelectField hold one.
type Input struct {
	widget.Entry

	// OnKey sees a key first and says whether it used it.
	OnKey func(ev *fyne.KeyEvent) bool
	// OnFocus is told when the keyboard comes and goes.
	OnFocus func(on bool)
	// OnShortcut sees a shortcut first and says whether it used it.
	OnShortcut func(s fyne.Shortcut) bool
	// TakesTab brings the Tab key to OnKey; otherwise it moves the keyboard on.
	TakesTab bool

	outline   fyne.ThemeColorName
	shift     bool
	deafUntil time.Time // clicks before that belong to what opened the entry
}

// NewInput returns an empty entry.
func NewInput() *Input {
	i := &Input{}
	i.ExtendBaseWidget(i)
	return i
}

// TypedKey implements fyne.Focusable.
func (i *Input) TypedKey(ev *fyne.KeyEvent) {
	if i.OnKey != nil && i.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyUp, fyne.KeyDown:
		if !i.MultiLine || ev.Name == fyne.KeyEscape {
			passKey(i, ev)
			return
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !i.MultiLine && i.OnSubmitted == nil {
			passKey(i, ev)
			return
		}
	}
	i.Entry.TypedKey(ev)
}

// AcceptsTab implements fyne.Tabbable.
func (i *Input) AcceptsTab() bool { return i.TakesTab || i.Entry.AcceptsTab() }

// MouseDown implements desktop.Mouseable.
func (i *Input) MouseDown(ev *desktop.MouseEvent) {
	if time.Now().Before(i.deafUntil) {
		return
	}
	i.Entry.MouseDown(ev)
}

// ShiftHeld says whether a Shift key is down, which a key event does not tell.
func (i *Input) ShiftHeld() bool { return i.shift }

// KeyDown implements desktop.Keyable.
func (i *Input) KeyDown(ev *fyne.KeyEvent) {
	if isShift(ev) {
		i.shift = true
	}
	i.Entry.KeyDown(ev)
}

// KeyUp implements desktop.Keyable.
func (i *Input) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev) {
		i.shift = false
	}
	i.Entry.KeyUp(ev)
}

func isShift(ev *fyne.KeyEvent) bool {
	return ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
}

// TypedShortcut implements fyne.Shortcutable.
func (i *Input) TypedShortcut(s fyne.Shortcut) {
	if i.OnShortcut != nil && i.OnShortcut(s) {
		return
	}
	i.Entry.TypedShortcut(s)
}

// FocusGained implements fyne.Focusable.
func (i *Input) FocusGained() {
	i.Entry.FocusGained()
	if i.OnFocus != nil {
		i.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (i *Input) FocusLost() {
	i.shift = false // it may come up where nobody here sees it
	i.Entry.FocusLost()
	if i.OnFocus != nil {
		i.OnFocus(false)
	}
}

// setQuietly changes the text without calling OnChanged.
func (i *Input) setQuietly(text string) {
	changed := i.OnChanged
	i.OnChanged = nil
	i.SetText(text)
	i.OnChanged = changed
}

// setOutline changes the colour of the border, for an error; "" is the usual one.
func (i *Input) setOutline(name fyne.ThemeColorName) {
	if i.outline == name {
		return
	}
	i.outline = name
	i.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (i *Input) CreateRenderer() fyne.WidgetRenderer {
	i.ExtendBaseWidget(i)
	r := &inputRenderer{WidgetRenderer: i.Entry.CreateRenderer(), input: i}
	for _, o := range r.Objects() {
		rect, ok := o.(*canvas.Rectangle)
		switch {
		case !ok:
		case r.box == nil:
			r.box = rect
		case r.border == nil:
			r.border = rect
		}
	}
	r.outline()
	return r
}

// inputRenderer is Fyne's renderer of an entry, but for its border. Fyne draws
// that as an outline around nothing, which OpenGL blurs into a line darker than
// those of our buttons; here the ground itself has the outline.
type inputRenderer struct {
	fyne.WidgetRenderer
	input       *Input
	box, border *canvas.Rectangle
}

func (r *inputRenderer) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.outline()
}

func (r *inputRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.outline()
}

func (r *inputRenderer) outline() {
	if r.box == nil || r.border == nil {
		return
	}
	stroke := r.border.StrokeColor
	if r.input.outline != "" {
		stroke = theme.Color(r.input.outline)
	}
	if r.input.Disabled() {
		stroke = theme.Color(theme.ColorLine) // what cannot be edited does not stand out from what can
	}
	show(r.border, false)
	place(r.box, 0, 0, r.input.Size().Width, r.input.Size().Height)
	r.box.StrokeColor, r.box.StrokeWidth = stroke, theme.LineWidth
	r.box.Refresh()
}
