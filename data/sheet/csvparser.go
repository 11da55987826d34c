package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// csvParser divides UTF-8 text into rows, as its dialect says. Rows end at LF,
// CRLF or CR, outside of quoted cells.
type csvParser struct {
	in      io.Reader
	dialect dialect
	quotes  quoteTrust
	// stops holds the bytes at which an unquoted cell can end.
	stops [256]bool
	// plain says that every stop ends the cell: nothing is escaped, and the
	// delimiter is one byte.
	plain bool
	// width is how many cells the table's rows have, 0 if that is not known. It
	// helps to tell a quoted cell of many lines from one that was never closed.
	width int
	// fits, if there is one, says whether a row of that width is like the table's.
	fits func(cells []string) bool
	// oneLine says that no cell goes beyond its line, whatever its quotes say.
	oneLine bool
	// broken text is checked for invalid UTF-8, row by row; decoded text for
	// what could not be decoded.
	broken, decoded bool

	buf      []byte
	pos, end int   // the text not parsed yet is buf[pos:end]
	base     int64 // where buf begins in the text
	eof      bool
	err      error

	found   quoteFindings
	tooLong bool      // a cell of the row is
	row     parsedRow // the last one
	size    int       // of its text
	skipped bool      // empty lines are above it
}

func newCSVParser(in io.Reader, d dialect) *csvParser {
	p := &csvParser{in: in, buf: make([]byte, 256<<10)}
	p.use(d)
	return p
}

// newSampleParser parses text that is all there, and does not change it.
func newSampleParser(text []byte, d dialect) *csvParser {
	p := &csvParser{buf: text, end: len(text), eof: true}
	p.use(d)
	return p
}

func (p *csvParser) use(d dialect) {
	p.dialect = d
	p.stops['\n'], p.stops['\r'] = true, true
	if d.delimiter != "" {
		p.stops[d.delimiter[0]] = true
	}
	if d.backslash {
		p.stops['\\'] = true
	}
	p.plain = len(d.delimiter) <= 1 && !d.backslash
}

// discard leaves out the first n bytes.
func (p *csvParser) discard(n int) error {
	for p.end-p.pos < n && !p.eof {
		if err := p.fill(); err != nil {
			return err
		}
	}
	p.pos += min(n, p.end-p.pos)
	return nil
}

// next reads the next row, which is valid until the next call. Empty lines are
// counted and may be left out; other blank rows are read.
// At the end of the text it returns io.EOF.
func (p *csvParser) next() error {
	p.skipBlank()
	if p.err == nil {
		p.err = p.parse()
	}
	return p.err
}

// skipBlank leaves out empty lines, as far as they are in the buffer.
func (p *csvParser) skipBlank() {
	p.skipped = false
	for p.pos < p.end && p.err == nil {
		n := 1
		switch c := p.buf[p.pos]; {
		case c == '\r' && p.pos+1 < p.end && p.buf[p.pos+1] == '\n':
			n = 2
		case c == '\r' && p.pos+1 == p.end || c != '\n' && c != '\r':
			return
		}
		p.pos += n
		p.row.number++
		p.skipped = true
	}
}

func (p *csvParser) parse() error {
	p.found = quoteFindings{oneLine: p.oneLine}
	size, err := p.scanRow()
	if err == nil && p.found.quoted && !p.found.oneLine && p.swallowsRows(p.buf[p.pos:p.pos+size]) {
		p.found.oneLine = true
		size, err = p.scanRow()
	}
	if err == nil && size == 0 {
		return io.EOF
	}
	p.row.number++
	if err != nil {
		return err
	}
	if err := p.cut(size); err != nil {
		return err
	}
	p.pos += size
	p.size = size
	return nil
}

// text is that of the row last read, with its line end. It is there until the
// next row is read.
func (p *csvParser) text() []byte { return p.buf[p.pos-p.size : p.pos] }

// scanRow finds the fields of the row at pos and its size with its line end; 0
// at the end of the text.
func (p *csvParser) scanRow() (size int, err error) {
	for {
		size, ok := p.scan()
		if p.tooLong {
			return 0, tooLarge("cell")
		}
		if len(p.row.fields) > MaxCSVColumns {
			return 0, tooLarge("columns")
		}
		if ok {
			return size, nil
		}
		if err := p.fill(); err != nil {
			return 0, err
		}
	}
}

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

// cut makes the cells from the fields of the row of that size at pos.
func (p *csvParser) cut(size int) error {
	text := p.buf[p.pos : p.pos+size]
	switch {
	case p.broken && !utf8.Valid(text), p.decoded && bytes.Contains(text, []byte("\uFFFD")):
		p.row.marks.encoding = true
	}
	row := string(text)
	cells := p.row.cells[:0]
	for _, f := range p.row.fields {
		cell := row[f.from:f.to]
		if len(cell) > MaxCell {
			return tooLarge("cell")
		}
		if f.escaped {
			cell = p.dialect.unescape(cell)
		}
		if p.row.marks.encoding {
			cell = strings.ToValidUTF8(cell, "\uFFFD")
		}
		cells = append(cells, cell)
	}
	p.row.cells = cells
	return nil
}

// fill reads more text behind what is there, in a larger buffer if the row
// needs it.
func (p *csvParser) fill() error {
	if p.pos > 0 {
		p.end = copy(p.buf, p.buf[p.pos:p.end])
		p.base += int64(p.pos)
		p.pos = 0
	}
	if p.end == len(p.buf) {
		if len(p.buf) >= MaxRecord {
			return tooLarge("row")
		}
		p.buf = append(p.buf, make([]byte, len(p.buf))...)
	}
	for range 100 {
		n, err := p.in.Read(p.buf[p.end:])
		p.end += n
		if errors.Is(err, io.EOF) {
			p.eof = true
			return nil
		}
		if err != nil || n > 0 {
			return err
		}
	}
	return io.ErrNoProgress
}
