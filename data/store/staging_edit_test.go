package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/store"
)

// editor edits staged rows as a test's file has them.
type editor struct {
	importer
	s *store.Staging
}

// edit makes rows, by number, what the test says.
func (e editor) edit(rows map[int]fileRow) {
	e.t.Helper()
	var numbers []int
	for number := range rows {
		numbers = append(numbers, number)
	}
	ctx := context.Background()
	places, err := e.s.Places(ctx, numbers...)
	if err != nil {
		e.t.Fatal(err)
	}
	n, err := e.s.Edit(ctx, places, func(_ context.Context, edits []store.RowEdit) error {
		for i := range edits {
			become(&edits[i], rows[edits[i].Row.Number])
		}
		return nil
	}, nil)
	if err != nil || n != len(rows) {
		e.t.Fatalf("%d rows edited of %d, %v", n, len(rows), err)
	}
}

// become says that an edited row is now another one.
func become(edit *store.RowEdit, row fileRow) {
	staged := row.staged(edit.Row.Number)
	edit.Changed, edit.Dropped, edit.Example = true, row.dropped, row.skipped
	edit.Checked = staged.Checked
	edit.Mended = row.mended
}

// rowsOf describes all rows of a kind.
func (e editor) rowsOf(filter data.RowFilter) []string {
	e.t.Helper()
	list := []string{}
	err := e.s.EachRow(context.Background(), filter, func(row store.ImportRow) error {
		slices.Sort(row.Segments) // they come in the order in which the names were staged
		text := fmt.Sprintf("%d %d %s %s %q %v", row.Number, row.State, row.Contact.FirstName, or(row.Contact.Mobile), row.Segments, row.Mended)
		for _, p := range row.Problems {
			text += " " + string(p.Code)
		}
		list = append(list, text)
		return nil
	})
	if err != nil {
		e.t.Fatal(err)
	}
	return list
}

// everything is all that can be asked of a staging, in text.
func (e editor) everything() []string {
	e.t.Helper()
	reasons, err := e.s.Reasons(context.Background())
	if err != nil {
		e.t.Fatal(err)
	}
	list := []string{fmt.Sprintf("%+v", reasons)}
	list = append(list, e.problems(e.s, data.ProblemFilter{})...)
	list = append(list, e.rowsOf(data.RowsRejected)...)
	return append(list, e.rowsOf(data.RowsClean)...)
}

