package forgetting

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const (
	searchWidth  float32 = 860
	searchHeight float32 = 560
	mostFound            = 200
	searchPause          = 250 * time.Millisecond // after the last letter: the copies are read each time
)

// search is the dialog that finds people who were deleted before.
type search struct {
	f       *Forgetting
	sheet   *widgets.Sheet
	entry   *widgets.SearchEntry
	table   *widgets.Table
	empty   *widgets.EmptyState
	confirm *widgets.Button

	found  []data.Contact
	ticked map[int]bool
	asked  int // counts the searches: the last one counts
	timer  *time.Timer
	cancel context.CancelFunc
}

// Search opens the dialog that finds people who were deleted before.
func (f *Forgetting) Search() {
	if f.search != nil {
		return
	}
	w := f.p.Words
	s := &search{f: f, ticked: map[int]bool{}, cancel: func() {}}
	f.search = s
	s.sheet = widgets.NewSheet(f.p.Window.Canvas(), w.Text("forget.search.title"))
	s.sheet.Size = fyne.NewSize(searchWidth, searchHeight)
	s.sheet.SetSubtitle(widgets.NewMutedText(w.Text("forget.search.text")))
	s.sheet.OnClosed = s.closed
	s.entry = widgets.NewSearchEntry(w.Text("forget.search.placeholder"), "")
	s.entry.OnChanged = func(string) { s.typed() }
	s.table = s.newTable()
	s.entry.OnDown = func() { s.sheet.Focus(s.table) }
	s.empty = widgets.NewEmptyState(widgets.IconSearch, w.Text("forget.search.none"), w.Text("forget.search.none_text"))
	s.empty.Hide()
	s.confirm = widgets.NewDangerButton(w.Text("forget.search.confirm"), s.ask)
	top := widgets.Pad(0, 0, theme.GapM, 0, s.entry)
	s.sheet.SetBody(widgets.Dock(top, nil, nil, nil, container.NewStack(s.table, s.empty)))
	s.sheet.SetButtons(widgets.NewButton(w.Text("common.close"), s.sheet.Close), s.confirm)
	s.sheet.First = s.entry.Input()
	s.update()
	s.sheet.Show()
	s.look()
}

func (s *search) closed() {
	s.asked++
	s.cancel()
	if s.timer != nil {
		s.timer.Stop()
	}
	s.f.search = nil
}

func (s *search) newTable() *widgets.Table {
	w := s.f.p.Words
	t := widgets.NewTable([]widgets.Column{
		{ID: "name", Title: w.Text("contacts.column.name"), Width: 200, MinWidth: 150, Flex: 1},
		{ID: "mobile", Title: wording.Field(w, data.FieldMobile), Width: 140, MinWidth: 120},
		{ID: "email", Title: wording.Field(w, data.FieldEmail), Width: 200, MinWidth: 140, Flex: 1},
		{ID: "organization", Title: wording.Field(w, data.FieldOrganization), Width: 160, MinWidth: 120, Flex: .5, HideOrder: 1},
	})
	t.UpdateCell = s.fill
	t.IsChecked = func(row int) bool { return s.ticked[row] }
	t.HeaderState = s.header
	t.OnCheck = func(row int, on bool) { s.tick(row, row, on) }
	t.OnCheckRange = s.tick
	t.OnHeaderCheck = func() { s.tick(0, len(s.found)-1, s.header() != widgets.Checked) }
	t.OnOpen = func(row int) { s.tick(row, row, !s.ticked[row]) }
	return t
}

func (s *search) header() widgets.CheckState {
	switch n := s.count(); {
	case n == 0:
		return widgets.Unchecked
	case n == len(s.found):
		return widgets.Checked
	}
	return widgets.Partly
}

func (s *search) count() (n int) {
	for _, on := range s.ticked {
		if on {
			n++
		}
	}
	return n
}

func (s *search) tick(from, to int, on bool) {
	for row := from; row <= to && row < len(s.found); row++ {
		s.ticked[row] = on
	}
	s.table.RefreshChecks()
	s.update()
}

func (s *search) fill(row int, column string, cell *widgets.Cell) {
	if row >= len(s.found) {
		return
	}
	c := s.found[row]
	switch column {
	case "name":
		cell.Text = c.FullName()
	case "mobile":
		cell.Text = s.f.p.App.ShowMobile(c)
	case "email":
		cell.Text = c.Email
	case "organization":
		cell.Text = c.Organization
	}
}

// typed searches when no letter came for a while.
func (s *search) typed() {
	if s.timer != nil {
		s.timer.Stop()
	}
	s.timer = time.AfterFunc(searchPause, func() { s.f.p.Tasks.UI(s.look) })
}

func (s *search) look() {
	if s.f.search != s {
		return
	}
	s.cancel()
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.asked++
	asked, text := s.asked, s.entry.Text()
	s.f.p.Tasks.Go(func() {
		found, more, err := s.f.p.App.DeletedContacts(ctx, text, nil, mostFound)
		s.f.p.Tasks.UI(func() {
			if asked != s.asked || ctx.Err() != nil {
				return
			}
			if err != nil {
				s.sheet.SetHint(wording.Error(s.f.p.Words, err))
				return
			}
			s.arrived(found, more)
		})
	})
}

func (s *search) arrived(found []data.Contact, more bool) {
	s.found, s.ticked = found, map[int]bool{}
	hint := ""
	if more {
		hint = s.f.p.Words.Count("forget.search.first", len(found))
	}
	s.sheet.SetHint(hint)
	if len(found) == 0 {
		s.table.Hide()
		s.empty.Show()
	} else {
		s.empty.Hide()
		s.table.Show()
	}
	s.table.SetLength(len(found))
	s.table.RefreshRows(0, len(found))
	s.update()
}

func (s *search) update() {
	reason := ""
	if err := s.f.p.App.WriteBlocked(); err != nil {
		reason = wording.Error(s.f.p.Words, err)
	} else if s.count() == 0 {
		reason = s.f.p.Words.Text("forget.search.choose")
	}
	s.confirm.SetReason(reason)
}

// ask asks about the ticked people.
func (s *search) ask() {
	e := extent{}
	for row, c := range s.found {
		if s.ticked[row] {
			e.who.Gone = append(e.who.Gone, c)
		}
	}
	e.people, e.names = len(e.who.Gone), namesOf(e.who.Gone)
	s.f.p.Tasks.Go(func() {
		backups, err := s.f.p.App.Backups(context.Background())
		s.f.p.Tasks.UI(func() {
			if err != nil {
				s.sheet.SetHint(wording.Error(s.f.p.Words, err))
				return
			}
			e.backups = slices.Clone(backups)
			s.f.ask(e)
		})
	})
}
