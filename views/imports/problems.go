package imports

import (
	"cmp"
	"slices"
	"sort"

	"muster/data"
)

// filterKind is what a badge or a tile narrows the table of problems to.
type filterKind uint8

const (
	filterAll filterKind = iota
	filterErrors
	filterWarnings
	filterConflicts
	filterEmptied
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
	case filterEmptied:
		return data.ProblemFilter{Code: data.CodeSegmentsEmptied}
	case filterDropped:
		return data.ProblemFilter{Code: data.CodeRowDropped}
	case filterReason:
		return data.ProblemFilter{Code: f.reason}
	}
	// Notes say how a cell was understood; they are no problems.
	return data.ProblemFilter{Severities: []data.Severity{data.Error, data.Warning, data.Conflict}}
}

// problemPage is how many problems are loaded together.
const problemPage = 100

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

// keptEntry is a line that stays though its problem is gone: it stands before the problem with the index at.
type keptEntry struct {
	entry
	at int
}

// problemList is a window on the problems of an import, which can be as many as its rows, and the lines that stay among
// them since their problem was mended. It has no widget and no lock: it belongs to the window's goroutine.
type problemList struct {
	filter  filter
	total   int // problems that the import has for the filter
	pages   map[int][]data.Problem
	loading map[int]bool
	kept    []keptEntry // in the order of their rows
	// era is counted up when what was asked for before is of no use any more.
	era int
}

func newProblemList() *problemList {
	return &problemList{pages: map[int][]data.Problem{}, loading: map[int]bool{}}
}

// reset forgets everything, for another filter.
func (l *problemList) reset(f filter) {
	l.filter = f
	l.era++
	l.kept = nil
	clear(l.pages)
	clear(l.loading)
}

// length is the number of lines.
func (l *problemList) length() int { return l.total + len(l.kept) }

// locate says which problem of the import a line shows, or which kept one: the other is -1.
func (l *problemList) locate(line int) (problem, kept int) {
	k := sort.Search(len(l.kept), func(k int) bool { return l.kept[k].at+k >= line })
	if k < len(l.kept) && l.kept[k].at+k == line {
		return -1, k
	}
	return line - k, -1
}

// lineOf is the line that shows a problem of the import.
func (l *problemList) lineOf(problem int) int {
	return problem + sort.Search(len(l.kept), func(k int) bool { return l.kept[k].at > problem })
}

// at returns a line; false while it is not loaded.
func (l *problemList) at(line int) (entry, bool) {
	if line < 0 || line >= l.length() {
		return entry{}, false
	}
	problem, k := l.locate(line)
	if k >= 0 {
		return l.kept[k].entry, true
	}
	p, loaded := l.problem(problem)
	e := entry{problem: p}
	if p.Code == data.CodeRowDropped {
		e.state = entryDropped
	}
	return e, loaded
}

func (l *problemList) problem(i int) (data.Problem, bool) {
	page := l.pages[i/problemPage]
	if i >= 0 && i%problemPage < len(page) {
		return page[i%problemPage], true
	}
	return data.Problem{}, false
}

// find returns the line of a problem among the loaded ones, -1 when it is not there.
func (l *problemList) find(key entryKey) int {
	for k, e := range l.kept {
		if keyOf(e.problem) == key {
			return e.at + k
		}
	}
	for n, page := range l.pages {
		for i, p := range page {
			if keyOf(p) == key {
				return l.lineOf(n*problemPage + i)
			}
		}
	}
	return -1
}

// near is the line of a problem or, where that is gone, of the same cell, else of the first problem behind it. It knows
// the loaded lines only.
func (l *problemList) near(p data.Problem) int {
	if line := l.find(keyOf(p)); line >= 0 {
		return line
	}
	best, line := -1, -1
	consider := func(other data.Problem, at int) {
		fit := 0
		switch {
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
	}
	for k, e := range l.kept {
		consider(e.problem, e.at+k)
	}
	for n, page := range l.pages {
		for i, other := range page {
			consider(other, l.lineOf(n*problemPage+i))
		}
	}
	if best == 0 { // all are before it
		return l.length() - 1
	}
	return line
}

// missing returns the pages between two lines that have still to be loaded, and counts them as being loaded.
func (l *problemList) missing(from, to int) []int {
	first, last := max(0, from-len(l.kept)), max(to, from+1)
	if len(l.kept) > 0 { // at most so many lines further up
		first = max(0, from-sort.Search(len(l.kept), func(k int) bool { return l.kept[k].at+k >= from }))
	}
	var pages []int
	for page := first / problemPage; page*problemPage < last; page++ {
		if page > 0 && page*problemPage >= l.total {
			break
		}
		if _, loaded := l.pages[page]; !loaded && !l.loading[page] {
			l.loading[page] = true
			pages = append(pages, page)
		}
	}
	return pages
}

// put takes a loaded page in; false when it came too late to be of use.
func (l *problemList) put(era, page int, problems []data.Problem, total int) bool {
	if era != l.era {
		return false
	}
	delete(l.loading, page)
	l.pages[page], l.total = problems, total
	l.arrange()
	return true
}

// fail lets a page be asked for again.
func (l *problemList) fail(era, page int) {
	if era == l.era {
		delete(l.loading, page)
	}
}

// renew takes a view of the changed problems in: pages of them that cover what is in sight, and what is kept of the
// lines whose problem is gone.
func (l *problemList) renew(v renewed) {
	l.era++
	l.pages, l.total, l.kept = v.pages, v.total, v.kept
	clear(l.loading)
	l.arrange()
}

// arrange puts the kept lines where their rows belong, as far as the problems around them are loaded.
func (l *problemList) arrange() {
	for k := range l.kept {
		e := &l.kept[k]
		e.at = min(e.at, l.total)
		if at, known := l.place(e.problem); known {
			e.at = at
		}
	}
	slices.SortStableFunc(l.kept, func(a, b keptEntry) int {
		return cmp.Or(cmp.Compare(a.at, b.at), compareProblems(a.problem, b.problem))
	})
}

// place is the index of the first problem that stands behind p, if the pages around it are loaded.
func (l *problemList) place(p data.Problem) (at int, known bool) {
	for n, page := range l.pages {
		if len(page) == 0 {
			if n == 0 {
				return 0, true
			}
			continue
		}
		from, to := n*problemPage, n*problemPage+len(page)
		i := sort.Search(len(page), func(i int) bool { return compareProblems(page[i], p) > 0 })
		switch {
		case i > 0 && i < len(page), i == 0 && from == 0, i == len(page) && to >= l.total:
			return from + i, true
		case i == len(page):
			if next := l.pages[n+1]; len(next) > 0 && compareProblems(next[0], p) > 0 {
				return to, true
			}
		}
	}
	return 0, false
}

func compareProblems(a, b data.Problem) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Field, b.Field))
}
