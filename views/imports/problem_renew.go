package imports

import (
	"context"

	"muster/app"
	"muster/data"
)

// problemSource is what the list of problems is loaded from: an *app.Import.
type problemSource interface {
	Problems(ctx context.Context, f data.ProblemFilter, offset, limit int) ([]data.Problem, int, error)
	Row(ctx context.Context, number int) (app.ImportRow, error)
}

// sight is what of the problems stood in sight before they changed.
type sight struct {
	inSight[entry]
	filter data.ProblemFilter
}

// listedBy is the list of problems that a filter lets through.
func listedBy(src problemSource, f data.ProblemFilter) source[entry] {
	return source[entry]{
		load: func(ctx context.Context, offset, limit int) ([]entry, int, error) {
			problems, total, err := src.Problems(ctx, f, offset, limit)
			return entriesOf(problems), total, err
		},
		row: func(e entry) int { return e.problem.Row },
	}
}

// renew loads the problems anew around what is in sight, so that nothing there moves: a line whose problem is gone is
// kept, as mended or left out, and one whose cell has another problem now shows that.
func renew(ctx context.Context, src problemSource, s sight) (renewed[entry], error) {
	r, err := renewAround(ctx, listedBy(src, s.filter), s.inSight)
	if err != nil {
		return r, err
	}
	r.kept, err = keep(ctx, src, r, s)
	return r, err
}

// keep returns the lines that stay though their problem is not listed any more.
func keep(ctx context.Context, src problemSource, r renewed[entry], s sight) (kept []keptLine[entry], err error) {
	listed := map[entryKey]bool{}
	cells := map[entryKey]bool{} // the cells that have a listed problem
	for _, page := range r.pages {
		for _, e := range page {
			p := e.problem
			listed[keyOf(p)] = true
			cells[entryKey{row: p.Row, field: p.Field}] = p.Field != data.FieldNone
		}
	}
	seen := map[entryKey]bool{}
	add := func(e entry, at int) error {
		key := keyOf(e.problem)
		if seen[key] || listed[key] || cells[entryKey{row: e.problem.Row, field: e.problem.Field}] {
			return nil
		}
		if e.problem.Code == data.CodeNoMobileNoEmail && (cells[entryKey{row: e.problem.Row, field: data.FieldMobile}] ||
			cells[entryKey{row: e.problem.Row, field: data.FieldEmail}]) {
			return nil // what was given is wrong, and is listed as that
		}
		seen[key] = true
		row, err := src.Row(ctx, e.problem.Row)
		if err != nil {
			return err
		}
		if stays(e.problem, row) {
			kept = append(kept, keptLine[entry]{item: judge(e, row), at: at})
		}
		return nil
	}
	for _, k := range s.kept {
		if err := add(k.item, k.at); err != nil {
			return nil, err
		}
	}
	for i, e := range s.lines {
		if err := add(e, s.first+i); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// stays says whether a line is kept: what the user did to its row made its problem go. A problem that went with another
// plan, as those about segments do with a tick, goes at once.
func stays(p data.Problem, row app.ImportRow) bool {
	switch {
	case row.State == data.RowDropped:
		return true
	case p.Field == data.FieldSegments:
		return row.Mended[data.FieldSegments]
	case p.Code == data.CodeSegmentsEmptied, p.Code == data.CodeSegmentsKept:
		return false
	}
	for _, mended := range row.Mended {
		if mended {
			return true
		}
	}
	return false
}

// judge says what became of a line that is not listed any more.
func judge(e entry, row app.ImportRow) entry {
	if row.State == data.RowDropped {
		return entry{problem: e.problem, state: entryDropped, value: valueOf(e.problem, row)}
	}
	for _, p := range row.Problems {
		if p.Severity == data.Note || p.Field != e.problem.Field || (p.Field == data.FieldNone && p.Code != e.problem.Code) {
			continue
		}
		return entry{problem: p} // another problem, which the filter leaves out
	}
	return entry{problem: e.problem, state: entryMended, value: valueOf(e.problem, row)}
}

// valueOf is what the cell of a problem holds now.
func valueOf(p data.Problem, row app.ImportRow) string {
	if f, ok := editField(p, row.Cells); ok {
		return row.Cells[f]
	}
	return p.Value
}

// editField is the field whose cell is edited for a problem; false when there is no single one.
func editField(p data.Problem, cells data.Cells) (data.Field, bool) {
	switch {
	case int(p.Field) < data.NumFields:
		return p.Field, true
	case p.Code == data.CodeNoMobileNoEmail:
		if cells[data.FieldEmail] != "" && cells[data.FieldMobile] == "" {
			return data.FieldEmail, true
		}
		return data.FieldMobile, true
	}
	return data.FieldNone, false
}
