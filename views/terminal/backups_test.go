package terminal_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/views/terminal"
)

type backupLine struct {
	Path, At, Kind     string
	Contacts, Segments int
	Bytes              int64
	Damaged            bool
}

func (s *shell) backups() []backupLine {
	s.t.Helper()
	var list []backupLine
	if err := json.Unmarshal([]byte(s.ok("backups", "--json")), &list); err != nil {
		s.t.Fatal(err)
	}
	return list
}

// withBackup adds Anna, backs up and adds Bea.
func (s *shell) withBackup() backupLine {
	s.t.Helper()
	s.ok("contact", "add", "--country", "DE", "--first", "Anna", "--last", "Müller", "--email", "anna@example.com")
	s.ok("backup")
	s.ok("contact", "add", "--country", "DE", "--first", "Bea", "--last", "Klein", "--email", "bea@example.com")
	return s.backups()[0]
}

func TestABackupIsRestoredInTheTerminal(t *testing.T) {
	s := newShell(t)
	if list := s.ok("backups", "--json"); strings.TrimSpace(list) != "[]" {
		t.Errorf("of no book: %s", list)
	}
	backup := s.withBackup()
	if backup.Kind != "on_request" || backup.Contacts != 1 || backup.Damaged || backup.Bytes == 0 || !filepath.IsAbs(backup.Path) {
		t.Errorf("%+v", backup)
	}
	if table := s.ok("backups"); !strings.Contains(table, "On request") || !strings.Contains(table, "1 contact, 0 segments") {
		t.Errorf("%s", table)
	}
	code, _, said := s.run("restore", backup.Path)
	if code != terminal.ExitDone {
		t.Fatalf("exit %d, %s", code, said)
	}
	if got := s.ok("contacts"); !strings.Contains(got, "Anna") || strings.Contains(got, "Bea") {
		t.Errorf("%s", got)
	}
	aside := s.backups()[0]
	if aside.Kind != "kept_aside" {
		aside = s.backups()[1]
	}
	if aside.Kind != "kept_aside" || aside.Contacts != 2 || !strings.Contains(said, aside.Path) {
		t.Errorf("%+v; %s", aside, said)
	}
}

func TestWhatIsNoBackupIsNotRestored(t *testing.T) {
	s := newShell(t)
	s.withBackup()
	for _, path := range []string{s.file("none"), s.write("in.csv", "First Name\n")} {
		if code, out, said := s.run("restore", path); code != terminal.ExitFailed || out != "" || !strings.HasSuffix(said, ".\n") {
			t.Errorf("exit %d, %q, %q", code, out, said)
		}
	}
	if got := s.ok("contacts"); !strings.Contains(got, "Bea") {
		t.Errorf("%s", got)
	}
}

func TestADamagedBookNamesTheWayBack(t *testing.T) {
	s := newShell(t)
	backup := s.withBackup()
	for _, content := range []string{"", "this is no book any more"} {
		s.write("book.muster", content)
		for _, command := range [][]string{{"contacts"}, {"segment", "create", "North"}} {
			code, out, said := s.run(command...)
			if code != terminal.ExitFailed || out != "" || !strings.Contains(said, `muster restore "`+backup.Path+`"`) {
				t.Errorf("%q: exit %d, %q, %q", command, code, out, said)
			}
		}
		if got, _ := os.ReadFile(s.file("book.muster")); string(got) != content {
			t.Errorf("the book is now %q", got)
		}
	}
	s.ok("restore", backup.Path)
	s.ok("contacts")
	for _, b := range s.backups() {
		if b.Kind == "kept_aside" && !b.Damaged {
			t.Errorf("%+v", b)
		}
		if err := os.WriteFile(b.Path, []byte("garbage"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.write("book.muster", "garbage")
	if _, _, said := s.run("contacts"); !strings.Contains(said, "no good backup") {
		t.Errorf("%q", said)
	}
}
