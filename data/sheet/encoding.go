package sheet

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const utf8BOM = "\xef\xbb\xbf"

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
// belong to none.
func countUTF8(r io.Reader) (valid, invalid int, err error) {
	buf := make([]byte, 128<<10)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		chunk := buf[:kept+n]
		atEOF := errors.Is(err, io.EOF)
		if err != nil && !atEOF {
			return 0, 0, err
		}
		rest := chunk
		for len(rest) > 0 {
			i := bytes.IndexFunc(rest, isNotASCII)
			if i < 0 {
				rest = nil
				break
			}
			rest = rest[i:]
			if !atEOF && !utf8.FullRune(rest) {
				break
			}
			c, size := utf8.DecodeRune(rest)
			if c == utf8.RuneError && size == 1 {
				invalid++
			} else {
				valid++
			}
			rest = rest[size:]
		}
		if atEOF {
			return valid, invalid, nil
		}
		kept = copy(buf, rest)
	}
}

func isNotASCII(r rune) bool { return r >= utf8.RuneSelf }
