package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"muster/data/sheet"
)

// deflated packs a text so that what is packed after it can follow.
func deflated(t testing.TB, text string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// inflating builds a workbook one part of which unzips to start and then to the
// same text over and over. The directory says that it is so many bytes.
func inflating(t testing.TB, part, start, text string, times int, size uint64) string {
	t.Helper()
	head, block := deflated(t, start), deflated(t, text)
	packed := zipParts(t, nil)
	in, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range in.File {
		if f.Name != part {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: part, Method: zip.Deflate, UncompressedSize64: size, CompressedSize64: uint64(len(head) + times*len(block)),
		})
		if err != nil {
			t.Fatal(err)
		}
		w.Write(head)
		for range times {
			w.Write(block)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestBombsEndInAnError(t *testing.T) {
	const (
		mb      = 1 << 20
		rows    = `<worksheet><sheetData>`
		texts   = "xl/sharedStrings.xml"
		sharing = rows + `<row><c t="s"><v>0</v></c></row></sheetData></worksheet>`
	)
	blanks := strings.Repeat(" ", mb)
	text := `<si><t>` + strings.Repeat("0123456789abcdef", 60) + `</t></si>`
	texts1MB := strings.Repeat(text, mb/len(text))
	tests := []struct {
		name, content string
		want          error
	}{
		{"10 GB of blanks", inflating(t, sheet1, rows, blanks, 10<<10, 10<<30), sheet.ErrTooLarge},
		{"10 GB that are said to be 1 GB", inflating(t, sheet1, rows, blanks, 10<<10, 1<<30), sheet.ErrTooLarge},
		{"10 GB that are said to be 1 MB", inflating(t, sheet1, rows, blanks, 10<<10, mb), sheet.ErrDamaged},
		{"many GB of shared texts", inflating(t, texts, "<sst>", texts1MB, 10<<10, 10<<30), sheet.ErrTooLarge},
		{"shared texts that are said to be few", inflating(t, texts, "<sst>", texts1MB, 10<<10, mb), sheet.ErrDamaged},
		{"a list of sheets without end", inflating(t, "xl/workbook.xml", "<workbook>", blanks, 64, 64*mb), sheet.ErrTooLarge},
		{"a cell of many runs", zipParts(t, parts{
			sheet1: rows + `<row><c t="inlineStr"><is>` + strings.Repeat(`<r><t>`+strings.Repeat("x", 1000)+`</t></r>`, 2000),
		}), sheet.ErrTooLarge},
		{"a row of many long cells", zipParts(t, parts{
			sheet1: rows + `<row>` + strings.Repeat(`<c t="str"><v>`+strings.Repeat("x", 100000)+`</v></c>`, 200),
		}), sheet.ErrTooLarge},
		{"a million columns", zipParts(t, parts{sheet1: rows + `<row>` + strings.Repeat(`<c/>`, 1000000)}), sheet.ErrTooLarge},
		{"a million widths", zipParts(t, parts{
			sheet1: `<worksheet><cols>` + strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 1000000) + `</cols>`,
		}), sheet.ErrTooLarge},
		{"a row number without end", zipParts(t, parts{sheet1: rows + `<row r="99999999999">`}), sheet.ErrTooLarge},
		{"elements in elements", zipParts(t, parts{sheet1: rows + strings.Repeat("<a>", 2000)}), sheet.ErrDamaged},
		{"long names of elements", zipParts(t, parts{sheet1: rows + strings.Repeat("<"+strings.Repeat("a", 1000)+">", 900)}), sheet.ErrDamaged},
		{"100,000 sheets", zipParts(t, parts{
			"xl/workbook.xml": `<workbook><sheets>` + strings.Repeat(`<sheet name="S" r:id="rId1"/>`, 100000) + `</sheets></workbook>`,
		}), sheet.ErrTooLarge},
		{"a directory without end", manyParts(t, 200000), sheet.ErrTooLarge},
		{"texts that are used", zipParts(t, parts{texts: "<sst>" + strings.Repeat(" ", mb), sheet1: sharing}), sheet.ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "file.xlsx", tt.content)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := readToEnd(path)
			runtime.ReadMemStats(&after)
			if !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) / mb; used > 256 {
				t.Errorf("reading it took %d MB", used)
			}
		})
	}
}

// manyParts builds a zip of a workbook and as many parts of no use.
func manyParts(t testing.TB, n int) string {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i := range n {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("xl/part%08d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestSharedTextsThatMemoryCannotHold(t *testing.T) {
	if testing.Short() {
		t.Skip("unzips 200 MB")
	}
	var block strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&block, "<si><t>%08x%s</t></si>", uint32(i)*2654435761, strings.Repeat("x", 1000))
	}
	path := write(t, "file.xlsx", inflating(t, "xl/sharedStrings.xml", "<sst>", block.String(), 230, uint64(len("<sst>")+230*block.Len())))
	if err := readToEnd(path); !errors.Is(err, sheet.ErrTooLarge) || !strings.Contains(err.Error(), "shared texts") {
		t.Errorf("got %v, want that the shared texts are too large", err)
	}
}

func TestALongTableOfSharedTextsKeepsThemApart(t *testing.T) {
	const n = 60000
	var texts, rows strings.Builder
	want := func(i int) string { return strings.Repeat(fmt.Sprintf("%05d ", i), i%40) }
	texts.WriteString(`<sst>`)
	for i := range n {
		fmt.Fprintf(&texts, `<si><t>%s</t></si>`, want(i))
		fmt.Fprintf(&rows, `<row><c><v>1</v></c><c t="s"><v>%d</v></c></row>`, i)
	}
	texts.WriteString(`</sst>`)
	path := write(t, "file.xlsx", zipParts(t, parts{
		"xl/sharedStrings.xml": texts.String(), sheet1: `<worksheet><sheetData>` + rows.String() + `</sheetData></worksheet>`,
	}))
	all := readCells(t, path)
	if len(all) != n {
		t.Fatalf("%d rows", len(all))
	}
	for i, cells := range all {
		if got := strings.Join(cells[1:], ""); got != want(i) {
			t.Fatalf("text %d: got %q, want %q", i, got, want(i))
		}
	}
}
