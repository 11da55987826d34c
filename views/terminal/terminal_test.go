package terminal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store"
	"muster/views/terminal"
)

// books opens the test's own book anew for each command, as the program does.
type books struct {
	path  string
	words app.Words
}

func (b books) Reading(ctx context.Context) (*app.App, error) {
	book, err := store.Open(ctx, b.path, store.Options{ReadOnly: true})
	if errors.Is(err, data.ErrBookMissing) || errors.Is(err, fs.ErrNotExist) {
		return b.Writing(ctx)
	}
	if err != nil {
		return nil, err
	}
	return app.New(app.Params{Book: book, Words: b.words}), nil
}

func (b books) Writing(ctx context.Context) (*app.App, error) {
	book, err := store.Open(ctx, b.path, store.Options{})
	if err != nil {
		return nil, err
	}
	return app.New(app.Params{Book: book, Words: b.words}), nil
}

func (b books) Closed() app.ClosedBook { return app.ClosedBook{Path: b.path} }

// shell runs commands on one book in one folder.
type shell struct {
	t      *testing.T
	folder string
	lang   string
}

func newShell(t *testing.T) *shell {
	return &shell{t: t, folder: t.TempDir(), lang: "en"}
}

func (s *shell) file(name string) string { return filepath.Join(s.folder, name) }

