package segments

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what a sidebar needs. The callbacks may be nil but OnShow.
type Params struct {
	App    *app.App
	Words  app.Words
	Tasks  widgets.Tasks
	Window fyne.Window

	// OnShow is called when the user picks a list.
	OnShow func(data.Query)
	// OnEnter is called for the arrow right on a list: the keyboard wants to go on to the contacts.
	OnEnter func()
	// OnExport is called when the user wants a segment as a file.
	OnExport func(data.Segment)
	// OnDone gets a sentence about an act that ended well, for a toast, and the change that it made; its ID is 0 when
	// nothing changed.
	OnDone func(text string, change data.Change)
}

var _ fyne.Widget = (*Sidebar)(nil)

// Sidebar is the segment manager. It loads its counts by itself whenever they change.
type Sidebar struct {
	widget.BaseWidget

	p      Params
	search *widgets.SearchEntry
	list   *widgets.SideList
	empty  *widgets.Text
	add    *widgets.Button
	box    *fyne.Container

	overview       data.Overview
	filters        []app.Filter
	counting       int // of the filters: the last one counts
	readOnly       bool
	loading, again bool
	stopListening  func()
}

// NewSidebar returns the sidebar with "All contacts" picked, and loads its counts.
func NewSidebar(p Params) *Sidebar {
	s := &Sidebar{p: p}
	s.search = widgets.NewSearchEntry(p.Words.Text("segments.search"), "")
	s.search.OnChanged = func(string) { s.showRows() }
	s.search.OnDown = s.FocusList
	s.search.OnSubmitted = func(string) { s.pickFirst() }
	s.empty = widgets.NewMutedText(p.Words.Text("segments.none_found")).Wrapped()
	s.empty.Hide()
	s.add = widgets.NewButton(p.Words.Text("segments.new_button"), func() { s.New(nil, 0) }).WithIcon(widgets.IconPlus).Leading()
	s.list = s.newList()
	s.list.SetSelected(target{}.id())
	s.box = container.New(&sideLayout{s}, s.search, s.list, s.empty, s.add)
	s.ExtendBaseWidget(s)
	s.stopListening = p.App.Listen(s.heard)
	s.reload()
	return s
}

func (s *Sidebar) newList() *widgets.SideList {
	l := widgets.NewSideList()
	l.DeleteTip = s.p.Words.Text("segments.delete_tip")
	l.OnSelected = func(item widgets.SideItem) {
		if !item.Heading {
			s.p.OnShow(s.queryOf(targetNamed(item.ID)))
		}
	}
	l.OnDelete = func(item widgets.SideItem) { s.deleteTarget(targetNamed(item.ID)) }
	l.OnSecondary = func(item widgets.SideItem, at fyne.Position) { s.menu(targetNamed(item.ID), at) }
	l.OnKey = s.typedKey
	l.OnRune = s.typedRune
	return l
}

// Close stops listening to the book.
func (s *Sidebar) Close() { s.stopListening() }

// heard runs on the goroutine of an act.
func (s *Sidebar) heard(e app.Event) {
	switch e {
	case app.SegmentsChanged, app.ContactsChanged, app.BookChanged:
		s.p.Tasks.UI(s.reload)
	case app.FiltersChanged:
		s.p.Tasks.UI(s.reloadFilters)
	case app.JobChanged:
		s.p.Tasks.UI(s.tellBlocked)
	}
}

// reload counts the book in the background. While it does, further calls come to one more.
func (s *Sidebar) reload() {
	if s.loading {
		s.again = true
		return
	}
	s.loading, s.again = true, false
	s.p.Tasks.Go(func() {
		overview, err := s.p.App.Overview(context.Background())
		state, stateErr := s.p.App.BookState(context.Background())
		s.p.Tasks.UI(func() {
			s.loading = false
			if stateErr == nil {
				s.readOnly = state.ReadOnly
			}
			if err == nil {
				s.show(overview)
			}
			if s.again {
				s.reload()
				return
			}
			s.reloadFilters()
		})
	})
}

