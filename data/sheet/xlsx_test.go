package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"muster/data/sheet"
)

// parts of a workbook, by name. Those that a test does not give are usual ones.
type parts map[string]string

// zipParts builds an XLSX from its bare parts.
func zipParts(t testing.TB, given parts) string {
	t.Helper()
	return packParts(t, given, zip.Deflate)
}

// packParts is zipParts with a method of packing.
func packParts(t testing.TB, given parts, method uint16) string {
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
	for _, name := range slices.Sorted(maps.Keys(all)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, all[name]); err != nil {
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
			`<numFmt numFmtId="167" formatCode="[h]:mm"/><numFmt numFmtId="168" formatCode="0000\ 00000000"/>` +
			`<numFmt numFmtId="169" formatCode="[&lt;=9999999]###\-####;\(###\)\ ###\-####"/>` +
			`<numFmt numFmtId="170" formatCode="[$-F800]dddd\,\ mmmm\ dd\,\ yyyy"/>` +
			`<numFmt numFmtId="171" formatCode="mmm\ "/><numFmt numFmtId="172" formatCode="#,##0.00\ [$€-407];[Red]\-#,##0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>` +
			`<xf numFmtId="20"/><xf numFmtId="167"/><xf numFmtId="49"/>` +
			`<xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet><dimension ref="A1"/><sheetData>` + rows +
			`</sheetData><pageMargins left="1"/></worksheet>`,
	})
}

func TestXLSXCells(t *testing.T) {
	tests := []struct{ name, cell, want string }{
		{"a number with an exponent", `<c><v>4.91701234567E+11</v></c>`, "491701234567"},
		{"a rounded number with an exponent", `<c><v>4.9E+11</v></c>`, "490000000000"},
		{"a number with a fraction of nothing", `<c t="n"><v>5551234567.0</v></c>`, "5551234567"},
		{"15 digits", `<c><v>123456789012345</v></c>`, "123456789012345"},
		{"15 digits with an exponent", `<c><v>1.23456789012345E+14</v></c>`, "123456789012345"},
		{"a binary fraction", `<c><v>0.30000000000000004</v></c>`, "0.3"},
		{"nearly whole", `<c><v>5551234566.9999999</v></c>`, "5551234567"},
		{"negative", `<c><v>-1.5</v></c>`, "-1.5"},
		{"no number", `<c><v>abc</v></c>`, "abc"},
		{"blanks around a number", "<c><v>\n 12 \n</v></c>", "12"},
		{"a text that looks like a number", `<c t="str"><v>4.91701234567E+11</v></c>`, "4.91701234567E+11"},
		{"a text of 20 digits", `<c t="str"><v>12345678901234567890</v></c>`, "12345678901234567890"},
		{"a shared text", `<c t="s"><v>0</v></c>`, "shared"},
		{"a rich text without its pronunciation", `<c t="s"><v>1</v></c>`, "rich"},
		{"entities and escapes", `<c t="s"><v>2</v></c>`, " x\n&y\r_x0041_ "},
		{"an inline text", `<c t="inlineStr"><is><t>0151 &lt;2&gt;</t></is></c>`, "0151 <2>"},
		{"a rich inline text", `<c t="inlineStr"><is><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space="preserve">ch </t></r>` +
			`<rPh sb="0" eb="2"><t>no</t></rPh><phoneticPr fontId="1"/></is></c>`, "rich "},
		{"an inline text where no program puts it", `<c t="inlineStr"><v>x</v></c>`, "x"},
		{"CDATA", `<c t="inlineStr"><is><t><![CDATA[a<b&c]]></t></is></c>`, "a<b&c"},
		{"true", `<c t="b"><v>1</v></c>`, "TRUE"},
		{"false", `<c t="b"><v>0</v></c>`, "FALSE"},
		{"an ISO date", `<c t="d"><v>2024-02-29</v></c>`, "2024-02-29"},
		{"an ISO date of a whole day", `<c t="d"><v>2024-02-29T00:00:00.000Z</v></c>`, "2024-02-29"},
		{"an ISO date with a time", `<c t="d"><v>2024-02-29T13:05:09.4</v></c>`, "2024-02-29T13:05:09"},
		{"an ISO time", `<c t="d"><v>13:05:09</v></c>`, "13:05:09"},
		{"a date", `<c s="1"><v>45351</v></c>`, "2024-02-29"},
		{"the first day of Excel", `<c s="1"><v>1</v></c>`, "1900-01-01"},
		{"the day before one that never was", `<c s="1"><v>59</v></c>`, "1900-02-28"},
		{"the day after one that never was", `<c s="1"><v>61</v></c>`, "1900-03-01"},
		{"the last day of all", `<c s="1"><v>2958465</v></c>`, "9999-12-31"},
		{"a mobile that is formatted as a date", `<c s="1"><v>491701234567</v></c>`, "491701234567"},
		{"a negative date", `<c s="1"><v>-1</v></c>`, "-1"},
		{"a date and time", `<c s="2"><v>45351.5</v></c>`, "2024-02-29T12:00:00"},
		{"a date's whole day", `<c s="2"><v>45351</v></c>`, "2024-02-29"},
		{"all but a whole day", `<c s="2"><v>45350.9999999</v></c>`, "2024-02-29"},
		{"a time", `<c s="5"><v>0.75</v></c>`, "18:00:00"},
		{"elapsed hours", `<c s="6"><v>1.5</v></c>`, "36:00:00"},
		{"leading zeros by format", `<c s="3"><v>151</v></c>`, "00151"},
		{"leading zeros by a format with blanks", `<c s="8"><v>15123456789</v></c>`, "015123456789"},
		{"a format that only mentions days", `<c s="4"><v>12</v></c>`, "12"},
		{"a format for phones", `<c s="9"><v>5155551234</v></c>`, "5155551234"},
		{"a date in words", `<c s="10"><v>45351</v></c>`, "2024-02-29"},
		{"a month", `<c s="11"><v>45351</v></c>`, "2024-02-29"},
		{"money", `<c s="12"><v>12.5</v></c>`, "12.5"},
		{"text format", `<c s="7" t="str"><v>007</v></c>`, "007"},
		{"a number in text format", `<c s="7"><v>4.91701234567E+11</v></c>`, "491701234567"},
		{"a style that is not there", `<c s="99"><v>1</v></c>`, "1"},
		{"a formula with its result", `<c t="str"><f>A1&amp;B1</f><v>x</v></c>`, "x"},
		{"a formula with a number", `<c><f>1+1</f><v>2</v></c>`, "2"},
		{"a shared formula", `<c><f t="shared" si="0"/><v>3</v></c>`, "3"},
		{"a prefix", `<x:c t="str"><x:v>x</x:v></x:c>`, "x"},
		{"unknown inside", `<c t="str"><v>x</v><extLst><ext><v>y</v></ext></extLst></c>`, "x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "file.xlsx", workbookOf(t, `<row>`+tt.cell+`</row>`))
			rows := readRows(t, open(t, path, sheet.Options{}))
			if len(rows) != 1 || !slices.Equal(rows[0].Cells, []string{tt.want}) || len(rows[0].Damages) != 0 {
				t.Errorf("got %+v, want a sound %q", rows, tt.want)
			}
		})
	}
}

