package imports_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/imports"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// desk is an import over an empty window, on a real book. What runs in the background runs there; what it brings to
// the window waits until the test looks.
type desk struct {
	*widgetstest.Screen
	t     *testing.T
	app   *app.App
	flow  *imports.Flow
	words app.Words
	save  string // where the next file goes

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
	texts, err := words.New(s.language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, s.size, s.dark), t: t, words: texts}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	d.flow = imports.New(imports.Params{
		App: d.app, Words: texts, Window: d.Window(), Dialogs: dialogs{d}, Tasks: d.Tasks(),
		OnStarted: func(file string, _ bool) { d.started = append(d.started, file) },
		OnDone:    func(r *imports.Result) { d.result = r },
		OnSample:  func() { d.sampled = true },
		OnSaved:   func(text, _ string) { d.saved = text },
		OnFailed:  func(text string) { d.saved = text },
	})
	t.Cleanup(func() {
		d.app.CancelJob()
		d.app.WaitJob()
		d.flow.Close()
		d.Drain(200 * time.Millisecond)
	})
	return d
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

func (d *desk) checkbox() *widgets.Checkbox {
	d.t.Helper()
	for _, o := range d.Objects() {
		if c, ok := o.(*widgets.Checkbox); ok {
			return c
		}
	}
	d.t.Fatal("no checkbox")
	return nil
}

// tables are the visible tables.
func (d *desk) tables() []*widgets.Table {
	var all []*widgets.Table
	for _, o := range d.Objects() {
		if table, ok := o.(*widgets.Table); ok && table.Visible() {
			all = append(all, table)
		}
	}
	return all
}

// table is the table of the open page that has a column of this name.
func (d *desk) table(column string) *widgets.Table {
	d.t.Helper()
	for _, table := range d.tables() {
		if slices.Contains(table.ShownColumns(), column) {
			return table
		}
	}
	d.t.Fatalf("no table with the column %q", column)
	return nil
}

// problems, plan and effects are the tables of the check: rows with problems, rows of the plan, segments.
func (d *desk) problems() *widgets.Table { d.t.Helper(); return d.table("take") }

func (d *desk) plan() *widgets.Table { d.t.Helper(); return d.table("what") }

func (d *desk) effects() *widgets.Table { d.t.Helper(); return d.table("adds") }

// pick chooses from the open list what is typed.
func (d *desk) pick(typed string) {
	d.t.Helper()
	d.Until("the list", func() bool { _, typing := d.Window().Canvas().Focused().(*widgets.Input); return typing })
	test.Type(d.Window().Canvas().Focused().(*widgets.Input), typed)
	d.Press(fyne.KeyReturn)
}

// tile is the tile of the check with this word.
func (d *desk) tile(label string) *widgets.StatTile {
	d.t.Helper()
	for _, o := range d.Objects() {
		if tile, ok := o.(*widgets.StatTile); ok && tile.Label() == label {
			return tile
		}
	}
	d.t.Fatalf("no tile %q", label)
	return nil
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
