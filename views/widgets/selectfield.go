package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget       = (*SelectField)(nil)
	_ fyne.Tappable     = (*SelectField)(nil)
	_ fyne.Focusable    = (*SelectField)(nil)
	_ fyne.Disableable  = (*SelectField)(nil)
	_ desktop.Hoverable = (*SelectField)(nil)
)

// SelectField shows one of a list of choices. Space, Enter, Down or a letter
// open the list with a search, so that long lists stay usable.
type SelectField struct {
	widget.DisableableWidget

	OnChanged func(id string)
	// Match says whether a choice fits what was typed; the default compares
	// without case.
	Match func(item PickItem, search string) bool

	placeholder string
	searchText  string
	emptyText   string
	items       []PickItem
	chosen      string
	focused     bool
	hover       bool
}

// NewSelectField returns a field of choices with none chosen. The texts are
// shown in the empty field, in the empty search and when nothing matches.
func NewSelectField(placeholder, search, nothing string, items []PickItem) *SelectField {
	s := &SelectField{placeholder: placeholder, searchText: search, emptyText: nothing, items: items}
	s.ExtendBaseWidget(s)
	return s
}

// SetItems changes the choices.
func (s *SelectField) SetItems(items []PickItem) { s.items = items; s.Refresh() }

// Has says whether there is such a choice.
func (s *SelectField) Has(id string) bool {
	return slices.ContainsFunc(s.items, func(item PickItem) bool { return item.ID == id })
}

// Chosen returns the ID of the choice, or "".
func (s *SelectField) Chosen() string { return s.chosen }

// SetChosen chooses without calling OnChanged.
func (s *SelectField) SetChosen(id string) {
	if s.chosen == id {
		return
	}
	s.chosen = id
	s.Refresh()
}

// Focus gives the keyboard to the field.
func (s *SelectField) Focus() { focusOn(s) }

func (s *SelectField) item() (PickItem, bool) {
	for _, item := range s.items {
		if item.ID == s.chosen {
			return item, true
		}
	}
	return PickItem{}, false
}

// Open shows the list; search is what the user typed already.
func (s *SelectField) Open(search string) {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c == nil || s.Disabled() {
		return
	}
	p := NewPicker(c)
	p.Placeholder, p.EmptyText = s.searchText, s.emptyText
	p.Width = max(s.Size().Width, listWidth(s.items))
	p.Items = s.matching
	p.OnPick = func(item PickItem) {
		if item.ID == s.chosen {
			return
		}
		s.SetChosen(item.ID)
		if s.OnChanged != nil {
			s.OnChanged(item.ID)
		}
	}
	p.ShowBelow(s)
	p.Type(search)
}

func (s *SelectField) matching(search string) []PickItem {
	if search == "" {
		return s.items
	}
	match := s.Match
	if match == nil {
		match = func(item PickItem, search string) bool {
			return strings.Contains(strings.ToLower(item.Text), strings.ToLower(search))
		}
	}
	var items []PickItem
	for _, item := range s.items {
		if match(item, search) {
			items = append(items, item)
		}
	}
	// What was typed is a choice's own short name, or the beginning of its text, rather than a part of it.
	slices.SortStableFunc(items, func(a, b PickItem) int { return fitOf(a, search) - fitOf(b, search) })
	return items
}

// fitOf is how well a choice fits what was typed, 0 the best.
func fitOf(item PickItem, search string) int {
	search = strings.ToLower(strings.TrimSpace(search))
	switch {
	case strings.ToLower(item.Note) == search:
		return 0
	case strings.HasPrefix(strings.ToLower(item.Text), search):
		return 1
	}
	return 2
}

// Tapped implements fyne.Tappable.
func (s *SelectField) Tapped(*fyne.PointEvent) {
	if s.Disabled() {
		return
	}
	focusOn(s)
	s.Open("")
}

// FocusGained implements fyne.Focusable.
func (s *SelectField) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *SelectField) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune opens the list with the letter as search.
func (s *SelectField) TypedRune(r rune) {
	if r != ' ' {
		s.Open(string(r))
	}
}

// TypedKey implements fyne.Focusable.
func (s *SelectField) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyUp:
		s.Open("")
	default:
		passKey(s, ev)
	}
}

// MouseIn implements desktop.Hoverable.
func (s *SelectField) MouseIn(*desktop.MouseEvent) { s.hover = true; s.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (s *SelectField) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *SelectField) MouseOut() { s.hover = false; s.Refresh() }

// CreateRenderer implements fyne.Widget.
func (s *SelectField) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	back, text, caret := newRect(theme.Radius), newText(theme.TextSize, false), newIcon()
	draw := func() {
		size := s.Size()
		shown, ink := s.placeholder, theme.ColorMuted
		if item, ok := s.item(); ok {
			shown, ink = item.Text, theme.ColorText
		}
		if s.Disabled() {
			ink = theme.ColorDisabled
		}
		fill, stroke := theme.ColorSurface, theme.ColorLine
		if s.hover && !s.Disabled() {
			fill = theme.ColorHover
		}
		if s.focused {
			stroke = theme.ColorAccent
		}
		paintRect(back, fill, stroke, theme.LineWidth)
		room := size.Width - 11 - 30
		paintText(text, ellipsize(shown, room, theme.TextSize, fyne.TextStyle{}), theme.Color(ink))
		placeMiddle(text, 11, 0, room, size.Height)
		paintIcon(caret, IconCaret, theme.ColorMuted)
	}
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{back, text, caret},
		min:     func() fyne.Size { return fyne.NewSize(100, theme.ControlHeight) },
		layout: func(size fyne.Size) {
			back.Resize(size)
			place(caret, size.Width-26, (size.Height-theme.IconSize)/2, theme.IconSize, theme.IconSize)
			draw()
		},
		refresh: draw,
	})
}
