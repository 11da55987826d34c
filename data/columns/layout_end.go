package columns

import (
	"slices"
	"strings"

	"muster/data/field"
)

// EndOptions say what is known of a table's rows.
type EndOptions struct {
	// Belongs tells whether a row is certainly one of the table, whatever it looks like, as one with a mobile number
	// is; nil knows none.
	Belongs func(cells []string) bool
	// Contacts says that the rows are contacts: a row is left out only when it can be none.
	Contacts bool
}

// End finds the end of a table while its rows go by: totals and remarks below it, and further tables. Rows that could
// be such are held back until a further row, or the end of the file, tells what they are.
type End struct {
	table Table
	o     EndOptions
	last  int // number of the row before
	held  int
	// next is the index among the rows that are held of what could be the first line of another table, -1 if none is.
	next      int
	candidate measured
	// probes are columns that every row fills with the same kind of cell; a row that does not is looked at closely.
	probes []probe
}

type probe struct {
	column int
	kind   cellKind
	full   bool
}

// mostHeld is how many rows are held back at most; so many remarks are none.
const mostHeld = 200

// End returns what finds the end of the table, below the line with this number.
func (t Table) End(after int, o EndOptions) *End {
	if o.Belongs == nil {
		o.Belongs = func([]string) bool { return false }
	}
	e := &End{table: t, o: o, last: after, next: -1}
	for i, s := range t.shapes {
		if s.typed() && (i == 0 || s.full || len(e.probes) == 0) && len(e.probes) < 3 {
			e.probes = append(e.probes, probe{i, s.kind, s.full})
		}
	}
	return e
}

// Look takes the next row. It returns how many of the rows held back, this one last among them, are now known to be
// the table's, and whether the table ended before those that are left.
func (e *End) Look(line Line) (rows int, ended bool) {
	gap := line.Number > e.last+1
	e.last = line.Number
	if e.held == 0 && !gap && e.isUsual(line) {
		return 1, false
	}
	e.held++
	m := measure(line)
	m.gap = gap
	if e.next >= 0 {
		if e.confirms(m) {
			return 0, true
		}
		if !e.candidate.gap || e.o.Belongs(line.Cells) {
			return e.release(), false
		}
		e.next = -1 // one line of words below a blank row: a remark
	}
	switch e.classify(m) {
	case aRow:
		return e.release(), false
	case aRemark:
		if e.held > mostHeld {
			return e.release(), false
		}
	case aTable:
		e.next, e.candidate = e.held-1, m
		return 0, true
	case perhapsATable:
		e.next, e.candidate = e.held-1, m
	}
	return 0, false
}

func (e *End) release() int {
	n := e.held
	e.held, e.next = 0, -1
	return n
}

// Finish says at the end of the file how many of the rows held back are the table's after all.
func (e *End) Finish() (rows int) {
	if e.next >= 0 && !e.candidate.gap {
		return e.release()
	}
	e.next = -1
	return 0
}

// Below is how many of the rows that are left, at the end of the table, stand below it; those behind them are lines of
// another table.
func (e *End) Below() int {
	if e.next < 0 {
		return e.held
	}
	return e.next
}

// lineClass is what a line below the first rows of a table can be.
type lineClass uint8

const (
	aRow lineClass = iota
	aRemark
	perhapsATable
	aTable
)

// isUsual tells in little time that a row is like the others.
func (e *End) isUsual(line Line) bool {
	if !e.table.ragged && len(line.Cells) != e.table.length {
		return false
	}
	for _, p := range e.probes {
		if p.column >= len(line.Cells) || line.Cells[p.column] == "" {
			if p.full {
				return false
			}
			continue
		}
		if cell := line.Cells[p.column]; p.kind == digitsKind && !beginsLikeDigits(cell) ||
			p.kind == addressKind && strings.IndexByte(cell, '@') < 0 && strings.IndexByte(cell, '.') < 0 {
			return false
		}
	}
	for i, cell := range line.Cells {
		if cell == "" {
			continue
		}
		if i < len(e.table.Header) && cell == e.table.Header[i] {
			return false
		}
		return !mayBeRemark(cell) || !isRemarkWord(cell)
	}
	return false
}

// beginsLikeDigits tells whether a cell could be of digitsKind: it begins with no letter, and has a digit.
func beginsLikeDigits(cell string) bool {
	for i := range len(cell) {
		switch c := cell[i]; {
		case '0' <= c && c <= '9':
			return true
		case i == 0 && ('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'):
			return false
		}
	}
	return false
}

// classify says what a line can be, given the rows before it.
func (e *End) classify(m measured) lineClass {
	if m.filled == 0 || e.o.Belongs(m.Cells) {
		return aRow
	}
	if sameWords(m.Cells, e.table.Header) {
		return aTable
	}
	if e.isRemark(m) {
		return aRemark
	}
	return e.asHeader(m)
}

