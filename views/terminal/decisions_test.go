package terminal_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/views/terminal"
)

// planned is what an import says of its plan, beside a report.
type planned struct {
	report
	Decisions struct {
		Segments string
		Names    []struct {
			Name, Act, Family, Segment string
			Rows                       int
			Near                       []string
		}
		OtherNames struct{ Act, Family string } `json:"other_names"`
		Conflicts  string
		Duplicates string
		EraseBlank bool `json:"erase_blank"`
		Rows       []struct {
			Row     int
			Act     string
			Contact int
			OfRow   int `json:"of_row"`
		}
	}
	Decided  int
	Segments []struct {
		Name                       string
		Adds, Takes, Before, After int
	}
	Takes          struct{ Assignments, Contacts, Emptied int }
	ImportedBefore []struct {
		Change int
		At     time.Time
		File   string
		Undone bool
	} `json:"imported_before"`
}

// plans runs an import that must end so.
func (s *shell) plans(wantCode int, args ...string) planned {
	s.t.Helper()
	code, out, errs := s.run(append([]string{"import", "--json"}, args...)...)
	if code != wantCode {
		s.t.Fatalf("import %v: exit %d, want %d\n%s%s", args, code, wantCode, out, errs)
	}
	var r planned
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		s.t.Fatalf("%v in %s", err, out)
	}
	if sum := r.Created + r.Updated + r.Unchanged + r.Merged + r.Conflicts + r.Rejected + r.Skipped; sum != r.Rows {
		s.t.Errorf("the rows do not add up: %+v", r.Counts)
	}
	return r
}

// people is a book with Anna (1), who has Nord and Gold, Bea (2), who has Gold, and Cy (3).
func people(t *testing.T) *shell {
	s := newShell(t)
	s.ok("import", "--create-segments", s.write("people.csv", header+
		"DE,Anna,Müller,0151 23456781,anna@example.com,A1,Hof,X-1,Nord; Gold\n"+
		"DE,Bea,Roth,0151 23456782,bea@example.com,,,X-2,Gold\n"+
		"DE,Cy,Klein,0151 23456783,,,,X-3,\n"))
	return s
}

// contact is a contact of the book by its number.
func (s *shell) contact(id int) (email, account string, segments []string) {
	s.t.Helper()
	var list []struct {
		ID                   int
		Email, AccountNumber string
		Segments             []string
	}
	if err := json.Unmarshal([]byte(strings.ReplaceAll(s.ok("contacts", "--json"), "account_number", "AccountNumber")), &list); err != nil {
		s.t.Fatal(err)
	}
	for _, c := range list {
		if c.ID == id {
			return c.Email, c.AccountNumber, c.Segments
		}
	}
	s.t.Fatalf("no contact %d", id)
	return "", "", nil
}

func TestUnknownSegmentsAreDecidedByName(t *testing.T) {
	s := people(t)
	file := s.write("names.csv", header+
		"DE,Anna,Müller,0151 23456781,,,,,Nroth\nDE,Bea,Roth,0151 23456782,,,,,Silber; Alt\n"+
		"DE,Cy,Klein,0151 23456783,,,,,Falsch\nDE,Dan,Berg,0151 23456784,,,,,a=b\n")
	r := s.plans(terminal.ExitRejected, file, "--use-segment", " NROTH =nord", "--create-segment", "silber=product",
		"--leave-out-segment", "Alt", "--reject-segment", "Falsch", "--use-segment", "a=b=Gold")
	if r.Rejected != 1 || r.Created != 1 || r.Updated != 1 || r.Unchanged != 1 || r.MembershipsAdded != 2 {
		t.Errorf("%+v", r.Counts)
	}
	if len(r.Rejects) != 1 || r.Rejects[0].Row != 4 || r.Rejects[0].Code != "segment_rejected" || r.Rejects[0].Value != "Falsch" {
		t.Errorf("%+v", r.Rejects)
	}
	var acts []string
	for _, n := range r.Decisions.Names {
		acts = append(acts, n.Name+" "+n.Act+" "+n.Segment+n.Family)
	}
	if want := []string{"Nroth use Nord", "Silber create product", "Alt leave_out ", "Falsch reject ", "a=b use Gold"}; !slices.Equal(acts, want) {
		t.Errorf("%q, want %q", acts, want)
	}
	if want := []string{"Nroth", "Silber", "Alt", "Falsch", "a=b"}; !slices.Equal(r.UnknownSegments, want) {
		t.Errorf("unknown: %q", r.UnknownSegments)
	}
	if _, _, got := s.contact(2); !slices.Equal(got, []string{"Gold", "Silber"}) {
		t.Errorf("Bea has %q", got)
	}
	var segments []struct{ Name, Family string }
	if err := json.Unmarshal([]byte(s.ok("segment", "list", "--json")), &segments); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(segments, struct{ Name, Family string }{"Silber", "product"}) {
		t.Errorf("%+v", segments)
	}

	all := s.write("all.csv", header+"DE,Eva,Berg,0151 23456785,,,,,Neu\n")
	if r := s.plans(terminal.ExitRejected, all, "--dry-run", "--reject-unknown-segments"); r.Rejected != 1 || r.Decisions.OtherNames.Act != "reject" {
		t.Errorf("%+v", r)
	}
	if r := s.plans(terminal.ExitDone, all, "--dry-run", "--create-segments=plan"); r.MembershipsAdded != 1 || r.Decisions.OtherNames.Family != "plan" ||
		len(r.Segments) != 1 || r.Segments[0].Name != "Neu" || r.Segments[0].Adds != 1 || r.Segments[0].After != 1 {
		t.Errorf("%+v", r)
	}
	_, _, errs := s.run("import", all, "--dry-run", "--use-segment", "neu=Gold", "--leave-out-segment", "Other")
	for _, want := range []string{"“Neu” in 1 row: taken for “Gold”", "Nothing to decide about the segment “Other”"} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q does not say %q", errs, want)
		}
	}
}

