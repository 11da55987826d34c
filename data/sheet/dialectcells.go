package sheet

import "slices"

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

// mostTitles is how many cells a row has at most that whoever knows words is
// asked about.
const mostTitles = 1000

// headerWorth asks whoever knows words that head columns.
func (r *rating) headerWorth(headerWords func([]string) int) float64 {
	if headerWords == nil {
		return 1
	}
	best := 0.0
	for _, row := range r.rows[:min(len(r.rows), 5)] {
		if len(row.cells) > mostTitles {
			continue
		}
		if words := headerWords(row.cells); words > 0 {
			best = max(best, float64(words)/float64(max(len(row.cells), r.width)))
		}
	}
	return 1 + 0.6*best
}
