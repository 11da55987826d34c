package field_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/field"
)

// suggestionFor checks a row and returns what is suggested for a problem of it; found is false without the problem.
func suggestionFor(t *testing.T, checker *field.Checker, code data.Code, cells data.Cells, phones ...string) (p data.Problem, found bool) {
	t.Helper()
	for _, p := range checker.Check(2, cells, phones...).Problems {
		if p.Code == code {
			return p, true
		}
	}
	return data.Problem{}, false
}

func person(set map[data.Field]string) data.Cells {
	cells := data.Cells{data.FieldCountry: "DE", data.FieldFirstName: "Ann", data.FieldLastName: "Lee", data.FieldEmail: "ann@example.com"}
	for f, text := range set {
		cells[f] = text
	}
	return cells
}

func TestCountryIsSuggestedFromItsNameOrTheMobile(t *testing.T) {
	tests := []struct {
		country, mobile string
		code            data.Code
		want            string
	}{
		{"Deutchland", "", data.CodeCountryUnknown, "DE"},
		{"Germny", "", data.CodeCountryUnknown, "DE"},
		{"Gremany", "", data.CodeCountryUnknown, "DE"},
		{"Deuschlnad", "", data.CodeCountryUnknown, "DE"},
		{"Frnace", "", data.CodeCountryUnknown, "FR"},
		{"Pollska", "", data.CodeCountryUnknown, "PL"},
		{"Swizterland", "", data.CodeCountryUnknown, "CH"},
		{"Alemnia", "", data.CodeCountryUnknown, "DE"},
		{"Österreic", "", data.CodeCountryUnknown, "AT"},
		{"Untied Staets", "", data.CodeCountryUnknown, "US"},
		{"D", "", data.CodeCountryUnknown, "DE"},
		{"a-", "+4915123456789", data.CodeCountryUnknown, "AT"},
		{"FL", "", data.CodeCountryUnknown, "LI"},
		{"X", "", data.CodeCountryUnknown, ""},
		{"Nigera", "", data.CodeCountryUnknown, ""}, // Niger, Nigeria
		{"Austrlia", "", data.CodeCountryUnknown, ""},
		{"Berlin", "", data.CodeCountryUnknown, ""},
		{"Berlin", "+49 151 23456789", data.CodeCountryUnknown, "DE"},
		{"XX", "0049 151 23456789", data.CodeCountryUnknown, "DE"},
		{"XX", "", data.CodeCountryUnknown, ""},
		{"", "", data.CodeCountryMissing, ""},
		{"", "0151 23456789", data.CodeCountryMissing, ""},
		{"", "+4915123456789", data.CodeCountryMissing, "DE"},
		{"", "00 48 512 345 678", data.CodeCountryMissing, "PL"},
		{"", "+1 416 555 0123", data.CodeCountryMissing, "CA"},
		{"", "+1 515 555 1234", data.CodeCountryMissing, "US"},
		{"", "+1 555 555 1234", data.CodeCountryMissing, ""}, // any of the North American plan
		{"", "+43", data.CodeCountryMissing, ""},
		{"+49", "+43 664 123456", data.CodeCountryDialling, "DE"},
		{"999", "+43 664 123456", data.CodeCountryDialling, "AT"},
	}
	for _, tt := range tests {
		cells := person(map[data.Field]string{data.FieldCountry: tt.country, data.FieldMobile: tt.mobile})
		p, found := suggestionFor(t, field.NewChecker(""), tt.code, cells)
		if !found || p.Suggestion != tt.want || p.Remedy != data.RemedySet {
			t.Errorf("%q %q: %v %+v, want %q", tt.country, tt.mobile, found, p, tt.want)
		}
	}
}

