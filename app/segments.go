package app

import (
	"context"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// Overview counts the book for the sidebar.
func (a *App) Overview(ctx context.Context) (data.Overview, error) {
	overview, err := a.current().Overview(ctx)
	return overview, a.heed(err)
}

// Segments lists all segments with their counts, by family, then name.
func (a *App) Segments(ctx context.Context) ([]data.Segment, error) {
	segments, err := a.current().Segments(ctx)
	return segments, a.heed(err)
}

// SegmentByName finds a segment by its name, compared by case and blanks only; data.ErrSegmentNotFound.
func (a *App) SegmentByName(ctx context.Context, name string) (data.Segment, error) {
	return a.current().SegmentByName(ctx, name)
}

// SegmentKey is what a segment name is known by, see data.Decisions: the case and the blanks of a name do not count. "" is no
// name.
func SegmentKey(name string) string { return field.SegmentKey(name) }

// CheckSegmentName says what is wrong with the name of a new (id 0) or renamed segment, for the form's field:
// data.ErrSegmentNameEmpty, -Long, -Invalid, data.ErrSegmentExists, or nil.
func (a *App) CheckSegmentName(ctx context.Context, id data.SegmentID, name string) error {
	tidy, err := field.SegmentName(name)
	if err != nil {
		return err
	}
	if s, err := a.current().SegmentByName(ctx, tidy); err == nil && s.ID != id {
		return data.ErrSegmentExists
	}
	return nil
}

// CreateSegment makes a segment, with the selected contacts in it from the start when members is not nil.
func (a *App) CreateSegment(ctx context.Context, s data.Segment, members *data.Selection) (data.Segment, error) {
	var made data.Segment
	_, err := a.write(ctx, func(b *store.Book) (change data.Change, err error) {
		made, change, err = b.CreateSegment(ctx, s, members)
		return change, err
	})
	return made, err
}

// UpdateSegment changes a segment's name, family and colour.
func (a *App) UpdateSegment(ctx context.Context, s data.Segment) (data.Segment, error) {
	var saved data.Segment
	_, err := a.write(ctx, func(b *store.Book) (change data.Change, err error) {
		saved, change, err = b.UpdateSegment(ctx, s)
		return change, err
	})
	return saved, err
}

// MergeSegments gives the contacts of one segment the other and deletes the first.
func (a *App) MergeSegments(ctx context.Context, from, into data.SegmentID) (data.Change, error) {
	return a.write(ctx, func(b *store.Book) (data.Change, error) { return b.MergeSegments(ctx, from, into) })
}

// DeleteSegment takes a segment off its contacts and deletes it; the contacts stay.
func (a *App) DeleteSegment(ctx context.Context, id data.SegmentID) (data.Change, error) {
	return a.write(ctx, func(b *store.Book) (data.Change, error) { return b.DeleteSegment(ctx, id) })
}

// Assign adds the selected contacts to a segment.
func (a *App) Assign(ctx context.Context, sel data.Selection, id data.SegmentID, report data.ProgressFunc) (data.Change, error) {
	return a.write(ctx, func(b *store.Book) (data.Change, error) { return b.Assign(ctx, sel, id, report) })
}

// Unassign takes the selected contacts out of a segment.
func (a *App) Unassign(ctx context.Context, sel data.Selection, id data.SegmentID, report data.ProgressFunc) (data.Change, error) {
	return a.write(ctx, func(b *store.Book) (data.Change, error) { return b.Unassign(ctx, sel, id, report) })
}
