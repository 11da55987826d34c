package sheet_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"muster/data/sheet"
)

func TestAnXLSXToLookThrough(t *testing.T) {
	layout := titles("Row", "What", "Changes")
	layout.SheetName, layout.Filter = "Plan", true
	layout.Columns[2].Lines, layout.Columns[2].Width = true, 40
	path := writeSheet(t, "plan.xlsx", layout, []string{"2", "=new", "Mobile: +491 › +492\nE-mail: a › b"}, []string{"3", "", ""})

	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	xml := part(t, path, "xl/worksheets/sheet1.xml")
	if !strings.Contains(xml, `<autoFilter ref="$A$1:$C$3"`) && !strings.Contains(xml, `<autoFilter ref="A1:C3"`) || strings.Contains(xml, "filterMode") {
		t.Errorf("no filter for the three columns and rows in %s", xml)
	}
	if got := part(t, path, "xl/workbook.xml"); !strings.Contains(got, "_xlnm._FilterDatabase") {
		t.Errorf("the filter has no name in %s", got)
	}
	for cell, want := range map[string]struct {
		text string
		wrap bool
	}{"B2": {"=new", false}, "C2": {"Mobile: +491 › +492\nE-mail: a › b", true}, "C9": {"", true}} {
		id, err := book.GetCellStyle("Plan", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := book.GetStyle(id)
		if err != nil || style.NumFmt != 49 || (style.Alignment != nil && style.Alignment.WrapText) != want.wrap {
			t.Errorf("%s: %+v, %v", cell, style, err)
		}
		if got, _ := book.GetCellValue("Plan", cell); got != want.text {
			t.Errorf("%s is %q, want %q", cell, got, want.text)
		}
	}
	if xml := part(t, writeSheet(t, "plain.xlsx", titles("A"), []string{"b"}), "xl/worksheets/sheet1.xml"); strings.Contains(xml, "autoFilter") {
		t.Error("a sheet that asked for none has a filter")
	}
	for row, want := range map[int]float64{2: 30, 3: 15} {
		if got, err := book.GetRowHeight("Plan", row); err != nil || got != want {
			t.Errorf("row %d is %v high, want %v, %v", row, got, want, err)
		}
	}
	// What is read back is what was written.
	sameRows(t, readRows(t, open(t, path, sheet.Options{})), []sheet.Row{
		{Number: 1, Cells: []string{"Row", "What", "Changes"}},
		{Number: 2, Cells: []string{"2", "=new", "Mobile: +491 › +492\nE-mail: a › b"}},
		{Number: 3, Cells: []string{"3"}},
	})
}
