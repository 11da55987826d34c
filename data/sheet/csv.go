package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// csvSource joins decoding, dialect and parsing for a file.
type csvSource struct {
	encoding textEncoding
	dialect  dialect
	parser   *csvParser
	input    *countingReader
	size     int64
	verbatim bool
	damages  [1]Damage
}

func newCSVSource(file io.ReaderAt, size int64, head []byte, verbatim bool) (*csvSource, error) {
	enc, err := detectEncoding(file, size, head)
	if err != nil {
		return nil, err
	}
	sample, err := io.ReadAll(enc.reader(bytes.NewReader(head[enc.skip:])))
	if err != nil {
		return nil, err
	}
	d := detectDialect(sample, int64(len(head)) == size)

	input := &countingReader{r: io.NewSectionReader(file, enc.skip, size-enc.skip)}
	parser := newCSVParser(enc.reader(input), d)
	parser.broken = enc.broken
	if err := parser.discard(d.skip); err != nil {
		return nil, err
	}
	return &csvSource{
		encoding: enc, dialect: d, parser: parser, input: input, size: size, verbatim: verbatim,
	}, nil
}

func (s *csvSource) next() (Row, error) {
	for {
		cells, err := s.parser.next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				err = &RowError{Row: s.parser.row, Err: err}
			}
			return Row{}, err
		}
		if isBlank(cells) {
			continue
		}
		if !s.verbatim {
			for i, c := range cells {
				if c != "" && c[0] == '\'' {
					cells[i] = Restore(c)
				}
			}
		}
		row := Row{Number: s.parser.row, Cells: cells}
		if s.parser.damage != "" {
			s.damages[0] = rowDamage(s.parser.damage)
			row.Damages = s.damages[:]
		}
		return row, nil
	}
}

func (s *csvSource) progress() float64 {
	return float64(s.input.n.Load()+s.encoding.skip) / float64(s.size)
}

func (s *csvSource) close() error { return nil }

func isBlank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}

// countingReader counts what went through it; the count may be read meanwhile.
type countingReader struct {
	r io.Reader
	n atomic.Int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// csvParser divides UTF-8 text into rows. Rows end at LF, CRLF or CR, outside
// of quoted cells.
type csvParser struct {
	in      io.Reader
	dialect dialect
	// stops holds the bytes that end an unquoted cell.
	stops [256]bool
	// broken text is checked for invalid UTF-8, row by row.
	broken bool

	buf      []byte
	pos, end int // the text not parsed yet is buf[pos:end]
	eof      bool
	err      error

	row    int    // number of the row last returned
	damage string // of that row
	fields []field
	cells  []string
}

// field is a cell in the text of its row, from and to counted from the row's
// beginning.
type field struct {
	from, to int
	// doubled says that doubled quotes are in it.
	doubled bool
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
	p.stops[d.delimiter] = true
	p.stops['\n'] = true
	p.stops['\r'] = true
}

// discard skips the first n bytes.
func (p *csvParser) discard(n int) error {
	for p.end < n && !p.eof {
		if err := p.fill(); err != nil {
			return err
		}
	}
	p.pos = min(n, p.end)
	return nil
}

// next returns the cells of the next row, blank or not. The slice is valid
// until the next call.
func (p *csvParser) next() ([]string, error) {
	if p.err != nil {
		return nil, p.err
	}
	size, ok := p.scan()
	for !ok {
		if p.err = p.fill(); p.err != nil {
			p.row++
			return nil, p.err
		}
		size, ok = p.scan()
	}
	if size == 0 {
		p.err = io.EOF
		return nil, p.err
	}
	p.row++
	p.err = p.cut(size)
	p.pos += size
	return p.cells, p.err
}

// scan finds the cells of the row that begins at pos and returns its size with
// its line end; 0 at the end of the text. It is not ok if the buffer ends
// before the row does.
func (p *csvParser) scan() (size int, ok bool) {
	text := p.buf[p.pos:p.end]
	p.fields = p.fields[:0]
	p.damage = ""
	if len(text) == 0 {
		return 0, p.eof
	}
	i := 0
	for {
		if i < len(text) && text[i] == p.dialect.quote {
			i, ok = p.scanQuoted(text, i)
			if !ok {
				return 0, false
			}
		} else {
			from := i
			for i < len(text) && !p.stops[text[i]] {
				i++
			}
			p.fields = append(p.fields, field{from: from, to: i})
		}
		switch {
		case i == len(text):
			return i, p.eof
		case text[i] == p.dialect.delimiter:
			i++
		case text[i] == '\n':
			return i + 1, true
		case i+1 < len(text):
			if text[i+1] == '\n' {
				i++
			}
			return i + 1, true
		default: // a CR at the end of the buffer
			return i + 1, p.eof
		}
	}
}

// scanQuoted adds the quoted cell that begins at text[i] and returns where it
// ends.
func (p *csvParser) scanQuoted(text []byte, i int) (end int, ok bool) {
	quote := p.dialect.quote
	f := field{from: i + 1}
	for at := f.from; ; {
		n := bytes.IndexByte(text[at:], quote)
		if n < 0 {
			if p.eof {
				p.damage = DamageOpenQuote
				f.to = len(text)
				p.fields = append(p.fields, f)
			}
			return len(text), p.eof
		}
		at += n + 1
		switch {
		case at == len(text) && !p.eof:
			return at, false
		case at == len(text) || p.stops[text[at]]:
			f.to = at - 1
			p.fields = append(p.fields, f)
			return at, true
		case text[at] == quote:
			f.doubled = true
			at++
		default:
			p.damage = DamageStrayQuote
		}
	}
}

// cut makes the cells from the fields of the row of that size at pos.
func (p *csvParser) cut(size int) error {
	if len(p.fields) > MaxColumns {
		return tooLarge("columns")
	}
	text := p.buf[p.pos : p.pos+size]
	if p.broken && !utf8.Valid(text) {
		p.damage = DamageEncoding
	}
	row := string(text)
	p.cells = p.cells[:0]
	for _, f := range p.fields {
		cell := row[f.from:f.to]
		if len(cell) > MaxCell {
			return tooLarge("cell")
		}
		if f.doubled {
			q := string(p.dialect.quote)
			cell = strings.ReplaceAll(cell, q+q, q)
		}
		if p.damage == DamageEncoding {
			cell = strings.ToValidUTF8(cell, "\uFFFD")
		}
		p.cells = append(p.cells, cell)
	}
	return nil
}

// fill reads more text behind what is there, in a larger buffer if the row
// needs it.
func (p *csvParser) fill() error {
	if p.pos > 0 {
		p.end = copy(p.buf, p.buf[p.pos:p.end])
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
