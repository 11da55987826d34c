package sheet_test

import (
	"slices"
	"testing"

	"muster/data/sheet"
)

// written is how a program writes to a text file what a workbook knows better.
type written struct {
	since  []string // the dates, by row
	active []string // the truth values, by row
	// id is the number of 18 digits, account that of 15, mobile that of 12.
	id, account, mobile string
}

var (
	asShown = []string{"29.02.2024", "31.12.2023 13:05:09", "01.01.1999", "", "01.03.1900"}
	asISO   = []string{"2024-02-29", "2023-12-31T13:05:09", "1999-01-01", "", "1900-03-01"}
	asDays  = []string{"45351", "45291.545243055555556", "36161", "", "61"}
	asWords = []string{"TRUE", "FALSE", "TRUE", "FALSE", "TRUE"}
	asBits  = []string{"1", "0", "1", "0", "1"}

	byLibreOffice = written{asShown, asBits, "4.9170123456789E+017", "123456789012345", "436641234567"}
	byPython      = written{asISO, asWords, "491701234567890123", "123456789012345", "436641234567"}
	bySheetJS     = written{asISO, asWords, "4.91701E+17", "1.23457E+14", "4.36641E+11"}
	byGnumeric    = written{
		[]string{"2024/02/29", "2023/12/31 13:05:09", "1999/01/01", "", "1900/03/01"},
		asBits,
		"491701234567890000", "123456789012345", "436641234567",
	}
	byGnumericRaw   = written{asDays, asBits, "491701234567890000", "123456789012345", "436641234567"}
	byGnumericShown = written{asShown, asBits, "4.917E+17", "1.2346E+14", "4.3664E+11"}
)

// rows are the contacts as the program writes them.
func (w written) rows() [][]string {
	rows := programRows()
	for i, row := range rows[1:] {
		row[colSince], row[colActive] = w.since[i], w.active[i]
	}
	rows[2][colID], rows[2][colAccount], rows[3][colMobile] = w.id, w.account, w.mobile
	rows[2][colRebate], rows[4][colRebate] = "#N/A", "#DIV/0!"
	return rows
}

// western are rows without those for which an encoding has no letters.
func western(rows [][]string) [][]string {
	return slices.DeleteFunc(rows, func(row []string) bool { return row[0] == "PL" })
}

func TestTextFilesOfOtherPrograms(t *testing.T) {
	tests := []struct {
		file, encoding, delimiter, quote string
		want                             [][]string
	}{
		{"libreoffice-comma.csv", "UTF-8", ",", `"`, byLibreOffice.rows()},
		{"libreoffice-quoted.csv", "UTF-8", ";", `"`, byLibreOffice.rows()},
		{"libreoffice-windows-1252.csv", "Windows-1252", ";", `"`, western(byLibreOffice.rows())},
		{"libreoffice-windows-1250.csv", "Windows-1250", ";", `"`, byLibreOffice.rows()},
		{"libreoffice-utf-16.csv", "UTF-16LE", "\t", `"`, byLibreOffice.rows()},
		{"libreoffice-pipe.csv", "UTF-8", "|", "'", byLibreOffice.rows()},
		{"gnumeric.csv", "UTF-8", ",", `"`, byGnumeric.rows()},
		{"gnumeric-two-pipes.txt", "UTF-8", "||", `"`, byGnumericRaw.rows()},
		{"gnumeric-comma-blank.txt", "UTF-8", ", ", `"`, byGnumericRaw.rows()},
		{"gnumeric-apostrophes.txt", "ISO-8859-2", ";", "'", byGnumericShown.rows()},
		{"sheetjs.csv", "UTF-8 with BOM", ",", `"`, bySheetJS.rows()},
		{"sheetjs-utf16.txt", "UTF-16LE", "\t", `"`, bySheetJS.rows()},
		{"python-comma-bom.csv", "UTF-8 with BOM", ",", `"`, byPython.rows()},
		{"python-all-quoted-1250.csv", "Windows-1250", ";", `"`, byPython.rows()},
		{"python-iso-8859-2.csv", "ISO-8859-2", ";", `"`, byPython.rows()},
		// Its bytes mean the same in ISO-8859-15.
		{"python-iso-8859-15.csv", "Windows-1252", ";", `"`, western(byPython.rows())},
		{"python-mac-roman.csv", "Mac Roman", ";", `"`, western(byPython.rows())},
		{"python-pipe.csv", "UTF-8", "|", `"`, byPython.rows()},
		{"python-colon-apostrophe.csv", "UTF-8", ":", "'", byPython.rows()},
		{"python-backslash.csv", "UTF-8", ",", `"`, byPython.rows()},
		{"python-utf-16.txt", "UTF-16LE", "\t", `"`, byPython.rows()},
		{"python-utf-16be.txt", "UTF-16BE", "\t", `"`, byPython.rows()},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			r := open(t, program(tt.file), sheet.Options{})
			if info := r.Info(); info.Encoding != tt.encoding || info.Delimiter != tt.delimiter || info.Quote != tt.quote {
				t.Errorf("read as %s with %q and %s, want %s with %q and %s",
					info.Encoding, info.Delimiter, info.Quote, tt.encoding, tt.delimiter, tt.quote)
			}
			rows := readRows(t, r)
			if len(rows) != len(tt.want) {
				t.Fatalf("%d rows, want %d", len(rows), len(tt.want))
			}
			for i, row := range rows {
				if row.Number != i+1 || !slices.Equal(row.Cells, tt.want[i]) || len(row.Damages) != 0 {
					t.Errorf("got  %q (row %d, %+v)\nwant %q", row.Cells, row.Number, row.Damages, tt.want[i])
				}
			}
		})
	}
}
