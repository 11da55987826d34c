package field

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"

	"muster/data"
)

// The shortest and longest numbers there are, in digits: shorter ones are service numbers or cut off.
const (
	minMobileDigits = 7
	maxMobileDigits = 15
)

// mobile reads a mobile number in any spelling with the row's country and returns it in E.164.
func (r *row) mobile(cell string) string {
	clean, _ := cleanText(cell)
	s, code := spellNumber(clean)
	if code != "" {
		suggestion := ""
		if code == data.CodeMobileNotANumber {
			suggestion = r.mobileWithin(clean)
		}
		r.add(data.FieldMobile, data.Error, code, cell, suggestion)
		return clean
	}
	if s.digits == "" {
		return ""
	}
	if r.country == "" && !s.plus {
		return clean // the country's own error says enough
	}
	home := numbering().region(r.country)
	n, restored, ok := s.read(home)
	kind := numbering().kind(n)
	if kind == phonenumbers.UNKNOWN {
		if settled := numbering().settle(n); settled != n {
			n, kind = settled, numbering().kind(settled) // as it will read back
		}
	}
	if code := s.impossible(n, kind, ok); code != "" {
		r.add(data.FieldMobile, data.Error, code, cell, "")
		return clean
	}
	if restored {
		r.add(data.FieldMobile, data.Note, data.CodeMobilePlusRestored, cell, n.e164())
	}
	switch {
	case kind == phonenumbers.UNKNOWN:
		r.add(data.FieldMobile, data.Warning, data.CodeMobileInvalid, cell, "")
	case !mobileKind(kind):
		r.add(data.FieldMobile, data.Warning, data.CodeMobileLandline, cell, "")
	}
	if home != nil && n.callingCode != home.callingCode {
		r.addRemedy(data.FieldMobile, data.Warning, data.CodeMobileOtherCountry, cell, countryOfNumber(n), data.RemedySetCountry)
	}
	return n.e164()
}

// mobileKind tells whether a number of the type can be a mobile. In some countries (US, CA) they look like landlines.
func mobileKind(kind phonenumbers.PhoneNumberType) bool {
	return kind == phonenumbers.MOBILE || kind == phonenumbers.FIXED_LINE_OR_MOBILE
}

// countryOfNumber is the country that a number belongs to, "" for a number of no country (satellites, freephone).
func countryOfNumber(n number) string {
	p := numbering().of(n)
	if p == nil {
		p = numbering().main(n.callingCode)
	}
	if p == nil {
		return ""
	}
	return atlas().codes[p.region]
}

// spelling is what a number's text says before a country is asked.
type spelling struct {
	digits string
	// plus says that a calling code comes first.
	plus bool
	// bare says that the text is nothing but digits, as a spreadsheet leaves a number.
	bare bool
	// trunkInBrackets is the index of the 0 in "+49 (0)151…", 0 if there is none.
	trunkInBrackets int
}

// read finds the number that is meant: home is the plan of the row's country, nil if it has none. It tells whether a
// lost plus was restored.
func (s spelling) read(home *plan) (n number, restored, ok bool) {
	if s.plus || strings.HasPrefix(s.digits, "00") {
		n, ok = s.readInternational()
		if s.plus || ok && numbering().possible(n) {
			return n, false, ok
		}
	}
	if home == nil {
		return number{}, false, false
	}
	n, ok = home.read(s.digits)
	if !strings.HasPrefix(s.digits, home.code) {
		return n, false, ok
	}
	if ok && n.national == s.digits && mobileKind(numbering().kind(n)) {
		return n, false, true // a mobile as it stands: Brazil's 55 is an area too
	}
	abroad, fits := numbering().international(s.digits)
	if !fits || !mobileKind(numbering().kind(abroad)) {
		return n, false, ok
	}
	// Where the trunk prefix is the calling code (1 in America), "1-515-…" lacks nothing; only bare digits do.
	restored = s.bare || home.trunk != home.code
	return abroad, restored, true
}

// readInternational reads the digits after a plus or 00.
func (s spelling) readInternational() (number, bool) {
	digits := s.digits
	if !s.plus {
		digits = digits[2:]
	}
	n, ok := numbering().international(digits)
	if at := s.trunkInBrackets - (len(s.digits) - len(digits)); at > 0 && (!ok || numbering().kind(n) == phonenumbers.UNKNOWN) {
		without, fits := numbering().international(digits[:at] + digits[at+1:])
		if fits && numbering().kind(without) != phonenumbers.UNKNOWN {
			return without, true
		}
	}
	return n, ok
}

