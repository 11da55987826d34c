package sheet

import "strings"

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

// isPadded says whether cells begin with a blank as they do when the delimiter of
// the row is one and a blank.
func (m *mender) isPadded(cells []string) bool {
	if m.shape.width < 3 || len(cells) < m.shape.width || m.shape.columns[1].padded {
		return false
	}
	padded := 0
	for _, cell := range cells[1:] {
		if cell != "" && cell[0] == ' ' {
			padded++
		}
	}
	if m.shape.strict == 0 {
		return padded == len(cells)-1
	}
	return padded >= m.shape.width-1
}

// patience is how many rows are tried to be mended in vain.
const patience = 5000

// reading is a way to read a row, and what it costs: how little its cells look
// like those of the table, and how much had to be assumed.
type reading struct {
	cells   []string
	damages []Damage
	cost    float64
}

// What it costs to assume that.
const (
	costObvious   = 0.5 // what costs less needs no comparing
	costQuotes    = 0.1 // quotes mean something else in this row
	costDelimiter = 0.5 // a delimiter is missing
	costAsIs      = 0.3 // a row with odd quotes and as many cells as it should have is right: the less, the likelier
)

// mend reads a row anew, whose text is that line, that is not as wide as the table, or whose quotes are
// not in order. It gives the cells and what was done to them; and whether the
// row is still too wide, with no way to tell why.
func (m *mender) mend(row parsedRow, line string) (cells []string, damages []Damage, tooWide bool) {
	shape := m.shapeFor(row.number, row.cells)
	cells = row.cells
	if len(cells) > shape.width {
		trimmed := shape.trimmed(cells)
		if len(trimmed) == shape.width && shape.strict > 0 && shape.rowCost(trimmed, row.fields) < costMargin {
			return trimmed, m.quoteDamages(row), false
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
			return row.cells, m.quoteDamages(row), false
		}
	}
	if found {
		return best.cells, append(m.quoteDamages(row), best.damages...), false
	}
	trimmed := shape.trimmed(cells)
	return trimmed, m.quoteDamages(row), len(trimmed) > shape.width || len(trimmed) < len(cells) && shape.misfits(trimmed) > 0
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

// quoteDamages tells what was wrong with the quotes of a row.
func (m *mender) quoteDamages(row parsedRow) []Damage {
	var damages []Damage
	if row.marks.openQuote {
		damages = append(damages, rowDamage(DamageOpenQuote))
	}
	if row.marks.strayQuote {
		damages = append(damages, rowDamage(DamageStrayQuote))
	}
	return damages
}

// withoutHalfQuotes leaves out a quote that lacks its other half, where it was
// meant as one: in a column whose cells always stand in quotes, or at text whose
// quotes are doubled. found says that there was one.
func (m *mender) withoutHalfQuotes(shape *tableShape, row *parsedRow) (found bool) {
	for i, cell := range row.cells {
		if !row.fields[i].quoted && m.isHalfQuoted(cell) {
			half := m.dialect.withoutHalf(cell)
			if shape.columns[i].quoted >= mostCells || half != m.dialect.unescape(half) {
				row.cells[i] = m.dialect.unescape(half)
				found = true
			}
		}
	}
	return found
}

// isHalfQuoted says whether a cell that is not in quotes begins or ends with one.
func (m *mender) isHalfQuoted(cell string) bool {
	n, q := len(cell), m.dialect.quote
	if n < 2 || q == 0 {
		return false
	}
	begins, ends := cell[0] == q, cell[n-1] == q
	return begins != ends || begins && strings.Count(cell, string(q))%2 == 1
}

// withoutPadding divides a row whose delimiter is that of the file and a blank.
func (m *mender) withoutPadding(shape *tableShape, row parsedRow, line string) ([]string, bool) {
	if !m.isPadded(row.cells) {
		return nil, false
	}
	d := m.dialect
	d.delimiter += " "
	again, ok := m.divide(line, d, quotesLenient)
	return again.cells, ok && len(again.cells) == shape.width && shape.rowCost(again.cells, again.fields) < costLimit
}

// readings are the ways to divide a row into as many cells as the table has.
func (m *mender) readings(shape *tableShape, row parsedRow, line string) []reading {
	var all []reading
	if len(row.cells) > shape.width {
		all = m.aligned(all, shape, line, row, 0)
		if len(all) > 0 && all[0].cost < costObvious {
			return all
		}
	}
	if m.dialect.quote != 0 && strings.IndexByte(line, m.dialect.quote) >= 0 {
		for _, trust := range []quoteTrust{quotesSingle, quotesStrict, quotesApart, quotesBeside} {
			again, ok := m.divide(line, m.dialect, trust)
			if !ok || len(again.cells) < shape.width || trust == quotesSingle && m.hasDoubled(again) {
				continue
			}
			if len(again.cells) > shape.width {
				if !trust.dividing() {
					all = m.aligned(all, shape, line, again, costQuotes)
				}
				continue
			}
			r := reading{cost: shape.rowCost(m.withoutQuotes(again.cells), again.fields) + costQuotes}
			m.withoutHalfQuotes(shape, &again)
			r.cells = again.cells
			switch {
			case trust.dividing():
				r.cost += costDelimiter
				r.damages = []Damage{rowDamage(DamageMissingDelimiter)}
			case !row.marks.strayQuote && !row.marks.openQuote:
				r.damages = []Damage{rowDamage(DamageStrayQuote)}
			}
			if r.cost < costLimit {
				all = append(all, r)
			}
		}
	}
	if len(row.cells) < shape.width {
		if cells, ok := m.otherDelimiter(shape, row, line); ok {
			all = append(all, reading{cells: cells, damages: []Damage{rowDamage(DamageOtherDelimiter)}, cost: shape.rowCost(cells, nil)})
		}
		if cells, at, ok := shape.split(row.cells); ok {
			if cost := shape.rowCost(cells, nil) + costDelimiter; cost < costLimit || shape.words != nil {
				damage := Damage{Code: DamageMissingDelimiter, Column: at, Value: row.cells[at]}
				all = append(all, reading{cells: cells, damages: []Damage{damage}, cost: cost})
			}
		}
	}
	return all
}

// aligned adds a row that is too wide, with the cells joined that belong together.
func (m *mender) aligned(all []reading, shape *tableShape, line string, row parsedRow, cost float64) []reading {
	a, ok := m.aligner.align(shape, m.dialect, line, m.tokensOf(row, line))
	if !ok {
		return all
	}
	return append(all, reading{cells: a.cells, damages: m.alignDamages(a, DamageJoinedCells), cost: a.cost + cost})
}

// hasDoubled says whether quotes in the quoted cells of a row are doubled.
func (m *mender) hasDoubled(row parsedRow) bool {
	doubled := string([]byte{m.dialect.quote, m.dialect.quote})
	for i, f := range row.fields {
		if f.quoted && strings.Contains(row.cells[i], doubled) {
			return true
		}
	}
	return false
}

// withoutQuotes leaves out quotes at the ends of cells.
func (m *mender) withoutQuotes(cells []string) []string {
	bare := make([]string, len(cells))
	for i, cell := range cells {
		bare[i] = strings.Trim(cell, string(m.dialect.quote))
	}
	return bare
}

// alignDamages tells what an alignment did.
func (m *mender) alignDamages(a alignment, code string) []Damage {
	var damages []Damage
	if a.joined {
		damages = append(damages, Damage{Code: code, Column: a.column, Value: a.cells[a.column]})
	}
	if a.dropped {
		damages = append(damages, rowDamage(DamageDroppedCell))
	}
	return damages
}

// tokensOf gives the cells of a row with where they stand.
func (m *mender) tokensOf(row parsedRow, line string) []token {
	tokens := make([]token, len(row.cells))
	for i, f := range row.fields {
		t := token{text: row.cells[i], from: int(f.from), to: int(f.to), quoted: f.quoted}
		if f.quoted {
			t.from--
			if t.to < len(line) && line[t.to] == m.dialect.quote {
				t.to++
			}
		}
		tokens[i] = t
	}
	return tokens
}

// divide divides the text of a row in another way.
func (m *mender) divide(line string, d dialect, trust quoteTrust) (parsedRow, bool) {
	p := newSampleParser([]byte(line), d)
	p.quotes = trust
	if p.next() != nil || p.size < len(line) {
		return parsedRow{}, false
	}
	return p.row, true
}

// otherDelimiter divides a row that has too few cells by another delimiter than
// the rest of the file.
func (m *mender) otherDelimiter(shape *tableShape, row parsedRow, line string) ([]string, bool) {
	n := len(row.cells)
	if n > 1 && 2*n > shape.width && shape.misfits(row.cells) == 0 {
		return nil, false // one that ends early, as it may
	}
	for _, c := range delimiterChoices {
		if c.delimiter == m.dialect.delimiter || !strings.Contains(line, c.delimiter) {
			continue
		}
		d := m.dialect
		d.delimiter = c.delimiter
		again, ok := m.divide(line, d, quotesLenient)
		if !ok || len(again.cells) < shape.width {
			continue
		}
		shape := m.shapeFor(row.number, again.cells)
		cells := again.cells
		if len(cells) > shape.width {
			a, ok := m.aligner.align(shape, d, line, m.tokensOf(again, line))
			if !ok {
				continue
			}
			cells = a.cells
		}
		if m.believes(shape, c, cells) {
			return cells, true
		}
	}
	return nil, false
}

// believes says whether cells that another delimiter gave are a row of the table,
// rather than a line of text with the right number of words.
func (m *mender) believes(shape *tableShape, c delimiterChoice, cells []string) bool {
	if shape.strict > 0 {
		return shape.fits(cells)
	}
	return c.prior > 0.7 || shape != &m.shape && shape.width > 2
}
