package sheet

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

// stringTable holds the shared texts of a workbook in one string, so that
// millions of them cost little more than their letters.
type stringTable struct {
	text string
	ends []uint32
}

func (t *stringTable) get(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.text[start:t.ends[i]], true
}

// sharedString gives a text of the table, which it reads at the first call.
func (b *workbook) sharedString(i int) (string, error) {
	if b.strings == nil {
		table, err := b.readStrings()
		if err != nil {
			return "", err
		}
		b.strings = table
	}
	s, ok := b.strings.get(i)
	if !ok {
		return "", damaged("shared text "+strconv.Itoa(i)+" is missing", nil)
	}
	return s, nil
}

func (b *workbook) readStrings() (*stringTable, error) {
	table := &stringTable{}
	if b.stringsPart == "" {
		return table, nil
	}
	r, err := b.openPart(b.stringsPart, MaxSharedStrings)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	s := newXMLScanner(r)
	var all strings.Builder
	var text []byte
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			table.text = all.String()
			return table, nil
		}
		if err != nil {
			return nil, err
		}
		if t.kind != xmlStart || string(t.name) != "si" {
			continue
		}
		if text, err = s.appendRichText(text[:0]); err != nil {
			return nil, err
		}
		if len(text) > MaxCell {
			return nil, tooLarge("cell")
		}
		all.Write(unescapeExcel(text))
		table.ends = append(table.ends, uint32(all.Len()))
	}
}

// appendRichText appends the text of an si or is element whose start was just
// read: plain, or in runs of different looks. How it is pronounced is left out.
func (s *xmlScanner) appendRichText(dst []byte) ([]byte, error) {
	for {
		t, err := s.inner()
		if err != nil {
			return dst, err
		}
		switch t.kind {
		case xmlEnd:
			return dst, nil
		case xmlStart:
			switch string(t.name) {
			case "t":
				dst, err = s.appendText(dst)
			case "r":
				dst, err = s.appendRichText(dst)
			default:
				err = s.skip()
			}
			if err != nil {
				return dst, err
			}
		}
	}
}

// unescapeExcel resolves _x000D_ and the like, by which Excel writes what XML
// cannot, in place.
func unescapeExcel(text []byte) []byte {
	if !bytes.Contains(text, []byte("_x")) {
		return text
	}
	const size = len("_x000D_")
	out := text[:0]
	for i := 0; i < len(text); {
		if text[i] == '_' && i+size <= len(text) && text[i+1] == 'x' && text[i+size-1] == '_' {
			if n, err := strconv.ParseUint(string(text[i+2:i+6]), 16, 16); err == nil && (n < 0xD800 || n > 0xDFFF) {
				out = append(out, string(rune(n))...)
				i += size
				continue
			}
		}
		out = append(out, text[i])
		i++
	}
	return out
}
