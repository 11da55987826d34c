package sheet

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"sync/atomic"
)

// maxRowNumber is the highest row number that is believed: a program with
// sixteen times as many rows as Excel has one, none has more.
const maxRowNumber = 16 * MaxExcelRows

// xlsxSource reads the rows of a sheet as its XML streams by.
type xlsxSource struct {
	book *workbook
	part *partReader
	xml  *xmlScanner
	done atomic.Int64 // bytes of the part

	columns columnList
	inData  bool
	hasData bool
	row     int
	size    int // of the row's cells, in bytes
	cells   []string
	damages []Damage
	text    []byte
}

func (b *workbook) open(s sheetEntry) (*xlsxSource, error) {
	if s.part == "" {
		return nil, damaged("sheet "+strconv.Quote(s.name)+" is missing", nil)
	}
	if b.strings == nil {
		// Not with the first cell that asks for a text: what is wrong with the
		// texts is wrong with the file, not with that row.
		texts, err := b.readStrings()
		if err != nil {
			return nil, err
		}
		b.strings = texts
	}
	part, err := b.openPart(s.part, b.left)
	if err != nil {
		return nil, err
	}
	src := &xlsxSource{book: b, part: part}
	src.xml = newXMLScanner(part)
	return src, nil
}

func (x *xlsxSource) next() (Row, error) {
	for {
		t, err := x.xml.next()
		x.done.Store(x.part.read)
		if err != nil {
			return Row{}, x.atEnd(err)
		}
		if t.kind == xmlText {
			continue
		}
		switch string(t.name) {
		case "sheetData":
			x.inData = t.kind == xmlStart
			x.hasData = true
		case "col":
			if !x.inData && t.kind == xmlStart {
				if err := x.columns.add(t); err != nil {
					return Row{}, err
				}
			}
		case "row":
			if !x.inData || t.kind != xmlStart {
				continue
			}
			hidden := isHidden(t, "ht")
			if err := x.readRow(t); err != nil {
				return Row{}, &RowError{Row: x.row, Err: err}
			}
			if len(x.damages) > 0 || !isBlank(x.cells) {
				return Row{Number: x.row, Cells: x.cells, Damages: x.damages, Hidden: hidden}, nil
			}
		}
	}
}

// atEnd is the error of a sheet that stopped with err. Only behind the end of
// the sheet and of its checksum is the end of the rows.
func (x *xlsxSource) atEnd(err error) error {
	switch {
	case !errors.Is(err, io.EOF):
		return &RowError{Row: x.row, Err: err}
	case !x.hasData:
		return damaged("no rows in "+x.part.name, nil)
	}
	return err
}

func (x *xlsxSource) progress() float64 {
	return float64(x.done.Load()) / float64(max(1, x.part.size))
}

func (x *xlsxSource) close() error {
	x.book.left -= x.part.read
	return x.part.Close()
}

// readRow reads the cells of the row whose start is given.
func (x *xlsxSource) readRow(t *xmlToken) error {
	number := x.row + 1
	if r := t.attr("r"); r != nil {
		n, err := strconv.Atoi(string(r))
		if err != nil || n <= x.row {
			return damaged("row number "+strconv.Quote(string(r)), nil)
		}
		number = n
	}
	if number > maxRowNumber {
		return tooLarge("rows")
	}
	x.row = number
	x.cells, x.damages, x.size = x.cells[:0], x.damages[:0], 0
	column := 0
	for {
		t, err := x.xml.inner()
		if err != nil {
			return err
		}
		switch t.kind {
		case xmlEnd:
			return nil
		case xmlStart:
			if string(t.name) != "c" {
				if err := x.xml.skip(); err != nil {
					return err
				}
				continue
			}
			if column, err = x.readCell(t, column); err != nil {
				return err
			}
		}
	}
}

// put sets the text of a cell.
func (x *xlsxSource) put(column int, text string) error {
	if len(text) > MaxCell {
		return tooLarge("cell")
	}
	if x.size += len(text); x.size > MaxRecord {
		return tooLarge("row")
	}
	x.reach(column)
	if x.cells[column] != "" {
		return damaged("two cells at column "+strconv.Itoa(column+1), nil)
	}
	x.cells[column] = text
	return nil
}

// maxDamageValue is the longest [Damage.Value] of an XLSX: a row can have as many
// as it has columns.
const maxDamageValue = 256

// damage tells what is wrong with a cell, which may be left blank.
func (x *xlsxSource) damage(code string, column int, value string) {
	if len(value) > maxDamageValue {
		value = strings.ToValidUTF8(value[:maxDamageValue], "") + "…"
	}
	x.reach(column)
	x.damages = append(x.damages, Damage{Code: code, Column: column, Value: value})
}

// reach makes the row long enough for a column.
func (x *xlsxSource) reach(column int) {
	for len(x.cells) <= column {
		x.cells = append(x.cells, "")
	}
}

// columnList collects which columns a sheet does not show.
type columnList struct {
	hidden  [MaxColumns]bool
	entries int
}

// add takes the start of a col element, which speaks of one column or more.
func (l *columnList) add(t *xmlToken) error {
	// Each entry has columns of its own; so there cannot be more.
	if l.entries++; l.entries > MaxColumns {
		return tooLarge("columns")
	}
	if !isHidden(t, "width") {
		return nil
	}
	first, err1 := strconv.Atoi(string(t.attr("min")))
	last, err2 := strconv.Atoi(string(t.attr("max")))
	if err1 != nil || err2 != nil {
		return nil // what a column looks like, no more
	}
	for i := max(first, 1); i <= min(last, MaxColumns); i++ {
		l.hidden[i-1] = true
	}
	return nil
}

// list gives the hidden columns, from 0.
func (l *columnList) list() []int {
	var columns []int
	for i, hidden := range l.hidden {
		if hidden {
			columns = append(columns, i)
		}
	}
	return columns
}

// isHidden says of a row or a column whether it is hidden, or has no size.
func isHidden(t *xmlToken, size string) bool {
	return isTrue(t.attr("hidden")) || string(t.attr(size)) == "0"
}