// isRemark tells totals and remarks from rows: by their words, or by having few cells below a blank row, or none that
// is of its column's kind.
func (e *End) isRemark(m measured) bool {
	j := judge(m, e.table.shapes)
	below := m.gap || e.held > 1
	few := m.filled == 1 || !e.o.Contacts && (3*m.filled <= e.table.filled || e.lacksMost(m))
	switch {
	case e.isTotal(m):
		return true
	case m.filled > 1 && m.gap && e.otherWidth(m) && looksLikeTitles(m):
		return false
	case few && isRemark(m):
		return true
	case few && below && (e.table.filled > 2 || e.lacksMost(m)):
		return j.agreed == 0
	case few && e.table.filled > 2:
		return j.opposed == m.filled
	}
	return false
}

// lacksMost tells whether a line is blank in at least half of the columns that no row leaves blank.
func (e *End) lacksMost(m measured) bool {
	full, lacking := 0, 0
	for i, s := range e.table.shapes {
		if s.full {
			full++
			if i >= len(m.kinds) || m.kinds[i] == blankKind {
				lacking++
			}
		}
	}
	return full > 1 && 2*lacking >= full
}

// asHeader tells whether a line that is no remark heads another table.
func (e *End) asHeader(m measured) lineClass {
	if m.wordsOnly() && m.knownWords() {
		mapping, err := Understand(m.Cells[:m.used], nil, Options{DefaultCountry: true})
		if err == nil || m.gap && mapping.count() >= enough {
			return aTable
		}
	}
	otherWidth := e.otherWidth(m)
	j := judge(m, e.table.shapes)
	titles := e.isTitles(m)
	switch {
	case titles && m.gap && (otherWidth || 3*m.filled >= 2*e.table.filled):
		return perhapsATable
	case titles && !e.o.Contacts && (otherWidth || 2*j.opposed+j.weak >= 3):
		return perhapsATable
	case otherWidth && m.gap && (titles || m.filled > 1):
		return perhapsATable
	}
	return aRow
}

// isTitles tells whether the cells of a line could name columns, and cannot be a row of the table.
func (e *End) isTitles(m measured) bool {
	j := judge(m, e.table.shapes)
	return m.filled >= 2 && j.opposed > 0 && j.agreed == 0 && 2*j.opposed+j.weak > 0 && looksLikeTitles(m)
}

// otherWidth tells whether a line has not as many cells as the rows of the table.
func (e *End) otherWidth(m measured) bool {
	if e.table.length == 0 {
		return m.used > e.table.Width
	}
	return m.filled >= 2 && len(m.Cells) != e.table.length
}

// confirms tells whether a line below what could be the first one of another table is of that table, too.
func (e *End) confirms(m measured) bool {
	if e.o.Belongs(m.Cells) || m.filled == 0 {
		return false
	}
	if e.table.length > 0 && e.otherWidth(e.candidate) && len(m.Cells) == len(e.candidate.Cells) {
		return true
	}
	return m.filled >= 2 && !m.wordsOnly() && e.isTitles(e.candidate)
}

// isTotal tells whether a line sums up the rows above.
func (e *End) isTotal(m measured) bool {
	if e.o.Contacts {
		return isSummary(m, totalWords())
	}
	return isTotal(m)
}

// isTotal tells whether a line sums up the rows above, whatever they are.
func isTotal(m measured) bool { return isSummary(m, totalWords()) || isSummary(m, statisticWords()) }

// isSummary tells whether a line begins with one of the words and has nothing else but figures.
func isSummary(m measured, words map[string]bool) bool {
	first := slices.IndexFunc(m.kinds, func(k cellKind) bool { return k != blankKind })
	if first < 0 || !startsWithWord(m.Cells[first], words) {
		return false
	}
	return !slices.ContainsFunc(m.kinds[first+1:], func(k cellKind) bool { return k == textKind || k == addressKind })
}

// isRemark tells whether a line begins with a word that announces a remark, or with one that ends with a colon.
func isRemark(m measured) bool {
	first := slices.IndexFunc(m.kinds, func(k cellKind) bool { return k != blankKind })
	if first < 0 {
		return false
	}
	cell := strings.TrimSpace(m.Cells[first])
	return endsWithColon(cell) || startsWithWord(cell, remarkWords()) || startsWithWord(cell, totalWords()) ||
		strings.HasPrefix(cell, "*") || strings.HasPrefix(cell, "#")
}

// isRemarkWord is what isTotal and isRemark look for first.
func isRemarkWord(cell string) bool {
	return startsWithWord(cell, totalWords()) || startsWithWord(cell, statisticWords()) ||
		startsWithWord(cell, remarkWords()) || endsWithColon(cell) || cell[0] == '*' || cell[0] == '#'
}

func endsWithColon(cell string) bool { return strings.HasSuffix(strings.TrimSpace(cell), ":") }

// startsWithWord tells whether a cell is one of the words, or begins with one that a colon, a number or a bracket
// follows: "Total", "Total: 12", "Summe (EUR)", "Stand 1.3.2026".
func startsWithWord(cell string, words map[string]bool) bool {
	cell = strings.TrimSpace(cell)
	if len(cell) > 2*maxTypedCell {
		return false
	}
	head := cell
	if end := strings.IndexAny(cell, ":=(0123456789"); end >= 0 {
		head = cell[:end]
	}
	return words[field.Fold(strings.TrimSpace(head))]
}
