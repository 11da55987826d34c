package terminal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/views/terminal"
)

const exported = "Country Code,First Name,Last Name,Mobile Number,Segments\n" +
	"DE,Jürgen,Müller,0151 23456789,North; Gold\nPL,Łukasz,Nowak,512 345 678,North\nFR,Zoé,Petit,06 12 34 56 78,\n"

func decoded(t *testing.T, text string) map[string]any {
	t.Helper()
	var object map[string]any
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return object
}

func TestExportWithAProfileInPartsAndWhatChanged(t *testing.T) {
	s := newShell(t)
	s.write("in.csv", exported)
	s.exits(terminal.ExitDone, "import", s.file("in.csv"), "--create-segments")

	out, _ := s.exits(terminal.ExitDone, "export", s.file("all.csv"), "--check")
	for _, want := range []string{"3 contacts would be written with the profile “ExpertConnect”.", "Create them there first", "\nGold\nNorth\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
	if _, err := os.Stat(s.file("all.csv")); err == nil {
		t.Error("a check wrote the file")
	}
	out, _ = s.exits(terminal.ExitDone, "export", s.file("all.csv"), "--parts", "2", "--json")
	if r := decoded(t, out); r["contacts"] != 3.0 || len(r["files"].([]any)) != 2 || r["remembered"] != true {
		t.Errorf("%v", r)
	}
	if _, err := os.Stat(s.file("all-2.csv")); err != nil {
		t.Error(err)
	}
	s.exits(terminal.ExitDone, "segment", "remove", "North", "2")
	_, said := s.exits(terminal.ExitDone, "export", s.file("changed.csv"), "--changed")
	for _, want := range []string{"1 contact written to", "2 contacts are left out", "Replace existing segment data", "1 contact has lost its last segment", "2  Łukasz Nowak"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %s", want, said)
		}
	}
	out, _ = s.exits(terminal.ExitDone, "export", s.file("changed.csv"), "--changed", "--check", "--json")
	if r := decoded(t, out); r["contacts"] != 0.0 || r["unchanged"] != 3.0 || r["replace_segments_there"] != true {
		t.Errorf("%v", r)
	}
	s.exits(terminal.ExitUsage, "export", s.file("x.csv"), "--parts", "0")
	s.exits(terminal.ExitFailed, "export", s.file("x.vcf"))
	s.exits(terminal.ExitFailed, "export", s.file("x.csv"), "--profile", "nobody")
	s.exits(terminal.ExitDone, "export", s.file("x.vcf"), "--profile", "vcard")
}

func TestProfilesFromTheCommandLine(t *testing.T) {
	s := newShell(t)
	s.write("in.csv", exported)
	s.exits(terminal.ExitDone, "import", s.file("in.csv"), "--create-segments")
	s.write("theirs.csv", "Segmento;Nombre;Apellidos;Tipo X;Código de país;Teléfono móvil\r\n")
	_, said := s.exits(terminal.ExitDone, "profile", "adopt", s.file("theirs.csv"), "Theirs")
	if !strings.Contains(said, "Kept blank: Tipo X.") {
		t.Errorf("said %s", said)
	}
	s.exits(terminal.ExitDone, "profile", "default", "theirs")
	out, _ := s.exits(terminal.ExitDone, "profile", "list")
	if !strings.Contains(out, "*  1              Theirs") || !strings.Contains(out, "expertconnect") {
		t.Errorf("%s", out)
	}
	s.exits(terminal.ExitDone, "export", s.file("out.csv"))
	got, err := os.ReadFile(s.file("out.csv"))
	want := "Segmento;Nombre;Apellidos;Tipo X;Código de país;Teléfono móvil\r\n\"Gold; North\";Jürgen;Müller;;DE;015123456789\r\n"
	if err != nil || !strings.HasPrefix(string(got), want) {
		t.Errorf("%v\ngot  %q\nwant %q", err, got, want)
	}
	s.exits(terminal.ExitDone, "sample", s.file("sample.csv"))
	if got, err := os.ReadFile(s.file("sample.csv")); err != nil || !strings.HasPrefix(string(got), want[:strings.Index(want, "\r")]) {
		t.Errorf("%v: %q", err, got)
	}
	s.exits(terminal.ExitDone, "profile", "copy", "1", "Ours")
	s.exits(terminal.ExitFailed, "profile", "copy", "1", " OURS ")
	out, _ = s.exits(terminal.ExitDone, "profile", "show", "Ours", "--json")
	if p := decoded(t, out); p["name"] != "Ours" || p["adopted"] != true || p["default"] != false {
		t.Errorf("%v", p)
	}
	s.exits(terminal.ExitDone, "profile", "delete", "Theirs")
	s.exits(terminal.ExitFailed, "profile", "delete", "excel")
	s.exits(terminal.ExitFailed, "profile", "show", "Theirs")
	s.exits(terminal.ExitDone, "export", filepath.Join(s.folder, "again.xlsx")) // with the first one again
}

// exits runs a command and wants its exit code.
func (s *shell) exits(want int, args ...string) (out, said string) {
	s.t.Helper()
	code, out, said := s.run(args...)
	if code != want {
		s.t.Fatalf("muster %s: exit %d, want %d\n%s%s", strings.Join(args, " "), code, want, out, said)
	}
	return out, said
}

// heldBooks are books that another process writes to.
type heldBooks struct{ books }

func (heldBooks) Writing(context.Context) (*app.App, error) { return nil, data.ErrBookInUse }

func TestAnExportBesideAnOpenWindowIsWrittenAndNotRemembered(t *testing.T) {
	s := newShell(t)
	s.write("in.csv", exported)
	s.exits(terminal.ExitDone, "import", s.file("in.csv"), "--create-segments")
	inv, err := terminal.Parse([]string{"export", s.file("out.csv")})
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	var out, said bytes.Buffer
	code := terminal.Run(context.Background(), inv, terminal.Env{
		Books: heldBooks{books{s.file("book.muster"), w}}, Words: w, Stdout: &out, Stderr: &said, Log: slog.New(slog.DiscardHandler),
	})
	if code != terminal.ExitDone || !strings.Contains(said.String(), "does not remember this export") {
		t.Errorf("exit %d: %s", code, said.String())
	}
	if content, err := os.ReadFile(s.file("out.csv")); err != nil || strings.Count(string(content), "\r\n") != 4 {
		t.Errorf("%v: %q", err, content)
	}
}

func TestAnExportMakesNoBook(t *testing.T) {
	s := newShell(t)
	folder := t.TempDir()
	inv, err := terminal.Parse([]string{"export", s.file("out.csv")})
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	wanted := filepath.Join(folder, "none.muster")
	env := terminal.Env{Books: noBook{books{wanted, w}, s.file("empty.muster")}, Words: w, Stdout: io.Discard, Stderr: io.Discard, Log: slog.New(slog.DiscardHandler)}
	if code := terminal.Run(context.Background(), inv, env); code != terminal.ExitDone {
		t.Errorf("exit %d", code)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("made %v, %v", left, err)
	}
}

// noBook reads an empty book where there is none, as the program does.
type noBook struct {
	books
	empty string
}

func (n noBook) Reading(ctx context.Context) (*app.App, error) {
	return books{n.empty, n.words}.Writing(ctx)
}
