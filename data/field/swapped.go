package field

import (
	"strings"

	"github.com/nyaruka/phonenumbers"

	"muster/data"
)

// mayBeSwapped is a first look at whether mobile and e-mail stand in each other's columns, which costs next to nothing.
func mayBeSwapped(cells *data.Cells) bool {
	email := cells[data.FieldEmail]
	return strings.IndexByte(cells[data.FieldMobile], '@') >= 0 || email != "" && strings.IndexByte(email, '@') < 0
}

// swappedMobileEmail tells whether mobile and e-mail stand in each other's columns, one of them may be blank, and adds
// the one problem that this is.
func (r *row) swappedMobileEmail(cells *data.Cells) bool {
	mobile, email := cells[data.FieldMobile], cells[data.FieldEmail]
	asEmail := cleanEmail(mobile)
	asNumber, _ := cleanText(email)
	if asEmail == "" && asNumber == "" || asEmail != "" && !validEmail(asEmail) || asNumber != "" && !r.readable(asNumber) {
		return false
	}
	f, value := data.FieldMobile, mobile
	if asEmail == "" {
		f, value = data.FieldEmail, email
	}
	suggestion := asNumber
	if suggestion == "" {
		suggestion = asEmail
	}
	r.addRemedy(f, data.Error, data.CodeMobileEmailSwapped, value, suggestion, data.RemedySwapMobileEmail)
	return true
}

// readable tells whether a text can be the row's mobile.
func (r *row) readable(text string) bool {
	s, code := spellNumber(text)
	if code != "" || s.digits == "" {
		return false
	}
	if r.country == "" && !s.plus {
		return len(s.digits) >= minMobileDigits && len(s.digits) <= maxMobileDigits
	}
	n, _, ok := s.read(numbering().region(r.country))
	return ok && s.impossible(n, numbering().kind(n), ok) == ""
}

// withoutMobile says what is wrong with a row that has no mobile: without an e-mail either it reaches nobody, and a
// mobile that stands in another column may be meant.
func (r *row) withoutMobile(email string, phones []string) {
	mobile, certain := r.mobileAmong(phones)
	switch {
	case email == "":
		do := data.RemedySet
		if mobile != "" {
			do = data.RemedyMoveToMobile
		}
		r.addRemedy(data.FieldNone, data.Error, data.CodeNoMobileNoEmail, "", mobile, do)
	case mobile != "" && certain:
		r.addRemedy(data.FieldMobile, data.Warning, data.CodeMobileElsewhere, "", mobile, data.RemedyMoveToMobile)
	}
}

// mobileAmong finds a mobile among the cells of other columns; certain is false where it may be a landline.
func (r *row) mobileAmong(phones []string) (mobile string, certain bool) {
	for _, cell := range phones {
		clean, _ := cleanText(cell)
		s, code := spellNumber(clean)
		if code != "" || s.digits == "" || r.country == "" && !s.plus {
			continue
		}
		n, _, ok := s.read(numbering().region(r.country))
		if !ok {
			continue
		}
		switch kind := numbering().kind(n); {
		case kind == phonenumbers.MOBILE:
			return clean, true
		case mobileKind(kind) && mobile == "":
			mobile = clean
		}
	}
	return mobile, false
}

// swappedNames warns of a last name in the column of first names, and the other way round.
func (r *row) swappedNames(cells *data.Cells, first, last string) {
	if r.checker.hints.swapped(first, last) {
		r.addRemedy(data.FieldFirstName, data.Warning, data.CodeNamesSwapped, cells[data.FieldFirstName],
			last+" "+first, data.RemedySwapNames)
	}
}
