package store

import (
	"maps"
	"slices"

	"muster/data"
)

// whoDecisions are those of the user's decisions on which it depends who the rows are and what their fields become.
type whoDecisions struct {
	conflicts  data.ConflictDecision
	duplicates data.DuplicateDecision
	rows       map[int]data.RowDecision
	erase      bool
	// remove tells that segments are only taken: no row makes a contact or changes a field.
	remove bool
	// rejects are the numbers of the segment names that the user rejects, ascending, known ones perhaps included.
	rejects []uint32
}

func (s *Staging) whoDecisions(d data.Decisions) whoDecisions {
	w := whoDecisions{
		conflicts: d.Conflicts, duplicates: d.Duplicates, rows: d.Rows, erase: d.EraseBlank, remove: d.Mode == data.SegmentsRemove,
	}
	for n, name := range s.names.names {
		if d.OfName(name.key).Act == data.NameReject {
			w.rejects = append(w.rejects, uint32(n))
		}
	}
	return w
}

// holdsFor tells whether a matching is the one that other decisions would give.
func (m *matching) holdsFor(w whoDecisions) bool {
	is := m.who
	if is.erase != w.erase || is.remove != w.remove || !slices.Equal(is.rejects, w.rejects) {
		return false
	}
	if maps.Equal(is.rows, w.rows) && is.conflicts == w.conflicts && is.duplicates == w.duplicates {
		return true
	}
	// Where nothing is open, only what blank cells do can make a difference.
	return len(m.open) == 0 && len(is.blanks()) == 0 && len(w.blanks()) == 0
}

// blanks are the decisions about the blank cells of single rows.
func (w *whoDecisions) blanks() map[int]data.BlankDecision {
	var blanks map[int]data.BlankDecision
	for row, d := range w.rows {
		if d.Blank != data.BlankAsAll {
			if blanks == nil {
				blanks = map[int]data.BlankDecision{}
			}
			blanks[row] = d.Blank
		}
	}
	return blanks
}

// heed looks for the rows that decisions are about.
func (a *matcher) heed() error {
	a.choices, a.namedBy = map[int]data.RowDecision{}, map[int]bool{}
	for number, d := range a.m.who.rows {
		place, ok := a.place(number)
		if ok && d != (data.RowDecision{}) && a.status(place) == rowAccepted {
			a.choices[place] = d
		}
	}
	if len(a.m.who.rejects) == 0 {
		return nil
	}
	sets := make([]bool, a.names.sets())
	for set := range sets {
		sets[set] = slices.ContainsFunc(a.names.of(uint32(set)), func(n uint32) bool {
			_, known := a.m.byKey[a.names.names[n].key]
			return !known && a.m.rejects(n)
		})
	}
	a.rejected = newBitset(a.rows.number.len())
	for i := range a.rows.number.len() {
		a.rejected.put(i, a.status(i) == rowAccepted && sets[a.rows.set.at(i)])
	}
	return nil
}

// isRejected tells that a row names a segment that the user rejects.
func (a *matcher) isRejected(place int) bool { return a.rejected != nil && a.rejected.has(place) }

// keysOf are the keys of a row, none for one that stays out.
func (a *matcher) keysOf(place int) rowKeys {
	if a.isRejected(place) {
		return rowKeys{}
	}
	return a.rows.keys.at(place)
}

// wishFor is what the user wants of a row; so many persons are contacts of the book.
func (a *matcher) wishFor(place, books int) wish {
	who := &a.m.who
	w := wish{muster: nobody, is: nobody, conflicts: who.conflicts, duplicates: who.duplicates, named: a.namedBy[place]}
	if contact, ok := a.muster[uint32(place)]; ok {
		w.muster = a.bookPerson(contact, books)
	}
	d, ok := a.choices[place]
	if !ok {
		return w
	}
	w.act = d.Act
	if d.Contact != 0 {
		w.is = a.bookPerson(int64(d.Contact), books)
	} else if other, ok := a.place(d.Row); ok && other < place && a.m.outcome[other].goesIn() {
		w.is = a.m.person[other]
	}
	return w
}

// rejects tells whether rows that name a segment are rejected.
func (m *matching) rejects(name uint32) bool {
	_, is := slices.BinarySearch(m.who.rejects, name)
	return is
}

// candidate is a person that a row could be.
type candidate struct {
	person int32
	by     data.MatchKind
	same   bool
}

// candidatesOf are who the row at a place could be, if its keys alone do not decide that.
func (m *matching) candidatesOf(place uint32) []candidate {
	i, ok := slices.BinarySearch(m.open, place)
	if !ok {
		return nil
	}
	return m.candidates[m.candidateStart[i]:m.candidateStart[i+1]]
}

// decisionOf is what the user decided for the row at a place, with a number, if that counts.
func (m *matching) decisionOf(place, number int, d data.Decisions) data.RowDecision {
	if _, ok := slices.BinarySearch(m.decided, uint32(place)); !ok {
		return data.RowDecision{}
	}
	return d.Rows[number]
}
