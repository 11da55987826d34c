package field_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/publicsuffix"
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

func TestEmailsAreCorrected(t *testing.T) {
	wrong := map[string]string{ // no address: an error
		"ann@@example.com":         "ann@example.com",
		"ann @example.com":         "ann@example.com",
		"ann@ example .com":        "ann@example.com",
		"ann. lee@example.com":     "ann.lee@example.com",
		"ann lee@example.com":      "", // ann.lee, ann_lee, annlee
		"ann@example,com":          "ann@example.com",
		"ann@gmail,com":            "ann@gmail.com",
		"ann@example.com.":         "ann@example.com",
		"ann@example..com":         "ann@example.com",
		"ann..lee@example.com":     "ann.lee@example.com",
		".ann@example.com":         "ann@example.com",
		"ann@examplecom":           "ann@example.com",
		"ann@gmailcom":             "ann@gmail.com",
		"ann@webde":                "ann@web.de",
		"ann@t-onlinede":           "ann@t-online.de",
		"ann@gmail":                "ann@gmail.com",
		"ann@yahoo":                "", // of which country
		"ann@hof":                  "",
		"ann(at)example.com":       "ann@example.com",
		"ann[AT]example.com":       "ann@example.com",
		"Ann Lee <ann@gmial.com>":  "ann@gmail.com",
		"<ann@example.com>":        "ann@example.com",
		"ann@example.com;":         "ann@example.com",
		"ann@gmial,cmo":            "ann@gmail.com",
		"a@example.com b@e.com":    "",
		"a@example.com; b@e.com":   "",
		"example.com":              "",
		"@":                        "",
		"@example.com":             "",
		"ann@":                     "",
		"ann@.":                    "",
		"ann lee":                  "",
		strings.Repeat("x@", 2000): "",
	}
	slips := map[string]string{ // an address that is hardly meant: a warning
		"ann@gmial.com":      "ann@gmail.com",
		"Ann@GMIAL.com":      "Ann@gmail.com",
		"ann@gmal.com":       "ann@gmail.com",
		"ann@gamil.com":      "ann@gmail.com",
		"ann@gmaill.com":     "ann@gmail.com",
		"ann@gnail.com":      "ann@gmail.com",
		"ann@gmail.con":      "ann@gmail.com",
		"ann@gmail.co":       "ann@gmail.com",
		"ann@gmail.cm":       "ann@gmail.com",
		"ann@hotmial.com":    "ann@hotmail.com",
		"ann@hotmial.de":     "ann@hotmail.de",
		"ann@yahooo.com":     "ann@yahoo.com",
		"ann@yaho.co.uk":     "ann@yahoo.co.uk",
		"ann@yahoo.cmo":      "ann@yahoo.com",
		"ann@outlok.de":      "ann@outlook.de",
		"ann@icloud.comm":    "ann@icloud.com",
		"ann@t-onlin.de":     "ann@t-online.de",
		"ann@googlemial.com": "ann@googlemail.com",
		"ann@mueller.cmo":    "ann@mueller.com",
		"ann@mail.hof.con":   "ann@mail.hof.com",
		"ann@live.con":       "ann@live.com",
	}
	for code, list := range map[data.Code]map[string]string{data.CodeEmailInvalid: wrong, data.CodeEmailTypo: slips} {
		for email, want := range list {
			p, found := suggestionFor(t, field.NewChecker(""), code, person(map[data.Field]string{
				data.FieldEmail: email, data.FieldMobile: "0151 23456789",
			}))
			severity := data.Error
			if code == data.CodeEmailTypo {
				severity = data.Warning
			}
			if !found || p.Suggestion != want || p.Severity != severity || p.Field != data.FieldEmail {
				t.Errorf("%q: %v %+v, want %q", email, found, p, want)
			}
		}
	}
}

func TestUnusualDomainsAreLeftAlone(t *testing.T) {
	for _, domain := range []string{
		"gmail.com", "GMail.com", "googlemail.com", "mail.com", "ymail.com", "email.com", "email.de", "gmx.de", "gmx.net", "gmx.at",
		"web.de", "weg.de", "wob.de", "we.de", "live.de", "love.com", "life.com", "live.nl", "msn.com", "man.com", "aon.at", "aol.com", "all.com",
		"yahoo.dk", "yahoo.co.jp", "yahoo.com.br", "hotmail.be", "outlook.jp", "gmail.de", "cloud.com", "me.com", "mac.com", "free.fr",
		"grange.fr", "orange.fr", "oranges.fr", "libero.it", "liberi.it", "terra.com.br", "serra.com.br", "wp.pl", "o2.pl", "op.pl", "onet.pl",
		"x.co", "mueller.co", "mueller.cm", "firma.om", "t-online.de", "hof.farm", "müller.de", "a.b.c.example.org", "firma.lan",
		"treenet.de", "tmail.com", "fmail.com",
	} {
		checked := field.NewChecker("").Check(2, person(map[data.Field]string{data.FieldEmail: "ann@" + domain}))
		if len(checked.Problems) != 0 {
			t.Errorf("%s: %+v", domain, checked.Problems)
		}
	}
}

func TestSlipsOfComDoNotExist(t *testing.T) {
	for _, end := range []string{
		"con", "cmo", "ocm", "vom", "xom", "cim", "cpm", "clm", "cok", "comm", "coom", "ccom", "copm", "conm", "comn", "cvom", "xcom",
	} {
		if _, real := publicsuffix.PublicSuffix("example." + end); real {
			t.Errorf("%s is a top-level domain", end)
		}
		if _, found := suggestionFor(t, field.NewChecker(""), data.CodeEmailTypo,
			person(map[data.Field]string{data.FieldEmail: "ann@example." + end})); !found {
			t.Errorf("%s is taken for right", end)
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
