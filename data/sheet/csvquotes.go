package sheet

import "bytes"

// quoteTrust is how much a quote at the beginning of a cell is believed.
type quoteTrust uint8

const (
	// quotesLenient: the cell ends at a quote before a delimiter or a line end;
	// other quotes in it are text.
	quotesLenient quoteTrust = iota
	// quotesStrict: the cell is quoted only if all quotes in it are doubled.
	quotesStrict
	// quotesSingle: quotes are never doubled, the first one before a delimiter
	// or a line end closes the cell.
	quotesSingle
	// quotesApart: any quote that is not escaped ends the cell, and begins one: a
	// delimiter may be missing between two cells.
	quotesApart
	// quotesBeside: the same, but doubled quotes are text.
	quotesBeside
)

// dividing says whether a quote can begin or end a cell without a delimiter.
func (q quoteTrust) dividing() bool { return q == quotesApart || q == quotesBeside }

// quoteFindings are what was found about the quotes of a row.
type quoteFindings struct {
	// quoted says that a cell of the row begins with a quote.
	quoted bool
	// oneLine says that no quoted cell of the row goes beyond its line.
	oneLine bool
}

// rowsAhead is how many lines are looked at to tell rows from the text of a cell.
const rowsAhead = 64

// scanQuoted adds the cell whose quote is at text[open] and returns where it
// ends.
//
// A cell of several lines is believed only as long as its quotes are sound: a
// quote that nothing closes runs into the quotes of later rows, which then stand
// in the middle of its text.
func (p *csvParser) scanQuoted(text []byte, open int) (f field, end int, ok bool) {
	p.found.quoted = true
	f = field{from: int32(open + 1), quoted: true}
	limit, stray := len(text), -1
	if p.found.oneLine {
		if n := lineEnd(text[open:]); n >= 0 {
			limit = open + n
		}
	}
	for at := open + 1; ; {
		n, escaped := p.quoteAfter(text[:limit], at)
		f.escaped = f.escaped || escaped
		if stray >= 0 && lineEnd(text[stray:min(n, limit)]) >= 0 {
			return p.distrust(text, open)
		}
		if n >= limit {
			switch {
			case limit < len(text):
				return p.distrust(text, open)
			case !p.eof && len(text)-open <= MaxCell:
				return f, len(text), false
			}
			return p.unclosed(text, open)
		}
		at = n + 1
		closes, whole := p.endsAt(text, at)
		switch {
		case !whole:
			return f, at, false
		case closes || p.quotes == quotesApart || p.quotes == quotesBeside && text[at] != p.dialect.quote:
			f.to = int32(n)
			return f, at, true
		case text[at] == p.dialect.quote && p.quotes != quotesSingle:
			f.escaped = true
			at++
		default:
			if p.quotes == quotesStrict || (stray < 0 && lineEnd(text[open:n]) >= 0) {
				return p.distrust(text, open)
			}
			p.row.marks.strayQuote = true
			if n > open+1 { // not just one quote too many at the beginning
				stray = n
			}
		}
	}
}

// quoteAfter finds the next quote that no backslash escapes, len(text) if there
// is none. escaped says that something was, on the way.
func (p *csvParser) quoteAfter(text []byte, at int) (n int, escaped bool) {
	if !p.dialect.backslash {
		if n := bytes.IndexByte(text[at:], p.dialect.quote); n >= 0 {
			return at + n, false
		}
		return len(text), false
	}
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case c == p.dialect.quote:
			return at, escaped
		case c == '\\' && at+1 < len(text) && p.escapes(text[at+1]):
			escaped = true
			at++
		}
	}
	return len(text), escaped
}

// endsAt says whether a cell can end before text[at].
func (p *csvParser) endsAt(text []byte, at int) (ends, whole bool) {
	if at == len(text) {
		return p.eof, p.eof
	}
	if c := text[at]; p.plain || c == '\n' || c == '\r' {
		return p.stops[c], true
	}
	return p.delimiterAt(text, at)
}

