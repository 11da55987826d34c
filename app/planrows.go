package app

import (
	"context"

	"muster/data"
	"muster/data/columns"
)

// PlanRows lists what the last plan makes of the rows that the filter lets through, in the order of the file, and counts
// them all. A limit of 0 means all.
func (imp *Import) PlanRows(ctx context.Context, f data.PlanFilter, offset, limit int) ([]data.PlanRow, int, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.staging.PlanRows(ctx, f, offset, limit)
}

// PlanRow is what the last plan makes of one row; data.ErrRowNotFound when the file has none of this number.
func (imp *Import) PlanRow(ctx context.Context, number int) (data.PlanRow, error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return imp.staging.PlanRow(ctx, number)
}

// fieldsOf are the fields that a file has a column for.
func fieldsOf(mapping columns.Mapping) map[data.Field]bool {
	fields := map[data.Field]bool{}
	for f := range data.Field(data.NumFields) {
		if mapping.Has(f) {
			fields[f] = true
		}
	}
	return fields
}
