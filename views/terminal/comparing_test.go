package terminal_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"muster/views/terminal"
)

// comparison is what compare --json writes.
type comparison struct {
	File                                               string
	Earlier                                            *string
	New, Gone, Changed, Unchanged, Conflicts, Rejected int
	SegmentsCompared                                   bool `json:"segments_compared"`
	Fields                                             map[string]int
	Segments                                           []struct {
		Name           string
		Added, Removed int
	}
	Differences    []difference
	Rejects        []struct{ Row int }
	EarlierRejects []struct{ Row int } `json:"earlier_rejects"`
}

type difference struct {
	Kind            string
	Row, ID         int
	FirstName       string `json:"first_name"`
	Changes         []struct{ Field, Old, New string }
	SegmentsAdded   []string `json:"segments_added"`
	SegmentsRemoved []string `json:"segments_removed"`
}

// short describes the differences in a line each.
func (c *comparison) short() []string {
	var lines []string
	for _, d := range c.Differences {
		line := fmt.Sprintf("%s %d #%d %s", d.Kind, d.Row, d.ID, d.FirstName)
		for _, change := range d.Changes {
			line += fmt.Sprintf(" %s:%s>%s", change.Field, change.Old, change.New)
		}
		for _, name := range d.SegmentsAdded {
			line += " +" + name
		}
		for _, name := range d.SegmentsRemoved {
			line += " -" + name
		}
		lines = append(lines, line)
	}
	return lines
}

func (s *shell) compares(wantCode int, args ...string) comparison {
	s.t.Helper()
	code, out, errs := s.run(append([]string{"compare", "--json"}, args...)...)
	if code != wantCode {
		s.t.Fatalf("compare %v: exit %d, want %d\n%s%s", args, code, wantCode, out, errs)
	}
	var c comparison
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		s.t.Fatalf("%v in %s", err, out)
	}
	return c
}

// later is a file in which, against people, Anna has another e-mail, no account and other segments, Cy is as he was, Dan is
// new and comes twice, Bea is gone, and a row is rejected.
const later = header +
	"DE,Anna,Müller,0151 23456781,new@example.com,,Hof,X-1,Nord; Süd\n" +
	"DE,Cy,Klein,0151 23456783,,,,X-3,\n" +
	"DE,Dan,Berg,0151 23456784,,,,X-4,Gold\n" +
	"DE,Dan,Berg,0151 23456784,,,,X-4,\n" +
	",Eva,Berg,,,,,,\n"

