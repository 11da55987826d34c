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
