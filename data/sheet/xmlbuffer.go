package sheet

import (
	"bytes"
	"errors"
	"io"
)

// tag returns what stands between '<' and '>' and moves behind it. A '>' may
// stand in a quoted attribute.
func (s *xmlScanner) tag() ([]byte, error) {
	for size, from := 0, 1; ; from = size + 1 {
		i := bytes.IndexByte(s.buf[s.pos+from:s.end], '>')
		if i < 0 {
			size = s.end - s.pos - 1
			if err := s.need(s.end - s.pos + 1); err != nil {
				return nil, err
			}
			continue
		}
		size = from + i
		tag := s.buf[s.pos+1 : s.pos+size]
		if inQuotes(tag) {
			continue
		}
		s.pos += size + 1
		if len(tag) == 0 {
			return nil, damaged("XML", errXML)
		}
		return tag, nil
	}
}

// inQuotes says whether the text ends inside of a quoted attribute.
func inQuotes(text []byte) bool {
	var quote byte
	for _, c := range text {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
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
