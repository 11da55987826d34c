package sheet

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"sync/atomic"
)

// csvSource joins decoding, dialect, parsing and mending for a file.
type csvSource struct {
	encoding textEncoding
	dialect  dialect
	parser   *csvParser
	nuls     *nulFilter
	mender   *mender
	input    *countingReader
	size     int64
	verbatim bool

	// ahead is a row that was read while the one before it was looked at, with
	// the error behind it.
	ahead    *parsedRow
	aheadErr error
	// aheadLine is its text.
	aheadLine string
	// otherWidth is how many cells the rows of another table have, while it lasts.
	otherWidth int
}

func newCSVSource(file io.ReaderAt, size int64, head []byte, opt Options) (*csvSource, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	enc, err := findEncoding(file, size, head, opt.Encoding)
	if err != nil {
		return nil, err
	}
	sample, err := io.ReadAll(enc.reader(bytes.NewReader(head[min(enc.skip, int64(len(head))):])))
	if err != nil {
		return nil, err
	}
	d, shape := detectDialect(withoutNULs(sample), int64(len(head)) == size, opt)

	s := &csvSource{encoding: enc, dialect: d, size: size, verbatim: opt.Verbatim}
	s.input = &countingReader{r: io.NewSectionReader(file, enc.skip, size-enc.skip)}
	text := enc.reader(s.input)
	if enc.nuls {
		s.nuls = newNULFilter(text)
		text = s.nuls
	}
	s.parser = newCSVParser(text, d)
	s.parser.broken, s.parser.decoded = enc.broken, enc.codec != nil
	s.parser.width = shape.width
	if shape.width > 1 {
		s.mender = newMender(d, shape, opt.HeaderWords)
		s.parser.fits = shape.fits
	}
	return s, s.parser.discard(d.skip)
}

// take gives the next row as it stands in the file, blank ones too. It is valid
// until the next call.
func (s *csvSource) take() (*parsedRow, error) {
	if s.ahead != nil || s.aheadErr != nil {
		row, err := s.ahead, s.aheadErr
		s.ahead, s.aheadErr = nil, nil
		return row, err
	}
	p := s.parser
	start := p.base + int64(p.pos)
	if err := p.next(); err != nil {
		if !errors.Is(err, io.EOF) {
			err = &RowError{Row: p.row.number, Err: err}
		}
		return nil, err
	}
	if s.nuls != nil {
		p.row.marks.nul = s.nuls.removedFrom(start, p.base+int64(p.pos))
	}
	return &p.row, nil
}

// line is the text of a row that take has just given, without its line end.
func (s *csvSource) line(row *parsedRow) string {
	if row != &s.parser.row {
		return s.aheadLine
	}
	return strings.TrimRight(string(s.parser.text()), "\r\n")
}

// next gives the next row that is not blank, mended where that is needed.
func (s *csvSource) next() (Row, error) {
	for {
		parsed, err := s.take()
		if err != nil {
			return Row{}, err
		}
		if isBlank(parsed.cells) {
			continue
		}
		row := Row{Number: parsed.number, Cells: parsed.cells}
		marks := parsed.marks
		if s.mender != nil && !s.mender.isSound(parsed) {
			row.Cells, row.Damages = s.mend(parsed) // which may read on
			if marks.encoding {
				makeValid(row.Cells, row.Damages) // cells may have been cut anew
			}
		} else {
			s.otherWidth = 0
			row.Damages = marks.quoteDamages()
		}
		if marks.encoding || marks.nul {
			row.Damages = append(row.Damages, marks.byteDamages()...)
		}
		if !s.verbatim {
			for i, c := range row.Cells {
				if c != "" && c[0] == '\'' {
					row.Cells[i] = Restore(c)
				}
			}
		}
		return row, nil
	}
}

// mend mends a row that does not have the shape of the table. A row that stays
// too wide is damaged, unless it heads another table: then so are those behind it
// which are as wide.
func (s *csvSource) mend(row *parsedRow) ([]string, []Damage) {
	width := len(row.cells)
	if width == s.otherWidth {
		return row.cells, row.marks.quoteDamages()
	}
	cells, damages, tooWide := s.mender.mend(*row, s.line(row))
	if !tooWide {
		return cells, damages
	}
	cells = slices.Clone(cells) // they may be the row's own
	next, err := s.take()
	if err != nil {
		s.aheadErr = err
	} else {
		s.aheadLine = s.line(next)
		ahead := next.clone()
		if s.ahead = &ahead; len(ahead.cells) == width && namesColumns(cells) {
			s.otherWidth = width
			return cells, damages
		}
	}
	return cells, append(damages, rowDamage(DamageExtraCells))
}

// makeValid replaces bytes that are not valid in UTF-8.
func makeValid(cells []string, damages []Damage) {
	for i, c := range cells {
		cells[i] = strings.ToValidUTF8(c, "\uFFFD")
	}
	for i, d := range damages {
		damages[i].Value = strings.ToValidUTF8(d.Value, "\uFFFD")
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
