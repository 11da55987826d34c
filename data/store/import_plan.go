package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"muster/data"
	"muster/data/field"
)

// steps tells the progress of one phase.
type steps struct {
	report      data.ProgressFunc
	phase       data.Phase
	made, total int64
}

func (p *steps) done(n int64) {
	p.made = min(p.made+n, p.total)
	p.report.Report(p.phase, p.made, p.total)
}

// planned is a matching with decisions: what Apply does, and what Problems shows.
type planned struct {
	plan     data.Plan
	problems []plannedProblem // in the order of the rows
	found    [numPlannedKinds]int

	names    []resolvedName // by the number of a name
	segments []data.Segment // those of the book, then those to create (with ID 0)
	// The segments (by place in segments) of set i are members[starts[i]:starts[i+1]].
	starts, members []uint32
	lacking         []bool // sets that hold an unknown name, created or not
	replace         bool
}

// resolvedName is a segment name of the file: the spelling that counts, and its segment by place, or -1.
type resolvedName struct {
	text    string
	segment int
}

// between are the problems of the rows first to last.
func (p *planned) between(first, last uint32) []plannedProblem {
	by := func(x plannedProblem, row uint32) int { return cmp.Compare(x.row, row) }
	from, _ := slices.BinarySearchFunc(p.problems, first, by)
	to, _ := slices.BinarySearchFunc(p.problems, last+1, by)
	return p.problems[from:to]
}

// of returns the segments of a set.
func (p *planned) of(set uint32) []uint32 { return p.members[p.starts[set]:p.starts[set+1]] }

// Plan says what the import will do to the book as it is now, with the given decisions. It changes nothing, blocks no
// writer, and may be called again with other decisions, which is quick as long as the book and the rows stay as they are. To replace
// segment data with a file that has no segments column is data.ErrNoSegmentsColumn.
func (s *Staging) Plan(ctx context.Context, d data.Decisions, progress data.ProgressFunc) (data.Plan, error) {
	s.work.Lock()
	defer s.work.Unlock()
	p, err := s.plan(ctx, d, progress)
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return data.Plan{}, fmt.Errorf("plan: %w", translate(err))
	}
	return p, nil
}

// Planned tells whether the rows are those that the last Plan was made for.
func (s *Staging) Planned() bool {
	v := s.look()
	return v.matched != nil && v.matched.edits == v.edits
}

func (s *Staging) plan(ctx context.Context, d data.Decisions, progress data.ProgressFunc) (data.Plan, error) {
	if d.Mode != data.SegmentsAdd && !s.options.HasSegments {
		return data.Plan{}, data.ErrNoSegmentsColumn
	}
	if err := s.complete(ctx); err != nil {
		return data.Plan{}, err
	}
	d.Names = maps.Clone(d.Names)
	m := s.matched
	if m != nil {
		now, err := s.bookRevision(s.db.WithContext(ctx))
		if err != nil {
			return data.Plan{}, err
		}
		if now != m.revision || s.edits != m.edits {
			m = nil
		}
	}
	if m == nil {
		// What an older matching wrote is overwritten: it must not be applied any more.
		s.keep(nil, nil)
		var err error
		if m, err = s.match(ctx, &steps{report: progress, phase: data.PhasePlanning, total: matchSteps + 1}); err != nil {
			return data.Plan{}, err
		}
	}
	p := s.decide(m, d)
	s.keep(m, p)
	progress.Report(data.PhasePlanning, matchSteps+1, matchSteps+1)
	return p.plan, nil
}

// decide works out what becomes of every row, person and segment.
func (s *Staging) decide(m *matching, d data.Decisions) *planned {
	p := &planned{replace: d.Mode == data.SegmentsReplace}
	p.plan.Revision, p.plan.Decisions = m.revision, d
	s.resolveNames(m, p, d)
	rowsOfName := s.countRows(m, p)
	s.countPersons(m, p)
	s.findProblems(m, p)

	for n, name := range s.names.names {
		if _, known := m.byKey[name.key]; known || rowsOfName[n] == 0 {
			continue
		}
		p.plan.Unknown = append(p.plan.Unknown, data.UnknownSegment{
			Key: name.key, Name: p.names[n].text, Rows: rowsOfName[n], Decision: d.OfName(name.key),
		})
	}
	count := func(k problemKind, n int) {
		switch k.severity {
		case data.Error:
			p.plan.Errors += n
		case data.Warning:
			p.plan.Warnings += n
		case data.Note:
			p.plan.Notes += n
		}
	}
	for i, k := range s.found.kinds {
		count(k, s.found.count[i])
	}
	for i, k := range plannedKinds {
		count(k, p.found[i])
	}
	p.plan.Counts.Warnings = p.plan.Warnings
	p.plan.Counts.PossibleDuplicates = p.found[plannedDuplicate]
	return p
}

