package sheet

import (
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const utf8BOM = "\xef\xbb\xbf"

// Encodings are the names of the encodings that are read, for a person to choose from.
func Encodings() []string {
	return []string{
		"UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252", "Windows-1250", "ISO-8859-2", "ISO-8859-15", "Mac Roman",
	}
}

// textEncoding is how the bytes of a text file become UTF-8.
type textEncoding struct {
	name string
	// skip is the length of the byte order mark.
	skip int64
	// codec is nil for UTF-8.
	codec encoding.Encoding
	// broken is UTF-8 with some invalid bytes in it.
	broken bool
}

func hasUTF16BOM(head []byte) bool {
	return hasPrefix(head, "\xff\xfe") || hasPrefix(head, "\xfe\xff")
}

// detectEncoding looks at the byte order mark or, without one, at the whole
// file: a single umlaut may stand at its very end, and a guess from a sample
// would break it.
func detectEncoding(r io.ReaderAt, size int64, head []byte) (textEncoding, error) {
	switch {
	case hasPrefix(head, "\xff\xfe\x00\x00"), hasPrefix(head, "\x00\x00\xfe\xff"):
		return textEncoding{}, ErrUnknownEncoding // UTF-32
	case hasPrefix(head, "\xff\xfe"):
		return textEncoding{
			name: "UTF-16LE", skip: 2,
			codec: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		}, nil
	case hasPrefix(head, "\xfe\xff"):
		return textEncoding{
			name: "UTF-16BE", skip: 2,
			codec: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		}, nil
	}
	valid, invalid, err := countUTF8(io.NewSectionReader(r, 0, size))
	switch {
	case err != nil:
		return textEncoding{}, err
	case hasPrefix(head, utf8BOM):
		return textEncoding{name: "UTF-8 with BOM", skip: int64(len(utf8BOM)), broken: invalid > 0}, nil
	case invalid > 0 && valid < 4*invalid:
		return textEncoding{name: "Windows-1252", codec: charmap.Windows1252}, nil
	}
	return textEncoding{name: "UTF-8", broken: invalid > 0}, nil
}

// reader decodes to UTF-8.
func (e textEncoding) reader(r io.Reader) io.Reader {
	if e.codec == nil {
		return r
	}
	return e.codec.NewDecoder().Reader(r)
}

// countUTF8 counts the valid sequences of more than one byte and the bytes that
// belong to none. The former are only counted, in a second pass, if there are
// any of the latter.
func countUTF8(r io.ReadSeeker) (valid, invalid int, err error) {
	allValid := true
	err = eachText(r, func(text []byte) bool {
		allValid = utf8.Valid(text)
		return allValid
	})
	if err != nil || allValid {
		return 0, 0, err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return 0, 0, err
	}
	err = eachText(r, func(text []byte) bool {
		v, i := countRunes(text)
		valid, invalid = valid+v, invalid+i
		return true
	})
	return valid, invalid, err
}

// eachText calls do for chunks that do not cut a letter in two, until it says
// no.
func eachText(r io.Reader, do func([]byte) bool) error {
	buf := make([]byte, 128<<10)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		atEOF := errors.Is(err, io.EOF)
		if err != nil && !atEOF {
			return err
		}
		chunk := buf[:kept+n]
		whole := chunk
		if !atEOF {
			whole = chunk[:len(chunk)-cutRune(chunk)]
		}
		if !do(whole) || atEOF {
			return nil
		}
		kept = copy(buf, chunk[len(whole):])
	}
}

// cutRune is the length of the sequence that is cut off at the end of b.
func cutRune(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if end := b[len(b)-n:]; utf8.RuneStart(end[0]) {
			if utf8.FullRune(end) {
				return 0
			}
			return n
		}
	}
	return 0
}

func countRunes(b []byte) (valid, invalid int) {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			invalid++
		case size > 1:
			valid++
		}
		b = b[size:]
	}
	return valid, invalid
}
