package columns

import (
	"strconv"
	"strings"

	"muster/data"
	"muster/data/field"
)

// mark stands in the column of a segment for those who have it.
const mark = "x"

// ProfileRows makes the rows of a file of a profile. It is for one goroutine.
type ProfileRows struct {
	profile Profile
	bookID  string
	names   map[data.SegmentID]string
	// segments are the columns of single segments, by segment.
	segments map[data.SegmentID]int
	titles   []string
	// lists says that a column lists the segments.
	lists bool
}

// NewProfileRows returns the rows of a profile for the contacts of a book with these segments. The book's id is for
// Muster IDs. A profile with columns for each segment has them where it would list them, else at the end.
func NewProfileRows(p Profile, bookID string, segments []data.Segment) *ProfileRows {
	r := &ProfileRows{
		bookID: bookID, names: make(map[data.SegmentID]string, len(segments)),
		segments: make(map[data.SegmentID]int),
	}
	for _, s := range segments {
		r.names[s.ID] = s.Name
	}
	r.profile = p
	if p.SegmentColumns {
		r.profile = p.withSegmentColumns(segments)
	}
	for i, c := range r.profile.Columns {
		r.titles = append(r.titles, c.Title)
		if c.Role.Kind != RoleSegment {
			r.lists = r.lists || c.Role == FieldRole(data.FieldSegments)
			continue
		}
		name := c.Role.Segment
		if name == "" {
			name = c.Title
		}
		for _, s := range segments {
			if field.SegmentKey(s.Name) == field.SegmentKey(name) {
				r.segments[s.ID] = i
			}
		}
	}
	return r
}

// withSegmentColumns has columns of single segments in place of the one that lists them.
func (p Profile) withSegmentColumns(segments []data.Segment) Profile {
	p = p.Clone()
	columns := make([]ProfileColumn, len(segments))
	for i, s := range segments {
		columns[i] = ProfileColumn{Title: s.Name, Role: Role{Kind: RoleSegment, Segment: s.Name}}
	}
	at := len(p.Columns)
	for i, c := range p.Columns {
		if c.Role == FieldRole(data.FieldSegments) {
			at = i
			break
		}
	}
	rest := p.Columns[min(at+1, len(p.Columns)):]
	p.Columns = append(append(p.Columns[:at:at], columns...), rest...)
	return p
}

// Profile is the profile with the columns that the file has.
func (r *ProfileRows) Profile() Profile { return r.profile }

// Titles are the header.
func (r *ProfileRows) Titles() []string { return r.titles }

// Row adds the cells of a contact to dst.
func (r *ProfileRows) Row(dst []string, c *data.Contact) []string {
	start := len(dst)
	for _, column := range r.profile.Columns {
		dst = append(dst, r.cell(column.Role, c))
	}
	if len(r.segments) > 0 {
		for _, id := range c.Segments {
			if i, ok := r.segments[id]; ok {
				dst[start+i] = mark
			}
		}
	}
	return dst
}

func (r *ProfileRows) cell(role Role, c *data.Contact) string {
	switch role.Kind {
	case RoleFullName:
		return c.FullName()
	case RoleField:
	default:
		return ""
	}
	switch role.Field {
	case data.FieldMobile:
		if r.profile.Phone == PhoneNational {
			return field.ExportMobile(c.Mobile, c.CountryCode)
		}
	case data.FieldSegments:
		return r.list(c.Segments)
	case data.FieldMusterID:
		return r.bookID + "-" + strconv.FormatInt(int64(c.ID), 10)
	}
	return c.Value(role.Field)
}

func (r *ProfileRows) list(ids []data.SegmentID) string {
	switch len(ids) {
	case 0:
		return ""
	case 1:
		return r.names[ids[0]]
	}
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteString(r.profile.SegmentSeparator)
		}
		b.WriteString(r.names[id])
	}
	return b.String()
}

// Misread tells whether the name of a segment in the list of segments would be read as several names, or as none.
func (r *ProfileRows) Misread(name string) bool {
	if !r.lists {
		return false
	}
	separator := strings.TrimSpace(r.profile.SegmentSeparator)
	return strings.Contains(name, separator) || separator == valueDivider && strings.HasPrefix(strings.TrimSpace(name), "*")
}
