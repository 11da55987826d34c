package sheet_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"muster/data/sheet"
)

// program is a file in testdata/programs; how those come to be is told there.
func program(name string) string { return filepath.Join("testdata", "programs", name) }

// programRows are the contacts that all files hold, as a workbook tells them.
// Every row has its own slice.
func programRows() [][]string {
	return [][]string{
		{
			"Land", "Vorname", "Nachname", "Handynummer", "E-Mail-Adresse", "Kontonummer", "Organisation", "Externe ID", "Segmente",
			"Kunde seit", "Aktiv", "Anrede", "Rabatt",
		},
		{
			"DE", "Jürgen", "Müller", "0151 23456789", "juergen@example.com", "0070012", "Hof Sonnental GbR", "00000000000000000123",
			"Nord; Ernte 2026", "2024-02-29", "TRUE", "Jürgen Müller", "0.125",
		},
		{
			"PL", "Łukasz", "Wiśniewski", "512345678", "lukasz@example.com", "123456789012345", "Żółw Sp. z o.o.", "a long number",
			"", "2023-12-31T13:05:09", "FALSE", "Łukasz Wiśniewski", "",
		},
		{
			"AT", "Ännchen", "Weiß", "436641234567", "", "", `Weiß & Söhne "Am Markt", Wien`, "EC-1",
			"A; B; C", "1999-01-01", "TRUE", "Ännchen Weiß", "12",
		},
		{
			"FR", "Chloé", "D'Angelo", "06 12 34 56 78", "chloe@example.org", "", "", "EC-2",
			"Nord", "", "FALSE", "Chloé D'Angelo", "",
		},
		{
			"US", "Ann", "O'Neil", "5155551234", "ann@example.org", "42", "two\nlines", "=not a formula",
			"", "1900-03-01", "TRUE", "Ann O'Neil", "-1.5",
		},
	}
}

// Columns of programRows, from 0.
const (
	colMobile  = 3
	colAccount = 5
	colID      = 7
	colSince   = 9
	colActive  = 10
	colGreet   = 11
	colRebate  = 12
)

