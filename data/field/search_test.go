package field_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/field"
)

func TestFoldMakesSpellingsOne(t *testing.T) {
	tests := [][]string{
		{"muller", "Müller", "MUELLER", "Mueller", "Muller", "Mu\u0308ller", "ＭＵＬＬＥＲ"},
		{"jurgen", "Jürgen", "Juergen", "JÜRGEN"},
		{"gross", "Groß", "GROSS", "gross", "GROẞ"},
		{"lukasz", "Łukasz", "lukasz"},
		{"soren", "Søren", "Soeren", "Sören"},
		{"arhus", "Ærhus", "Aerhus", "Ärhus"},
		{"joao", "João", "JOAO"},
		{"conceicao", "Conceição"},
		{"nunez", "Núñez"},
		{"zo", "Zoë", "Zoe", "Zoé"},
		{"d'angelo", "D’Angelo", "D'Angelo"},
		{"anna-lena", "Anna‐Lena", "Anna–Lena"},
		{"dzeki", "Džeki"},
		{"istanbul", "İstanbul", "Istanbul"},
		{"odon", "Œdon", "Oedon"},
		{"", ""},
	}
	for _, spellings := range tests {
		for _, s := range spellings[1:] {
			if got := field.Fold(s); got != spellings[0] {
				t.Errorf("Fold(%q) = %q, want %q", s, got, spellings[0])
			}
		}
	}
	if field.Fold("Anna") == field.Fold("Anne") || field.Fold("Meier") == field.Fold("Maier") {
		t.Error("different names fold to one")
	}
}

// matches is what the book's search does with terms and keys.
func matches(c data.Contact, search string) bool {
	key := field.SearchKey(c)
	for _, term := range field.SearchTerms(search) {
		if !strings.Contains(key, term) {
			return false
		}
	}
	return true
}

// A search narrows while it is typed: each beginning of a word that matches must match.
func TestEveryBeginningOfAWordMatches(t *testing.T) {
	names := []string{
		"Müller", "Mueller", "Jürgen", "Juergen", "Groß", "Søren", "Manuel", "Michael", "Raphaël", "Israel", "Noël", "Łukasz",
		"Conceição", "Ibáñez", "Lefèvre", "D’Angelo", "Æbeltoft", "Goethe", "Aeesha", "Queue", "Bauer", "Neue", "Źrebiec",
	}
	for _, name := range names {
		c := data.Contact{FirstName: "Ann", LastName: name}
		for _, typed := range []string{name, strings.ToLower(name), strings.ToUpper(name), field.Fold(name)} {
			if typed == field.Fold(name) && field.Fold(typed) != typed {
				continue // nobody types Aeesha as its fold, aesha
			}
			runes := []rune(typed)
			for start := range runes {
				for end := start + 1; end <= len(runes); end++ {
					if part := string(runes[start:end]); !matches(c, part) {
						t.Errorf("%q does not find %s (terms %q, key %q)", part, name, field.SearchTerms(part), field.SearchKey(c))
					}
				}
			}
		}
	}
	for _, typed := range []string{"mu", "mue", "muel", "muell", "müller", "mull", "ann mue"} {
		if !matches(data.Contact{FirstName: "Ann", LastName: "Müller"}, typed) {
			t.Errorf("%q does not find Müller", typed)
		}
	}
	for _, typed := range []string{"Jü", "Ju", "Jue", "Juer", "juergen", "jurgen"} {
		if !matches(data.Contact{FirstName: "Jürgen"}, typed) {
			t.Errorf("%q does not find Jürgen", typed)
		}
	}
}

