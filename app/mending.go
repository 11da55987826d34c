package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"muster/data"
	"muster/data/store"
)

// ImportRow is one row of the file of an import, as it counts now.
type ImportRow struct {
	// Number is the row's number as a spreadsheet shows it.
	Number int
	// Cells are the cells as they count now, File as they stand in the file.
	Cells, File data.Cells
	// Mended are the fields whose cells the user changed.
	Mended map[data.Field]bool
	// Problems are what is wrong with the row now; those of the plan belong to the last one.
	Problems []data.Problem
	State    data.RowState
}

// errNoCell is that a problem of a row as a whole has no cell that could be set.
var errNoCell = errors.New("the problem is not one of a cell")

// Row returns one row of the file; data.ErrRowNotFound when it has none of this number.
func (imp *Import) Row(ctx context.Context, number int) (ImportRow, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	places, err := imp.staging.Places(ctx, number)
	if err != nil {
		return ImportRow{}, err
	}
	return imp.row(ctx, places[0])
}

func (imp *Import) row(ctx context.Context, place int) (ImportRow, error) {
	r, err := imp.staging.Row(ctx, place)
	if err != nil {
		return ImportRow{}, err
	}
	row := ImportRow{
		Number: r.Number, Cells: imp.checker.cells(&r), File: imp.checker.fileCells(&r), Mended: map[data.Field]bool{},
		Problems: r.Problems, State: r.State,
	}
	for f := range r.Mended {
		row.Mended[f] = true
	}
	return row, nil
}

// Mend sets cells of a row and checks it anew. A blank text clears a cell; the text that stands in the file takes the
// change back. The plan is outdated after it: see Decide.
func (imp *Import) Mend(ctx context.Context, number int, cells map[data.Field]string) (ImportRow, error) {
	return imp.mendRow(ctx, number, func(_ *store.RowEdit, now *data.Cells) error {
		for f, text := range cells {
			if int(f) >= data.NumFields {
				return errNoCell
			}
			now[f] = text
		}
		return nil
	})
}

// TakeSuggestion does what a problem's suggestion says; data.ErrNoSuggestion when the row has no such problem any more.
func (imp *Import) TakeSuggestion(ctx context.Context, p data.Problem) (ImportRow, error) {
	return imp.mendRow(ctx, p.Row, func(edit *store.RowEdit, now *data.Cells) error {
		if edit.Row.State == data.RowDropped || !imp.take(edit, p, now) {
			return data.ErrNoSuggestion
		}
		return nil
	})
}

// take changes a row's cells as a suggestion says; false when the row has no such problem.
func (imp *Import) take(edit *store.RowEdit, p data.Problem, now *data.Cells) bool {
	set, ok := imp.checker.rules.Remedy(p, *now, imp.checker.phonesOf(edit.Row.Raw, *now)...)
	for f, text := range set {
		now[f] = text
	}
	return ok
}

// mendRow changes the cells of one row.
func (imp *Import) mendRow(
	ctx context.Context, number int, change func(*store.RowEdit, *data.Cells) error,
) (ImportRow, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	places, err := imp.staging.Places(ctx, number)
	if err != nil {
		return ImportRow{}, err
	}
	_, err = imp.edit(ctx, places, nil, func(edit *store.RowEdit) error {
		cells := imp.checker.cells(&edit.Row)
		if err := change(edit, &cells); err != nil {
			return err
		}
		imp.checker.mend(edit, cells, edit.Row.State == data.RowDropped)
		return nil
	})
	if err != nil {
		return ImportRow{}, err
	}
	return imp.row(ctx, places[0])
}

// CountAlike counts the rows that have the same problem with the same cell: its code, field and value. A value that is
// missing is the same everywhere.
func (imp *Import) CountAlike(ctx context.Context, p data.Problem) (int, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	places, err := imp.staging.PlacesLike(ctx, p)
	return len(places), err
}

