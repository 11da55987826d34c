package imports_test

import (
	"fmt"
	"os"
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
		{"mending", setup{}, arrangeMending},
		{"mending-dark", setup{dark: true}, arrangeMending},
		{"mending-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, arrangeMending},
		{"row", setup{}, func(d *desk) {
			arrangeMending(d)
			d.Press(fyne.KeyEscape, fyne.KeyF4)
			d.WaitFor(d.words.Text("mend.row.take"))
		}},
		{"replace", setup{}, func(d *desk) { arrangeCheck(d); d.checkbox().Toggle() }},
		{"replace-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, func(d *desk) {
			arrangeCheck(d)
			d.checkbox().Toggle()
		}},
		{"unknown-pick", setup{}, func(d *desk) {
			arrangeCheck(d)
			d.Window().Canvas().Capture()
			d.effects().OnOpen(0)
		}},
		{"replace-ask", setup{}, func(d *desk) {
			arrangeCheck(d)
			d.checkbox().Toggle()
			d.Usable("Import").Press()
		}},
		{"changed", setup{}, arrangeRow("Changed")},
		{"changed-dark", setup{dark: true}, arrangeRow("Changed")},
		{"changed-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, arrangeRow("Geändert")},
		{"conflicts", setup{}, arrangeRow("Conflicts")},
		{"conflicts-dark", setup{dark: true}, arrangeRow("Conflicts")},
		{"conflicts-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, arrangeRow("Konflikte")},
		{"duplicates", setup{}, arrangeRow("Possible duplicates")},
		{"duplicates-large", setup{size: fyne.NewSize(1920, 1050)}, arrangeRow("Possible duplicates")},
		{"remove", setup{}, arrangeRemove},
		{"remove-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, arrangeRemove},
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
		{"columns", setup{}, arrangeColumns},
		{"columns-dark", setup{dark: true}, arrangeColumns},
		{"columns-german-small", setup{language: "de", size: fyne.NewSize(1024, 700)}, arrangeColumns},
		{"columns-pick", setup{}, func(d *desk) {
			arrangeColumns(d)
			d.Drain(300 * time.Millisecond)
			d.Window().Canvas().Capture()
			d.Press(fyne.KeyReturn)
		}},
		{"columns-no-header", setup{}, func(d *desk) {
			d.flow.StartWith(d.file("liste.csv", "Anna;Müller;0151 23456789;anna@example.com", "Uwe;Klein;0151 23456780;uwe@example.com",
				"Ida;Groß;0151 23456781;ida@example.com"))
		}},
		{"columns-letter", setup{}, func(d *desk) { d.flow.StartWith(d.file("letter.csv", "Dear Sir", "hello")) }},
		{"error", setup{}, func(d *desk) { d.flow.StartWith(d.file("book.pdf", "%PDF-1.7", "x")) }},
		{"no-country", setup{}, func(d *desk) {
			d.flow.StartWith(d.file("plain.csv", "First Name,Last Name,Email", "A,B,a@example.com"))
		}},
	}
	for _, shot := range shots {
		t.Run(shot.name, func(t *testing.T) {
			d := open(t, shot.setup)
			shot.arrange(d)
			d.Drain(500 * time.Millisecond)
			d.Save(folder, "import-"+shot.name)
		})
	}
}

// arrangeColumns is a file of which much is unclear.
func arrangeColumns(d *desk) {
	d.flow.StartWith(d.file("kunden_nord.csv",
		"Kundenliste Nord;;;;;;;", ";;;;;;;", "Name;Telefon;Telefon 2;Mail privat;Firma;Nord;Süd;Bemerkung, die einen sehr langen Titel hat",
		"Müller, Anna;0151 23456789;0221 123456;anna.mueller@example.com;Hof Sonnental GmbH & Co. KG;x;;ruft zurück",
		"Klein, Uwe;0151 23456780;;uwe@example.com;Klein;;x;",
		"Groß, Ida;0151 23456781;0221 123458;ida@example.com;;x;x;\"zwei",
		"Zeilen\"",
		"von der Heide, Jürgen;0151 23456782;;juergen@example.com;Landtechnik;;;"))
	d.Until("the page of columns", func() bool { return d.Shows(d.words.Text("columns.continue")) })
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
		rows = append(rows, person(i, "Nord; Harvest 2026")+[]string{",blue", ",green"}[i%2])
	}
	rows = append(rows,
		"+49,Paul,Dial,0151 23456700,paul@example.com,,,,Nord,red",
		"DE,Pia,Excel,\"4,92E+11\",,,,,,red",
		"DE,Uwe,Short,0151 12,,,,,,red",
		"DE,Ida,,0151 23456703,,,,,,red",
		"DE,Max,Mail,,maier(at)gmial.com,,,,,red",
		"DE,Kim,Nroth,0151 23456705,kim@example.com,,,,Nroth,red",
		"DE,Kai,Nroth,0151 23456706,kai@example.com,,,,Nroth; Weest,red",
		"DE,First20,Other,0151 23450020,p21@example.com,,,,,red",
		"DE,First90,Last90,0151 23450090,p90@example.com,,,,Süd,red",
	)
	d.flow.StartWith(d.file("kunden_nord.csv", rows...))
	d.WaitFor(d.words.Text("import.problems"))
}

// arrangeMending is the check while rows are mended: one is, one is left out, one is being written.
func arrangeMending(d *desk) {
	arrangeCheck(d)
	d.Until("the problems", func() bool { return len(d.tables()) > 0 && d.problems().Length() > 7 })
	d.Window().Canvas().Capture()
	d.Window().Canvas().Focus(d.problems())
	d.problems().OnAction(0, "take")
	d.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDelete)
	d.Drain(500 * time.Millisecond)
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
}

// arrangeRow is the list behind a tile, with its first row shown in full.
func arrangeRow(tile string) func(d *desk) {
	return func(d *desk) {
		arrangeCheck(d)
		d.Drain(300 * time.Millisecond)
		if d.tile(tile).OnTapped == nil {
			return
		}
		d.tile(tile).Tapped(nil)
		d.Until("the list", func() bool { return d.plan().Length() > 0 })
		d.Window().Canvas().Capture()
		d.Press(fyne.KeyDown, fyne.KeyUp)
	}
}

// arrangeRemove is a file whose segments are taken away.
func arrangeRemove(d *desk) {
	d.segment("Nord")
	d.segment("Süd")
	d.imported(header, person(1, "Nord; Süd"), person(2, "Süd"), person(3, "Nord"))
	d.flow.StartRemoving()
	d.save = d.file("weg.csv", header, person(1, "Nord; Süd"), person(3, "Süd"), person(9, "Nord"))
	d.Button(d.words.Text("import.choose")).Press()
	d.Until("the check", func() bool { return len(d.tables()) > 0 })
}