func TestMobileAndEmailInEachOthersColumns(t *testing.T) {
	tests := []struct {
		country, mobile, email string
		swapped                bool
		field                  data.Field
		suggestion             string
	}{
		{"DE", "ann@example.com", "0151 23456789", true, data.FieldMobile, "0151 23456789"},
		{"DE", "ann@example.com", "", true, data.FieldMobile, "ann@example.com"},
		{"DE", "", "0151 23456789", true, data.FieldEmail, "0151 23456789"},
		{"", "ann@example.com", "0151 23456789", true, data.FieldMobile, "0151 23456789"},
		{"DE", "mailto:ann@example.com", "tel:+4915123456789", true, data.FieldMobile, "tel:+4915123456789"},
		{"DE", "ann@example.com", "bob@example.com", false, 0, ""},
		{"DE", "ann@", "0151 23456789", false, 0, ""},
		{"DE", "ann@example.com", "12", false, 0, ""},
		{"DE", "0151 23456789", "0151 23456788", false, 0, ""},
		{"DE", "0151 23456789", "ann@example.com", false, 0, ""},
		{"DE", "", "", false, 0, ""},
	}
	for _, tt := range tests {
		cells := person(map[data.Field]string{data.FieldCountry: tt.country, data.FieldMobile: tt.mobile, data.FieldEmail: tt.email})
		p, found := suggestionFor(t, field.NewChecker(""), data.CodeMobileEmailSwapped, cells)
		if found != tt.swapped || found && (p.Field != tt.field || p.Suggestion != tt.suggestion || p.Value != cells[tt.field]) {
			t.Errorf("%q %q: %v %+v", tt.mobile, tt.email, found, p)
		}
		if found && tt.country != "" && len(field.NewChecker("").Check(2, cells).Problems) != 1 {
			t.Errorf("%q %q: one mistake has more than one problem", tt.mobile, tt.email)
		}
	}
}

func TestTheMobileWithinACell(t *testing.T) {
	tests := []struct{ country, mobile, want string }{
		{"DE", "0151 23456789 (privat)", "0151 23456789"},
		{"DE", "Tel. 0151-23456789", "0151-23456789"},
		{"DE", "0151 23456789 / 030 1234567", "0151 23456789"},
		{"DE", "030 1234567 oder 0151/23456789", "0151/23456789"},
		{"DE", "0151 23456789 und 0151 23456789", "0151 23456789"},
		{"DE", "+49 151 23456789; 0160 1234567", ""}, // one or the other
		{"DE", "030 1234567 abends", ""},
		{"US", "515 555 1234 x12", ""},
		{"US", "cell 515 555 1234", "515 555 1234"},
		{"", "+49 151 23456789 mobil", "+49 151 23456789"},
		{"", "0151 23456789 mobil", ""},
		{"DE", "keine", ""},
		{"DE", "?", ""},
	}
	for _, tt := range tests {
		cells := person(map[data.Field]string{data.FieldCountry: tt.country, data.FieldMobile: tt.mobile})
		p, found := suggestionFor(t, field.NewChecker(""), data.CodeMobileNotANumber, cells)
		if !found || p.Suggestion != tt.want {
			t.Errorf("%s %q: %v %+v, want %q", tt.country, tt.mobile, found, p, tt.want)
		}
	}
}

func TestMobileOfAnotherColumn(t *testing.T) {
	tests := []struct {
		country, mobile, email string
		phones                 []string
		code                   data.Code
		want                   string
	}{
		{"DE", "", "", []string{"0151 23456789"}, data.CodeNoMobileNoEmail, "0151 23456789"},
		{"DE", "", "ann@example.com", []string{"0151 23456789"}, data.CodeMobileElsewhere, "0151 23456789"},
		{"DE", "", "ann@example.com", []string{"030 123456", " 0151 23456789 "}, data.CodeMobileElsewhere, "0151 23456789"},
		{"DE", "", "ann@example.com", []string{"030 123456"}, "", ""},
		{"DE", "", "", []string{"030 123456", "", "x"}, data.CodeNoMobileNoEmail, ""},
		{"US", "", "ann@example.com", []string{"515 555 1234"}, "", ""}, // may be a landline
		{"US", "", "", []string{"515 555 1234"}, data.CodeNoMobileNoEmail, "515 555 1234"},
		{"", "", "ann@example.com", []string{"0151 23456789"}, data.CodeCountryMissing, ""},
		{"DE", "0160 1234567", "ann@example.com", []string{"0151 23456789"}, "", ""},
		{"DE", "123", "ann@example.com", []string{"0151 23456789"}, data.CodeMobileTooShort, ""},
	}
	for _, tt := range tests {
		cells := person(map[data.Field]string{data.FieldCountry: tt.country, data.FieldMobile: tt.mobile, data.FieldEmail: tt.email})
		problems := field.NewChecker("").Check(2, cells, tt.phones...).Problems
		switch {
		case tt.code == "" && len(problems) == 0:
		case len(problems) != 1 || problems[0].Code != tt.code || problems[0].Suggestion != tt.want:
			t.Errorf("%q %q %q: %+v, want %s %q", tt.mobile, tt.email, tt.phones, problems, tt.code, tt.want)
		}
	}
}

