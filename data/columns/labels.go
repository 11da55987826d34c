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
	var labels map[int]int
	for _, phone := range phones {
		for i, title := range header {
			if i == phone || !isLabelOf(title, header[phone], i-phone) {
				continue
			}
			if labels == nil {
				labels = make(map[int]int)
			}
			labels[phone] = i
			break
		}
	}
	return labels
}

// isLabelOf tells whether a title heads the kinds of the phones below another, distance columns before it.
func isLabelOf(title, phone string, distance int) bool {
	if len(title) > maxHeader || len(phone) > maxHeader {
		return false
	}
	words := headerWords(title)
	if len(words) == 0 || !labelWords[words[len(words)-1].text] && !labelWords[words[0].text] {
		return false
	}
	if len(words) == 1 {
		return distance == 1 || distance == -1
	}
	stem := joinWords(withoutNeutral(essential(headerWords(phone))))
	if labelWords[words[len(words)-1].text] {
		words = words[:len(words)-1]
	} else {
		words = words[1:]
	}
	return joinWords(withoutNeutral(essential(words))) == stem
}

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
		for _, m := range dictionary()[w.text] {
			if m.kind == meansField && m.field == data.FieldMobile && m.strength > strengthWeak {
				return phoneMobile
			}
		}
	}
	return phoneOther
}

var noPhones = foldedWords(`fax telefax faxnr telecopie telecopieur faks pager bip beeper cercapersone`)
