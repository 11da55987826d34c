package columns

import (
	"slices"

	"muster/data"
)

// rowReader is a mapping made ready for millions of rows: most fields are one cell as it stands, which costs no more
// than looking it up.
type rowReader struct {
	// direct is the one column that is the field, its cell as it stands, or -1.
	direct [data.NumFields]int
	// alone is the one column that gives the field, or -1; of its cell a part may be taken.
	alone [data.NumFields]int
	// steps are the fields that take more than a cell.
	steps []step
	// labels are the columns that say of which kind a phone is.
	labels []int
}

func newRowReader(u *understanding) *rowReader {
	r := &rowReader{}
	flags := segmentFlags(u)
	for f := range data.Field(data.NumFields) {
		r.direct[f], r.alone[f] = absent, absent
		columns := u.columnsOf(f)
		hasFlags := f == data.FieldSegments && len(flags) > 0
		if len(columns) == 1 && !hasFlags {
			r.alone[f] = columns[0]
		}
		if len(columns) > 0 || hasFlags {
			r.compile(u, f, columns, flags)
		}
	}
	for i := range u.columns {
		if u.columns[i].role.Kind == RoleFullName {
			r.steps = append(r.steps, step{kind: dividesName, columns: []int{i}, order: u.nameOrder(i)})
			r.alone[data.FieldFirstName], r.alone[data.FieldLastName] = absent, absent
		}
	}
	return r
}

// columnsOf are the columns that are a field, the first one to ask first.
func (u *understanding) columnsOf(f data.Field) []int {
	var columns []int
	for i := range u.columns {
		if u.columns[i].role == FieldRole(f) {
			columns = append(columns, i)
		}
	}
	slices.SortStableFunc(columns, func(a, b int) int { return u.columns[a].rank - u.columns[b].rank })
	return columns
}

// compile makes the step of a field of these columns.
func (r *rowReader) compile(u *understanding, f data.Field, columns []int, flags []segmentFlag) {
	s := step{field: f, columns: columns}
	if u.program != nil {
		s.severalValues, s.tags = u.program.severalValues, u.program.tags
	}
	switch {
	case f == data.FieldSegments:
		s.kind, s.flags = unitesSegments, flags
		if len(columns) == 1 && len(flags) == 0 && s.tags == tagsPlain {
			s.kind = copies
		}
	case f == data.FieldMobile && len(columns) > 1:
		s.kind = picksPhone
		s.labels = make([]int, len(columns))
		found := labelColumns(u.header, columns)
		for n, i := range columns {
			s.labels[n] = absent
			if label, ok := found[i]; ok {
				s.labels[n] = label
				r.labels = append(r.labels, label)
			}
		}
	case len(columns) == 1 && !s.severalValues:
		s.kind = copies
	case f == data.FieldNotes:
		s.kind = joinsNotes
	default:
		s.kind = takesFirst
	}
	if s.kind == copies {
		r.direct[f] = columns[0]
		return
	}
	r.steps = append(r.steps, s)
}
