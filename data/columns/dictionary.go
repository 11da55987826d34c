package columns

import (
	"slices"
	"sync"

	"muster/data"
)

// meaningKind says what a header means.
type meaningKind uint8

const (
	meansField meaningKind = iota
	meansFullName
	// meansOther is a usual column that is no field of ours.
	meansOther
	// meansAdded is a column that we add to rejected rows.
	meansAdded
)

// meaning is one thing that a header can mean.
type meaning struct {
	kind  meaningKind
	field data.Field
	// strength orders the headers that could be one field's.
	strength int
	// languages are those in which the header means this, a bit each.
	languages uint8
	// order and person are of a full name; a person's column can hold companies.
	order  nameOrder
	person bool
}

// How sure a header is of its field. What is taken off a header to recognise it makes it weaker: a word of a place or
// a number keeps "Work Mobile" and "Mobile 2" behind "Mobile", and before "Phone".
const (
	strengthOwn     = 60 // the very header of our sample sheet, in any language
	strengthUsual   = 50
	strengthProgram = 36 // a program's, in a file that is not known to be the program's
	strengthWeak    = 20

	lessForNeutral = 1
	lessForPrefix  = 12
	lessForPlace   = 15
	lessForSecond  = 16
)

// headers are all known headers.
type headers struct {
	byKey map[string][]meaning
	// words are all of their words: a title without any of them need not be looked up.
	words map[string]bool
}

// dictionary is all known headers; built at the first use.
var dictionary = sync.OnceValue(func() *headers {
	known := &headers{byKey: make(map[string][]meaning, 8192), words: make(map[string]bool, 4096)}
	for i := range languages {
		known.addLanguage(&languages[i], 1<<i)
	}
	for f := range data.Field(data.NumFields) {
		known.add(f.String(), meaning{field: f, strength: strengthUsual})
	}
	for i := range programs {
		for f, titles := range programs[i].columns {
			isField := func(m meaning) bool { return m.kind == meansField && m.field == f }
			for _, title := range list(titles) {
				if !slices.ContainsFunc(known.find(title), isField) {
					known.add(title, meaning{field: f, strength: strengthProgram})
				}
			}
		}
	}
	for i := range programs {
		for _, title := range list(programs[i].marks) {
			if len(known.find(title)) == 0 {
				known.add(title, meaning{kind: meansOther})
			}
		}
	}
	return known
})

func (h *headers) addLanguage(lang *language, bit uint8) {
	for f, titles := range lang.headers {
		for i, title := range list(titles) {
			m := meaning{field: f, strength: strengthUsual, languages: bit}
			if i == 0 {
				m.strength = strengthOwn
			}
			h.add(title, m)
		}
	}
	for f, titles := range lang.weak {
		h.addAll(titles, meaning{field: f, strength: strengthWeak, languages: bit})
	}
	name := meaning{kind: meansFullName, strength: strengthUsual, languages: bit}
	h.addAll(lang.fullNames, name)
	name.order = lastFirst
	h.addAll(lang.lastFirst, name)
	h.addAll(lang.persons, meaning{kind: meansFullName, strength: strengthWeak, languages: bit, person: true})
	h.addAll(lang.others, meaning{kind: meansOther, languages: bit})
	h.add(lang.rowNumber, meaning{kind: meansAdded, strength: strengthOwn, languages: bit})
	h.add(lang.reason, meaning{kind: meansAdded, strength: strengthOwn, languages: bit})
}

func (h *headers) addAll(titles string, m meaning) {
	for _, title := range list(titles) {
		h.add(title, m)
	}
}

// add enters a header by all of its letters, and by its essential words.
func (h *headers) add(title string, m meaning) {
	key := headerKey(title)
	h.enter(key, m)
	words := essential(headerWords(title))
	if len(words) > 0 && joinWords(words) != key {
		h.enter(joinWords(words), m)
	}
	for _, w := range words {
		h.words[w.text] = true
	}
}

// enter adds a meaning under a key. The same meaning in another language is one; a strong header stays a field's
// where another list has it as a weak one or as a program's.
func (h *headers) enter(key string, m meaning) {
	for i, old := range h.byKey[key] {
		if old.kind != m.kind || old.kind == meansField && old.field != m.field {
			continue
		}
		if m.strength > old.strength {
			h.byKey[key][i].strength, h.byKey[key][i].order = m.strength, m.order
		}
		h.byKey[key][i].languages |= m.languages
		return
	}
	h.byKey[key] = append(h.byKey[key], m)
}
