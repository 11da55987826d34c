package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"muster/data/sheet"
)

// The workbooks of this file are written by hand after what Excel and Google
// Sheets write, which run on none of the machines that make testdata.

const (
	typesOf = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	mainNS  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	xmlStart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
)

// relationsOf writes a .rels part: type and target, one after the other.
func relationsOf(pairs ...string) string {
	var b strings.Builder
	b.WriteString(xmlStart + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i/2+1, typesOf, pairs[i], pairs[i+1])
	}
	return b.String() + `</Relationships>`
}

func excelWorkbook() parts {
	return parts{
		"[Content_Types].xml": xmlStart + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
		"_rels/.rels":        relationsOf("extended-properties", "docProps/app.xml", "officeDocument", "xl/workbook.xml"),
		"docProps/app.xml":   xmlStart + `<Properties><Application>Microsoft Excel</Application></Properties>`,
		"xl/calcChain.xml":   xmlStart + `<calcChain ` + mainNS + `><c r="F3" i="1"/></calcChain>`,
		"xl/theme/theme.xml": xmlStart + `<a:theme xmlns:a="x"/>`,
		"xl/workbook.xml": xmlStart + `<workbook ` + mainNS + ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
			mc:Ignorable="x15 xr xr6 xr10 xr2"><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="27328"/>
			<workbookPr defaultThemeVersion="166925"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\Users\"/></mc:Choice>
			</mc:AlternateContent><bookViews><workbookView xWindow="-120" activeTab="1"/></bookViews>
			<sheets><sheet name="Diagramm" sheetId="3" r:id="rId1"/><sheet name="Kunden 2024" sheetId="1" r:id="rId2"/>
			<sheet name="Listen" sheetId="2" state="hidden" r:id="rId3"/></sheets>
			<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'Kunden 2024'!$A$1:$G$4</definedName></definedNames>
			<calcPr calcId="191029"/></workbook>`,
		"xl/_rels/workbook.xml.rels": relationsOf("chartsheet", "chartsheets/sheet1.xml", "worksheet", "worksheets/sheet1.xml",
			"worksheet", "worksheets/sheet2.xml", "theme", "theme/theme.xml", "styles", "styles.xml", "sharedStrings", "sharedStrings.xml",
			"calcChain", "calcChain.xml"),
		"xl/chartsheets/sheet1.xml": xmlStart + `<chartsheet ` + mainNS + `><drawing r:id="rId1"/></chartsheet>`,
		"xl/worksheets/sheet2.xml":  xmlStart + `<worksheet ` + mainNS + `><sheetData/></worksheet>`,
		"xl/styles.xml": xmlStart + `<styleSheet ` + mainNS + `><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm;@"/></numFmts>
			<fonts count="1"><font><sz val="11"/></font></fonts><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
			<cellXfs count="4"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" xfId="0"/>
			<xf numFmtId="164" xfId="0"><alignment wrapText="1"/></xf></cellXfs><dxfs count="1"><dxf><numFmt numFmtId="14" formatCode="0"/></dxf></dxfs>
			<tableStyles count="0"/></styleSheet>`,
		"xl/sharedStrings.xml": xmlStart + `<sst ` + mainNS + ` count="14" uniqueCount="12"><si><t>Land</t></si><si><t>Name</t></si>
			<si><t xml:space="preserve">Mobil </t></si><si><t>Konto</t></si><si><t>Kunde seit</t></si><si><t>Anrede</t></si><si><t>Aktiv</t></si>
			<si><t>DE</t></si><si><r><rPr><b/><sz val="11"/><color theme="1"/></rPr><t xml:space="preserve">Jürgen </t></r>
			<r><rPr><sz val="11"/></rPr><t>Müller</t></r></si><si><t>PL</t></si><si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh>
			<phoneticPr fontId="1"/></si><si><t xml:space="preserve">two_x000D_
lines &amp; more</t></si></sst>`,
		"xl/worksheets/_rels/sheet1.xml.rels": relationsOf("table", "../tables/table1.xml"),
		"xl/tables/table1.xml": xmlStart + `<table ` + mainNS + ` id="1" name="Kunden" displayName="Kunden" ref="A1:G4" totalsRowShown="0">
			<autoFilter ref="A1:G4"/><tableColumns count="7"><tableColumn id="1" name="Land"/></tableColumns></table>`,
		sheet1: xmlStart + `<worksheet ` + mainNS + ` xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">
			<sheetPr filterMode="1"><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:G4"/>
			<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>
			<sheetFormatPr baseColWidth="10" defaultRowHeight="15" x14ac:dyDescent="0.25"/>
			<cols><col min="1" max="3" width="18.7" customWidth="1"/><col min="4" max="4" width="0" hidden="1" customWidth="1"/></cols><sheetData>
			<row r="1" spans="1:7" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
			<c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"><v>5</v></c><c r="G1" t="s"><v>6</v></c></row>
			<row r="2" spans="1:7" x14ac:dyDescent="0.25"><c r="A2" t="s"><v>7</v></c><c r="B2" t="s"><v>8</v></c><c r="C2"><v>491701234567</v></c>
			<c r="D2" s="2"><v>70012</v></c><c r="E2" s="1"><v>45351</v></c><c r="F2" t="str"><f>"Hallo "&amp;B2</f><v>Hallo Jürgen Müller</v></c>
			<c r="G2" t="b"><v>1</v></c></row>
			<row r="3" spans="1:7" hidden="1" x14ac:dyDescent="0.25"><c r="A3" t="s"><v>9</v></c><c r="B3" t="s"><v>10</v></c>
			<c r="C3"><v>5.1234567800000001E8</v></c><c r="D3"><v>1.2345678901234568E+17</v></c><c r="E3" s="3"><v>45291.545254629629</v></c>
			<c r="F3" t="e"><f>VLOOKUP(B3,Listen!A:B,2,0)</f><v>#N/A</v></c><c r="G3" t="b"><v>0</v></c></row>
			<row r="4" spans="1:7" x14ac:dyDescent="0.25"><c r="A4" s="2"/><c r="B4" t="s"><v>11</v></c></row></sheetData>
			<autoFilter ref="A1:G4"/><mergeCells count="1"><mergeCell ref="J1:K1"/></mergeCells><phoneticPr fontId="1" type="noConversion"/>
			<dataValidations count="1"><dataValidation type="list" sqref="A2:A9"><formula1>"DE,PL"</formula1></dataValidation></dataValidations>
			<pageMargins left="0.7"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>
			<extLst><ext uri="{x}"><x14:conditionalFormattings><row r="9"><c r="A9"><v>no</v></c></row></x14:conditionalFormattings></ext></extLst></worksheet>`,
	}
}

func TestAWorkbookAsExcelWritesIt(t *testing.T) {
	r := open(t, write(t, "book.xlsx", zipParts(t, excelWorkbook())), sheet.Options{})
	if info := r.Info(); info.Sheet != "Kunden 2024" || !slices.Equal(info.Sheets, []string{"Kunden 2024"}) ||
		!slices.Equal(info.HiddenColumns, []int{3}) {
		t.Errorf("info = %+v", info)
	}
	sameRows(t, readRows(t, r), []sheet.Row{
		{Number: 1, Cells: []string{"Land", "Name", "Mobil ", "Konto", "Kunde seit", "Anrede", "Aktiv"}},
		{Number: 2, Cells: []string{"DE", "Jürgen Müller", "491701234567", "70012", "2024-02-29", "Hallo Jürgen Müller", "TRUE"}},
		{
			Number: 3, Hidden: true,
			Cells: []string{"PL", "山田", "512345678", "1.2345678901234568E+17", "2023-12-31T13:05:10", "", "FALSE"},
			Damages: []sheet.Damage{
				{Code: sheet.DamageLongNumber, Column: 3, Value: "1.2345678901234568E+17"},
				{Code: sheet.DamageErrorCell, Column: 5, Value: "#N/A"},
			},
		},
		{Number: 4, Cells: []string{"", "two\r\nlines & more"}},
	})
}

func googleWorkbook() parts {
	blank := ""
	for i := 4; i <= 1000; i++ {
		blank += fmt.Sprintf(`<row r="%d" ht="15.75" customHeight="1"><c r="B%[1]d" s="1"/></row>`, i)
	}
	return parts{
		"_rels/.rels": relationsOf("officeDocument", "xl/workbook.xml"),
		"xl/workbook.xml": xmlStart + `<workbook ` + mainNS + `><workbookPr/><sheets><sheet state="visible" name="Tabellenblatt1" sheetId="1" r:id="rId4"/>
			</sheets><definedNames/><calcPr/></workbook>`,
		"xl/_rels/workbook.xml.rels": relationsOf("theme", "theme/theme1.xml", "styles", "styles.xml", "sharedStrings", "sharedStrings.xml",
			"worksheet", "worksheets/sheet1.xml"),
		"xl/styles.xml": xmlStart + `<styleSheet ` + mainNS + `><numFmts count="2"><numFmt numFmtId="164" formatCode="d.m.yyyy"/>
			<numFmt numFmtId="165" formatCode="dd.MM.yyyy HH:mm:ss"/></numFmts>
			<cellStyleXfs count="1"><xf numFmtId="164"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="164"/>
			<xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": xmlStart + `<sst ` + mainNS + ` count="6" uniqueCount="6"><si><t>Country</t></si><si><t>Mobile</t></si><si><t>Since</t></si>
			<si><t>Note</t></si><si><t>DE</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">bold </t></r><r><t>plain</t></r></si></sst>`,
		sheet1: xmlStart + `<worksheet ` + mainNS + ` xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main">
			<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews>
			<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><cols><col customWidth="1" min="1" max="26" width="9"/></cols>
			<sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
			<c r="D1" t="s"><v>3</v></c></row><row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2"><v>4.91701234567E11</v></c><c r="C2" s="2"><v>45351.0</v></c>
			<c r="D2" t="s"><v>5</v></c></row><row r="3" hidden="1"><c r="A3" t="str"><f t="shared" ref="A3:A9" si="1">A2</f><v>DE</v></c>
			<c r="B3"><v>1.5123456789E10</v></c><c r="C3" s="3"><v>45291.54524305556</v></c><c r="D3" t="e"><v>#REF!</v></c></row>` + blank +
			`</sheetData><printOptions/><drawing r:id="rId1"/></worksheet>`,
	}
}

func TestAWorkbookAsGoogleWritesIt(t *testing.T) {
	r := open(t, write(t, "book.xlsx", zipParts(t, googleWorkbook())), sheet.Options{})
	sameRows(t, readRows(t, r), []sheet.Row{
		{Number: 1, Cells: []string{"Country", "Mobile", "Since", "Note"}},
		{Number: 2, Cells: []string{"DE", "491701234567", "2024-02-29", "bold plain"}},
		{
			Number: 3, Hidden: true, Cells: []string{"DE", "15123456789", "2023-12-31T13:05:09", ""},
			Damages: []sheet.Damage{{Code: sheet.DamageErrorCell, Column: 3, Value: "#REF!"}},
		},
	})
}

func sameRows(t *testing.T, got, want []sheet.Row) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g.Number != w.Number || g.Hidden != w.Hidden || !slices.Equal(g.Cells, w.Cells) || !slices.Equal(g.Damages, w.Damages) {
			t.Errorf("got  %+v\nwant %+v", g, w)
		}
	}
}
