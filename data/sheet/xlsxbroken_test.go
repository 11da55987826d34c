package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"muster/data/sheet"
)

const sheet1 = "xl/worksheets/sheet1.xml"

// repack copies a zip and changes what its directory says of one part.
func repack(t testing.TB, packed, part string, change func(*zip.FileHeader)) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range in.File {
		header := f.FileHeader
		if f.Name == part {
			change(&header)
		}
		w, err := z.CreateRaw(&header)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestBrokenXLSXNeverEndsInSilence(t *testing.T) {
	const good = `<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>`
	sheetXML := func(content string) string {
		return zipParts(t, parts{"xl/worksheets/sheet1.xml": content})
	}
	tests := []struct{ name, content string }{
		{"ends in a row", sheetXML(`<worksheet><sheetData>` + good + `<row r="3"><c><v>3`)},
		{"ends between rows", sheetXML(`<worksheet><sheetData>` + good)},
		{"ends in a tag", sheetXML(`<worksheet><sheetData>` + good + `<row r="`)},
		{"ends in a comment", sheetXML(`<worksheet><sheetData>` + good + `<!-- `)},
		{"tags cross", sheetXML(`<worksheet><sheetData>` + good + `</worksheet></sheetData>`)},
		{"an element closes twice", sheetXML(`<worksheet><sheetData>` + good + `</row></sheetData></worksheet>`)},
		{"an entity of its own", sheetXML(`<worksheet><sheetData>` + good + `<row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>`)},
		{"a document type", sheetXML(`<!DOCTYPE x [<!ENTITY x "y">]><worksheet><sheetData>` + good + `</sheetData></worksheet>`)},
		{"rows go back", workbookOf(t, good+`<row r="1"><c><v>3</v></c></row>`)},
		{"no row number", workbookOf(t, good+`<row r="x"><c><v>3</v></c></row>`)},
		{"no cell reference", workbookOf(t, good+`<row><c r="12"><v>3</v></c></row>`)},
		{"a shared text that is not there", workbookOf(t, good+`<row><c t="s"><v>99</v></c></row>`)},
		{"a checksum", strings.Replace(storeParts(t, good), "<v>2</v>", "<v>7</v>", 1)},
		{"no sheet part", zipParts(t, parts{
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="no.xml"/></Relationships>`,
		})},
		{"half of the zip", workbookOf(t, good)[:400]},
		{"no end of the zip", strings.TrimSuffix(workbookOf(t, good), "\x00\x00")},
		{"no list of sheets", strings.ReplaceAll(workbookOf(t, good), "xl/workbook.xml", "xl/workbook.xmx")},
		{"a list without sheets", zipParts(t, parts{"xl/workbook.xml": `<workbook><sheets/></workbook>`})},
		{"no relations", zipParts(t, parts{"xl/_rels/workbook.xml.rels": `<Relationships/>`})},
		{"a list of sheets that ends early", zipParts(t, parts{"xl/workbook.xml": `<workbook><sheets><sheet name="S" r:id="rId1"/>`})},
		{"styles that end early", zipParts(t, parts{"xl/styles.xml": `<styleSheet><cellXfs>`})},
		{"shared texts that end early", zipParts(t, parts{
			"xl/sharedStrings.xml":     `<sst><si><t>a</t></si>`,
			"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
		})},
		{"no shared texts", strings.ReplaceAll(workbookOf(t, good+`<row><c t="s"><v>0</v></c></row>`), "xl/sharedStrings.xml", "xl/sharedStrings.xmx")},
		{"no rows at all", sheetXML(`<worksheet/>`)},
		{"an empty part", sheetXML(``)},
		{"a page of HTML", sheetXML(`<html><body>404</body></html>`)},
		{"one cell twice", workbookOf(t, good+`<row r="3"><c r="B3"><v>1</v></c><c r="B3"><v>2</v></c></row>`)},
		{"a size that is too small", repack(t, workbookOf(t, good), sheet1, func(h *zip.FileHeader) { h.UncompressedSize64 -= 9 })},
		{"a size that is too large", repack(t, workbookOf(t, good), sheet1, func(h *zip.FileHeader) { h.UncompressedSize64 += 9 })},
		{"a way of packing that nobody knows", repack(t, workbookOf(t, good), sheet1, func(h *zip.FileHeader) { h.Method = 9 })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := readToEnd(write(t, "file.xlsx", tt.content)); !errors.Is(err, sheet.ErrDamaged) {
				t.Errorf("got %v, want ErrDamaged", err)
			}
		})
	}
}

// storeParts builds a workbook whose sheet is not compressed, so that a test can
// change a byte of it.
func storeParts(t testing.TB, rows string) string {
	t.Helper()
	packed := workbookOf(t, "")
	in, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, f := range in.File {
		if f.Name != sheet1 {
			if err := z.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(w, "<worksheet><sheetData>%s</sheetData></worksheet>", rows)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestDamageInXLSXNamesItsRow(t *testing.T) {
	path := write(t, "file.xlsx", workbookOf(t, `<row r="7"><c><v>1</v></c></row><row r="9"><c t="s"><v>99</v></c></row>`))
	var at *sheet.RowError
	if err := readToEnd(path); !errors.As(err, &at) || at.Row != 9 {
		t.Errorf("got %v, want an error at row 9", err)
	}
}
