package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/store"
)

func bad(f data.Field, value string) []data.Problem {
	return []data.Problem{{
		Field: f, Severity: data.Error, Code: data.CodeEmailInvalid, Value: value, Suggestion: "x", Country: "DE",
	}}
}

// rejectedAndClean is a file of every kind of row.
func rejectedAndClean(i importer) *store.Staging {
	i.segments("North")
	i.imports(data.Decisions{}, fileRow{first: "Eva", mobile: mobile1, external: "E1"})
	return i.stage(
		fileRow{first: "Udo", mobile: mobile2, segments: "NORTH; Lost"},
		fileRow{first: "Ina", email: "ina@", problems: bad(data.FieldEmail, "ina@")},
		fileRow{first: "Example", skipped: true},
		fileRow{first: "Eva", mobile: mobile1, external: "E2", segments: "North"},
		fileRow{first: "Max", email: "max@example.com", problems: []data.Problem{
			{Field: data.FieldMobile, Severity: data.Warning, Code: data.CodeMobileLandline, Value: "030"},
		}},
	)
}

func TestEachRowGivesTheFilesCellsBack(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	s := rejectedAndClean(i)
	rows := func(filter data.RowFilter) []string {
		t.Helper()
		list := []string{}
		err := s.EachRow(ctx, filter, func(row store.ImportRow) error {
			text := fmt.Sprintf("%d %q %s %q", row.Number, row.Raw, row.Contact.FirstName, row.Segments)
			for _, p := range row.Problems {
				text += " " + string(p.Code)
			}
			list = append(list, text)
			// The staging can be asked while it is walked.
			_, _, err := s.Problems(ctx, data.ProblemFilter{}, 0, 10)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	max := `6 ["" "Max" "" "raw " "max@example.com" "" ""] Max [] mobile_landline`
	ina := `3 ["" "Ina" "" "raw " "ina@" "" ""] Ina [] email_invalid`
	eva := `5 ["" "Eva" "" "raw +4915100000001" "" "E2" "North"] Eva ["North"]`

	if got := rows(data.RowsRejected); !slices.Equal(got, []string{ina}) {
		t.Errorf("rejected before the plan: %q", got)
	}
	i.plan(s, data.Decisions{})
	if got := rows(data.RowsRejected); !slices.Equal(got, []string{ina, eva + " conflict_external_id"}) {
		t.Errorf("rejected: %q", got)
	}
	udo := `2 ["" "Udo" "" "raw +4915100000002" "" "" "NORTH; Lost"] Udo ["North" "Lost"] segment_unknown`
	if got := rows(data.RowsClean); !slices.Equal(got, []string{udo, max}) {
		t.Errorf("clean: %q", got)
	}
	if _, err := s.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if got := rows(data.RowsRejected); len(got) != 2 {
		t.Errorf("after the import: %q", got)
	}
	stop := errors.New("stop")
	err := s.EachRow(ctx, data.RowsClean, func(store.ImportRow) error { return stop })
	if !errors.Is(err, stop) {
		t.Errorf("an error of the function: %v", err)
	}
}

func TestRawCellsOfEveryKindComeBack(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	long := strings.Repeat("ä", 5_000)
	cells := [][]string{
		nil,
		{""},
		{"", "", ""},
		{"Ina", "Ina", "ina@", "ina@"},
		{"a\x00b", "\xff\xfe", "\n;\"", long},
		{"DE", "Ina", "Meier"},
		{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"},
	}
	s := i.stage()
	for n, raw := range cells {
		row := fileRow{first: "Ina", email: "ina@", problems: bad(data.FieldEmail, "ina@")}.staged(n + 2)
		row.Raw = raw
		if err := s.Add(ctx, row); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	err := s.EachRow(ctx, data.RowsRejected, func(row store.ImportRow) error {
		if row.Number != n+2 || !reflect.DeepEqual(row.Raw, cells[n]) {
			t.Errorf("row %d: %q in place of %q", row.Number, row.Raw, cells[n])
		}
		n++
		return nil
	})
	if err != nil || n != len(cells) {
		t.Errorf("%d rows, %v", n, err)
	}
}

func TestProblemsArePagedAndFiltered(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	s := rejectedAndClean(i)
	i.plan(s, data.Decisions{})
	all := []string{
		"2 segment_unknown segments Lost", "3 email_invalid email ina@", "4 example_row - -",
		"5 conflict_external_id external_id E2", "6 mobile_landline mobile 030",
	}
	for _, test := range []struct {
		filter data.ProblemFilter
		want   []string
	}{
		{data.ProblemFilter{}, all},
		{data.ProblemFilter{Severities: []data.Severity{data.Error, data.Conflict}}, []string{all[1], all[3]}},
		{data.ProblemFilter{Severities: []data.Severity{data.Warning}}, []string{all[0], all[4]}},
		{data.ProblemFilter{Code: data.CodeMobileLandline}, all[4:]},
		{data.ProblemFilter{Code: data.CodePossibleDuplicate}, nil},
	} {
		if got := i.problems(s, test.filter); !slices.Equal(got, test.want) {
			t.Errorf("%+v: %q\nwant %q", test.filter, got, test.want)
		}
	}
	var paged []string
	for offset := 0; ; offset += 2 {
		page, total, err := s.Problems(ctx, data.ProblemFilter{}, offset, 2)
		if err != nil || total != len(all) || len(page) > 2 {
			t.Fatalf("page at %d: %d of %d, %v", offset, len(page), total, err)
		}
		if len(page) == 0 {
			break
		}
		for _, p := range page {
			paged = append(paged, fmt.Sprintf("%d %s %s %s", p.Row, p.Code, or(p.Field.String()), or(p.Value)))
		}
	}
	if !slices.Equal(paged, all) {
		t.Errorf("page by page: %q", paged)
	}
	page, _, err := s.Problems(ctx, data.ProblemFilter{Code: data.CodeEmailInvalid}, 0, 1)
	want := bad(data.FieldEmail, "ina@")
	want[0].Row = 3
	if err != nil || !reflect.DeepEqual(page, want) {
		t.Errorf("a problem comes back as %+v, %v", page, err)
	}
}

// sideFiles lists what lies beside a book, but for the book's own files.
func sideFiles(t *testing.T, folder string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(folder, "*.staging-*"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestSideFileIsPrivateAndGoesWithTheStaging(t *testing.T) {
	folder := t.TempDir()
	i := importer{t: t, b: openBook(t, filepath.Join(folder, "contacts.muster"))}
	s := i.stage(fileRow{first: "Eva", mobile: mobile1})
	files := sideFiles(t, folder)
	if len(files) != 2 {
		t.Fatalf("files %q", files)
	}
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", file, info.Mode())
		}
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if files := sideFiles(t, folder); len(files) != 0 {
		t.Errorf("left over: %q", files)
	}
	if _, err := s.Plan(context.Background(), data.Decisions{}, nil); err == nil {
		t.Error("a closed staging plans")
	}
}

func TestLeftSideFilesAreSwept(t *testing.T) {
	folder := t.TempDir()
	i := importer{t: t, b: openBook(t, filepath.Join(folder, "contacts.muster"))}
	mine := i.stage(fileRow{first: "Eva", mobile: mobile1})
	used := sideFiles(t, folder)
	used = append(used, used[0]+"-journal") // of an edit at work
	slices.Sort(used)
	for _, name := range []string{
		"contacts.muster.staging-1-aa", "contacts.muster.staging-1-aa.lock", "contacts.muster.staging-1-aa-journal", "other.staging-1-bb",
		filepath.Base(used[0]) + "-journal",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	openBook(t, filepath.Join(folder, "contacts.muster"))
	want := append(slices.Clone(used), filepath.Join(folder, "other.staging-1-bb"))
	if got := sideFiles(t, folder); !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
	if plan := i.plan(mine, data.Decisions{}); plan.Counts.Created != 1 {
		t.Errorf("the staging at work: %+v", plan.Counts)
	}
}

func TestAddFollowsItsContextAndEndsWithThePlan(t *testing.T) {
	i := importer{t: t, b: newBook(t)}
	s := i.stage()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Add(ctx, fileRow{first: "Eva"}.staged(2)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if plan := i.plan(s, data.Decisions{}); plan.Counts != (data.Counts{}) {
		t.Errorf("empty file: %+v", plan.Counts)
	}
	if err := s.Add(context.Background(), fileRow{first: "Eva"}.staged(2)); err == nil {
		t.Error("a row after the plan")
	}
}