func (s *Sidebar) show(overview data.Overview) {
	picked := s.picked().segment
	_, was := segmentByID(s.overview.Segments, picked)
	_, is := segmentByID(overview.Segments, picked)
	s.overview = overview
	s.showRows()
	s.tellBlocked()
	if was && !is { // its list is no more
		s.list.SetSelected(target{}.id())
		s.p.OnShow(target{}.query())
	}
}

func (s *Sidebar) showRows() {
	rows := rowsOf(s.p.Words, s.overview, s.filters, s.search.Text())
	s.list.SetItems(rows)
	if len(rows) == 0 {
		s.empty.Show()
	} else {
		s.empty.Hide()
	}
	s.box.Refresh()
}

// blocked says why nothing can be changed now, nil when it can.
func (s *Sidebar) blocked() error {
	if _, busy := s.p.App.Job(); busy {
		return data.ErrBusy
	}
	if s.readOnly {
		return data.ErrBookReadOnly
	}
	return nil
}

// Blocked is a sentence that says why segments cannot be changed now, "" when they can.
func (s *Sidebar) Blocked() string {
	if err := s.blocked(); err != nil {
		return wording.Error(s.p.Words, err)
	}
	return ""
}

func (s *Sidebar) tellBlocked() {
	reason := s.Blocked()
	s.add.SetReason(reason)
	s.list.DeleteTip = reason
	if reason == "" {
		s.list.DeleteTip = s.p.Words.Text("segments.delete_tip")
	}
}

// picked is what is selected; all contacts when nothing is.
func (s *Sidebar) picked() target { return targetNamed(s.list.Selected()) }

// pickFirst shows the first list that the search found.
func (s *Sidebar) pickFirst() {
	for _, item := range s.list.Items() {
		if !item.Heading {
			s.list.SetSelected(item.ID)
			s.list.OnSelected(item)
			s.FocusList()
			return
		}
	}
}

// Overview is the book in counts, as the sidebar shows it.
func (s *Sidebar) Overview() data.Overview { return s.overview }

// Current is the picked segment; false while a fixed list or none is picked.
func (s *Sidebar) Current() (data.Segment, bool) {
	return segmentByID(s.overview.Segments, s.picked().segment)
}

// Mark shows which list a query is, without calling OnShow; none when the sidebar does not have it.
func (s *Sidebar) Mark(q data.Query) {
	if t, ok := targetOf(q); ok {
		s.list.SetSelected(t.id())
		return
	}
	for _, f := range s.filters {
		if f.Query.SameContacts(q) {
			s.list.SetSelected(target{filter: f.ID}.id())
			return
		}
	}
	s.list.SetSelected("")
}

// FocusSearch gives the keyboard to the search of segments.
func (s *Sidebar) FocusSearch() { s.search.Focus() }

// FocusList gives the keyboard to the lists.
func (s *Sidebar) FocusList() { s.list.Focus() }

// typedKey acts on the entry that the keyboard is on.
func (s *Sidebar) typedKey(item widgets.SideItem, ev *fyne.KeyEvent) bool {
	segment := targetNamed(item.ID).segment
	switch ev.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.deleteTarget(targetNamed(item.ID))
	case fyne.KeyF2:
		s.with(segment, s.edit)
	case fyne.KeyRight:
		if s.p.OnEnter == nil {
			return false
		}
		s.p.OnEnter()
	case fyne.KeyEscape:
		if s.search.Text() == "" {
			return false
		}
		s.search.SetText("")
	default:
		return false
	}
	return true
}

// typedRune lets the user type a segment's name without going to the search first.
func (s *Sidebar) typedRune(r rune) {
	text := s.search.Text() + string(r)
	s.search.SetText(text)
	s.search.Input().CursorColumn = len([]rune(text))
	s.search.Focus()
}

