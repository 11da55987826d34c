package field

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/nyaruka/phonenumbers"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"muster/data"
)

// Country is a country with its name in some language.
type Country struct {
	// Code is ISO 3166-1 alpha-2, upper case.
	Code string
	Name string
}

// countryCode reads a country cell. What is not yet letters is understood, if it can be, with a note; a dialling code
// is an error that suggests the letters.
func (r *row) countryCode(cell string) string {
	clean, _ := cleanText(cell)
	if clean == "" {
		if r.checker.defaultCountry == "" {
			r.add(data.FieldCountry, data.Error, data.CodeCountryMissing, cell, "")
		}
		r.country = r.checker.defaultCountry
		return r.country
	}
	if code, ok := countryLetters(clean); ok {
		r.country = code
		return code
	}
	if digits, ok := diallingDigits(clean); ok {
		r.add(data.FieldCountry, data.Error, data.CodeCountryDialling, cell, countryOfCallingCode(digits))
		return clean
	}
	code, ok := atlas().byName[countryKey(clean)]
	if !ok {
		code, ok = countryLetters(lettersIn(clean))
	}
	if !ok {
		r.add(data.FieldCountry, data.Error, data.CodeCountryUnknown, cell, "")
		return clean
	}
	r.country = code
	r.add(data.FieldCountry, data.Note, data.CodeCountryFromName, cell, code)
	return code
}

// countryLetters reads alpha-2 letters in any case.
func countryLetters(s string) (string, bool) {
	if len(s) != 2 {
		return "", false
	}
	code, ok := atlas().codes[strings.ToUpper(s)]
	return code, ok
}

// diallingDigits returns the digits of a text that looks like a dialling code: "+49", "0049", "49", "(+1)", "+1-684".
func diallingDigits(s string) (string, bool) {
	var digits []byte
	for _, c := range s {
		switch {
		case '0' <= c && c <= '9':
			digits = append(digits, byte(c))
		case c == '+', c == '(', c == ')', c == '-', c == ' ', c == '.', c == '\'':
		default:
			return "", false
		}
	}
	return strings.TrimLeft(string(digits), "0"), len(digits) > 0
}

// countryOfCallingCode is the main country of a calling code, "" if it has none. In the North American plan the area
// code may follow.
func countryOfCallingCode(digits string) string {
	if len(digits) == 4 && digits[0] == '1' {
		for _, code := range phonenumbers.GetRegionCodesForCountryCode(phonenumbers.NANPA_COUNTRY_CODE) {
			if numbering().region(code).leads(digits[1:]) {
				return code
			}
		}
	}
	if len(digits) == 0 || len(digits) > phonenumbers.MAX_LENGTH_COUNTRY_CODE {
		return ""
	}
	n := 0
	for _, d := range []byte(digits) {
		n = 10*n + int(d-'0')
	}
	return atlas().codes[phonenumbers.GetRegionCodeForCountryCode(n)]
}

// CountryName is the name of a country in a language ("en", "de" …), the code itself if there is no such country.
func CountryName(code, lang string) string {
	if _, ok := atlas().codes[code]; !ok {
		return code
	}
	return regionName(code, display.Regions(languageTag(lang)))
}

// regionName is the name that a namer gives to a country, its code if there is none.
func regionName(code string, namer display.Namer) string {
	region, err := language.ParseRegion(code)
	if err != nil || namer == nil {
		return code
	}
	if name := namer.Name(region); name != "" {
		return name
	}
	return code
}

// Countries lists all countries by their names in a language, in the order of that language.
func Countries(lang string) []Country {
	countries := make([]Country, 0, len(atlas().codes))
	namer := display.Regions(languageTag(lang))
	for code := range atlas().codes {
		countries = append(countries, Country{Code: code, Name: regionName(code, namer)})
	}
	order := collate.New(languageTag(lang))
	slices.SortFunc(countries, func(a, b Country) int {
		if c := order.CompareString(a.Name, b.Name); c != 0 {
			return c
		}
		return strings.Compare(a.Code, b.Code)
	})
	return countries
}

// languageTag is the tag of a language that has country names; English for one that is not known.
func languageTag(lang string) language.Tag {
	tag, err := language.Parse(lang)
	if err != nil {
		return language.English
	}
	return tag
}

// countryAtlas knows how countries are written.
type countryAtlas struct {
	codes  map[string]string // the alpha-2 letters of every country, to themselves
	byName map[string]string // countryKey of names, alpha-3 letters and other usual spellings → letters
	names  []spelledName     // the names of byName that are long enough to be misspelled
}

// atlas is built at the first use: the names cost some milliseconds.
var atlas = sync.OnceValue(func() *countryAtlas {
	a := &countryAtlas{codes: make(map[string]string, 256), byName: make(map[string]string, 4096)}
	for code := range phonenumbers.GetSupportedRegions() {
		a.codes[code] = code
	}
	for _, code := range countriesWithoutNumbers {
		a.codes[code] = code
	}
	for _, lang := range countryLanguages {
		namer := display.Regions(languageTag(lang))
		for code := range a.codes {
			a.byName[countryKey(regionName(code, namer))] = code
		}
	}
	for code := range a.codes {
		if region, err := language.ParseRegion(code); err == nil {
			a.byName[countryKey(region.ISO3())] = code
		}
		if key := countryKey(code); len(key) == len(code) { // folded, AE is a lone A
			a.byName[key] = code
		}
	}
	for code, spellings := range countrySpellings {
		for _, s := range spellings {
			a.byName[countryKey(s)] = code
		}
	}
	delete(a.byName, "")
	delete(a.byName, countryKey("ZZZ"))
	for key, code := range a.byName {
		if len(key) >= shortestName {
			a.names = append(a.names, spelledName{key, lettersOf(key), code})
		}
	}
	return a
})

// countryKey is the form in which country names are compared: the folded letters alone, so that "U.S.A.", "Côte
// d’Ivoire" and "Germany (+49)" are understood.
func countryKey(name string) string { return lettersIn(Fold(name)) }

// lettersIn are the letters of a text, without all else.
func lettersIn(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}
