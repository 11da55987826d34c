package sheet

// split finds the cell of a row that is one short in which a delimiter is
// missing: both halves look like their columns, and so do the cells behind,
// which stand one column too early. at is its column. It is not ok if there is
// no such cell, or more than one way to divide it.
func (s *tableShape) split(cells []string) (result []string, at int, ok bool) {
	if len(cells) != s.width-1 {
		return nil, 0, false
	}
	if s.words != nil {
		return s.splitTitle(cells)
	}
	if s.strict < 2 || s.misfits(cells) == 0 {
		return nil, 0, false
	}
	// From behind on, the cells look like the columns one further.
	behind := len(cells)
	for behind > 0 && s.columns[behind].takesLike(cells[behind-1]) {
		behind--
	}
	var first, second string
	ways := 0
	for k := range cells {
		if k > 0 && !s.columns[k-1].takesLike(cells[k-1]) {
			break
		}
		if k+1 < behind {
			continue
		}
		for i := 1; i < len(cells[k]); i++ {
			if splits(cells[k], i, &s.columns[k], &s.columns[k+1]) {
				at, first, second = k, cells[k][:i], cells[k][i:]
				ways++
			}
		}
	}
	return divided(cells, at, first, second), at, ways == 1
}

// splitTitle finds the cell of a header that holds two titles, both known.
func (s *tableShape) splitTitle(cells []string) (result []string, at int, ok bool) {
	var first, second string
	ways := 0
	for k, cell := range cells {
		if len(cell) > longestTyped || s.words([]string{cell}) > 0 {
			continue
		}
		for i := 1; i < len(cell); i++ {
			if s.words([]string{cell[:i]}) > 0 && s.words([]string{cell[i:]}) > 0 {
				at, first, second = k, cell[:i], cell[i:]
				ways++
			}
		}
	}
	return divided(cells, at, first, second), at, ways == 1
}

// divided puts two cells in the place of one.
func divided(cells []string, at int, first, second string) []string {
	result := append(make([]string, 0, len(cells)+1), cells[:at]...)
	return append(append(result, first, second), cells[at+1:]...)
}

// splits says whether a cell can be divided before byte i between two columns,
// of which one at least is strict.
func splits(cell string, i int, left, right *columnShape) bool {
	if len(cell) > longestTyped || (!left.strict && !right.strict) {
		return false
	}
	a, b := cell[:i], cell[i:]
	sure := left.strict && left.shortest == len(a) && left.longest == len(a) ||
		right.strict && right.shortest == len(b) && right.longest == len(b)
	return (sure || boundary(cell[i-1], cell[i])) && left.takesLike(a) && right.takesLike(b)
}

// boundary says whether a cell could end between two bytes: neither a word nor a
// number is cut.
func boundary(before, after byte) bool {
	return classOf(before) != classOf(after)
}

// classOf parts letters, from what numbers consist of, from all else.
func classOf(c byte) int {
	switch {
	case isLetter(c) || c >= 0x80:
		return 1
	case isDigit(c) || c == '.' || c == ',' || c == ':' || c == '-' || c == '/':
		return 2
	}
	return 3
}

// takesLike says whether a cell looks like those of the column, and is as long.
func (c *columnShape) takesLike(cell string) bool {
	if cell == "" {
		return c.empty > 0 || c.longest == 0
	}
	// Text varies more than what a sample of it shows.
	slack := 0
	if !c.strict {
		slack = 2 + c.longest/2
	}
	return c.takes(cell) && len(cell) >= c.shortest-slack && len(cell) <= c.longest+slack && cell[0] != ' '
}
