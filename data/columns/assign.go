package columns

import (
	"math/bits"
	"slices"

	"muster/data"
)

// readHeader finds what each title can mean, the program that wrote them, and which meaning is likely.
func (u *understanding) readHeader() {
	known := dictionary()
	u.keys = make([]string, len(u.header))
	for i, title := range u.header {
		u.keys[i] = headerKey(title)
		if u.keys[i] != "" {
			u.columns[i].meanings = slices.Clone(known.find(title))
		}
	}
	u.readGroups()
	u.readStrangers()
	u.program = programOf(u.keys)
	u.own = u.hasOwnHeader()
	u.vote()
	for i := range u.columns {
		c := &u.columns[i]
		if len(c.meanings) == 0 {
			continue
		}
		u.words++
		slices.SortStableFunc(c.meanings, u.compareMeanings)
		switch {
		case u.program != nil && u.program.ignored[u.keys[i]]:
			c.meanings = []meaning{{kind: meansOther}}
		case u.program == nil && !u.own:
			u.compareWithContent(i)
		}
	}
}

// hasOwnHeader tells whether all columns of our own sheet are there, with its own titles. Nothing else writes them.
func (u *understanding) hasOwnHeader() bool {
	for i := range languages {
		lang := languages[i].code
		if !slices.ContainsFunc(data.SheetFields(), func(f data.Field) bool {
			return !slices.Contains(u.keys, headerKey(Title(f, lang)))
		}) {
			return true
		}
	}
	return false
}

// readStrangers marks the titles that name somebody or something else, so that their cells are not asked for the
// contact's fields.
func (u *understanding) readStrangers() {
	for i, title := range u.header {
		u.columns[i].stranger = len(u.columns[i].meanings) == 0 && slices.ContainsFunc(headerWords(title), isStranger)
	}
}

// readGroups understands titles that begin with the same unknown word, as joined lines of a header do: "Landwirt
// Vorname", "Landwirt Handy".
func (u *understanding) readGroups() {
	words := make([][]headerWord, len(u.header))
	groups := make(map[string]int)
	for i, title := range u.header {
		if len(u.columns[i].meanings) > 0 || !mayBeHeader(title) {
			continue
		}
		words[i] = headerWords(title)
		for n := 1; n < len(words[i]) && n <= 3; n++ {
			groups[joinWords(words[i][:n])+" "]++
		}
	}
	for i := range words {
		for n := min(len(words[i])-1, 3); n >= 1; n-- {
			if groups[joinWords(words[i][:n])+" "] < 2 || slices.ContainsFunc(words[i][:n], isStranger) {
				continue
			}
			if found := dictionary().findWords(words[i][n:]); len(found) > 0 {
				u.columns[i].meanings = weaker(found, lessForPrefix)
			}
		}
	}
}

// vote counts how much of the header is in each language: a header that several languages share counts less for each.
func (u *understanding) vote() {
	u.votes = make([]float64, len(languages))
	for i := range u.columns {
		var all uint8
		for _, m := range u.columns[i].meanings {
			all |= m.languages
		}
		for l := range languages {
			if all&(1<<l) != 0 {
				u.votes[l] += 1 / float64(bits.OnesCount8(all))
			}
		}
	}
}

// compareMeanings puts the meaning first that is of the language of the other headers, then the stronger one.
func (u *understanding) compareMeanings(a, b meaning) int {
	if x, y := u.votesFor(a), u.votesFor(b); x != y {
		if x > y {
			return -1
		}
		return 1
	}
	return b.strength - a.strength
}

// votesFor is the vote of the strongest of a meaning's languages.
func (u *understanding) votesFor(m meaning) float64 {
	most := 0.0
	for l, votes := range u.votes {
		if m.languages&(1<<l) != 0 {
			most = max(most, votes)
		}
	}
	return most
}

// leadingLanguage is the code of the language of most of the header, "" if none is.
func (u *understanding) leadingLanguage() string {
	best, most := "", 0.0
	for l, votes := range u.votes {
		if votes > most {
			best, most = languages[l].code, votes
		}
	}
	return best
}

