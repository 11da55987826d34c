package columns

import "strings"

// tagStyle says how a program writes several tags in one cell.
type tagStyle uint8

const (
	// tagsPlain are divided by ';', as ours.
	tagsPlain tagStyle = iota
	// tagsOfGoogle are divided by ":::"; those with a star in front are Google's own lists.
	tagsOfGoogle
	// tagsQuoted are divided by commas, each in quotes or not.
	tagsQuoted
)

// segmentFlag is a column that stands for one segment.
type segmentFlag struct {
	column int
	name   string
}

// segmentFlags are the columns that stand for one segment each.
func segmentFlags(u *understanding) []segmentFlag {
	var flags []segmentFlag
	for i := range u.columns {
		if role := u.columns[i].role; role.Kind == RoleSegment {
			flags = append(flags, segmentFlag{i, role.Segment})
		}
	}
	return flags
}

// names are the tags of a cell, divided by ';'.
func (t tagStyle) names(cell string) string {
	switch {
	case t == tagsOfGoogle && strings.ContainsAny(cell, "*:"):
		var names []string
		for name := range strings.SplitSeq(cell, valueDivider) {
			if name = strings.TrimSpace(name); name != "" && !strings.HasPrefix(name, "*") {
				names = append(names, name)
			}
		}
		return strings.Join(names, "; ")
	case t == tagsQuoted && strings.ContainsAny(cell, `",`):
		return strings.Join(quotedNames(cell), "; ")
	}
	return cell
}

// quotedNames divides a cell at its commas, but at those in quotes or behind a backslash.
func quotedNames(cell string) []string {
	var names []string
	var name strings.Builder
	quoted := false
	end := func() {
		if text := strings.TrimSpace(name.String()); text != "" {
			names = append(names, text)
		}
		name.Reset()
	}
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && i+1 < len(cell):
			i++
			name.WriteByte(cell[i])
		case c == ',' && !quoted:
			end()
		default:
			name.WriteByte(c)
		}
	}
	end()
	return names
}
