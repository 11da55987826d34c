package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"muster/data"
	"muster/data/store"
)

func TestMendedCellsAreKeptWithTheirRows(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	damage := data.Problem{Field: data.FieldNone, Severity: data.Warning, Code: data.CodeRowDamaged, Value: "extra_cells"}
	e := editor{i, i.stage(fileRow{first: "Ina", email: "ina@", problems: append(bad(data.FieldEmail, "ina@"), damage)})}
	damage.Row = 2
	see := func(want fileRow) {
		t.Helper()
		row, err := e.s.Row(ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(row.Raw, []string{"", "Ina", "", "raw ", "ina@", "", ""}) {
			t.Errorf("the file's cells are %q", row.Raw)
		}
		if !reflect.DeepEqual(row.Mended, want.mended) || row.Contact.Email != want.email {
			t.Errorf("row %+v, want %+v", row, want)
		}
	}
	edit := func(row fileRow) {
		t.Helper()
		_, err := e.s.Edit(ctx, []int{0}, func(_ context.Context, edits []store.RowEdit) error {
			if !reflect.DeepEqual(edits[0].Damages, []data.Problem{damage}) {
				t.Errorf("what was found when the row was read: %+v", edits[0].Damages)
			}
			become(&edits[0], row)
			return nil
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		see(row)
	}
	see(fileRow{email: "ina@"})
	edit(fileRow{first: "Ina", email: "ina@example.com", mended: map[data.Field]string{data.FieldEmail: "ina@example.com"}})
	edit(fileRow{first: "Ina", email: "i@example.com", mended: map[data.Field]string{data.FieldEmail: "i@example.com", data.FieldNotes: ""}})
	edit(fileRow{first: "Ina", email: "ina@", problems: bad(data.FieldEmail, "ina@")})
	if got := i.problems(e.s, data.ProblemFilter{}); !slices.Equal(got, []string{"2 email_invalid email ina@"}) {
		t.Errorf("back again: %q", got)
	}
}

func TestDroppedRowsAreSkippedAndComeBack(t *testing.T) {
	i := importer{t: t, b: newBook(t)}
	eva, twin := fileRow{first: "Eva", mobile: mobile1, segments: "Lost"}, fileRow{first: "Eva", mobile: mobile1}
	e := editor{i, i.stage(eva, twin, fileRow{first: "Ina", email: "x@", problems: bad(data.FieldEmail, "x@")})}
	check := func(want data.Counts, problems ...string) {
		t.Helper()
		want.Rows = 3
		if plan := i.plan(e.s, data.Decisions{}); counts(plan.Counts) != want {
			t.Errorf("counts %+v, want %+v", counts(plan.Counts), want)
		}
		if got := i.problems(e.s, data.ProblemFilter{}); !slices.Equal(got, problems) {
			t.Errorf("problems %q, want %q", got, problems)
		}
	}
	lost, wrong := "2 segment_unknown segments Lost", "4 email_invalid email x@"
	check(data.Counts{Created: 1, Merged: 1, Rejected: 1}, lost, wrong)
	dropped := eva
	dropped.dropped = true
	e.edit(map[int]fileRow{2: dropped})
	check(data.Counts{Created: 1, Skipped: 1, Rejected: 1}, "2 row_dropped - -", wrong)
	e.edit(map[int]fileRow{2: eva, 4: {first: "Ina", email: "x@", dropped: true}})
	check(data.Counts{Created: 1, Merged: 1, Skipped: 1}, lost, "4 row_dropped - -")
}

func TestRowsAlike(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	i.imports(data.Decisions{}, fileRow{first: "Eva", mobile: mobile1, external: "E1"}, fileRow{first: "Udo", mobile: mobile2})
	missing := func(value string) []data.Problem {
		return []data.Problem{{Field: data.FieldCountry, Severity: data.Error, Code: data.CodeCountryMissing, Value: value}}
	}
	typo := []data.Problem{{Field: data.FieldEmail, Severity: data.Warning, Code: data.CodeEmailTypo, Value: "x@"}}
	s := i.stage(
		fileRow{first: "A", email: "x@", problems: bad(data.FieldEmail, "x@")},                          // 2
		fileRow{first: "B", email: "y@", problems: append(bad(data.FieldEmail, "y@"), missing("")...)},  // 3
		fileRow{first: "C", email: "x@", problems: append(missing(" "), bad(data.FieldEmail, "x@")...)}, // 4
		fileRow{first: "Eva", mobile: mobile1, external: "E2", segments: "Lost; Gone"},                  // 5
		fileRow{first: "Eva", mobile: mobile1, external: "E2"},                                          // 6
		fileRow{first: "Eva", mobile: mobile1, external: "E3", segments: "lost"},                        // 7
		fileRow{first: "Ina", mobile: mobile2, segments: "LOST"},                                        // 8
		fileRow{first: "Kai", mobile: mobile2, segments: "Gone"},                                        // 9
		fileRow{first: "Leo", email: "leo@example.com", problems: typo},                                 // 10
	)
	i.plan(s, data.Decisions{})
	for _, tt := range []struct {
		p    data.Problem
		want []int
	}{
		{data.Problem{Code: data.CodeEmailInvalid, Field: data.FieldEmail, Value: "x@"}, []int{2, 4}},
		{data.Problem{Code: data.CodeEmailInvalid, Field: data.FieldEmail, Value: "X@"}, nil},
		{data.Problem{Code: data.CodeEmailInvalid, Field: data.FieldMobile, Value: "x@"}, nil},
		{data.Problem{Code: data.CodeEmailTypo, Field: data.FieldEmail, Value: "x@"}, []int{10}},
		{data.Problem{Code: data.CodeCountryMissing, Field: data.FieldCountry}, []int{3, 4}},
		{data.Problem{Code: data.CodeConflictExternalID, Field: data.FieldExternalID, Value: "E2"}, []int{5, 6}},
		{data.Problem{Code: data.CodePossibleDuplicate, Field: data.FieldMobile, Value: mobile2}, []int{8, 9}},
		{data.Problem{Code: data.CodePossibleDuplicate, Field: data.FieldEmail, Value: mobile2}, nil},
		{data.Problem{Code: data.CodeSegmentUnknown, Field: data.FieldSegments, Value: "Lost"}, []int{8}},
		{data.Problem{Code: data.CodeSegmentUnknown, Field: data.FieldSegments, Value: "nobody's"}, nil},
	} {
		places, err := s.PlacesLike(ctx, tt.p)
		var numbers []int
		for _, place := range places {
			numbers = append(numbers, place+2)
		}
		if err != nil || !slices.Equal(numbers, tt.want) {
			t.Errorf("like %+v: rows %v, %v, want %v", tt.p, numbers, err, tt.want)
		}
	}
	if _, err := s.Places(ctx, 2, 99); !errors.Is(err, data.ErrRowNotFound) {
		t.Errorf("a row that is not there: %v", err)
	}
	if _, err := s.Row(ctx, 9); !errors.Is(err, data.ErrRowNotFound) {
		t.Errorf("a place behind the last: %v", err)
	}
}

func TestManyEditsLeaveNothingBesideTheBook(t *testing.T) {
	folder := t.TempDir()
	i := importer{t: t, b: openBook(t, filepath.Join(folder, "contacts.muster"))}
	const n = 11_000
	rows := make([]fileRow, n)
	for k := range rows {
		rows[k] = fileRow{first: fmt.Sprint("P", k), email: "x@", problems: bad(data.FieldEmail, "x@")}
	}
	s := i.stage(rows...)
	places, err := s.PlacesOf(context.Background(), true, data.CodeEmailInvalid)
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	var steps []int64
	changed, err := s.Edit(context.Background(), places, func(_ context.Context, edits []store.RowEdit) error {
		for k := range edits {
			become(&edits[k], fileRow{first: edits[k].Row.Contact.FirstName, email: edits[k].Row.Contact.FirstName + "@example.com"})
		}
		seen = sideFiles(t, folder)
		return nil
	}, func(p data.Progress) { steps = append(steps, p.Done) })
	if err != nil || changed != n {
		t.Fatalf("%d rows, %v", changed, err)
	}
	if len(steps) < 2 || steps[len(steps)-1] != n || !slices.IsSorted(steps) {
		t.Errorf("progress %v", steps)
	}
	for _, name := range seen {
		if info, err := os.Stat(name); err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
	}
	if now := sideFiles(t, folder); len(now) != 2 {
		t.Errorf("files %q", now)
	}
	if plan := i.plan(s, data.Decisions{}); plan.Counts.Created != n {
		t.Errorf("%+v", plan.Counts)
	}
	if err := s.Close(); err != nil || len(sideFiles(t, folder)) != 0 {
		t.Errorf("left over: %q, %v", sideFiles(t, folder), err)
	}
}

func TestReasonsCountSuggestions(t *testing.T) {
	i := importer{t: t, b: newBook(t)}
	plain := data.Problem{Field: data.FieldEmail, Severity: data.Error, Code: data.CodeEmailInvalid, Value: "y"}
	s := i.stage(
		fileRow{first: "A", mobile: mobile1, segments: "Lost"},
		fileRow{first: "B", email: "x@", problems: bad(data.FieldEmail, "x@")},
		fileRow{first: "C", email: "y", problems: []data.Problem{plain}},
		fileRow{first: "D", skipped: true},
		fileRow{first: "E", mobile: mobile2, problems: []data.Problem{{Field: data.FieldMobile, Severity: data.Warning, Code: data.CodeMobileLandline}}},
		fileRow{first: "F", mobile: mobile2, problems: []data.Problem{{Field: data.FieldMobile, Severity: data.Warning, Code: data.CodeMobileLandline}}},
	)
	i.plan(s, data.Decisions{})
	got, err := s.Reasons(context.Background())
	want := []data.Reason{
		{Code: data.CodeEmailInvalid, Severity: data.Error, Count: 2, Suggested: 1},
		{Code: data.CodeMobileLandline, Severity: data.Warning, Count: 2},
		{Code: data.CodePossibleDuplicate, Severity: data.Warning, Count: 1},
		{Code: data.CodeSegmentUnknown, Severity: data.Warning, Count: 1},
		{Code: data.CodeExampleRow, Severity: data.Note, Count: 1},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v\nwant %+v", got, err, want)
	}
}
