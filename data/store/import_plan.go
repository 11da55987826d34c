package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"muster/data"
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

	// The persons of whom a field or an assignment changes, those who lose all segments, and those who would if their rows did
	// not name unknown ones.
	changed, emptied, kept bitset
	// places are the rows of some kinds, see planPlaces.
	places map[data.PlanKind][]uint32
}

// takes tells that the plan takes assignments.
func (p *planned) takes() bool { return p.plan.Decisions.Mode != data.SegmentsAdd }

// between are the problems of the rows first to last.
func (p *planned) between(first, last uint32) []plannedProblem {
	by := func(x plannedProblem, row uint32) int { return cmp.Compare(x.row, row) }
	from, _ := slices.BinarySearchFunc(p.problems, first, by)
	to, _ := slices.BinarySearchFunc(p.problems, last+1, by)
	return p.problems[from:to]
}

// Plan says what the import will do to the book as it is now, with the given decisions. It changes nothing, blocks no
// writer, and may be called again with other decisions, which is quick as long as the book and the rows stay as they are and
// nothing is decided about who rows are. To replace or remove segments is data.ErrNoSegmentsColumn with a file that has no
// segments column, and data.ErrSegmentsBlank with one of which no row that could go in names a segment.
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
	if err := s.complete(ctx); err != nil {
		return data.Plan{}, err
	}
	column := s.segmentsColumn()
	if d.Mode != data.SegmentsAdd {
		switch column {
		case data.SegmentsMissing:
			return data.Plan{}, data.ErrNoSegmentsColumn
		case data.SegmentsBlank:
			return data.Plan{}, data.ErrSegmentsBlank
		}
	}
	d.Names, d.Rows = maps.Clone(d.Names), maps.Clone(d.Rows)
	who := s.whoDecisions(d)
	m := s.matched
	if m != nil {
		now, err := s.bookRevision(s.db.WithContext(ctx))
		if err != nil {
			return data.Plan{}, err
		}
		if now != m.revision || s.edits != m.edits || !m.holdsFor(who) {
			m = nil
		}
	}
	if m == nil {
		// What an older matching wrote is overwritten: it must not be applied any more.
		s.keep(nil, nil)
		var err error
		if m, err = s.match(ctx, who, &steps{report: progress, phase: data.PhasePlanning, total: matchSteps + 1}); err != nil {
			return data.Plan{}, err
		}
	}
	p := s.decide(m, d, column)
	s.keep(m, p)
	progress.Report(data.PhasePlanning, matchSteps+1, matchSteps+1)
	return p.plan, nil
}

// segmentsColumn says what the file has in the way of segments. Rows that stay out do not count: what they name would not
// keep a replacement from taking all that the others have.
func (s *Staging) segmentsColumn() data.SegmentsColumn {
	if !s.options.HasSegments {
		return data.SegmentsMissing
	}
	for i := range s.rows.number.len() {
		status := s.rows.status.at(i)
		if status&rowStatus == rowAccepted && (s.rows.set.at(i) != 0 || status&rowNamesLost != 0) {
			return data.SegmentsNamed
		}
	}
	return data.SegmentsBlank
}

// decide works out what becomes of every row, person and segment.
func (s *Staging) decide(m *matching, d data.Decisions, column data.SegmentsColumn) *planned {
	p := &planned{}
	p.plan.Revision, p.plan.Decisions, p.plan.Column = m.revision, d, column
	p.plan.Decided = len(m.decided)
	s.resolveNames(m, p)
	rowsOfName := s.countRows(m, p)
	s.countPersons(m, p)
	s.findProblems(m, p)

	for n, name := range s.names.names {
		if _, known := m.byKey[name.key]; known || rowsOfName[n] == 0 {
			continue
		}
		p.plan.Unknown = append(p.plan.Unknown, data.UnknownSegment{
			Key: name.key, Name: name.text, Rows: rowsOfName[n], Decision: d.OfName(name.key), Near: m.nearTo(name),
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
