package imports

import (
	"cmp"
	"context"

	"muster/data"
)

// planSource is what the list of plan rows is loaded from: an *app.Import.
type planSource interface {
	PlanRows(ctx context.Context, f data.PlanFilter, offset, limit int) ([]data.PlanRow, int, error)
	PlanRow(ctx context.Context, number int) (data.PlanRow, error)
}

// planList is a window on the rows of a plan of which the import makes the same. A row stays when the user decided for
// it, though it is another kind of row now.
type planList struct {
	lines[data.PlanRow]
	// kind is data.PlanAll while no list is open.
	kind data.PlanKind
	// acted are the rows that the user did something to since the list was opened.
	acted map[int]bool
}

func newPlanList() *planList {
	byRow := func(a, b data.PlanRow) int { return cmp.Compare(a.Row, b.Row) }
	return &planList{lines: newLines(byRow), acted: map[int]bool{}}
}

// open forgets everything, for the rows of another kind.
func (l *planList) open(kind data.PlanKind) {
	l.kind = kind
	l.lines.reset()
	l.total = 0
	clear(l.acted)
}

// near is the line of a row or, where that is gone, of the next one. It knows the loaded lines only.
func (l *planList) near(row int) int {
	best, line := 0, l.length()-1
	l.each(func(r data.PlanRow, at int) bool {
		if r.Row >= row && (best == 0 || r.Row < best) {
			best, line = r.Row, at
		}
		return true
	})
	return line
}

// planSight is what of the rows stood in sight before the plan changed.
type planSight struct {
	inSight[data.PlanRow]
	kind  data.PlanKind
	acted map[int]bool
}

// planOf is the list of the rows of a kind.
func planOf(src planSource, kind data.PlanKind) source[data.PlanRow] {
	return source[data.PlanRow]{
		load: func(ctx context.Context, offset, limit int) ([]data.PlanRow, int, error) {
			return src.PlanRows(ctx, data.PlanFilter{Kind: kind}, offset, limit)
		},
		row: func(r data.PlanRow) int { return r.Row },
	}
}

// renewPlan loads the rows anew around what is in sight. A row that the user did something to stays where it stood, as
// what it is now.
func renewPlan(ctx context.Context, src planSource, s planSight) (renewed[data.PlanRow], error) {
	r, err := renewAround(ctx, planOf(src, s.kind), s.inSight)
	if err != nil {
		return r, err
	}
	seen := map[int]bool{}
	for _, page := range r.pages {
		for _, row := range page {
			seen[row.Row] = true
		}
	}
	stay := func(row data.PlanRow, at int) error {
		if seen[row.Row] || !s.acted[row.Row] {
			return nil
		}
		seen[row.Row] = true
		now, err := src.PlanRow(ctx, row.Row)
		if err != nil {
			return err
		}
		r.kept = append(r.kept, keptLine[data.PlanRow]{item: now, at: at})
		return nil
	}
	for _, k := range s.kept {
		if err := stay(k.item, k.at); err != nil {
			return r, err
		}
	}
	for i, row := range s.lines {
		if err := stay(row, s.first+i); err != nil {
			return r, err
		}
	}
	return r, nil
}
