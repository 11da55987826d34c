package segments

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// delete asks whether to delete a segment, and says what that does.
func (s *Sidebar) delete(segment data.Segment) {
	w := s.p.Words
	text := w.Text("segments.delete.empty")
	if segment.Count > 0 {
		text = w.Count("segments.delete.text", segment.Count)
	}
	widgets.Ask(s.p.Window.Canvas(), widgets.Question{
		Title:   w.Text("segments.delete.title", "Segment", segment.Name),
		Text:    text,
		Details: []string{w.Text("segments.undo")},
		Confirm: w.Text("segments.delete.confirm"),
		Cancel:  w.Text("common.cancel"),
		Danger:  true,
		OnConfirm: func() {
			s.run(func(ctx context.Context) (data.Change, error) {
				return s.p.App.DeleteSegment(ctx, segment.ID)
			}, func(change data.Change) {
				s.search.SetText("") // what was searched for is gone: the whole list again
				s.done(w.Text("segments.delete.done", "Segment", segment.Name), change)
			})
		},
	})
}

// run does an act in the background; when it fails, a small dialog says why.
func (s *Sidebar) run(act func(context.Context) (data.Change, error), then func(data.Change)) {
	s.p.Tasks.Go(func() {
		change, err := act(context.Background())
		s.p.Tasks.UI(func() {
			if err != nil {
				s.say(s.p.Words.Text("segments.failed"), wording.Error(s.p.Words, err))
				return
			}
			then(change)
		})
	})
}

// merging is the dialog that gives the contacts of one segment to another.
type merging struct {
	s      *Sidebar
	from   data.Segment
	into   data.Segment // ID 0 until one is picked
	sheet  *widgets.Sheet
	search *widgets.SearchEntry
	list   *widgets.SideList
	effect *widgets.Text
	merge  *widgets.Button
}

// merge opens the dialog that merges a segment into another.
func (s *Sidebar) merge(from data.Segment) {
	w := s.p.Words
	m := &merging{s: s, from: from}
	m.search = widgets.NewSearchEntry(w.Text("segments.search"), "")
	m.search.OnChanged = func(string) { m.showRows() }
	m.list = widgets.NewSideList()
	m.search.OnDown = m.list.Focus
	m.search.OnSubmitted = func(string) { m.pickFirst() }
	m.list.OnSelected = m.picked
	m.effect = widgets.NewText("").WrapAt(formWidth - 2*theme.DialogPadding)
	m.merge = widgets.NewDangerButton(w.Text("segments.merge.confirm"), m.run)
	m.merge.SetReason(w.Text("segments.merge.pick"))
	m.sheet = widgets.NewSheet(s.p.Window.Canvas(), w.Text("segments.merge.title", "Segment", from.Name))
	m.sheet.Size = fyne.NewSize(formWidth, 0)
	list := widgets.NewPanel(theme.ColorSurface, widgets.EdgeAll, widgets.Pad(4, 4, 4, 4, m.list))
	m.sheet.SetBody(container.New(widgets.NewColumn(theme.GapM),
		m.search, widgets.FixedSize(0, 220, list), widgets.FixedSize(0, 76, container.New(widgets.NewColumn(0), m.effect))))
	m.sheet.SetButtons(widgets.NewButton(w.Text("common.cancel"), m.sheet.Close), m.merge)
	m.sheet.First = m.search.Input()
	m.showRows()
	m.tell()
	m.sheet.Show()
}

func (m *merging) showRows() {
	others := make([]data.Segment, 0, len(m.s.overview.Segments))
	for _, segment := range m.s.overview.Segments {
		if segment.ID != m.from.ID {
			others = append(others, segment)
		}
	}
	items := segmentRows(m.s.p.Words, others, m.search.Text())
	for i := range items {
		items[i].Deletable = false
	}
	m.list.SetItems(items)
}

func (m *merging) pickFirst() {
	for _, item := range m.list.Items() {
		if !item.Heading {
			m.list.SetSelected(item.ID)
			m.picked(item)
			m.list.Focus()
			return
		}
	}
}

func (m *merging) picked(item widgets.SideItem) {
	into, ok := segmentByID(m.s.overview.Segments, targetNamed(item.ID).segment)
	if !ok {
		return
	}
	m.into = into
	m.merge.SetReason("")
	m.sheet.SetDefault(m.merge)
	m.tell()
}

// tell says what the merge does.
func (m *merging) tell() {
	w := m.s.p.Words
	if m.into.ID == 0 {
		m.effect.SetText(w.Text("segments.merge.pick"))
		return
	}
	m.effect.SetText(w.Count("segments.merge.text", m.from.Count, "From", m.from.Name, "Into", m.into.Name) + " " + w.Text("segments.undo"))
}

func (m *merging) run() {
	from, into, w := m.from, m.into, m.s.p.Words
	m.sheet.Close()
	m.s.run(func(ctx context.Context) (data.Change, error) {
		return m.s.p.App.MergeSegments(ctx, from.ID, into.ID)
	}, func(change data.Change) {
		m.s.done(w.Text("segments.merge.done", "From", from.Name, "Into", into.Name), change)
	})
}
