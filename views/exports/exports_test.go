package exports_test

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
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
	"muster/views/exports"
	"muster/views/theme"
	"muster/views/widgets"
)

// desk is the dialogs over an empty window, on a real book. What runs in the background runs there; what it brings to
// the window waits until the test looks.
type desk struct {
	t      *testing.T
	app    *app.App
	dialog *exports.Dialogs
	window fyne.Window
	ui     chan func()
	save   string // where the next file goes

	asked []string // suggested names
	saved string
}

func open(t *testing.T, language string, dark bool) *desk {
	t.Helper()
	variant := fynetheme.VariantLight
	if dark {
		variant = fynetheme.VariantDark
	}
	test.NewTempApp(t).Settings().SetTheme(theme.Fixed(variant))
	texts, err := words.New(language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, ui: make(chan func(), 10_000)}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	d.window = test.NewTempWindow(t, container.NewWithoutLayout())
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(1000, 640))
	d.dialog = exports.New(exports.Params{
		App: d.app, Words: texts, Window: d.window, Dialogs: dialogs{d},
		Tasks:   widgets.Tasks{Go: func(f func()) { go f() }, UI: func(f func()) { d.ui <- f }},
		OnSaved: func(text, _ string) { d.saved = text },
	})
	for i := range 5 {
		if _, err := d.app.SaveContact(context.Background(), data.Contact{
			CountryCode: "DE", FirstName: fmt.Sprintf("First%d", i), LastName: "Last", Email: fmt.Sprintf("p%d@example.com", i),
		}); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { d.drain(100 * time.Millisecond) })
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

func (f dialogs) SaveFile(_, name string, _ []app.FileKind) (string, error) {
	f.d.asked = append(f.d.asked, name)
	return f.answer()
}

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

// press hands a key to the part of the dialog that has the keyboard.
func (d *desk) press(key fyne.KeyName) {
	d.t.Helper()
	focused := d.window.Canvas().Focused()
	if focused == nil {
		d.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
		return
	}
	focused.TypedKey(&fyne.KeyEvent{Name: key})
}

func (d *desk) segment() data.Segment {
	d.t.Helper()
	sel := data.SelectIDs(1, 2)
	s, err := d.app.CreateSegment(context.Background(), data.Segment{Name: "Nord: A/B", Colour: data.ColourAuto}, &sel)
	if err != nil {
		d.t.Fatal(err)
	}
	s.Count = 2
	return s
}

func (d *desk) offer() exports.Offer {
	sel, s, shown := data.SelectIDs(1, 2, 3), d.segment(), data.Query{Search: "first4"}
	return exports.Offer{Selected: &sel, SelectedCount: 3, Segment: &s, Shown: &shown, ShownCount: 1, All: 5}
}

func TestExportOffersWhatThereIs(t *testing.T) {
	d := open(t, "en", false)
	d.dialog.Export(d.offer())
	for _, part := range []string{
		"The 3 selected contacts", "Segment “Nord: A/B”, 2 contacts", "The 1 contact of the shown list", "All 5 contacts",
		"CSV", "To upload to ExpertConnect", "Excel workbook (XLSX)",
	} {
		if !d.shows(part) {
			t.Errorf("it lacks %q: %v", part, d.texts())
		}
	}
}

func TestExportWritesWhatWasChosen(t *testing.T) {
	tests := []struct {
		name string
		down int // how often
		rows int
		file string
	}{
		{"selection", 0, 3, "contacts.csv"},
		{"segment", 1, 2, "Nord- A-B.csv"},
		{"shown", 2, 1, "contacts.csv"},
		{"all", 3, 5, "contacts.csv"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := open(t, "en", false)
			d.save = filepath.Join(t.TempDir(), "out.csv")
			d.dialog.Export(d.offer())
			for range test.down {
				d.press(fyne.KeyDown)
			}
			d.press(fyne.KeyReturn)
			d.until("it is written", func() bool { return d.saved != "" })
			content, err := os.ReadFile(d.save)
			if err != nil {
				t.Fatal(err)
			}
			if got := bytes.Count(content, []byte("@example.com")); got != test.rows {
				t.Errorf("%d rows, want %d:\n%s", got, test.rows, content)
			}
			if d.asked[0] != test.file {
				t.Errorf("suggested %q, want %q", d.asked[0], test.file)
			}
			if !strings.Contains(d.saved, "written to “out.csv”.") || d.window.Canvas().Overlays().Top() != nil {
				t.Errorf("said %q", d.saved)
			}
		})
	}
}

func TestExportThatFailsSaysWhyAndStays(t *testing.T) {
	d := open(t, "en", false)
	d.save = filepath.Join(t.TempDir(), "no such folder", "out.csv")
	d.dialog.Export(exports.Offer{All: 5})
	d.press(fyne.KeyReturn)
	d.waitFor("[Save…]")
	d.until("a sentence", func() bool { return strings.Contains(strings.Join(d.texts(), " "), "“out.csv”") })
	if d.saved != "" {
		t.Errorf("said %q", d.saved)
	}
}

func TestNothingToExportIsSaid(t *testing.T) {
	d := open(t, "en", false)
	d.dialog.Export(exports.Offer{})
	if !d.shows("There are no contacts to export.") {
		t.Errorf("it shows %v", d.texts())
	}
	d.press(fyne.KeyEscape)
	if d.window.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close it")
	}
}

func TestSampleOffersXLSXFirst(t *testing.T) {
	d := open(t, "en", false)
	d.save = filepath.Join(t.TempDir(), "sample.xlsx")
	d.dialog.Sample()
	if !d.shows("never a dialling code") {
		t.Errorf("it shows %v", d.texts())
	}
	d.press(fyne.KeyReturn)
	d.until("it is written", func() bool { return d.saved == "Sample sheet saved as “sample.xlsx”." })
	content, err := os.ReadFile(d.save)
	if err != nil || !bytes.HasPrefix(content, []byte("PK")) {
		t.Errorf("%v, %d bytes", err, len(content))
	}
	if d.asked[0] != "contacts sample.xlsx" {
		t.Errorf("suggested %q", d.asked[0])
	}
}

// TestShots draws the dialogs and writes them as PNG files where MUSTER_SHOTS names a folder.
func TestShots(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS names no folder")
	}
	for _, shot := range []struct {
		name, language string
		dark           bool
		arrange        func(d *desk)
	}{
		{"export", "en", false, func(d *desk) { d.dialog.Export(d.offer()) }},
		{"export-german-dark", "de", true, func(d *desk) { d.dialog.Export(d.offer()) }},
		{"sample", "en", false, func(d *desk) { d.dialog.Sample() }},
		{"sample-german", "de", false, func(d *desk) { d.dialog.Sample() }},
	} {
		t.Run(shot.name, func(t *testing.T) {
			d := open(t, shot.language, shot.dark)
			shot.arrange(d)
			f, err := os.Create(filepath.Join(folder, shot.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := png.Encode(f, d.window.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
		})
	}
}
