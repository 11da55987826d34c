package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// matching is who the rows of a file are, for one state of the book and of the rows, and what the user decided about that.
// It does not depend on the other decisions, which only change the segments that the persons end with.
type matching struct {
	revision int64
	edits    int // of the rows, see stagedView
	who      whoDecisions
	// outcome of each row, and the person that it is; nobody for a contact of one row that no other row could mean.
	outcome []outcome
	person  []int32
	// problems are the conflicts and the possible duplicates, in the order of the rows.
	problems []plannedProblem
	// open are the rows that their keys alone do not decide, ascending, and row open[i] could be one of the persons
	// candidates[candidateStart[i]:candidateStart[i+1]]. decided are the rows for which the user decided, ascending.
	open, candidateStart []uint32
	candidates           []candidate
	decided              []uint32

	// The persons: the contacts of the book that rows hit come first, ascending; then those that the file makes.
	books   int     // how many are contacts of the book
	contact []int64 // 0 for a new one
	place   []int32 // of a new one among the created contacts, from 0
	updated []bool  // the fields of a contact of the book change
	created int     // new contacts, those without a person included
	chunks  int     // of the table runs
	updates []int64 // the contacts of the table updates, ascending
	// The rows of person i, in order: rows[rowStart[i]:rowStart[i+1]].
	rowStart, rows []uint32

	// The segments of the book, and those (by place in segments) that contacts of the book have: person i has
	// current[currentStart[i]:currentStart[i+1]].
	segments              []data.Segment
	folded                []string // their names
	byKey                 map[string]int
	near                  map[string][]data.Segment // see nearTo
	currentStart, current []uint32
}

type outcome uint8

// What becomes of a row. An outcomeKnown becomes updated or unchanged.
const (
	outcomeCreated outcome = iota
	outcomeKnown
	outcomeMerged
	outcomeConflict
	outcomeRejected
	outcomeSkipped
	numOutcomes
)

// match finds out who the rows are. It reads one state of the book, in a transaction that blocks no writer.
func (s *Staging) match(ctx context.Context, who whoDecisions, progress *steps) (*matching, error) {
	var m *matching
	err := s.db.WithContext(ctx).Transaction(func(tx *gorm.DB) (err error) {
		m, err = (&matcher{Staging: s, tx: tx, ctx: ctx, progress: progress, m: &matching{who: who}}).run()
		return err
	})
	return m, err
}

// matcher makes one matching.
type matcher struct {
	*Staging
	ctx      context.Context
	tx       *gorm.DB // on the side file, with the book's state of its first look
	progress *steps
	resolver resolver
	m        *matching

	// See heed.
	rejected bitset
	choices  map[int]data.RowDecision
	namedBy  map[int]bool // rows that decisions for later ones name

	answers
}

func (a *matcher) run() (*matching, error) {
	for _, step := range a.steps() {
		if err := a.ctx.Err(); err != nil {
			return nil, err
		}
		if err := step(); err != nil {
			return nil, err
		}
		a.progress.done(1)
	}
	return a.m, nil
}

func (a *matcher) steps() [matchSteps]func() error {
	return [...]func() error{
		a.clear, a.readBook, a.recall, a.heed, a.unlessKnown(a.findKeys), a.unlessKnown(a.findHits),
		a.unlessKnown(a.compareSimple), a.entangleDecided, a.readPersons, a.resolve, a.groupRows, a.readMemberships,
		a.placeCreated, a.foldPersons,
	}
}

const matchSteps = 14

// clear forgets what an earlier matching wrote, and takes the state of the book that this one is for.
func (a *matcher) clear() (err error) {
	for _, table := range []string{"hits", "runs", "merged", "updates"} {
		if err := a.tx.Exec("DELETE FROM " + table).Error; err != nil {
			return err
		}
	}
	a.m.edits = a.edits
	a.m.revision, err = a.bookRevision(a.tx)
	return err
}

func (s *Staging) bookRevision(tx *gorm.DB) (revision int64, err error) {
	err = tx.Raw("SELECT CAST(value AS INTEGER) FROM book.settings WHERE key = ?", settingRevision).Scan(&revision).Error
	return revision, err
}

// readBook reads the segments with their counts.
func (a *matcher) readBook() error {
	var rows []struct {
		ID            data.SegmentID
		Name, NameKey string
		Family        data.Family
		Colour, Count int
	}
	err := a.tx.Raw("SELECT s.id, s.name, s.name_key, s.family, s.colour, (SELECT count(*) FROM book.contact_segments m " +
		"WHERE m.segment_id = s.id) AS count FROM book.segments s ORDER BY s.id").Scan(&rows).Error
	if err != nil {
		return err
	}
	a.m.byKey = make(map[string]int, len(rows))
	for i, row := range rows {
		a.m.segments = append(a.m.segments, data.Segment{
			ID: row.ID, Name: row.Name, Family: row.Family, Colour: row.Colour, Count: row.Count,
		})
		a.m.folded = append(a.m.folded, field.Fold(row.Name))
		a.m.byKey[row.NameKey] = i
	}
	return nil
}

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

// rowsOf are the rows of a person, in order.
func (m *matching) rowsOf(person int) []uint32 {
	return m.rows[m.rowStart[person]:m.rowStart[person+1]]
}

// readMemberships reads which segments the contacts of the book have that rows hit.
func (a *matcher) readMemberships() error {
	m := a.m
	books := m.books
	m.currentStart = make([]uint32, books+1)
	if books == 0 {
		return nil
	}
	if err := a.addNumbers("INSERT INTO hits (id) SELECT value FROM json_each(?)", m.contact[:books]); err != nil {
		return err
	}
	places := make(map[int64]uint32, len(m.segments))
	for i, s := range m.segments {
		places[int64(s.ID)] = uint32(i)
	}
	rows, err := a.tx.Raw("SELECT m.contact_id, m.segment_id FROM hits h CROSS JOIN book.contact_segments m " +
		"ON m.contact_id = h.id ORDER BY h.id").Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	i := 0
	for rows.Next() {
		var contact, segment int64
		if err := rows.Scan(&contact, &segment); err != nil {
			return err
		}
		for i < books && m.contact[i] < contact {
			i++
			m.currentStart[i] = uint32(len(m.current))
		}
		if i == books || m.contact[i] != contact {
			return fmt.Errorf("memberships: contact %d is unexpected", contact)
		}
		m.current = append(m.current, places[segment])
	}
	for i < books {
		i++
		m.currentStart[i] = uint32(len(m.current))
	}
	return rows.Err()
}

// currentOf are the segments that a person has before the import.
func (m *matching) currentOf(person int) []uint32 {
	if person >= m.books {
		return nil
	}
	return m.current[m.currentStart[person]:m.currentStart[person+1]]
}
