package columns

import "slices"

// finder holds the lines while a table is looked for among them.
type finder struct {
	lines  []measured
	all    []Line
	ragged bool
	// start and body are those of the Table.
	start, body int
}

func newFinder(lines []Line, ragged bool) *finder {
	f := &finder{all: lines, ragged: ragged}
	for i, line := range lines[:min(maxLines, len(lines))] {
		m := measure(line)
		m.gap = i > 0 && line.Number > lines[i-1].Number+1
		f.lines = append(f.lines, m)
	}
	return f
}

// measured is a line with what can be told of it alone.
type measured struct {
	Line
	kinds []cellKind
	// used is the number of cells up to the last filled one, filled the number of those that are not blank.
	used, filled int
	// gap says that blank rows stand before it.
	gap bool
}

func measure(line Line) measured {
	m := measured{Line: line, kinds: make([]cellKind, min(maxColumns, len(line.Cells)))}
	for i := range m.kinds {
		m.kinds[i] = kindOf(line.Cells[i])
		if m.kinds[i] != blankKind {
			m.used, m.filled = i+1, m.filled+1
		}
	}
	return m
}

// has tells whether one of the cells is of one of the kinds.
func (m measured) has(kinds ...cellKind) bool {
	return slices.ContainsFunc(m.kinds, func(k cellKind) bool { return slices.Contains(kinds, k) })
}

// wordsOnly tells whether no cell holds digits or an address.
func (m measured) wordsOnly() bool { return m.filled > 0 && !m.has(digitsKind, codedKind, addressKind) }

// knownWords tells whether at least half of the filled cells, and two, are words that are known to head a column.
func (m measured) knownWords() bool {
	return 2*HeaderWords(m.Cells[:m.used]) >= max(m.filled, 2*enough)
}

// byStructure finds the table by the widths of the lines and the kinds of their cells.
func (f *finder) byStructure() {
	f.start = f.firstWide()
	if small := f.smallTable(f.start); small >= 0 {
		f.start = small
	}
	f.skipNarrowTop()
	f.body = f.start + f.headerLines(f.start)
	f.dropTitles()
	f.extendUp()
}

// firstWide is the first line that is more than half as wide as the widest table.
func (f *finder) firstWide() int {
	most := func(of func(measured) int) (first, second int) {
		for _, m := range f.lines {
			switch n := of(m); {
			case n > first:
				first, second = n, first
			case n > second:
				second = n
			}
		}
		return first, second
	}
	wideFrom := func(width int) int {
		enough := max(min(2, width), (width+1)/2)
		return slices.IndexFunc(f.lines, func(m measured) bool {
			return m.filled >= enough && (width <= 2 || 2*m.used > width && (m.filled > 2 || !m.labels()))
		})
	}
	// One line alone could be wide by accident, unless it stands last: a header without rows.
	width, second := most(func(m measured) int { return m.used })
	if last := f.lines[len(f.lines)-1]; second > 1 && (width < 2*second || last.used < width) {
		width = second
	}
	if i := wideFrom(width); i >= 0 {
		return i
	}
	_, filled := most(func(m measured) int { return m.filled })
	return max(0, wideFrom(filled)) // rows that are mostly blank
}

// smallTable finds a table among the lines before a wider one, -1 if there is none: at least three lines of the same
// width, one below the other, whose columns hold numbers, dates or addresses below a first line of words.
func (f *finder) smallTable(before int) int {
	for i := 0; i < before; {
		j := i + 1
		for j < before && !f.lines[j].gap && f.lines[j].used == f.lines[i].used {
			j++
		}
		if f.isSmallTable(f.lines[i:j], j < len(f.lines) && f.lines[j].gap) {
			return i
		}
		i = j
	}
	return -1
}

func (f *finder) isSmallTable(lines []measured, gapBelow bool) bool {
	least := 3
	if lines[0].used == 2 { // could be a list of what the file is about: "Station", "Berlin"
		least = 4
		if !gapBelow || lines[0].labels() {
			return false
		}
	}
	if len(lines) < least || lines[0].filled < 2 {
		return false
	}
	e := judge(lines[0], shapesOf(lines[1:]))
	return e.opposed > 0 && e.agreed == 0
}

// labels tells whether the line's first cell announces the second one: "Date:".
func (m measured) labels() bool { return len(m.Cells) > 0 && endsWithColon(m.Cells[0]) }

