package imports

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"muster/app"
	"muster/data"
)

// fakeRows is an import whose rows have the problems that a test says.
type fakeRows struct {
	problems []data.Problem
	rows     map[int]app.ImportRow
	asked    int
}

func (f *fakeRows) Problems(_ context.Context, filter data.ProblemFilter, offset, limit int) ([]data.Problem, int, error) {
	f.asked++
	var all []data.Problem
	for _, p := range f.problems {
		if (len(filter.Severities) == 0 || slices.Contains(filter.Severities, p.Severity)) &&
			(filter.Code == "" || filter.Code == p.Code) {
			all = append(all, p)
		}
	}
	return all[min(offset, len(all)):min(offset+limit, len(all))], len(all), nil
}

func (f *fakeRows) Row(_ context.Context, number int) (app.ImportRow, error) {
	if row, known := f.rows[number]; known {
		return row, nil
	}
	return app.ImportRow{Number: number}, nil
}

// solve takes the problems of rows away, as mended to a value.
func (f *fakeRows) solve(field data.Field, value string, rows ...int) {
	f.problems = slices.DeleteFunc(f.problems, func(p data.Problem) bool {
		return p.Field == field && slices.Contains(rows, p.Row)
	})
	for _, n := range rows {
		row := app.ImportRow{Number: n, Mended: map[data.Field]bool{field: true}}
		row.Cells[field] = value
		f.rows[n] = row
	}
}

// country and name are problems of a row.
func country(row int) data.Problem {
	return data.Problem{Row: row, Field: data.FieldCountry, Severity: data.Error, Code: data.CodeCountryDialling, Value: "+49"}
}

func lastName(row int) data.Problem {
	return data.Problem{Row: row, Field: data.FieldLastName, Severity: data.Error, Code: data.CodeLastNameMissing}
}

// shown are lines of a list as texts: row, code, and what became of it.
func shown(l *problemList, from, to int) []string {
	var out []string
	for line := from; line < to; line++ {
		e, loaded := l.at(line)
		if !loaded {
			out = append(out, "…")
			continue
		}
		text := fmt.Sprintf("%d %s", e.problem.Row, e.problem.Field)
		switch e.state {
		case entryMended:
			text += " = " + e.value
		case entryDropped:
			text += " out"
		}
		out = append(out, text)
	}
	return out
}

// look loads the list around some lines and returns what is in sight there.
func look(t *testing.T, l *problemList, src *fakeRows, from, to int) sight {
	t.Helper()
	for _, page := range l.missing(from, to) {
		problems, total, err := src.Problems(t.Context(), l.filter.problems(), page*pageSize, pageSize)
		if err != nil || !l.put(l.era, page, entriesOf(problems), total) {
			t.Fatalf("page %d: %v", page, err)
		}
	}
	return sight{filter: l.filter.problems(), inSight: l.inSight(from, to)}
}

func TestMendedLineStaysInItsPlace(t *testing.T) {
	src := &fakeRows{rows: map[int]app.ImportRow{}}
	for row := 2; row < 12; row++ {
		src.problems = append(src.problems, country(row))
	}
	l := newProblemList()
	seen := look(t, l, src, 0, 10)
	src.solve(data.FieldCountry, "DE", 5)
	view, err := renew(t.Context(), src, seen)
	if err != nil {
		t.Fatal(err)
	}
	l.renew(view)
	want := []string{
		"2 country_code", "3 country_code", "4 country_code", "5 country_code = DE", "6 country_code", "7 country_code",
		"8 country_code", "9 country_code", "10 country_code", "11 country_code",
	}
	if got := shown(l, 0, l.length()); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// Mended once more to something wrong: the line shows that and is no longer kept.
	seen = look(t, l, src, 0, 10)
	bad := country(5)
	bad.Code, bad.Value = data.CodeCountryUnknown, "XX"
	src.problems = slices.Insert(src.problems, 3, bad)
	src.rows[5] = app.ImportRow{Number: 5, Problems: []data.Problem{bad}}
	if view, err = renew(t.Context(), src, seen); err != nil {
		t.Fatal(err)
	}
	l.renew(view)
	if got, _ := l.at(3); got.problem.Value != "XX" || got.state != entryOpen || l.length() != 10 {
		t.Errorf("line %+v of %d", got, l.length())
	}
	l.reset(filter{})
	look(t, l, src, 0, 1)
	if l.length() != 10 || len(l.kept) != 0 {
		t.Errorf("after another filter %d lines, %d kept", l.length(), len(l.kept))
	}
}

