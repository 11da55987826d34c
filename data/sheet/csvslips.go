package sheet

import "strings"

// withoutHalfQuotes leaves out a quote that lacks its other half, where it was
// meant as one: in a column whose cells always stand in quotes, or at text whose
// quotes are doubled. found says that there was one.
func (m *mender) withoutHalfQuotes(shape *tableShape, row *parsedRow) (found bool) {
	for i, cell := range row.cells {
		if !row.fields[i].quoted && m.isHalfQuoted(cell) {
			half := m.dialect.withoutHalf(cell)
			if shape.columns[i].quoted || half != m.dialect.unescape(half) {
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

// withoutPadding divides a row whose delimiter is that of the file and a blank.
func (m *mender) withoutPadding(shape *tableShape, row parsedRow, line string) ([]string, bool) {
	if !m.isPadded(row.cells) {
		return nil, false
	}
	d := m.dialect
	d.delimiter += " "
	again, ok := m.divide(line, d, quotesLenient)
	ok = ok && len(again.cells) == shape.width
	return again.cells, ok && (shape != &m.shape || shape.rowCost(again.cells, again.fields) < costLimit)
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
