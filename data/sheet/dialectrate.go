package sheet

import (
	"maps"
	"slices"
	"strings"
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

// quoteProof is how much a cell counts that needs its quotes: without them it
// would be divided.
const quoteProof = 1.15

// quoteSoundness compares the quotes that enclose a cell with those that stand
// somewhere else.
func (r *rating) quoteSoundness() float64 {
	good, bad := 1.0, 0.0
	quote := r.dialect.quote
	for _, row := range r.rows {
		odd := false
		for i, cell := range row.cells {
			switch {
			case !row.quoted[i]:
				bad += straysIn(cell, quote)
			case row.marks.strayQuote && !hasApostrophes(cell, quote):
				good += 0.5
				odd = true
			default:
				good++
				r.enclosed++
				if len(row.cells) != r.width {
					continue
				}
				r.proven = r.proven || strings.ContainsAny(cell, string(quote)+"\r\n") ||
					r.dialect.delimiter != "" && strings.Contains(cell, r.dialect.delimiter)
			}
		}
		switch {
		case row.marks.openQuote:
			bad += 1.5
		case odd:
			bad += 0.75
		}
	}
	worth := good / (good + bad)
	if r.proven {
		worth *= quoteProof
	}
	return worth
}

// oddQuotes counts the rows whose quotes are not in order.
func (r *rating) oddQuotes() int {
	n := 0
	for _, row := range r.rows {
		if row.marks.openQuote || row.marks.strayQuote {
			n++
		}
	}
	return n
}

// straysIn weighs the quotes in a cell that has none around it. Single quotes
// between letters are apostrophes.
func straysIn(cell string, quote byte) float64 {
	weight := 0.0
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == '"' && quote != '\'':
			weight++
		case c == '\'' && quote == '\'' && (i == 0 || i+1 == len(cell)):
			weight += 0.5
		}
	}
	// What stands in the quotes that this dialect has not, but for a formula that
	// [Neutralise] has made harmless.
	if n := len(cell); n > 1 && cell[0] != quote && cell[n-1] == cell[0] &&
		(cell[0] == '"' || cell[0] == '\'' && n > 2 && !startsFormula(cell[1:])) {
		weight++
	}
	return min(weight, 2)
}

// hasApostrophes says that single quotes in a cell stand between letters.
func hasApostrophes(cell string, quote byte) bool {
	if quote != '\'' {
		return false
	}
	for i := 0; i < len(cell); i++ {
		if cell[i] == quote && (i == 0 || i+1 == len(cell) || classOf(cell[i-1]) != 1 || classOf(cell[i+1]) != 1 && cell[i+1] != ' ') {
			return false
		}
	}
	return true
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

// hasHeader says whether the first row of the table names the columns: all names
// are different, none is empty, a number, or in a row below.
func (r *rating) hasHeader() bool {
	names := r.table()[0].cells
	if !namesColumns(names) {
		return false
	}
	all := make(map[string]bool, len(names))
	for _, name := range names {
		all[name] = true
	}
	for _, row := range r.table()[1:] {
		if len(row.cells) == len(names) && slices.ContainsFunc(row.cells, func(cell string) bool { return all[cell] }) {
			return false
		}
	}
	return true
}

// namesColumns says whether cells look like names of columns.
func namesColumns(cells []string) bool {
	seen := make(map[string]bool, len(cells))
	for _, cell := range cells {
		form := formOf(cell)
		if form == formEmpty || form > formCode || seen[cell] {
			return false
		}
		seen[cell] = true
	}
	return true
}

// typicality weighs the cells of the table's rows: what they look like, and
// whether they look alike in a column.
func (r *rating) typicality() float64 {
	head, rows := r.rows[:r.first], r.table()
	if len(rows) > 1 && r.hasHeader() {
		head, rows = r.rows[:r.first+1], rows[1:]
	}
	columns := make([][cellForms]int, r.width)
	blankFirst := 0
	cells := 0
	for _, row := range rows {
		if n := len(row.cells); n > r.width || n == 1 && r.width > 1 {
			continue
		}
		for i, cell := range row.cells {
			form := formOf(cell)
			columns[i][form]++
			if form != formEmpty {
				cells++
				if i > 0 && cell[0] == ' ' && !row.quoted[i] {
					blankFirst++
				}
			}
		}
	}
	if cells == 0 {
		return 0.1
	}
	sum, strict, empty := 0.0, 0, 0
	for _, row := range head {
		for _, cell := range row.cells {
			if cell != "" {
				sum += formOf(cell).worth()
				cells++
			}
		}
	}
	for _, forms := range columns {
		main, filled := mainForm(forms)
		if filled == 0 {
			empty++
		}
		for form, n := range forms {
			k := cellForm(form)
			if k == formEmpty {
				continue
			}
			alike := 0.6
			if k.goesWith(main) || !main.isStrict() {
				alike = 1
			}
			sum += float64(n) * k.worth() * alike
		}
		if main.isStrict() && filled > 0 && main > formCode {
			strict++
		}
	}
	worth := sum / float64(cells)
	// A blank behind each delimiter says that it is part of it, or of the text.
	worth *= 1 - 0.5*float64(blankFirst)/float64(cells)
	worth *= 0.8 + 0.4*float64(strict)/float64(r.width)
	worth *= 1 - 0.5*float64(empty)/float64(r.width)
	if d := r.dialect.delimiter; 2*strict < r.width && !r.proven && (d == " " || d == ":" || d == ": ") {
		worth *= 0.6 // words between which blanks stand, as they do in texts
	}
	return worth
}

// mainForm is the form that most cells of a column go with, and how many cells
// are not empty.
func mainForm(forms [cellForms]int) (main cellForm, filled int) {
	for _, n := range forms[formBroken:] {
		filled += n
	}
	best := 0
	for column := formBroken; column < cellForms; column++ {
		n := 0
		for k := formBroken; k < cellForms; k++ {
			if forms[k] > 0 && k.goesWith(column) {
				n += forms[k]
			}
		}
		if n > best && forms[column] > 0 {
			best, main = n, column
		}
	}
	if best*5 < filled*4 && main.isStrict() {
		main = formText
	}
	return main, filled
}

// headerWorth asks whoever knows words that head columns.
func (r *rating) headerWorth(headerWords func([]string) int) float64 {
	if headerWords == nil {
		return 1
	}
	best := 0.0
	for _, row := range r.rows[:min(len(r.rows), 5)] {
		if words := headerWords(row.cells); words > 0 {
			best = max(best, float64(words)/float64(max(len(row.cells), r.width)))
		}
	}
	return 1 + 0.6*best
}
