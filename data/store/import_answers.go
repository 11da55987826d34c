package store

import (
	"slices"

	"muster/data"
)

// answers are what the book says of the keys of the rows, whatever is decided about who the rows are: they are asked for
// once for a state of the book and of the rows.
type answers struct {
	asOf answersState

	// external, mobiles and emails are hashes of the keys that several rows have, ascending.
	external, mobiles, emails []uint64
	// See findHits.
	hit       []uint32
	entangled []bool
	involved  []int64
	differs   map[int]bool // the simple rows that change a field of their contact
}

// answersState is what the answers hold for.
type answersState struct {
	revision int64
	edits    int
	rejects  []uint32
	erase    bool
}

func (a *matcher) answersState() answersState {
	return answersState{revision: a.m.revision, edits: a.m.edits, rejects: a.m.who.rejects, erase: a.m.who.erase}
}

func (s answersState) equal(t answersState) bool {
	return s.revision == t.revision && s.edits == t.edits && s.erase == t.erase && slices.Equal(s.rejects, t.rejects)
}

// recall takes the answers that were given before, if they still hold.
func (a *matcher) recall() error {
	if known := a.Staging.answers; known != nil && known.asOf.equal(a.answersState()) {
		a.answers = *known
		return nil
	}
	a.Staging.answers = nil
	return nil
}

// unlessKnown is a step that the answers of before make needless.
func (a *matcher) unlessKnown(step func() error) func() error {
	return func() error {
		if a.Staging.answers != nil {
			return nil
		}
		return step()
	}
}

// entangleDecided keeps the answers for the next matching, and entangles in this one the rows that the user decided for, and
// those of the contacts that they are to be: what these have, and what they get, is asked for in its place.
func (a *matcher) entangleDecided() error {
	if a.Staging.answers == nil {
		a.asOf = a.answersState()
		known := a.answers
		a.Staging.answers = &known
	}
	a.entangled, a.involved = slices.Clone(a.entangled), slices.Clone(a.involved)
	decided := map[uint32]bool{}
	for place, d := range a.choices {
		if d.Act == data.RowAsAll || a.isRejected(place) {
			continue
		}
		a.entangled[place] = true
		switch {
		case d.Act != data.RowIs:
		case d.Contact != 0:
			if contact := uint32(d.Contact); data.ContactID(contact) == d.Contact {
				decided[contact] = true
				a.involved = append(a.involved, int64(d.Contact))
			}
		default:
			if other, ok := a.place(d.Row); ok && other < place && a.status(other) == rowAccepted && !a.isRejected(other) {
				a.entangled[other] = true
				a.namedBy[other] = true
			}
		}
	}
	if len(decided) == 0 {
		return nil
	}
	for row, contact := range a.hit {
		if contact != 0 && decided[contact] {
			a.entangled[row] = true
		}
	}
	return nil
}
