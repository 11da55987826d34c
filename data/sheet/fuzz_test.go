package sheet_test

import (
	"archive/zip"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"muster/data/sheet"
)

// FuzzXLSX reads any texts as the parts of a workbook: its list of sheets, their
// relations, the shared texts, the styles and a sheet.
func FuzzXLSX(f *testing.F) {
	const (
		book   = `<workbook><workbookPr date1904="1"/><sheets><sheet name="S" state="visible" r:id="rId1"/></sheets></workbook>`
		rels   = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
		texts  = `<sst><si><t xml:space="preserve"> a&amp;_x000D_</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si><si/></sst>`
		styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm;@"/></numFmts><cellXfs><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`
	)
	for _, s := range []string{
		`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c></row></sheetData></worksheet>`,
		`<?xml version="1.0"?><x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a&amp;&#10;</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
		`<worksheet><cols><col min="2" max="3" hidden="1"/></cols><!-- --><sheetData><row hidden="1"><c><f>A1</f></c><c s="1"><v>45351.5</v></c></row></sheetData><a b='>'/></worksheet>`,
		`<worksheet><sheetData><row><c t="str"><v><![CDATA[x]]></v></c></row>`,
		`<worksheet><sheetData><row r="7"><c t="d"><v>2024-02-29T10:00:00</v></c><c><v>4.9E+11</v></c><c><v>1234567890123456789</v></c></row></sheetData></worksheet>`,
	} {
		f.Add(s, texts, styles, book, rels)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book, rels string) {
		// Not packed: to pack and unpack takes longer than all the rest.
		content := packParts(t, parts{
			sheet1: sheet, "xl/sharedStrings.xml": texts, "xl/styles.xml": styles, "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels,
		}, zip.Store)
		readAny(t, dir, "file.xlsx", []byte(content))
	})
}

// FuzzVCard reads any bytes as what stands in a business card and behind it.
func FuzzVCard(f *testing.F) {
	for _, s := range []string{
		"VERSION:3.0\nN:B;A;;;\nTEL;TYPE=CELL:+49 151\nEND:VCARD\nBEGIN:VCARD\nN:D;C\nEND:VCARD\n",
		"VERSION:2.1\r\nN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FC=\r\nller;J\r\nTEL;CELL:1\r\nPHOTO;JPEG:\r\n abc\r\n\r\nEND:VCARD",
		"AGENT:\nBEGIN:VCARD\nEND:VCARD\nitem1.ADR;TYPE=\"a;b:c\":;;;;;;DE\nitem1.X-ABADR:de\nCATEGORIES:a,b\nNOTE:x\\;y\\n\n z\nEND:VCARD",
	} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		readAny(t, dir, "file.vcf", append([]byte("BEGIN:VCARD\n"), data...))
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
		inLimits(t, row)
	}
}

// inLimits checks what holds of every row, whatever the file.
func inLimits(t *testing.T, row sheet.Row) {
	if len(row.Cells) > sheet.MaxCSVColumns {
		t.Fatalf("row %d has %d cells", row.Number, len(row.Cells))
	}
	size := 0
	for _, c := range row.Cells {
		if len(c) > sheet.MaxCell || !utf8.ValidString(c) {
			t.Fatalf("row %d: cell of %d bytes: %q", row.Number, len(c), c)
		}
		size += len(c)
	}
	// U+FFFD takes three bytes for one of the file.
	if size > 3*sheet.MaxRecord {
		t.Fatalf("row %d has %d bytes", row.Number, size)
	}
	for _, d := range row.Damages {
		if d.Code == "" || d.Column < -1 || d.Column >= max(1, len(row.Cells)) {
			t.Fatalf("row %d: %+v", row.Number, d)
		}
	}
}