// TestSuggestionsSolveTheirProblem takes every suggestion of rows of all kinds of mistakes.
func TestSuggestionsSolveTheirProblem(t *testing.T) {
	census := field.NewCensus()
	for i, last := range []string{"Schmidt", "Kowalski", "Meier", "Novak", "Lee"} {
		for j, first := range []string{"Hans", "Ewa", "Ann", "Zoé", "Max"} {
			checked := field.NewChecker("").Check(2, person(map[data.Field]string{
				data.FieldFirstName: first, data.FieldLastName: last, data.FieldCountry: []string{"DE", "PL"}[(i+j)%8/7],
			}))
			census.Add(&checked)
		}
	}
	checker := field.NewChecker("").WithHints(census.Hints())
	pool := map[data.Field][]string{
		data.FieldCountry: {
			"", "", "DE", "us", "PL", "+49", "0048", "1", "1684", "999", "Deutchland", "Germny", "Germany", "Polska", "Frnace", "XX", "Berlin", "?",
			"GB", "CH", "BR", "AR",
		},
		data.FieldFirstName: {"", "Hans", "Ewa", "Schmidt", "Kowalski", "Lee", "\x01Ann", "Jan Maria"},
		data.FieldLastName:  {"", "Hans", "Ewa", "Schmidt", "Kowalski", "Max", "Novak"},
		data.FieldMobile: {
			"", "", "0151 23456789", "+4915123456789", "0049 151 23456789", "011 49 151 23456789", "4915123456789", "512345678", "+48 512 345 678",
			"5155551234", "+1 555 555 1234", "4.92E+11", "ann@example.com", "ann@gmial.com", "x", "12", "030 123456", "00491512345", "+88216 12345678",
			"+43 664 1234567", "1234567890123456", "091523456789", "+54 9 11 2345 6789",
			"0151 23456789 privat", "0151 23456789 / 030 123456", "Tel. +48 512 345 678",
		},
		data.FieldEmail: {
			"", "", "ann@example.com", "ann@gmial.com", "ann@@gmial,cmo", "ann @gmail", "0151 23456789", "+4915123456789", "ann", "ann@yahoo.co",
			"Ann <ann@hotmial.con>", "ann@mueller.con", "512345678", "mailto:ann@gmail.cm",
		},
		data.FieldAccount: {"", "4.9E+11"},
	}
	phones := []string{"", "0151 23456789", "+48 512 345 678", "515 555 1234", "030 123456"}
	taken := map[data.Code]int{}
	rows := func(t *rapid.T) {
		var cells data.Cells
		for _, f := range slices.Sorted(maps.Keys(pool)) {
			cells[f] = rapid.SampledFrom(pool[f]).Draw(t, f.String())
		}
		phone := rapid.SampledFrom(phones).Draw(t, "phone")
		for _, p := range checker.Check(2, cells, phone).Problems {
			if p.Suggestion == "" {
				if p.Remedy != data.RemedySet && p.Code != data.CodeMobileOtherCountry {
					t.Fatalf("a remedy that nothing is suggested for: %+v", p)
				}
				continue
			}
			set, ok := checker.Remedy(p, cells, phone)
			if !ok {
				t.Fatalf("%q: the suggestion of %+v cannot be taken", cells, p)
			}
			mended := cells
			for f, text := range set {
				mended[f] = text
			}
			checked := checker.Check(2, mended, phone)
			if slices.ContainsFunc(checked.Problems, func(q data.Problem) bool { return q.Code == p.Code }) {
				t.Fatalf("%q: taking %+v leads to %q: %+v", cells, p, mended, checked.Problems)
			}
			if p.Severity != data.Error && field.Rejects(checked.Problems) && !field.Rejects(checker.Check(2, cells, phone).Problems) {
				t.Fatalf("%q: taking %+v of a row that goes in rejects it: %+v", cells, p, checked.Problems)
			}
			if _, again := checker.Remedy(p, mended, phone); again {
				t.Fatalf("%q: %+v can be taken twice", cells, p)
			}
			taken[p.Code]++
		}
	}
	for range 200 { // of a hundred rows each
		rapid.Check(t, rows)
	}
	for _, code := range []data.Code{
		data.CodeCountryMissing, data.CodeCountryDialling, data.CodeCountryUnknown, data.CodeCountryFromName, data.CodeNamesSwapped,
		data.CodeNoMobileNoEmail, data.CodeMobilePlusRestored, data.CodeMobileOtherCountry, data.CodeMobileElsewhere,
		data.CodeMobileEmailSwapped, data.CodeMobileNotANumber, data.CodeEmailInvalid, data.CodeEmailTypo,
	} {
		if taken[code] == 0 {
			t.Errorf("%s was never suggested", code)
		}
	}
}
