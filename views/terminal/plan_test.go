package terminal_test

import (
	"encoding/csv"
	"os"
	"reflect"
	"strings"
	"testing"

	"muster/views/terminal"
)

func TestThePlanRowByRow(t *testing.T) {
	s := people(t)
	file := s.write("plan.csv", header+
		"DE,Anna,Müller,0151 23456781,new@example.com,,,X-1,Nord; Süd\n"+ // changed
		"DE,=Dan,Berg,0151 23456784,,,,,\n"+ // new
		"DE,=Dan,Berg,0151 23456784,,A7,,,\n"+ // merged
		"DE,Bea,Roth,0151 23456783,,,,X-2,\n"+ // X-2 is Bea's, the number is Cy's: a possible duplicate or she herself
		"DE,Anna,Müller,0151 23456781,,,,X-3,\n"+ // conflict
		",Eva,Berg,,,,,,\n"+ // rejected
		"DE,Cy,Klein,0151 23456783,,,,,\n") // unchanged
	out := s.file("out.csv")
	s.plans(terminal.ExitRejected, file, "--dry-run", "--replace-segments", "--create-segments", "--plan", out)
	rows := s.table(out)
	want := []string{
		"Row number", "What happens", "Merged with row", "Contact", "Country Code", "First Name", "Last Name", "Mobile Number", "Email",
		"Account Number", "Organization", "External ID", "Changes", "Segments added", "Segments kept", "Segments removed", "Could be",
		"Problems and notes",
	}
	if len(rows) != 8 || !reflect.DeepEqual(rows[0], want) {
		t.Fatalf("%q", rows)
	}
	var kinds []string
	for _, row := range rows[1:] {
		kinds = append(kinds, row[0]+" "+row[1])
	}
	if got := strings.Join(kinds, ", "); got != "2 changed, 3 new, 4 merged, 5 changed, 6 conflict, 7 rejected, 8 unchanged" {
		t.Errorf("%s", got)
	}
	if got := rows[1]; got[3] != "1" || got[7] != "015123456781" || got[8] != "new@example.com" || got[9] != "A1" ||
		got[12] != "E-mail: anna@example.com › new@example.com" || got[13] != "Süd" || got[14] != "Nord" || got[15] != "Gold" {
		t.Errorf("Anna: %q", got)
	}
	if got := rows[2]; got[3] != "" || got[5] != "'=Dan" || got[9] != "A7" {
		t.Errorf("Dan: %q", got)
	}
	if got := rows[3]; got[2] != "3" {
		t.Errorf("Dan's second row: %q", got)
	}
	if got := rows[5]; !strings.Contains(got[16], "Contact 1, Anna Müller") || !strings.Contains(got[16], "Contact 3, Cy Klein") ||
		!strings.Contains(got[17], "two different contacts") {
		t.Errorf("the conflict: %q", got)
	}
	if got := rows[6]; got[5] != "Eva" || got[17] == "" {
		t.Errorf("Eva: %q", got)
	}
	if len(s.history()) != 1 {
		t.Errorf("a dry run changed something: %+v", s.history())
	}
}

func TestThePlanIsWrittenBeforeTheImport(t *testing.T) {
	s := people(t)
	s.lang = "de"
	file := s.write("in.csv", header+"DE,Anna,Müller,0151 23456781,new@example.com,,,X-1,\n")
	s.says(terminal.ExitFailed, []string{"import", file, "--plan", s.file("out.pdf")}, "out.pdf")
	if email, _, _ := s.contact(1); email != "anna@example.com" {
		t.Errorf("imported without the plan: %q", email)
	}
	for _, name := range []string{"out.csv", "out.xlsx"} {
		s.ok("import", file, "--plan", s.file(name))
		rows := s.table(s.file(name))
		if len(rows) != 2 || rows[0][1] != "Was geschieht" || rows[1][1] != "geändert" || rows[1][12] != "E-Mail-Adresse: anna@example.com › new@example.com" {
			t.Errorf("%s: %q", name, rows)
		}
		if email, _, _ := s.contact(1); email != "new@example.com" {
			t.Errorf("not imported: %q", email)
		}
		s.ok("undo")
	}
}

// table reads a CSV or a workbook, as muster read does.
func (s *shell) table(path string) [][]string {
	s.t.Helper()
	if strings.HasSuffix(path, ".csv") {
		text, err := os.ReadFile(path)
		if err != nil {
			s.t.Fatal(err)
		}
		return s.parse(strings.TrimPrefix(string(text), "\ufeff"))
	}
	return s.parse(s.ok("read", path))
}

func (s *shell) parse(text string) [][]string {
	s.t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	rows, err := r.ReadAll()
	if err != nil {
		s.t.Fatal(err)
	}
	return rows
}