func TestConflictsAreDecided(t *testing.T) {
	s := people(t)
	// X-2 is Bea's, the rest is Anna's.
	file := s.write("conflict.csv", header+"DE,Anna,Müller,0151 23456781,new@example.com,,,X-2,\nDE,Dan,Berg,0151 23456784,,,,,\n")
	if r := s.plans(terminal.ExitRejected, file, "--dry-run"); r.Conflicts != 1 || r.Created != 1 || r.Decided != 0 {
		t.Errorf("%+v", r)
	}
	for _, c := range []struct {
		args                      []string
		created, updated, skipped int
		decided                   int
	}{
		{[]string{"--conflicts", "skip"}, 1, 0, 1, 0},
		{[]string{"--conflicts=new"}, 2, 0, 0, 0},
		{[]string{"--conflicts", "strongest"}, 1, 1, 0, 0},
		{[]string{"--row", "2=skip"}, 1, 0, 1, 1},
		{[]string{"--row", "2=new", "--conflicts", "skip"}, 2, 0, 0, 1},
		{[]string{"--row", "2=1"}, 1, 1, 0, 1},
	} {
		r := s.plans(terminal.ExitDone, append([]string{file, "--dry-run"}, c.args...)...)
		if r.Conflicts != 0 || r.Created != c.created || r.Updated != c.updated || r.Skipped != c.skipped || r.Decided != c.decided {
			t.Errorf("%v: %+v", c.args, r)
		}
	}
	if r := s.plans(terminal.ExitRejected, file, "--dry-run", "--row", "2=leave", "--conflicts", "new"); r.Conflicts != 1 {
		t.Errorf("left by itself: %+v", r.Counts)
	}
	_, _, errs := s.run("import", file, "--dry-run", "--row", "2=skip", "--row", "3=skip")
	if !strings.Contains(errs, "--row 3 decides nothing") || strings.Contains(errs, "--row 2 ") {
		t.Errorf("%s", errs)
	}
	r := s.plans(terminal.ExitDone, file, "--row", "2=1")
	if want := r.Decisions.Rows; len(want) != 1 || want[0].Row != 2 || want[0].Act != "is" || want[0].Contact != 1 {
		t.Errorf("%+v", want)
	}
	if email, _, _ := s.contact(1); email != "new@example.com" {
		t.Errorf("Anna has %q", email)
	}
	if email, _, _ := s.contact(2); email != "bea@example.com" {
		t.Errorf("Bea has %q", email)
	}
}

