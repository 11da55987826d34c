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
	token   xmlToken // the last one
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
func (s *xmlScanner) next() (*xmlToken, error) {
	if s.closing {
		s.closing = false
		s.token = xmlToken{kind: xmlEnd, name: localName(s.popName())}
		return &s.token, nil
	}
	for {
		if s.pos == s.end {
			if s.eof {
				return nil, s.atEnd()
			}
			if err := s.fill(); err != nil {
				return nil, err
			}
			continue
		}
		if s.buf[s.pos] != '<' {
			text, err := s.until('<')
			if err != nil {
				return nil, err
			}
			if len(s.starts) == 0 {
				continue // white space around the root, or a byte order mark
			}
			s.token = xmlToken{kind: xmlText, text: text, plain: isPlain(text)}
			return &s.token, nil
		}
		skip, err := s.markup()
		if err != nil {
			return nil, err
		}
		if !skip {
			return &s.token, nil
		}
	}
}

func (s *xmlScanner) atEnd() error {
	if len(s.starts) > 0 || !s.rooted {
		return damaged("XML", io.ErrUnexpectedEOF)
	}
	return io.EOF
}

// markup reads what begins with '<' into token; skip says that it carries
// nothing.
func (s *xmlScanner) markup() (skip bool, err error) {
	if err := s.need(2); err != nil {
		return false, err
	}
	switch s.buf[s.pos+1] {
	case '?':
		_, err := s.through("<?", "?>")
		return true, err
	case '!':
		return s.declaration()
	}
	tag, err := s.tag()
	if err != nil {
		return false, err
	}
	if tag[0] == '/' {
		name := tag[1:]
		for len(name) > 0 && isXMLSpace(name[len(name)-1]) {
			name = name[:len(name)-1]
		}
		if len(s.starts) == 0 || !bytes.Equal(name, s.popName()) {
			return false, damaged("XML", errXML)
		}
		s.token = xmlToken{kind: xmlEnd, name: localName(name)}
		return false, nil
	}
	if tag[len(tag)-1] == '/' {
		s.closing = true
		tag = tag[:len(tag)-1]
	}
	i := 0
	for i < len(tag) && !isXMLSpace(tag[i]) {
		i++
	}
	name, attrs := tag[:i], tag[i:]
	if len(name) == 0 || (len(s.starts) == 0 && s.rooted) || len(s.starts) > maxXMLDepth || len(s.open) > maxXMLNames {
		return false, damaged("XML", errXML)
	}
	s.rooted = true
	s.starts = append(s.starts, len(s.open))
	s.open = append(s.open, name...)
	s.token = xmlToken{kind: xmlStart, name: localName(name), attrs: attrs}
	return false, nil
}

// declaration reads what begins with '<!', into token unless it carries nothing.
func (s *xmlScanner) declaration() (skip bool, err error) {
	if err := s.need(len("<![CDATA[")); err != nil {
		return false, err
	}
	head := s.buf[s.pos:s.end]
	switch {
	case hasPrefix(head, "<!--"):
		_, err := s.through("<!--", "-->")
		return true, err
	case hasPrefix(head, "<![CDATA[") && len(s.starts) > 0:
		text, err := s.through("<![CDATA[", "]]>")
		s.token = xmlToken{kind: xmlText, text: text, plain: true}
		return false, err
	}
	// A document type could define entities without end; no workbook has one.
	return false, damaged("XML", errXML)
}

func (s *xmlScanner) popName() []byte {
	last := len(s.starts) - 1
	name := s.open[s.starts[last]:]
	s.open = s.open[:s.starts[last]]
	s.starts = s.starts[:last]
	return name
}
