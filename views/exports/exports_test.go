package exports_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/exports"
	"muster/views/widgets/widgetstest"
)

// desk is the dialogs over an empty window, on a real book. What runs in the background runs there; what it brings to
// the window waits until the test looks.
type desk struct {
	*widgetstest.Screen
	t      *testing.T
	app    *app.App
	dialog *exports.Dialogs
	save   string // where the next file goes

	asked  []string // suggested names
	saved  string
	mended []data.ContactID
}

func open(t *testing.T, language string, dark bool) *desk {
	t.Helper()
	texts, err := words.New(language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, fyne.NewSize(1000, 640), dark), t: t}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	d.dialog = exports.New(exports.Params{
		App: d.app, Words: texts, Window: d.Window(), Dialogs: dialogs{d}, Tasks: d.Tasks(),
		OnSaved: func(text, _ string) { d.saved = text },
		OnMend:  func(ids []data.ContactID) { d.mended = ids },
	})
	for i := range 5 {
		if _, err := d.app.SaveContact(context.Background(), data.Contact{
			CountryCode: "DE", FirstName: fmt.Sprintf("First%d", i), LastName: "Last", Email: fmt.Sprintf("p%d@example.com", i),
		}); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { d.Drain(100 * time.Millisecond) })
	return d
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

// export opens the dialog and waits until it says what comes of the export.
func (d *desk) export(o exports.Offer) {
	d.t.Helper()
	d.dialog.Export(o)
	d.WaitFor("has what it needs")
}

func TestExportOffersWhatThereIs(t *testing.T) {
	d := open(t, "en", false)
	d.export(d.offer())
	for _, part := range []string{
		"The 3 selected contacts", "Segment “Nord: A/B”, 2 contacts", "The 1 contact of the shown list", "All 5 contacts",
		"Every contact in the file has what it needs.", "Create there first",
	} {
		if !d.Shows(part) {
			t.Errorf("it lacks %q: %v", part, d.Texts())
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
			d.export(d.offer())
			for range test.down {
				d.Press(fyne.KeyDown)
			}
			d.Press(fyne.KeyReturn)
			d.Until("it is written", func() bool { return d.saved != "" })
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
			if !strings.Contains(d.saved, "written to “out.csv”.") || d.Window().Canvas().Overlays().Top() != nil {
				t.Errorf("said %q", d.saved)
			}
		})
	}
}

func TestExportThatFailsSaysWhyAndStays(t *testing.T) {
	d := open(t, "en", false)
	d.save = filepath.Join(t.TempDir(), "no such folder", "out.csv")
	d.export(exports.Offer{All: 5})
	d.Press(fyne.KeyReturn)
	d.Until("a sentence", func() bool { return strings.Contains(strings.Join(d.Texts(), " "), "“out.csv”") })
	if d.saved != "" {
		t.Errorf("said %q", d.saved)
	}
}

func TestNothingToExportIsSaid(t *testing.T) {
	d := open(t, "en", false)
	d.dialog.Export(exports.Offer{})
	if !d.Shows("There are no contacts to export.") {
		t.Errorf("it shows %v", d.Texts())
	}
	d.Press(fyne.KeyEscape)
	if d.Window().Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close it")
	}
}

func TestSampleOffersXLSXFirst(t *testing.T) {
	d := open(t, "en", false)
	d.save = filepath.Join(t.TempDir(), "sample.xlsx")
	d.dialog.Sample()
	if !d.Shows("never a dialling code") {
		t.Errorf("it shows %v", d.Texts())
	}
	d.Press(fyne.KeyReturn)
	d.Until("it is written", func() bool { return d.saved == "Sample sheet saved as “sample.xlsx”." })
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
		{"export", "en", false, func(d *desk) { d.export(d.offer()) }},
		{"export-german-dark", "de", true, func(d *desk) { d.dialog.Export(d.offer()); d.WaitFor("was sie brauchen") }},
		{"sample", "en", false, func(d *desk) { d.dialog.Sample() }},
		{"sample-german", "de", false, func(d *desk) { d.dialog.Sample() }},
	} {
		t.Run(shot.name, func(t *testing.T) {
			d := open(t, shot.language, shot.dark)
			shot.arrange(d)
			d.Save(folder, shot.name)
		})
	}
}
