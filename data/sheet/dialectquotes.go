package sheet

// quoteProof is how much a cell counts that needs its quotes: without them it
// would be divided.
const quoteProof = 1.15

// quoteSoundness compares the quotes that enclose a cell with those that stand
// somewhere else.
func (r *rating) quoteSoundness() float64 {
	good, bad := 1.0, 0.0
	quote := r.dialect.quote
	r.enclosed = 0
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
				r.proven = r.proven || r.dialect.needsQuotes(cell)
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
