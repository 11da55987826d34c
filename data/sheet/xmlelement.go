package sheet

import (
	"errors"
	"io"
)

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
func (s *xmlScanner) inner() (*xmlToken, error) {
	t, err := s.next()
	if err != nil && errors.Is(err, io.EOF) {
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
