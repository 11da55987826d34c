package imports

import (
	"cmp"

	"muster/data"
)

// filterKind is what a badge or a tile narrows the table of problems to.
type filterKind uint8

const (
	filterAll filterKind = iota
	filterErrors
	filterWarnings
	filterConflicts
	filterDropped
	filterReason
)

// filter is what the table of problems shows; the reason is for filterReason.
type filter struct {
	kind   filterKind
	reason data.Code
}

func (f filter) problems() data.ProblemFilter {
	switch f.kind {
	case filterErrors:
		return data.ProblemFilter{Severities: []data.Severity{data.Error}}
	case filterWarnings:
		return data.ProblemFilter{Severities: []data.Severity{data.Warning}}
	case filterConflicts:
		return data.ProblemFilter{Severities: []data.Severity{data.Conflict}}
	case filterDropped:
		return data.ProblemFilter{Code: data.CodeRowDropped}
	case filterReason:
		return data.ProblemFilter{Code: f.reason}
	}
	// Notes say how a cell was understood; they are no problems.
	return data.ProblemFilter{Severities: []data.Severity{data.Error, data.Warning, data.Conflict}}
}

// entryState is what became of a problem since it was listed.
type entryState uint8

const (
	entryOpen entryState = iota
	entryMended
	entryDropped
)

// entry is a line of the table of problems.
type entry struct {
	problem data.Problem
	state   entryState
	// value is what the cell holds now, where the problem is mended.
	value string
}

// entryKey tells the problems of a row apart.
type entryKey struct {
	row   int
	field data.Field
	code  data.Code
	value string
}

func keyOf(p data.Problem) entryKey { return entryKey{p.Row, p.Field, p.Code, p.Value} }

// problemList is a window on the problems of an import, which can be as many as its rows. A line stays when its problem was
// mended.
type problemList struct {
	lines[entry]
	filter filter
}

func newProblemList() *problemList {
	return &problemList{lines: newLines(func(a, b entry) int { return compareProblems(a.problem, b.problem) })}
}

// reset forgets everything, for another filter.
func (l *problemList) reset(f filter) {
	l.filter = f
	l.lines.reset()
}

// entriesOf are the lines of problems that the import has.
func entriesOf(problems []data.Problem) []entry {
	out := make([]entry, len(problems))
	for i, p := range problems {
		out[i] = entry{problem: p}
		if p.Code == data.CodeRowDropped {
			out[i].state = entryDropped
		}
	}
	return out
}

// find returns the line of a problem among the loaded ones, -1 when it is not there.
func (l *problemList) find(key entryKey) int {
	found := -1
	l.each(func(e entry, line int) bool {
		if keyOf(e.problem) == key {
			found = line
		}
		return found < 0
	})
	return found
}

// near is the line of a problem or, where that is gone, of the same cell, else of the first problem behind it. It knows
// the loaded lines only.
func (l *problemList) near(p data.Problem) int {
	if line := l.find(keyOf(p)); line >= 0 {
		return line
	}
	best, line := -1, -1
	l.each(func(e entry, at int) bool {
		fit := 0
		switch other := e.problem; {
		case other.Row == p.Row && other.Field == p.Field:
			fit = 3
		case other.Row == p.Row:
			fit = 2
		case compareProblems(other, p) > 0:
			fit = 1
		}
		if fit > best || (fit == best && at < line) {
			best, line = fit, at
		}
		return true
	})
	if best == 0 { // all are before it
		return l.length() - 1
	}
	return line
}

func compareProblems(a, b data.Problem) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Field, b.Field))
}
