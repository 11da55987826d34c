package imports

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"muster/data"
)

// fakePlan is an import of which a test says what it makes of the rows.
type fakePlan struct {
	rows  []data.PlanRow
	asked int
}

func (f *fakePlan) PlanRows(_ context.Context, filter data.PlanFilter, offset, limit int) ([]data.PlanRow, int, error) {
	f.asked++
	var all []data.PlanRow
	for _, r := range f.rows {
		if r.Kind == filter.Kind {
			all = append(all, r)
		}
	}
	return all[min(offset, len(all)):min(offset+limit, len(all))], len(all), nil
}

func (f *fakePlan) PlanRow(_ context.Context, number int) (data.PlanRow, error) {
	for _, r := range f.rows {
		if r.Row == number {
			return r, nil
		}
	}
	return data.PlanRow{}, data.ErrRowNotFound
}

// conflicts is a plan of rows that are all in conflict, from row 2 on.
func conflicts(n int) *fakePlan {
	f := &fakePlan{}
	for i := range n {
		f.rows = append(f.rows, data.PlanRow{Row: i + 2, Kind: data.PlanConflict})
	}
	return f
}

// become makes rows another kind.
func (f *fakePlan) become(kind data.PlanKind, rows ...int) {
	for i := range f.rows {
		if slices.Contains(rows, f.rows[i].Row) {
			f.rows[i].Kind = kind
		}
	}
}

// view loads the lines and returns what of them is in sight.
func (f *fakePlan) view(t *testing.T, l *planList, from, to int) planSight {
	t.Helper()
	for _, page := range l.missing(from, to) {
		rows, total, err := f.PlanRows(t.Context(), data.PlanFilter{Kind: l.kind}, page*pageSize, pageSize)
		if err != nil || !l.put(l.era, page, rows, total) {
			t.Fatalf("page %d: %v", page, err)
		}
	}
	return planSight{inSight: l.inSight(from, to), kind: l.kind, acted: l.acted}
}

func planRows(l *planList, from, to int) []string {
	var out []string
	for line := from; line < to; line++ {
		r, loaded := l.at(line)
		if !loaded {
			out = append(out, "…")
			continue
		}
		out = append(out, fmt.Sprintf("%d:%d", r.Row, r.Kind))
	}
	return out
}

func TestDecidedRowStaysInTheListAsWhatItIsNow(t *testing.T) {
	src, l := conflicts(6), newPlanList()
	l.open(data.PlanConflict)
	seen := src.view(t, l, 0, 6)
	l.acted[4] = true
	src.become(data.PlanChanged, 4, 6) // row 6 by what was decided for 4
	view, err := renewPlan(t.Context(), src, seen)
	if err != nil {
		t.Fatal(err)
	}
	l.renew(view)
	if got := planRows(l, 0, l.length()); !slices.Equal(got, []string{"2:5", "3:5", "4:2", "5:5", "7:5"}) {
		t.Errorf("rows %q", got)
	}
	if line := l.near(6); line != 4 {
		t.Errorf("what stood at row 6 is at line %d", line)
	}
	seen = src.view(t, l, 0, 5)
	src.become(data.PlanConflict, 4) // taken back
	if view, err = renewPlan(t.Context(), src, seen); err != nil {
		t.Fatal(err)
	}
	l.renew(view)
	if got := planRows(l, 0, l.length()); !slices.Equal(got, []string{"2:5", "3:5", "4:5", "5:5", "7:5"}) {
		t.Errorf("rows %q", got)
	}
}

func TestListOfAMillionRowsKeepsFewOfThem(t *testing.T) {
	const rows = 1_000_000
	l := newLines(func(a, b data.PlanRow) int { return a.Row - b.Row })
	for page := range rows / pageSize {
		l.total = rows
		if pages := l.missing(page*pageSize, page*pageSize+20); len(pages) != 1 {
			t.Fatalf("page %d: missing %v", page, pages)
		}
		items := make([]data.PlanRow, pageSize)
		for i := range items {
			items[i].Row = page*pageSize + i
		}
		l.put(l.era, page, items, rows)
		if len(l.pages) > mostPages {
			t.Fatalf("%d pages are kept", len(l.pages))
		}
		if r, loaded := l.at(page * pageSize); !loaded || r.Row != page*pageSize {
			t.Fatalf("line %d is %+v, %v", page*pageSize, r, loaded)
		}
	}
	if _, loaded := l.at(0); loaded {
		t.Error("the first page is kept for ever")
	}
	if pages := l.missing(0, 20); !slices.Equal(pages, []int{0}) {
		t.Errorf("the first page cannot come back: %v", pages)
	}
}

func TestRowsFarDownAreFoundWhenMostGo(t *testing.T) {
	src, l := conflicts(5000), newPlanList()
	l.open(data.PlanConflict)
	src.view(t, l, 0, 1)
	seen := src.view(t, l, 4000, 4020)
	for i := range src.rows {
		if src.rows[i].Row%10 != 0 {
			src.rows[i].Kind = data.PlanNew
		}
	}
	src.asked = 0
	view, err := renewPlan(t.Context(), src, seen)
	if err != nil {
		t.Fatal(err)
	}
	if src.asked > 20 {
		t.Errorf("asked %d times", src.asked)
	}
	l.renew(view)
	if line := l.near(4002); line != 400 {
		t.Errorf("what stood at row 4002 is at line %d of %d", line, l.length())
	}
	if r, loaded := l.at(400); !loaded || r.Row != 4010 {
		t.Errorf("line 400 is %+v, %v", r, loaded)
	}
}
