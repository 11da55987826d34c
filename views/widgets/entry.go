package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
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
