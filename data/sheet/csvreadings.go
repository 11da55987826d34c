package sheet

import "strings"

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
