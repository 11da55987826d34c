package columns

import (
	"strings"
	"sync"
	"unicode"

	"muster/data"
	"muster/data/field"
)

// headerRows is how many rows of a file are looked at for its header.
const headerRows = 20

// FindHeader finds the header among the first rows of a file: the first row with all required columns, otherwise the
// one with the most known headers and Understand's error for it. Without any header the index is -1.
func FindHeader(rows [][]string) (index int, m Mapping, err error) {
	return FindHeaderWith(rows, Options{})
}

// FindHeaderWith is FindHeader with options.
func FindHeaderWith(rows [][]string, o Options) (index int, m Mapping, err error) {
	index, err = -1, data.ErrNoHeader
	for i, row := range rows[:min(headerRows, len(rows))] {
		candidate, problem := Understand(row, nil, o)
		if problem == nil {
			return i, candidate, nil
		}
		if count := candidate.count(); count >= enough && (index < 0 || count > m.count()) {
			index, m, err = i, candidate, problem
		}
	}
	return index, m, err
}

// strength orders the headers that could be one field's.
type strength uint8

const (
	weak strength = iota + 1
	usual
	own // the very header of our sample sheet, in any language
)

// entry is what a header means.
type entry struct {
	field    data.Field
	strength strength
	ignored  bool // a column that we add to rejected rows
}

type headers map[string]entry

// dictionary is all known headers by key; built at the first use.
var dictionary = sync.OnceValue(func() headers {
	known := make(headers, 2048)
	add := func(title string, e entry) {
		key := headerKey(title)
		if old, ok := known[key]; !ok || e.strength > old.strength {
			known[key] = e
		}
	}
	for _, lang := range languages {
		for f, titles := range lang.headers {
			for i, title := range titles {
				e := entry{field: f, strength: usual}
				if i == 0 {
					e.strength = own
				}
				add(title, e)
			}
		}
		for f, titles := range lang.weak {
			for _, title := range titles {
				add(title, entry{field: f, strength: weak})
			}
		}
	}
	for f := range data.Field(data.NumFields) {
		add(f.String(), entry{field: f, strength: usual})
	}
	for _, lang := range languages {
		add(lang.rowNumber, entry{ignored: true, strength: own})
		add(lang.reason, entry{ignored: true, strength: own})
	}
	return known
})

// find looks a header up, as it stands and then without what it says in brackets ("Mobile (required)").
func (h headers) find(title string) (entry, bool) {
	if e, ok := h[headerKey(title)]; ok {
		return e, true
	}
	e, ok := h[headerKey(withoutBrackets(title))]
	return e, ok
}

// headerKey is the form in which headers are compared: the folded letters and digits alone.
func headerKey(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, field.Fold(strings.ReplaceAll(title, "#", " number")))
}

func withoutBrackets(title string) string {
	var b strings.Builder
	depth := 0
	for _, r := range title {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func blankCell(s string) bool { return headerKey(s) == "" }
