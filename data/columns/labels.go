package columns

import (
	"strings"

	"muster/data"
)

// labelWords head a column that says of which kind the phone beside it is.
var labelWords = foldedWords(`type label typ art tipo etichetta etiquette libelle rodzaj etykieta etiqueta bezeichnung kind`)

// labelColumns finds the columns that say of which kind the phones are: "Phone 1 - Type" for "Phone 1 - Value", or a
// "Type" right beside the phone. It gives the label's column by the phone's.
func labelColumns(header []string, phones []int) map[int]int {
	labels := make(map[int]int)
	stems := labelStems(header)
	for _, phone := range phones {
		stem := phoneStem(headerWords(header[phone]))
		if label, ok := stems[stem]; ok && label != phone && stem != "" {
			labels[phone] = label
			continue
		}
		for _, beside := range []int{phone + 1, phone - 1} {
			if 0 <= beside && beside < len(header) && isPlainLabel(headerWords(header[beside])) {
				labels[phone] = beside
				break
			}
		}
	}
	return labels
}

// labelStems are the columns that head kinds, by what they are kinds of: "Phone 1 - Type" is one of "phone1".
func labelStems(header []string) map[string]int {
	stems := make(map[string]int)
	for i, title := range header {
		words := headerWords(title)
		switch {
		case len(words) < 2:
			continue
		case labelWords[words[len(words)-1].text]:
			words = words[:len(words)-1]
		case labelWords[words[0].text]:
			words = words[1:]
		default:
			continue
		}
		if stem := phoneStem(words); stem != "" {
			if _, ok := stems[stem]; !ok {
				stems[stem] = i
			}
		}
	}
	return stems
}

// phoneStem is what is left of a title without what every title can have.
func phoneStem(words []headerWord) string { return joinWords(withoutNeutral(essential(words))) }

// isPlainLabel tells whether a title says no more than "type".
func isPlainLabel(words []headerWord) bool { return len(words) == 1 && labelWords[words[0].text] }

// phoneKind is what a label says of a phone, the better ones last.
type phoneKind uint8

const (
	phoneNone  phoneKind = iota // a fax or pager
	phoneOther                  // any other
	phoneMobile
)

// phoneKindOf reads a label: "Mobile", "* Work Mobile", "Handy", "Home Fax".
func phoneKindOf(label string) phoneKind {
	switch strings.TrimPrefix(label, "* ") {
	case "", "Work", "Home", "Other", "Main", "WORK", "HOME":
		return phoneOther
	case "Mobile", "mobile", "Cell", "CELL", "Mobil":
		return phoneMobile
	}
	if len(label) > maxHeader {
		return phoneOther
	}
	for _, w := range headerWords(label) {
		if noPhones[w.text] {
			return phoneNone
		}
	}
	for _, m := range dictionary().find(label) {
		if m.kind == meansField && m.field == data.FieldMobile && m.strength > strengthWeak {
			return phoneMobile
		}
	}
	for _, w := range headerWords(label) {
		for _, m := range dictionary().byKey[w.text] {
			if m.kind == meansField && m.field == data.FieldMobile && m.strength > strengthWeak {
				return phoneMobile
			}
		}
	}
	return phoneOther
}

var noPhones = foldedWords(`fax telefax faxnr telecopie telecopieur faks pager bip beeper cercapersone`)