func TestWorkbooksOfOtherPrograms(t *testing.T) {
	tests := []struct {
		file string
		// longID is the long number as the program left it.
		longID string
		// noResults: formulas are written without their results.
		noResults bool
		// bare: the contacts alone, from the first line on.
		bare bool
		// hidden rows and columns are kept.
		hidden bool
		sheets []string
	}{
		{"libreoffice.xlsx", "4.9170123456789E+17", false, false, true, []string{"Hinweise", "Kontakte", "Gruppen"}},
		{"gnumeric.xlsx", "4.9170123456789E+17", false, false, true, []string{"Hinweise", "Kontakte", "Gruppen", "Alt"}},
		{"exceljs.xlsx", "4.917012345678901E+17", false, false, true, []string{"Hinweise", "Kontakte", "Gruppen", "Tabelle"}},
		{"exceljs-stream.xlsx", "4.917012345678901E+17", false, true, true, []string{"Kontakte"}},
		{"sheetjs-shared.xlsx", "4.917012345678901E+17", false, false, true, []string{"Hinweise", "Kontakte"}},
		{"sheetjs-inline.xlsm", "4.917012345678901E+17", false, false, true, []string{"Hinweise", "Kontakte"}},
		{"openpyxl.xlsx", "4.917012345678901E+17", true, false, true, []string{"Hinweise", "Kontakte", "Tabelle"}},
		{"openpyxl-rows.xlsx", "4.917012345678901E+17", true, true, false, []string{"Kontakte"}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			r := open(t, program(tt.file), sheet.Options{Sheet: "Kontakte"})
			info := r.Info()
			if info.Format != sheet.XLSX || !slices.Equal(info.Sheets, tt.sheets) {
				t.Errorf("%s with sheets %q, want %q", info.Format, info.Sheets, tt.sheets)
			}
			if want := []int{colRebate}; tt.hidden && !slices.Equal(info.HiddenColumns, want) {
				t.Errorf("hidden columns %v, want %v", info.HiddenColumns, want)
			}
			want := programRows()
			want[2][colID] = tt.longID
			firstNumber := 3
			if tt.bare {
				firstNumber = 1
			}
			damages := map[int][]string{2: {sheet.DamageLongNumber, sheet.DamageErrorCell}, 4: {sheet.DamageErrorCell}}
			if tt.noResults {
				damages[2][1], damages[4][0] = sheet.DamageNoValue, sheet.DamageNoValue
			}
			switch {
			case tt.noResults && tt.bare: // the texts are no formulas there, but what looks like one is
				want[5][colID] = ""
				damages[5] = []string{sheet.DamageNoValue}
			case tt.noResults:
				for i := 1; i < len(want); i++ {
					want[i][colGreet] = ""
					damages[i] = append(damages[i], sheet.DamageNoValue)
				}
			}
			rows := readRows(t, r)
			if !tt.bare {
				if got := rows[0]; got.Number != 1 || !slices.Equal(got.Cells, []string{"Kundenliste 2024"}) {
					t.Errorf("title = %+v", got)
				}
				total := []string{"Summe", "", "", "5"}
				if tt.noResults {
					total[3] = ""
				}
				if got := rows[len(rows)-1]; got.Number != 10 || !slices.Equal(got.Cells, total) {
					t.Errorf("total = %+v", got)
				}
				rows = rows[1 : len(rows)-1]
			}
			if len(rows) != len(want) {
				t.Fatalf("%d rows, want %d", len(rows), len(want))
			}
			for i, row := range rows {
				if row.Number != firstNumber+i || !slices.Equal(row.Cells, want[i]) {
					t.Errorf("row %d: %q\nwant row %d: %q", row.Number, row.Cells, firstNumber+i, want[i])
				}
				if hidden := tt.hidden && i == 4; row.Hidden != hidden {
					t.Errorf("row %d: hidden is %t", row.Number, row.Hidden)
				}
				var codes []string
				for _, d := range row.Damages {
					codes = append(codes, d.Code)
				}
				if slices.Sort(codes); !slices.Equal(codes, slices.Sorted(slices.Values(damages[i]))) {
					t.Errorf("row %d: damages %+v, want %q", row.Number, row.Damages, damages[i])
				}
			}
		})
	}
}

func TestMergedHeadersOfOtherPrograms(t *testing.T) {
	want := [][]string{
		{"Land", "Person", "", "Erreichbar"},
		{"", "Vorname", "Nachname", "Handynummer", "E-Mail"},
		{"DE", "Jürgen", "Müller", "0151 23456789", "juergen@example.com"},
	}
	for _, file := range []string{"libreoffice.xlsx", "gnumeric.xlsx", "exceljs.xlsx"} {
		var got [][]string
		for _, row := range readRows(t, open(t, program(file), sheet.Options{Sheet: "Gruppen"})) {
			got = append(got, row.Cells)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}

func TestTablesOfOtherPrograms(t *testing.T) {
	for _, file := range []string{"exceljs.xlsx", "openpyxl.xlsx"} {
		rows := readRows(t, open(t, program(file), sheet.Options{Sheet: "Tabelle"}))
		for i, want := range programRows() {
			if got := rows[i].Cells[len(rows[i].Cells)-4:]; !slices.Equal(got, want[:4]) {
				t.Errorf("%s: got %q, want %q", file, got, want[:4])
			}
		}
	}
}

func TestOtherFormatsOfOtherPrograms(t *testing.T) {
	for file, kind := range map[string]string{
		"libreoffice.ods":   sheet.KindODS,
		"libreoffice.xls":   sheet.KindXLS,
		"sheetjs-biff8.xls": sheet.KindXLS,
		"sheetjs-biff2.xls": sheet.KindXLS,
		"sheetjs-html.xls":  sheet.KindHTML,
		"sheetjs-2003.xls":  sheet.KindExcelXML,
		"sheetjs.xlsb":      sheet.KindXLSB,
		"sheetjs.slk":       sheet.KindSYLK,
		"sheetjs.dbf":       sheet.KindDBase,
	} {
		var got *sheet.KindError
		if err := readToEnd(program(file)); !errors.As(err, &got) || got.Kind != kind {
			t.Errorf("%s: got %v, want kind %s", file, err, kind)
		}
	}
}
