package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"muster/data/sheet"
)

// parts of a workbook, by name. Those that a test does not give are usual ones.
type parts map[string]string

// zipParts builds an XLSX from its bare parts.
func zipParts(t testing.TB, given parts) string {
	t.Helper()
	all := parts{
		"[Content_Types].xml": `<Types/>`,
		"_rels/.rels": `<Relationships><Relationship Id="rId1" Target="xl/workbook.xml"
			Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>`,
		"xl/workbook.xml": `<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships>
			<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
			<Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>
			<Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml":     `<sst/>`,
		"xl/styles.xml":            `<styleSheet/>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData/></worksheet>`,
	}
	for name, content := range given {
		all[name] = content
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, content := range all {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// workbookOf builds an XLSX with that content of its sheetData.
func workbookOf(t testing.TB, rows string) string {
	t.Helper()
	return zipParts(t, parts{
		"xl/sharedStrings.xml": `<sst><si><t>shared</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r>` +
			`<rPh sb="0" eb="1"><t>no</t></rPh></si><si><t xml:space="preserve"> x&#10;&amp;y_x000D__x005F_x0041_ </t></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/>` +
			`<numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="[Red]#,##0.00&quot; days&quot;"/>` +
			`<numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>` +
			`<xf numFmtId="20"/><xf numFmtId="167"/><xf numFmtId="49"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet><dimension ref="A1"/><sheetData>` + rows +
			`</sheetData><pageMargins left="1"/></worksheet>`,
	})
}

