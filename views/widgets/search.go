package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var _ fyne.Widget = (*SearchEntry)(nil)

// SearchEntry is an entry with a magnifier, a shortcut as a hint at the right
// and a × that clears. Esc clears, too; Down hands the keyboard on.
type SearchEntry struct {
	widget.BaseWidget

	OnChanged   func(text string)
	OnSubmitted func(text string)
	// OnDown is called for the arrow down: give the keyboard to the list.
	OnDown func()
	// OnUp is called for the arrow up.
	OnUp func()
	// OnEscape is called for Esc in an empty entry; without it the key is
	// handed on to what surrounds the entry.
	OnEscape func()

	input *Input
	side  *searchSide
}

// NewSearchEntry returns an empty search. The hint is the text of a shortcut,
// such as "Ctrl F", or "".
func NewSearchEntry(placeholder, hint string) *SearchEntry {
	s := &SearchEntry{input: NewInput()}
	s.side = newSearchSide(hint, s.clear)
	s.input.Icon = IconSearch.Resource(theme.ColorMuted)
	s.input.ActionItem = s.side
	s.input.SetPlaceHolder(placeholder)
	s.input.OnChanged = func(text string) {
		s.side.setFilled(text != "")
		if s.OnChanged != nil {
			s.OnChanged(text)
		}
	}
	s.input.OnSubmitted = func(text string) {
		if s.OnSubmitted != nil {
			s.OnSubmitted(text)
		}
	}
	s.input.OnKey = s.typedKey
	s.ExtendBaseWidget(s)
	return s
}

func (s *SearchEntry) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		switch {
		case s.input.Text != "":
			s.clear()
		case s.OnEscape != nil:
			s.OnEscape()
		default:
			return false
		}
		return true
	case fyne.KeyDown:
		if s.OnDown != nil {
			s.OnDown()
			return true
		}
	case fyne.KeyUp:
		if s.OnUp != nil {
			s.OnUp()
			return true
		}
	}
	return false
}

func (s *SearchEntry) clear() {
	s.input.SetText("")
}

// Text returns what was typed.
func (s *SearchEntry) Text() string { return s.input.Text }

// SetText changes the text and calls OnChanged, as typing does.
func (s *SearchEntry) SetText(text string) { s.input.SetText(text) }

// SetPlaceholder changes the text that is shown while nothing was typed.
func (s *SearchEntry) SetPlaceholder(text string) { s.input.SetPlaceHolder(text) }

// Input returns the entry within, to focus it or to hand shortcuts to it.
func (s *SearchEntry) Input() *Input { return s.input }

// Focus gives the keyboard to the search.
func (s *SearchEntry) Focus() { focusOn(s.input) }

// CreateRenderer implements fyne.Widget.
func (s *SearchEntry) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{s.input},
		min:     func() fyne.Size { return fyne.NewSize(120, theme.ControlHeight) },
		layout:  func(size fyne.Size) { s.input.Resize(size) },
		refresh: func() {
			s.input.Icon = IconSearch.Resource(theme.ColorMuted)
			s.input.Refresh()
		},
	})
}

var (
	_ fyne.Widget   = (*searchSide)(nil)
	_ fyne.Tappable = (*searchSide)(nil)
)

// searchSide is the right end of a search: the shortcut, or the ×.
type searchSide struct {
	widget.BaseWidget
	hint   string
	filled bool
	clear  func()
}

func newSearchSide(hint string, clear func()) *searchSide {
	s := &searchSide{hint: hint, clear: clear}
	s.ExtendBaseWidget(s)
	return s
}

func (s *searchSide) setFilled(on bool) {
	if s.filled == on {
		return
	}
	s.filled = on
	s.Refresh()
}

// Tapped implements fyne.Tappable.
func (s *searchSide) Tapped(*fyne.PointEvent) {
	if s.filled {
		s.clear()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *searchSide) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	hint, cross := newText(theme.SmallTextSize, false), newIcon()
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{hint, cross},
		min: func() fyne.Size {
			return fyne.NewSize(max(26, textWidth(s.hint, theme.SmallTextSize, fyne.TextStyle{})+10), 20)
		},
		layout: func(size fyne.Size) {
			w := textWidth(s.hint, theme.SmallTextSize, fyne.TextStyle{})
			placeMiddle(hint, size.Width-w-9, 0, w, size.Height)
			place(cross, size.Width-22, (size.Height-14)/2, 14, 14)
		},
		refresh: func() {
			paintText(hint, s.hint, theme.Color(theme.ColorMuted))
			show(hint, !s.filled)
			if s.filled {
				paintIcon(cross, IconClose, theme.ColorMuted)
			} else {
				cross.Hide()
			}
		},
	})
}
