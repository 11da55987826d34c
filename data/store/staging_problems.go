package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"muster/data"
)

// problemKind is what problems are filtered and counted by.
type problemKind struct {
	severity data.Severity
	code     data.Code
}

// stagedProblems indexes the problems of the side file: problem i has id i+1 there. They are in the order of the rows.
type stagedProblems struct {
	row   column[uint32]
	kind  column[uint8]
	kinds []problemKind
	count []int
}

func newStagedProblems() stagedProblems { return stagedProblems{} }

func (p *stagedProblems) add(row uint32, kind problemKind) {
	n := slices.Index(p.kinds, kind)
	if n < 0 {
		n = len(p.kinds)
		p.kinds = append(p.kinds, kind)
		p.count = append(p.count, 0)
	}
	p.row.add(row)
	p.kind.add(uint8(n))
	p.count[n]++
}

// after returns the first problem that is not of a row before the given one.
func (p *stagedProblems) after(row uint32) int {
	low, high := 0, p.row.len()
	for low < high {
		if middle := (low + high) / 2; p.row.at(middle) < row {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

func (s *Staging) addProblems(i uint32, row StagedRow) error {
	problems := row.Checked.Problems
	if row.Skipped {
		problems = []data.Problem{{
			Row: row.Number, Field: data.FieldNone, Severity: data.Note, Code: data.CodeExampleRow,
		}}
	}
	for _, p := range problems {
		s.found.add(i, problemKind{p.Severity, p.Code})
		_, err := s.filling.problem.ExecContext(context.Background(), int64(s.found.row.len()), int64(p.Field),
			p.Value, p.Suggestion, p.Country)
		if err != nil {
			return err
		}
	}
	return nil
}

// plannedProblem is a problem that the plan found.
type plannedProblem struct {
	row  uint32
	what plannedKind
	// detail is the segment name for plannedUnknown, otherwise the field.
	detail uint32
}

type plannedKind uint8

const (
	plannedContacts plannedKind = iota
	plannedAmbiguous
	plannedExternalID
	plannedDuplicate
	plannedUnknown
	plannedKept
	plannedEmptied
	numPlannedKinds
)

// plannedKinds are what the problems of a plan are to a person.
var plannedKinds = [numPlannedKinds]problemKind{
	plannedContacts:   {data.Conflict, data.CodeConflictContacts},
	plannedAmbiguous:  {data.Conflict, data.CodeConflictAmbiguous},
	plannedExternalID: {data.Conflict, data.CodeConflictExternalID},
	plannedDuplicate:  {data.Warning, data.CodePossibleDuplicate},
	plannedUnknown:    {data.Warning, data.CodeSegmentUnknown},
	plannedKept:       {data.Warning, data.CodeSegmentsKept},
	plannedEmptied:    {data.Warning, data.CodeSegmentsEmptied},
}

// Problems returns one page of the problems that match f, in the order of the rows, and how many there are in all. It
// holds what the checks found, and what the last Plan found: conflicts, possible duplicates, unknown segments. A limit of
// 0 means all.
func (s *Staging) Problems(ctx context.Context, f data.ProblemFilter, offset, limit int) ([]data.Problem, int, error) {
	if err := s.complete(ctx); err != nil {
		return nil, 0, fmt.Errorf("problems: %w", err)
	}
	_, plan := s.last()
	list, total := s.pickProblems(plan, f, offset, limit)
	problems, err := s.loadProblems(ctx, plan, list)
	if err != nil {
		return nil, 0, fmt.Errorf("problems: %w", translate(err))
	}
	return problems, total, nil
}

// problemRef is a problem of either source: staged is its index there, or -1.
type problemRef struct {
	staged  int
	planned plannedProblem
}

func (s *Staging) pickProblems(plan *planned, f data.ProblemFilter, offset, limit int) ([]problemRef, int) {
	wanted := func(k problemKind) bool {
		return (len(f.Severities) == 0 || slices.Contains(f.Severities, k.severity)) && (f.Code == "" || f.Code == k.code)
	}
	staged := make([]bool, len(s.found.kinds))
	total := 0
	for i, k := range s.found.kinds {
		if staged[i] = wanted(k); staged[i] {
			total += s.found.count[i]
		}
	}
	var byPlan [numPlannedKinds]bool
	var found []plannedProblem
	if plan != nil {
		found = plan.problems
		for i, k := range plannedKinds {
			if byPlan[i] = wanted(k); byPlan[i] {
				total += plan.found[i]
			}
		}
	}

	if limit <= 0 {
		limit = total
	}
	var list []problemRef
	skip := offset
	take := func(ref problemRef) bool {
		if skip > 0 {
			skip--
			return true
		}
		if len(list) >= limit {
			return false
		}
		list = append(list, ref)
		return len(list) < limit
	}
	i, j, n := 0, 0, s.found.row.len()
	for i < n || j < len(found) {
		if i < n && (j >= len(found) || s.found.row.at(i) <= found[j].row) {
			if staged[s.found.kind.at(i)] && !take(problemRef{staged: i}) {
				break
			}
			i++
			continue
		}
		if byPlan[found[j].what] && !take(problemRef{staged: -1, planned: found[j]}) {
			break
		}
		j++
	}
	return list, total
}

// loadProblems reads the texts of the chosen problems.
func (s *Staging) loadProblems(ctx context.Context, plan *planned, list []problemRef) ([]data.Problem, error) {
	var ids, seqs []int64
	for _, ref := range list {
		switch {
		case ref.staged >= 0:
			ids = append(ids, int64(ref.staged)+1)
		case ref.planned.what != plannedUnknown:
			seqs = append(seqs, int64(ref.planned.row)+1)
		}
	}
	texts, err := s.problemTexts(ctx, ids)
	if err != nil {
		return nil, err
	}
	contacts, err := s.rowContacts(ctx, seqs)
	if err != nil {
		return nil, err
	}
	problems := make([]data.Problem, len(list))
	for i, ref := range list {
		if ref.staged >= 0 {
			problems[i], texts = texts[0], texts[1:]
			continue
		}
		var c data.Contact
		if ref.planned.what != plannedUnknown {
			c, contacts = contacts[0], contacts[1:]
		}
		problems[i] = s.plannedProblem(plan, ref.planned, c)
	}
	return problems, nil
}

// plannedProblem puts a problem of the plan into the words of the domain; c are the row's values.
func (s *Staging) plannedProblem(plan *planned, p plannedProblem, c data.Contact) data.Problem {
	kind := plannedKinds[p.what]
	problem := data.Problem{Row: int(s.rows.number.at(int(p.row))), Severity: kind.severity, Code: kind.code}
	if p.what == plannedUnknown {
		problem.Field, problem.Value = data.FieldSegments, plan.names[p.detail].text
		return problem
	}
	problem.Field = data.Field(p.detail)
	problem.Value = c.Value(problem.Field)
	if p.what == plannedKept {
		problem.Value = strings.Join(s.segmentNames(plan, s.rows.set.at(int(p.row))), "; ")
	}
	problem.Country = c.CountryCode
	return problem
}

// problemTexts reads staged problems by id.
func (s *Staging) problemTexts(ctx context.Context, ids []int64) ([]data.Problem, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := s.db.WithContext(ctx).Raw("SELECT p.id, p.field, p.value, p.suggestion, p.country FROM json_each(?) j "+
		"CROSS JOIN problems p ON p.id = j.value ORDER BY j.key", jsonIDs(ids)).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	problems := make([]data.Problem, 0, len(ids))
	for rows.Next() {
		var p data.Problem
		var id int
		if err := rows.Scan(&id, &p.Field, &p.Value, &p.Suggestion, &p.Country); err != nil {
			return nil, err
		}
		kind := s.found.kinds[s.found.kind.at(id-1)]
		p.Row = int(s.rows.number.at(int(s.found.row.at(id - 1))))
		p.Severity, p.Code = kind.severity, kind.code
		problems = append(problems, p)
	}
	return problems, rows.Err()
}
