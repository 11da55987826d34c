package store

import (
	"cmp"
	"slices"

	"muster/data"
)

// resolve says of each row who it is: of the simple ones it is known, the others are asked in their order.
func (a *matcher) resolve() error {
	m, n := a.m, a.rows.number.len()
	m.outcome = make([]outcome, n)
	m.person = make([]int32, n)
	a.resolver.removes = m.who.remove
	books := len(a.resolver.persons)
	for i := range n {
		m.person[i] = nobody
		if i&0xFFFF == 0 && a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		switch a.rows.status.at(i) & rowStatus {
		case rowRejected:
			m.outcome[i] = outcomeRejected
			continue
		case rowSkipped, rowDropped:
			m.outcome[i] = outcomeSkipped
			continue
		}
		switch {
		case a.isRejected(i):
			m.outcome[i] = outcomeRejected
			continue
		case a.entangled[i]:
			a.resolveEntangled(i, books)
		case a.hit[i] != 0:
			m.outcome[i] = outcomeKnown
		case m.who.remove:
			a.take(i, skipped(plannedAbsent))
		}
		if d, ok := a.choices[i]; ok && d.Blank != data.BlankAsAll && m.outcome[i].goesIn() && !m.who.remove {
			a.decided(i)
		}
	}
	m.candidateStart = append(m.candidateStart, uint32(len(m.candidates)))
	a.numberPersons(books)
	return nil
}

// resolveEntangled says who a row is that is not simple.
func (a *matcher) resolveEntangled(i, books int) {
	m := a.m
	v := a.resolver.row(a.rows.keys.at(i), a.wishFor(i, books))
	a.take(i, v)
	if v.open {
		m.open = append(m.open, uint32(i))
		m.candidateStart = append(m.candidateStart, uint32(len(m.candidates)))
		m.candidates = append(m.candidates, a.resolver.found...)
	}
	if v.decided {
		a.decided(i)
	}
}

// take puts down what a row is. Of an outcomeMerged, groupRows finds the first ones of contacts of the book.
func (a *matcher) take(i int, v verdict) {
	m := a.m
	m.outcome[i], m.person[i] = v.outcome, v.person
	if v.hasProblem {
		m.problems = append(m.problems, plannedProblem{row: uint32(i), what: v.problem, detail: uint32(v.field)})
	}
}

// decided puts down that the user decided for a row.
func (a *matcher) decided(i int) {
	if list := a.m.decided; len(list) == 0 || list[len(list)-1] != uint32(i) {
		a.m.decided = append(list, uint32(i))
	}
}

// numberPersons puts the contacts of simple rows among the resolver's persons, so that those of the book ascend.
func (a *matcher) numberPersons(books int) {
	m := a.m
	simple := make([]uint64, 0, countHits(a.hit)) // contact and row
	for i, contact := range a.hit {
		if contact != 0 && !a.entangled[i] {
			simple = append(simple, uint64(contact)<<32|uint64(i))
		}
	}
	slices.Sort(simple)
	persons := a.resolver.persons
	places := make([]int32, len(persons))
	m.contact = make([]int64, 0, len(persons)+len(simple))
	m.books = books + len(simple)
	for i := range persons {
		for i <= books && len(simple) > 0 && (i == books || int64(simple[0]>>32) < persons[i].contact) {
			m.person[uint32(simple[0])] = int32(len(m.contact))
			m.contact = append(m.contact, int64(simple[0]>>32))
			simple = simple[1:]
		}
		places[i] = int32(len(m.contact))
		m.contact = append(m.contact, persons[i].contact)
	}
	for _, x := range simple {
		m.person[uint32(x)] = int32(len(m.contact))
		m.contact = append(m.contact, int64(x>>32))
	}
	for i, p := range m.person {
		if p != nobody && a.entangled[i] {
			m.person[i] = places[p]
		}
	}
	for i := range m.candidates {
		m.candidates[i].person = places[m.candidates[i].person]
	}
	a.resolver = resolver{}
}

// bookPerson is the person of a contact of the book, nobody if it is gone.
func (a *matcher) bookPerson(contact int64, books int) int32 {
	i, ok := slices.BinarySearchFunc(a.resolver.persons[:books], contact, func(p person, contact int64) int {
		return cmp.Compare(p.contact, contact)
	})
	if !ok {
		return nobody
	}
	return int32(i)
}

// groupRows lists the rows of each person.
func (a *matcher) groupRows() error {
	m := a.m
	m.rowStart = make([]uint32, len(m.contact)+1)
	for _, p := range m.person {
		if p != nobody {
			m.rowStart[p+1]++
		}
	}
	for i := range m.contact {
		m.rowStart[i+1] += m.rowStart[i]
	}
	m.rows = make([]uint32, m.rowStart[len(m.contact)])
	next := slices.Clone(m.rowStart)
	for i, p := range m.person {
		if p == nobody {
			continue
		}
		if next[p] == m.rowStart[p] && m.contact[p] != 0 {
			m.outcome[i] = outcomeKnown
		}
		m.rows[next[p]] = uint32(i)
		next[p]++
	}
	// Of a contact that entangled rows mean, foldPersons finds out whether it changes.
	m.updated = make([]bool, len(m.contact))
	if m.who.remove {
		return nil
	}
	for p := range m.books {
		for _, row := range m.rowsOf(p) {
			erases := a.choices[int(row)].Blank != data.BlankAsAll
			m.updated[p] = m.updated[p] || a.entangled[row] || a.differs[int(row)] || erases
		}
	}
	return nil
}
