package sheet_test

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"unicode/utf16"

	"muster/data/sheet"
)

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

func TestTheSheetThatIsHeadedBestIsChosen(t *testing.T) {
	row := func(cells ...string) string {
		xml := `<row>`
		for _, c := range cells {
			xml += `<c t="inlineStr"><is><t>` + c + `</t></is></c>`
		}
		return xml + `</row>`
	}
	known := func(cells []string) int {
		n := 0
		for _, c := range cells {
			if slices.Contains([]string{"Name", "Mobile", "Email", "Country", "Segments", "City"}, c) {
				n++
			}
		}
		return n
	}
	tests := []struct {
		name   string
		sheets []string
		words  func([]string) int
		want   string
	}{
		{"help first", []string{row("How to fill it in"), row("Name", "Mobile", "Email")}, known, "1"},
		{"a list of segments first", []string{row("Segments"), row("Name", "Mobile", "Email")}, known, "1"},
		{"header below a title", []string{row("Name"), row("Customers") + row("2024") + row("Name", "Mobile", "Email")}, known, "1"},
		{"two of the same", []string{row("Name", "Mobile", "Email"), row("Name", "Mobile", "Email")}, known, "0"},
		{"an archive with a column more", []string{row("Name", "Mobile", "Email"), row("Name", "Mobile", "Email", "City")}, known, "0"},
		{"nothing that is known", []string{"", row("a", "b"), row("Name")}, known, "1"},
		{"without words", []string{"", row("a", "b"), row("Name", "Mobile", "Email")}, nil, "1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			given := parts{"xl/workbook.xml": `<workbook><sheets>`, "xl/_rels/workbook.xml.rels": `<Relationships>`}
			for i, rows := range tt.sheets {
				given["xl/workbook.xml"] += fmt.Sprintf(`<sheet name="%d" r:id="r%[1]d"/>`, i)
				given["xl/_rels/workbook.xml.rels"] += fmt.Sprintf(`<Relationship Id="r%d" Type="x/worksheet" Target="%[1]d.xml"/>`, i)
				given[fmt.Sprintf("xl/%d.xml", i)] = `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
			}
			given["xl/workbook.xml"] += `</sheets></workbook>`
			given["xl/_rels/workbook.xml.rels"] += `</Relationships>`
			r := open(t, write(t, "book.xlsx", zipParts(t, given)), sheet.Options{HeaderWords: tt.words})
			if got := r.Info().Sheet; got != tt.want {
				t.Errorf("sheet %s was chosen, want %s", got, tt.want)
			}
			if first := readRows(t, r)[0].Number; first != 1 {
				t.Errorf("reading begins at row %d", first)
			}
		})
	}
}

func TestHiddenRowsAndColumnsAreTold(t *testing.T) {
	path := write(t, "book.xlsx", zipParts(t, parts{
		sheet1: `<worksheet><cols><col min="1" max="1" width="9.1"/><col min="2" max="3" width="0" hidden="1" customWidth="1"/>
			<col min="5" max="5" hidden="true"/><col min="7" max="7" width="0" customWidth="1"/><col min="9" max="9" hidden="0"/></cols>
			<sheetData><row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row><row r="3" hidden="true"/>
			<row r="4" ht="0" customHeight="1"><c><v>4</v></c></row><row r="5" hidden="0" ht="15"><c><v>5</v></c></row></sheetData></worksheet>`,
	}))
	r := open(t, path, sheet.Options{})
	if got, want := r.Info().HiddenColumns, []int{1, 2, 4, 6}; !slices.Equal(got, want) {
		t.Errorf("hidden columns = %v, want %v", got, want)
	}
	hidden := map[int]bool{}
	for _, row := range readRows(t, r) {
		hidden[row.Number] = row.Hidden
	}
	if want := map[int]bool{1: false, 2: true, 4: true, 5: false}; !maps.Equal(hidden, want) {
		t.Errorf("hidden rows = %v, want %v", hidden, want)
	}
}

func TestAMergedCellHasItsTextInItsFirst(t *testing.T) {
	path := write(t, "book.xlsx", zipParts(t, parts{
		sheet1: `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Phone</v></c><c r="C1"/></row>
			<row r="2"><c r="A2"/><c r="B2" t="str"><v>Mobile</v></c><c r="C2" t="str"><v>Home</v></c></row></sheetData>
			<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells></worksheet>`,
	}))
	want := [][]string{{"Name", "Phone"}, {"", "Mobile", "Home"}}
	if got := readCells(t, path); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWorkbooksAsOtherToolsWriteThem has workbooks that Excel opens and that look
// unlike its own.
func TestWorkbooksAsOtherToolsWriteThem(t *testing.T) {
	const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`
	tests := map[string]parts{
		"strict": {
			"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
				Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml": `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"
				xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict">
				<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
				<Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/>
				<Relationship Id="rId2" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="sharedStrings.xml"/>
				</Relationships>`,
		},
		"prefixes": {
			"xl/workbook.xml": `<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
				xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
				<x:sheets><x:sheet name="S" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`,
			"xl/sharedStrings.xml": `<x:sst><x:si><x:t>hello</x:t></x:si></x:sst>`,
			sheet1:                 `<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		},
		"targets from the root": {
			"_rels/.rels": `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/>
				<Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
		},
		"targets from elsewhere": {
			"_rels/.rels":       `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="book/main.xml"/></Relationships>`,
			"book/main.xml":     `<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
			"xl/workbook.xml":   `not XML`,
			"xl/my texts.xml":   `<sst><si><t>hello</t></si></sst>`,
			"book/_rels/no.xml": ``,
			"book/_rels/main.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../xl/worksheets/sheet1.xml"/>
				<Relationship Id="rId2" Type="x/sharedStrings" Target="../xl/my%20texts.xml"/></Relationships>`,
		},
		"another case, other slashes": {
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets\SHEET1.xml"/>
				<Relationship Id="rId2" Type="x/sharedStrings" Target="SharedStrings.xml"/></Relationships>`,
		},
		"no dimension, and no references": {
			sheet1: `<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
		},
		"a dimension that is wrong": {
			sheet1: `<worksheet><dimension ref="A1:A1"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="9"/></sheetData></worksheet>`,
		},
		"references in small letters": {
			sheet1: `<worksheet><sheetData><row r="1"><c r="$a$1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
		},
		"UTF-16": {
			sheet1: utf16Text(`<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData>` + rows + `</sheetData></worksheet>`),
		},
		"a byte order mark, comments and white space": {
			sheet1: "\xef\xbb\xbf<?xml version='1.0'?>\r\n<!-- a < b -->\n<worksheet >\n<sheetData\n>\n<row r='1' >\n<c r='A1' t='s' >\n<v >0</v >\n" +
				"</c>\n</row></sheetData><!-- end --></worksheet>\n",
		},
		"nothing but what is needed": {
			"_rels/.rels":         `<Relationships/>`,
			"[Content_Types].xml": ``,
			"xl/styles.xml":       `<styleSheet/>`,
		},
		"a table, merged cells, filters": {
			sheet1: `<worksheet><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" state="frozen"/></sheetView></sheetViews>
				<sheetData>` + rows + `</sheetData><autoFilter ref="A1:C9"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells>
				<conditionalFormatting><cfRule type="expression"><formula>row()&gt;1</formula></cfRule></conditionalFormatting>
				<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
			"xl/tables/table1.xml": `<table ref="A1:A1"><tableColumns><tableColumn id="1" name="hello"/></tableColumns></table>`,
		},
	}
	for name, given := range tests {
		t.Run(name, func(t *testing.T) {
			all := parts{
				"xl/sharedStrings.xml": `<sst><si><t>hello</t></si></sst>`,
				sheet1:                 `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
			}
			maps.Copy(all, given)
			path := write(t, "book.xlsx", zipParts(t, all))
			if got, want := readCells(t, path), [][]string{{"hello"}}; !reflect.DeepEqual(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func utf16Text(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}
