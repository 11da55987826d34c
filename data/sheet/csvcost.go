package sheet

import "strings"

// What it costs to read a row so. The numbers only matter against each other: a
// cell that does not look like its column outweighs all else.
const (
	costMisfit     = 2.0
	costMissing    = 0.8  // no cell in a column that always has one
	costNoText     = 0.15 // the same where any text can be
	costBroken     = 0.8  // a cell that looks like several, or half of one
	costStranger   = 0.7  // a number or an address in a column of words
	costNoTitle    = 0.3  // not known to head a column, where others are
	costUnusual    = 0.2  // a form of text that the column does not have
	costOddQuote   = 0.5  // half of a pair of quotes
	costPadded     = 0.5  // a blank at the beginning that no other cell has
	costJoin       = 0.45 // a delimiter that is text
	costJoinBlank  = 0.1  // the same, with a blank behind it as in text
	costJoinQuoted = 0.8  // a cell in quotes that is only part of a cell
	costJoinEmpty  = 0.6  // an empty cell that is only part of a cell
	costDrop       = 0.6  // an empty cell that is none
	costDropLast   = 0.05 // the same at the end of the row
	// costLimit is the most that a way to read a row may cost, and costMargin how
	// much better it must be than any other.
	costLimit  = 1.3
	costMargin = 0.25
)

// cost is how little a cell looks like those of the column.
func (c *columnShape) cost(l look, quoted bool) float64 {
	form := l.form
	switch {
	case form == formEmpty && c.empty > 0:
		return 0.05 * (1 - c.empty)
	case c.filled < enoughCells:
		return costUnusual // nothing is known of the column
	case form == formEmpty && !c.strict:
		return costNoText
	case form == formEmpty:
		return costMissing
	case c.strict && c.takesLook(l):
		return 0
	case c.strict:
		return costMisfit
	}
	cost := 0.0
	switch {
	case c.seen[form]:
	case form == formBroken && quoted:
	case form == formBroken:
		cost = costBroken
	case form > formCode && form != formInteger:
		cost = costStranger
	default:
		cost = costUnusual
	}
	if l.text[0] == ' ' && !c.padded && !quoted {
		cost += costPadded
	}
	return cost
}

// rowCost is how little a row, as wide as the table, looks like its rows. The
// fields say which cells stood in quotes; none did if there are no fields.
func (s *tableShape) rowCost(cells []string, fields []field) float64 {
	cost := 0.0
	for i := range s.columns {
		cost += s.cellCost(i, lookAt(cells[i]), fields != nil && fields[i].quoted)
	}
	return cost
}

// plainCost is the same, whatever quotes are in the cells.
func (s *tableShape) plainCost(cells []string, fields []field) float64 {
	cost := 0.0
	for i := range s.columns {
		cost += s.columns[i].cost(lookAt(cells[i]), fields[i].quoted)
	}
	return cost
}

// cellCost is how little a cell looks like those of its column.
func (s *tableShape) cellCost(column int, l look, quoted bool) float64 {
	cell := l.text
	if s.words != nil {
		switch {
		case cell == "":
			return costMissing
		case s.words([]string{cell}) > 0:
			return 0
		}
		return costNoTitle
	}
	cost := s.columns[column].cost(l, quoted)
	if s.quote != 0 && strings.IndexByte(cell, s.quote) >= 0 && strings.Count(cell, string(s.quote))%2 == 1 {
		cost += costOddQuote
	}
	return cost
}
