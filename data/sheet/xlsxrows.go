package sheet

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

// xlsxSource reads the rows of a sheet as its XML streams by.
type xlsxSource struct {
	book *workbook
	part *partReader
	xml  *xmlScanner
	done atomic.Int64 // bytes of the part

	inData  bool
	row     int
	cells   []string
	damages []Damage
	text    []byte
}

func (b *workbook) open(s sheetEntry) (*xlsxSource, error) {
	part, err := b.openPart(s.part, MaxSheet)
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
		x.done.Store(MaxSheet - x.part.left)
		if err != nil {
			// Only here, behind the end of the sheet and of its checksum, is
			// the end of the rows.
			if !errors.Is(err, io.EOF) {
				err = &RowError{Row: x.row, Err: err}
			}
			return Row{}, err
		}
		switch {
		case t.kind != xmlText && string(t.name) == "sheetData":
			x.inData = t.kind == xmlStart
		case x.inData && t.kind == xmlStart && string(t.name) == "row":
			if err := x.readRow(t); err != nil {
				return Row{}, &RowError{Row: x.row, Err: err}
			}
			if !isBlank(x.cells) {
				return Row{Number: x.row, Cells: x.cells, Damages: x.damages}, nil
			}
		}
	}
}

func (x *xlsxSource) progress() float64 {
	return float64(x.done.Load()) / float64(max(1, x.part.size))
}

func (x *xlsxSource) close() error { return x.part.Close() }

// readRow reads the cells of the row whose start is given.
func (x *xlsxSource) readRow(t xmlToken) error {
	number := x.row + 1
	if r := t.attr("r"); r != nil {
		n, err := strconv.Atoi(string(r))
		if err != nil || n <= x.row {
			return damaged("row number "+strconv.Quote(string(r)), nil)
		}
		number = n
	}
	x.row = number
	x.cells, x.damages = x.cells[:0], x.damages[:0]
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

// readCell reads the cell whose start is given and puts it at its column, which
// is the given one if the cell does not name it. It returns the column behind.
func (x *xlsxSource) readCell(t xmlToken, column int) (next int, err error) {
	if ref := t.attr("r"); ref != nil {
		n, ok := columnIndex(ref)
		if !ok {
			return 0, damaged("cell "+strconv.Quote(string(ref)), nil)
		}
		column = n
	}
	if column >= MaxColumns {
		return 0, tooLarge("columns")
	}
	kind := cellKind(t.attr("t"))
	style, _ := strconv.Atoi(string(t.attr("s")))

	value, err := x.readValue(kind, style)
	if err != nil {
		return 0, err
	}
	if len(value) > MaxCell {
		return 0, tooLarge("cell")
	}
	if !utf8.ValidString(value) {
		value = strings.ToValidUTF8(value, "\uFFFD")
		x.damages = append(x.damages, Damage{Code: DamageEncoding, Column: column})
	}
	if value != "" {
		for len(x.cells) <= column {
			x.cells = append(x.cells, "")
		}
		x.cells[column] = value
	}
	return column + 1, nil
}

// cellType is the t attribute of a cell.
type cellType uint8

const (
	cellNumber cellType = iota
	cellShared
	cellText // formula results and inline texts
	cellBool
	cellAsIs // errors, and dates in ISO form
)

func cellKind(t []byte) cellType {
	switch string(t) {
	case "s":
		return cellShared
	case "str", "inlineStr":
		return cellText
	case "b":
		return cellBool
	case "e", "d":
		return cellAsIs
	}
	return cellNumber
}

// readValue reads up to the end of the cell.
func (x *xlsxSource) readValue(kind cellType, style int) (string, error) {
	var value, formula string
	for {
		t, err := x.xml.inner()
		if err != nil {
			return "", err
		}
		if t.kind == xmlEnd {
			break
		}
		if t.kind != xmlStart {
			continue
		}
		switch string(t.name) {
		case "v":
			if x.text, err = x.xml.appendText(x.text[:0]); err == nil {
				value, err = x.resolve(kind, style)
			}
		case "is":
			if x.text, err = x.xml.appendRichText(x.text[:0]); err == nil {
				value = string(unescapeExcel(x.text))
			}
		case "f":
			if x.text, err = x.xml.appendText(x.text[:0]); err == nil {
				formula = string(x.text)
			}
		default:
			err = x.xml.skip()
		}
		if err != nil {
			return "", err
		}
	}
	if value == "" && formula != "" && kind != cellText {
		x.damages = append(x.damages, rowDamage(DamageNoValue))
		return "=" + formula, nil
	}
	return value, nil
}

// resolve makes text of the value in x.text.
func (x *xlsxSource) resolve(kind cellType, style int) (string, error) {
	switch kind {
	case cellText:
		return string(unescapeExcel(x.text)), nil
	case cellAsIs:
		return string(x.text), nil
	}
	raw := strings.TrimSpace(string(x.text))
	switch kind {
	case cellShared:
		i, err := strconv.Atoi(raw)
		if err != nil {
			if raw == "" {
				return "", nil
			}
			return "", damaged("shared text "+strconv.Quote(raw), nil)
		}
		return x.book.sharedString(i)
	case cellBool:
		switch raw {
		case "1", "true":
			return "TRUE", nil
		case "0", "false":
			return "FALSE", nil
		}
		return raw, nil
	}
	if style >= 0 && style < len(x.book.styles) {
		return x.book.styles[style].text(raw, x.book.date1904), nil
	}
	return numberText(raw), nil
}

// columnIndex gives 27 for AB12.
func columnIndex(ref []byte) (int, bool) {
	n := 0
	for i, c := range ref {
		switch {
		case c >= 'a' && c <= 'z':
			c -= 'a' - 'A'
			fallthrough
		case c >= 'A' && c <= 'Z':
			n = n*26 + int(c-'A') + 1
			if n > 1<<20 {
				return 0, false
			}
		case c == '$':
		default:
			return n - 1, i > 0 && n > 0
		}
	}
	return n - 1, n > 0
}
