package imports

import (
	"cmp"
	"slices"
	"sort"
)

// pageSize is how many lines of a long list are loaded together.
const pageSize = 100

// mostPages is how many pages of a list are kept; those that are farthest from what is in sight go first.
const mostPages = 40

// lines is a window on a list that can be as long as a file: the loaded pages of it, and lines that are kept among them
// though they are not of the list any more. It has no widget and no lock: it belongs to the window's goroutine.
type lines[T any] struct {
	compare func(a, b T) int // the order of the list
	total   int              // lines of the list, without the kept ones
	pages   map[int][]T
	loading map[int]bool
	kept    []keptLine[T] // in the order of the list
	// era is counted up when what was asked for before is of no use any more.
	era int
}

// keptLine is a line that stays though it left the list: it stands before the line of the list with the index at.
type keptLine[T any] struct {
	item T
	at   int
}

func newLines[T any](compare func(a, b T) int) lines[T] {
	return lines[T]{compare: compare, pages: map[int][]T{}, loading: map[int]bool{}}
}

// reset forgets everything but the number of lines, for another list.
func (l *lines[T]) reset() {
	l.era++
	l.kept = nil
	clear(l.pages)
	clear(l.loading)
}

// length is the number of lines, the kept ones included.
func (l *lines[T]) length() int { return l.total + len(l.kept) }

// keptBefore counts the kept lines that stand before a line.
func (l *lines[T]) keptBefore(line int) int {
	return sort.Search(len(l.kept), func(k int) bool { return l.kept[k].at+k >= line })
}

// locate says which line of the list stands there, or which kept one: the other is -1.
func (l *lines[T]) locate(line int) (listed, kept int) {
	k := l.keptBefore(line)
	if k < len(l.kept) && l.kept[k].at+k == line {
		return -1, k
	}
	return line - k, -1
}

// lineOf is where the line of the list with an index stands.
func (l *lines[T]) lineOf(listed int) int {
	return listed + sort.Search(len(l.kept), func(k int) bool { return l.kept[k].at > listed })
}

// at returns a line; false while it is not loaded.
func (l *lines[T]) at(line int) (item T, loaded bool) {
	if line < 0 || line >= l.length() {
		return item, false
	}
	listed, k := l.locate(line)
	if k >= 0 {
		return l.kept[k].item, true
	}
	if page := l.pages[listed/pageSize]; listed%pageSize < len(page) {
		return page[listed%pageSize], true
	}
	return item, false
}

// each goes over the loaded lines, in no order, until see says that it is enough.
func (l *lines[T]) each(see func(item T, line int) bool) {
	for k, kept := range l.kept {
		if !see(kept.item, kept.at+k) {
			return
		}
	}
	for n, page := range l.pages {
		for i, item := range page {
			if !see(item, l.lineOf(n*pageSize+i)) {
				return
			}
		}
	}
}

// missing returns the pages between two lines that have still to be loaded, and counts them as being loaded.
func (l *lines[T]) missing(from, to int) []int {
	first, last := max(0, from-l.keptBefore(from)), max(to, from+1)
	var pages []int
	for page := first / pageSize; page*pageSize < last; page++ {
		if page > 0 && page*pageSize >= l.total {
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
func (l *lines[T]) put(era, page int, items []T, total int) bool {
	if era != l.era {
		return false
	}
	delete(l.loading, page)
	l.pages[page], l.total = items, total
	l.forgetFarFrom(page)
	l.arrange()
	return true
}

// forgetFarFrom lets go of pages while there are too many.
func (l *lines[T]) forgetFarFrom(page int) {
	for len(l.pages) > mostPages {
		farthest := page
		for n := range l.pages {
			if abs(n-page) > abs(farthest-page) {
				farthest = n
			}
		}
		delete(l.pages, farthest)
	}
}

func abs(n int) int { return max(n, -n) }

// fail lets a page be asked for again.
func (l *lines[T]) fail(era, page int) {
	if era == l.era {
		delete(l.loading, page)
	}
}

// inSight notes the lines between from (inclusive) and to (exclusive), before the list changes.
func (l *lines[T]) inSight(from, to int) inSight[T] {
	s := inSight[T]{era: l.era, kept: slices.Clone(l.kept), first: -1}
	for line := from; line < to; line++ {
		if item, loaded := l.at(line); loaded {
			s.lines = append(s.lines, item)
		}
		if listed, _ := l.locate(line); listed >= 0 && s.first < 0 {
			s.first = listed
		}
	}
	s.first = max(0, s.first)
	return s
}

// renew takes in what the list is now: pages that cover what is in sight, and the lines that are kept.
func (l *lines[T]) renew(r renewed[T]) {
	l.era++
	l.pages, l.total, l.kept = r.pages, r.total, r.kept
	clear(l.loading)
	l.arrange()
}

// arrange puts the kept lines where they belong, as far as the lines around them are loaded.
func (l *lines[T]) arrange() {
	for k := range l.kept {
		kept := &l.kept[k]
		kept.at = min(kept.at, l.total)
		if at, known := l.place(kept.item); known {
			kept.at = at
		}
	}
	slices.SortStableFunc(l.kept, func(a, b keptLine[T]) int {
		return cmp.Or(cmp.Compare(a.at, b.at), l.compare(a.item, b.item))
	})
}

// place is the index of the first line of the list that stands behind an item, if the pages around it are loaded.
func (l *lines[T]) place(item T) (at int, known bool) {
	for n, page := range l.pages {
		if len(page) == 0 {
			if n == 0 {
				return 0, true
			}
			continue
		}
		from, to := n*pageSize, n*pageSize+len(page)
		i := sort.Search(len(page), func(i int) bool { return l.compare(page[i], item) > 0 })
		switch {
		case i > 0 && i < len(page), i == 0 && from == 0, i == len(page) && to >= l.total:
			return from + i, true
		case i == len(page):
			if next := l.pages[n+1]; len(next) > 0 && l.compare(next[0], item) > 0 {
				return to, true
			}
		}
	}
	return 0, false
}