func TestPossibleDuplicatesAreDecided(t *testing.T) {
	s := people(t)
	file := s.write("duplicate.csv", header+"DE,Anne,Müller,0151 23456781,,,,,Gold\n")
	for _, c := range []struct {
		args                      []string
		created, updated, skipped int
	}{
		{nil, 1, 0, 0},
		{[]string{"--duplicates", "apart"}, 1, 0, 0},
		{[]string{"--duplicates", "merge"}, 0, 1, 0},
		{[]string{"--duplicates", "skip"}, 0, 0, 1},
		{[]string{"--duplicates", "skip", "--row", "2=new"}, 1, 0, 0},
		{[]string{"--row", "2=1"}, 0, 1, 0},
	} {
		r := s.plans(terminal.ExitDone, append([]string{file, "--dry-run"}, c.args...)...)
		if r.Created != c.created || r.Updated != c.updated || r.Skipped != c.skipped {
			t.Errorf("%v: %+v", c.args, r.Counts)
		}
	}
	two := s.write("two.csv", header+"DE,Dan,Berg,0151 23456784,,,,,\nDE,Daniel,Berg,0151 23456784,,,,,\n")
	if r := s.plans(terminal.ExitDone, two, "--dry-run", "--row", "3=row:2"); r.Created != 1 || r.Merged != 1 ||
		r.Decisions.Rows[0].OfRow != 2 {
		t.Errorf("%+v", r)
	}
}

func TestBlankCellsEraseOnlyWhenTold(t *testing.T) {
	s := people(t)
	file := s.write("blank.csv", header+"DE,Anna,Müller,0151 23456781,,,,X-1,\n")
	if r := s.plans(terminal.ExitDone, file); r.Unchanged != 1 || r.Decisions.EraseBlank {
		t.Errorf("%+v", r)
	}
	if r := s.plans(terminal.ExitDone, file, "--erase-blank"); r.Updated != 1 || !r.Decisions.EraseBlank || r.MembershipsRemoved != 0 {
		t.Errorf("%+v", r)
	}
	if email, account, segments := s.contact(1); email != "" || account != "" || len(segments) != 2 {
		t.Errorf("Anna has %q, %q, %q", email, account, segments)
	}
}

func TestSegmentsAreTakenAwayByFile(t *testing.T) {
	s := people(t)
	file := s.write("away.csv", header+
		"DE,Anna,Mueller,0151 23456781,other@example.com,,,X-1,gold; Neu\nDE,Dan,Berg,0151 23456784,,,,,Gold\n")
	r := s.plans(terminal.ExitDone, file, "--remove-segments")
	if r.Updated != 1 || r.Skipped != 1 || r.Created != 0 || r.MembershipsRemoved != 1 || r.Decisions.Segments != "remove" ||
		r.Takes.Assignments != 1 || r.Takes.Contacts != 1 || r.Takes.Emptied != 0 {
		t.Errorf("%+v", r)
	}
	if len(r.Segments) != 1 || r.Segments[0].Name != "Gold" || r.Segments[0].Takes != 1 || r.Segments[0].Before != 2 || r.Segments[0].After != 1 {
		t.Errorf("%+v", r.Segments)
	}
	if email, _, segments := s.contact(1); email != "anna@example.com" || !slices.Equal(segments, []string{"Nord"}) {
		t.Errorf("Anna has %q, %q", email, segments)
	}
	s.ok("undo")
	if _, _, segments := s.contact(1); len(segments) != 2 {
		t.Errorf("undone, Anna has %q", segments)
	}
	last := s.write("last.csv", header+"DE,Bea,Roth,0151 23456782,,,,,Gold\n")
	if _, _, errs := s.run("import", last, "--remove-segments", "--dry-run"); !strings.Contains(errs, "1 contact ends without any segment") {
		t.Errorf("%s", errs)
	}
	without := s.write("without.csv", "Country Code,First Name,Last Name,Mobile Number\nDE,Anna,Müller,0151 23456781\n")
	s.says(terminal.ExitFailed, []string{"import", without, "--remove-segments"}, "segments column")
	blank := s.write("blank.csv", header+"DE,Anna,Müller,0151 23456781,,,,,\n")
	s.says(terminal.ExitFailed, []string{"import", blank, "--replace-segments"}, "blank")
}

