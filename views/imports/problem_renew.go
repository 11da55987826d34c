package imports

import (
	"context"
	"sort"

	"muster/app"
	"muster/data"
)

// problemSource is what the list of problems is loaded from: an *app.Import.
type problemSource interface {
	Problems(ctx context.Context, f data.ProblemFilter, offset, limit int) ([]data.Problem, int, error)
	Row(ctx context.Context, number int) (app.ImportRow, error)
}

// sight is what stood in sight before the problems changed.
type sight struct {
	filter data.ProblemFilter
	// lines are those in sight, in their order.
	lines []entry
	// first is the index of the first problem in sight.
	first int
	// kept are the lines that were kept before.
	kept []keptEntry
	// era is that of the list.
	era int
}

// renewed is what takes its place.
type renewed struct {
	pages map[int][]data.Problem
	total int
	kept  []keptEntry
}

// renew loads the problems anew around what is in sight, so that nothing there moves: a line whose problem is gone is
// kept, as mended or left out, and one whose cell has another problem now shows that.
func renew(ctx context.Context, src problemSource, s sight) (renewed, error) {
	r := renewed{pages: map[int][]data.Problem{}}
	firstRow, lastRow := 0, 0
	if n := len(s.lines); n > 0 {
		firstRow, lastRow = s.lines[0].problem.Row, s.lines[n-1].problem.Row
	}
	page, err := r.findPage(ctx, src, s, firstRow)
	if err != nil {
		return renewed{}, err
	}
	for ; ; page++ { // as far as what was in sight reaches
		if err := r.load(ctx, src, s.filter, page); err != nil {
			return renewed{}, err
		}
		problems := r.pages[page]
		if len(problems) == 0 || (page+1)*problemPage >= r.total || problems[len(problems)-1].Row > lastRow {
			break
		}
	}
	return r, r.keep(ctx, src, s)
}

func (r *renewed) load(ctx context.Context, src problemSource, f data.ProblemFilter, page int) error {
	if _, loaded := r.pages[page]; loaded {
		return nil
	}
	problems, total, err := src.Problems(ctx, f, page*problemPage, problemPage)
	if err != nil {
		return err
	}
	r.pages[page], r.total = problems, total
	return nil
}

// findPage returns the page where the problems of a row are, or would be. Problems before it can have gone, so that it
// is not always where it was.
func (r *renewed) findPage(ctx context.Context, src problemSource, s sight, row int) (int, error) {
	page := max(0, s.first) / problemPage
	if err := r.load(ctx, src, s.filter, page); err != nil {
		return 0, err
	}
	starts := func(page int) (bool, error) { // whether the page starts at the row or before
		if page == 0 {
			return true, nil
		}
		first, _, err := src.Problems(ctx, s.filter, page*problemPage, 1)
		return len(first) > 0 && first[0].Row < row, err
	}
	pages := (r.total + problemPage - 1) / problemPage
	here, err := starts(page)
	if err != nil {
		return 0, err
	}
	next := false
	if here && page+1 < pages {
		if next, err = starts(page + 1); err != nil {
			return 0, err
		}
	}
	if here && !next {
		return page, nil
	}
	clear(r.pages)
	found := sort.Search(max(1, pages), func(page int) bool {
		before, searchErr := starts(page)
		if searchErr != nil {
			err = searchErr
		}
		return !before
	})
	return max(0, found-1), err
}

// keep decides about the lines whose problem is not listed any more.
func (r *renewed) keep(ctx context.Context, src problemSource, s sight) error {
	listed := map[entryKey]bool{}
	cells := map[entryKey]bool{} // the cells that have a listed problem
	for _, page := range r.pages {
		for _, p := range page {
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
			r.kept = append(r.kept, keptEntry{entry: judge(e, row), at: at})
		}
		return nil
	}
	for _, e := range s.kept {
		if err := add(e.entry, e.at); err != nil {
			return err
		}
	}
	for i, e := range s.lines {
		if err := add(e, s.first+i); err != nil {
			return err
		}
	}
	return nil
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
