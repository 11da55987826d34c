package sheet

import (
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Loss counts the letters that an encoding lacks: each is written as "?".
type Loss struct {
	// Letters is their number, Rows that of the rows that have some.
	Letters, Rows int
	// FirstRow is the number of the first such row, the header included; 0 for
	// none.
	FirstRow int
}

func (l *Loss) add(row, letters int) {
	if letters == 0 {
		return
	}
	l.Letters += letters
	l.Rows++
	if l.FirstRow == 0 {
		l.FirstRow = row
	}
}

// textEncoder turns UTF-8 into the bytes of an encoding.
type textEncoder struct {
	// append adds the bytes of a letter, false if it lacks it; nil for UTF-8.
	append func(dst []byte, r rune) ([]byte, bool)
	// ascii says that the letters of ASCII are their own bytes.
	ascii bool
}

func newTextEncoder(e namedEncoding) textEncoder {
	if table, ok := e.codec.(*charmap.Charmap); ok {
		return textEncoder{ascii: true, append: func(dst []byte, r rune) ([]byte, bool) {
			b, ok := table.EncodeRune(r)
			if !ok {
				return append(dst, '?'), false
			}
			return append(dst, b), true
		}}
	}
	switch e.name {
	case "UTF-16LE":
		return textEncoder{append: func(dst []byte, r rune) ([]byte, bool) {
			return appendUTF16(dst, r, func(dst []byte, u uint16) []byte { return append(dst, byte(u), byte(u>>8)) }), true
		}}
	case "UTF-16BE":
		return textEncoder{append: func(dst []byte, r rune) ([]byte, bool) {
			return appendUTF16(dst, r, func(dst []byte, u uint16) []byte { return append(dst, byte(u>>8), byte(u)) }), true
		}}
	}
	return textEncoder{}
}

func appendUTF16(dst []byte, r rune, unit func([]byte, uint16) []byte) []byte {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return unit(unit(dst, uint16(high)), uint16(low))
	}
	return unit(dst, uint16(r))
}

// encode adds the bytes of a text to dst and counts the letters that are lacking.
func (e textEncoder) encode(dst, text []byte) (out []byte, lost int) {
	for len(text) > 0 {
		if e.ascii {
			n := 0
			for n < len(text) && text[n] < utf8.RuneSelf {
				n++
			}
			dst, text = append(dst, text[:n]...), text[n:]
			if len(text) == 0 {
				break
			}
		}
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		var ok bool
		if dst, ok = e.append(dst, r); !ok {
			lost++
		}
	}
	return dst, lost
}

// lacks counts the letters of a text that the encoding lacks.
func (e textEncoder) lacks(text string) int {
	if !e.ascii {
		return 0
	}
	n := 0
	var buffer [4]byte
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		if _, ok := e.append(buffer[:0], r); !ok {
			n++
		}
	}
	return n
}

// Lacking returns a function that counts the letters of a text which an
// encoding, one of [Encodings] or "", lacks. It is nil if it lacks none.
func Lacking(encoding string) func(text string) int {
	e, ok := encodingNamed(encoding)
	if !ok || !newTextEncoder(e).ascii {
		return nil
	}
	return newTextEncoder(e).lacks
}
