package app

import (
	"errors"
	"io"
	"slices"
	"strings"

	"muster/data/columns"
	"muster/data/sheet"
)

// rowQueue reads the rows of a sheet that are not wholly blank, and can look at rows before they are taken.
type rowQueue struct {
	reader *sheet.Reader
	ahead  []sheet.Row
	// err ends the rows behind those ahead.
	err error
}

// What is looked at before the first row is taken: rows, and the memory of their cells, in bytes.
const (
	lookRows  = 2000
	lookBytes = 8 << 20
	cellBytes = 16 // of a cell without text
)

// look reads ahead and returns the lines there. It fails only if there is none and the file cannot be read.
func (q *rowQueue) look() ([]columns.Line, error) {
	size := 0
	for len(q.ahead) < lookRows && size < lookBytes && q.err == nil {
		row, err := q.read()
		if err != nil {
			q.err = err
			break
		}
		q.ahead = append(q.ahead, keep(row))
		for _, cell := range row.Cells {
			size += cellBytes + len(cell)
		}
	}
	if len(q.ahead) == 0 && !errors.Is(q.err, io.EOF) {
		return nil, q.err
	}
	lines := make([]columns.Line, len(q.ahead))
	for i, row := range q.ahead {
		lines[i] = columns.Line{Number: row.Number, Cells: row.Cells}
	}
	return lines, nil
}

// next takes the next row; its slices are valid until the row after it is taken. At the end it returns io.EOF.
func (q *rowQueue) next() (sheet.Row, error) {
	if len(q.ahead) > 0 {
		row := q.ahead[0]
		q.ahead = q.ahead[1:]
		return row, nil
	}
	if q.err != nil {
		return sheet.Row{}, q.err
	}
	row, err := q.read()
	q.err = err
	return row, err
}

// unread puts rows back in front.
func (q *rowQueue) unread(rows []sheet.Row) { q.ahead = append(slices.Clone(rows), q.ahead...) }

func (q *rowQueue) read() (sheet.Row, error) {
	for {
		row, err := q.reader.Next()
		if err != nil || !blank(row.Cells) {
			return row, err
		}
	}
}

// keep copies what the reader only lends until its next row.
func keep(row sheet.Row) sheet.Row {
	row.Cells = slices.Clone(row.Cells)
	row.Damages = slices.Clone(row.Damages)
	return row
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}
