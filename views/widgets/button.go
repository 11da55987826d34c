package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// ButtonStyle is how much a button asks for.
type ButtonStyle int

// The styles of a button.
const (
	Plain   ButtonStyle = iota // outlined
	Primary                    // the one that the page is about, in the accent colour
	Danger                     // what deletes
	Quiet                      // without outline until the mouse is over it
)

var (
	_ fyne.Widget       = (*Button)(nil)
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Disableable  = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
)

// Button is a button 32 high with an optional icon before and caret behind its
// text. Space and Enter press it.
type Button struct {
	widget.DisableableWidget

	OnTapped func()

	text    string
	style   ButtonStyle
	icon    Icon
	caret   bool
	small   bool
	leading bool
	reason  string
	tip     string
	focused bool
	hover   bool
	hint    hinter
}

// NewButton returns an outlined button.
func NewButton(text string, tapped func()) *Button { return newButton(text, Plain, tapped) }

// NewPrimaryButton returns a button in the accent colour.
func NewPrimaryButton(text string, tapped func()) *Button { return newButton(text, Primary, tapped) }

// NewDangerButton returns a button for what deletes.
func NewDangerButton(text string, tapped func()) *Button { return newButton(text, Danger, tapped) }

// NewQuietButton returns a button without outline.
func NewQuietButton(text string, tapped func()) *Button { return newButton(text, Quiet, tapped) }

// NewIconButton returns a quiet button of an icon alone; tip says on hover what
// it does.
func NewIconButton(icon Icon, tip string, tapped func()) *Button {
	b := newButton("", Quiet, tapped)
	b.icon, b.tip, b.small = icon, tip, true
	return b
}

func newButton(text string, style ButtonStyle, tapped func()) *Button {
	b := &Button{text: text, style: style, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// WithIcon puts an icon before the text and returns the button.
func (b *Button) WithIcon(icon Icon) *Button { b.icon = icon; b.Refresh(); return b }

// WithCaret marks the button as one that opens a menu, and returns it.
func (b *Button) WithCaret() *Button { b.caret = true; b.Refresh(); return b }

// Small makes the button 26 high, for rows, and returns it.
func (b *Button) Small() *Button { b.small = true; b.Refresh(); return b }

// Leading puts the text at the left edge instead of the middle, and returns
// the button.
func (b *Button) Leading() *Button { b.leading = true; b.Refresh(); return b }

// Text returns the button's text.
func (b *Button) Text() string { return b.text }

// SetText changes the text.
func (b *Button) SetText(text string) {
	if b.text == text {
		return
	}
	b.text = text
	b.Refresh()
}

// SetStyle changes the style.
func (b *Button) SetStyle(style ButtonStyle) { b.style = style; b.Refresh() }

// SetTip sets what is said while the mouse rests on the button.
func (b *Button) SetTip(tip string) { b.tip = tip }

// SetReason greys the button and says on hover why; an empty reason makes it
// usable again.
func (b *Button) SetReason(reason string) {
	b.reason = reason
	if reason == "" {
		b.Enable()
	} else {
		b.Disable()
	}
}

// Reason returns why the button is grey, or "".
func (b *Button) Reason() string { return b.reason }

// Press does what a tap does, unless the button is grey.
func (b *Button) Press() {
	if b.Disabled() || b.OnTapped == nil {
		return
	}
	b.OnTapped()
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	b.hint.hide()
	if b.Disabled() {
		return
	}
	focusOn(b)
	b.Press()
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Press()
	default:
		passKey(b, ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.hover = true
	tip := b.tip
	if b.reason != "" {
		tip = b.reason
	}
	b.hint.show(b, tip)
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() {
	b.hover = false
	b.hint.hide()
	b.Refresh()
}

// Hide takes the hint away with the button.
func (b *Button) Hide() {
	b.hint.hide()
	b.hover = false
	b.DisableableWidget.Hide()
}

func (b *Button) colors() (fill, stroke, text fyne.ThemeColorName) {
	switch b.style {
	case Primary:
		fill, stroke, text = theme.ColorAccent, theme.ColorAccent, theme.ColorOnAccent
		if b.hover {
			fill = theme.ColorAccentHover
		}
	case Danger:
		fill, stroke, text = theme.ColorError, theme.ColorError, theme.ColorOnError
	case Quiet:
		text = theme.ColorText
		if b.icon != NoIcon && b.text == "" && !b.hover {
			text = theme.ColorMuted
		}
		if b.hover {
			fill = theme.ColorHover
		}
	default:
		fill, stroke, text = theme.ColorSurface, theme.ColorLine, theme.ColorText
		if b.hover {
			fill = theme.ColorHover
		}
	}
	if b.Disabled() {
		text = theme.ColorDisabled
		if b.style == Quiet {
			fill, stroke = "", ""
		} else {
			fill, stroke = theme.ColorHover, theme.ColorLine
		}
	}
	return fill, stroke, text
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	back, ring := newRect(theme.Radius), newRect(theme.Radius+2)
	text, icon, caret := newText(theme.TextSize, false), newIcon(), newIcon()
	padding := func() float32 {
		if b.text == "" {
			return theme.GapXS + 1
		}
		return theme.GapM
	}
	iconPart := func() float32 {
		switch {
		case b.icon == NoIcon:
			return 0
		case b.text == "":
			return theme.IconSize
		}
		return theme.IconSize + theme.GapS - 2
	}
	caretPart := func() float32 {
		if !b.caret {
			return 0
		}
		return theme.IconSize + 2
	}
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{ring, back, icon, text, caret},
		min: func() fyne.Size {
			height := theme.ControlHeight
			if b.small {
				height = 26
			}
			w := textWidth(b.text, theme.TextSize, fyne.TextStyle{Bold: b.bold()})
			return fyne.NewSize(w+iconPart()+caretPart()+2*padding(), height)
		},
		layout: func(s fyne.Size) {
			place(back, 0, 0, s.Width, s.Height)
			place(ring, -2, -2, s.Width+4, s.Height+4)
			inner := s.Width - 2*padding()
			w := min(textWidth(b.text, theme.TextSize, fyne.TextStyle{Bold: b.bold()}), inner-iconPart()-caretPart())
			x := padding()
			if !b.leading {
				x = (s.Width - w - iconPart() - caretPart()) / 2
			}
			place(icon, x, (s.Height-theme.IconSize)/2, theme.IconSize, theme.IconSize)
			x += iconPart()
			placeMiddle(text, x, 0, w, s.Height)
			place(caret, x+w+3, (s.Height-theme.IconSize)/2+1, theme.IconSize, theme.IconSize)
		},
		refresh: func() {
			fill, stroke, ink := b.colors()
			paintRect(back, fill, stroke, theme.LineWidth)
			ringColor := fyne.ThemeColorName("")
			if b.focused {
				ringColor = theme.ColorFocusRing
			}
			paintRect(ring, "", ringColor, theme.CheckLineWidth)
			text.TextStyle.Bold = b.bold()
			paintText(text, b.text, theme.Color(ink))
			paintIcon(icon, b.icon, ink)
			if b.caret {
				paintIcon(caret, IconCaret, ink)
			} else {
				caret.Hide()
			}
		},
	})
}

func (b *Button) bold() bool { return b.style == Primary || b.style == Danger }
