package store

import (
	"slices"
	"strings"

	"muster/data"
	"muster/data/field"
)

// goesIn tells whether a row touches a person.
func (o outcome) goesIn() bool { return o < outcomeConflict }

// rejectedByName tells that a row stays out only for a segment name that the user rejects.
func (v *stagedView) rejectedByName(m *matching, place int) bool {
	return m.outcome[place] == outcomeRejected && v.status(place) == rowAccepted
}

// countRows accounts for every row, and counts the rows of each unknown name.
func (s *Staging) countRows(m *matching, p *planned) []int {
	c := &p.plan.Counts
	byOutcome := [numOutcomes]int{}
	rowsOfName := make([]int, len(p.names))
	for i, o := range m.outcome {
		byOutcome[o]++
		if set := s.rows.set.at(i); p.lacking[set] && (o.goesIn() || s.rejectedByName(m, i)) {
			for _, n := range s.names.of(set) {
				rowsOfName[n]++
			}
		}
	}
	c.Rows = len(m.outcome)
	c.Created, c.Merged = byOutcome[outcomeCreated], byOutcome[outcomeMerged]
	c.Conflicts, c.Rejected, c.Skipped = byOutcome[outcomeConflict], byOutcome[outcomeRejected], byOutcome[outcomeSkipped]
	c.Unchanged = byOutcome[outcomeKnown] // countPersons finds the updated ones among them
	return rowsOfName
}

// countPersons counts what the persons gain and lose.
func (s *Staging) countPersons(m *matching, p *planned) {
	c, effect := &p.plan.Counts, &p.plan.Takes
	p.changed, p.emptied, p.kept = newBitset(len(m.contact)), newBitset(len(m.contact)), newBitset(len(m.contact))
	adds, takes := make([]int, len(p.segments)), make([]int, len(p.segments))
	for i, o := range m.outcome {
		if o == outcomeCreated && m.person[i] == nobody {
			for _, segment := range p.of(s.rows.set.at(i)) {
				adds[segment]++
				c.MembershipsAdded++
			}
		}
	}
	eachPerson(&s.rows, m, p, func(person int, e *memberEffect) {
		for _, segment := range e.adds {
			adds[segment]++
		}
		c.MembershipsAdded += len(e.adds)
		if m.contact[person] == 0 {
			return
		}
		if len(e.takes) > 0 {
			effect.Assignments += len(e.takes)
			effect.Contacts++
			if e.emptied {
				effect.Emptied++
			}
		}
		if p.takes() {
			for _, segment := range e.takes {
				takes[segment]++
			}
			c.MembershipsRemoved += len(e.takes)
			p.emptied.put(person, e.emptied)
			p.kept.put(person, e.kept)
		}
		if m.updated[person] || len(e.adds) > 0 || p.takes() && len(e.takes) > 0 {
			p.changed.add(person)
			c.Updated++
			c.Unchanged--
		}
	})
	for i, segment := range p.segments {
		if adds[i]+takes[i] == 0 {
			continue
		}
		p.plan.Segments = append(p.plan.Segments, data.SegmentEffect{
			ID: segment.ID, Name: segment.Name, Colour: segment.Colour, Adds: adds[i], Takes: takes[i],
			Before: segment.Count, After: segment.Count + adds[i] - takes[i],
		})
	}
	slices.SortStableFunc(p.plan.Segments, func(a, b data.SegmentEffect) int {
		return strings.Compare(field.Fold(a.Name), field.Fold(b.Name))
	})
}

// memberEffect is what the import does to the segments of one person, by place.
type memberEffect struct {
	adds []uint32
	// takes are what removing takes, or else what replacing segment data takes, whether it is decided or not.
	takes []uint32
	// emptied tells that this leaves the person without any segment.
	emptied bool
	// kept tells that the rows name only unknown segments, so that replacing leaves the person what it has.
	kept bool
}

// personEffects works out what the import does to the segments of persons.
type personEffects struct {
	memberEffect
	rows *stagedRows
	m    *matching
	p    *planned
	mark []uint32 // by segment: the generation of the person that had or was given it, plus which of the two
	turn uint32
}

func newPersonEffects(rows *stagedRows, m *matching, p *planned) *personEffects {
	return &personEffects{rows: rows, m: m, p: p, mark: make([]uint32, len(p.segments))}
}

// eachPerson works out the effect on every person with rows. The effect is only valid during the call.
func eachPerson(rows *stagedRows, m *matching, p *planned, each func(person int, e *memberEffect)) {
	effects := newPersonEffects(rows, m, p)
	for person := range m.contact {
		if len(m.rowsOf(person)) > 0 {
			effects.of(person)
			each(person, &effects.memberEffect)
		}
	}
}

// of works out the effect on a person with rows, in place of the last one.
func (e *personEffects) of(person int) {
	const had, named, generation = 1, 2, 4
	e.turn += generation
	e.memberEffect = memberEffect{adds: e.adds[:0], takes: e.takes[:0]}
	mode, column := e.p.plan.Decisions.Mode, e.p.plan.Column
	current := e.m.currentOf(person)
	for _, segment := range current {
		e.mark[segment] = e.turn + had
	}
	known, lost := 0, false
	for _, row := range e.m.rowsOf(person) {
		set := e.rows.set.at(int(row))
		lost = lost || set != 0 || e.rows.status.at(int(row))&rowNamesLost != 0
		for _, segment := range e.p.of(set) {
			known++
			if e.mark[segment] < e.turn && mode != data.SegmentsRemove {
				e.adds = append(e.adds, segment)
			}
			e.mark[segment] = e.turn + named
		}
	}
	taken := uint32(had)
	if mode == data.SegmentsRemove {
		taken = named
	} else if e.kept = known == 0 && lost; e.kept || column != data.SegmentsNamed {
		return
	}
	for _, segment := range current {
		if e.mark[segment] == e.turn+taken {
			e.takes = append(e.takes, segment)
		}
	}
	e.emptied = len(e.takes) > 0 && len(e.takes) == len(current) && len(e.adds) == 0
}

// findProblems lists what the plan found, in the order of the rows. What becomes of the segments of a contact stands at its
// first row.
func (s *Staging) findProblems(m *matching, p *planned) {
	add := func(problem plannedProblem) {
		p.problems = append(p.problems, problem)
		p.found[problem.what]++
	}
	matched := m.problems
	for i, o := range m.outcome {
		row := uint32(i)
		for len(matched) > 0 && matched[0].row == row {
			add(matched[0])
			matched = matched[1:]
		}
		set := s.rows.set.at(i)
		switch {
		case !p.lacking[set]:
		case s.rejectedByName(m, i):
			for _, n := range s.names.of(set) {
				if p.names[n].segment < 0 && m.rejects(n) {
					add(plannedProblem{row: row, what: plannedRejected, detail: n})
				}
			}
		case o.goesIn():
			for _, n := range s.names.of(set) {
				if p.names[n].segment < 0 {
					add(plannedProblem{row: row, what: plannedUnknown, detail: n})
				}
			}
		}
		if o != outcomeKnown || !p.takes() {
			continue
		}
		switch person := int(m.person[i]); {
		case p.kept.has(person):
			add(plannedProblem{row: row, what: plannedKept, detail: uint32(data.FieldSegments)})
		case p.emptied.has(person):
			add(plannedProblem{row: row, what: plannedEmptied, detail: uint32(data.FieldSegments)})
		}
	}
}
