package files_test

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"muster/app"
	"muster/app/platform/words"
	"muster/views/files"
	"muster/views/widgets"
)

// dialogs answer as the test says; during runs while the dialog is open.
type dialogs struct {
	path   string
	err    error
	during func()
}

func (d dialogs) OpenFile(string, []app.FileKind) (string, error) { return d.answer() }

func (d dialogs) SaveFile(string, string, []app.FileKind) (string, error) { return d.answer() }

func (d dialogs) answer() (string, error) {
	if d.during != nil {
		d.during()
	}
	return d.path, d.err
}

func params(t *testing.T, d dialogs) files.Params {
	t.Helper()
	test.NewTempApp(t)
	texts, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(900, 700))
	return files.Params{Dialogs: d, Words: texts, Tasks: widgets.InlineTasks(), Window: w}
}

func TestOpenHandsOnThePath(t *testing.T) {
	p := params(t, dialogs{path: "/home/a.csv"})
	got := ""
	files.Open(p, files.Spreadsheets(p.Words), func(path string) { got = path })
	if got != "/home/a.csv" {
		t.Errorf("got %q", got)
	}
}

func TestCancelledDialogCallsNobody(t *testing.T) {
	p := params(t, dialogs{err: app.ErrDialogCancelled})
	files.Open(p, nil, func(path string) { t.Errorf("called with %q", path) })
	if p.Window.Canvas().Overlays().Top() != nil {
		t.Error("something is left over the window")
	}
}

func TestSaveAppendsTheExtension(t *testing.T) {
	tests := []struct{ chosen, want string }{
		{"/home/a", "/home/a.xlsx"},
		{"/home/a.txt", "/home/a.txt.xlsx"},
		{"/home/a.csv", "/home/a.csv"},
		{"/home/a.XLSX", "/home/a.XLSX"},
	}
	for _, test := range tests {
		p := params(t, dialogs{path: test.chosen})
		got := ""
		files.Save(p, "a.xlsx", files.Both(p.Words), func(path string) { got = path })
		if got != test.want {
			t.Errorf("%q becomes %q, want %q", test.chosen, got, test.want)
		}
	}
}

func TestWindowIsCoveredAndAsksOnceWhileADialogIsOpen(t *testing.T) {
	var p files.Params
	p = params(t, dialogs{path: "x.csv", during: func() {
		if p.Window.Canvas().Overlays().Top() == nil {
			t.Error("the window takes input")
		}
		before := p.Dialogs
		p.Dialogs = dialogs{err: errors.New("a second dialog")}
		files.Open(p, nil, func(string) { t.Error("a second dialog opened") })
		p.Dialogs = before
	}})
	chosen := 0
	files.Open(p, nil, func(string) { chosen++ })
	if chosen != 1 || p.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen %d times, covered %v", chosen, p.Window.Canvas().Overlays().Top())
	}
}

func TestWithoutSystemDialogsOursOpens(t *testing.T) {
	for _, ask := range []func(files.Params){
		func(p files.Params) { files.Open(p, files.Spreadsheets(p.Words), func(string) {}) },
		func(p files.Params) { files.Save(p, "a.csv", files.CSV(p.Words), func(string) {}) },
	} {
		p := params(t, dialogs{err: app.ErrNoDialogs})
		ask(p)
		if p.Window.Canvas().Overlays().Top() == nil {
			t.Error("nothing opened")
		}
	}
}

func TestNameIsFitForEverySystem(t *testing.T) {
	for text, want := range map[string]string{
		"Nord":        "Nord.csv",
		`A/B: "C"? *`: "A-B- -C-- -.csv",
		" . ":         "muster.csv",
		"Süd & Köln.": "Süd & Köln.csv",
	} {
		if got := files.Name(text, "csv"); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
