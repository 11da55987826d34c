package sheet_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/data/sheet"
)

func writeWith(t *testing.T, name string, layout sheet.Layout, rows ...[]string) (*sheet.Writer, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	w, err := sheet.Create(path, layout)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w, path
}

func withDialect(d sheet.Dialect, names ...string) sheet.Layout {
	layout := titles(names...)
	layout.Dialect = &d
	return layout
}

func TestTheBytesOfADialect(t *testing.T) {
	rows := [][]string{{"Łódź", "A; B"}, {"", `a "b"`}}
	for name, test := range map[string]struct {
		dialect sheet.Dialect
		want    string
	}{
		"zero":    {sheet.Dialect{}, "X,Y\r\nŁódź,\"A; B\"\r\n,\"a \"\"b\"\"\"\r\n"},
		"usual":   {sheet.UsualDialect(), "\xef\xbb\xbfX,Y\r\nŁódź,\"A; B\"\r\n,\"a \"\"b\"\"\"\r\n"},
		"German":  {sheet.Dialect{Delimiter: ";", LineEnd: sheet.LineEndLF}, "X;Y\nŁódź;\"A; B\"\n;\"a \"\"b\"\"\"\n"},
		"tabs":    {sheet.Dialect{Delimiter: "\t"}, "X\tY\r\nŁódź\t\"A; B\"\r\n\t\"a \"\"b\"\"\"\r\n"},
		"bars":    {sheet.Dialect{Delimiter: "|"}, "X|Y\r\nŁódź|\"A; B\"\r\n|\"a \"\"b\"\"\"\r\n"},
		"quoted":  {sheet.Dialect{QuoteAll: true}, "\"X\",\"Y\"\r\n\"Łódź\",\"A; B\"\r\n\"\",\"a \"\"b\"\"\"\r\n"},
		"1250":    {sheet.Dialect{Encoding: "Windows-1250", BOM: true}, "X,Y\r\n\xa3\xf3d\x9f,\"A; B\"\r\n,\"a \"\"b\"\"\"\r\n"},
		"UTF-16":  {sheet.Dialect{Encoding: "UTF-16LE", BOM: true, Delimiter: ";"}, "\xff\xfeX\x00;\x00Y\x00\r\x00\n\x00A\x01"},
		"UTF-16B": {sheet.Dialect{Encoding: "UTF-16BE"}, "\xfe\xff\x00X\x00,\x00Y\x00\r\x00\n\x01A"},
	} {
		t.Run(name, func(t *testing.T) {
			w, path := writeWith(t, "out.csv", withDialect(test.dialect, "X", "Y"), rows...)
			got, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.HasPrefix(got, []byte(test.want)) || test.dialect.Encoding == "" && len(got) != len(test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			if w.Loss() != (sheet.Loss{}) {
				t.Errorf("lost: %+v", w.Loss())
			}
		})
	}
}

func TestLettersThatAnEncodingLacksAreTold(t *testing.T) {
	w, path := writeWith(t, "out.csv", withDialect(sheet.Dialect{Encoding: "windows-1252"}, "Name", "Town"),
		[]string{"Jürgen", "Köln"}, []string{"Łukasz", "Łódź"}, []string{"😀", "€"})
	if want := (sheet.Loss{Letters: 4, Rows: 2, FirstRow: 3}); w.Loss() != want {
		t.Errorf("lost %+v, want %+v", w.Loss(), want)
	}
	got, err := os.ReadFile(path)
	if want := "Name,Town\r\nJ\xfcrgen,K\xf6ln\r\n?ukasz,?\xf3d?\r\n?,\x80\r\n"; err != nil || string(got) != want {
		t.Errorf("got  %q, %v\nwant %q", got, err, want)
	}
	if lacking := sheet.Lacking("Windows-1252"); lacking("Łódź") != 2 || lacking("Köln") != 0 {
		t.Error("counted wrong before it was written")
	}
	for _, whole := range []string{"", "UTF-8", "UTF-16LE"} {
		if sheet.Lacking(whole) != nil {
			t.Errorf("%q lacks letters", whole)
		}
	}
}

func TestDialectsThatNoCSVHas(t *testing.T) {
	for _, bad := range []sheet.Dialect{
		{Delimiter: "||"},
		{Delimiter: `"`},
		{Delimiter: "\n"},
		{Delimiter: "="},
		{Delimiter: "a"},
		{Delimiter: " "},
		{LineEnd: "\r"},
		{Encoding: "Windows-1252", Delimiter: "Ł"},
		{Encoding: "EBCDIC"},
		{Delimiter: "\xff"},
	} {
		path := filepath.Join(t.TempDir(), "out.csv")
		_, err := sheet.Create(path, withDialect(bad, "A"))
		if !errors.Is(err, sheet.ErrBadDialect) && !errors.Is(err, sheet.ErrUnknownEncoding) {
			t.Errorf("%+v: %v", bad, err)
		}
		if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 0 {
			t.Errorf("%+v: left %v", bad, left)
		}
	}
}

// TestEveryDialectReadsBack writes any text in any dialect; the reader is told
// no more than a person could choose, or nothing where the file says it.
func TestEveryDialectReadsBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.csv")
	rapid.Check(t, func(rt *rapid.T) {
		d := sheet.Dialect{
			Delimiter: rapid.SampledFrom([]string{"", ",", ";", "\t", "|", "¦"}).Draw(rt, "delimiter"),
			Encoding:  rapid.SampledFrom(sheet.Encodings()).Draw(rt, "encoding"),
			BOM:       rapid.Bool().Draw(rt, "mark"),
			LineEnd:   rapid.SampledFrom([]string{"", sheet.LineEndCRLF, sheet.LineEndLF}).Draw(rt, "line end"),
			QuoteAll:  rapid.Bool().Draw(rt, "quotes"),
		}
		if d.Check() != nil {
			rt.Skip("no dialect")
		}
		rows := table().Draw(rt, "table")
		lacking := sheet.Lacking(d.Encoding)
		layout := sheet.Layout{Dialect: &d}
		w, err := sheet.Create(path, layout)
		if err != nil {
			rt.Fatal(err)
		}
		lost := 0
		for _, row := range rows {
			for i := range row {
				// What is read as this letter could not be read.
				row[i] = strings.ReplaceAll(row[i], "\uFFFD", "x")
				if lacking != nil {
					lost += lacking(row[i])
				}
			}
			if err := w.Write(row); err != nil {
				rt.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			rt.Fatal(err)
		}
		if w.Loss().Letters != lost {
			rt.Fatalf("lost %+v, want %d", w.Loss(), lost)
		}
		if lost > 0 {
			return
		}
		delimiter := d.Delimiter
		if delimiter == "" {
			delimiter = ","
		}
		sameCells(rt, path, rows, sheet.Options{Encoding: d.Encoding, Delimiter: delimiter, Quote: `"`})
	})
}
