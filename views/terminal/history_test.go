package terminal_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"muster/data"
	"muster/views/terminal"
)

// change is an entry of muster history --json.
type change struct {
	ID                  int
	Kind, File, Subject string
	At                  time.Time
	Counts              *data.Counts
	UndoneAt            *time.Time `json:"undone_at"`
	Trimmed             *bool
}

func (s *shell) history(args ...string) []change {
	s.t.Helper()
	var list []change
	if err := json.Unmarshal([]byte(s.ok(append([]string{"history", "--json"}, args...)...)), &list); err != nil {
		s.t.Fatal(err)
	}
	return list
}

// says runs a command that must end so, and looks for words on stderr. Nothing may be on stdout.
func (s *shell) says(code int, args []string, want ...string) {
	s.t.Helper()
	got, out, errs := s.run(args...)
	if got != code || out != "" {
		s.t.Errorf("muster %s: exit %d, want %d; stdout %q", strings.Join(args, " "), got, code, out)
	}
	for _, text := range want {
		if !strings.Contains(errs, text) {
			s.t.Errorf("muster %s: %q does not say %q", strings.Join(args, " "), errs, text)
		}
	}
}

func TestUndoAndRedoInTheTerminal(t *testing.T) {
	s := newShell(t)
	if list := s.history(); list == nil || len(list) != 0 {
		t.Errorf("the history of no book: %v", list)
	}
	s.says(terminal.ExitFailed, []string{"undo"}, "nothing to undo")
	s.says(terminal.ExitFailed, []string{"redo"}, "nothing to redo")

	s.ok("segment", "create", "Nord")
	file := s.write("kunden.csv", header+"DE,Anna,Müller,0151 23456789,,,,,Nord\nDE,Eva,Kraus,0151 23456780,,,,,Nord\n")
	s.importJSON(terminal.ExitDone, file)
	s.ok("segment", "remove", "Nord", "1")

	list := s.history()
	if len(list) != 3 {
		t.Fatalf("%+v", list)
	}
	if c := list[1]; c.ID != 2 || c.Kind != "import" || c.File != "kunden.csv" || c.Counts == nil || c.Counts.Created != 2 ||
		c.At.IsZero() || c.UndoneAt != nil || c.Trimmed == nil || *c.Trimmed {
		t.Errorf("%+v", c)
	}
	if got := s.history("--limit", "1"); len(got) != 1 || got[0].ID != 3 || got[0].Subject != "Nord" {
		t.Errorf("%+v", got)
	}
	if out := s.ok("history"); !strings.Contains(out, "Import of kunden.csv") || !strings.Contains(out, "2 new, 2 assignments added") ||
		strings.Index(out, "removed from “Nord”") > strings.Index(out, "kunden.csv") {
		t.Errorf("%s", out)
	}

	s.says(terminal.ExitDone, []string{"undo"}, "Change 3 undone", "removed from “Nord”")
	s.says(terminal.ExitDone, []string{"undo"}, "Change 2 undone: Import of kunden.csv.")
	if out := s.ok("contacts"); out != "" {
		t.Errorf("contacts are left: %s", out)
	}
	if got := s.history(); got[0].UndoneAt == nil || got[1].UndoneAt == nil || got[2].UndoneAt != nil {
		t.Errorf("%+v", got)
	}
	if out := s.ok("history"); !strings.Contains(out, "undone ") {
		t.Errorf("%s", out)
	}
	s.says(terminal.ExitDone, []string{"redo"}, "Change 2 redone: Import of kunden.csv.")
	s.says(terminal.ExitDone, []string{"redo"}, "Change 3 redone")
	s.says(terminal.ExitFailed, []string{"redo"}, "nothing to redo")

	s.says(terminal.ExitFailed, []string{"undo", "2"}, "1 other change stands in the way", "Change 3, ", "removed from “Nord”",
		"1 contact.", "muster undo 2 --with-later")
	s.says(terminal.ExitDone, []string{"undo", "--with-later", "2"}, "Change 2 undone, with 1 later one: Import of kunden.csv.")
	s.says(terminal.ExitFailed, []string{"redo", "3"}, "Change 2, ", "redone first")
	s.says(terminal.ExitFailed, []string{"undo", "2"}, "undone already")
	s.says(terminal.ExitFailed, []string{"redo", "1"}, "not undone")
	s.says(terminal.ExitFailed, []string{"undo", "99"}, "no such change")
	s.says(terminal.ExitDone, []string{"redo", "2"}, "Change 2 redone")
	s.says(terminal.ExitDone, []string{"undo", "--with-later", "2"}, "Change 2 undone: Import")
	s.says(terminal.ExitDone, []string{"undo", "1"}, "Change 1 undone: Segment “Nord” created.")
	s.says(terminal.ExitFailed, []string{"undo"}, "nothing to undo")

	for _, args := range [][]string{
		{"undo", "x"},
		{"undo", "0"},
		{"redo", "-1"},
		{"undo", "1", "2"},
		{"redo", "--with-later", "1"},
		{"history", "1"},
		{"undo", "--json"},
	} {
		if code, _, errs := s.run(args...); code != terminal.ExitUsage || errs == "" {
			t.Errorf("muster %s: exit %d, %s", strings.Join(args, " "), code, errs)
		}
	}
}

func TestTheHistoryInGerman(t *testing.T) {
	s := newShell(t)
	s.lang = "de"
	s.ok("segment", "create", "Nord")
	s.says(terminal.ExitDone, []string{"undo"}, "Änderung 1 rückgängig gemacht: Segment „Nord“ erstellt.")
	s.says(terminal.ExitDone, []string{"redo"}, "Änderung 1 wiederholt: Segment „Nord“ erstellt.")
	if out := s.ok("history"); !strings.HasPrefix(out, "1 ") || !strings.Contains(out, "Segment „Nord“ erstellt") {
		t.Errorf("%s", out)
	}
}
