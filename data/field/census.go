package field

import (
	"cmp"
	"slices"
	"strings"
)

// Census counts what the rows of a file say together: their countries, and which words are first and which last names.
// What it counts is bounded; of each row it keeps two small numbers.
type Census struct {
	countries map[string]int
	words     map[uint64]uint32 // hash of a name to its place in counts
	counts    []nameCount
	rows      []rowNames
}

// nameCount says how often a word is a first and a last name.
type nameCount struct{ first, last uint32 }

// rowNames are the places of a row's first and last name in the counts; 0 for a name that is not counted.
type rowNames struct{ first, last uint32 }

// maxNames is how many different names are counted. Those that come later are too rare to tell anything.
const maxNames = 1 << 17

// NewCensus returns an empty census.
func NewCensus() *Census {
	return &Census{countries: map[string]int{}, words: map[uint64]uint32{}, counts: make([]nameCount, 1)}
}

// AddNames counts the names of a person who is not in the file.
func (c *Census) AddNames(first, last string) { c.countNames(first, last) }

// Add counts the next row of the file. Skipped rows are added blank, so that rows keep their places.
func (c *Census) Add(row *Checked) {
	if code := row.Contact.CountryCode; len(code) == 2 {
		c.countries[code]++
	}
	c.rows = append(c.rows, c.countNames(row.Contact.FirstName, row.Contact.LastName))
}

func (c *Census) countNames(first, last string) rowNames {
	n := rowNames{c.place(first), c.place(last)}
	c.counts[n.first].first++
	c.counts[n.last].last++
	return n
}

// place is where a name is counted; 0 for blanks and what is beyond the limit.
func (c *Census) place(name string) uint32 {
	h := nameHash(name)
	if h == 0 {
		return 0
	}
	n, ok := c.words[h]
	if !ok && len(c.counts) < maxNames {
		n = uint32(len(c.counts))
		c.words[h] = n
		c.counts = append(c.counts, nameCount{})
	}
	return n
}

// SwappedRows are the places, from 0, of the rows whose first and last names seem to stand in each other's columns.
func (c *Census) SwappedRows() []int {
	var list []int
	for i, r := range c.rows {
		if r.first != 0 && r.last != 0 && swappedCounts(c.counts[r.first], c.counts[r.last]) {
			list = append(list, i)
		}
	}
	return list
}

// Good evidence: a name that is the other one so often, and in so many cases at most once what it is here.
const (
	enoughNames  = 4
	rarelyAsHere = 10
)

// swappedCounts tells whether the first of a row's two names is a last name everywhere else, and the second a first name.
func swappedCounts(first, last nameCount) bool {
	return isOtherName(first.last, first.first) && isOtherName(last.first, last.last)
}

// isOtherName tells whether a name is the other one; of those that are as in the row, the row itself does not count.
func isOtherName(other, asHere uint32) bool {
	return other >= enoughNames && (max(asHere, 1)-1)*rarelyAsHere <= other
}

// Hints are what the rows of a file say together about one of them.
type Hints struct {
	// Countries are those of the file, the most frequent first; rare ones are left out.
	Countries []string
	// Main is the country of nearly all rows that have one, "" if there is none.
	Main   string
	census *Census
}

const (
	mainShare  = 90  // percent of the rows with a country that have the main one
	countShare = 100 // a country of fewer than one in so many rows is left out
)

// Hints returns what was counted; the census may not be added to any more.
func (c *Census) Hints() Hints {
	h := Hints{census: c}
	total := 0
	for code := range c.countries {
		if _, ok := atlas().codes[code]; !ok {
			delete(c.countries, code)
		}
		total += c.countries[code]
	}
	for code, n := range c.countries {
		if n*countShare >= total {
			h.Countries = append(h.Countries, code)
		}
		if n*100 >= total*mainShare {
			h.Main = code
		}
	}
	slices.SortFunc(h.Countries, func(a, b string) int {
		return cmp.Or(cmp.Compare(c.countries[b], c.countries[a]), strings.Compare(a, b))
	})
	c.rows = nil
	return h
}

// country is what the country of a row seems to be whose mobile is s: the only one of the file where that is a mobile,
// else the main one.
func (h *Hints) country(s spelling) string {
	if s.digits == "" {
		return h.Main
	}
	found := ""
	for _, country := range h.Countries {
		if !s.mobileIn(country) {
			continue
		}
		if found != "" {
			found = ""
			break
		}
		found = country
	}
	if found == "" && h.Main != "" && s.possibleIn(h.Main) {
		return h.Main
	}
	return found
}

// swapped tells whether the file says that the names stand in each other's columns.
func (h *Hints) swapped(first, last string) bool {
	if h.census == nil || first == "" || last == "" {
		return false
	}
	f, l := h.census.words[nameHash(first)], h.census.words[nameHash(last)]
	return f != 0 && l != 0 && swappedCounts(h.census.counts[f], h.census.counts[l])
}

// nameHash is a hash of a name as it is compared, 0 for a blank one. A wrong hit costs a warning: 64 bits are enough.
func nameHash(name string) uint64 {
	if name == "" {
		return 0
	}
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a, as it needs no memory
	h := uint64(offset)
	name = Fold(name)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * prime
	}
	return h
}
