package store

import (
	"database/sql"
	"slices"
	"strings"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// planPeople reads the contacts that a window of a plan's rows is about: those of the book as they are, and all of them as
// they will be.
type planPeople struct {
	view *stagedView
	// What to read: ids of the book, of which some are changed; places of new contacts of several rows; sequence numbers of
	// the first rows of the other ones.
	contacts, updates, merged, firsts []int64
	// What was read.
	books, changed, made, rows map[int64]data.Contact

	effects *personEffects
}

func newPlanPeople(v *stagedView) *planPeople {
	return &planPeople{view: v, effects: newPersonEffects(&v.rows, v.matched, v.planned)}
}

// want says that the row at a place is to be shown.
func (l *planPeople) want(place int) {
	m := l.view.matched
	if person := m.person[place]; person != nobody && m.outcome[place].goesIn() {
		l.wantPerson(int(person), true)
	}
	for _, c := range m.candidatesOf(uint32(place)) {
		l.wantPerson(int(c.person), false)
	}
}

// wantPerson says that a person is to be read; after, that it is wanted as it will be.
func (l *planPeople) wantPerson(person int, after bool) {
	m := l.view.matched
	switch contact := m.contact[person]; {
	case contact != 0:
		l.contacts = append(l.contacts, contact)
		if after && m.updated[person] {
			l.updates = append(l.updates, contact)
		}
	case len(m.rowsOf(person)) > 1:
		l.merged = append(l.merged, int64(m.place[person]))
	default:
		l.firsts = append(l.firsts, int64(m.rowsOf(person)[0])+1)
	}
}

func (l *planPeople) load(db *gorm.DB) (err error) {
	for _, part := range []struct {
		into    *map[int64]data.Contact
		numbers []int64
		join    string
	}{
		{&l.books, l.contacts, "book.contacts r ON r.id"},
		{&l.changed, l.updates, "updates r ON r.contact"},
		{&l.made, l.merged, "merged r ON r.place"},
		{&l.rows, l.firsts, "rows r ON r.seq"},
	} {
		if *part.into, err = contactsByNumber(db, part.numbers, part.join); err != nil {
			return err
		}
	}
	return nil
}

// contactsByNumber reads the values of those of the wanted rows or contacts, r, that exist: the book may have moved on.
func contactsByNumber(db *gorm.DB, numbers []int64, join string) (map[int64]data.Contact, error) {
	found := make(map[int64]data.Contact, len(numbers))
	if len(numbers) == 0 {
		return found, nil
	}
	slices.Sort(numbers)
	err := eachResult(db, func(_ int, rows *sql.Rows) error {
		var number int64
		var c data.Contact
		err := scanContact(rows, &c, &number)
		found[number] = c
		return err
	}, -1, "SELECT j.value, "+readColumns+" FROM json_each(?) j CROSS JOIN "+join+" = j.value", jsonIDs(slices.Compact(numbers)))
	return found, err
}

// person is somebody as he is, which is nothing for a contact that the file makes, and as he will be.
func (l *planPeople) person(person int) (before, after data.Contact) {
	m := l.view.matched
	contact := m.contact[person]
	switch {
	case contact == 0 && len(m.rowsOf(person)) > 1:
		return data.Contact{}, l.made[int64(m.place[person])]
	case contact == 0:
		return data.Contact{}, l.rows[int64(m.rowsOf(person)[0])+1]
	}
	before, known := l.books[contact]
	if known {
		before.ID = data.ContactID(contact)
	}
	after = before
	if changed, ok := l.changed[contact]; ok && known {
		after = changed
		after.ID = before.ID
	}
	return before, after
}

// candidatesOf are who the row at a place could be.
func (l *planPeople) candidatesOf(place int) []data.Candidate {
	m := l.view.matched
	var list []data.Candidate
	for _, c := range m.candidatesOf(uint32(place)) {
		before, after := l.person(int(c.person))
		candidate := data.Candidate{Contact: before, By: c.by, SamePerson: c.same}
		if m.contact[c.person] == 0 {
			candidate.Contact, candidate.Row = after, l.view.number(int(m.rowsOf(int(c.person))[0]))
		}
		list = append(list, candidate)
	}
	return list
}

// segmentsAdded are the segments of a contact that a single row makes.
func (v *stagedView) segmentsAdded(set uint32) []data.SegmentChange {
	p := v.planned
	var list []data.SegmentChange
	for _, place := range p.of(set) {
		list = append(list, p.segmentChange(place, data.MemberAdded))
	}
	return tidySegmentChanges(list)
}

// segmentChanges are what becomes of the segments of a person.
func (l *planPeople) segmentChanges(person int) []data.SegmentChange {
	m, p, e := l.view.matched, l.view.planned, l.effects
	e.of(person)
	var list []data.SegmentChange
	for _, place := range e.adds {
		list = append(list, p.segmentChange(place, data.MemberAdded))
	}
	for _, place := range m.currentOf(person) {
		effect := data.MemberKept
		if p.takes() && slices.Contains(e.takes, place) {
			effect = data.MemberRemoved
		}
		list = append(list, p.segmentChange(place, effect))
	}
	return tidySegmentChanges(list)
}

func (p *planned) segmentChange(place uint32, effect data.MemberEffect) data.SegmentChange {
	s := p.segments[place]
	return data.SegmentChange{ID: s.ID, Name: s.Name, Colour: s.Colour, Effect: effect}
}

// tidySegmentChanges orders them by name, each once: several names of a file may mean one segment.
func tidySegmentChanges(list []data.SegmentChange) []data.SegmentChange {
	slices.SortStableFunc(list, func(a, b data.SegmentChange) int {
		if c := strings.Compare(field.Fold(a.Name), field.Fold(b.Name)); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
	return slices.CompactFunc(list, func(a, b data.SegmentChange) bool { return a.ID == b.ID && a.Name == b.Name })
}
