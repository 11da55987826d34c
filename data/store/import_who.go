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
