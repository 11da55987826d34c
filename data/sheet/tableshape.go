package sheet

// tableShape is what the rows of a CSV's table have in common, learned from the
// sample. It tells a damaged row from a sound one, and how to mend it.
type tableShape struct {
	// width is how many cells a row has; 0 without a table.
	width int
	// header is the number of the row that could name the columns, 0 if there is
	// none; first is the number of the first row with cells of the columns.
	header, first int
	columns       []columnShape
	// words knows the titles of columns; only for the shape of a header.
	words func([]string) int
	quote byte
	// strict counts the columns that tell their cells from others.
	strict int
}

// columnShape is what the cells of a column have in common.
type columnShape struct {
	// form of most cells; strict says that it is that of all but a few, and told
	// from others.
	form   cellForm
	strict bool
	// pattern of all cells of a column of codes, see [patternOf]; "" if there is
	// none.
	pattern string
	// seen are the forms that its cells have.
	seen [cellForms]bool
	// filled counts the cells it was learned from, those that are not empty.
	filled int
	// shortest and longest cell that is not empty, in bytes.
	shortest, longest int
	// empty is the share of its cells that are, 0 to 1.
	empty float64
	// quoted says that all but a few cells stand in quotes, and not only those
	// that need them.
	quoted bool
	// padded says that some cells begin with a blank, and not by accident.
	padded bool
}

// Shares of the cells of a column from which on it is taken to be so.
const (
	mostCells   = 0.9
	enoughCells = 3
)

// shape learns from the rows of the table that was found.
func (r *rating) shape() tableShape {
	if len(r.rows) == 0 {
		return tableShape{}
	}
	s := tableShape{width: r.width, quote: r.dialect.quote, columns: make([]columnShape, r.width)}
	table := r.table()
	sound := make([]sampleRow, 0, len(table))
	for _, row := range table[1:] {
		if len(row.cells) == r.width && !row.marks.openQuote && !row.marks.strayQuote {
			sound = append(sound, row)
		}
	}
	for i := range s.columns {
		s.columns[i] = shapeOf(r.dialect, sound, i)
		if s.columns[i].strict {
			s.strict++
		}
	}
	s.header, s.first = table[0].number, table[0].number+1
	if s.strict > 0 && s.misfits(table[0].cells) == 0 && s.fits(table[0].cells) {
		// The first row as wide as the table is no header; the one above it may
		// be, if it can be mended.
		s.header, s.first = 0, table[0].number
		if r.first > 0 {
			s.header = r.rows[r.first-1].number
		}
	}
	return s
}

// shapeOf learns what the cells of a column have in common.
func shapeOf(d dialect, rows []sampleRow, column int) columnShape {
	var c columnShape
	var forms [cellForms]int
	patterns := make(map[string]int)
	quoted, needless, padded := 0, 0, 0
	for _, row := range rows {
		cell := row.cells[column]
		form := formOf(cell)
		forms[form]++
		if form == formEmpty {
			continue
		}
		c.seen[form] = true
		if c.longest == 0 || len(cell) < c.shortest {
			c.shortest = len(cell)
		}
		c.longest = max(c.longest, len(cell))
		patterns[patternOf(cell)]++
		if cell[0] == ' ' && !row.quoted[column] {
			padded++
		}
		if row.quoted[column] {
			quoted++
			if !d.needsQuotes(cell) {
				needless++
			}
		}
	}
	main, filled := mainForm(forms)
	c.form, c.filled = main, filled
	if len(rows) > 0 {
		c.empty = float64(forms[formEmpty]) / float64(len(rows))
	}
	if filled == 0 {
		return c
	}
	c.quoted = float64(quoted) >= mostCells*float64(filled) && needless > 0
	c.padded = padded > 1 && 10*padded > filled
	alike := 0
	for form, n := range forms {
		if k := cellForm(form); k != formEmpty && k.goesWith(main) {
			alike += n
		}
	}
	enough := filled >= enoughCells && float64(alike) >= mostCells*float64(filled)
	if main == formCode || main == formWord {
		for pattern, n := range patterns {
			if float64(n) >= mostCells*float64(filled) {
				c.pattern = pattern
			}
		}
		enough = enough && c.pattern != "" && main == formCode
	}
	c.strict = enough && main.isStrict()
	return c
}

// patternOf gives "A-9" for RI-8070: runs of digits, of capital and of small
// letters become one character each.
func patternOf(cell string) string {
	if len(cell) > longestTyped {
		return ""
	}
	pattern := make([]byte, 0, 16)
	for _, r := range []byte(cell) {
		c := r
		switch {
		case isDigit(r):
			c = '9'
		case r >= 'A' && r <= 'Z':
			c = 'A'
		case isLetter(r) || r >= 0x80:
			c = 'a'
		}
		if n := len(pattern); n == 0 || pattern[n-1] != c || c != '9' && c != 'A' && c != 'a' {
			pattern = append(pattern, c)
		}
	}
	return string(pattern)
}

// takes says whether a cell looks like those of the column.
func (c *columnShape) takes(cell string) bool {
	return !c.strict || c.takesLook(lookAt(cell))
}

func (c *columnShape) takesLook(l look) bool {
	switch {
	case !c.strict || l.form == formEmpty:
		return true
	case !l.form.goesWith(c.form):
		return false
	}
	return c.pattern == "" || patternOf(l.text) == c.pattern
}

// misfits counts the cells that do not look like those of their columns.
func (s *tableShape) misfits(cells []string) int {
	n := 0
	for i := range min(len(cells), s.width) {
		if !s.columns[i].takes(cells[i]) {
			n++
		}
	}
	return n
}

// fits says whether cells look like a row of the table: nothing speaks against
// it, and the cells of some columns for it.
func (s *tableShape) fits(cells []string) bool {
	good := 0
	for i := range min(len(cells), s.width) {
		if !s.columns[i].takes(cells[i]) {
			return false
		}
		if s.columns[i].strict && cells[i] != "" {
			good++
		}
	}
	return good > 1 || (good > 0 && s.width < 4)
}

// trimmed leaves out empty cells at the end of a row that is too wide.
func (s *tableShape) trimmed(cells []string) []string {
	end := len(cells)
	for end > s.width && cells[end-1] == "" {
		end--
	}
	return cells[:end]
}
