package field_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/field"
)

// checkerOf knows what a file of the given countries says.
func checkerOf(countries map[string]int) *field.Checker {
	census := field.NewCensus()
	checker := field.NewChecker("")
	for country, n := range countries {
		for range n {
			checked := checker.Check(2, person(map[data.Field]string{data.FieldCountry: country}))
			census.Add(&checked)
		}
	}
	return checker.WithHints(census.Hints())
}

func TestCountryIsSuggestedFromTheOtherRows(t *testing.T) {
	germans := checkerOf(map[string]int{"DE": 18, "at": 2, "": 7, "Atlantis": 4})
	border := checkerOf(map[string]int{"DE": 5, "Polska": 5})
	tests := []struct {
		name    string
		checker *field.Checker
		mobile  string
		want    string
	}{
		{"nine of ten are", germans, "", "DE"},
		{"and the number can be one", germans, "0151 23456789", "DE"},
		{"but this is one of the others", germans, "+43 664 1234567", "AT"},
		{"no country has most rows", border, "", ""},
		{"the only one that the number fits", border, "512 345 678", "PL"},
		{"the only one that the number fits", border, "0151 23456789", "DE"},
		{"Excel ate the plus", border, "4915123456789", "DE"},
		{"a number of nowhere", border, "12", ""},
		{"a number of nowhere", germans, "123456789012345678", ""},
		{"no number", germans, "by mail", "DE"},
		{"an empty file", checkerOf(nil), "", ""},
	}
	for _, tt := range tests {
		cells := person(map[data.Field]string{data.FieldCountry: "", data.FieldMobile: tt.mobile})
		if p, found := suggestionFor(t, tt.checker, data.CodeCountryMissing, cells); !found || p.Suggestion != tt.want {
			t.Errorf("%s, %q: %+v, want %q", tt.name, tt.mobile, p, tt.want)
		}
	}
}

// peopleOf has first names and last names that are told apart by their numbers.
func peopleOf(census *field.Census, names ...[2]string) {
	for _, n := range names {
		checked := field.NewChecker("").Check(2, person(map[data.Field]string{data.FieldFirstName: n[0], data.FieldLastName: n[1]}))
		census.Add(&checked)
	}
}

func TestSwappedNamesNeedGoodEvidence(t *testing.T) {
	many := func(census *field.Census) {
		for i, last := range []string{"Müller", "Schmidt", "Kowalski", "Mueller", "Müller", "Müller"} {
			for _, first := range []string{"Hans", "Jürgen", "Anna-Lena", "Zoé"} {
				peopleOf(census, [2]string{first, fmt.Sprint(last, strings.Repeat("x", i/4))})
			}
		}
	}
	tests := []struct {
		name        string
		first, last string
		want        bool
	}{
		{"swapped", "Schmidt", "Hans", true},
		{"swapped, in other spellings", "MULLER", "Juergen", true},
		{"as it should be", "Hans", "Schmidt", false},
		{"the last name is known as neither", "Schmidt", "Otto", false},
		{"the first name is known as neither", "Otto", "Hans", false},
		{"twice a first name", "Hans", "Jürgen", false},
		{"twice a last name", "Schmidt", "Kowalski", false},
	}
	for _, tt := range tests {
		census := field.NewCensus()
		many(census)
		peopleOf(census, [2]string{tt.first, tt.last})
		rows := census.SwappedRows()
		if got := slices.Equal(rows, []int{24}); got != tt.want || !got && len(rows) > 0 {
			t.Errorf("%s: rows %v", tt.name, rows)
		}
		p, found := suggestionFor(t, field.NewChecker("").WithHints(census.Hints()), data.CodeNamesSwapped,
			person(map[data.Field]string{data.FieldFirstName: tt.first, data.FieldLastName: tt.last}))
		if found != tt.want || found && (p.Severity != data.Warning || p.Suggestion != tt.last+" "+tt.first || p.Value != tt.first) {
			t.Errorf("%s: %v %+v", tt.name, found, p)
		}
	}
	// A file whose columns are swapped throughout says nothing by itself, but the book does.
	census := field.NewCensus()
	for range 9 {
		peopleOf(census, [2]string{"Schmidt", "Hans"})
	}
	if rows := census.SwappedRows(); len(rows) != 0 {
		t.Errorf("without a book: %v", rows)
	}
	for range 100 {
		census.AddNames("Hans", "Schmidt")
	}
	if rows := census.SwappedRows(); len(rows) != 9 {
		t.Errorf("with the book: %v", rows)
	}
}
