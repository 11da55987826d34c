package sheet

import (
	"math"
	"strings"
)

// What it costs to read a row so. The numbers only matter against each other: a
// cell that does not look like its column outweighs all else.
const (
	costMisfit     = 2.0
	costMissing    = 0.8  // no cell in a column that always has one
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

// maxAlign bounds the work on one row: columns times surplus cells.
const maxAlign = 20000

// token is a cell as the dialect divides a row, before it is found out whether
// it is one.
type token struct {
	text string
	// from and to are where it stands in the row, its quotes included.
	from, to int
	quoted   bool
}

// alignment is a way to read a row.
type alignment struct {
	cells []string
	cost  float64
	// joined and dropped say what was done to the tokens; column is the first
	// that was joined.
	joined, dropped bool
	column          int
}

// step is the last of the steps that lead to a place: a column was given that
// many tokens, or, for none, that many empty ones were dropped.
type step struct {
	cost   float64
	tokens int
	drop   bool
	from   int // surplus before it
	rank   int // which of the two best ways to there
}

// align gives each column one token or several that belong together, or leaves
// out empty ones, so that the cells look like their columns. It is not ok if
// there is no good way, or more than one.
func (s *tableShape) align(row string, tokens []token, d dialect) (alignment, bool) {
	surplus := len(tokens) - s.width
	if surplus < 0 || (surplus+1)*s.width > maxAlign {
		return alignment{}, false
	}
	a := aligner{shape: s, row: row, tokens: tokens, dialect: d, surplus: surplus, limit: costLimit}
	if s.words != nil {
		a.limit += float64(s.width) * costNoTitle
	}
	return a.run()
}

type aligner struct {
	shape   *tableShape
	row     string
	tokens  []token
	dialect dialect
	surplus int
	limit   float64
	// ways[k][o] are the two best ways to fill k columns with k+o tokens.
	ways [][][2]step
}

var noStep = step{cost: math.Inf(1)}

func (a *aligner) run() (alignment, bool) {
	a.ways = make([][][2]step, a.shape.width+1)
	for k := range a.ways {
		a.ways[k] = make([][2]step, a.surplus+1)
		for o := range a.ways[k] {
			a.ways[k][o] = [2]step{noStep, noStep}
		}
	}
	a.ways[0][0][0] = step{}
	for k := range a.ways {
		for o := range a.ways[k] {
			for rank, way := range a.ways[k][o] {
				if !math.IsInf(way.cost, 1) {
					a.leave(k, o, rank, way)
				}
			}
		}
	}
	end := a.ways[a.shape.width][a.surplus]
	if end[0].cost > a.limit || end[1].cost-end[0].cost < costMargin {
		return alignment{}, false
	}
	return a.read(end[0]), true
}

// leave takes every step from a place.
func (a *aligner) leave(k, o, rank int, way step) {
	i := k + o
	for n := 1; o+n <= a.surplus && !way.drop && a.isEmptyRun(i, n); n++ {
		if i+n < len(a.tokens) && a.tokens[i+n].text == "" {
			continue // only whole ends of runs: which of them is dropped is all the same
		}
		cost := costDrop
		if i+n == len(a.tokens) {
			cost = costDropLast
		}
		a.reach(k, o+n, step{cost: way.cost + cost*float64(n), tokens: n, drop: true, from: o, rank: rank})
	}
	if k == a.shape.width {
		return
	}
	joining := 0.0
	for n := 1; o+n-1 <= a.surplus && i+n <= len(a.tokens); n++ {
		if n > 1 {
			joining += a.joinCost(i + n - 1)
		}
		if way.cost+joining > a.limit {
			break
		}
		cost := way.cost + joining + a.cellCost(k, i, n)
		a.reach(k+1, o+n-1, step{cost: cost, tokens: n, from: o, rank: rank})
	}
}

func (a *aligner) isEmptyRun(i, n int) bool {
	return i+n <= len(a.tokens) && a.tokens[i+n-1].text == "" && !a.tokens[i+n-1].quoted
}

func (a *aligner) reach(k, o int, s step) {
	ways := &a.ways[k][o]
	switch {
	case s.cost < ways[0].cost:
		ways[0], ways[1] = s, ways[0]
	case s.cost < ways[1].cost:
		ways[1] = s
	}
}

// joinCost is the cost of joining token i with the one before it.
func (a *aligner) joinCost(i int) float64 {
	cost := costJoin
	if t := a.tokens[i]; a.dialect.delimiter == " " || (t.text != "" && t.text[0] == ' ' && !t.quoted) {
		cost = costJoinBlank
	}
	if a.tokens[i].quoted || a.tokens[i-1].quoted {
		cost += costJoinQuoted
	}
	if a.dialect.delimiter != " " && (a.tokens[i].text == "" || a.tokens[i-1].text == "") {
		cost += costJoinEmpty
	}
	return cost
}

// cellCost is the cost of n tokens from i on as the cell of column k.
func (a *aligner) cellCost(k, i, n int) float64 {
	return a.shape.cellCost(k, a.cell(k, i, n), a.tokens[i].quoted)
}

// cost is how little a cell looks like those of the column.
func (c *columnShape) cost(cell string, quoted bool) float64 {
	form := formOf(cell)
	switch {
	case form == formEmpty && c.empty > 0:
		return 0.05 * (1 - c.empty)
	case form == formEmpty:
		return costMissing
	case c.strict && c.takes(cell):
		return 0
	case c.strict:
		return costMisfit
	}
	cost := 0.0
	switch {
	case c.filled < enoughCells:
		return costUnusual // nothing is known of the column
	case c.seen[form]:
	case form == formBroken && quoted:
	case form == formBroken:
		cost = costBroken
	case form > formCode && form != formInteger:
		cost = costStranger
	default:
		cost = costUnusual
	}
	if cell[0] == ' ' && !c.padded && !quoted {
		cost += costPadded
	}
	return cost
}

// rowCost is how little a row, as wide as the table, looks like its rows. The
// fields say which cells stood in quotes; none did if there are no fields.
func (s *tableShape) rowCost(cells []string, fields []field) float64 {
	cost := 0.0
	for i := range s.columns {
		cost += s.cellCost(i, cells[i], fields != nil && fields[i].quoted)
	}
	return cost
}

// plainCost is the same, whatever quotes are in the cells.
func (s *tableShape) plainCost(cells []string, fields []field) float64 {
	cost := 0.0
	for i := range s.columns {
		cost += s.columns[i].cost(cells[i], fields[i].quoted)
	}
	return cost
}

// cellCost is how little a cell looks like those of its column.
func (s *tableShape) cellCost(column int, cell string, quoted bool) float64 {
	if s.words != nil {
		switch {
		case cell == "":
			return costMissing
		case s.words([]string{cell}) > 0:
			return 0
		}
		return costNoTitle
	}
	cost := s.columns[column].cost(cell, quoted)
	if s.quote != 0 && strings.IndexByte(cell, s.quote) >= 0 && strings.Count(cell, string(s.quote))%2 == 1 {
		cost += costOddQuote
	}
	return cost
}

// cell is the text of n tokens from i on as the cell of column k.
func (a *aligner) cell(k, i, n int) string {
	if n == 1 {
		return a.tokens[i].text
	}
	cell := a.dialect.unwrap(a.row[a.tokens[i].from:a.tokens[i+n-1].to])
	if c := &a.shape.columns[k]; c.strict && !c.takes(cell) {
		if bare := strings.Trim(cell, string(a.dialect.quote)); c.takes(bare) {
			return bare
		}
	}
	return cell
}

// read follows the steps back from the end.
func (a *aligner) read(end step) alignment {
	result := alignment{cells: make([]string, a.shape.width), cost: end.cost, column: -1}
	k, o := a.shape.width, a.surplus
	for s := end; k > 0 || o > 0; {
		if s.drop {
			o = s.from
			if k+o+s.tokens < len(a.tokens) {
				result.dropped = true
			}
		} else {
			k, o = k-1, s.from
			result.cells[k] = a.cell(k, k+o, s.tokens)
			if s.tokens > 1 {
				result.joined, result.column = true, k
			}
		}
		s = a.ways[k][o][s.rank]
	}
	return result
}
