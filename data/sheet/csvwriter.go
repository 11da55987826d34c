package sheet

import (
	"bufio"
	"io"
	"strings"
)

// csvSink writes a CSV in a dialect.
type csvSink struct {
	out     *bufio.Writer
	dialect Dialect
	encoder textEncoder
	// delimiter is that of the dialect where it is no ASCII, else "".
	delimiter string
	special   [128]bool // the bytes that a cell needs quotes for
	row       []byte
	encoded   []byte
	lost      int
}

func newCSVSink(w io.Writer, dialect Dialect) (*csvSink, error) {
	if err := dialect.Check(); err != nil {
		return nil, err
	}
	dialect = dialect.whole()
	encoding, _ := encodingNamed(dialect.Encoding)
	s := &csvSink{out: bufio.NewWriterSize(w, 256<<10), dialect: dialect, encoder: newTextEncoder(encoding)}
	if dialect.Delimiter[0] < 128 {
		s.special[dialect.Delimiter[0]] = true
	} else {
		s.delimiter = dialect.Delimiter
	}
	// Also what another program could take for a delimiter.
	for _, c := range []byte("\",;\t\r\n") {
		s.special[c] = true
	}
	if dialect.BOM || encoding.wide() {
		if _, err := s.out.WriteString(encoding.mark); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *csvSink) write(cells []string) error {
	row := s.row[:0]
	for i, cell := range cells {
		if i > 0 {
			row = append(row, s.dialect.Delimiter...)
		}
		row = s.appendCell(row, Neutralise(strings.ToValidUTF8(cell, "\uFFFD")))
	}
	if len(cells) == 1 && cells[0] == "" && !s.dialect.QuoteAll {
		row = append(row, `""`...) // or it would be no row at all
	}
	row = append(row, s.dialect.LineEnd...)
	s.row = row
	s.lost = 0
	if s.encoder.append != nil {
		s.encoded, s.lost = s.encoder.encode(s.encoded[:0], row)
		row = s.encoded
	}
	_, err := s.out.Write(row)
	return err
}

func (s *csvSink) writeHeader(columns []Column) error {
	if len(columns) == 0 {
		return nil
	}
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.Title
	}
	return s.write(titles)
}

// losing is how many letters of the last row the encoding lacks.
func (s *csvSink) losing() int { return s.lost }

func (s *csvSink) appendCell(row []byte, cell string) []byte {
	if !s.dialect.QuoteAll && !s.needsQuotes(cell) {
		return append(row, cell...)
	}
	row = append(row, '"')
	for {
		i := strings.IndexByte(cell, '"')
		if i < 0 {
			break
		}
		row = append(append(row, cell[:i]...), `""`...)
		cell = cell[i+1:]
	}
	return append(append(row, cell...), '"')
}

// needsQuotes also tells so for white space that another program could trim, and
// for what could be read as a byte order mark.
func (s *csvSink) needsQuotes(cell string) bool {
	if cell == "" {
		return false
	}
	if cell[0] == ' ' || cell[len(cell)-1] == ' ' || cell[0] == utf8BOM[0] && strings.HasPrefix(cell, utf8BOM) {
		return true
	}
	for i := range len(cell) {
		if c := cell[i]; c < 128 && s.special[c] {
			return true
		}
	}
	return s.delimiter != "" && strings.Contains(cell, s.delimiter)
}

func (s *csvSink) finish() error  { return s.out.Flush() }
func (s *csvSink) release() error { return nil }
