package field_test

import (
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
)

func checkCountry(defaultCountry, cell string) field.Checked {
	return field.NewChecker(defaultCountry).Check(2, data.Cells{
		data.FieldCountry: cell, data.FieldFirstName: "Ann", data.FieldLastName: "Lee", data.FieldEmail: "ann@example.com",
	})
}

func TestCountry(t *testing.T) {
	note := func(code string) []found { return []found{{data.Note, data.CodeCountryFromName, code}} }
	dialling := func(code string) []found { return []found{{data.Error, data.CodeCountryDialling, code}} }
	unknown := []found{{data.Error, data.CodeCountryUnknown, ""}}
	tests := []struct {
		cell, want string
		problems   []found
	}{
		{"DE", "DE", nil},
		{"de", "DE", nil},
		{" Us\u00a0", "US", nil},
		{"XK", "XK", nil},
		{"AQ", "AQ", nil},

		{"DEU", "DE", note("DE")},
		{"usa", "US", note("US")},
		{"Bra", "BR", note("BR")},
		{"Germany", "DE", note("DE")},
		{"GERMANY", "DE", note("DE")},
		{"Deutschland", "DE", note("DE")},
		{"Allemagne", "DE", note("DE")},
		{"Alemania", "DE", note("DE")},
		{"Germania", "DE", note("DE")},
		{"Niemcy", "DE", note("DE")},
		{"Alemanha", "DE", note("DE")},
		{"BRD", "DE", note("DE")},
		{"Österreich", "AT", note("AT")},
		{"Oesterreich", "AT", note("AT")},
		{"Schweiz", "CH", note("CH")},
		{"Suisse", "CH", note("CH")},
		{"U.S.", "US", note("US")},
		{"U.S.A.", "US", note("US")},
		{"United States of America", "US", note("US")},
		{"États-Unis", "US", note("US")},
		{"Etats-Unis", "US", note("US")},
		{"EE. UU.", "US", note("US")},
		{"(AE)", "AE", note("AE")},
		{"A.E.", "AE", note("AE")},
		{"A", "A", []found{{data.Error, data.CodeCountryUnknown, "AT"}}}, // folded, AE is an A, too
		{"D-", "D-", []found{{data.Error, data.CodeCountryUnknown, "DE"}}},
		{"UK", "GB", note("GB")},
		{"U.K.", "GB", note("GB")},
		{"Great Britain", "GB", note("GB")},
		{"Brasil", "BR", note("BR")},
		{"Brazil", "BR", note("BR")},
		{"Côte d’Ivoire", "CI", note("CI")},
		{"Polska", "PL", note("PL")},
		{"Holland", "NL", note("NL")},
		{"D.E.", "DE", note("DE")},
		{"Germany (+49)", "DE", note("DE")},
		{"DE +49", "DE", note("DE")},

		{"+49", "+49", dialling("DE")},
		{"49", "49", dialling("DE")},
		{"0049", "0049", dialling("DE")},
		{"+1", "+1", dialling("US")},
		{"1", "1", dialling("US")},
		{"(+55)", "(+55)", dialling("BR")},
		{"27", "27", dialling("ZA")},
		{"+7", "+7", dialling("RU")},
		{"+44", "+44", dialling("GB")},
		{"'+43", "'+43", dialling("AT")},
		{"+1-809", "+1-809", dialling("DO")},
		{"1 876", "1 876", dialling("JM")},
		{"999", "999", dialling("")},
		{"0", "0", dialling("")},

		{"EU", "EU", unknown},
		{"UN", "UN", unknown},
		{"ZZ", "ZZ", unknown},
		{"001", "001", dialling("US")},
		{"XX", "XX", unknown},
		{"SU", "SU", unknown},
		{"Atlantis", "Atlantis", unknown},
		{"?", "?", unknown},
		{"", "", []found{{data.Error, data.CodeCountryMissing, ""}}},
		{"  ", "", []found{{data.Error, data.CodeCountryMissing, ""}}},
	}
	for _, tt := range tests {
		got := checkCountry("", tt.cell)
		if problems := problemsOf(got, data.FieldCountry); got.Contact.CountryCode != tt.want || !slices.Equal(problems, tt.problems) {
			t.Errorf("%q: %q %v, want %q %v", tt.cell, got.Contact.CountryCode, problems, tt.want, tt.problems)
		}
	}
}

func TestBlankCountryIsTheDefault(t *testing.T) {
	if got := checkCountry("de", " "); got.Contact.CountryCode != "DE" || len(got.Problems) != 0 {
		t.Errorf("blank: %q %v, want DE", got.Contact.CountryCode, got.Problems)
	}
	if got := checkCountry("DE", "FR"); got.Contact.CountryCode != "FR" {
		t.Errorf("FR: %q, the default won", got.Contact.CountryCode)
	}
}

// Every country is understood by its name in each language; where a name stands for two, by one of them.
func TestEveryCountryNameIsUnderstood(t *testing.T) {
	for _, lang := range columns.Languages() {
		countries := field.Countries(lang)
		if len(countries) < 249 {
			t.Fatalf("%s: %d countries", lang, len(countries))
		}
		for _, c := range countries {
			if c.Name == c.Code || strings.TrimSpace(c.Name) == "" {
				t.Errorf("%s: %s has no name", lang, c.Code)
			}
			if got := checkCountry("", c.Name).Contact.CountryCode; got != c.Code {
				t.Errorf("%s: %q is read as %q, want %q", lang, c.Name, got, c.Code)
			}
			if got := checkCountry("", c.Code); got.Contact.CountryCode != c.Code || len(got.Problems) != 0 {
				t.Errorf("%s: %v %v", c.Code, got.Contact.CountryCode, got.Problems)
			}
		}
	}
}

func TestCountriesAreOrderedAsTheLanguageDoes(t *testing.T) {
	countries := field.Countries("de")
	at := func(code string) int {
		return slices.IndexFunc(countries, func(c field.Country) bool { return c.Code == code })
	}
	if !(at("NO") < at("AT") && at("AT") < at("PK")) { // Norwegen, Österreich, Pakistan
		t.Errorf("Norwegen %d, Österreich %d, Pakistan %d", at("NO"), at("AT"), at("PK"))
	}
}

func TestCountryName(t *testing.T) {
	tests := []struct{ code, lang, want string }{
		{"DE", "de", "Deutschland"},
		{"DE", "pl", "Niemcy"},
		{"US", "pt", "Estados Unidos"},
		{"DE", "", "Germany"},
		{"DE", "tlh", "Germany"},
		{"ZZ", "de", "ZZ"},
		{"", "de", ""},
	}
	for _, tt := range tests {
		if got := field.CountryName(tt.code, tt.lang); got != tt.want {
			t.Errorf("CountryName(%q, %q) = %q, want %q", tt.code, tt.lang, got, tt.want)
		}
	}
}
