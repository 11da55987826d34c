package sheet_test

import (
	"reflect"
	"testing"

	"muster/data/sheet"
)

func TestWriteAndReadXLSX(t *testing.T) {
	layout := sheet.Layout{
		SheetName: "Kontakte",
		Columns: []sheet.Column{
			{Title: "Country", Required: true, Suggestions: []string{"DE", "US"}, Strict: true, Width: 10},
			{Title: "Mobile", Note: "As you dial it."},
			{Title: "Segments", Suggestions: []string{"A", "B"}},
		},
		Help: &sheet.Help{SheetName: "Hilfe", Title: "How to", Rows: []sheet.HelpRow{{"Country", "Letters"}}},
	}
	path := writeSheet(t, "out.xlsx", layout, []string{"DE", "0151 234", "A; B"}, []string{"", "=1+1", " x\ny "})
	r := open(t, path, sheet.Options{})
	if got, want := r.Info().Sheets, []string{"Kontakte", "Hilfe"}; !reflect.DeepEqual(got, want) {
		t.Errorf("sheets = %q, want %q", got, want)
	}
	want := [][]string{{"Country", "Mobile", "Segments"}, {"DE", "0151 234", "A; B"}, {"", "=1+1", " x\ny "}}
	if got := readCells(t, path); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
