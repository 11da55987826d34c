package columns

import (
	"math/bits"
	"slices"

	"muster/data"
)

// singleWords is the share of names of one word beyond which a column holds no whole names, in percent.
const singleWords = 80

// assignNames settles the columns whose header says no more than "name", and whole names: they count where the first
// or the last name has no column of its own.
func (u *understanding) assignNames() {
	first, last := u.columnOf(data.FieldFirstName), u.columnOf(data.FieldLastName)
	if first != absent && first == last {
		return // the user chose a column of whole names
	}
	switch {
	case first != absent && last != absent:
		// "Vorname" and "Name", where the name is a whole one
		for _, pair := range [][2]int{{last, first}, {first, last}} {
			if held, _ := u.sample.holds(pair[0], pair[1]); held && u.isBare(pair[0]) && u.program == nil {
				u.take(pair[0], Role{Kind: RoleFullName}, DoubtFullName)
				return
			}
		}
	case first != absent:
		u.completeFirst(first)
	case last != absent:
		u.completeLast(last)
	default:
		u.takeFullName(u.fullNames())
	}
}

// completeFirst looks for the last names of a file that has first names.
func (u *understanding) completeFirst(first int) {
	names := u.fullNames()
	if len(names) == 0 {
		if u.isBare(first) && !u.hasSingleWords(first) {
			u.take(first, Role{Kind: RoleFullName}, DoubtFullName) // "Nome" alone
		}
		return
	}
	i := names[0]
	m, _ := u.columns[i].means()
	if held, known := u.sample.holds(i, first); !held && (known || m.person) {
		u.take(i, FieldRole(data.FieldLastName), "") // "Prénom du client", "Nom du client"
		u.byHeader++
		return
	}
	u.takeFullName(names)
}

// completeLast looks for the first names of a file that has last names.
func (u *understanding) completeLast(last int) {
	for i := range u.columns {
		if i != last && u.isBare(i) && !u.columns[i].taken { // "Name", "Surname"
			u.take(i, FieldRole(data.FieldFirstName), "")
			if held, _ := u.sample.holds(i, last); held {
				u.take(i, Role{Kind: RoleFullName}, DoubtFullName)
			}
			u.byHeader++
			return
		}
	}
	names := u.fullNames()
	if len(names) > 0 {
		u.takeFullName(names)
		return
	}
	if u.isBare(last) && !u.columns[last].chosen && !u.hasSingleWords(last) {
		u.take(last, Role{Kind: RoleFullName}, DoubtFullName) // "Name" alone
	}
}

// takeFullName makes the first of some columns that holds persons the one of whole names. Companies in it are the
// organization.
func (u *understanding) takeFullName(names []int) {
	for _, i := range names {
		m, _ := u.columns[i].means()
		p := u.sample.profile(i)
		switch {
		case m.person && (p.half(p.emails) || p.half(p.numberLike)):
			u.columns[i].meanings = nil // "Contact" with phones in it
			continue
		case m.person && p.half(p.companies):
			if !u.has(data.FieldOrganization) {
				u.take(i, FieldRole(data.FieldOrganization), DoubtWeakHeader)
				u.byHeader++
			}
			continue
		}
		u.take(i, Role{Kind: RoleFullName}, DoubtFullName)
		u.byHeader++
		return
	}
}

// fullNames are the columns of whole names by their header, the strongest first.
func (u *understanding) fullNames() []int {
	var found []candidate
	for i := range u.columns {
		c := &u.columns[i]
		if m, ok := c.means(); ok && !c.taken && m.kind == meansFullName {
			found = append(found, candidate{i, m.strength})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return b.strength - a.strength })
	all := make([]int, len(found))
	for i := range found {
		all[i] = found[i].column
	}
	return all
}

// isBare tells whether a title says no more than "name".
func (u *understanding) isBare(i int) bool {
	if i >= len(u.keys) || u.columns[i].chosen {
		return false
	}
	if bareNames[u.keys[i]] {
		return true
	}
	words, _ := withoutNumbers(headerWords(u.columns[i].title))
	return bareNames[joinWords(withoutNeutral(essential(words)))] && len(u.columns[i].meanings) > 0
}

// hasSingleWords tells whether the cells of a column are single words, and so no whole names.
func (u *understanding) hasSingleWords(i int) bool {
	p := u.sample.profile(i)
	return p.filled >= 3 && 100*p.wholeNames < (100-singleWords)*p.filled
}

// nameOrder is the order of a column of whole names: what its header says, unless the given names in it say the
// opposite.
func (u *understanding) nameOrder(i int) nameOrder {
	order, language := firstLast, u.leadingLanguage()
	for _, m := range u.columns[i].meanings {
		if m.kind != meansFullName {
			continue
		}
		order = m.order
		if n := bits.TrailingZeros8(m.languages); bits.OnesCount8(m.languages) == 1 {
			language = languages[n].code
		}
		break
	}
	p := u.sample.profile(i)
	switch {
	case order == firstLast && p.givenLast >= 3 && p.givenLast >= 3*p.givenFirst:
		return lastFirst
	case order == lastFirst && p.givenFirst >= 3 && p.givenFirst >= 3*p.givenLast:
		order = firstLast
	}
	if order == firstLast && (language == "es" || language == "pt") {
		return firstLasts
	}
	return order
}
