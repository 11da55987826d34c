package columns

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cellKind is what the letters of a cell look like, whatever they mean.
type cellKind uint8

const (
	blankKind   cellKind = iota
	unknownKind          // "n/a", "-": says nothing of its column
	textKind
	codedKind   // text with digits in it: "CRM-1001", "Main St. 5"
	digitsKind  // numbers, amounts, dates, times, phone numbers
	addressKind // e-mail and web addresses
)

// kinds is the number of kinds.
const kinds = int(addressKind) + 1

// maxTypedCell is the length in bytes beyond which a cell is text, whatever stands in it.
const maxTypedCell = 64

// kindOf tells the kind of a cell.
func kindOf(cell string) cellKind {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return blankKind
	}
	if len(cell) > 2*maxTypedCell {
		return textKind
	}
	if isAddress(cell) {
		return addressKind
	}
	if len(cell) > maxTypedCell {
		return textKind
	}
	digits, letters, others := 0, 0, 0
	for _, r := range cell {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case unicode.IsLetter(r):
			letters++
		case !strings.ContainsRune(digitMarks, r):
			others++
		}
	}
	switch {
	case digits == 0 && (letters == 0 || unknownWords[strings.ToLower(cell)]):
		return unknownKind
	case digits == 0:
		return textKind
	case others > 0 || letters > 0 && !hasOnlyUnits(cell):
		return codedKind
	}
	return digitsKind
}

// digitMarks may stand among the digits of numbers, amounts, dates, times and phone numbers.
const digitMarks = " .,:;/+-–−()'’%€$£°\u00a0\u202f"

// unknownWords stand where a value is not known.
var unknownWords = wordSet(`n/a na n.a. nan null nil none nv n.v. k.a. unknown unbekannt inconnu desconocido sconosciuto
	nieznany desconhecido tbd tba keine keiner entfällt`)

// digitWords may stand among digits: months, halves of a day, exponents, currencies, units.
var digitWords = wordSet(`e t z am pm a p utc gmt h hrs uhr
	jan feb mar mär mrz apr may mai jun jul aug sep sept oct okt nov dec dez janv févr avr juin juil août déc
	january february march april june july august september october november december
	januar februar märz juni juli oktober dezember mon tue wed thu fri sat sun
	eur usd gbp chf pln brl zł kg g km m cm mm ha l ml kwh kw w v hpa pa c f s min st nd rd th ext tel`)

// hasOnlyUnits tells whether all letters of a cell with digits are words that go with numbers: "5.4e+11", "3 Jan 2026",
// "10:45 am", "12 kg".
func hasOnlyUnits(cell string) bool {
	for _, word := range strings.FieldsFunc(cell, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !digitWords[strings.ToLower(word)] {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(cell)
	return !unicode.IsLetter(first) || len(strings.Fields(cell)) > 1 // "T1" is a name
}

// isAddress tells whether a cell is one e-mail or web address; it is a look, not a check.
func isAddress(cell string) bool {
	if strings.ContainsAny(cell, " \t\n") {
		return false
	}
	if name, domain, ok := strings.Cut(cell, "@"); ok && name != "" {
		dot := strings.LastIndexByte(domain, '.')
		return dot > 0 && dot < len(domain)-1
	}
	return strings.Contains(cell, "://") || strings.HasPrefix(strings.ToLower(cell), "www.")
}

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		set[word] = true
	}
	return set
}

// leastMobileDigits is how many digits a phone number has at least.
const leastMobileDigits = 7

// LooksLikeMobile tells whether a cell could be a phone number: enough digits, and nothing that goes with none.
func LooksLikeMobile(cell string) bool {
	digits := 0
	for _, r := range cell {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case unicode.IsLetter(r), !strings.ContainsRune(digitMarks, r):
			return false
		}
	}
	return digits >= leastMobileDigits
}

// LooksLikeEmail tells whether a cell could be an e-mail address.
func LooksLikeEmail(cell string) bool {
	return strings.Contains(cell, "@") && kindOf(cell) == addressKind
}