func (s *shell) write(name, content string) string {
	s.t.Helper()
	path := s.file(name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// run returns the exit code and what was printed.
func (s *shell) run(args ...string) (code int, stdout, stderr string) {
	s.t.Helper()
	w, err := words.New(s.lang)
	if err != nil {
		s.t.Fatal(err)
	}
	var out, errs bytes.Buffer
	env := terminal.Env{Books: books{s.file("book.muster"), w}, Words: w, Stdout: &out, Stderr: &errs, Version: "1.2.3", Log: slog.New(slog.DiscardHandler)}
	inv, err := terminal.Parse(args)
	var usage *terminal.UsageError
	if errors.As(err, &usage) {
		return terminal.PrintUsage(env, usage), out.String(), errs.String()
	}
	code = terminal.Run(context.Background(), inv, env)
	return code, out.String(), errs.String()
}

// ok runs a command that must succeed and returns its stdout.
func (s *shell) ok(args ...string) string {
	s.t.Helper()
	code, out, errs := s.run(args...)
	if code != terminal.ExitDone {
		s.t.Fatalf("muster %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

type report struct {
	data.Counts
	Change          *int     `json:"change"`
	UnknownSegments []string `json:"unknown_segments"`
	Rejects         []struct {
		Row                         int
		Column, Value, Code, Reason string
	}
	File struct {
		Format, Encoding, Delimiter, Sheet string
		HeaderRow                          int `json:"header_row"`
	}
}

func (s *shell) importJSON(wantCode int, args ...string) report {
	s.t.Helper()
	code, out, errs := s.run(append([]string{"import", "--json"}, args...)...)
	if code != wantCode {
		s.t.Fatalf("import %v: exit %d, want %d\n%s%s", args, code, wantCode, out, errs)
	}
	var r report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		s.t.Fatalf("%v in %s", err, out)
	}
	if sum := r.Created + r.Updated + r.Unchanged + r.Merged + r.Conflicts + r.Rejected + r.Skipped; sum != r.Rows {
		s.t.Errorf("the rows do not add up: %+v", r.Counts)
	}
	return r
}

const header = "Country Code,First Name,Last Name,Mobile Number,Email,Account Number,Organization,External ID,Segments\n"

func TestTheMainJobInTheTerminal(t *testing.T) {
	s := newShell(t)
	s.ok("sample", s.file("sample.csv"))
	sample, err := os.ReadFile(s.file("sample.csv"))
	if err != nil {
		t.Fatal(err)
	}
	filled := s.write("filled.csv", string(sample)+
		"DE,Anna,Müller,0151 23456789,anna@example.com,0070012,\"Hof Sonnental, Nord\",X-1,Nord; Gold\r\n"+
		"PL,Łukasz,Wiśniewski,512 345 678,,,,X-2,Nord\r\n")
	s.ok("segment", "create", "Nord", "--family", "location")

	dry := s.importJSON(terminal.ExitDone, filled, "--dry-run")
	if dry.Rows != 4 || dry.Created != 2 || dry.Skipped != 2 || dry.MembershipsAdded != 2 || dry.Change != nil {
		t.Errorf("dry run: %+v", dry)
	}
	if len(dry.UnknownSegments) != 1 || dry.UnknownSegments[0] != "Gold" {
		t.Errorf("unknown segments: %v", dry.UnknownSegments)
	}
	if out := s.ok("contacts", "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("a dry run left contacts: %s", out)
	}
	done := s.importJSON(terminal.ExitDone, filled)
	if done.Created != 2 || done.Change == nil {
		t.Errorf("import: %+v", done)
	}
	if out := s.ok("contacts", "--search", "muller"); !strings.Contains(out, "Anna Müller") || strings.Contains(out, "Łukasz") {
		t.Errorf("search: %s", out)
	}
	var segments []struct {
		Name, Family string
		Count        int
	}
	if err := json.Unmarshal([]byte(s.ok("segment", "list", "--json")), &segments); err != nil {
		t.Fatal(err)
	}
	if len(segments) != 1 || segments[0].Count != 2 || segments[0].Family != "location" {
		t.Errorf("segments: %+v", segments)
	}
	for _, out := range []string{"out.csv", "out.xlsx"} {
		s.ok("export", s.file(out))
		again := s.importJSON(terminal.ExitDone, s.file(out))
		if again.Unchanged != 2 || again.Rows != 2 || again.Change != nil {
			t.Errorf("%s imports again as %+v", out, again)
		}
	}
}

func TestRejectsSayWhereWhatAndWhy(t *testing.T) {
	s := newShell(t)
	file := s.write("bad.csv", header+
		"+49,Anna,Müller,0151 23456789,,,,,\n"+
		"DE,Jürgen,Schröder,4.92E+11,,,,,\n"+
		"DE,,Weiß,0171 5551234,,,,,\n"+
		"DE,Good,One,0160 9876543,,,,,\n")
	r := s.importJSON(terminal.ExitRejected, file, "--rejects", s.file("rejects.csv"))
	if r.Rejected != 3 || r.Created != 1 || len(r.Rejects) != 3 {
		t.Fatalf("%+v", r)
	}
	first := r.Rejects[0]
	if first.Row != 2 || first.Column != "Country Code" || first.Value != "+49" || first.Code != "country_dialling_code" || !strings.Contains(first.Reason, "DE") {
		t.Errorf("%+v", first)
	}
	saved, err := os.ReadFile(s.file("rejects.csv"))
	if err != nil {
		t.Fatal(err)
	}
	fixed := strings.NewReplacer("+49", "DE", "4.92E+11", "0151 23456780", "DE,,Weiß", "DE,Björn,Weiß").Replace(string(saved))
	again := s.importJSON(terminal.ExitDone, s.write("fixed.csv", fixed))
	if again.Created != 3 || again.Rejected != 0 {
		t.Errorf("the mended rejects import as %+v", again)
	}
}

func TestReplaceTakesWhatTheFileDoesNotList(t *testing.T) {
	s := newShell(t)
	s.importJSON(terminal.ExitDone, s.write("a.csv", header+
		"DE,Anna,Müller,0151 23456789,,,,,Nord; Gold\nDE,Jürgen,Schröder,0160 9876543,,,,,Gold\n"), "--create-segments")
	one := s.write("b.csv", header+"DE,Anna,Müller,0151 23456789,,,,,Nord\n")
	if r := s.importJSON(terminal.ExitDone, one); r.MembershipsRemoved != 0 || r.Unchanged != 1 {
		t.Errorf("adding took something: %+v", r)
	}
	if r := s.importJSON(terminal.ExitDone, one, "--replace-segments"); r.MembershipsRemoved != 1 || r.Updated != 1 {
		t.Errorf("replacing: %+v", r)
	}
	without := s.write("c.csv", "Country Code,First Name,Last Name,Mobile Number\nDE,Anna,Müller,0151 23456789\n")
	if code, _, errs := s.run("import", without, "--replace-segments"); code != terminal.ExitFailed || !strings.Contains(errs, "segments column") {
		t.Errorf("without a segments column: exit %d, %s", code, errs)
	}
}

func TestCleanWritesTheCorrectedRowsAndLeavesTheBookAlone(t *testing.T) {
	s := newShell(t)
	file := s.write("in.csv", header+"Germany,Anna,Müller,+49 151 23456789,,,,,A; B\nDE,x,,,,,,,\n")
	r := s.importJSON(terminal.ExitRejected, file, "--dry-run", "--clean", s.file("clean.csv"))
	if r.Change != nil || r.Rejected != 1 {
		t.Errorf("%+v", r)
	}
	clean, err := os.ReadFile(s.file("clean.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(clean), "DE,Anna,Müller,0151") || strings.Contains(string(clean), "x") && strings.Contains(string(clean), "DE,x") {
		t.Errorf("clean file: %s", clean)
	}
	if out := s.ok("contacts"); out != "" {
		t.Errorf("the book has contacts: %s", out)
	}
}

func TestContactAdd(t *testing.T) {
	s := newShell(t)
	s.ok("segment", "create", "Nord")
	add := []string{"contact", "add", "--country", "de", "--first", "Anna", "--last", "Müller", "--mobile", "0151/234 567 89", "--segment", "nord"}
	if out := s.ok(add...); out != "1\n" {
		t.Errorf("prints %q, want the new contact's ID", out)
	}
	if code, _, errs := s.run(add...); code != terminal.ExitFailed || !strings.Contains(errs, "Anna Müller") {
		t.Errorf("the same person again: exit %d, %s", code, errs)
	}
	var contacts []map[string]any
	if err := json.Unmarshal([]byte(s.ok("contacts", "--json", "--segment", "NORD")), &contacts); err != nil {
		t.Fatal(err)
	}
	if len(contacts) != 1 || contacts[0]["mobile"] != "+4915123456789" || contacts[0]["country_code"] != "DE" {
		t.Errorf("%v", contacts)
	}
	if code, _, errs := s.run("contact", "add", "--country", "DE", "--first", "X", "--last", "Y"); code != terminal.ExitFailed || errs == "" {
		t.Errorf("without mobile and e-mail: exit %d, %s", code, errs)
	}
}

func TestSegmentCommands(t *testing.T) {
	s := newShell(t)
	s.ok("contact", "add", "--country", "DE", "--first", "Anna", "--last", "Müller", "--mobile", "0151 23456789")
	s.ok("contact", "add", "--country", "DE", "--first", "Jürgen", "--last", "Schröder", "--mobile", "0160 9876543")
	s.ok("segment", "create", "Nord")
	s.ok("segment", "create", "Süd")
	s.ok("segment", "add", "Nord", "1", "2")
	s.ok("segment", "remove", "nord", "2")
	s.ok("segment", "rename", "Nord", "North")
	s.ok("segment", "merge", "North", "Süd")
	if out := s.ok("segment", "list"); strings.Contains(out, "North") || !strings.Contains(out, "Süd") || !strings.Contains(out, "1") {
		t.Errorf("after the merge: %s", out)
	}
	s.ok("segment", "delete", "Süd")
	if out := s.ok("segment", "list"); out != "" {
		t.Errorf("after deleting: %s", out)
	}
	if out := s.ok("contacts"); !strings.Contains(out, "Anna") || !strings.Contains(out, "Jürgen") {
		t.Errorf("deleting a segment took contacts: %s", out)
	}
}

func TestRefusals(t *testing.T) {
	s := newShell(t)
	s.ok("segment", "create", "Nord")
	pdf := s.write("a.csv", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n")
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"segment twice":        {[]string{"segment", "create", " NORD "}, 1, "exists"},
		"semicolon":            {[]string{"segment", "create", "A;B"}, 1, "semicolon"},
		"empty name":           {[]string{"segment", "create", " "}, 1, "needs a name"},
		"long name":            {[]string{"segment", "create", strings.Repeat("x", 101)}, 1, "too long"},
		"unknown segment":      {[]string{"segment", "delete", "None"}, 1, "no such segment"},
		"into itself":          {[]string{"segment", "merge", "Nord", "nord"}, 1, "itself"},
		"unknown contact":      {[]string{"segment", "add", "Nord", "99"}, 1, "no longer"},
		"no id":                {[]string{"segment", "add", "Nord", "x"}, 2, "ID"},
		"pdf":                  {[]string{"import", pdf}, 1, "PDF"},
		"missing file":         {[]string{"import", s.file("none.csv")}, 1, "none.csv"},
		"folder":               {[]string{"import", s.folder}, 1, "folder"},
		"empty file":           {[]string{"import", s.write("e.csv", "")}, 1, "empty"},
		"no header":            {[]string{"import", s.write("n.csv", "a,b\n1,2\n")}, 1, "names the columns"},
		"column missing":       {[]string{"import", s.write("m.csv", "Country Code,First Name,Mobile\nDE,A,0151 23456789\n")}, 1, "Last name"},
		"no rows":              {[]string{"import", s.write("r.csv", header)}, 1, "no contacts below"},
		"sheet of a csv":       {[]string{"import", s.write("s.csv", header+"DE,A,B,0151 23456789,,,,,\n"), "--sheet", "X"}, 1, "no workbook"},
		"type of out":          {[]string{"export", s.file("out.pdf")}, 1, "neither"},
		"type of sample":       {[]string{"sample", s.file("out.txt")}, 1, "neither"},
		"bad country":          {[]string{"import", pdf, "--country", "+49"}, 2, "country"},
		"unknown command":      {[]string{"frobnicate"}, 2, "frobnicate"},
		"half a command":       {[]string{"segment"}, 2, "second word"},
		"unknown option":       {[]string{"contacts", "--frob"}, 2, "--frob"},
		"option without value": {[]string{"contacts", "--search"}, 2, "--search"},
		"option elsewhere":     {[]string{"contacts", "--dry-run"}, 2, "--dry-run"},
		"too few":              {[]string{"import"}, 2, "needs more"},
		"too many":             {[]string{"import", "a", "b"}, 2, "b"},
		"bad number":           {[]string{"contacts", "--limit", "x"}, 2, "--limit"},
		"negative limit":       {[]string{"contacts", "--limit", "-1"}, 2, "--limit"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, errs := s.run(c.args...)
			if code != c.code || !strings.Contains(errs, c.says) || out != "" {
				t.Errorf("exit %d, want %d; stdout %q; stderr %q does not say %q", code, c.code, out, errs, c.says)
			}
		})
	}
}

func TestOptionsStandBeforeOrAfterTheCommand(t *testing.T) {
	for _, args := range [][]string{
		{"--book", "b", "--lang", "de", "segment", "list", "--json"},
		{"segment", "--json", "list", "--lang=de", "--book=b"},
	} {
		inv, err := terminal.Parse(args)
		if err != nil || inv.Command != "segment list" || inv.Book != "b" || inv.Language != "de" {
			t.Errorf("%v: %+v, %v", args, inv, err)
		}
	}
	inv, err := terminal.Parse([]string{"--book", "b"})
	if err != nil || inv.Command != "" {
		t.Errorf("without a command: %+v, %v", inv, err)
	}
}

func TestReadPrintsWhatIsRead(t *testing.T) {
	s := newShell(t)
	file := s.write("in.csv", "\ufeffLändervorwahl;Vorname;Nachname;Handynummer;Segmente\r\nDE;Anna;Müller;0151 23456789;\"A; B\"\r\n")
	code, out, errs := s.run("read", file)
	want := "Ländervorwahl,Vorname,Nachname,Handynummer,Segmente\r\nDE,Anna,Müller,0151 23456789,A; B\r\n"
	if code != 0 || out != want {
		t.Errorf("exit %d, %q", code, out)
	}
	for _, found := range []string{"CSV", "UTF-8", "semicolon", "1 row"} {
		if !strings.Contains(errs, found) {
			t.Errorf("stderr does not say %q: %s", found, errs)
		}
	}
	if code, out, _ := s.run("read", s.write("e.csv", "")); code != 0 || out != "" {
		t.Errorf("empty file: exit %d, %q", code, out)
	}
	if _, err := os.Stat(s.file("book.muster")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("reading a file made a book")
	}
}

func TestGermanToTheLastSentence(t *testing.T) {
	s := newShell(t)
	s.lang = "de"
	if _, _, errs := s.run("segment", "delete", "Nord"); !strings.Contains(errs, "gibt es") {
		t.Errorf("%s", errs)
	}
	s.ok("sample", s.file("beispiel.csv"))
	sample, _ := os.ReadFile(s.file("beispiel.csv"))
	if !strings.Contains(string(sample), "Ländervorwahl,Vorname,Nachname,Handynummer") {
		t.Errorf("%s", sample)
	}
	if out := s.ok("--help"); !strings.Contains(out, "öffnet das Fenster") {
		t.Errorf("%s", out)
	}
}
