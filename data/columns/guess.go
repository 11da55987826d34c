package columns

import (
	"slices"
	"strings"

	"muster/data"
)

// compareWithContent weakens or drops what a header means where the cells are something else.
func (u *understanding) compareWithContent(i int) {
	c := &u.columns[i]
	m := &c.meanings[0]
	if m.kind != meansField {
		return
	}
	p := u.sample.profile(i)
	switch {
	case m.field == data.FieldCountry && p.filled > 0 && p.diallings == p.filled:
		m.strength = max(1, m.strength-strengthUsual) // another column may have the letters
	case m.field == data.FieldAccount && p.filled >= 3 && p.digits == 0 && accountNames[u.keys[i]]:
		*m = meaning{field: data.FieldOrganization, strength: strengthWeak, languages: m.languages}
		c.why = DoubtWeakHeader
	case m.field == data.FieldExternalID && m.strength <= strengthWeak && p.counting:
		c.meanings = []meaning{{kind: meansOther}} // it numbers the rows of this file, and no person
	case !contradicts(m.field, p):
	case m.strength <= strengthWeak:
		c.meanings = c.meanings[1:]
		if len(c.meanings) > 0 {
			u.compareWithContent(i)
		}
	default:
		m.strength = max(1, m.strength-strengthUsual+strengthWeak/2)
		c.why = DoubtContentDiffers
	}
}

// accountNames are headers that mean an account's number, or the name of a company.
var accountNames = wordSet(`account accounts konto conta cuenta conto compte`)

// contradicts tells whether cells cannot be a field's. A few cells say nothing.
func contradicts(f data.Field, p *profile) bool {
	if p.filled < 3 {
		return false
	}
	switch f {
	case data.FieldEmail:
		return p.emails == 0
	case data.FieldMobile:
		return p.numberLike == 0
	case data.FieldCountry:
		return p.countries+p.diallings == 0
	case data.FieldFirstName, data.FieldLastName, data.FieldSegments, data.FieldOrganization:
		return p.half(p.emails + p.phones)
	case data.FieldAccount, data.FieldExternalID:
		return p.half(p.emails)
	}
	return false
}

// guess looks for the fields that no header has in the columns whose header is not known.
func (u *understanding) guess() {
	u.guessBySelf(data.FieldEmail, func(p *profile) bool { return p.most(p.emails) })
	u.guessBySelf(data.FieldMusterID, func(p *profile) bool { return p.most(p.musterIDs) })
	u.guessBySelf(data.FieldCountry, func(p *profile) bool { return p.most(p.countries - p.lowerLetters) })
	if u.header == nil && u.guessOwnOrder() {
		return
	}
	u.guessMobile()
	u.guessNames()
	u.guessBySelf(data.FieldSegments, func(p *profile) bool {
		return p.lists >= 2 && 5*p.lists >= p.filled && 10*p.differentParts <= 7*p.parts
	})
	u.guessSegmentFlags()
}

// free tells whether nothing is known of a column, so that its cells may say what it is.
func (u *understanding) free(i int) bool {
	return !u.columns[i].taken && len(u.columns[i].meanings) == 0 && !u.columns[i].stranger
}

// guessBySelf gives a field that has none the first free column with such cells.
func (u *understanding) guessBySelf(f data.Field, fits func(*profile) bool) {
	if u.has(f) {
		return
	}
	for i := range u.columns {
		if u.free(i) && fits(u.sample.profile(i)) {
			u.take(i, FieldRole(f), DoubtByContent)
			return
		}
	}
}

// guessMobile takes the column of phone numbers with the most mobiles among those that are free.
func (u *understanding) guessMobile() {
	if u.has(data.FieldMobile) {
		return
	}
	best, most := absent, -1
	for i := range u.columns {
		if !u.free(i) {
			continue
		}
		if p := u.sample.profile(i); p.most(p.phones) {
			if mobiles, _ := u.sample.mobiles(i, u.columnOf(data.FieldCountry)); mobiles > most {
				best, most = i, mobiles
			}
		}
	}
	if best != absent {
		u.take(best, FieldRole(data.FieldMobile), DoubtByContent)
	}
}

