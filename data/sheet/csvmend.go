package sheet

// mender mends rows that do not have the shape of their table. It sees one row at
// a time.
type mender struct {
	dialect dialect
	shape   tableShape
	// header is the shape of the row that names the columns; words knows names.
	header tableShape
	words  func([]string) int

	// mended and failed count the rows that could be mended, and those that could not.
	mended, failed int
	aligner        aligner
}

func newMender(d dialect, s tableShape, headerWords func([]string) int) *mender {
	m := &mender{dialect: d, shape: s, words: headerWords}
	m.header = tableShape{width: s.width, columns: make([]columnShape, s.width)}
	for i := range m.header.columns {
		c := &m.header.columns[i]
		c.filled = enoughCells
		for form := formText; form <= formCode; form++ {
			c.seen[form] = true
		}
	}
	return m
}

// isSound says whether a row needs no look.
func (m *mender) isSound(row *parsedRow) bool {
	if row.number < m.shape.first && row.number != m.shape.header {
		return true
	}
	if len(row.cells) != m.shape.width || row.marks.openQuote || row.marks.strayQuote {
		return false
	}
	second := row.cells[1]
	if second != "" && second[0] == ' ' && m.isPadded(row.cells) {
		return false
	}
	return !row.marks.quoteLast
}

// patience is how many rows are tried to be mended in vain.
const patience = 5000

// mend reads a row anew that is not as wide as the table, or whose quotes are not
// in order; line is its text. It gives the cells and what was done to them; and
// whether the row is still too wide, with no way to tell why.
func (m *mender) mend(row parsedRow, line string) (cells []string, damages []Damage, tooWide bool) {
	shape := m.shapeFor(row.number, row.cells)
	cells = row.cells
	if len(cells) > shape.width {
		trimmed := shape.trimmed(cells)
		if len(trimmed) == shape.width && shape.strict > 0 && shape.rowCost(trimmed, row.fields) < costMargin {
			return trimmed, row.marks.quoteDamages(), false
		}
	}
	if again, ok := m.withoutPadding(shape, row, line); ok {
		return again, []Damage{rowDamage(DamageOtherDelimiter)}, false
	}
	best, found := m.best(shape, row, line)
	if len(cells) == shape.width {
		asIs := shape.plainCost(m.withoutQuotes(cells), row.fields) - costAsIs
		half := m.withoutHalfQuotes(shape, &row)
		if !found || best.cost > asIs {
			row.marks.openQuote = row.marks.openQuote || half
			return row.cells, row.marks.quoteDamages(), false
		}
	}
	if found {
		return best.cells, append(row.marks.quoteDamages(), best.damages...), false
	}
	trimmed := shape.trimmed(cells)
	return trimmed, row.marks.quoteDamages(), len(trimmed) > shape.width || len(trimmed) < len(cells) && !shape.isLike(trimmed, row.fields)
}

// isLike says whether a row, as wide as the table, looks like its rows more or less.
func (s *tableShape) isLike(cells []string, fields []field) bool {
	return s.strict == 0 || s.rowCost(cells, fields) < costDrop
}

// best is the likeliest way to read a row. It is not looked for any more in a file
// in which it hardly ever is found.
func (m *mender) best(shape *tableShape, row parsedRow, line string) (best reading, found bool) {
	if m.failed > patience+4*m.mended {
		return reading{}, false
	}
	for _, r := range m.readings(shape, row, line) {
		if !found || r.cost < best.cost {
			best, found = r, true
		}
	}
	if found {
		m.mended++
	} else {
		m.failed++
	}
	return best, found
}

// shapeFor is what a row should look like.
func (m *mender) shapeFor(number int, cells []string) *tableShape {
	if number != m.shape.header {
		return &m.shape
	}
	header := m.header
	if m.words != nil && m.words(cells) > 0 {
		header.words = m.words // to be compared with those that are known
	}
	return &header
}
