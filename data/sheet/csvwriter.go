package sheet

import (
	"bufio"
	"io"
	"strings"
)

// csvSink writes the CSV that programs to which one uploads understand: UTF-8
// with a byte order mark, comma, CRLF, quotes where they are needed.
type csvSink struct{ out *bufio.Writer }

func newCSVSink(w io.Writer, layout Layout) (*csvSink, error) {
	s := &csvSink{out: bufio.NewWriterSize(w, 256<<10)}
	if _, err := s.out.WriteString(utf8BOM); err != nil {
		return nil, err
	}
	if len(layout.Columns) == 0 {
		return s, nil
	}
	titles := make([]string, len(layout.Columns))
	for i, c := range layout.Columns {
		titles[i] = c.Title
	}
	return s, s.write(titles)
}

func (s *csvSink) write(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			s.out.WriteByte(',')
		}
		s.writeCell(Neutralise(strings.ToValidUTF8(cell, "\uFFFD")))
	}
	if len(cells) == 1 && cells[0] == "" {
		s.out.WriteString(`""`) // or it would be no row at all
	}
	_, err := s.out.WriteString("\r\n")
	return err // errors before it stick in the bufio.Writer
}

func (s *csvSink) writeCell(cell string) {
	if !needsQuotes(cell) {
		s.out.WriteString(cell)
		return
	}
	s.out.WriteByte('"')
	for {
		i := strings.IndexByte(cell, '"')
		if i < 0 {
			break
		}
		s.out.WriteString(cell[:i])
		s.out.WriteString(`""`)
		cell = cell[i+1:]
	}
	s.out.WriteString(cell)
	s.out.WriteByte('"')
}

// needsQuotes also quotes what another program could take for a delimiter, and
// white space that it could trim.
func needsQuotes(cell string) bool {
	if cell == "" {
		return false
	}
	return cell[0] == ' ' || cell[len(cell)-1] == ' ' || strings.ContainsAny(cell, "\",;\t\r\n")
}

func (s *csvSink) finish() error  { return s.out.Flush() }
func (s *csvSink) release() error { return nil }