func TestAFileIsComparedWithTheBook(t *testing.T) {
	s := people(t)
	file := s.write("later.csv", later)
	c := s.compares(terminal.ExitRejected, file)
	want := []string{
		"new 4 #0 Dan +Gold",
		"changed 2 #1 Anna email:anna@example.com>new@example.com account_number:A1> +Süd -Gold",
		"gone 0 #2 Bea -Gold",
		"rejected 6 #0 Eva",
	}
	if got := c.short(); !reflect.DeepEqual(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if c.New != 1 || c.Gone != 1 || c.Changed != 1 || c.Unchanged != 1 || c.Rejected != 1 || !c.SegmentsCompared || c.Earlier != nil {
		t.Errorf("%+v", c)
	}
	if !reflect.DeepEqual(c.Fields, map[string]int{"email": 1, "account_number": 1}) {
		t.Errorf("fields %v", c.Fields)
	}
	if got := fmt.Sprint(c.Segments); got != "[{Gold 1 2} {Süd 1 0}]" {
		t.Errorf("segments %s", got)
	}
	if len(c.Rejects) == 0 || c.Rejects[0].Row != 6 {
		t.Errorf("rejects %+v", c.Rejects)
	}
	if len(s.history()) != 1 || strings.Contains(s.ok("segment", "list"), "Süd") {
		t.Error("comparing changed the book")
	}
}

func TestAComparisonIsATableAndASheet(t *testing.T) {
	s := people(t)
	file := s.write("later.csv", later)
	code, out, errs := s.run("compare", file)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != terminal.ExitRejected || len(lines) != 5 || !strings.HasPrefix(lines[0], "What") {
		t.Fatalf("exit %d, %s", code, out)
	}
	for i, parts := range [][]string{
		{"new", "4", "Dan Berg", "Gold"},
		{"changed", "2", "1", "Anna Müller", "E-mail: anna@example.com › new@example.com", "A1 › (blank)", "Süd"},
		{"gone", "2", "Bea Roth"},
		{"rejected", "6", "Eva"},
	} {
		for _, part := range parts {
			if !strings.Contains(lines[i+1], part) {
				t.Errorf("%q has no %q", lines[i+1], part)
			}
		}
	}
	for _, part := range []string{
		"later.csv compared with the book: 1 new, 1 gone, 1 changed, 1 unchanged.", "E-mail: 1 contact changed", "“Gold”: 1 added, 2 removed",
		"1 row of later.csv could not be compared", "Row 6",
	} {
		if !strings.Contains(errs, part) {
			t.Errorf("stderr has no %q: %s", part, errs)
		}
	}
	for _, name := range []string{"out.csv", "out.xlsx"} {
		code, out, _ := s.run("compare", file, "--out", s.file(name))
		rows := s.table(s.file(name))
		if code != terminal.ExitRejected || out != "" || len(rows) != 5 {
			t.Fatalf("%s: exit %d, %q, %q", name, code, out, rows)
		}
		if got := rows[1]; got[0] != "4" || got[1] != "new" || got[13] != "Gold" {
			t.Errorf("%s: Dan: %q", name, got)
		}
		if got := rows[2]; got[1] != "changed" || got[3] != "1" || !strings.Contains(got[12], "new@example.com") || got[13] != "Süd" ||
			got[14] != "Nord" || got[15] != "Gold" {
			t.Errorf("%s: Anna: %q", name, got)
		}
		if got := rows[3]; got[0] != "" || got[1] != "gone" || got[3] != "2" || got[5] != "Bea" || got[7] != "015123456782" || got[15] != "Gold" {
			t.Errorf("%s: Bea: %q", name, got)
		}
	}
}

func TestTwoFilesAreComparedWithoutABook(t *testing.T) {
	s := newShell(t)
	earlier := s.write("earlier.csv", header+
		"DE,Anna,Müller,0151 23456781,anna@example.com,A1,Hof,X-1,Nord; Gold\n"+
		"DE,Bea,Roth,0151 23456782,bea@example.com,,,X-2,Gold\n"+
		"DE,Cy,Klein,0151 23456783,,,,X-3,\n"+
		"DE,,Nobody,0151 23456789,,,,,\n")
	file := s.write("later.csv", later)
	c := s.compares(terminal.ExitRejected, earlier, file)
	want := []string{
		"new 4 #0 Dan +Gold",
		"changed 2 #0 Anna email:anna@example.com>new@example.com account_number:A1> +Süd -Gold",
		"gone 0 #0 Bea -Gold",
		"rejected 6 #0 Eva",
	}
	if got := c.short(); !reflect.DeepEqual(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if c.Earlier == nil || *c.Earlier != "earlier.csv" || c.File != "later.csv" || len(c.EarlierRejects) != 1 || c.EarlierRejects[0].Row != 5 {
		t.Errorf("%+v", c)
	}
	if c := s.compares(terminal.ExitDone, s.write("same.csv", header+"DE,Anna,Müller,0151 23456781,,,,,Nord\n"), s.file("same.csv")); c.Unchanged != 1 ||
		len(c.Differences) != 0 {
		t.Errorf("a file with itself: %+v", c)
	}
	if _, _, errs := s.run("compare", earlier, file); !strings.Contains(errs, "later.csv compared with earlier.csv") ||
		!strings.Contains(errs, "1 row of earlier.csv could not be compared") {
		t.Errorf("%s", errs)
	}
}

func TestSegmentsAreComparedOnlyIfTheFileNamesAny(t *testing.T) {
	s := people(t)
	file := s.write("short.csv", "Country Code,First Name,Last Name,Mobile Number\nDE,Anna,Müller,0151 23456781\n")
	c := s.compares(terminal.ExitDone, file)
	if c.SegmentsCompared || c.Changed != 0 || c.Unchanged != 1 || c.Gone != 2 {
		t.Errorf("%+v", c)
	}
	if _, _, errs := s.run("compare", file); !strings.Contains(errs, "names no segments") {
		t.Errorf("%s", errs)
	}
}

func TestAConflictIsListedAndNobodyOfItIsGone(t *testing.T) {
	s := people(t)
	c := s.compares(terminal.ExitRejected, s.write("conflict.csv", header+
		"DE,Anna,Müller,0151 23456781,,,,X-9,\nDE,Bea,Roth,0151 23456782,bea@example.com,,,X-2,Gold\n"))
	if got := c.short(); !reflect.DeepEqual(got, []string{"gone 0 #3 Cy", "conflict 2 #0 Anna"}) || c.Conflicts != 1 || c.Unchanged != 1 {
		t.Errorf("%q, %+v", got, c)
	}
}

func TestComparingRefuses(t *testing.T) {
	s := people(t)
	file := s.write("in.csv", later)
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"a missing file":         {[]string{s.file("none.csv")}, terminal.ExitFailed, "none.csv"},
		"a missing earlier file": {[]string{s.file("none.csv"), file}, terminal.ExitFailed, "none.csv"},
		"the type of out":        {[]string{file, "--out", s.file("out.pdf")}, terminal.ExitFailed, "neither"},
		"three files":            {[]string{file, file, file}, terminal.ExitUsage, "in.csv"},
		"a decision":             {[]string{file, "--erase-blank"}, terminal.ExitUsage, "--erase-blank"},
	} {
		t.Run(name, func(t *testing.T) {
			s.t = t
			s.says(c.code, append([]string{"compare"}, c.args...), c.says)
		})
	}
	if _, err := os.Stat(s.file("out.pdf")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file was left")
	}
}