func TestDecisionsThatMakeNoSense(t *testing.T) {
	s := people(t)
	file := s.write("in.csv", header+"DE,Anna,Müller,0151 23456781,,,,,Nroth\n")
	for says, args := range map[string][]string{
		"--remove-segments and --replace-segments":        {"--replace-segments", "--remove-segments"},
		"--remove-segments and --create-segments":         {"--create-segments", "--remove-segments"},
		"--remove-segments and --create-segment ":         {"--create-segment=x", "--remove-segments"},
		"--remove-segments and --erase-blank":             {"--erase-blank", "--remove-segments"},
		"--reject-unknown-segments and --create-segments": {"--create-segments", "--reject-unknown-segments"},
		"the segment “Nrd”: the book has none":            {"--use-segment", "Nroth=Nrd"},
		"“Nroth” does not say which":                      {"--use-segment", "Nroth"},
		"“=Nord” does not say which":                      {"--use-segment", "=Nord"},
		"More than one option":                            {"--leave-out-segment", "Nroth", "--reject-segment", "NROTH"},
		"--leave-out-segment is not understood":           {"--leave-out-segment", " "},
		"--create-segments is not understood":             {"--create-segments="},
		"one of leave, skip, new, strongest":              {"--conflicts", "merge"},
		"one of apart, merge, skip":                       {"--duplicates", "new"},
		"no row 9 ":                                       {"--row", "9=skip"},
		"no row 1 ":                                       {"--row", "1=skip"},
		"no row 7 ":                                       {"--row", "2=row:7"},
		"no contact 99":                                   {"--row", "2=99"},
		"“2=maybe” decides nothing":                       {"--row", "2=maybe"},
		"“2” decides nothing":                             {"--row", "2"},
		"“x=skip” decides nothing":                        {"--row", "x=skip"},
		"“2=row:2” decides nothing":                       {"--row", "2=row:2"},
		"“2=0” decides nothing":                           {"--row", "2=0"},
		"twice about row 2":                               {"--row", "2=skip", "--row", "2=new"},
	} {
		s.says(terminal.ExitUsage, append([]string{"import", file}, args...), says, "muster --help")
	}
	if _, _, segments := s.contact(1); len(segments) != 2 || len(s.history()) != 1 {
		t.Errorf("something was changed: %q, %+v", segments, s.history())
	}
}

func TestAFileThatWasImportedBeforeIsTold(t *testing.T) {
	s := newShell(t)
	text := header + "DE,Anna,Müller,0151 23456781,,,,,Nord\n"
	file := s.write("kunden.csv", text)
	if r := s.plans(terminal.ExitDone, file); r.ImportedBefore == nil || len(r.ImportedBefore) != 0 {
		t.Errorf("%+v", r.ImportedBefore)
	}
	code, _, errs := s.run("import", s.write("copy.csv", text), "--replace-segments", "--dry-run")
	if code != terminal.ExitDone || !strings.Contains(errs, "as kunden.csv, change 1.") {
		t.Errorf("with another decision: exit %d, %s", code, errs)
	}
	code, _, errs = s.run("import", file)
	if code != terminal.ExitDone || !strings.Contains(errs, "imported before: ") || !strings.Contains(errs, "as kunden.csv, change 1.") {
		t.Errorf("exit %d, %s", code, errs)
	}
	s.ok("undo")
	if _, _, errs := s.run("import", file, "--dry-run"); !strings.Contains(errs, "change 1, undone ") {
		t.Errorf("%s", errs)
	}
	if r := s.plans(terminal.ExitDone, file).ImportedBefore; len(r) != 1 || r[0].Change != 1 || r[0].At.IsZero() || !r[0].Undone || r[0].File != "kunden.csv" {
		t.Errorf("%+v", r)
	}
	if r := s.plans(terminal.ExitDone, file).ImportedBefore; len(r) != 2 || r[0].Change != 2 || r[0].Undone || r[1].Change != 1 {
		t.Errorf("%+v", r)
	}
	if r := s.plans(terminal.ExitDone, s.write("kunden.csv", text+"\n")).ImportedBefore; len(r) != 0 {
		t.Errorf("another file: %+v", r)
	}
}

func TestAnOptionGoesBeforeWhatIsRemembered(t *testing.T) {
	s := people(t)
	file := s.write("conflict.csv", header+"DE,Anna,Müller,0151 23456781,,,,X-2,Nroth\n")
	ctx := context.Background()
	w, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	a, err := (books{s.file("book.muster"), w}).Writing(ctx)
	if err != nil {
		t.Fatal(err)
	}
	imp, err := a.PrepareImport(ctx, app.ImportOptions{Path: file, Decisions: data.Decisions{Conflicts: data.ConflictSkip}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := imp.RememberDecisions(ctx); err != nil {
		t.Fatal(err)
	}
	if err := imp.Close(); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if r := s.plans(terminal.ExitDone, file, "--dry-run"); r.Decisions.Conflicts != "skip" || r.Skipped != 1 {
		t.Errorf("%+v", r)
	}
	if _, _, errs := s.run("import", file, "--dry-run"); !strings.Contains(errs, "earlier file with the same columns") {
		t.Errorf("%s", errs)
	}
	if r := s.plans(terminal.ExitRejected, file, "--dry-run", "--conflicts", "leave"); r.Decisions.Conflicts != "leave" || r.Conflicts != 1 {
		t.Errorf("%+v", r)
	}
}
