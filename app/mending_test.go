package app_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muster/app"
	"muster/data"
	"muster/data/columns"
)

// mending is an import at work.
type mending struct {
	*testing.T
	*app.Import
}

func mend(t *testing.T, a *app.App, content string, o app.ImportOptions) mending {
	t.Helper()
	o.Path = write(t, "in.csv", content)
	return mending{t, prepare(t, a, o)}
}

// decide plans anew and returns the counts.
func (m mending) decide() data.Counts {
	m.Helper()
	p, err := m.Decide(context.Background(), data.Decisions{}, nil)
	if err != nil {
		m.Fatal(err)
	}
	return p.Counts
}

// problem is the one problem of a row with a code.
func (m mending) problem(row int, code data.Code) data.Problem {
	m.Helper()
	r, err := m.Row(context.Background(), row)
	if err != nil {
		m.Fatal(err)
	}
	for _, p := range r.Problems {
		if p.Code == code {
			return p
		}
	}
	m.Fatalf("row %d has no %s, but %+v", row, code, r.Problems)
	return data.Problem{}
}

// codes are the codes of a row's problems.
func codes(problems []data.Problem) []data.Code {
	var list []data.Code
	for _, p := range problems {
		list = append(list, p.Code)
	}
	return list
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// people are the contacts of the book, in short.
func people(t *testing.T, a *app.App) []string {
	t.Helper()
	ctx := context.Background()
	ids, err := a.ContactIDs(ctx, data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	contacts, err := a.Contacts(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range contacts {
		list = append(list, strings.Join([]string{c.CountryCode, c.FullName(), c.Mobile, c.Email}, " "))
	}
	slices.Sort(list)
	return list
}

func TestAMendedCellCountsEverywhere(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	m := mend(t, a, header+"DE,Anna,Müller,0151 23456789,anna@,\nDE,Eva,Groß,0151 23456788,,\n", app.ImportOptions{})
	if c := m.Plan().Counts; c.Rejected != 1 || c.Created != 1 {
		t.Fatalf("%+v", c)
	}
	row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldEmail: "anna@example.com", data.FieldNotes: "by phone"})
	if err != nil {
		t.Fatal(err)
	}
	if row.State != data.RowGood || len(row.Problems) != 0 || row.Cells[data.FieldEmail] != "anna@example.com" ||
		row.File[data.FieldEmail] != "anna@" || !maps.Equal(row.Mended, map[data.Field]bool{data.FieldEmail: true, data.FieldNotes: true}) {
		t.Errorf("%+v", row)
	}
	if c := m.decide(); c.Rejected != 0 || c.Created != 2 {
		t.Errorf("planned: %+v", c)
	}
	clean := filepath.Join(t.TempDir(), "clean.csv")
	if n, err := m.SaveClean(ctx, clean); n != 2 || err != nil || !strings.Contains(read(t, clean), "anna@example.com") {
		t.Errorf("the clean rows: %d, %v\n%s", n, err, read(t, clean))
	}
	if _, err := m.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	want := []string{"DE Anna Müller +4915123456789 anna@example.com", "DE Eva Groß +4915123456788 "}
	if got := people(t, a); !slices.Equal(got, want) {
		t.Errorf("people %q", got)
	}
}

func TestMendingIsTakenBackByTheTextOfTheFile(t *testing.T) {
	ctx := context.Background()
	m := mend(t, newApp(t), header+"DE,Anna,Müller,,anna@,\n", app.ImportOptions{})
	for _, step := range []struct {
		email, mobile string
		state         data.RowState
		mended        int
	}{
		{"anna@example.com", "", data.RowGood, 1},
		{"", "0151 23456789", data.RowGood, 2},
		{"", "", data.RowRejected, 1},
		{"anna@", "0151 23456789", data.RowRejected, 1},
		{"anna@", "", data.RowRejected, 0},
	} {
		row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldEmail: step.email, data.FieldMobile: step.mobile})
		if err != nil || row.State != step.state || len(row.Mended) != step.mended {
			t.Errorf("%+v: %+v, %v", step, row, err)
		}
	}
	if p := m.problem(2, data.CodeEmailInvalid); p.Value != "anna@" {
		t.Errorf("back again: %+v", p)
	}
	for _, number := range []int{1, 3} {
		if _, err := m.Mend(ctx, number, nil); !errors.Is(err, data.ErrRowNotFound) {
			t.Errorf("row %d: %v", number, err)
		}
	}
	if _, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldNone: "x"}); err == nil {
		t.Error("a field that is none was set")
	}
}

