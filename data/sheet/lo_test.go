package sheet_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"muster/data/sheet"
)

// TestLibreOfficeKeepsText lets LibreOffice save a workbook of ours as CSV and
// reads that.
func TestLibreOfficeKeepsText(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("needs soffice, and some seconds")
	}
	layout := sheet.Layout{
		SheetName: "Contacts",
		Columns: []sheet.Column{
			{Title: "Country", Required: true, Suggestions: []string{"DE", "US"}, Strict: true},
			{Title: "Mobile", Note: "As you dial it."},
			{Title: "External ID"},
			{Title: "Segments", Suggestions: []string{"A", "B"}},
		},
		Help: &sheet.Help{Title: "How to", Rows: []sheet.HelpRow{{"Country", "Letters"}}},
	}
	rows := [][]string{
		{"DE", "015123456789", "00012345678901234567", "A; B"},
		{"US", "4.9E+11", "1-2", "two\nlines, \"quoted\""},
	}
	xlsx := writeSheet(t, "sample.xlsx", layout, rows...)
	dir := filepath.Dir(xlsx)
	convert := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", dir, xlsx)
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	csv := filepath.Join(dir, "sample.csv")
	if _, err := os.Stat(csv); err != nil {
		t.Fatal(err)
	}
	want := append([][]string{{"Country", "Mobile", "External ID", "Segments"}}, rows...)
	if got := readCells(t, csv); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
