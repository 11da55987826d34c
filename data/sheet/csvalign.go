package sheet

import (
	"math"
	"strings"
)

// maxAlign bounds the work on one row: columns times surplus cells. maxJoin is how
// many cells are joined at most.
const (
	maxAlign = 10000
	maxJoin  = 16
)

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

// aligner gives each column one token or several that belong together, or leaves
// out empty ones, so that the cells look like their columns. It is kept, so that
// its memory is used again.
type aligner struct {
	shape   *tableShape
	dialect dialect
	row     string
	tokens  []token
	surplus int
	limit   float64
	// ways are, for each number of columns and of surplus tokens, the two best
	// ways to fill the columns with so many tokens.
	ways []ways
	// spans are, for each token, what it looks like joined with those behind it.
	spans [][maxJoin]look
}

type ways [2]step

// step is the last of the steps that lead to a place: a column was given that
// many tokens, or, to drop them, none was.
type step struct {
	cost   float64
	tokens int32
	from   int32 // surplus before it
	rank   int8  // which of the two best ways to there
	drop   bool
}

var nowhere = ways{{cost: math.Inf(1)}, {cost: math.Inf(1)}}

// look is a cell and what it looks like.
type look struct {
	text  string
	form  cellForm
	known bool
}

func lookAt(cell string) look { return look{text: cell, form: formOf(cell), known: true} }

// align reads a row that was divided into too many cells. It is not ok if there
// is no good way, or more than one.
func (a *aligner) align(shape *tableShape, d dialect, row string, tokens []token) (alignment, bool) {
	a.shape, a.dialect, a.row, a.tokens = shape, d, row, tokens
	a.surplus = len(tokens) - shape.width
	a.limit = costLimit
	if shape.words != nil {
		a.limit += float64(shape.width) * costNoTitle
	}
	places := (shape.width + 1) * (a.surplus + 1)
	if a.surplus < 0 || places > maxAlign {
		return alignment{}, false
	}
	a.ways = a.ways[:0]
	for range places {
		a.ways = append(a.ways, nowhere)
	}
	a.spans = a.spans[:0]
	for range tokens {
		a.spans = append(a.spans, [maxJoin]look{})
	}
	return a.run()
}

// at are the ways to fill k columns with k+o tokens.
func (a *aligner) at(k, o int) *ways { return &a.ways[k*(a.surplus+1)+o] }

func (a *aligner) run() (alignment, bool) {
	a.at(0, 0)[0].cost = 0
	for k := range a.shape.width + 1 {
		for o := range a.surplus + 1 {
			for rank, way := range *a.at(k, o) {
				if way.cost <= a.limit {
					a.leave(k, o, rank, way)
				}
			}
		}
	}
	end := a.at(a.shape.width, a.surplus)
	if end[0].cost > a.limit || end[1].cost-end[0].cost < costMargin {
		return alignment{}, false
	}
	return a.read(end[0]), true
}

// leave takes every step from a place.
func (a *aligner) leave(k, o, rank int, way step) {
	i := k + o
	for n := 1; o+n <= a.surplus && !way.drop && a.isEmpty(i+n-1); n++ {
		if a.isEmpty(i + n) {
			continue // only whole ends of runs: which of them is dropped is all the same
		}
		cost := costDrop
		if i+n == len(a.tokens) {
			cost = costDropLast
		}
		a.reach(k, o+n, step{cost: way.cost + cost*float64(n), tokens: int32(n), drop: true, from: int32(o), rank: int8(rank)})
	}
	if k == a.shape.width {
		return
	}
	joining := 0.0
	for n := 1; n <= maxJoin && o+n-1 <= a.surplus && i+n <= len(a.tokens); n++ {
		if n > 1 {
			joining += a.joinCost(i + n - 1)
		}
		if way.cost+joining > a.limit {
			break
		}
		cell := a.cell(k, i, n)
		cost := way.cost + joining + a.shape.cellCost(k, cell, a.tokens[i].quoted)
		a.reach(k+1, o+n-1, step{cost: cost, tokens: int32(n), from: int32(o), rank: int8(rank)})
	}
}

// isEmpty says whether there is an empty token at i, without quotes.
func (a *aligner) isEmpty(i int) bool {
	return i < len(a.tokens) && a.tokens[i].text == "" && !a.tokens[i].quoted
}

func (a *aligner) reach(k, o int, s step) {
	w := a.at(k, o)
	switch {
	case s.cost < w[0].cost:
		w[0], w[1] = s, w[0]
	case s.cost < w[1].cost:
		w[1] = s
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

// cell is what n tokens from i on look like as the cell of column k.
func (a *aligner) cell(k, i, n int) look {
	cell := &a.spans[i][n-1]
	if !cell.known {
		text := a.tokens[i].text
		if n > 1 {
			text = a.dialect.unwrap(a.row[a.tokens[i].from:a.tokens[i+n-1].to])
		}
		*cell = lookAt(text)
	}
	if c := &a.shape.columns[k]; n > 1 && c.strict && !c.takesLook(*cell) {
		if bare := strings.Trim(cell.text, string(a.dialect.quote)); len(bare) < len(cell.text) && c.takes(bare) {
			return lookAt(bare)
		}
	}
	return *cell
}

// read follows the steps back from the end.
func (a *aligner) read(end step) alignment {
	result := alignment{cells: make([]string, a.shape.width), cost: end.cost, column: -1}
	k, o := a.shape.width, a.surplus
	for s := end; k > 0 || o > 0; {
		n := int(s.tokens)
		if s.drop {
			o = int(s.from)
			if k+o+n < len(a.tokens) {
				result.dropped = true
			}
		} else {
			k, o = k-1, int(s.from)
			result.cells[k] = a.cell(k, k+o, n).text
			if n > 1 {
				result.joined, result.column = true, k
			}
		}
		s = a.at(k, o)[s.rank]
	}
	return result
}
