package app

import (
	"io"
	"strings"
)

// csvText writes rows as RFC 4180 has them: commas, lines that end with CR and LF, quotes where a cell needs them.
// encoding/csv is not used, as it writes the line breaks inside of cells anew, and a cell must come out as it is.
type csvText struct {
	w      io.Writer
	buffer []byte
}

// csvBuffer is how many bytes are written at once.
const csvBuffer = 64 << 10

func newCSVText(w io.Writer) *csvText { return &csvText{w: w, buffer: make([]byte, 0, 2*csvBuffer)} }

// write adds a row.
func (t *csvText) write(cells []string) error {
	b := t.buffer
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		if needsQuotes(cell) || cell == "" && len(cells) == 1 { // a line without a letter would be no row
			b = append(b, '"')
			b = append(b, strings.ReplaceAll(cell, `"`, `""`)...)
			b = append(b, '"')
		} else {
			b = append(b, cell...)
		}
	}
	t.buffer = append(b, '\r', '\n')
	if len(t.buffer) < csvBuffer {
		return nil
	}
	return t.flush()
}

// needsQuotes tells whether a cell would be read otherwise without them. Blanks at its ends are text, but not every
// reader leaves them.
func needsQuotes(cell string) bool {
	if cell == "" {
		return false
	}
	if first, last := cell[0], cell[len(cell)-1]; first == ' ' || first == '\t' || last == ' ' {
		return true
	}
	for i := range len(cell) { // quicker than looking for each of them
		if c := cell[i]; c <= ',' && (c == ',' || c == '"' || c == '\r' || c == '\n') {
			return true
		}
	}
	return false
}

// flush writes what has been added.
func (t *csvText) flush() error {
	_, err := t.w.Write(t.buffer)
	t.buffer = t.buffer[:0]
	return err
}
