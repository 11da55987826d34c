package sheet_test

import (
	"os"
	"path/filepath"
	"testing"

	"muster/data/sheet"
)

// FuzzCSV reads any bytes: no panic, no row number twice, no end without a word.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"A,B\n1,2\n", "A;B\r\n\"1\r\n\";2\r\n", "sep=;\n1;2", "\xef\xbb\xbfA\tB\r1\t2\r", "\xff\xfeA\x00,\x00B\x00",
		"a\"b,\"c\"\"d\",\"e", "'=1,''=1\n", "J\xfcrgen;x\n", "\"", "\r", ",", "\"\r\n\",\"", "a,\"b\"c,d\n",
	} {
		f.Add([]byte(s))
	}
	fuzz(f, "file.csv")
}

// FuzzXLSX reads any bytes as the sheet of a workbook.
func FuzzXLSX(f *testing.F) {
	for _, s := range []string{
		`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
		`<?xml version="1.0"?><x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a&amp;&#10;</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
		`<worksheet><!-- --><sheetData><row><c><f>A1</f></c><c s="1"><v>45351.5</v></c></row></sheetData><a b='>'/></worksheet>`,
		`<worksheet><sheetData><row><c t="str"><v><![CDATA[x]]></v></c></row>`,
	} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		content := zipParts(t, parts{"xl/worksheets/sheet1.xml": string(data), "xl/sharedStrings.xml": string(data)})
		readAny(t, dir, "file.xlsx", []byte(content))
	})
}

// FuzzFile reads any bytes as a whole file.
func FuzzFile(f *testing.F) {
	names, err := filepath.Glob("testdata/programs/*.[xo]*")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	fuzz(f, "file.xlsx")
}

func fuzz(f *testing.F, name string) {
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, dir, name, data) })
}

func readAny(t *testing.T, dir, name string, data []byte) {
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := sheet.Open(path, sheet.Options{})
	if err != nil {
		return
	}
	defer r.Close()
	for last := 0; ; {
		row, err := r.Next()
		if err != nil {
			return
		}
		if row.Number <= last || len(row.Cells) == 0 {
			t.Fatalf("row %d after row %d: %q", row.Number, last, row.Cells)
		}
		last = row.Number
	}
}
