package app

import (
	"slices"
	"testing"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/store"
)

// TestDamagesHoldForTheCellsOfTheFile: what was found when a cell was read is said of the row until the cell is mended, and
// again when that is taken back.
func TestDamagesHoldForTheCellsOfTheFile(t *testing.T) {
	mapping, err := columns.Understand([]string{"Country", "First Name", "Last Name", "Mobile", "Organization"}, nil, columns.Options{})
	if err != nil {
		t.Fatal(err)
	}
	checker := newRowChecker(mapping, field.NewChecker(""))
	raw := []string{"DE", "Anna", "Müller", "4.9151E+20", ""}
	damages := []data.Problem{
		{Row: 2, Field: data.FieldMobile, Severity: data.Error, Code: data.CodeLongNumber, Value: "4.9151E+20"},
		{Row: 2, Field: data.FieldOrganization, Severity: data.Warning, Code: data.CodeErrorCell, Value: "#N/A"},
		{Row: 2, Field: data.FieldNone, Severity: data.Warning, Code: data.CodeRowDamaged, Value: "joined_cells"},
	}
	for _, tt := range []struct {
		name   string
		mended map[data.Field]string
		want   []data.Code
	}{
		{"as it is", nil, []data.Code{data.CodeLongNumber, data.CodeErrorCell, data.CodeRowDamaged}},
		{"the number", map[data.Field]string{data.FieldMobile: "0151 23456789"}, []data.Code{data.CodeErrorCell, data.CodeRowDamaged}},
		{"a number that is wrong", map[data.Field]string{data.FieldMobile: "4E+11"}, []data.Code{data.CodeMobileScientific, data.CodeErrorCell, data.CodeRowDamaged}},
		{"both", map[data.Field]string{data.FieldMobile: "0151 23456789", data.FieldOrganization: "Hof"}, []data.Code{data.CodeRowDamaged}},
	} {
		edit := store.RowEdit{Row: store.ImportRow{Number: 2, Raw: raw}, Damages: damages}
		cells := mapping.Cells(raw)
		for f, text := range tt.mended {
			cells[f] = text
		}
		checker.mend(&edit, cells, false)
		var codes []data.Code
		for _, p := range edit.Checked.Problems {
			codes = append(codes, p.Code)
		}
		if !slices.Equal(codes, tt.want) || len(edit.Mended) != len(tt.mended) {
			t.Errorf("%s: %v, want %v", tt.name, codes, tt.want)
		}
		if len(edit.Damages) != len(damages) {
			t.Errorf("%s: the damages are forgotten", tt.name)
		}
	}
}

func TestPhoneColumnsAreThoseThatCouldBeTheMobile(t *testing.T) {
	header := []string{"Country", "First Name", "Last Name", "Mobile", "Phone", "Email", "Fax", "Telefon", "Shoe size"}
	mapping, err := columns.Understand(header, nil, columns.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := phoneColumns(mapping); !slices.Equal(got, []int{4, 7}) {
		t.Errorf("columns %v of %q", got, header)
	}
}
