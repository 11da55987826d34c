package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"
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
	// nuls says that there can be bytes of zero in the text.
	nuls bool
}

// namedEncoding is an encoding that can be asked for.
type namedEncoding struct {
	name  string
	mark  string
	codec encoding.Encoding
}

// wide tells that every letter has two bytes or four.
func (e namedEncoding) wide() bool { return strings.HasPrefix(e.name, "UTF-16") }

var namedEncodings = []namedEncoding{
	{"UTF-8", utf8BOM, nil},
	{"UTF-16LE", "\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"UTF-16BE", "\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"Windows-1252", "", charmap.Windows1252},
	{"Windows-1250", "", charmap.Windows1250},
	{"ISO-8859-2", "", charmap.ISO8859_2},
	{"ISO-8859-15", "", charmap.ISO8859_15},
	{"Mac Roman", "", charmap.Macintosh},
}

// markedUTF8 is how UTF-8 with a byte order mark is named.
const markedUTF8 = "UTF-8 with BOM"

// Encodings are the names of the encodings that are read, for a person to choose from.
func Encodings() []string {
	names := make([]string, len(namedEncodings))
	for i, e := range namedEncodings {
		names[i] = e.name
	}
	return names
}

// encodingNamed finds one of [Encodings], in any case.
func encodingNamed(name string) (namedEncoding, bool) {
	for _, e := range namedEncodings {
		if strings.EqualFold(e.name, name) || e.codec == nil && name == markedUTF8 {
			return e, true
		}
	}
	return namedEncoding{}, false
}

// of makes the encoding of a file that begins with head.
func (e namedEncoding) of(head []byte) textEncoding {
	enc := textEncoding{name: e.name, codec: e.codec}
	if e.mark != "" && hasPrefix(head, e.mark) {
		enc.skip = int64(len(e.mark))
		if e.codec == nil {
			enc.name = markedUTF8
		}
	}
	return enc
}

func hasUTF16BOM(head []byte) bool {
	return hasPrefix(head, "\xff\xfe") || hasPrefix(head, "\xfe\xff")
}

// findEncoding takes the encoding that is asked for, or finds out which it is:
// from the byte order mark, from the zeros that UTF-16 puts into western text,
// or else from the whole file: a single umlaut may stand at its very end, and a
// guess from a sample would break it.
func findEncoding(r io.ReaderAt, size int64, head []byte, wanted string) (textEncoding, error) {
	var enc textEncoding
	if wanted != "" {
		e, ok := encodingNamed(wanted)
		if !ok {
			return textEncoding{}, ErrUnknownEncoding
		}
		enc = e.of(head)
	} else {
		switch {
		case hasPrefix(head, "\xff\xfe\x00\x00"), hasPrefix(head, "\x00\x00\xfe\xff"):
			return textEncoding{}, ErrUnknownEncoding // UTF-32
		case hasPrefix(head, utf8BOM):
			enc = namedEncodings[0].of(head)
		default:
			if e, ok := utf16Of(head); ok {
				enc = e.of(head)
			}
		}
	}
	if utf16 := strings.HasPrefix(enc.name, "UTF-16"); utf16 {
		enc.nuls = true
		return enc, nil
	}
	text, err := survey(io.NewSectionReader(r, 0, size))
	if err != nil {
		return textEncoding{}, err
	}
	if enc.name == "" {
		enc = namedEncodings[0].of(head)
		if text.invalid > 0 && text.valid < 4*text.invalid {
			enc = text.likeliest().of(head)
		}
	}
	enc.broken = enc.codec == nil && text.invalid > 0
	enc.nuls = text.nuls
	return enc, nil
}

// utf16Of knows UTF-16 by its byte order mark, or by every second byte being zero.
func utf16Of(head []byte) (namedEncoding, bool) {
	little, big := namedEncodings[1], namedEncodings[2]
	switch {
	case hasPrefix(head, little.mark):
		return little, true
	case hasPrefix(head, big.mark):
		return big, true
	}
	pairs := len(head) / 2
	var first, second int
	for i := range pairs {
		if head[2*i] == 0 {
			first++
		}
		if head[2*i+1] == 0 {
			second++
		}
	}
	// Most letters of our languages have a zero there, and nothing has one in the
	// other place: the control characters of that range are in no text.
	switch {
	case pairs < 2 || looksBinary(withoutNULs(head)):
	case second*10 >= pairs*6 && first*20 <= pairs:
		return little, true
	case first*10 >= pairs*6 && second*20 <= pairs:
		return big, true
	}
	return namedEncoding{}, false
}

// readsAsText says whether bytes can be text in one of the encodings that are
// read: hardly any of them control characters. Zeros that a copy that broke off
// left at the end, or here and there, do not count as more than one each time.
func readsAsText(head []byte) bool {
	if _, ok := utf16Of(head); ok {
		return true
	}
	text := bytes.TrimRight(head, "\x00")
	odd, last := 0, byte(' ')
	for _, c := range text {
		switch {
		case c == 0 && last != 0:
			odd++
		case c != 0 && isControl(c):
			odd += 2
		}
		last = c
	}
	return len(text) > 0 && 10*odd <= len(text)+30 && bytes.Count(text, []byte{0}) <= len(text)/2
}

// isControl knows the control characters that stand in no text.
func isControl(c byte) bool {
	return c < 0x20 && (c < '\t' || c > '\r') && c != 0x1a && c != 0x1b || c == 0x7f
}

// reader decodes to UTF-8.
func (e textEncoding) reader(r io.Reader) io.Reader {
	if e.codec == nil {
		return r
	}
	return e.codec.NewDecoder().Reader(r)
}

// textSurvey is what was found out about the bytes of a text.
type textSurvey struct {
	// valid counts the UTF-8 sequences of more than one byte, invalid the bytes
	// that belong to none. The former are only counted if there are any of the
	// latter, and neither further than is needed to decide.
	valid, invalid int
	// nuls says that there are bytes of zero.
	nuls bool
	// words are the bytes that are no ASCII, with those beside them.
	words contexts
}

// enoughBytes is how many bytes that are no ASCII decide on the encoding.
const enoughBytes = 1 << 16

// survey looks at a whole text. It stops at a line that is longer than a row can
// be: that is an error anyway.
func survey(r io.ReadSeeker) (textSurvey, error) {
	s := textSurvey{}
	allValid := true
	line := 0
	err := eachText(r, func(text []byte) bool {
		s.nuls = s.nuls || bytes.IndexByte(text, 0) >= 0
		allValid = allValid && utf8.Valid(text)
		if n := bytes.LastIndexByte(text, '\n'); n >= 0 {
			line = len(text) - n
		} else if line += len(text); line > MaxRecord && bytes.IndexByte(text, '\r') >= 0 {
			line = 0
		}
		return (allValid || !s.nuls) && line <= 2*MaxRecord
	})
	if err != nil || allValid {
		return s, err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return s, err
	}
	s.words = make(contexts)
	err = eachText(r, func(text []byte) bool {
		valid, invalid := s.words.add(text)
		s.valid, s.invalid = s.valid+valid, s.invalid+invalid
		return s.invalid < enoughBytes
	})
	return s, err
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
