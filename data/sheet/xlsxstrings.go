package sheet

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

// The texts of a table lie in chunks, none across two, so that a table grows
// without being copied; so do their ends.
const (
	chunkBits = 22
	chunkSize = 1 << chunkBits
	pageBits  = 14
	pageSize  = 1 << pageBits
)

// stringTable holds the shared texts of a workbook, so that millions of them
// cost little more than their letters. A place in it counts the bytes from the
// start of the first chunk; every chunk but the last counts as full.
type stringTable struct {
	chunks []string
	last   strings.Builder // what becomes the next chunk
	ends   [][]uint32      // the place behind each text, in pages
	count  int
}

// add appends a text of at most MaxCell bytes.
func (t *stringTable) add(text []byte) {
	if t.last.Len()+len(text) > chunkSize {
		t.close()
	}
	if t.last.Len() == 0 && len(t.chunks) > 0 {
		t.last.Grow(chunkSize)
	}
	t.last.Write(text)
	if t.count&(pageSize-1) == 0 {
		t.ends = append(t.ends, nil)
	}
	page := &t.ends[t.count>>pageBits]
	*page = append(*page, uint32(len(t.chunks)<<chunkBits+t.last.Len()))
	t.count++
}

// close ends the chunk that is being filled.
func (t *stringTable) close() {
	t.chunks = append(t.chunks, t.last.String())
	t.last = strings.Builder{}
}

// size is what the table takes of memory, in bytes.
func (t *stringTable) size() int { return (len(t.chunks)+1)<<chunkBits + 4*t.count }

func (t *stringTable) get(i int) (string, bool) {
	if i < 0 || i >= t.count {
		return "", false
	}
	start, end := uint32(0), t.end(i)
	if i > 0 {
		start = t.end(i - 1)
	}
	if start == end {
		return "", true
	}
	chunk := (end - 1) >> chunkBits
	first := chunk << chunkBits
	return t.chunks[chunk][max(start, first)-first : end-first], true
}

func (t *stringTable) end(i int) uint32 { return t.ends[i>>pageBits][i&(pageSize-1)] }

// sharedString gives a text of the table.
func (b *workbook) sharedString(i int) (string, error) {
	s, ok := b.strings.get(i)
	if !ok {
		return "", damaged("shared text "+strconv.Itoa(i)+" is missing", nil)
	}
	return s, nil
}

// readStrings reads the table of shared texts, which a workbook need not have.
func (b *workbook) readStrings() (*stringTable, error) {
	table := &stringTable{}
	if b.part(b.stringsPart) == nil {
		return table, nil
	}
	r, err := b.openPart(b.stringsPart, MaxSharedStrings)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	s := newXMLScanner(r)
	var text []byte
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			table.close()
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
		table.add(unescapeExcel(text))
		if table.size() > maxStringMemory {
			return nil, tooLarge("shared texts")
		}
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
