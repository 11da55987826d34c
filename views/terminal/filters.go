package terminal

import (
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"muster/app"
	"muster/data"
)

// filterJSON is a saved filter for programs; what it does not ask for is left out.
type filterJSON struct {
	ID    data.FilterID   `json:"id"`
	Name  string          `json:"name"`
	Kind  data.FilterKind `json:"kind"`
	Count int             `json:"count"`
	// MissingSegments is how many of its segments are not in the book any more.
	MissingSegments int        `json:"missing_segments,omitempty"`
	Any             []string   `json:"any,omitempty"`
	All             []string   `json:"all,omitempty"`
	None            []string   `json:"none,omitempty"`
	Countries       []string   `json:"countries,omitempty"`
	Organizations   []string   `json:"organizations,omitempty"`
	Has             []string   `json:"has,omitempty"`
	HasNot          []string   `json:"has_not,omitempty"`
	CreatedSince    *time.Time `json:"created_since,omitempty"`
	ChangedSince    *time.Time `json:"changed_since,omitempty"`
	Change          int        `json:"change,omitempty"`
	Contactable     bool       `json:"contactable,omitempty"`
	Search          string     `json:"search,omitempty"`
}

func newFilterJSON(f app.Filter, names map[data.SegmentID]string) filterJSON {
	q := f.Query
	named := func(ids []data.SegmentID) (list []string) {
		for _, id := range ids {
			if name, ok := names[id]; ok {
				list = append(list, name)
			}
		}
		return list
	}
	since := func(t time.Time) *time.Time {
		if t.IsZero() {
			return nil
		}
		return &t
	}
	return filterJSON{
		ID: f.ID, Name: f.Name, Kind: f.Kind, Count: f.Count, MissingSegments: len(f.Missing), Any: named(q.Segments),
		All: named(q.AllSegments), None: named(q.NoneSegments), Countries: q.Countries, Organizations: q.Organizations,
		Has: fieldTexts(q.Has), HasNot: fieldTexts(q.HasNot), CreatedSince: since(q.CreatedSince),
		ChangedSince: since(q.ChangedSince), Change: int(q.Change), Contactable: q.Contactable, Search: q.Search,
	}
}

func fieldTexts(fields []data.Field) (texts []string) {
	for _, f := range fields {
		texts = append(texts, f.String())
	}
	return texts
}

func (s *session) filterList(ctx context.Context) (int, error) {
	return s.reading(ctx, func(a *app.App) (int, error) {
		filters, err := a.Filters(ctx)
		if err != nil {
			return ExitFailed, err
		}
		if s.json {
			names, err := namesByID(ctx, a)
			if err != nil {
				return ExitFailed, err
			}
			list := make([]filterJSON, len(filters))
			for i, f := range filters {
				list[i] = newFilterJSON(f, names)
			}
			return ExitDone, writeJSON(s.Stdout, list)
		}
		table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
		for _, f := range filters {
			fmt.Fprintf(table, "%s\t%s\t%d\n", f.Name, s.Words.Text("filter.kind."+string(f.Kind)), f.Count)
		}
		return ExitDone, table.Flush()
	})
}

// filterSave keeps what the narrowing options ask for under a name.
func (s *session) filterSave(ctx context.Context) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		q, err := s.query(ctx, a)
		if err != nil {
			return ExitFailed, err
		}
		saved, err := a.SaveFilter(ctx, data.SavedFilter{Name: s.Args[0], Kind: data.FilterList, Query: q})
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.filter_saved", "Filter", saved.Name))
	})
}

func (s *session) filterRename(ctx context.Context) (int, error) {
	return s.withFilter(ctx, func(a *app.App, f data.SavedFilter) (int, error) {
		old := f.Name
		f.Name = s.Args[1]
		saved, err := a.SaveFilter(ctx, f)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.filter_renamed", "Old", old, "New", saved.Name))
	})
}

// filterFreeze makes a segment of the contacts that match now.
func (s *session) filterFreeze(ctx context.Context) (int, error) {
	return s.withFilter(ctx, func(a *app.App, f data.SavedFilter) (int, error) {
		segment := data.Segment{Name: s.Args[1], Family: data.FamilyOther, Colour: data.ColourAuto}
		made, err := a.FreezeQuery(ctx, f.Query, segment)
		if err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Count("terminal.frozen", made.Count, "Segment", made.Name))
	})
}

func (s *session) filterDelete(ctx context.Context) (int, error) {
	return s.withFilter(ctx, func(a *app.App, f data.SavedFilter) (int, error) {
		if err := a.DeleteFilter(ctx, f.ID); err != nil {
			return ExitFailed, err
		}
		return s.done(s.Words.Text("terminal.filter_deleted", "Filter", f.Name))
	})
}

// withFilter runs f on the saved filter that the first argument names.
func (s *session) withFilter(ctx context.Context, f func(*app.App, data.SavedFilter) (int, error)) (int, error) {
	return s.writing(ctx, func(a *app.App) (int, error) {
		found, err := a.FilterByName(ctx, s.Args[0])
		if err != nil {
			return ExitFailed, err
		}
		return f(a, found)
	})
}
