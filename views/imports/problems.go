package imports

import (
	"muster/data"
)

// filter is what the table of problems shows.
type filter uint8

const (
	filterAll filter = iota
	filterErrors
	filterWarnings
	filterConflicts
	filterEmptied
)

func (f filter) problems() data.ProblemFilter {
	switch f {
	case filterErrors:
		return data.ProblemFilter{Severities: []data.Severity{data.Error}}
	case filterWarnings:
		return data.ProblemFilter{Severities: []data.Severity{data.Warning}}
	case filterConflicts:
		return data.ProblemFilter{Severities: []data.Severity{data.Conflict}}
	case filterEmptied:
		return data.ProblemFilter{Code: data.CodeSegmentsEmptied}
	}
	// Notes say how a cell was understood; they are no problems.
	return data.ProblemFilter{Severities: []data.Severity{data.Error, data.Warning, data.Conflict}}
}

// problemPage is how many problems are loaded together.
const problemPage = 100

// problemList is a window on the problems of an import, which can be as many as its rows. It has no widget and no
// lock: it belongs to the window's goroutine.
type problemList struct {
	filter  filter
	total   int
	pages   map[int][]data.Problem
	loading map[int]bool
	// era is counted up when what was asked for before is of no use any more.
	era int
}

func newProblemList() *problemList {
	return &problemList{pages: map[int][]data.Problem{}, loading: map[int]bool{}}
}

// reset forgets what was loaded, for another filter or another plan.
func (l *problemList) reset(f filter) {
	l.filter = f
	l.era++
	clear(l.pages)
	clear(l.loading)
}

// at returns the problem of a row of the list; false while it is not loaded.
func (l *problemList) at(row int) (data.Problem, bool) {
	page := l.pages[row/problemPage]
	if i := row % problemPage; i < len(page) {
		return page[i], true
	}
	return data.Problem{}, false
}

// missing returns the pages between two rows that have still to be loaded, and counts them as being loaded.
func (l *problemList) missing(from, to int) []int {
	var pages []int
	for page := from / problemPage; page*problemPage < max(to, from+1); page++ {
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
	return true
}

// fail lets a page be asked for again.
func (l *problemList) fail(era, page int) {
	if era == l.era {
		delete(l.loading, page)
	}
}