// guessNames finds names by common given names: whole names, or first names with the last names beside them.
func (u *understanding) guessNames() {
	first, last := u.has(data.FieldFirstName), u.has(data.FieldLastName)
	if first && last {
		return
	}
	for i := range u.columns {
		p := u.sample.profile(i)
		if !u.free(i) || !p.most(p.names) || 5*(p.givenFirst+p.givenLast) < 2*p.filled || p.half(p.companies) {
			continue
		}
		if 100*p.wholeNames >= singleWords*p.filled {
			u.take(i, Role{Kind: RoleFullName}, DoubtFullName)
			return
		}
		if first {
			continue
		}
		u.take(i, FieldRole(data.FieldFirstName), DoubtByContent)
		if !last {
			u.guessLastName(i)
		}
		return
	}
	if first && !last {
		u.guessLastName(u.columnOf(data.FieldFirstName))
	}
}

// guessLastName takes the names beside the first names for the last names: those behind, else those before.
func (u *understanding) guessLastName(first int) {
	for _, i := range []int{first + 1, first - 1} {
		if i < 0 || i >= len(u.columns) || !u.free(i) {
			continue
		}
		if p := u.sample.profile(i); p.most(p.names) && !p.half(p.companies) && !p.half(p.yes+p.no) && !p.half(p.countries) {
			u.take(i, FieldRole(data.FieldLastName), DoubtByContent)
			return
		}
	}
}

// guessOwnOrder takes the columns of a file without header for those of our own sheet, in its order, if what can be
// told of them fits.
func (u *understanding) guessOwnOrder() bool {
	country := u.columnOf(data.FieldCountry)
	fields := data.SheetFields()
	if country == absent || country+4 >= len(u.columns) || len(u.columns)-country > len(fields) {
		return false
	}
	at := func(f data.Field) *profile { return u.sample.profile(country + int(f)) }
	first, last, mobile, email := at(data.FieldFirstName), at(data.FieldLastName), at(data.FieldMobile), at(data.FieldEmail)
	fits := first.most(first.names) && last.most(last.names) &&
		(mobile.filled == 0 || mobile.most(mobile.numberLike)) && (email.filled == 0 || email.most(email.emails)) &&
		mobile.filled+email.filled > 0
	if !fits {
		return false
	}
	for i := range u.columns {
		if !u.columns[i].chosen {
			u.columns[i] = column{title: u.columns[i].title}
		}
	}
	for n, f := range fields[:len(u.columns)-country] {
		if i := country + n; !u.columns[i].taken && !u.has(f) {
			u.take(i, FieldRole(f), DoubtByContent)
		}
	}
	return true
}

// guessSegmentFlags takes columns of x, yes or 1 for a segment each. Where the cells are 1 and 0 alone, there must be
// two of them: one could be a count. Usual flags, as "Newsletter" or "Active", are known headers and no segments:
// they say what a person agreed to or was, which is not for a file to turn into an audience.
func (u *understanding) guessSegmentFlags() {
	var marked, numbered []int
	for i := range u.columns {
		c := &u.columns[i]
		if c.taken || len(c.meanings) > 0 || blankCell(c.title) || strings.Contains(c.title, ";") {
			continue
		}
		p := u.sample.profile(i)
		switch {
		case p.yes == 0 || p.yes+p.no < p.filled:
		case p.marked > 0:
			marked = append(marked, i)
		default:
			numbered = append(numbered, i)
		}
	}
	if len(numbered) > 1 || len(marked) > 0 {
		marked = append(marked, numbered...)
	}
	slices.Sort(marked)
	for _, i := range marked {
		u.take(i, Role{Kind: RoleSegment}, DoubtSegmentFlags)
	}
}
