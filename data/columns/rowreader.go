package columns

import (
	"strings"

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
	steps []func(row []string, cells *data.Cells)
	// labels are the columns that say of which kind a phone is, by the phone's.
	labels map[int]int
}

func newRowReader(u *understanding) *rowReader {
	r := &rowReader{}
	for f := range data.Field(data.NumFields) {
		r.direct[f], r.alone[f] = absent, absent
		var columns []int
		flags := false
		for i := range u.columns {
			role := u.columns[i].role
			if role == FieldRole(f) {
				columns = append(columns, i)
			}
			flags = flags || role.Kind == RoleSegment && f == data.FieldSegments
		}
		if len(columns) == 1 && !flags {
			r.alone[f] = columns[0]
		}
		if len(columns) > 0 || flags {
			r.compile(u, f, columns)
		}
	}
	for i := range u.columns {
		if u.columns[i].role.Kind == RoleFullName {
			r.steps = append(r.steps, fullNameStep(i, u.nameOrder(i)))
			for _, f := range []data.Field{data.FieldFirstName, data.FieldLastName} {
				r.alone[f] = absent
			}
		}
	}
	return r
}

// compile makes the step of a field of these columns.
func (r *rowReader) compile(u *understanding, f data.Field, columns []int) {
	several := u.program != nil && u.program.severalValues
	switch {
	case f == data.FieldSegments:
		if step := newSegmentsStep(u, columns); step.plain() {
			r.direct[f] = columns[0]
		} else {
			r.steps = append(r.steps, step.read)
		}
	case f == data.FieldMobile && len(columns) > 1:
		r.labels = labelColumns(u.header, columns)
		r.steps = append(r.steps, phoneStep(columns, r.labels, several))
	case len(columns) == 1 && !several:
		r.direct[f] = columns[0]
	case f == data.FieldNotes:
		r.steps = append(r.steps, notesStep(columns))
	default:
		r.steps = append(r.steps, firstStep(f, columns, several))
	}
}

func (r *rowReader) read(row []string, cells *data.Cells) {
	for f, i := range r.direct {
		if uint(i) < uint(len(row)) {
			cells[f] = row[i]
		}
	}
	for _, step := range r.steps {
		step(row, cells)
	}
}

// cellOf is a cell of a row, "" where the row is too short or the cell blank.
func cellOf(row []string, i int) string {
	if i < 0 || i >= len(row) || strings.TrimSpace(row[i]) == "" {
		return ""
	}
	return row[i]
}

// valueDivider stands between the values of one cell of Google's.
const valueDivider = ":::"

// firstValue is the first of several values in a cell.
func firstValue(cell string) string {
	if first, _, several := strings.Cut(cell, valueDivider); several {
		return strings.TrimSpace(first)
	}
	return cell
}

// firstStep takes the first cell that is not blank; of e-mail addresses the first that could be one.
func firstStep(f data.Field, columns []int, several bool) func([]string, *data.Cells) {
	return func(row []string, cells *data.Cells) {
		for _, i := range columns {
			cell := cellOf(row, i)
			if several {
				cell = firstValue(cell)
			}
			if cell == "" {
				continue
			}
			if f != data.FieldEmail || strings.Contains(cell, "@") {
				cells[f] = cell
				return
			}
			if cells[f] == "" {
				cells[f] = cell
			}
		}
	}
}

// notesStep strings notes together.
func notesStep(columns []int) func([]string, *data.Cells) {
	return func(row []string, cells *data.Cells) {
		notes := ""
		for _, i := range columns {
			switch cell := cellOf(row, i); {
			case cell == "":
			case notes == "":
				notes = cell
			default:
				notes += "; " + cell
			}
		}
		cells[data.FieldNotes] = notes
	}
}

// phoneStep takes the first phone that its label calls a mobile, else the first that is no fax.
func phoneStep(columns []int, labels map[int]int, several bool) func([]string, *data.Cells) {
	type phone struct{ value, label int }
	phones := make([]phone, len(columns))
	for n, i := range columns {
		phones[n] = phone{i, absent}
		if label, ok := labels[i]; ok {
			phones[n].label = label
		}
	}
	return func(row []string, cells *data.Cells) {
		found := ""
		for _, p := range phones {
			cell := cellOf(row, p.value)
			if several {
				cell = firstValue(cell)
			}
			if cell == "" {
				continue
			}
			switch phoneKindOf(strings.TrimSpace(cellOf(row, p.label))) {
			case phoneMobile:
				cells[data.FieldMobile] = cell
				return
			case phoneOther:
				if found == "" {
					found = cell
				}
			}
		}
		cells[data.FieldMobile] = found
	}
}

// fullNameStep divides whole names; a column of first or of last names goes before.
func fullNameStep(column int, order nameOrder) func([]string, *data.Cells) {
	return func(row []string, cells *data.Cells) {
		name := cellOf(row, column)
		if name == "" {
			return
		}
		first, last := splitName(name, order)
		if strings.TrimSpace(cells[data.FieldFirstName]) == "" {
			cells[data.FieldFirstName] = first
		}
		if strings.TrimSpace(cells[data.FieldLastName]) == "" {
			cells[data.FieldLastName] = last
		}
	}
}