// distrust adds the cell whose quote is at text[open] as one of a single line:
// up to a quote that could close it, else as text that begins with a quote.
func (p *csvParser) distrust(text []byte, open int) (f field, end int, ok bool) {
	line := lineEnd(text[open:])
	if line < 0 {
		if line = len(text) - open; !p.eof && line <= MaxRecord {
			return f, len(text), false
		}
	}
	if p.quotes != quotesStrict {
		for at := open + 1; at < open+line; at++ {
			if text[at] != p.dialect.quote {
				continue
			}
			ends, _ := p.endsAt(text, at+1)
			if !ends && text[at-1] == text[at] && at > open+1 {
				break // they are doubled in this cell, so this one would be, too
			}
			if ends {
				p.row.marks.strayQuote = true
				return field{from: int32(open + 1), to: int32(at), quoted: true}, at + 1, true
			}
		}
	}
	p.row.marks.openQuote = true
	end, f.escaped, ok = p.unquotedEnd(text, open+1)
	f.from, f.to = int32(open), int32(end)
	return f, end, ok
}

// unclosed decides on a cell whose quote at text[open] nothing closes, in the
// whole of the text or within the longest cell there can be.
func (p *csvParser) unclosed(text []byte, open int) (f field, end int, ok bool) {
	line := lineEnd(text[open:])
	if line >= 0 && p.looksLikeRows(text[open+line:]) {
		return p.distrust(text, open)
	}
	if !p.eof {
		p.tooLong = true
		return f, 0, false
	}
	p.row.marks.openQuote = true
	return field{from: int32(open + 1), to: int32(len(text)), quoted: true}, len(text), true
}

// looksLikeRows says whether most of the lines are rows of the table, or whether
// there is nothing in them.
func (p *csvParser) looksLikeRows(lines []byte) bool {
	rows, alike, _ := p.countAlike(lines)
	return rows == 0 || 2*alike >= rows && (p.width+p.row.number > 0 || alike > 1)
}

// swallowsRows says whether a quoted cell of the row just scanned holds rows of
// the table: a quote was not closed, and another one, later, was not opened.
func (p *csvParser) swallowsRows(text []byte) bool {
	if bytes.IndexByte(text, '\n') == len(text)-1 {
		return false // as almost always
	}
	for _, f := range p.row.fields {
		if !f.quoted {
			continue
		}
		cell := text[f.from:f.to]
		first := lineEnd(cell)
		if first < 0 {
			continue
		}
		// Only what lies between two line ends is whole.
		rows, alike, fits := p.countAlike(cell[first:bytes.LastIndexAny(cell, "\r\n")])
		if alike == rows && (fits > 0 || (rows > 1 && p.width > 2) || (rows > 2 && p.width > 1)) {
			return true
		}
	}
	return false
}

// countAlike counts the lines that are not blank, those of them with as many
// cells as the table's rows, and those of them whose cells are like the table's.
func (p *csvParser) countAlike(lines []byte) (rows, alike, fits int) {
	width := p.width
	if width == 0 && p.row.number > 0 {
		width = len(p.row.cells)
	}
	s := newSampleParser(lines, p.dialect)
	s.quotes, s.oneLine = quotesStrict, true
	for rows < rowsAhead {
		if s.next() != nil {
			break
		}
		cells := s.row.cells
		if isBlank(cells) {
			continue
		}
		rows++
		if width == 0 {
			width = len(cells) // all that can be told is whether lines are alike
		}
		if len(cells) == width {
			alike++
			if p.fits != nil && p.fits(cells) {
				fits++
			}
		}
	}
	return rows, alike, fits
}

// lineEnd is where the first line end is, -1 without one.
func lineEnd(text []byte) int {
	n := bytes.IndexByte(text, '\n')
	if n < 0 {
		return bytes.IndexByte(text, '\r')
	}
	if r := bytes.IndexByte(text[:n], '\r'); r >= 0 {
		return r
	}
	return n
}
