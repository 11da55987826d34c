package wording_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/views/wording"
)

// withoutValue are the problems of a row as a whole; the value of a damaged row is a code.
var withoutValue = []data.Code{
	data.CodeConflictContacts, data.CodeExampleRow, data.CodeRowDropped, data.CodeRowSkipped, data.CodeNotInBook, data.CodeRowDamaged, data.CodeSegmentsEmptied,
}

// withSuggestion are the problems whose suggestion is a value that a person has to see.
var withSuggestion = []data.Code{
	data.CodeCountryMissing, data.CodeCountryDialling, data.CodeCountryUnknown, data.CodeCountryFromName, data.CodeNamesSwapped,
	data.CodeNoMobileNoEmail, data.CodeMobilePlusRestored, data.CodeMobileOtherCountry, data.CodeMobileElsewhere,
	data.CodeMobileNotANumber, data.CodeEmailInvalid, data.CodeEmailTypo,
}

// broken is what a sentence looks like in which something is missing.
var broken = regexp.MustCompile(`  | [.,;:!?]|[^\w)]\.$|""|“”|„“|\.\.`)

func TestASentenceShowsTheValueAndWhatWouldBeRight(t *testing.T) {
	languages(t, func(t *testing.T, w app.Words) {
		for _, text := range constants(t, "Code") {
			code := data.Code(text)
			for _, country := range []string{"", "FR"} {
				for _, suggestion := range []string{"", "5uggested"} {
					p := data.Problem{Code: code, Value: "V4lue", Suggestion: suggestion, Country: country}
					if code == data.CodeMobileOtherCountry {
						p.Country = "FR" // the row has one, or nothing would be another one
					}
					always := slices.Contains([]data.Code{
						data.CodeCountryFromName, data.CodeNamesSwapped, data.CodeMobilePlusRestored, data.CodeMobileElsewhere, data.CodeEmailTypo,
					}, code)
					if always && suggestion == "" {
						continue
					}
					if code.Missing() {
						p.Value = ""
					}
					got := wording.Problem(w, p)
					if broken.MatchString(got) || !strings.HasSuffix(got, ".") {
						t.Errorf("%+v: %q", p, got)
					}
					if value := p.Value != "" && !slices.Contains(withoutValue, code); value != strings.Contains(got, "V4lue") {
						t.Errorf("%s: %q shows the value: %v, want %v", code, got, !value, value)
					}
					if slices.Contains(withSuggestion, code) && !strings.Contains(got, suggestion) {
						t.Errorf("%s: %q does not say what would be right", code, got)
					}
				}
			}
		}
	})
}

func TestALongValueIsCut(t *testing.T) {
	english, _ := words.New("en")
	got := wording.Problem(english, data.Problem{Code: data.CodeTextTooLong, Value: "a\n b" + strings.Repeat("ü", 1000)})
	if want := "“a b" + strings.Repeat("ü", 37) + "…” is too long: at most 1,000 characters."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
