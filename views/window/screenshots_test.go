package window_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"muster/data"
)

// TestScreenshots writes the pictures of the main pages into the folder MUSTER_SHOTS.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS names no folder")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	shots := []struct {
		name string
		options
		arrange func(*testing.T, *desk)
	}{
		{name: "empty-light", arrange: func(*testing.T, *desk) {}},
		{name: "main-light", options: options{sample: true}, arrange: arrangeMain},
		{name: "main-german", options: options{sample: true, language: "de"}, arrange: arrangeMain},
		{name: "main-dark", options: options{sample: true, dark: true}, arrange: arrangeMain},
		{name: "main-small", options: options{sample: true, size: fyne.NewSize(1024, 700)}, arrange: arrangeMain},
		{name: "bulk-dark", options: options{sample: true, dark: true}, arrange: arrangeBulk},
		{name: "import-check", options: options{sample: true}, arrange: arrangeImport},
		{name: "import-done", options: options{sample: true}, arrange: func(t *testing.T, d *desk) {
			arrangeImport(t, d)
			d.pressLike(t, "Import 2")
			d.waitJob()
		}},
		{name: "export", options: options{sample: true}, arrange: func(_ *testing.T, d *desk) { tick(d, 0, 1); d.Export() }},
		{name: "sample-sheet", options: options{sample: true}, arrange: func(_ *testing.T, d *desk) { d.Sample() }},
		{name: "new-segment", options: options{sample: true}, arrange: func(_ *testing.T, d *desk) { tick(d, 0, 1); d.NewSegment() }},
		{name: "new-contact", options: options{sample: true}, arrange: func(_ *testing.T, d *desk) { d.Page().NewContact() }},
		{name: "no-match", options: options{sample: true}, arrange: func(_ *testing.T, d *desk) { d.Page().Show(data.Query{Search: "xyz"}) }},
		{name: "empty-segment", options: options{sample: true}, arrange: func(t *testing.T, d *desk) {
			s, err := d.app.CreateSegment(t.Context(), data.Segment{Name: "Spring 2027", Family: data.FamilyOther, Colour: data.ColourAuto}, nil)
			if err != nil {
				t.Fatal(err)
			}
			d.Page().Show(data.Query{Segments: []data.SegmentID{s.ID}})
		}},
		{name: "keys", options: options{sample: true}, arrange: func(_ *testing.T, d *desk) { d.ShowKeys() }},
		{name: "about", options: options{sample: true}, arrange: func(_ *testing.T, d *desk) { d.ShowAbout() }},
	}
	for _, shot := range shots {
		t.Run(shot.name, func(t *testing.T) {
			d := open(t, shot.options)
			shot.arrange(t, d)
			save(t, d, filepath.Join(folder, shot.name+".png"))
		})
	}
}

// arrangeMain is the window at work: contacts ticked, one open, an import running.
func arrangeMain(t *testing.T, d *desk) {
	t.Cleanup(d.holdAt(t, data.Progress{Done: 48, Total: 100}))
	tick(d, 0, 3, 4, 7)
	d.Page().OpenContact(1)
	d.ImportStarted("kunden_nord.xlsx", false)
}

// arrangeImport is the check page of a file with something of everything.
func arrangeImport(t *testing.T, d *desk) { d.Dropped([]string{file(t, "kunden_nord.csv", kunden)}) }

func arrangeBulk(_ *testing.T, d *desk) {
	tick(d, 0, 3, 4, 7)
	d.Page().ShowBulkMenu()
}

func tick(d *desk, rows ...int) {
	for _, row := range rows {
		d.Page().Tick(row)
	}
}

func save(t *testing.T, d *desk, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, d.Fyne().Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