// skipNarrowTop leaves lines above that are shorter than all lines of the table below, among them a line of words: a
// header is as wide as its table.
func (f *finder) skipNarrowTop() {
	length := f.commonLength(f.start)
	if length == 0 {
		return
	}
	for i := f.start; i < min(f.start+maxLines, len(f.lines)); i++ {
		switch {
		case len(f.lines[i].Cells) == length && 2*f.lines[i].filled >= length:
			if i > f.start && f.headerLines(i) > 0 {
				f.start = i
			}
			return
		case len(f.lines[i].Cells) > length:
			return
		}
	}
}

// commonLength is the length of most of the rows from an index on, 0 when they differ or when it tells nothing.
func (f *finder) commonLength(from int) int {
	if f.ragged {
		return 0
	}
	return mostCommonLength(f.lines[from:])
}

func mostCommonLength(lines []measured) int {
	counts := make(map[int]int)
	best := 0
	for _, m := range lines {
		n := len(m.Cells)
		if counts[n]++; counts[n] > counts[best] {
			best = n
		}
	}
	if 5*counts[best] < 3*len(lines) {
		return 0
	}
	return best
}

// blockEnd is the index behind the lines that tell what the rows of a table are like that starts at an index: up to
// its first line again, or to a blank row that parts rows from others or from lines of another width.
func (f *finder) blockEnd(start int) int {
	data := false
	length := len(f.lines[start].Cells)
	for i := start + 1; i < len(f.lines); i++ {
		m := f.lines[i]
		if m.gap && !f.ragged && i > start+1 && len(f.lines[i-1].Cells) == length && len(m.Cells) != length && m.filled > 1 {
			return i
		}
		if data && m.gap && judge(m, shapesOf(f.lines[start+1:i])).agreed == 0 {
			return i
		}
		if data && slices.Equal(m.Cells, f.lines[start].Cells) && m.wordsOnly() {
			return i
		}
		data = data || m.has(digitsKind, addressKind)
	}
	return len(f.lines)
}

// dropTitles leaves header lines above that are titles: a blank row parts them from further ones, or they are shorter
// and name no groups of columns.
func (f *finder) dropTitles() {
	for i := f.body - 1; i > f.start; i-- {
		upper, lower := f.lines[i-1], f.lines[i]
		shorter := upper.filled == upper.used && upper.used < lower.used && !slices.Contains(lower.kinds[:upper.used], blankKind)
		if lower.gap || shorter {
			f.start = i
			return
		}
	}
}

// extendUp takes lines right above a header for part of it when they name groups of its columns, and a narrow line of
// words right above rows without a header for their header.
func (f *finder) extendUp() {
	if f.start == f.body && f.start > 0 && !f.lines[f.start].gap {
		if m := f.lines[f.start-1]; f.headsRows(m, f.lines[f.start]) {
			f.start--
		}
		return
	}
	for f.start > 0 && f.body-f.start < maxHeaderLines && !f.lines[f.start].gap && f.namesGroups(f.lines[f.start-1]) {
		f.start--
	}
}

// headsRows tells whether a line that is too narrow for the table could be its header, some columns without a name.
func (f *finder) headsRows(m, row measured) bool {
	return m.wordsOnly() && m.filled >= 2 && 2*m.used >= row.used && !m.labels() && len(m.Cells) <= len(row.Cells) &&
		!isRemark(m)
}

// namesGroups tells whether a line above a header has words above some of its columns, with room for others between
// them, as merged cells leave it.
func (f *finder) namesGroups(m measured) bool {
	header := f.lines[f.start]
	if !m.wordsOnly() || m.filled < 2 || m.filled >= m.used || m.labels() {
		return false
	}
	if 2*m.used < header.used || m.used > header.used {
		return false
	}
	for i, kind := range m.kinds {
		if kind != blankKind && (i >= len(header.kinds) || header.kinds[i] == blankKind) {
			return false
		}
	}
	return true
}

// byWords moves the table to the line that names the columns of contacts where structure has found another one.
func (f *finder) byWords() {
	at := f.contactHeader()
	if at < 0 || f.start <= at && at < f.body {
		return
	}
	f.start, f.body = at, at+f.headerLinesBelow(at)
	f.extendUp()
}

// contactHeader is the index of the line that names all columns that contacts need, otherwise of the first of those
// that name the most, at least two; -1 without one. A line below the first row must name them all: further up it
// could be a row.
func (f *finder) contactHeader() int {
	best, most := -1, enough-1
	for i, m := range f.lines {
		if !m.wordsOnly() || !m.knownWords() {
			continue
		}
		mapping, err := Understand(m.Cells[:m.used], nil, Options{DefaultCountry: true})
		if err == nil {
			return i
		}
		if n := mapping.count(); n > most && (i <= f.body || best < 0 && f.start == f.body) {
			best, most = i, n
		}
	}
	return best
}