func TestLinesInSightStayWhenMostProblemsGo(t *testing.T) {
	src := &fakeRows{rows: map[int]app.ImportRow{}}
	const rows = 5000
	for row := 2; row < rows+2; row++ {
		p := country(row)
		if row%10 == 0 {
			p = lastName(row)
		}
		src.problems = append(src.problems, p)
	}
	l := newProblemList()
	const from, to = 3333, 3343
	look(t, l, src, 0, 1) // the first page says how many there are
	seen := look(t, l, src, from, to)
	before := shown(l, from, to)
	var solved []int
	for row := 2; row < rows+2; row++ {
		if row%10 != 0 {
			solved = append(solved, row)
		}
	}
	src.solve(data.FieldCountry, "DE", solved...)
	src.asked = 0
	view, err := renew(t.Context(), src, seen)
	if err != nil {
		t.Fatal(err)
	}
	if src.asked > 20 {
		t.Errorf("asked %d times", src.asked)
	}
	l.renew(view)
	top := l.near(seen.lines[0].problem)
	after := shown(l, top, top+to-from)
	for i := range before {
		want := before[i]
		if seen.lines[i].problem.Field == data.FieldCountry {
			want += " = DE"
		}
		if after[i] != want {
			t.Errorf("line %d: got %q, want %q", i, after[i], want)
		}
	}
	if l.length() != 500+9 {
		t.Errorf("%d lines, want the 500 that are left and 9 that are kept", l.length())
	}
	// What is loaded later joins without a gap or a repeat.
	seen = look(t, l, src, 0, l.length())
	last := 0
	for _, e := range seen.lines {
		if e.problem.Row <= last {
			t.Fatalf("row %d comes behind row %d", e.problem.Row, last)
		}
		last = e.problem.Row
	}
}

func TestLineThatGoesByItselfIsNotKept(t *testing.T) {
	emptied := data.Problem{Row: 4, Field: data.FieldNone, Severity: data.Warning, Code: data.CodeSegmentsEmptied}
	src := &fakeRows{rows: map[int]app.ImportRow{}, problems: []data.Problem{country(2), emptied, country(6)}}
	l := newProblemList()
	seen := look(t, l, src, 0, 3)
	src.problems = []data.Problem{country(2), country(6)}
	view, err := renew(t.Context(), src, seen)
	if err != nil {
		t.Fatal(err)
	}
	l.renew(view)
	if got := shown(l, 0, l.length()); !slices.Equal(got, []string{"2 country_code", "6 country_code"}) {
		t.Errorf("got %q", got)
	}
}

func TestDroppedLineStaysUntilAnotherFilter(t *testing.T) {
	src := &fakeRows{rows: map[int]app.ImportRow{}, problems: []data.Problem{country(2), lastName(2), country(3)}}
	l := newProblemList()
	seen := look(t, l, src, 0, 3)
	src.problems = []data.Problem{country(3)}
	src.rows[2] = app.ImportRow{Number: 2, State: data.RowDropped}
	view, err := renew(t.Context(), src, seen)
	if err != nil {
		t.Fatal(err)
	}
	l.renew(view)
	want := []string{"2 country_code out", "2 last_name out", "3 country_code"}
	if got := shown(l, 0, l.length()); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMissingContactIsMendedWithEither(t *testing.T) {
	p := data.Problem{Row: 2, Field: data.FieldNone, Severity: data.Error, Code: data.CodeNoMobileNoEmail}
	for text, want := range map[string]data.Field{"0151 23456789": data.FieldMobile, "a@example.com": data.FieldEmail} {
		if got, ok := fieldFor(p, data.Cells{}, text); !ok || got != want {
			t.Errorf("%q belongs to %v", text, got)
		}
	}
	conflict := data.Problem{Row: 2, Field: data.FieldNone, Code: data.CodeConflictAmbiguous}
	if _, ok := fieldFor(conflict, data.Cells{}, "x"); ok {
		t.Error("a conflict has a cell of its own")
	}
}
