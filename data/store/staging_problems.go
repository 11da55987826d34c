package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// problemKind is what problems are filtered and counted by.
type problemKind struct {
	severity  data.Severity
	code      data.Code
	suggested bool // with a suggestion
}

func kindOf(p data.Problem) problemKind { return problemKind{p.Severity, p.Code, p.Suggestion != ""} }

// stagedProblems indexes the problems of the side file, in the order of the rows.
type stagedProblems struct {
	id    column[uint32] // in the side file; never used again for another problem
	row   column[uint32]
	kind  column[uint8]
	kinds []problemKind
	count []int
	last  uint32 // the highest id
}

// add notes a problem of the last row that has one, or of a later one, and returns its id.
func (p *stagedProblems) add(row uint32, problem data.Problem) uint32 {
	p.last++
	p.put(p.last, row, p.kindNumber(kindOf(problem)))
	return p.last
}

func (p *stagedProblems) put(id, row uint32, kind uint8) {
	p.id.add(id)
	p.row.add(row)
	p.kind.add(kind)
	p.count[kind]++
}

// kindNumber is the number of a kind: there are a few for each code.
func (p *stagedProblems) kindNumber(kind problemKind) uint8 {
	n := slices.Index(p.kinds, kind)
	if n < 0 {
		n = len(p.kinds)
		p.kinds = append(slices.Clip(p.kinds), kind)
		p.count = append(slices.Clip(p.count), 0)
	}
	return uint8(n)
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

// plannedProblem is a problem that the plan found.
type plannedProblem struct {
	row  uint32
	what plannedKind
	// detail is the segment name for plannedUnknown and plannedRejected, otherwise the field.
	detail uint32
}

type plannedKind uint8

const (
	plannedContacts plannedKind = iota
	plannedAmbiguous
	plannedExternalID
	plannedDuplicate
	plannedUnknown
	plannedRejected
	plannedKept
	plannedEmptied
	plannedSkipped
	plannedAbsent
	numPlannedKinds
)

// plannedKinds are what the problems of a plan are to a person.
var plannedKinds = [numPlannedKinds]problemKind{
	plannedContacts:   {severity: data.Conflict, code: data.CodeConflictContacts},
	plannedAmbiguous:  {severity: data.Conflict, code: data.CodeConflictAmbiguous},
	plannedExternalID: {severity: data.Conflict, code: data.CodeConflictExternalID},
	plannedDuplicate:  {severity: data.Warning, code: data.CodePossibleDuplicate},
	plannedUnknown:    {severity: data.Warning, code: data.CodeSegmentUnknown},
	plannedKept:       {severity: data.Warning, code: data.CodeSegmentsKept},
	plannedRejected:   {severity: data.Error, code: data.CodeSegmentRejected},
	plannedEmptied:    {severity: data.Warning, code: data.CodeSegmentsEmptied},
	plannedSkipped:    {severity: data.Note, code: data.CodeRowSkipped},
	plannedAbsent:     {severity: data.Note, code: data.CodeNotInBook},
}

// named tells that a problem is one with a segment name.
func (k plannedKind) named() bool { return k == plannedUnknown || k == plannedRejected }

// Problems returns one page of the problems that match f, in the order of the rows, and how many there are in all. It
// holds what the checks found, and what the last Plan found of rows that were not edited since: conflicts, possible
// duplicates, unknown segments. A limit of 0 means all.
func (s *Staging) Problems(
	ctx context.Context, f data.ProblemFilter, offset, limit int,
) (problems []data.Problem, total int, err error) {
	err = s.seen(ctx, func(v *stagedView) error {
		list, n := v.pickProblems(f, offset, limit)
		total = n
		problems, err = s.loadProblems(ctx, v, list)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("problems: %w", translate(err))
	}
	return problems, total, nil
}

// seen reads texts of the side file with what is known of the rows, once more if rows were edited meanwhile.
func (s *Staging) seen(ctx context.Context, read func(*stagedView) error) error {
	if err := s.complete(ctx); err != nil {
		return err
	}
	for {
		v := s.look()
		err := read(v)
		if v.edits == s.look().edits {
			return err
		}
	}
}

// problemRef is a problem of either source: staged is its index there, or -1.
type problemRef struct {
	staged  int
	planned plannedProblem
}

func (v *stagedView) pickProblems(f data.ProblemFilter, offset, limit int) ([]problemRef, int) {
	wanted := func(k problemKind) bool {
		return (len(f.Severities) == 0 || slices.Contains(f.Severities, k.severity)) && (f.Code == "" || f.Code == k.code)
	}
	staged := make([]bool, len(v.found.kinds))
	total := 0
	for i, k := range v.found.kinds {
		if staged[i] = wanted(k); staged[i] {
			total += v.found.count[i]
		}
	}
	var byPlan [numPlannedKinds]bool
	var found []plannedProblem
	if v.planned != nil {
		found = v.planned.problems
		for i, k := range plannedKinds {
			if byPlan[i] = wanted(k); byPlan[i] {
				total += v.planned.found[i]
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
	i, j, n := 0, 0, v.found.row.len()
	for i < n || j < len(found) {
		if i < n && (j >= len(found) || v.found.row.at(i) <= found[j].row) {
			if staged[v.found.kind.at(i)] && !take(problemRef{staged: i}) {
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
func (s *Staging) loadProblems(ctx context.Context, v *stagedView, list []problemRef) ([]data.Problem, error) {
	var staged []int
	var seqs []int64
	for _, ref := range list {
		switch {
		case ref.staged >= 0:
			staged = append(staged, ref.staged)
		case !ref.planned.what.named():
			seqs = append(seqs, int64(ref.planned.row)+1)
		}
	}
	db := s.db.WithContext(ctx)
	texts, err := v.problemTexts(db, staged)
	if err != nil {
		return nil, err
	}
	contacts, err := contactsBySeq(db, seqs)
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
		if !ref.planned.what.named() {
			c, contacts = contacts[0], contacts[1:]
		}
		problems[i] = v.plannedProblem(ref.planned, c)
	}
	return problems, nil
}

// plannedProblem puts a problem of the plan into the words of the domain; c are the row's values.
func (v *stagedView) plannedProblem(p plannedProblem, c data.Contact) data.Problem {
	kind := plannedKinds[p.what]
	problem := data.Problem{Row: v.number(int(p.row)), Severity: kind.severity, Code: kind.code}
	if p.what.named() {
		problem.Field, problem.Value = data.FieldSegments, v.planned.names[p.detail].text
		return problem
	}
	problem.Field = data.Field(p.detail)
	problem.Value = c.Value(problem.Field)
	if p.what == plannedKept {
		problem.Value = strings.Join(v.segmentNames(v.rows.set.at(int(p.row))), "; ")
	}
	problem.Country = c.CountryCode
	return problem
}

// problemTexts reads the staged problems of the given places in the index, in this order.
func (v *stagedView) problemTexts(db *gorm.DB, places []int) ([]data.Problem, error) {
	if len(places) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(places))
	for i, place := range places {
		ids[i] = int64(v.found.id.at(place))
	}
	rows, err := db.Raw("SELECT p.field, p.value, p.suggestion, p.remedy, p.country FROM json_each(?) j "+
		"CROSS JOIN problems p ON p.id = j.value ORDER BY j.key", jsonIDs(ids)).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	problems := make([]data.Problem, 0, len(ids))
	for rows.Next() && len(problems) < len(places) {
		place := places[len(problems)]
		kind := v.found.kinds[v.found.kind.at(place)]
		p := data.Problem{Row: v.number(int(v.found.row.at(place))), Severity: kind.severity, Code: kind.code}
		if err := rows.Scan(&p.Field, &p.Value, &p.Suggestion, &p.Remedy, &p.Country); err != nil {
			return nil, err
		}
		problems = append(problems, p)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(problems) != len(places) {
		return nil, fmt.Errorf("%d of %d problems of the side file are missing", len(places)-len(problems), len(places))
	}
	return problems, nil
}
