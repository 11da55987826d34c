package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget        = (*LinkText)(nil)
	_ fyne.Tappable      = (*LinkText)(nil)
	_ fyne.Focusable     = (*LinkText)(nil)
	_ desktop.Cursorable = (*LinkText)(nil)
	_ desktop.Hoverable  = (*LinkText)(nil)
)

// LinkText is underlined text that does something. Space and Enter press it.
type LinkText struct {
	widget.BaseWidget

	OnTapped func()

	text           string
	size           float32
	color          fyne.ThemeColorName
	hover, focused bool
}

// NewLinkText returns a link in the colour of text.
func NewLinkText(text string, tapped func()) *LinkText {
	l := &LinkText{text: text, size: theme.TextSize, color: theme.ColorText, OnTapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// Colored sets the colour and returns the link.
func (l *LinkText) Colored(name fyne.ThemeColorName) *LinkText { l.color = name; l.Refresh(); return l }

// Text returns the link's text.
func (l *LinkText) Text() string { return l.text }

// SetText changes the text.
func (l *LinkText) SetText(text string) { l.text = text; l.Refresh() }

// Tapped implements fyne.Tappable.
func (l *LinkText) Tapped(*fyne.PointEvent) {
	if l.OnTapped != nil {
		l.OnTapped()
	}
}

// Cursor implements desktop.Cursorable.
func (l *LinkText) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (l *LinkText) MouseIn(*desktop.MouseEvent) { l.hover = true; l.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (l *LinkText) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *LinkText) MouseOut() { l.hover = false; l.Refresh() }

// FocusGained implements fyne.Focusable.
func (l *LinkText) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost implements fyne.Focusable.
func (l *LinkText) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *LinkText) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *LinkText) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.Tapped(nil)
	default:
		passKey(l, ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *LinkText) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	text, line, ring := newText(l.size, false), canvas.NewRectangle(nil), newRect(theme.GapXS)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{ring, text, line},
		min:     func() fyne.Size { return fyne.MeasureText(l.text, l.size, fyne.TextStyle{}) },
		layout: func(s fyne.Size) {
			h := textHeight(l.size, fyne.TextStyle{})
			placeMiddle(text, 0, 0, s.Width, s.Height)
			w := textWidth(l.text, l.size, fyne.TextStyle{})
			place(line, 0, (s.Height+h)/2-2, w, theme.LineWidth)
			place(ring, -3, (s.Height-h)/2-1, w+6, h+3)
		},
		refresh: func() {
			name := l.color
			if l.hover {
				name = theme.ColorAccent
			}
			paintText(text, l.text, theme.Color(name))
			line.FillColor = theme.Color(name)
			line.Refresh()
			ringColor := fyne.ThemeColorName("")
			if l.focused {
				ringColor = theme.ColorFocusRing
			}
			paintRect(ring, "", ringColor, theme.CheckLineWidth)
			line.Resize(fyne.NewSize(textWidth(l.text, l.size, fyne.TextStyle{}), theme.LineWidth))
		},
	})
}
