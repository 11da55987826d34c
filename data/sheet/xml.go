package sheet

import (
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
)

// xmlScanner reads the XML of a workbook's parts piece by piece. It is several
// times as fast as encoding/xml, which decides how long a large sheet takes, and
// knows only what such parts use. It is strict where it matters: a part that
// ends early, or whose elements do not close in order, is [ErrDamaged], never a
// silent end.
type xmlScanner struct {
	in       io.Reader
	buf      []byte
	pos, end int
	eof      bool

	// open holds the names of the open elements, one after the other, and
	// starts where each begins.
	open   []byte
	starts []int
	// closing is set after an empty element, whose end is still to be told.
	closing bool
	rooted  bool
}

type xmlKind uint8

const (
	xmlStart xmlKind = iota
	xmlEnd
	xmlText
)

// xmlToken is a piece of XML. Its slices are valid until the next one.
type xmlToken struct {
	kind xmlKind
	// name without its prefix, of a start or an end.
	name []byte
	// attrs is the text of the attributes of a start.
	attrs []byte
	// text as it is written in the file; plain if no entities are in it.
	text  []byte
	plain bool
}

// maxXMLToken is the longest tag or text. A cell of MaxCell bytes fits, even
// with an entity for each letter.
const maxXMLToken = 16 << 20

// maxXMLDepth and maxXMLNames bound the elements that are open at a time: their
// number, and their names in bytes, before one more.
const (
	maxXMLDepth = 1000
	maxXMLNames = 64 << 10
)

var errXML = errors.New("malformed XML")

func newXMLScanner(r io.Reader) *xmlScanner {
	s := &xmlScanner{in: r, buf: make([]byte, 64<<10)}
	for s.end < 2 && !s.eof {
		if s.fill() != nil {
			return s // told again by the next read
		}
	}
	if hasUTF16BOM(s.buf[:s.end]) {
		raw := io.MultiReader(bytes.NewReader(bytes.Clone(s.buf[:s.end])), r)
		s.in = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(raw)
		s.end, s.eof = 0, false
	}
	return s
}

// next returns the next token; [io.EOF] after the end of the root element.
func (s *xmlScanner) next() (xmlToken, error) {
	if s.closing {
		s.closing = false
		return xmlToken{kind: xmlEnd, name: localName(s.popName())}, nil
	}
	for {
		if s.pos == s.end {
			if s.eof {
				return xmlToken{}, s.atEnd()
			}
			if err := s.fill(); err != nil {
				return xmlToken{}, err
			}
			continue
		}
		if s.buf[s.pos] != '<' {
			text, err := s.until('<')
			if err != nil {
				return xmlToken{}, err
			}
			if len(s.starts) == 0 {
				continue // white space around the root, or a byte order mark
			}
			return xmlToken{kind: xmlText, text: text, plain: isPlain(text)}, nil
		}
		token, skip, err := s.markup()
		if err != nil || !skip {
			return token, err
		}
	}
}

func (s *xmlScanner) atEnd() error {
	if len(s.starts) > 0 || !s.rooted {
		return damaged("XML", io.ErrUnexpectedEOF)
	}
	return io.EOF
}

// markup reads what begins with '<'; skip says that it carries nothing.
func (s *xmlScanner) markup() (token xmlToken, skip bool, err error) {
	if err := s.need(2); err != nil {
		return token, false, err
	}
	switch s.buf[s.pos+1] {
	case '?':
		_, err := s.through("<?", "?>")
		return token, true, err
	case '!':
		if err := s.need(len("<![CDATA[")); err != nil {
			return token, false, err
		}
		head := s.buf[s.pos:s.end]
		switch {
		case hasPrefix(head, "<!--"):
			_, err := s.through("<!--", "-->")
			return token, true, err
		case hasPrefix(head, "<![CDATA[") && len(s.starts) > 0:
			text, err := s.through("<![CDATA[", "]]>")
			return xmlToken{kind: xmlText, text: text, plain: true}, false, err
		}
		// A document type could define entities without end; no workbook has one.
		return token, false, damaged("XML", errXML)
	}
	tag, err := s.tag()
	if err != nil {
		return token, false, err
	}
	if tag[0] == '/' {
		name := bytes.TrimRight(tag[1:], " \t\r\n")
		if len(s.starts) == 0 || !bytes.Equal(name, s.popName()) {
			return token, false, damaged("XML", errXML)
		}
		return xmlToken{kind: xmlEnd, name: localName(name)}, false, nil
	}
	if tag[len(tag)-1] == '/' {
		s.closing = true
		tag = tag[:len(tag)-1]
	}
	name, attrs := tag, []byte(nil)
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		name, attrs = tag[:i], tag[i:]
	}
	if len(name) == 0 || (len(s.starts) == 0 && s.rooted) || len(s.starts) > maxXMLDepth || len(s.open) > maxXMLNames {
		return token, false, damaged("XML", errXML)
	}
	s.rooted = true
	s.starts = append(s.starts, len(s.open))
	s.open = append(s.open, name...)
	return xmlToken{kind: xmlStart, name: localName(name), attrs: attrs}, false, nil
}