// MendAlike sets the cell of a problem in all rows that CountAlike counts, and returns their number; of a problem with
// the name of a segment, it writes value in place of that name and leaves the others in the cell. When it fails or ctx
// is cancelled, no row is changed.
func (imp *Import) MendAlike(ctx context.Context, p data.Problem, value string, report data.ProgressFunc) (int, error) {
	f, ok := cellOf(p, value)
	if !ok {
		return 0, errNoCell
	}
	return imp.editAlike(ctx, p, report, func(edit *store.RowEdit) error {
		cells := imp.checker.cells(&edit.Row)
		if f == data.FieldSegments {
			cells[f] = replaceSegment(cells[f], p.Value, value)
		} else {
			cells[f] = value
		}
		imp.checker.mend(edit, cells, false)
		return nil
	})
}

// DropAlike leaves out all rows that CountAlike counts, and returns their number.
func (imp *Import) DropAlike(ctx context.Context, p data.Problem, report data.ProgressFunc) (int, error) {
	return imp.editAlike(ctx, p, report, func(edit *store.RowEdit) error {
		imp.checker.mend(edit, imp.checker.cells(&edit.Row), true)
		return nil
	})
}

func (imp *Import) editAlike(
	ctx context.Context, p data.Problem, report data.ProgressFunc, change func(*store.RowEdit) error,
) (int, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	places, err := imp.staging.PlacesLike(ctx, p)
	if err != nil {
		return 0, err
	}
	return imp.edit(ctx, places, report, change)
}

// TakeSuggestions takes the suggestions of all problems of a kind, each row its own, and returns how many rows it
// changed. When it fails or ctx is cancelled, no row is changed.
func (imp *Import) TakeSuggestions(ctx context.Context, code data.Code, report data.ProgressFunc) (int, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	places, err := imp.staging.PlacesOf(ctx, true, code)
	if err != nil {
		return 0, err
	}
	return imp.edit(ctx, places, report, func(edit *store.RowEdit) error {
		cells := imp.checker.cells(&edit.Row)
		for _, p := range edit.Row.Problems {
			if p.Code == code && p.Suggestion != "" && imp.take(edit, p, &cells) {
				imp.checker.mend(edit, cells, false)
				break // the next suggestion, if any, was made for the row as it was
			}
		}
		return nil
	})
}

// Drop leaves rows out of the import, or takes them in again; data.ErrRowNotFound, and nothing done, when the file lacks
// one of the numbers.
func (imp *Import) Drop(ctx context.Context, numbers []int, dropped bool) error {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	places, err := imp.staging.Places(ctx, numbers...)
	if err != nil {
		return err
	}
	_, err = imp.edit(ctx, places, nil, func(edit *store.RowEdit) error {
		if dropped != (edit.Row.State == data.RowDropped) {
			imp.checker.mend(edit, imp.checker.cells(&edit.Row), dropped)
		}
		return nil
	})
	return err
}

// Reasons lists what kinds of problems the rows have, the gravest and most frequent first.
func (imp *Import) Reasons(ctx context.Context) ([]data.Reason, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.staging.Reasons(ctx)
}

// edit changes rows, many of them on all processors.
func (imp *Import) edit(
	ctx context.Context, places []int, report data.ProgressFunc, change func(*store.RowEdit) error,
) (int, error) {
	n, err := imp.staging.Edit(ctx, places, func(ctx context.Context, edits []store.RowEdit) error {
		return inParallel(ctx, edits, change)
	}, report)
	if err != nil {
		return 0, fmt.Errorf("mend: %w", err)
	}
	return n, nil
}

// inParallel does something to every item. It stops between parts when ctx is cancelled.
func inParallel[T any](ctx context.Context, items []T, do func(*T) error) error {
	const part = 100 // enough that handing it on costs little
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for some := range slices.Chunk(items, part) {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			for i := range some {
				if err := do(&some[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}
