package sheet

import (
	"maps"
	"slices"
)

// sampleRows is how many rows of the sample are compared.
const sampleRows = 200

// sampleRow is a row of the sample, divided by the dialect that is tried.
type sampleRow struct {
	number int
	cells  []string
	quoted []bool
	marks  rowMarks
	// alone says that blank rows stand above it.
	alone bool
}

// blankScore is that of a dialect under which there is nothing in the file: more
// than any other, which finds delimiters in its cells.
const blankScore = 10

// rating says how much speaks for a dialect.
type rating struct {
	dialect dialect
	score   float64

	rows  []sampleRow
	width int
	// first is the index of the first row of the table.
	first int
	// enclosed counts the cells whose quotes are in order.
	enclosed int
	// proven says that cells hold what would divide them, were it not for their quotes.
	proven bool
}

// rate weighs a dialect by the table that it finds in the sample: rows of the
// same width, a header at the top, cells that look like something, and alike in
// a column, quotes that stand where cells begin and end.
//
// The product of how regular rows are and how typical cells are is what has
// proved itself in the literature (van den Burg and others, 2019).
func rate(sample []byte, whole bool, d dialect, headerWords func([]string) int) rating {
	r := rating{dialect: d, rows: parseSample(sample, whole, d)}
	if len(r.rows) == 0 {
		r.score = blankScore // as little as nothing speaks for the others
		return r
	}
	r.findTable()
	r.score = r.widthWorth() * r.regularity() * r.quoteSoundness() * r.beginning() * r.typicality() * r.headerWorth(headerWords)
	return r
}

// order is how much in order rows and quotes are, whatever stands in the cells.
func (r *rating) order() float64 {
	if len(r.rows) == 0 {
		return 0
	}
	return r.regularity() * r.quoteSoundness()
}

func parseSample(sample []byte, whole bool, d dialect) []sampleRow {
	p := newSampleParser(sample, d)
	var rows []sampleRow
	alone := false
	for len(rows) < sampleRows {
		if p.next() != nil {
			if !whole && len(rows) > 1 {
				rows = rows[:len(rows)-1] // cut off by the end of the sample
			}
			break
		}
		alone = alone || p.skipped
		if isBlank(p.row.cells) {
			alone = true
			continue
		}
		row := sampleRow{number: p.row.number, cells: slices.Clone(p.row.cells), marks: p.row.marks, alone: alone}
		for _, f := range p.row.fields {
			row.quoted = append(row.quoted, f.quoted)
		}
		rows = append(rows, row)
		alone = false
	}
	return rows
}

// findTable finds the width of the table and its first row.
func (r *rating) findTable() {
	counts := make(map[int]int)
	for _, row := range r.rows {
		counts[len(row.cells)]++
	}
	// Lines of one cell are titles above a small table rather than the table,
	// unless there are far more of them.
	for n, count := range counts {
		if n > 1 && count > 1 && count*5 > counts[1] {
			delete(counts, 1)
			break
		}
	}
	for n, count := range counts {
		if best := counts[r.width]; count > best || (count == best && n > r.width) {
			r.width = n
		}
	}
	// Rows that vary are as wide as their header: those that are wider hold
	// delimiters in their cells, those that are narrower end in empty ones.
	header := len(r.rows[0].cells)
	widest := slices.Max(slices.Collect(maps.Keys(counts)))
	if header > 1 && counts[r.width]*3 < len(r.rows)*2 || header == widest && namesColumns(r.rows[0].cells) {
		r.width = header
	}
	r.first = slices.IndexFunc(r.rows, func(row sampleRow) bool { return len(row.cells) == r.width })
}

// table are the rows from the first of the table on.
func (r *rating) table() []sampleRow { return r.rows[r.first:] }

// widthWorth trusts a dialect the more, the more columns it finds.
func (r *rating) widthWorth() float64 {
	switch {
	case r.width == 1 && r.dialect.delimiter == "":
		return 0.4
	case r.width == 1:
		return 0.3 // the delimiter is none
	}
	return 1 - 0.6/float64(r.width)
}

// regularity is the share of rows that have the table's width. Rows that belong
// to another table count almost as much, others a little.
func (r *rating) regularity() float64 {
	sum, run := 0.0, 0
	rows := r.table()
	for i, row := range rows {
		n := len(row.cells)
		if i > 0 && n == len(rows[i-1].cells) {
			run++
		} else {
			run = 0
		}
		switch {
		case n == r.width:
			sum++
		case run > 1 && n > 1:
			sum += 0.8
		case n == 1:
			sum += 0.2
		case n < r.width:
			sum += 0.5
		default:
			sum += 0.3
		}
	}
	return sum / float64(len(rows))
}

// beginning weighs the rows above the table: a title may stand there, but a
// dialect that divides the very first row alike is far likelier.
func (r *rating) beginning() float64 {
	if r.first == 0 {
		return 1
	}
	worth := 0.8
	if !r.table()[0].alone {
		worth = 0.65
	}
	switch {
	case r.hasHeader():
	case r.width > 3 && slices.ContainsFunc(r.table()[0].cells, func(cell string) bool { return formOf(cell) > formInteger }):
		worth *= 0.5 // the header is what stands above, and divided otherwise
	default:
		worth *= 0.4
	}
	if r.width < 3 {
		worth *= 0.7
	}
	return worth
}