func TestXLSXCells(t *testing.T) {
	tests := []struct{ name, cell, want string }{
		{"a number with an exponent", `<c><v>4.91701234567E+11</v></c>`, "491701234567"},
		{"a number with a fraction of nothing", `<c t="n"><v>5551234567.0</v></c>`, "5551234567"},
		{"15 digits", `<c><v>123456789012345</v></c>`, "123456789012345"},
		{"15 digits with an exponent", `<c><v>1.23456789012345E+14</v></c>`, "123456789012345"},
		{"16 digits are no longer those that were typed", `<c><v>1234567890123450</v></c>`, "1.23456789012345E+15"},
		{"16 digits with an exponent", `<c><v>1.23456789012345E+15</v></c>`, "1.23456789012345E+15"},
		{"a binary fraction", `<c><v>0.30000000000000004</v></c>`, "0.3"},
		{"nearly whole", `<c><v>5551234566.9999999</v></c>`, "5551234567"},
		{"negative", `<c><v>-1.5</v></c>`, "-1.5"},
		{"no number", `<c><v>abc</v></c>`, "abc"},
		{"a text that looks like a number", `<c t="str"><v>4.91701234567E+11</v></c>`, "4.91701234567E+11"},
		{"a shared text", `<c t="s"><v>0</v></c>`, "shared"},
		{"a rich text without its pronunciation", `<c t="s"><v>1</v></c>`, "rich"},
		{"entities and escapes", `<c t="s"><v>2</v></c>`, " x\n&y\r_x0041_ "},
		{"an inline text", `<c t="inlineStr"><is><t>0151 &lt;2&gt;</t></is></c>`, "0151 <2>"},
		{"CDATA", `<c t="inlineStr"><is><t><![CDATA[a<b&c]]></t></is></c>`, "a<b&c"},
		{"true", `<c t="b"><v>1</v></c>`, "TRUE"},
		{"false", `<c t="b"><v>0</v></c>`, "FALSE"},
		{"an error", `<c t="e"><v>#N/A</v></c>`, "#N/A"},
		{"an ISO date", `<c t="d"><v>2024-02-29</v></c>`, "2024-02-29"},
		{"a date", `<c s="1"><v>45351</v></c>`, "2024-02-29"},
		{"the first day of Excel", `<c s="1"><v>1</v></c>`, "1900-01-01"},
		{"a date and time", `<c s="2"><v>45351.5</v></c>`, "2024-02-29T12:00:00"},
		{"a date's whole day", `<c s="2"><v>45351</v></c>`, "2024-02-29"},
		{"a time", `<c s="5"><v>0.75</v></c>`, "18:00:00"},
		{"elapsed hours", `<c s="6"><v>1.5</v></c>`, "36:00:00"},
		{"leading zeros by format", `<c s="3"><v>151</v></c>`, "00151"},
		{"a format that only mentions days", `<c s="4"><v>12</v></c>`, "12"},
		{"text format", `<c s="7" t="str"><v>007</v></c>`, "007"},
		{"a formula with its result", `<c t="str"><f>A1&amp;B1</f><v>x</v></c>`, "x"},
		{"a formula without", `<c><f>A1&amp;B1</f></c>`, "=A1&B1"},
		{"a prefix", `<x:c t="str"><x:v>x</x:v></x:c>`, "x"},
		{"unknown inside", `<c t="str"><v>x</v><extLst><ext><v>y</v></ext></extLst></c>`, "x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "file.xlsx", workbookOf(t, `<row>`+tt.cell+`</row>`))
			got := readCells(t, path)
			if want := [][]string{{tt.want}}; !reflect.DeepEqual(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestXLSXRowsAndColumnsKeepTheirPlace(t *testing.T) {
	path := write(t, "file.xlsx", workbookOf(t, `
		<row r="2"><c r="B2" t="str"><v>b</v></c><c t="str"><v>c</v></c><c r="AA2"><v>1</v></c></row>
		<row r="3"/>
		<row r="4"><c r="A4" s="1"/><c r="B4" t="str"><v></v></c></row>
		<row><c><v>5</v></c></row>
		<row r="1048576"><c r="XFD1048576"/></row>`))
	rows := readRows(t, open(t, path, sheet.Options{}))
	if len(rows) != 2 || rows[0].Number != 2 || rows[1].Number != 5 {
		t.Fatalf("got %+v, want rows 2 and 5", rows)
	}
	if c := rows[0].Cells; len(c) != 27 || c[0] != "" || c[1] != "b" || c[2] != "c" || c[26] != "1" {
		t.Errorf("cells = %q", c)
	}
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
		if f.Name != "xl/worksheets/sheet1.xml" {
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

func TestChoiceOfSheet(t *testing.T) {
	cell := func(v string) string {
		return `<worksheet><sheetData><row><c t="str"><v>` + v + `</v></c></row></sheetData></worksheet>`
	}
	path := write(t, "book.xlsx", zipParts(t, parts{
		"xl/workbook.xml": `<workbook><sheets><sheet name="Secret" r:id="h" state="veryHidden"/><sheet name="Chart" r:id="g"/>
			<sheet name="Blank" r:id="b"/><sheet name="Käufer &amp; Co" r:id="one"/><sheet name="Two" r:id="two"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="h" Type="x/worksheet" Target="h.xml"/>
			<Relationship Id="g" Type="x/chartsheet" Target="g.xml"/><Relationship Id="b" Type="x/worksheet" Target="b.xml"/>
			<Relationship Id="one" Type="x/worksheet" Target="one.xml"/><Relationship Id="two" Type="x/worksheet" Target="two.xml"/></Relationships>`,
		"xl/h.xml": cell("h"), "xl/b.xml": cell(""), "xl/one.xml": cell("1"), "xl/two.xml": cell("2"),
	}))
	tests := []struct{ ask, want, cell string }{
		{"", "Käufer & Co", "1"},
		{"Two", "Two", "2"},
		{" two", "Two", "2"},
		{"Secret", "Secret", "h"},
	}
	for _, tt := range tests {
		t.Run(tt.ask, func(t *testing.T) {
			r := open(t, path, sheet.Options{Sheet: tt.ask})
			if got := r.Info().Sheet; got != tt.want {
				t.Errorf("sheet = %q, want %q", got, tt.want)
			}
			if got := readRows(t, r)[0].Cells[0]; got != tt.cell {
				t.Errorf("cell = %q, want %q", got, tt.cell)
			}
		})
	}
	t.Run("not there", func(t *testing.T) {
		_, err := sheet.Open(path, sheet.Options{Sheet: "Three"})
		var wrong *sheet.SheetError
		if !errors.Is(err, sheet.ErrNoSuchSheet) || !errors.As(err, &wrong) {
			t.Fatalf("got %v, want a SheetError", err)
		}
		if want := []string{"Blank", "Käufer & Co", "Two"}; !reflect.DeepEqual(wrong.Sheets, want) {
			t.Errorf("sheets = %q, want %q", wrong.Sheets, want)
		}
	})
	t.Run("empty", func(t *testing.T) {
		if _, err := sheet.Open(path, sheet.Options{Sheet: "Blank"}); !errors.Is(err, sheet.ErrEmpty) {
			t.Errorf("got %v, want ErrEmpty", err)
		}
	})
}

func TestDatesOfTheMac(t *testing.T) {
	path := write(t, "book.xlsx", zipParts(t, parts{
		"xl/workbook.xml":          `<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
		"xl/styles.xml":            `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c s="0"><v>43889</v></c></row></sheetData></worksheet>`,
	}))
	if got := readCells(t, path)[0][0]; got != "2024-02-29" {
		t.Errorf("got %q", got)
	}
}