func TestSearchFindsAContactByAllItsParts(t *testing.T) {
	german := data.Contact{
		CountryCode: "DE", FirstName: "Jürgen", LastName: "Müller", Mobile: "+4915123456789", Email: "J.Mueller@Example.com",
		Organization: "Hof Müller 24/7, GbR", AccountNumber: "0012-34", ExternalID: "CRM-88",
	}
	american := data.Contact{CountryCode: "US", FirstName: "Ann", LastName: "Lee", Mobile: "+15155551234"}
	argentine := data.Contact{CountryCode: "AR", FirstName: "José", Mobile: "+5491123456789"}
	tests := []struct {
		contact data.Contact
		search  string
		want    bool
	}{
		{german, "", true},
		{german, "muller", true},
		{german, "mueller jurgen", true},
		{german, "JÜRGEN MÜ", true},
		{german, "Meier", false},
		{german, "jürgen meier", false},
		{german, "0151 234", true},
		{german, "0151234", true},
		{german, "+49 151", true},
		{german, "+49 (0)151 234", true},
		{german, "0049151", true},
		{german, "(0151) 234-567", true},
		{german, "0151/23456789", true},
		{german, "'015123456789", true},
		{german, "234567", true},
		{german, "müller 0151", true},
		{german, "müller +49151", true},
		{german, "0152", false},
		{german, "0", true},
		{german, "00", true},
		{german, "+", true},
		{german, "+4", true},
		{german, "+43", false},
		{german, "j.mueller@example", true},
		{german, "J.Müller@example.com", true},
		{german, "@example.com", true},
		{german, "24/7", true},
		{german, "hof 24/7", true},
		{german, "0012-34", true},
		{german, "12-34", true},
		{german, "001234", true},
		{german, "crm-88", true},
		{german, "gbr", true},
		{american, "(515) 555-1234", true},
		{american, "515 555 1234", true},
		{american, "515-555", true},
		{american, "+1 515", true},
		{american, "1 (515) 555", true},
		{american, "(51", true},
		{american, "(555) 515", false},
		{argentine, "+54 9 11 2345-6789", true},
		{argentine, "011 15-2345-6789", false}, // a carrier's spelling: its digits stand nowhere
		{argentine, "2345-6789", true},
	}
	for _, tt := range tests {
		if got := matches(tt.contact, tt.search); got != tt.want {
			t.Errorf("%q finds %s: %v (terms %q, key %q)", tt.search, tt.contact.FullName(), got, field.SearchTerms(tt.search), field.SearchKey(tt.contact))
		}
	}
}

func TestSearchTerms(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"  ", nil},
		{"Müller", []string{"muller"}},
		{"Anna-Lena  Groß", []string{"anna-lena", "gross"}},
		{"0151 234", []string{"151234"}},
		{"+49 151", []string{"49151"}},
		{"(515) 555-1234", []string{"5155551234"}},
		{"Meier 0151 234", []string{"meier", "151", "234"}},
		{"00", nil},
		{"A4 0", []string{"a4", "0"}},
	}
	for _, tt := range tests {
		if got := field.SearchTerms(tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("SearchTerms(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSortNameOrdersAsTheNameIsShown(t *testing.T) {
	contacts := []data.Contact{
		{FirstName: "Zoé", LastName: "Adam"},
		{FirstName: "ann", LastName: "Lee"},
		{FirstName: "Änne", LastName: "Lee"},
		{FirstName: "Ann", LastName: "Abel"},
		{LastName: "Bo"},
	}
	slices.SortFunc(contacts, func(a, b data.Contact) int { return strings.Compare(field.SortName(a), field.SortName(b)) })
	var names []string
	for _, c := range contacts {
		names = append(names, c.FullName())
	}
	if want := []string{"Ann Abel", "ann Lee", "Änne Lee", "Bo", "Zoé Adam"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

// The fold of a text's beginning is a beginning of its fold.
func TestFoldOfABeginningIsABeginning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringOf(rapid.RuneFrom([]rune("aeouAEOUäöüßæœøłñç s'-xyz"))).Draw(t, "text"))
		end := rapid.IntRange(0, len(text)).Draw(t, "end")
		if whole, part := field.Fold(string(text)), field.Fold(string(text[:end])); !strings.HasPrefix(whole, part) {
			t.Fatalf("Fold(%q) = %q does not begin with Fold(%q) = %q", string(text), whole, string(text[:end]), part)
		}
	})
}
