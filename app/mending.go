package app

import (
	"context"
	"errors"

	"muster/data"
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

var errTODO = errors.New("not yet")

// Row returns one row of the file; data.ErrRowNotFound when it has none of this number.
func (imp *Import) Row(ctx context.Context, number int) (ImportRow, error) {
	return ImportRow{}, errTODO
}

// Mend sets cells of a row and checks it anew. A blank text clears a cell; the text that stands in the file takes the
// change back. The plan is outdated after it: see Decide.
func (imp *Import) Mend(ctx context.Context, number int, cells map[data.Field]string) (ImportRow, error) {
	return ImportRow{}, errTODO
}

// CountAlike counts the rows that have the same problem with the same cell: its code, field and value. A value that is
// missing is the same everywhere.
func (imp *Import) CountAlike(ctx context.Context, p data.Problem) (int, error) {
	return 0, errTODO
}

// MendAlike sets the cell of a problem in all rows that CountAlike counts, and returns their number. When it fails or
// ctx is cancelled, no row is changed.
func (imp *Import) MendAlike(ctx context.Context, p data.Problem, value string, report data.ProgressFunc) (int, error) {
	return 0, errTODO
}

// TakeSuggestion does what a problem's suggestion says.
func (imp *Import) TakeSuggestion(ctx context.Context, p data.Problem) (ImportRow, error) {
	return ImportRow{}, errTODO
}

// TakeSuggestions takes the suggestions of all problems of a kind, each row its own, and returns how many rows it
// changed. When it fails or ctx is cancelled, no row is changed.
func (imp *Import) TakeSuggestions(ctx context.Context, code data.Code, report data.ProgressFunc) (int, error) {
	return 0, errTODO
}

// Drop leaves rows out of the import, or takes them in again.
func (imp *Import) Drop(ctx context.Context, numbers []int, dropped bool) error {
	return errTODO
}

// DropAlike leaves out all rows that CountAlike counts, and returns their number.
func (imp *Import) DropAlike(ctx context.Context, p data.Problem, report data.ProgressFunc) (int, error) {
	return 0, errTODO
}

// Reasons lists what kinds of problems the rows have, the gravest and most frequent first.
func (imp *Import) Reasons(ctx context.Context) ([]data.Reason, error) {
	return nil, errTODO
}
