package terminal_test

import (
	"encoding/json"
	"strings"
	"testing"

	"muster/views/terminal"
)

// people adds three contacts: two that may be one person, and another one.
func (s *shell) people() {
	s.t.Helper()
	for _, args := range [][]string{
		{"segment", "create", "North"},
		{"contact", "add", "--country", "DE", "--first", "Anna", "--last", "Müller", "--mobile", "0151 23456789", "--segment", "North"},
		{"contact", "add", "--country", "DE", "--first", "Anna", "--last", "Mueller", "--email", "anna@example.com", "--organization", "Hof"},
		{"contact", "add", "--country", "DE", "--first", "Eva", "--last", "Quillfeldt", "--mobile", "0151 23456789"},
	} {
		if code, _, errs := s.run(args...); code != 0 {
			s.t.Fatalf("%v: %d, %s", args, code, errs)
		}
	}
}

func (s *shell) decode(into any, args ...string) int {
	s.t.Helper()
	code, out, errs := s.run(args...)
	if err := json.Unmarshal([]byte(out), into); err != nil {
		s.t.Fatalf("%v: %v in %q, %s", args, err, out, errs)
	}
	return code
}

type duplicates []struct {
	By       []string
	IDs      []int
	Contacts []struct{ Organization string }
}

func TestDuplicatesAreListedAndMerged(t *testing.T) {
	s := newShell(t)
	s.people()
	var found duplicates
	if code := s.decode(&found, "duplicates", "--json"); code != 0 || len(found) != 1 || found[0].By[0] != "shared_mobile" {
		t.Fatalf("%d, %+v", code, found)
	}
	if code, _, errs := s.run("contact", "add", "--country", "DE", "--first", "ANNA", "--last", "Müller", "--email", "other@example.com", "--organization", "HOF"); code != 0 {
		t.Fatal(errs)
	}
	if code := s.decode(&found, "duplicates", "--json"); code != 0 || len(found) != 2 || found[0].By[0] != "name" || found[0].IDs[1] != 4 {
		t.Fatalf("%d, %+v", code, found)
	}
	code, out, errs := s.run("duplicates", "--limit", "1")
	if code != 0 || !strings.HasPrefix(out, "Alike by name and organization:\n2  Anna Mueller") || strings.Contains(out, "Eva") ||
		!strings.Contains(errs, "2 groups") {
		t.Errorf("%d, %q, %q", code, out, errs)
	}

	code, _, errs = s.run("contact", "merge", "1", "2", "4")
	if code != 0 || !strings.Contains(errs, "2 contacts merged into contact 1") {
		t.Fatalf("%d, %q", code, errs)
	}
	var all []struct {
		ID                          int
		LastName                    string `json:"last_name"`
		Mobile, Email, Organization string
		Segments                    []string
	}
	s.decode(&all, "contacts", "--search", "anna", "--json")
	if len(all) != 1 || all[0].ID != 1 || all[0].LastName != "Müller" || all[0].Mobile == "" || all[0].Email == "" ||
		!strings.EqualFold(all[0].Organization, "hof") || len(all[0].Segments) != 1 {
		t.Errorf("merged: %+v", all)
	}
	if code, out, _ := s.run("history", "--limit", "1"); code != 0 || !strings.Contains(out, "3 contacts merged into one") {
		t.Errorf("history %q", out)
	}
	if code, _, errs := s.run("undo"); code != 0 {
		t.Error(errs)
	}
	s.decode(&all, "contacts", "--search", "anna", "--json")
	if len(all) != 3 {
		t.Errorf("after undo: %+v", all)
	}
	for _, test := range []struct {
		args []string
		code int
	}{
		{[]string{"contact", "merge", "1"}, terminal.ExitUsage},
		{[]string{"contact", "merge", "1", "x"}, terminal.ExitUsage},
		{[]string{"contact", "merge", "1", "1"}, terminal.ExitFailed},
		{[]string{"contact", "merge", "1", "99"}, terminal.ExitFailed},
	} {
		if code, _, errs := s.run(test.args...); code != test.code || errs == "" {
			t.Errorf("%v: %d, %q", test.args, code, errs)
		}
	}
}

type forgotten struct {
	Deleted  int
	Change   *int
	Copies   int
	Left     []string
	Contacts []struct {
		LastName string `json:"last_name"`
	}
}

func TestPeopleAreDeletedForGoodWithoutANameBeingTold(t *testing.T) {
	s := newShell(t)
	s.people()
	var result forgotten
	if code := s.decode(&result, "contact", "forget", "3", "--dry-run", "--json"); code != 0 || result.Deleted != 1 ||
		result.Change != nil || len(result.Contacts) != 1 || result.Contacts[0].LastName != "Quillfeldt" {
		t.Errorf("dry run: %d, %+v", code, result)
	}
	result = forgotten{}
	if code := s.decode(&result, "contact", "forget", "3", "--json"); code != 0 || result.Deleted != 1 || result.Change == nil ||
		len(result.Left) > 0 || len(result.Contacts) > 0 {
		t.Errorf("%d, %+v", code, result)
	}
	_, history, _ := s.run("history")
	_, rest, _ := s.run("contacts")
	if strings.Contains(history+rest, "Quillfeldt") || !strings.Contains(history, "1 contact deleted for good") {
		t.Errorf("%q, %q", history, rest)
	}
	if code, _, errs := s.run("undo", "5"); code != terminal.ExitFailed || errs == "" {
		t.Errorf("undo of it: %d, %q", code, errs)
	}
	if code, _, _ := s.run("contact", "forget", "3"); code != terminal.ExitFailed {
		t.Errorf("again: %d", code)
	}
}

func TestWhoWasDeletedBeforeIsFoundBySearch(t *testing.T) {
	s := newShell(t)
	s.people()
	if code, _, _ := s.run("contact", "forget", "--search", "quillfeldt"); code != terminal.ExitFailed {
		t.Errorf("who is in the book is not searched for: %d", code)
	}
	if code, _, errs := s.run("undo", "4"); code != 0 { // Eva's creation
		t.Fatal(errs)
	}
	code, out, errs := s.run("contact", "forget", "--search", "quillfeldt", "--dry-run")
	if code != 0 || !strings.Contains(out, "Eva Quillfeldt") || !strings.Contains(errs, "1 person would be deleted for good") {
		t.Errorf("dry run: %d, %q, %q", code, out, errs)
	}
	if code, _, errs := s.run("contact", "forget", "--search", "quillfeldt"); code != 0 || strings.Contains(errs, "Quillfeldt") {
		t.Errorf("%d, %q", code, errs)
	}
	if code, _, _ := s.run("redo", "4"); code != terminal.ExitFailed {
		t.Errorf("redo of the creation: %d", code)
	}
	for _, args := range [][]string{{"contact", "forget"}, {"contact", "forget", "--search", " "}, {"contact", "forget", "x"}} {
		if code, _, _ := s.run(args...); code != terminal.ExitUsage {
			t.Errorf("%v: %d", args, code)
		}
	}
}
