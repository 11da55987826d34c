package sheet

import (
	"bytes"
	"io"
	"sort"
)

// nulFilter leaves out bytes of zero, and remembers where they were: programs
// that crash, and copies that break off, leave them in a text.
type nulFilter struct {
	r io.Reader
	n int64 // bytes given
	// at are the places, in the text that is given, where bytes were left out;
	// one for each line at most, ascending.
	at []int64
	// lineEnded says that a line end was given since the last of them.
	lineEnded bool
}

func newNULFilter(r io.Reader) *nulFilter { return &nulFilter{r: r, lineEnded: true} }

func (f *nulFilter) Read(p []byte) (int, error) {
	for {
		n, err := f.r.Read(p)
		n = f.filter(p[:n])
		if n > 0 || err != nil || len(p) == 0 {
			return n, err
		}
	}
}

// filter moves the bytes that stay to the front and returns how many they are.
func (f *nulFilter) filter(p []byte) int {
	kept := 0
	for rest := p; len(rest) > 0; {
		n := bytes.IndexByte(rest, 0)
		if n < 0 {
			n = len(rest)
		}
		if lineEnd(rest[:n]) >= 0 {
			f.lineEnded = true
		}
		kept += copy(p[kept:], rest[:n])
		f.n += int64(n)
		if n < len(rest) && f.lineEnded {
			f.at = append(f.at, f.n)
			f.lineEnded = false
		}
		for n < len(rest) && rest[n] == 0 {
			n++
		}
		rest = rest[n:]
	}
	return kept
}

// removedFrom says whether bytes were left out between two places of the text
// that was given, and forgets all up to the second.
func (f *nulFilter) removedFrom(start, end int64) bool {
	past := sort.Search(len(f.at), func(i int) bool { return f.at[i] >= end })
	removed := past > 0 && f.at[past-1] >= start
	f.at = f.at[past:]
	return removed
}

// withoutNULs leaves out bytes of zero.
func withoutNULs(text []byte) []byte {
	if bytes.IndexByte(text, 0) < 0 {
		return text
	}
	return bytes.ReplaceAll(text, []byte{0}, nil)
}
