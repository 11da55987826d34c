package columns

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is what the cells of a column of a table look like.
type shape struct {
	// kind is that of nearly all cells, blankKind where they differ or there are none.
	kind cellKind
	// coded says that nearly all cells have digits in them.
	coded bool
	// full says that no cell is blank.
	full bool
	// runes is the length of every cell, 0 where they differ; upper says that none has a small letter.
	runes int
	upper bool
	// years says that the numbers are years.
	years bool
	// values are the cells, to know them again.
	values map[string]bool
}

// typed tells whether the column is of a kind that a header is not.
func (s shape) typed() bool { return s.kind == digitsKind || s.kind == addressKind }

// fewCells is how many cells must be alike to say that all are.
const fewCells = 3

// empty tells whether nothing is known of the column.
func (s shape) empty() bool { return len(s.values) == 0 }

func shapesOf(lines []measured) []shape {
	width := 0
	for _, m := range lines {
		width = max(width, len(m.kinds))
	}
	shapes := make([]shape, width)
	for i := range shapes {
		shapes[i] = shapeOf(lines, i)
	}
	return shapes
}

func shapeOf(lines []measured, column int) shape {
	s := shape{full: true, upper: true, values: make(map[string]bool)}
	var counts [kinds]int
	known, years, even := 0, 0, true
	for _, m := range lines {
		if column >= len(m.kinds) || m.kinds[column] == blankKind {
			s.full = false
			continue
		}
		if m.kinds[column] == unknownKind {
			continue
		}
		cell := strings.TrimSpace(m.Cells[column])
		if n := utf8.RuneCountInString(cell); known > 0 && n != s.runes {
			even = false
		} else {
			s.runes = n
		}
		known++
		counts[m.kinds[column]]++
		s.values[cell] = true
		s.upper = s.upper && !strings.ContainsFunc(cell, unicode.IsLower)
		if isYear(cell) {
			years++
		}
	}
	for _, kind := range []cellKind{textKind, digitsKind, addressKind} {
		if known > 0 && 3*counts[kind] >= 2*known {
			s.kind = kind
		}
	}
	s.coded = counts[codedKind] > 0 && 5*(counts[codedKind]+counts[digitsKind]) >= 4*known
	s.years = known > 0 && 2*years > known
	if !even || known < fewCells {
		s.runes = 0
	}
	s.upper = s.upper && known >= fewCells
	return s
}

// evidence is what the columns below say of a line: whether it names them or is one of their rows.
type evidence struct {
	// opposed and agreed count the cells that are of another kind than their typed column, and of the same.
	opposed, agreed int
	// weak is how many more cells speak for a header than against one, by their length or their digits.
	weak int
	// repeated counts the cells that stand in their column below, too.
	repeated int
}

// score is positive for a header and negative for a row.
func (e evidence) score() int { return 2*e.opposed - 2*e.agreed + e.weak - 2*e.repeated }

// judge compares a line with the columns below it.
func judge(m measured, shapes []shape) evidence {
	var e evidence
	for i, kind := range m.kinds[:min(len(m.kinds), len(shapes))] {
		s := shapes[i]
		if kind == blankKind || kind == unknownKind {
			continue
		}
		cell := strings.TrimSpace(m.Cells[i])
		switch {
		case s.typed() && kind == s.kind:
			if kind == digitsKind && isYear(cell) && !s.years {
				e.weak++ // a column for each year
			} else {
				e.agreed++
			}
		case s.typed():
			e.opposed++
		case s.coded && kind == textKind:
			e.weak++
		case s.coded:
			e.weak--
		case s.kind == textKind && s.values[cell]:
			e.repeated++
		case s.runes > 0 && s.runes <= maxTypedCell && utf8.RuneCountInString(cell) != s.runes,
			s.upper && strings.ContainsFunc(cell, unicode.IsLower):
			e.weak++
		}
	}
	return e
}

func isYear(cell string) bool {
	n, err := strconv.Atoi(cell)
	return err == nil && len(cell) == 4 && 1900 <= n && n <= 2100
}

// countsUp tells whether the numbers of a line grow from column to column by the same step, as the titles of columns
// do: two years, or three of other numbers behind a title for the names of the rows.
func countsUp(m measured) bool {
	var numbers []int
	years := true
	for i, kind := range m.kinds {
		if kind != digitsKind {
			continue
		}
		cell := strings.TrimSpace(m.Cells[i])
		n, err := strconv.Atoi(cell)
		if err != nil {
			return false
		}
		numbers, years = append(numbers, n), years && isYear(cell)
	}
	if len(numbers) < 2 || !years && (len(numbers) < 3 || m.kinds[0] == digitsKind) {
		return false
	}
	step := numbers[1] - numbers[0]
	for i := 1; i < len(numbers); i++ {
		if step == 0 || numbers[i]-numbers[i-1] != step {
			return false
		}
	}
	return true
}
