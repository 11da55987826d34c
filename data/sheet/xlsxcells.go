package sheet

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readCell reads the cell whose start is given and puts it at its column, which
// is the given one if the cell does not name it. It returns the column behind.
func (x *xlsxSource) readCell(t *xmlToken, column int) (next int, err error) {
	kind, style := cellNumber, 0
	for rest := t.attrs; ; {
		name, value, tail, ok := nextAttr(rest)
		if !ok {
			break
		}
		switch string(name) {
		case "r":
			if column, ok = columnIndex(value); !ok {
				return 0, damaged("cell "+strconv.Quote(string(value)), nil)
			}
		case "t":
			kind = cellKind(value)
		case "s":
			style, _ = strconv.Atoi(string(value))
		}
		rest = tail
	}
	if column >= MaxColumns {
		return 0, tooLarge("columns")
	}

	value, err := x.readValue(kind, style, column)
	if err != nil {
		return 0, err
	}
	if !utf8.ValidString(value) {
		x.damage(DamageEncoding, column, "")
		value = strings.ToValidUTF8(value, "\uFFFD")
	}
	if value != "" {
		if err := x.put(column, value); err != nil {
			return 0, err
		}
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
	cellError
	cellDate // in ISO form
)

func cellKind(t []byte) cellType {
	switch string(t) {
	case "s":
		return cellShared
	case "str", "inlineStr":
		return cellText
	case "b":
		return cellBool
	case "e":
		return cellError
	case "d":
		return cellDate
	}
	return cellNumber
}

// readValue reads up to the end of the cell.
func (x *xlsxSource) readValue(kind cellType, style, column int) (string, error) {
	var value, formula string
	hasFormula := false
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
				value, err = x.resolve(kind, style, column)
			}
		case "is":
			if x.text, err = x.xml.appendRichText(x.text[:0]); err == nil {
				value = string(unescapeExcel(x.text))
			}
		case "f":
			hasFormula = true
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
	// The result of a formula may well be an empty text, but no empty number.
	if hasFormula && value == "" && kind != cellText && kind != cellError {
		x.damage(DamageNoValue, column, "="+formula)
	}
	return value, nil
}

// resolve makes text of the value in x.text.
func (x *xlsxSource) resolve(kind cellType, style, column int) (string, error) {
	if kind == cellText {
		return string(unescapeExcel(x.text)), nil
	}
	raw := bytes.TrimSpace(x.text)
	if len(raw) == 0 {
		return "", nil
	}
	switch kind {
	case cellShared:
		i, err := strconv.Atoi(string(raw))
		if err != nil {
			return "", damaged("shared text "+strconv.Quote(string(raw)), nil)
		}
		return x.book.sharedString(i)
	case cellBool:
		switch string(raw) {
		case "1", "true":
			return "TRUE", nil
		case "0", "false":
			return "FALSE", nil
		}
		return string(raw), nil
	case cellError:
		x.damage(DamageErrorCell, column, string(raw))
		return "", nil
	case cellDate:
		return isoDateText(string(raw)), nil
	}
	text, exact := x.book.style(style).text(string(raw), x.book.date1904)
	if !exact {
		x.damage(DamageLongNumber, column, string(raw))
	}
	return text, nil
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
