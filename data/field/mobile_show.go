package field

import (
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// ShowMobile is a mobile (E.164) as a person in the given country reads it: the national form, or the international
// one for a number of another country. A text that is no number is returned as it is.
func ShowMobile(e164, country string) string {
	n, ok := splitE164(e164)
	if !ok {
		return e164
	}
	home := numbering().region(country)
	if home == nil || home.callingCode != n.callingCode {
		return phonenumbers.Format(n.proto(), phonenumbers.INTERNATIONAL)
	}
	return phonenumbers.Format(n.proto(), phonenumbers.NATIONAL)
}

// ExportMobile is a mobile (E.164) as a contact file carries it: the digits that are dialled in the country, trunk 0
// included; without it where the number would not be read back from them; the whole number with its plus where it
// is one of another country. Check reads each of them back as the same E.164.
func ExportMobile(e164, country string) string {
	n, ok := splitE164(e164)
	home := numbering().region(country)
	if !ok || home == nil || home.callingCode != n.callingCode {
		return e164
	}
	dialled := nationalDigits(n)
	if dialled == n.national && home.meta.GetNationalPrefix() == "0" && numbering().kind(n) == phonenumbers.UNKNOWN {
		dialled = "0" + n.national // not valid, so there is no way to write it
	}
	for _, candidate := range [...]string{dialled, n.national} {
		if back, _, ok := (spelling{digits: candidate, bare: true}).read(home); ok && back == n {
			return candidate
		}
	}
	return e164
}

// nationalDigits are the digits that are dialled within the country.
func nationalDigits(n number) string {
	if p := numbering().main(n.callingCode); p != nil {
		if digits, ok := p.dialled(n.national); ok {
			return digits
		}
	}
	formatted := phonenumbers.Format(n.proto(), phonenumbers.NATIONAL)
	return strings.Map(func(c rune) rune {
		if d := digitValue(c); d >= 0 {
			return rune('0' + d)
		}
		return -1
	}, formatted)
}

// splitE164 splits a stored number into calling code and national number.
func splitE164(e164 string) (number, bool) {
	digits, ok := strings.CutPrefix(e164, "+")
	if !ok || !digitsOnly(digits) {
		return number{}, false
	}
	code := 0
	for i := range min(phonenumbers.MAX_LENGTH_COUNTRY_CODE, len(digits)) {
		code = 10*code + int(digits[i]-'0')
		if numbering().main(code) != nil && i+1 < len(digits) {
			return number{callingCode: code, national: digits[i+1:]}, true
		}
	}
	return number{}, false
}

// proto is the number as package phonenumbers takes it.
func (n number) proto() *phonenumbers.PhoneNumber {
	code := int32(n.callingCode)
	value, _ := strconv.ParseUint(n.national, 10, 64)
	p := &phonenumbers.PhoneNumber{CountryCode: &code, NationalNumber: &value}
	if zeros := len(n.national) - len(strings.TrimLeft(n.national, "0")); zeros > 0 {
		leading, count := true, int32(min(zeros, len(n.national)-1))
		p.ItalianLeadingZero, p.NumberOfLeadingZeros = &leading, &count
	}
	return p
}
