package app

import (
	"context"
	"strings"

	"muster/data"
	"muster/data/field"
)

// Filter is a saved filter or audience with how many contacts match it now.
type Filter struct {
	data.SavedFilter
	// Count is of its query; of an audience, whom no message may reach is not in it.
	Count int
}

// Filters lists the saved filters and audiences by name, each with its exact count.
func (a *App) Filters(ctx context.Context) ([]Filter, error) {
	saved, err := a.current().Filters(ctx)
	if err != nil {
		return nil, a.heed(err)
	}
	filters := make([]Filter, len(saved))
	for i, f := range saved {
		n, err := a.CountContacts(ctx, f.Query)
		if err != nil {
			return nil, err
		}
		filters[i] = Filter{f, n}
	}
	return filters, nil
}

// FilterByName finds a saved filter by its name, compared by case and blanks only; data.ErrFilterNotFound.
func (a *App) FilterByName(ctx context.Context, name string) (data.SavedFilter, error) {
	saved, err := a.current().Filters(ctx)
	if err != nil {
		return data.SavedFilter{}, a.heed(err)
	}
	for _, f := range saved {
		if field.SegmentKey(f.Name) == field.SegmentKey(name) {
			return f, nil
		}
	}
	return data.SavedFilter{}, data.ErrFilterNotFound
}

// CheckFilterName says what is wrong with the name of a new (id 0) or renamed filter, for the form's field:
// data.ErrFilterNameEmpty, -Long, data.ErrFilterExists, or nil.
func (a *App) CheckFilterName(ctx context.Context, id data.FilterID, name string) error {
	tidy, err := field.FilterName(name)
	if err != nil {
		return err
	}
	if f, err := a.FilterByName(ctx, tidy); err == nil && f.ID != id {
		return data.ErrFilterExists
	}
	return nil
}

// SaveFilter keeps a filter or an audience: a new one when its ID is 0, else over the one it was, as to rename it. A query that
// lists contacts one by one is data.ErrFilterOfContacts; FreezeQuery makes a segment of it.
func (a *App) SaveFilter(ctx context.Context, f data.SavedFilter) (data.SavedFilter, error) {
	if err := a.admit(ctx); err != nil {
		return data.SavedFilter{}, err
	}
	f.Query.Search = strings.TrimSpace(f.Query.Search)
	saved, err := a.current().SaveFilter(ctx, f)
	if err != nil {
		return data.SavedFilter{}, a.heed(err)
	}
	a.events.emit(FiltersChanged)
	return saved, nil
}

// DeleteFilter deletes a saved filter; its contacts stay. data.ErrFilterNotFound.
func (a *App) DeleteFilter(ctx context.Context, id data.FilterID) error {
	if err := a.admit(ctx); err != nil {
		return err
	}
	if err := a.current().DeleteFilter(ctx, id); err != nil {
		return a.heed(err)
	}
	a.events.emit(FiltersChanged)
	return nil
}
