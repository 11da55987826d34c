package segments

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
)

// filterRows are the saved filters and audiences, under a heading of their own.
func filterRows(w app.Words, filters []app.Filter) []widgets.SideItem {
	if len(filters) == 0 {
		return nil
	}
	rows := []widgets.SideItem{{Heading: true, Text: w.Text("segments.saved")}}
	for _, f := range filters {
		rows = append(rows, widgets.SideItem{
			ID: target{filter: f.ID}.id(), Text: f.Name, Count: w.Number(f.Count), Deletable: true,
		})
	}
	return rows
}

// reloadFilters counts the saved filters in the background; a later count wins.
func (s *Sidebar) reloadFilters() {
	s.counting++
	counting := s.counting
	s.p.Tasks.Go(func() {
		filters, err := s.p.App.Filters(context.Background())
		s.p.Tasks.UI(func() {
			if err == nil && counting == s.counting {
				s.filters = filters
				s.showRows()
			}
		})
	})
}

func (s *Sidebar) filter(id data.FilterID) (app.Filter, bool) {
	i := slices.IndexFunc(s.filters, func(f app.Filter) bool { return f.ID == id })
	if i < 0 {
		return app.Filter{}, false
	}
	return s.filters[i], true
}

// queryOf is the list of contacts that a line shows.
func (s *Sidebar) queryOf(t target) data.Query {
	if f, ok := s.filter(t.filter); ok {
		return f.Query.Clone()
	}
	return t.query()
}

// deleteTarget asks whether to delete a segment or a saved filter.
func (s *Sidebar) deleteTarget(t target) {
	if f, ok := s.filter(t.filter); ok {
		s.deleteFilter(f)
		return
	}
	s.with(t.segment, s.delete)
}

func (s *Sidebar) deleteFilter(f app.Filter) {
	if reason := s.Blocked(); reason != "" {
		s.say(s.p.Words.Text("segments.not_now"), reason)
		return
	}
	w := s.p.Words
	widgets.Ask(s.p.Window.Canvas(), widgets.Question{
		Title: w.Text("filters.delete.title", "Filter", f.Name), Text: w.Text("filters.delete.text"), Danger: true,
		Confirm: w.Text("filters.delete.confirm"), Cancel: w.Text("common.cancel"),
		OnConfirm: func() {
			s.run(func(ctx context.Context) (data.Change, error) {
				return data.Change{}, s.p.App.DeleteFilter(ctx, f.ID)
			}, func(data.Change) { s.filterDeleted(f) })
		},
	})
}

// filterDeleted leaves the list that is no more, and tells.
func (s *Sidebar) filterDeleted(f app.Filter) {
	if s.picked().filter == f.ID {
		s.list.SetSelected(target{}.id())
		s.p.OnShow(target{}.query())
	}
	s.done(s.p.Words.Text("filters.delete.done", "Filter", f.Name), data.Change{})
}

// filterMenu is what a right click on a saved filter offers.
func (s *Sidebar) filterMenu(f app.Filter, at fyne.Position) {
	w, reason := s.p.Words, s.Blocked()
	members := data.SelectAll(f.Query.Clone())
	widgets.ShowMenuAt(s.p.Window.Canvas(), at, []widgets.MenuItem{
		{
			Text: w.Text("filters.menu.freeze"), Icon: widgets.IconSegment, Reason: reason,
			Action: func() { s.NewNamed(f.Name, &members, f.Count) },
		},
		widgets.MenuSeparator(),
		{
			Text: w.Text("filters.menu.delete"), Icon: widgets.IconBin, Danger: true, Reason: reason,
			Shortcut: w.Text("key.delete"), Action: func() { s.deleteFilter(f) },
		},
	}, nil)
}
