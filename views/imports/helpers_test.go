package imports_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/imports"
	"muster/views/theme"
	"muster/views/widgets"
)

// desk is an import over an empty window, on a real book. What runs in the background runs there; what it brings to
// the window waits until the test looks.
type desk struct {
	t      *testing.T
	app    *app.App
	flow   *imports.Flow
	window fyne.Window
	words  app.Words
	ui     chan func()
	save   string // where the next file goes

	started []string
	result  *imports.Result
	saved   string
	sampled bool
}

type setup struct {
	language string
	dark     bool
	size     fyne.Size
}

func open(t *testing.T, s setup) *desk {
	t.Helper()
	if s.language == "" {
		s.language = "en"
	}
	if s.size.IsZero() {
		s.size = fyne.NewSize(1280, 800)
	}
	variant := fynetheme.VariantLight
	if s.dark {
		variant = fynetheme.VariantDark
	}
	test.NewTempApp(t).Settings().SetTheme(theme.Fixed(variant))
	texts, err := words.New(s.language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, words: texts, ui: make(chan func(), 10_000)}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	d.window = test.NewTempWindow(t, container.NewWithoutLayout())
	d.window.SetPadded(false)
	d.window.Resize(s.size)
	d.flow = imports.New(imports.Params{
		App: d.app, Words: texts, Window: d.window, Dialogs: dialogs{d},
		Tasks:     widgets.Tasks{Go: func(f func()) { go f() }, UI: func(f func()) { d.ui <- f }},
		OnStarted: func(file string) { d.started = append(d.started, file) },
		OnDone:    func(r *imports.Result) { d.result = r },
		OnSample:  func() { d.sampled = true },
		OnSaved:   func(text, _ string) { d.saved = text },
		OnFailed:  func(text string) { d.saved = text },
	})
	t.Cleanup(func() {
		d.app.CancelJob()
		d.app.WaitJob()
		d.flow.Close()
		d.drain(200 * time.Millisecond)
	})
	return d
}

// drain runs what was brought to the window until nothing comes for a while.
func (d *desk) drain(quiet time.Duration) {
	for {
		select {
		case f := <-d.ui:
			f()
		case <-time.After(quiet):
			return
		}
	}
}

// until runs what was brought to the window until something holds.
func (d *desk) until(what string, holds func() bool) {
	d.t.Helper()
	deadline := time.After(20 * time.Second)
	for !holds() {
		select {
		case f := <-d.ui:
			f()
		case <-deadline:
			d.t.Fatalf("never: %s\nshown: %s", what, strings.Join(d.texts(), " | "))
		}
	}
}

// dialogs answer with the path that the test has in mind.
type dialogs struct{ d *desk }

func (f dialogs) OpenFile(string, []app.FileKind) (string, error) { return f.answer() }

func (f dialogs) SaveFile(string, string, []app.FileKind) (string, error) { return f.answer() }

func (f dialogs) answer() (string, error) {
	if f.d.save == "" {
		return "", app.ErrDialogCancelled
	}
	return f.d.save, nil
}

func (d *desk) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, o := range d.window.Canvas().Overlays().List() {
		all = append(all, test.LaidOutObjects(o)...)
	}
	return all
}

// texts are all texts of the open dialogs.
func (d *desk) texts() []string {
	var all []string
	for _, o := range d.objects() {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *widgets.Text:
			all = append(all, o.Text())
		case *widgets.Button:
			all = append(all, "["+o.Text()+"]")
		}
	}
	return all
}

func (d *desk) shows(part string) bool { return strings.Contains(strings.Join(d.texts(), "\n"), part) }

func (d *desk) waitFor(part string) {
	d.t.Helper()
	d.until("shows “"+part+"”", func() bool { return d.shows(part) })
}

func (d *desk) button(text string) *widgets.Button {
	d.t.Helper()
	for _, o := range d.objects() {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && strings.HasPrefix(b.Text(), text) {
			return b
		}
	}
	d.t.Fatalf("no button %q; shown: %s", text, strings.Join(d.texts(), " | "))
	return nil
}

// usable waits for a button that is not grey.
func (d *desk) usable(text string) *widgets.Button {
	d.t.Helper()
	d.until("“"+text+"” can be pressed", func() bool {
		for _, o := range d.objects() {
			if b, ok := o.(*widgets.Button); ok && b.Visible() && strings.HasPrefix(b.Text(), text) {
				return !b.Disabled()
			}
		}
		return false
	})
	return d.button(text)
}

// keys are typed where the keyboard is.
func (d *desk) keys(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		if focused := d.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(ev)
			continue
		}
		d.window.Canvas().OnTypedKey()(ev)
	}
}

func (d *desk) checkbox() *widgets.Checkbox {
	d.t.Helper()
	for _, o := range d.objects() {
		if c, ok := o.(*widgets.Checkbox); ok {
			return c
		}
	}
	d.t.Fatal("no checkbox")
	return nil
}

// tables are the visible tables: problems, segments, unknown names.
func (d *desk) tables() []*widgets.Table {
	var all []*widgets.Table
	for _, o := range d.objects() {
		if table, ok := o.(*widgets.Table); ok && table.Visible() {
			all = append(all, table)
		}
	}
	return all
}

// rows are the rows of a table as texts.
func rows(table *widgets.Table, columns ...string) []string {
	var out []string
	for i := range table.Length() {
		var parts []string
		for _, column := range columns {
			var cell widgets.Cell
			table.UpdateCell(i, column, &cell)
			parts = append(parts, cell.Text)
		}
		out = append(out, strings.Join(parts, " | "))
	}
	return out
}

// file writes a file of rows and returns its path.
func (d *desk) file(name string, rows ...string) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(rows, "\r\n")+"\r\n"), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

const header = "Country Code,First Name,Last Name,Mobile Number,Email,Account Number,Organization,External ID,Segments"

// person is a row of a file.
func person(i int, segments string) string {
	return fmt.Sprintf("DE,First%d,Last%d,0151 2345%04d,p%d@example.com,,,,%s", i, i, i, i, segments)
}

func (d *desk) segment(name string) data.Segment {
	d.t.Helper()
	s, err := d.app.CreateSegment(context.Background(), data.Segment{Name: name, Family: data.FamilyLocation, Colour: data.ColourAuto}, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// imported brings a file into the book at once.
func (d *desk) imported(rows ...string) {
	d.t.Helper()
	imp, err := d.app.PrepareImport(context.Background(), app.ImportOptions{Path: d.file("before.csv", rows...)}, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	defer imp.Close()
	if _, err := imp.Apply(context.Background(), nil); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) count() int {
	d.t.Helper()
	n, err := d.app.CountContacts(context.Background(), data.Query{})
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}
