package sheet

import (
	"cmp"
	"errors"
	"strings"
	"unicode/utf8"
)

// Line ends of a CSV that is written.
const (
	LineEndCRLF = "\r\n"
	LineEndLF   = "\n"
)

// Dialect says how a CSV is written. The zero value is UTF-8 without a byte
// order mark, commas, CRLF, quotes where they are needed.
type Dialect struct {
	// Delimiter between cells, one letter; "" is a comma.
	Delimiter string `json:"delimiter,omitempty"`
	// Encoding is one of [Encodings]; "" is UTF-8.
	Encoding string `json:"encoding,omitempty"`
	// BOM begins the file with a byte order mark. Encodings that have none are
	// written without, and UTF-16 always with one: a reader could take a file of
	// few letters for anything else.
	BOM bool `json:"bom,omitempty"`
	// LineEnd is [LineEndCRLF] or [LineEndLF]; "" is the former.
	LineEnd string `json:"line_end,omitempty"`
	// QuoteAll puts every cell in quotes, also a blank one.
	QuoteAll bool `json:"quote_all,omitempty"`
}

// UsualDialect is the CSV that most programs to which one uploads understand,
// and that Excel opens with its umlauts: UTF-8 with a byte order mark.
func UsualDialect() Dialect { return Dialect{BOM: true} }

// ErrBadDialect is a [Dialect] that no CSV can be written in: a delimiter that
// is not one letter, or is a quote, a line end or a sign of a formula; a line
// end that is none; or an encoding that is not known.
var ErrBadDialect = errors.New("sheet: no way to write a CSV")

// Check tells whether a CSV can be written so: [ErrBadDialect], or
// [ErrUnknownEncoding].
func (d Dialect) Check() error {
	d = d.whole()
	if utf8.RuneCountInString(d.Delimiter) != 1 || !utf8.ValidString(d.Delimiter) ||
		strings.ContainsAny(d.Delimiter, "\"'\r\n\x00=+-@ ") || isAlphanumeric(d.Delimiter[0]) {
		return ErrBadDialect
	}
	if d.LineEnd != LineEndCRLF && d.LineEnd != LineEndLF {
		return ErrBadDialect
	}
	e, ok := encodingNamed(d.Encoding)
	if !ok {
		return ErrUnknownEncoding
	}
	if newTextEncoder(e).lacks(d.Delimiter) > 0 {
		return ErrBadDialect
	}
	return nil
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// whole is the dialect with what it leaves open.
func (d Dialect) whole() Dialect {
	d.Delimiter = cmp.Or(d.Delimiter, ",")
	d.Encoding = cmp.Or(d.Encoding, namedEncodings[0].name)
	d.LineEnd = cmp.Or(d.LineEnd, LineEndCRLF)
	return d
}

// DialectOf is how a CSV like the one that was read is written, its line ends
// those of [LineEndCRLF]: how they are written matters to no reader.
func DialectOf(info Info) Dialect {
	if info.Format != CSV {
		return UsualDialect()
	}
	d := Dialect{Delimiter: info.Delimiter, Encoding: info.Encoding, BOM: info.Marked}
	if e, ok := encodingNamed(info.Encoding); ok {
		d.Encoding = e.name
	}
	if d.Check() != nil { // several letters, as "||": nobody needs them to read it
		d.Delimiter = ""
	}
	return d
}