func (e editor) wantEverything(want []string) {
	e.t.Helper()
	if got := e.everything(); !slices.Equal(got, want) {
		e.t.Errorf("the staging says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// editedRows draws rows with every kind of problem.
func editedRows() *rapid.Generator[fileRow] {
	return rapid.Custom(func(t *rapid.T) fileRow {
		row := fileRows().Draw(t, "row")
		row.musterID = ""
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			row.problems = bad(data.FieldEmail, "x@")
		case 1:
			row.problems = []data.Problem{{Field: data.FieldMobile, Severity: data.Warning, Code: data.CodeMobileLandline, Value: row.mobile}}
		case 2:
			row.dropped = true
		}
		return row
	})
}

// TestAnEditedFileIsTheFileThatSaysSoAtOnce edits a file in some steps, with and without plans between them, and holds it
// against a file that has the last rows from the beginning.
func TestAnEditedFileIsTheFileThatSaysSoAtOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		people := rapid.SliceOfN(fileRows(), 0, 4).Draw(rt, "people")
		first := rapid.SliceOfN(editedRows(), 1, 8).Draw(rt, "rows")
		d := data.Decisions{
			OtherNames: createOr(rapid.Bool().Draw(rt, "create")), Mode: replaceOr(rapid.Bool().Draw(rt, "replace")),
		}
		edited, fresh := propertyBook(rt, folder, 1, people), propertyBook(rt, folder, 2, people)
		defer closeBooks(rt, edited.b, fresh.b)

		last := make([]fileRow, len(first))
		for n, row := range first {
			row.dropped = false // nobody drops rows before they are staged
			last[n] = row
		}
		e := editor{edited, edited.stage(last...)}
		for range rapid.IntRange(1, 3).Draw(rt, "steps") {
			if rapid.Bool().Draw(rt, "plan") {
				e.plan(e.s, d)
			}
			step := map[int]fileRow{}
			for n := range last {
				if rapid.Bool().Draw(rt, "edit") {
					last[n] = editedRows().Draw(rt, "becomes")
					last[n].mended = map[data.Field]string{data.FieldMobile: last[n].mobile}
					step[n+2] = last[n]
				}
			}
			e.edit(step)
		}
		// The fresh file drops and mends its rows at once: what is dropped, and what the mended cells are, is nothing that
		// a file could say.
		f := editor{fresh, fresh.stage(last...)}
		at := map[int]fileRow{}
		for n, row := range last {
			if row.dropped || row.mended != nil {
				at[n+2] = row
			}
		}
		f.edit(at)

		plan, want := e.plan(e.s, d), f.plan(f.s, d)
		plan.Revision = want.Revision
		for i := range plan.Segments {
			plan.Segments[i].ID = want.Segments[i].ID
		}
		if !reflect.DeepEqual(sortedNames(plan), sortedNames(want)) {
			rt.Fatalf("edited, the plan is\n%+v\nfresh, it is\n%+v", plan, want)
		}
		e.wantEverything(f.everything())
		for _, x := range []editor{e, f} {
			if _, err := x.s.Apply(context.Background(), nil); err != nil {
				rt.Fatal(err)
			}
			if err := x.s.Close(); err != nil {
				rt.Fatal(err)
			}
		}
		if got, want := edited.people(), fresh.people(); !reflect.DeepEqual(got, want) {
			rt.Fatalf("edited, the file gives\n%s\nfresh, it is\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// sortedNames orders what a plan lists in the order of the file's names, and leaves out their spelling: both are those of
// the row that was staged first.
func sortedNames(p data.Plan) data.Plan {
	p.Unknown = slices.Clone(p.Unknown)
	for i := range p.Unknown {
		p.Unknown[i].Name = ""
	}
	slices.SortFunc(p.Unknown, func(a, b data.UnknownSegment) int { return strings.Compare(a.Key, b.Key) })
	return p
}

func TestAnEditIsAllOrNothing(t *testing.T) {
	i := importer{t: t, b: newBook(t)}
	rows := make([]fileRow, 2500) // of more than one batch
	for n := range rows {
		rows[n] = fileRow{first: fmt.Sprint("P", n), email: "x@", problems: bad(data.FieldEmail, "x@")}
	}
	e := editor{i, i.stage(rows...)}
	i.plan(e.s, data.Decisions{})
	before := e.everything()
	places, err := e.s.PlacesOf(context.Background(), true, data.CodeEmailInvalid)
	if err != nil || len(places) != len(rows) {
		t.Fatalf("%d places, %v", len(places), err)
	}
	stop := errors.New("stop")
	ctx, cancel := context.WithCancel(context.Background())
	for name, fail := range map[string]func() error{
		"an error":   func() error { return stop },
		"a cancel":   func() error { cancel(); return nil },
		"both of it": func() error { cancel(); return stop },
	} {
		batches := 0
		n, err := e.s.Edit(ctx, places, func(_ context.Context, edits []store.RowEdit) error {
			for i := range edits {
				become(&edits[i], fileRow{first: "New", segments: "Name of nobody", mobile: mobile1})
			}
			if batches++; batches == 2 {
				return fail()
			}
			return nil
		}, nil)
		if n != 0 || !errors.Is(err, stop) && !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %d rows, %v", name, n, err)
		}
		e.wantEverything(before)
	}
	if plan := i.plan(e.s, data.Decisions{}); plan.Counts.Rejected != len(rows) {
		t.Errorf("afterwards: %+v", plan.Counts)
	}
}

func TestAnEditOutdatesThePlan(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	i.imports(data.Decisions{}, fileRow{first: "Eva", mobile: mobile1, external: "E1"})
	e := editor{i, i.stage(
		fileRow{first: "Eva", mobile: mobile1, external: "E2", segments: "Lost"},
		fileRow{first: "Udo", mobile: mobile2, segments: "Lost"},
		fileRow{first: "Ina", mobile: mobile1},
	)}
	i.plan(e.s, data.Decisions{})
	conflict, unknown := "2 conflict_external_id external_id E2", "3 segment_unknown segments Lost"
	duplicate := "4 possible_duplicate mobile " + mobile1
	if got := i.problems(e.s, data.ProblemFilter{}); !slices.Equal(got, []string{conflict, unknown, duplicate}) {
		t.Fatalf("planned: %q", got)
	}
	e.edit(map[int]fileRow{2: {first: "Eva", mobile: mobile1, external: "E1", segments: "Found"}})
	// What the plan found of other rows stays in sight until the next one.
	if got := i.problems(e.s, data.ProblemFilter{}); !slices.Equal(got, []string{unknown, duplicate}) {
		t.Errorf("edited: %q", got)
	}
	if got := e.rowsOf(data.RowsRejected); len(got) != 0 {
		t.Errorf("the edited row is out by a plan for what it was: %q", got)
	}
	if _, err := e.s.Apply(ctx, nil); !errors.Is(err, data.ErrPlanOutdated) {
		t.Errorf("Apply of an outdated plan: %v", err)
	}
	plan := i.plan(e.s, data.Decisions{})
	if plan.Counts.Conflicts != 0 || plan.Counts.Unchanged != 1 {
		t.Errorf("planned anew: %+v", plan.Counts)
	}
	if _, err := e.s.Apply(ctx, nil); err != nil {
		t.Error(err)
	}
}

// TestAStagingIsSafeForConcurrentUse reads, walks, plans and edits at once: every look is of one state of the rows.
func TestAStagingIsSafeForConcurrentUse(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	const n = 40
	rows := make([]fileRow, n)
	for k := range rows {
		rows[k] = fileRow{first: fmt.Sprint("P", k), email: "a@", problems: bad(data.FieldEmail, "a@")}
	}
	s := i.stage(rows...)
	all := make([]int, n)
	for k := range all {
		all[k] = k
	}
	done := make(chan struct{})
	var wg sync.WaitGroup
	loop := func(act func(round int) error) {
		wg.Go(func() {
			for round := 0; ; round++ {
				select {
				case <-done:
					return
				default:
				}
				if err := act(round); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	same := func(values []string) error {
		if len(slices.Compact(slices.Clone(values))) > 1 {
			return fmt.Errorf("rows of two states: %q", values)
		}
		return nil
	}
	loop(func(int) error {
		problems, _, err := s.Problems(ctx, data.ProblemFilter{Severities: []data.Severity{data.Error}}, 0, 0)
		var values []string
		for _, p := range problems {
			values = append(values, p.Value)
		}
		return errors.Join(err, same(values))
	})
	loop(func(int) error {
		var values []string
		err := s.EachRow(ctx, data.RowsRejected, func(row store.ImportRow) error {
			values = append(values, row.Contact.Email)
			_, err := s.Reasons(ctx)
			return err
		})
		return errors.Join(err, same(values))
	})
	loop(func(int) error {
		row, err := s.Row(ctx, n/2)
		if err == nil && row.Problems[0].Value != row.Contact.Email {
			err = fmt.Errorf("a row of two states: %+v", row)
		}
		return err
	})
	loop(func(int) error {
		_, err := s.Plan(ctx, data.Decisions{}, nil)
		return err
	})
	for round := range 60 {
		email := fmt.Sprint(strings.Repeat("b", round%7+1), "@")
		_, err := s.Edit(ctx, all, func(_ context.Context, edits []store.RowEdit) error {
			for k := range edits {
				become(&edits[k], fileRow{
					first: "P", email: email, problems: bad(data.FieldEmail, email), segments: email,
					mended: map[data.Field]string{data.FieldEmail: email},
				})
			}
			return nil
		}, nil)
		if err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
}
