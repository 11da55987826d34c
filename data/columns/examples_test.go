package columns_test

import (
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
)

func TestExamplesAreValid(t *testing.T) {
	checker := field.NewChecker("")
	for _, lang := range columns.Languages() {
		m, err := match(columns.Header(lang))
		if err != nil {
			t.Fatal(err)
		}
		rows := columns.Examples(lang)
		if len(rows) != 2 {
			t.Errorf("%s: %d rows", lang, len(rows))
		}
		for _, row := range rows {
			checked := checker.Check(2, m.Cells(row))
			if len(row) != len(data.SheetFields()) || len(checked.Problems) != 0 || len(checked.Segments) == 0 {
				t.Errorf("%s: %q: %v", lang, row, checked.Problems)
			}
			if c := checked.Contact; field.ExportMobile(c.Mobile, c.CountryCode) != row[3] || !strings.HasSuffix(c.Email, "@example.com") {
				t.Errorf("%s: %q is exported as %q", lang, row, field.ExportMobile(c.Mobile, c.CountryCode))
			}
			if !strings.HasPrefix(checked.Contact.AccountNumber, "00") {
				t.Errorf("%s: no leading zero in %q", lang, checked.Contact.AccountNumber)
			}
		}
		if !strings.Contains(rows[0][6], ",") {
			t.Errorf("%s: no comma in %q", lang, rows[0][6])
		}
	}
}

func TestIsExample(t *testing.T) {
	m, _ := match(columns.Header("en"))
	for _, lang := range columns.Languages() {
		for _, row := range columns.Examples(lang) {
			if !columns.IsExample(m.Cells(row)) || !m.IsExample(m.Cells(row)) {
				t.Errorf("%q is none", row)
			}
			asNumbers := slices.Clone(row) // what a spreadsheet makes of it
			asNumbers[3], asNumbers[5] = strings.TrimLeft(row[3], "0"), strings.TrimLeft(row[5], "0")
			if !columns.IsExample(m.Cells(asNumbers)) {
				t.Errorf("%q is none", asNumbers)
			}
			for i := range row {
				for _, other := range []string{"", row[i] + "x"} {
					changed := slices.Clone(row)
					if changed[i] = other; columns.IsExample(m.Cells(changed)) || m.IsExample(m.Cells(changed)) {
						t.Errorf("%q is one", changed)
					}
				}
			}
		}
	}
	mixed := columns.Examples("de")[0]
	mixed[4] = columns.Examples("en")[0][4]
	if columns.IsExample(m.Cells(mixed)) || columns.IsExample(data.Cells{}) {
		t.Error("a row of one's own is one")
	}
	short, _ := match(columns.Header("de")[:5])
	if !short.IsExample(short.Cells(columns.Examples("de")[0])) {
		t.Error("an example in a file without the optional columns is none")
	}
}
