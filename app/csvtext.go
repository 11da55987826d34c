package app

import (
	"bufio"
	"io"
	"strings"
)

// csvText writes rows as RFC 4180 has them: commas, lines that end with CR and LF, quotes where a cell needs them.
// encoding/csv is not used, as it writes the line breaks inside of cells anew, and a cell must come out as it is.
type csvText struct {
	w *bufio.Writer
}

func newCSVText(w io.Writer) *csvText { return &csvText{bufio.NewWriterSize(w, 64<<10)} }

// write adds a row; an error comes out of flush at the latest.
func (t *csvText) write(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			_ = t.w.WriteByte(',') // a failed write fails all later ones
		}
		if !needsQuotes(cell) && (cell != "" || len(cells) > 1) {
			_, _ = t.w.WriteString(cell)
			continue
		}
		_ = t.w.WriteByte('"')
		for quoted, rest, found := strings.Cut(cell, `"`); ; quoted, rest, found = strings.Cut(rest, `"`) {
			_, _ = t.w.WriteString(quoted)
			if !found {
				break
			}
			_, _ = t.w.WriteString(`""`)
		}
		_ = t.w.WriteByte('"')
	}
	_, err := t.w.WriteString("\r\n")
	return err
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

func (t *csvText) flush() error { return t.w.Flush() }