// menu is what a right click on a segment or a saved filter offers.
func (s *Sidebar) menu(t target, at fyne.Position) {
	if f, ok := s.filter(t.filter); ok {
		s.filterMenu(f, at)
		return
	}
	segment, ok := segmentByID(s.overview.Segments, t.segment)
	if !ok {
		return
	}
	w, reason := s.p.Words, s.Blocked()
	items := []widgets.MenuItem{
		{Text: w.Text("segments.menu.edit"), Icon: widgets.IconPencil, Shortcut: "F2", Reason: reason, Action: func() { s.edit(segment) }},
		{Text: w.Text("segments.menu.merge"), Icon: widgets.IconMerge, Reason: reason, Action: func() { s.merge(segment) }},
	}
	if s.p.OnExport != nil {
		items = append(items, widgets.MenuItem{
			Text: w.Text("segments.menu.export"), Icon: widgets.IconExport, Action: func() { s.p.OnExport(segment) },
		})
	}
	items = append(items, widgets.MenuSeparator(), widgets.MenuItem{
		Text: w.Text("segments.menu.delete"), Icon: widgets.IconBin, Danger: true, Reason: reason,
		Shortcut: w.Text("key.delete"), Action: func() { s.delete(segment) },
	})
	widgets.ShowMenuAt(s.p.Window.Canvas(), at, items, nil)
}

// with runs an act on a segment, or says why it cannot.
func (s *Sidebar) with(id data.SegmentID, act func(data.Segment)) {
	segment, ok := segmentByID(s.overview.Segments, id)
	if !ok {
		return
	}
	if reason := s.Blocked(); reason != "" {
		s.say(s.p.Words.Text("segments.not_now"), reason)
		return
	}
	act(segment)
}

// RenameCurrent opens the dialog that changes the picked segment.
func (s *Sidebar) RenameCurrent() { s.with(s.picked().segment, s.edit) }

// MergeCurrent opens the dialog that merges the picked segment into another.
func (s *Sidebar) MergeCurrent() { s.with(s.picked().segment, s.merge) }

// DeleteCurrent asks whether to delete the picked segment.
func (s *Sidebar) DeleteCurrent() { s.deleteTarget(s.picked()) }

// New opens the dialog that makes a segment. members is the selection that it can begin with, of count contacts; nil
// when nothing is selected.
func (s *Sidebar) New(members *data.Selection, count int) { s.NewNamed("", members, count) }

// NewNamed is New with a name to begin with.
func (s *Sidebar) NewNamed(name string, members *data.Selection, count int) {
	if reason := s.Blocked(); reason != "" {
		s.say(s.p.Words.Text("segments.not_now"), reason)
		return
	}
	if text := s.search.Text(); name == "" && members == nil && len(s.list.Items()) == 0 {
		name = text // it was looked for and is not there
	}
	newForm(s, name, members, count)
}

// done tells that an act ended well.
func (s *Sidebar) done(text string, change data.Change) {
	if s.p.OnDone != nil {
		s.p.OnDone(text, change)
	}
}

// say shows a sentence in a small dialog.
func (s *Sidebar) say(title, text string) {
	widgets.Ask(s.p.Window.Canvas(), widgets.Question{Title: title, Text: text, Confirm: s.p.Words.Text("common.close")})
}

// CreateRenderer implements fyne.Widget.
func (s *Sidebar) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return widget.NewSimpleRenderer(widgets.NewPanel(theme.ColorSidebar, widgets.EdgeRight, s.box))
}

// sideLayout puts the button right below the lists, and to the lower edge when they need more room than there is.
type sideLayout struct{ s *Sidebar }

const (
	sidePadding = theme.GapS + 2
	buttonGap   = theme.GapM
)

func (l *sideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, width := l.s, size.Width-2*sidePadding
	y := theme.GapM
	put(s.search, sidePadding, y, width, theme.ControlHeight)
	y += theme.ControlHeight + sidePadding
	if s.empty.Visible() {
		s.empty.Resize(fyne.NewSize(width-2*theme.GapS, 0))
		h := s.empty.MinSize().Height
		put(s.empty, sidePadding+theme.GapS, y+theme.GapXS, width-2*theme.GapS, h)
		y += h + theme.GapS
	}
	room := size.Height - y - buttonGap - theme.ControlHeight - theme.GapM
	h := max(0, min(s.list.ContentHeight(), room))
	put(s.list, sidePadding, y, width, h)
	put(s.add, sidePadding, y+h+buttonGap, width, theme.ControlHeight)
}

func (l *sideLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, 3*theme.ControlHeight+4*theme.GapM)
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
