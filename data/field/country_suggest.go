package field

import (
	"math/bits"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"muster/data"
)

// suggestCountry adds to the problem of a row's country what the country seems to be: a name with a slip of the keys,
// the country of the mobile, or the one that the other rows of the file have.
func (r *row) suggestCountry(cell, mobile string) {
	i := slices.IndexFunc(r.problems, func(p data.Problem) bool { return p.Field == data.FieldCountry && p.Severity == data.Error })
	if i < 0 || r.problems[i].Suggestion != "" {
		return
	}
	p := &r.problems[i]
	if p.Code == data.CodeCountryUnknown {
		clean, _ := cleanText(cell)
		if p.Suggestion = vehicleCodes[strings.ToLower(lettersIn(clean))]; p.Suggestion == "" {
			p.Suggestion = r.checker.misspelled.country(countryKey(clean))
		}
		if p.Suggestion != "" {
			return
		}
	}
	clean, _ := cleanText(mobile)
	s, code := spellNumber(clean)
	if code != "" {
		s = spelling{}
	}
	if p.Suggestion = s.countryOfPrefix(); p.Suggestion == "" && r.checker.hints != nil {
		p.Suggestion = r.checker.hints.country(s)
	}
}

// countryOfPrefix is the country of a number that is written with its calling code, "" for any other.
func (s spelling) countryOfPrefix() string {
	if !s.plus && (len(s.digits) < 2 || s.digits[:2] != "00") {
		return ""
	}
	n, ok := s.readInternational()
	if !ok || !numbering().possible(n) {
		return ""
	}
	if shared := len(numbering().byCode[n.callingCode]) > 1; shared && numbering().of(n) == nil {
		return "" // any of those that share the code
	}
	return countryOfNumber(n)
}

// mobileIn tells whether the number is a valid mobile of a country.
func (s spelling) mobileIn(country string) bool {
	home := numbering().region(country)
	if home == nil {
		return false
	}
	n, _, ok := s.read(home)
	return ok && mobileKind(numbering().kind(n)) && countryOfNumber(n) == country
}

// possibleIn tells whether the number can be one of a country.
func (s spelling) possibleIn(country string) bool {
	n, _, ok := s.read(numbering().region(country))
	return ok && s.impossible(n, numbering().kind(n), ok) == ""
}

// The length from which a name is compared with what is nearly the same, and the one from which two slips are allowed.
const (
	shortestName = 5
	longName     = 8
)

// spelledName is a country's name as countryKey writes it.
type spelledName struct {
	key     string
	letters uint32
	code    string
}

// misspellings remembers the country of names that were looked up. It is safe for concurrent use.
type misspellings struct {
	known sync.Map // countryKey → letters
	count atomic.Int32
}

const maxMisspellings = 10_000

// country is the one whose name is nearly the given key, "" if there is none or more than one.
func (m *misspellings) country(key string) string {
	if code, ok := m.known.Load(key); ok {
		return code.(string)
	}
	code := nearestCountry(key)
	if m.count.Load() < maxMisspellings {
		if _, known := m.known.LoadOrStore(key, code); !known {
			m.count.Add(1)
		}
	}
	return code
}

func nearestCountry(key string) string {
	if len(key) < shortestName {
		return ""
	}
	most := 1
	if len(key) >= longName {
		most = 2
	}
	letters, code := lettersOf(key), ""
	for i := range atlas().names {
		name := &atlas().names[i]
		// A slip adds and takes one letter at most.
		if bits.OnesCount32(letters^name.letters) > 2*most {
			continue
		}
		switch n := slips(key, name.key, most); {
		case n > most:
		case n < most:
			code, most = name.code, n
		case code == "":
			code = name.code
		case code != name.code:
			code = several
		}
	}
	if code == several {
		return ""
	}
	return code
}

// several stands for more than one country.
const several = "?"

// lettersOf is the set of letters of a name.
func lettersOf(key string) uint32 {
	var set uint32
	for i := range len(key) {
		if c := key[i]; 'a' <= c && c <= 'z' {
			set |= 1 << (c - 'a')
		}
	}
	return set
}
