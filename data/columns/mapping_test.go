package columns_test

import (
	"testing"

	"muster/data"
	"muster/data/columns"
)

func TestCells(t *testing.T) {
	m, err := match([]string{"Email", "Colour", "Last Name", "First Name", "Country"})
	if err != nil {
		t.Fatal(err)
	}
	want := data.Cells{data.FieldEmail: "a@example.com", data.FieldLastName: "Lee", data.FieldFirstName: "Ann", data.FieldCountry: "US"}
	if got := m.Cells([]string{"a@example.com", "red", "Lee", "Ann", "US", "more"}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := m.Cells([]string{"a@example.com"}); got != (data.Cells{data.FieldEmail: "a@example.com"}) {
		t.Errorf("a short row: %q", got)
	}
	if m.Has(data.FieldMobile) || m.Title(data.FieldMobile) != "" || m.Has(data.FieldNone) {
		t.Error("a column that is not there")
	}
	if m := (columns.Mapping{}); m.Has(data.FieldCountry) || m.Title(data.FieldCountry) != "" {
		t.Error("the zero mapping has a column")
	}
}