// resolveNames finds the segments that the names and the sets of names mean. A name is only created for rows that go in.
func (s *Staging) resolveNames(m *matching, p *planned, d data.Decisions) {
	used := s.usedNames(m)
	p.segments = slices.Clone(m.segments)
	p.names = make([]resolvedName, len(s.names.names))
	for n, name := range s.names.names {
		r := resolvedName{text: name.text, segment: -1}
		if i, known := m.byKey[name.key]; known {
			r = resolvedName{text: m.segments[i].Name, segment: i}
		} else if used[n] && d.OfName(name.key).Act == data.NameCreate {
			if tidy, err := field.SegmentName(name.text); err == nil {
				r = resolvedName{text: tidy, segment: len(p.segments)}
				p.segments = append(p.segments, data.Segment{Name: tidy, Colour: data.ColourAuto})
			}
		}
		p.names[n] = r
	}
	p.starts = make([]uint32, s.names.sets()+1)
	p.lacking = make([]bool, s.names.sets())
	for set := range s.names.sets() {
		for _, n := range s.names.of(uint32(set)) {
			if segment := p.names[n].segment; segment >= 0 {
				p.members = append(p.members, uint32(segment))
			}
			p.lacking[set] = p.lacking[set] || p.names[n].segment < 0 || p.names[n].segment >= len(m.segments)
		}
		p.starts[set+1] = uint32(len(p.members))
	}
}

// goesIn tells whether a row touches a person.
func (o outcome) goesIn() bool { return o < outcomeConflict }

// usedNames are the names of rows that go in.
func (s *Staging) usedNames(m *matching) []bool {
	sets := make([]bool, s.names.sets())
	for i, o := range m.outcome {
		if o.goesIn() {
			sets[s.rows.set.at(i)] = true
		}
	}
	used := make([]bool, len(s.names.names))
	for set, is := range sets {
		if is {
			for _, n := range s.names.of(uint32(set)) {
				used[n] = true
			}
		}
	}
	return used
}

// countRows accounts for every row, and counts the rows of each unknown name.
func (s *Staging) countRows(m *matching, p *planned) []int {
	c := &p.plan.Counts
	byOutcome := [numOutcomes]int{}
	rowsOfName := make([]int, len(p.names))
	for i, o := range m.outcome {
		byOutcome[o]++
		if set := s.rows.set.at(i); o.goesIn() && p.lacking[set] {
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
	if !s.options.HasSegments {
		p.plan.Column = data.SegmentsMissing
	}
	adds, takes := make([]int, len(p.segments)), make([]int, len(p.segments))
	for i, o := range m.outcome {
		if o == outcomeCreated && m.person[i] == nobody {
			for _, segment := range p.of(s.rows.set.at(i)) {
				adds[segment]++
				c.MembershipsAdded++
			}
		}
	}
	s.eachPerson(m, p, func(person int, e *memberEffect) {
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
			if p.replace {
				for _, segment := range e.takes {
					takes[segment]++
				}
				c.MembershipsRemoved += len(e.takes)
			}
		}
		if m.updated[person] || len(e.adds) > 0 || p.replace && len(e.takes) > 0 {
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
	// takes are what replacing segment data takes, whether it is decided or not.
	takes []uint32
	// emptied tells that replacing leaves the person without any segment.
	emptied bool
	// kept tells that the rows name only unknown segments, so that replacing leaves the person what it has.
	kept bool
}

// eachPerson works out the effect on every person with rows. The effect is only valid during the call.
func (s *Staging) eachPerson(m *matching, p *planned, each func(person int, e *memberEffect)) {
	const had, named = 1, 2
	mark := make([]uint32, len(p.segments)) // generation of the person, plus had or named
	var e memberEffect
	for person := range m.contact {
		generation := uint32(person) * 4
		e = memberEffect{adds: e.adds[:0], takes: e.takes[:0]}
		current := m.currentOf(person)
		for _, segment := range current {
			mark[segment] = generation + had
		}
		rows := m.rowsOf(person)
		if len(rows) == 0 {
			continue
		}
		known, lost := 0, false
		for _, row := range rows {
			set := s.rows.set.at(int(row))
			lost = lost || set != 0 || s.rows.status.at(int(row))&rowNamesLost != 0
			for _, segment := range p.of(set) {
				known++
				if mark[segment] != generation+had && mark[segment] != generation+named {
					e.adds = append(e.adds, segment)
				}
				mark[segment] = generation + named
			}
		}
		e.kept = known == 0 && lost
		if s.options.HasSegments && !e.kept {
			for _, segment := range current {
				if mark[segment] == generation+had {
					e.takes = append(e.takes, segment)
				}
			}
			e.emptied = len(e.takes) > 0 && known == 0
		}
		each(person, &e)
	}
}

// findProblems lists what the plan found, in the order of the rows.
func (s *Staging) findProblems(m *matching, p *planned) {
	// What replacing does to a contact stands at its first row.
	replaced := map[uint32]plannedKind{}
	if p.replace {
		s.eachPerson(m, p, func(person int, e *memberEffect) {
			switch {
			case m.contact[person] == 0:
			case e.kept:
				replaced[m.rowsOf(person)[0]] = plannedKept
			case e.emptied:
				replaced[m.rowsOf(person)[0]] = plannedEmptied
			}
		})
	}
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
		if !o.goesIn() {
			continue
		}
		if set := s.rows.set.at(i); p.lacking[set] {
			for _, n := range s.names.of(set) {
				if p.names[n].segment < 0 {
					add(plannedProblem{row: row, what: plannedUnknown, detail: n})
				}
			}
		}
		if what, ok := replaced[row]; ok {
			add(plannedProblem{row: row, what: what, detail: uint32(data.FieldSegments)})
		}
	}
}
