package field

import (
	"unicode/utf8"

	"muster/data"
)

// FilterName returns the name of a saved filter as the book keeps it: trimmed, without line breaks, runs of blanks as one. Unlike
// a segment's it never stands in a file, so it may hold any character. The errors are data.ErrFilterNameEmpty and
// data.ErrFilterNameLong. Names are compared by SegmentKey.
func FilterName(name string) (string, error) {
	name = tidySegment(name)
	switch {
	case name == "":
		return "", data.ErrFilterNameEmpty
	case utf8.RuneCountInString(name) > data.MaxFilterName:
		return "", data.ErrFilterNameLong
	}
	return name, nil
}