func TestXLSXCellsThatCannotBeReadSaySo(t *testing.T) {
	tests := []struct {
		name, cell, want string
		damage           sheet.Damage
	}{
		{"an error", `<c t="e"><v>#N/A</v></c>`, "", sheet.Damage{Code: sheet.DamageErrorCell, Value: "#N/A"}},
		{
			"an error of a formula", `<c t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "",
			sheet.Damage{Code: sheet.DamageErrorCell, Value: "#DIV/0!"},
		},
		{
			"16 digits are no longer those that were typed", `<c><v>1234567890123450</v></c>`, "1.23456789012345E+15",
			sheet.Damage{Code: sheet.DamageLongNumber, Value: "1234567890123450"},
		},
		{
			"16 digits with an exponent", `<c><v>1.23456789012345E+15</v></c>`, "1.23456789012345E+15",
			sheet.Damage{Code: sheet.DamageLongNumber, Value: "1.23456789012345E+15"},
		},
		{
			"20 digits with zeros in front", `<c s="3"><v>12345678901234567890</v></c>`, "1.2345678901234567E+19",
			sheet.Damage{Code: sheet.DamageLongNumber, Value: "12345678901234567890"},
		},
		{
			"a formula without its result", `<c><f>A1&amp;B1</f></c>`, "",
			sheet.Damage{Code: sheet.DamageNoValue, Value: "=A1&B1"},
		},
		{
			"a formula with an empty result that is no text", `<c><f>A1</f><v></v></c>`, "",
			sheet.Damage{Code: sheet.DamageNoValue, Value: "=A1"},
		},
		{
			"a shared formula without its result", `<c><f t="shared" si="0"/></c>`, "",
			sheet.Damage{Code: sheet.DamageNoValue, Value: "="},
		},
		{
			"a long formula", `<c><f>` + strings.Repeat("ä", 500) + `</f></c>`, "",
			sheet.Damage{Code: sheet.DamageNoValue, Value: "=" + strings.Repeat("ä", 127) + "…"},
		},
		{
			"bytes that are no UTF-8", "<c t=\"str\"><v>J\xfcrgen</v></c>", "J\ufffdrgen",
			sheet.Damage{Code: sheet.DamageEncoding},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, "file.xlsx", workbookOf(t, `<row><c t="str"><v>x</v></c>`+tt.cell+`</row>`))
			rows := readRows(t, open(t, path, sheet.Options{}))
			if len(rows) != 1 || !slices.Equal(rows[0].Cells, []string{"x", tt.want}) {
				t.Fatalf("got %+v, want %q", rows, tt.want)
			}
			tt.damage.Column = 1
			if got := rows[0].Damages; !slices.Equal(got, []sheet.Damage{tt.damage}) {
				t.Errorf("damages = %+v, want %+v", got, tt.damage)
			}
		})
	}
}

func TestARowOfNothingButErrorsIsNotPassedOver(t *testing.T) {
	path := write(t, "file.xlsx", workbookOf(t, `<row r="3"><c r="B3" t="e"><v>#REF!</v></c></row>`))
	rows := readRows(t, open(t, path, sheet.Options{}))
	want := []sheet.Damage{{Code: sheet.DamageErrorCell, Column: 1, Value: "#REF!"}}
	if len(rows) != 1 || rows[0].Number != 3 || !slices.Equal(rows[0].Damages, want) || !slices.Equal(rows[0].Cells, []string{"", ""}) {
		t.Errorf("got %+v", rows)
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
