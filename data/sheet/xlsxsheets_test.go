package sheet_test

import (
	"errors"
	"reflect"
	"testing"

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
