package sheet

import "strings"

// scan looks for the end of the row in the buffer. It is not ok if the buffer
// ends before the row does.
func (p *csvParser) scan() (size int, ok bool) {
	p.row.marks = rowMarks{}
	text := p.buf[p.pos:p.end]
	if p.plain && !p.quotes.dividing() {
		p.row.fields, size, ok = p.scanPlain(text, p.row.fields[:0])
	} else {
		p.row.fields, size, ok = p.scanAny(text, p.row.fields[:0])
	}
	return size, ok
}

// scanPlain is the quick way for what most files are.
func (p *csvParser) scanPlain(text []byte, fields []field) (all []field, size int, ok bool) {
	if len(text) == 0 {
		return fields, 0, p.eof
	}
	stops, quote, delimiter := &p.stops, p.dialect.quote, p.delimiterByte()
	for i := 0; ; i++ {
		if i < len(text) && text[i] == quote && quote != 0 {
			var f field
			if f, i, ok = p.scanQuoted(text, i); !ok {
				return fields, 0, false
			}
			fields = append(fields, f)
		} else {
			from := i
			for i < len(text) && !stops[text[i]] {
				i++
			}
			fields = append(fields, field{from: int32(from), to: int32(i)})
			if i > from && text[i-1] == quote {
				p.row.marks.quoteLast = true
			}
		}
		if i == len(text) {
			return fields, i, p.eof
		}
		if text[i] != delimiter {
			size, ok = p.lineEndAt(text, i)
			return fields, size, ok
		}
		if len(fields) > MaxCSVColumns {
			return fields, 0, false
		}
	}
}

// delimiterByte is the delimiter of one byte, or a byte at which no cell ends.
func (p *csvParser) delimiterByte() byte {
	if p.dialect.delimiter == "" {
		return 0
	}
	return p.dialect.delimiter[0]
}

// lineEndAt is where the line end at i ends.
func (p *csvParser) lineEndAt(text []byte, i int) (end int, ok bool) {
	switch {
	case text[i] == '\n':
		return i + 1, true
	case i+1 == len(text):
		return i + 1, p.eof // a CR at the end of the buffer
	case text[i+1] == '\n':
		return i + 2, true
	}
	return i + 1, true
}

// scanAny knows long delimiters, backslashes, and cells without any delimiter
// between them.
func (p *csvParser) scanAny(text []byte, fields []field) (all []field, size int, ok bool) {
	if len(text) == 0 {
		return fields, 0, p.eof
	}
	quote, dividing := p.dialect.quote, p.quotes.dividing()
	for i := 0; ; {
		f := field{from: int32(i)}
		switch {
		case i < len(text) && text[i] == quote && quote != 0:
			f, i, ok = p.scanQuoted(text, i)
		case dividing:
			i, ok = p.apartEnd(text, i), true
			f.to = int32(i)
		default:
			i, f.escaped, ok = p.unquotedEnd(text, i)
			f.to = int32(i)
			p.row.marks.quoteLast = p.row.marks.quoteLast || f.to > f.from && text[i-1] == quote
		}
		if !ok {
			return fields, 0, false
		}
		fields = append(fields, f)
		switch {
		case i == len(text):
			return fields, i, p.eof
		case text[i] == '\n' || text[i] == '\r':
			size, ok = p.lineEndAt(text, i)
			return fields, size, ok
		case len(fields) > MaxCSVColumns:
			return fields, 0, false
		case !dividing || p.endsHere(text, i):
			i += len(p.dialect.delimiter)
		}
	}
}

// apartEnd finds the end of the unquoted cell at i where a quote ends it, too.
func (p *csvParser) apartEnd(text []byte, i int) int {
	for i < len(text) && text[i] != p.dialect.quote && !p.endsHere(text, i) {
		i++
	}
	return i
}

func (p *csvParser) endsHere(text []byte, i int) bool {
	ends, _ := p.endsAt(text, i)
	return ends
}

// unquotedEnd finds the end of the unquoted cell at i where a delimiter has
// several bytes or a backslash escapes it.
func (p *csvParser) unquotedEnd(text []byte, i int) (end int, escaped, ok bool) {
	for i < len(text) {
		switch c := text[i]; {
		case !p.stops[c]:
			i++
		case c == '\n' || c == '\r':
			return i, escaped, true
		case c == '\\' && p.dialect.backslash:
			if i+1 == len(text) && !p.eof {
				return i, escaped, false
			}
			if i+1 < len(text) && p.escapes(text[i+1]) {
				escaped = true
				i++
			}
			i++
		default:
			at, whole := p.delimiterAt(text, i)
			if at || !whole {
				return i, escaped, whole
			}
			i++
		}
	}
	return i, escaped, true
}

// escapes says whether a backslash before that byte stands for the byte alone.
func (p *csvParser) escapes(c byte) bool {
	return c == '\\' || (c == p.dialect.quote && c != 0) || (p.dialect.delimiter != "" && c == p.dialect.delimiter[0])
}

// delimiterAt says whether a delimiter is at i; not whole if the buffer ends
// before that can be told.
func (p *csvParser) delimiterAt(text []byte, i int) (at, whole bool) {
	d := p.dialect.delimiter
	if d == "" {
		return false, true
	}
	if rest := text[i:]; len(rest) < len(d) && !p.eof && strings.HasPrefix(d, string(rest)) {
		return false, false
	}
	return hasPrefix(text[i:], d), true
}