func TestTheSameForAllAlike(t *testing.T) {
	ctx := context.Background()
	var b strings.Builder
	b.WriteString(header)
	for i := range 214 {
		fmt.Fprintf(&b, "Absurdistan,P%d,Meier,,p%d@example.com,\n", i, i)
		fmt.Fprintf(&b, ",Q%d,Meier,,q%d@example.com,\n", i, i)
	}
	fmt.Fprintf(&b, "Nowhere,R,Meier,,r@example.com,\n")
	m := mend(t, newApp(t), b.String(), app.ImportOptions{})
	unknown, missing := m.problem(2, data.CodeCountryUnknown), m.problem(3, data.CodeCountryMissing)
	for _, p := range []data.Problem{unknown, missing} {
		if n, err := m.CountAlike(ctx, p); n != 214 || err != nil {
			t.Errorf("%s: %d alike, %v", p.Code, n, err)
		}
	}
	before := m.Plan().Counts
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if n, err := m.MendAlike(cancelled, unknown, "DE", nil); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %d, %v", n, err)
	}
	if c := m.decide(); c != before {
		t.Errorf("a cancelled act changed rows: %+v, before %+v", c, before)
	}
	steps := 0
	n, err := m.MendAlike(ctx, unknown, "DE", func(p data.Progress) {
		if steps++; p.Phase != data.PhaseMending || p.Total != 214 {
			t.Errorf("progress %+v", p)
		}
	})
	if n != 214 || err != nil || steps == 0 {
		t.Errorf("%d mended, %v, %d reports", n, err, steps)
	}
	if n, err := m.DropAlike(ctx, missing, nil); n != 214 || err != nil {
		t.Errorf("%d dropped, %v", n, err)
	}
	if c := m.decide(); c.Created != 214 || c.Skipped != 214 || c.Rejected != 1 {
		t.Errorf("%+v", c)
	}
	if err := m.Drop(ctx, []int{3, 5}, false); err != nil {
		t.Fatal(err)
	}
	if c := m.decide(); c.Skipped != 212 || c.Rejected != 3 {
		t.Errorf("taken in again: %+v", c)
	}
	if err := m.Drop(ctx, []int{2, 99999}, true); !errors.Is(err, data.ErrRowNotFound) {
		t.Errorf("a row that is not there: %v", err)
	}
	if c := m.decide(); c.Skipped != 212 {
		t.Errorf("a failed act dropped rows: %+v", c)
	}
}

func TestASegmentsNameIsReplacedWithinItsCell(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	for _, name := range []string{"North", "South"} {
		if _, err := a.CreateSegment(ctx, data.Segment{Name: name}, nil); err != nil {
			t.Fatal(err)
		}
	}
	m := mend(t, a, header+"DE,A,M,,a@example.com,North; Nrth\nDE,B,M,,b@example.com,NRTH;South\nDE,C,M,,c@example.com,nrth\n", app.ImportOptions{})
	p := m.problem(2, data.CodeSegmentUnknown)
	if n, err := m.MendAlike(ctx, p, "North", nil); n != 3 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	m.decide()
	for number, want := range map[int]string{2: "North", 3: "North; South", 4: "North"} {
		row, err := m.Row(ctx, number)
		if err != nil || row.Cells[data.FieldSegments] != want || len(row.Problems) != 0 {
			t.Errorf("row %d: %+v, %v", number, row, err)
		}
	}
}

func TestAnExampleRowThatIsMendedIsARow(t *testing.T) {
	ctx := context.Background()
	example := strings.Join(columns.Examples("de")[0], "\t")
	m := mend(t, newApp(t), strings.Join(columns.Header("de"), "\t")+"\n"+example+"\nDE\tEva\tGroß\t0151 23456789\t\t\t\t\t\n", app.ImportOptions{})
	if row, err := m.Row(ctx, 2); err != nil || row.State != data.RowExample {
		t.Fatalf("%+v, %v", row, err)
	}
	row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldFirstName: "Otto"})
	if err != nil || row.State != data.RowGood || m.decide().Created != 2 {
		t.Errorf("%+v, %v", row, err)
	}
	if row, err = m.Mend(ctx, 2, map[data.Field]string{data.FieldFirstName: row.File[data.FieldFirstName]}); row.State != data.RowExample {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestADamageIsNotForgotten(t *testing.T) {
	ctx := context.Background()
	m := mend(t, newApp(t), header+"DE,Eva,Groß,0151 23456788,,\nDE,Anna,Müller,0151 23456789,anna@,North,,surplus\n", app.ImportOptions{})
	m.problem(3, data.CodeRowDamaged)
	for _, email := range []string{"anna@example.com", "anna@"} {
		if _, err := m.Mend(ctx, 3, map[data.Field]string{data.FieldEmail: email}); err != nil {
			t.Fatal(err)
		}
		m.problem(3, data.CodeRowDamaged)
	}
}
