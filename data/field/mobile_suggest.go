package field

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// mobileWithin finds the one mobile in a cell that holds more than a number, or more than one; "" if there is none, or
// if there are several. Where landlines look alike, the cell must hold no other digits, such as an extension.
func (r *row) mobileWithin(text string) string {
	found := ""
	for _, part := range numbersWithin(text) {
		for _, part := range r.readableParts(part) {
			kind := r.kindOf(part)
			if part == found || kind != phonenumbers.MOBILE &&
				(kind != phonenumbers.FIXED_LINE_OR_MOBILE || countDigits(part) != countDigits(text)) {
				continue
			}
			if found != "" {
				return ""
			}
			found = part
		}
	}
	return found
}

// readableParts divides what may be two numbers with a slash between; a slash may stand inside of one, too.
func (r *row) readableParts(part string) []string {
	if r.kindOf(part) != phonenumbers.UNKNOWN {
		return []string{part}
	}
	parts := strings.FieldsFunc(part, func(c rune) bool { return c == '/' || c == '\\' })
	for i := range parts {
		parts[i] = trimNumber(parts[i])
	}
	return parts
}

// numbersWithin are the parts of a text that can be numbers.
func numbersWithin(text string) []string {
	parts := strings.FieldsFunc(text, func(c rune) bool {
		return digitValue(c) < 0 && c != '+' && c != '＋' && c != '/' && c != '\\' && !separator(c)
	})
	for i := range parts {
		parts[i] = trimNumber(parts[i])
	}
	return parts
}

func trimNumber(s string) string { return strings.Trim(s, " -./\\([") }

// kindOf is the type of a number of the row's country, or of any with its calling code; UNKNOWN for what is none.
func (r *row) kindOf(text string) phonenumbers.PhoneNumberType {
	s, code := spellNumber(text)
	if code != "" || s.digits == "" || r.country == "" && !s.plus {
		return phonenumbers.UNKNOWN
	}
	n, _, ok := s.read(numbering().region(r.country))
	if !ok {
		return phonenumbers.UNKNOWN
	}
	return numbering().kind(n)
}
