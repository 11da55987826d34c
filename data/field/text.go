package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"muster/data"
)

// MaxText is the longest text cell, in characters.
const MaxText = 1000

// text cleans a cell of free text and adds what was wrong with it: names, organization, identifiers, notes.
func (r *row) text(f data.Field, cell string) string {
	clean, controls := cleanText(cell)
	if controls {
		r.add(f, data.Warning, data.CodeControlCharacters, cell, "")
	}
	if len(clean) > MaxText && utf8.RuneCountInString(clean) > MaxText {
		r.add(f, data.Error, data.CodeTextTooLong, cell, "")
	}
	return clean
}

// identifier is a text that must arrive to the letter, the account number or the external ID. Digits that a
// spreadsheet turned into 4.92E+11 cannot be guessed back.
func (r *row) identifier(f data.Field, cell string) string {
	clean := r.text(f, cell)
	if scientific(clean, true) {
		r.add(f, data.Warning, data.CodeIDScientific, cell, "")
	}
	return clean
}

// cleanText returns a cell's text as it is stored: trimmed (no-break blanks too), composed (NFC), every kind of blank
// a plain one, without invisible and control characters. It tells whether there were control characters inside the
// text; a line break or tab leaves a blank behind.
func cleanText(s string) (clean string, controls bool) {
	if plainText(s) {
		return strings.Trim(s, " "), false // also what nearly every cell with an umlaut is
	}
	s = norm.NFC.String(strings.TrimFunc(s, blank))
	var b strings.Builder
	b.Grow(len(s))
	pending := false // a blank that replaces a line break, written unless there is one already
	for _, c := range s {
		switch {
		case invisible(c):
			continue
		case lineBreak(c):
			controls, pending = true, true
			continue
		case unicode.IsControl(c):
			controls = true
			continue
		case unicode.IsSpace(c):
			c = ' '
		}
		if pending && c != ' ' && b.Len() > 0 {
			b.WriteByte(' ')
		}
		pending = false
		b.WriteRune(c) // an invalid byte becomes U+FFFD
	}
	return strings.Trim(b.String(), " "), controls
}

// plainText tells whether s is printable Latin text, composed as it must be by the range of its letters: it needs no
// cleaning but a trim.
func plainText(s string) bool {
	for _, r := range s {
		switch {
		case r < ' ', '~' < r && r <= '\u00A0', r == '\u00AD', r >= latinEnd:
			return false
		}
	}
	return true
}

func lineBreak(r rune) bool {
	switch r {
	case '\n', '\r', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func blank(r rune) bool { return unicode.IsSpace(r) || invisible(r) }

// invisible characters come along when text is copied from web pages and address books and mean nothing: byte order
// marks, soft hyphens, zero-width blanks and marks of writing direction. The joiners stay, words need them.
func invisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == '\u00AD', r == '\u200B', r == '\u200E', r == '\u200F', r == '\u2060', r == '\uFEFF':
		return true
	}
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}

// scientific tells whether s is what a spreadsheet makes of a long number: 4.92E+11, 4,92E+11, 4.9e11. In a strict
// look, plain 4E10 is not enough: there are article numbers like that.
func scientific(s string, strict bool) bool {
	e := strings.IndexAny(s, "eE")
	if e < 1 || e == len(s)-1 {
		return false
	}
	mantissa, exponent := s[:e], s[e+1:]
	whole, fraction := mantissa, ""
	if i := strings.IndexAny(mantissa, ".,"); i >= 0 {
		if whole, fraction = mantissa[:i], mantissa[i+1:]; !digitsOnly(fraction) {
			return false
		}
	}
	signed := strings.TrimPrefix(exponent, "+")
	if !digitsOnly(whole) || !digitsOnly(signed) {
		return false
	}
	return !strict || fraction != "" || signed != exponent
}

// digitsOnly tells whether s is one or more ASCII digits.
func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