func (s *xmlScanner) popName() []byte {
	last := len(s.starts) - 1
	name := s.open[s.starts[last]:]
	s.open = s.open[:s.starts[last]]
	s.starts = s.starts[:last]
	return name
}

// tag returns what stands between '<' and '>' and moves behind it. A '>' may
// stand in a quoted attribute.
func (s *xmlScanner) tag() ([]byte, error) {
	var quote byte
	for i := 1; ; i++ {
		if s.pos+i == s.end {
			if err := s.need(i + 1); err != nil {
				return nil, err
			}
		}
		switch c := s.buf[s.pos+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			tag := s.buf[s.pos+1 : s.pos+i]
			s.pos += i + 1
			if len(tag) == 0 {
				return nil, damaged("XML", errXML)
			}
			return tag, nil
		}
	}
}

// until returns the text before c and moves to c, or to the end.
func (s *xmlScanner) until(c byte) ([]byte, error) {
	for from := 0; ; {
		if i := bytes.IndexByte(s.buf[s.pos+from:s.end], c); i >= 0 {
			text := s.buf[s.pos : s.pos+from+i]
			s.pos += from + i
			return text, nil
		}
		from = s.end - s.pos
		if s.eof {
			text := s.buf[s.pos:s.end]
			s.pos = s.end
			return text, nil
		}
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

// through returns what stands between open, which is next, and end, and moves
// behind end.
func (s *xmlScanner) through(open, end string) ([]byte, error) {
	for from := len(open); ; {
		if s.pos+from <= s.end {
			if i := bytes.Index(s.buf[s.pos+from:s.end], []byte(end)); i >= 0 {
				text := s.buf[s.pos+len(open) : s.pos+from+i]
				s.pos += from + i + len(end)
				return text, nil
			}
			from = max(len(open), s.end-s.pos-len(end)+1)
		}
		if err := s.need(s.end - s.pos + 1); err != nil {
			return nil, err
		}
	}
}

// need makes n bytes available from pos on.
func (s *xmlScanner) need(n int) error {
	for s.end-s.pos < n {
		if s.eof {
			return damaged("XML", io.ErrUnexpectedEOF)
		}
		if err := s.fill(); err != nil {
			return err
		}
	}
	return nil
}

// fill reads more, and moves what is there to the front of the buffer.
func (s *xmlScanner) fill() error {
	if s.pos > 0 {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxXMLToken {
			return tooLarge("XML")
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.in.Read(s.buf[s.end:])
		s.end += n
		if errors.Is(err, io.EOF) {
			s.eof = true
			return nil
		}
		if err != nil {
			return zipError(err)
		}
		if n > 0 {
			return nil
		}
	}
	return io.ErrNoProgress
}

// skip moves behind the end of the element whose start was just read.
func (s *xmlScanner) skip() error {
	for depth := 1; depth > 0; {
		t, err := s.inner()
		if err != nil {
			return err
		}
		switch t.kind {
		case xmlStart:
			depth++
		case xmlEnd:
			depth--
		}
	}
	return nil
}

// inner is next inside an element, where an end of the file is none.
func (s *xmlScanner) inner() (xmlToken, error) {
	t, err := s.next()
	if errors.Is(err, io.EOF) {
		err = damaged("XML", io.ErrUnexpectedEOF)
	}
	return t, err
}

// appendText appends the text of the element whose start was just read, and
// moves behind its end. Elements inside are left out.
func (s *xmlScanner) appendText(dst []byte) ([]byte, error) {
	for {
		t, err := s.inner()
		if err != nil {
			return dst, err
		}
		switch t.kind {
		case xmlText:
			if dst, err = t.appendTo(dst); err != nil {
				return dst, err
			}
			if len(dst) > MaxCell {
				return dst, tooLarge("cell")
			}
		case xmlStart:
			if err := s.skip(); err != nil {
				return dst, err
			}
		case xmlEnd:
			return dst, nil
		}
	}
}
