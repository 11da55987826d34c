package sheet_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"muster/data/sheet"
)

// FuzzCSV reads any bytes, by what is found out about them and by any options: no
// panic, no hang, no row number twice, no end without a word, nothing past the
// limits; and what was found out, when it is said, reads the same.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"A,B\n1,2\n", "A;B\r\n\"1\r\n\";2\r\n", "sep=;\n1;2", "\xef\xbb\xbfA\tB\r1\t2\r", "\xff\xfeA\x00,\x00B\x00", "A\x00,\x00B\x00\n\x00",
		"a\"b,\"c\"\"d\",\"e", "'=1,''=1\n", "J\xfcrgen;x\n", "\"", "\r", ",", "\"\r\n\",\"", "a,\"b\"c,d\n", "a||b\n1||\\|\n", "x\\\"y,'z'\n",
	} {
		f.Add([]byte(s), "", "", "")
	}
	for _, table := range testTables(3, 6) {
		for i, file := range pollute(table) {
			if i%17 == 0 {
				f.Add([]byte(file.content), "", "", "")
			}
		}
	}
	names, err := filepath.Glob("testdata/programs/*.[ct][sx][vt]")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content, "Windows-1250", ", ", sheet.NoQuote)
	}
	path := filepath.Join(f.TempDir(), "file.csv")
	f.Fuzz(func(t *testing.T, data []byte, encoding, delimiter, quote string) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		readWith(t, path, sheet.Options{Encoding: encoding, Delimiter: delimiter, Quote: quote})
		rows, info := readWith(t, path, sheet.Options{})
		if info.Format == sheet.CSV && info.Delimiter != "" && info.Escape == "" {
			again, _ := readWith(t, path, sheet.Options{Encoding: info.Encoding, Delimiter: info.Delimiter, Quote: or(info.Quote, sheet.NoQuote)})
			if again != rows {
				t.Fatalf("%d rows, and %d when told what was found", rows, again)
			}
		}
	})
}

// readWith reads a file as far as it goes and counts its rows.
func readWith(t *testing.T, path string, opt sheet.Options) (rows int, info sheet.Info) {
	r, err := sheet.Open(path, opt)
	if err != nil {
		return 0, sheet.Info{}
	}
	defer r.Close()
	for last := 0; ; rows++ {
		row, err := r.Next()
		if err != nil {
			if again, same := r.Next(); !errors.Is(same, err) && !errors.Is(err, io.EOF) {
				t.Fatalf("%v, then %v, %v", err, again, same)
			}
			return rows, r.Info()
		}
		if row.Number <= last || len(row.Cells) == 0 {
			t.Fatalf("row %d after row %d: %q", row.Number, last, row.Cells)
		}
		last = row.Number
		inLimits(t, row)
	}
}
