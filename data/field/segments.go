package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"muster/data"
)

// SegmentKey is the form in which segment names are compared: by case and blanks only.
func SegmentKey(name string) string {
	name = tidySegment(name)
	if ascii(name) {
		return strings.ToLower(name)
	}
	return strings.Map(func(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }, name)
}

// SegmentName returns a name as the book keeps it: trimmed, runs of blanks as one. The errors are
// data.ErrSegmentNameEmpty, data.ErrSegmentNameLong and data.ErrSegmentNameInvalid.
func SegmentName(name string) (string, error) {
	name = strings.TrimFunc(name, blank)
	if strings.ContainsRune(name, ';') || strings.ContainsFunc(name, unicode.IsControl) ||
		strings.ContainsFunc(name, lineBreak) || !utf8.ValidString(name) {
		return "", data.ErrSegmentNameInvalid
	}
	name = tidySegment(name)
	switch {
	case name == "":
		return "", data.ErrSegmentNameEmpty
	case utf8.RuneCountInString(name) > data.MaxSegmentName:
		return "", data.ErrSegmentNameLong
	}
	return name, nil
}

// SplitSegments splits a segments cell at ';' into the names as they are written, blanks tidied; empty names and
// repeats are left out.
func SplitSegments(cell string) []string {
	if cell == "" {
		return nil
	}
	if !strings.Contains(cell, ";") {
		if name := tidySegment(cell); name != "" {
			return []string{name}
		}
		return nil
	}
	var names []string
	seen := make(map[string]bool, 1+strings.Count(cell, ";"))
	for name := range strings.SplitSeq(cell, ";") {
		name = tidySegment(name)
		if key := SegmentKey(name); key != "" && !seen[key] {
			seen[key] = true
			names = append(names, name)
		}
	}
	return names
}

// tidySegment trims a name, makes runs of blanks and control characters one blank, and composes it.
func tidySegment(name string) string {
	if plainText(name) && !strings.Contains(name, "  ") {
		return strings.Trim(name, " ")
	}
	name, _ = cleanText(name)
	return strings.Join(strings.Fields(name), " ")
}

// segments checks a segments cell and returns the names that can be the name of a segment.
func (r *row) segments(cell string) []string {
	names := SplitSegments(cell)
	kept := names[:0]
	for _, name := range names {
		if utf8.RuneCountInString(name) > data.MaxSegmentName {
			r.add(data.FieldSegments, data.Warning, data.CodeSegmentNameInvalid, name, "")
			continue
		}
		kept = append(kept, name)
	}
	return kept
}
