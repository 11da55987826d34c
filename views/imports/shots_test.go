package imports_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// TestShots draws the pages of the dialog and writes them as PNG files where MUSTER_SHOTS names a folder.
func TestShots(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS names no folder")
	}
	shots := []struct {
		name string
		setup
		arrange func(d *desk)
	}{
		{"file", setup{}, func(d *desk) { d.flow.Start() }},
		{"file-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, func(d *desk) { d.flow.Start() }},
		{"check", setup{}, arrangeCheck},
		{"check-dark", setup{dark: true}, arrangeCheck},
		{"check-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, arrangeCheck},
		{"replace", setup{}, func(d *desk) { arrangeCheck(d); d.checkbox().Toggle() }},
		{"replace-ask", setup{}, func(d *desk) {
			arrangeCheck(d)
			d.checkbox().Toggle()
			d.usable("Import").Press()
		}},
		{"clean", setup{}, func(d *desk) {
			d.segment("Nord")
			d.flow.StartWith(d.file("clean.csv", header, person(1, "Nord"), person(2, "Nord")))
		}},
		{"unknown-40", setup{}, func(d *desk) {
			rows := []string{header}
			for i := range 80 {
				rows = append(rows, person(i, fmt.Sprintf("Segment number %d", i/2)))
			}
			d.segment("Segment number 3")
			d.flow.StartWith(d.file("unknown.csv", rows...))
		}},
		{"no-segments", setup{}, func(d *desk) {
			d.flow.StartWith(d.file("plain.csv", "Country Code,First Name,Last Name,Email", "DE,A,B,a@example.com", ",C,D,c@example.com"))
		}},
		{"error", setup{}, func(d *desk) { d.flow.StartWith(d.file("letter.csv", "Dear Sir", "hello")) }},
		{"no-country", setup{}, func(d *desk) {
			d.flow.StartWith(d.file("plain.csv", "First Name,Last Name,Email", "A,B,a@example.com"))
		}},
	}
	for _, shot := range shots {
		t.Run(shot.name, func(t *testing.T) {
			d := open(t, shot.setup)
			shot.arrange(d)
			d.drain(500 * time.Millisecond)
			f, err := os.Create(filepath.Join(folder, "import-"+shot.name+".png"))
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

// arrangeCheck is a file with something of everything.
func arrangeCheck(d *desk) {
	for _, name := range []string{"Nord", "Süd", "Harvest 2026"} {
		d.segment(name)
	}
	before := []string{header}
	for i := range 40 {
		before = append(before, person(i, "Nord; Süd"))
	}
	d.imported(before...)
	rows := []string{header + ",Favourite colour"}
	for i := 20; i < 120; i++ {
		rows = append(rows, person(i, "Nord; Harvest 2026")+",x")
	}
	rows = append(rows,
		"+49,Paul,Dial,0151 23456700,paul@example.com,,,,Nord,x",
		"DE,Pia,Excel,\"4,92E+11\",,,,,,x",
		"DE,Uwe,Short,0151 12,,,,,,x",
		"DE,Ida,,0151 23456703,,,,,,x",
		"DE,Max,Mail,,maier(at)gmial.com,,,,,x",
		"DE,Kim,Nroth,0151 23456705,kim@example.com,,,,Nroth,x",
		"DE,Kai,Nroth,0151 23456706,kai@example.com,,,,Nroth; Weest,x",
		"DE,First20,Other,0151 23450020,p21@example.com,,,,,x",
		"DE,First90,Last90,0151 23450090,p90@example.com,,,,Süd,x",
	)
	d.flow.StartWith(d.file("kunden_nord.csv", rows...))
	d.waitFor(d.words.Text("import.problems"))
}
