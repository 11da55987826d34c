package app_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"muster/app"
)

func TestWhatIsRowsOfASpreadsheet(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, " \r\n": false, "\t\t\r\n": false, "Anna": false, "https://example.com": false, "two\nlines": false,
		"Anna\tMüller": true, "\tMüller\r\n": true, "a\tb\r\nc\td\r\n": true,
	} {
		if app.HasRows(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestPastedRowsAreAFileOfTheirOwnUntilTheyAreRemoved(t *testing.T) {
	a := newApp(t)
	// A cell of two lines, as spreadsheets copy it.
	p, err := a.SavePasted("Country Code\tFirst Name\tLast Name\tMobile Number\tNotes\r\nDE\tJürgen\tWeiß\t0151 23456789\t\"one \"\"a\"\"\ntwo\"\r\n")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Remove()
	if info, err := os.Stat(p.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 || filepath.Ext(p.Path) != ".tsv" {
		t.Errorf("%v, %v", info, err)
	}
	imp := prepare(t, a, app.ImportOptions{Path: p.Path, Name: p.Name})
	if f := imp.File(); f.Name != p.Name || f.Name == "" || !strings.HasPrefix(f.Encoding, "UTF-8") || f.Delimiter != "\t" {
		t.Errorf("%+v", f)
	}
	p.Remove()
	if _, err := os.Stat(filepath.Dir(p.Path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("left: %v", err)
	}
	change, err := imp.Apply(context.Background(), nil)
	if err != nil || change.File != p.Name {
		t.Fatalf("%+v, %v", change, err)
	}
	c, err := a.Contact(context.Background(), 1)
	if err != nil || c.FullName() != "Jürgen Weiß" || c.Notes != "one \"a\" two" {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestPastedRowsDoNotOutliveTheProgram(t *testing.T) {
	a := newApp(t)
	p, err := a.SavePasted("a\tb\n")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(p.Path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("left: %v", err)
	}
}