// impossible says why a number cannot be one, "" if it can.
func (s spelling) impossible(n number, kind phonenumbers.PhoneNumberType, ok bool) data.Code {
	if !ok {
		switch {
		case len(s.digits) < minMobileDigits:
			return data.CodeMobileTooShort
		case len(s.digits) > maxMobileDigits:
			return data.CodeMobileTooLong
		}
		return data.CodeMobileImpossible
	}
	length := len(strconv.Itoa(n.callingCode)) + len(n.national)
	switch {
	case length > maxMobileDigits:
		return data.CodeMobileTooLong
	case length < minMobileDigits,
		len(n.national) < minMobileDigits && !mobileKind(kind): // islands have mobiles of five digits
		return data.CodeMobileTooShort
	case !numbering().possible(n):
		return data.CodeMobileImpossible
	}
	return ""
}

// spellNumber takes the digits out of a number as people write it. The code is what is wrong with the text, "" if it
// can be a number.
func spellNumber(s string) (spelling, data.Code) {
	if plain := len(s) <= maxMobileDigits && digitsOnly(s); plain || s == "" {
		return spelling{digits: s, bare: true}, ""
	}
	if scientific(s, false) {
		return spelling{}, data.CodeMobileScientific
	}
	s = stripNumberMarks(s)
	out := spelling{bare: true}
	digits := make([]byte, 0, len(s))
	parts := 0 // digits before the last separator of two numbers
	for i, c := range s {
		switch d := digitValue(c); {
		case d >= 0:
			digits = append(digits, byte('0'+d))
			continue
		case c == '+' || c == '＋':
			if len(digits) > 0 {
				return spelling{}, data.CodeMobileNotANumber
			}
			out.plus = true
		case c == '/' || c == '\\':
			if len(digits)-parts >= minMobileDigits && countDigits(s[i:]) >= minMobileDigits {
				return spelling{}, data.CodeMobileNotANumber // two numbers
			}
			parts = len(digits)
		case c == '(' && out.trunkInBrackets == 0 && strings.HasPrefix(s[i:], "(0)"):
			out.trunkInBrackets = len(digits)
		case separator(c):
		default:
			return spelling{}, data.CodeMobileNotANumber
		}
		out.bare = false
	}
	if len(digits) == 0 {
		return spelling{}, data.CodeMobileNotANumber
	}
	out.digits = string(digits)
	return out, ""
}

// stripNumberMarks takes off what is not part of the number: the apostrophe that tells a spreadsheet "text", the
// scheme of a link, and the ".0" of a number that was saved as a decimal.
func stripNumberMarks(s string) string {
	if inner, ok := strings.CutPrefix(s, `="`); ok { // a formula that other programs write to save the 0
		s = strings.TrimSuffix(inner, `"`)
	}
	s = strings.TrimSpace(strings.TrimLeft(s, "'’‘´`"))
	if len(s) >= len("tel:") && strings.EqualFold(s[:len("tel:")], "tel:") {
		s, _, _ = strings.Cut(s[len("tel:"):], ";")
	}
	if whole, ok := strings.CutSuffix(s, ".0"); ok && len(whole) >= minMobileDigits && digitsOnly(whole) {
		return whole
	}
	if whole, ok := strings.CutSuffix(s, ",0"); ok && len(whole) >= minMobileDigits && digitsOnly(whole) {
		return whole
	}
	return s
}

// separator tells whether people put c between the digits of one number.
func separator(c rune) bool {
	switch c {
	case ' ', '.', '-', '(', ')', '[', ']', '\'', '’', '_', '~', '·', '•', '\u2212', '\u30FC', '－', '（', '）', '．', '／':
		return true
	}
	return '\u2010' <= c && c <= '\u2015' || unicode.IsSpace(c) || invisible(c)
}

// digitValue is the value of a decimal digit of any script, -1 for another character.
func digitValue(c rune) int {
	if c < utf8.RuneSelf {
		if '0' <= c && c <= '9' {
			return int(c - '0')
		}
		return -1
	}
	for _, r := range unicode.Nd.R16 { // each range is one or more runs of 0 to 9
		if rune(r.Lo) <= c && c <= rune(r.Hi) {
			return int(c-rune(r.Lo)) % 10
		}
	}
	return -1
}

func countDigits(s string) int {
	n := 0
	for _, c := range s {
		if digitValue(c) >= 0 {
			n++
		}
	}
	return n
}