// assignProgram gives the columns of a known program their roles. Our own headers, which somebody added to its file,
// go before the program's.
func (u *understanding) assignProgram() {
	for f := range data.Field(data.NumFields) {
		if u.has(f) && !unites(f) {
			continue
		}
		found := u.ownHeaders(f)
		for _, key := range u.program.columns[f] {
			for i := range u.keys {
				if u.keys[i] == key && !u.columns[i].taken && !slices.Contains(found, i) {
					found = append(found, i)
				}
			}
		}
		switch f {
		case data.FieldSegments, data.FieldCountry:
		case data.FieldMobile:
			if len(found) > 1 && len(labelColumns(u.header, found)) == 0 {
				found = found[:1]
			}
		default:
			found = found[:min(1, len(found))]
		}
		for rank, i := range found {
			u.take(i, FieldRole(f), "")
			u.columns[i].rank = rank
			u.byHeader++
		}
	}
}

// ownHeaders are the columns with our own header of a field that the program does not write itself.
func (u *understanding) ownHeaders(f data.Field) []int {
	for i := range u.columns {
		m, ok := u.columns[i].means()
		if ok && m.kind == meansField && m.field == f && m.strength == strengthOwn && !u.columns[i].taken &&
			!slices.Contains(u.program.columns[f], u.keys[i]) {
			return []int{i}
		}
	}
	return nil
}

// candidate is a column that could be a field, by its header.
type candidate struct{ column, strength int }

// candidates are the columns that could be a field, the strongest first.
func (u *understanding) candidates(f data.Field) []candidate {
	var found []candidate
	for i := range u.columns {
		c := &u.columns[i]
		if m, ok := c.means(); ok && !c.taken && m.kind == meansField && m.field == f {
			found = append(found, candidate{i, m.strength})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return b.strength - a.strength })
	return found
}

// unites tells whether the columns of a field are united, so that one that the user chose takes no other's place.
func unites(f data.Field) bool { return f == data.FieldSegments || f == data.FieldNotes }

// assignFields gives each field that still lacks a column the one with the strongest header; segments and notes get
// all that are theirs.
func (u *understanding) assignFields() {
	for f := range data.Field(data.NumFields) {
		found := u.candidates(f)
		if len(found) == 0 || u.has(f) && !unites(f) {
			continue
		}
		first := found[0]
		ofProgram := func(c column) bool { return !c.chosen && c.role == FieldRole(f) }
		if first.strength <= strengthWeak && slices.ContainsFunc(u.columns, ofProgram) {
			continue // a program's columns are enough
		}
		if f == data.FieldMobile && u.program == nil {
			first = u.bestPhone(found)
		}
		u.take(first.column, FieldRole(f), u.columns[first.column].why)
		u.byHeader++
		for _, next := range found {
			switch {
			case next.column == first.column:
			case unites(f) && (next.strength > strengthWeak || u.sameStem(first.column, next.column)):
				u.take(next.column, FieldRole(f), "")
				u.byHeader++
			case next.strength == first.strength && u.program == nil && u.sample.differ(first.column, next.column):
				u.columns[next.column].why = DoubtSeveralColumns
			}
		}
	}
}

// bestPhone is the strongest of some columns of phones, unless it is a plain one and another plain one has the
// mobiles: "Telefon 1", "Telefon 2".
func (u *understanding) bestPhone(found []candidate) candidate {
	best := found[0]
	if best.strength > strengthWeak || len(found) == 1 {
		return best
	}
	country := u.columnOf(data.FieldCountry)
	most, _ := u.sample.mobiles(best.column, country)
	for _, next := range found[1:] {
		if mobiles, known := u.sample.mobiles(next.column, country); 2*mobiles >= known && mobiles > 2*most {
			best, most = next, mobiles
		}
	}
	return best
}

// sameStem tells whether two titles differ by a number alone: Tag 1, Tag 2.
func (u *understanding) sameStem(a, b int) bool {
	stem := func(i int) string {
		words, _ := withoutNumbers(headerWords(u.columns[i].title))
		return joinWords(words)
	}
	return stem(a) != "" && stem(a) == stem(b)
}

// assignPhones makes all phones of a file whose first one has a label the mobile: the label of each row says which of
// them is one.
func (u *understanding) assignPhones() {
	mobile := u.ownColumnOf(data.FieldMobile)
	if mobile == absent || u.columns[mobile].chosen || u.header == nil {
		return
	}
	var phones []int
	for i := range u.columns {
		m, ok := u.columns[i].means()
		if i == mobile || ok && !u.columns[i].taken && m.kind == meansField && m.field == data.FieldMobile {
			phones = append(phones, i)
		}
	}
	labels := labelColumns(u.header, phones)
	if _, ok := labels[mobile]; !ok {
		return
	}
	for _, i := range phones {
		if _, ok := labels[i]; ok {
			u.take(i, FieldRole(data.FieldMobile), "")
		}
	}
}
