package columns

import (
	"slices"

	"muster/data"
)

// absent is the index of a column that a file lacks.
const absent = -1

// Mapping says which column of a file is which. It does not change once it is made and is safe for concurrent use.
type Mapping struct {
	// Header is the file's own header row; nil for a file that has none.
	Header []string
	// Roles says what each column is taken for; a RoleSegment has its name.
	Roles []Role
	// Unknown are the columns with a header that mean nothing to Muster, among them second columns for one field.
	Unknown []int
	// Program names what wrote the file, "" if that cannot be told: "google", "outlook", "hubspot", "mailchimp",
	// "apple" or "salesforce".
	Program string
	// Unclear is what a person should look at, in the order of the columns; empty if nothing is.
	Unclear []Doubt

	reader *rowReader
}

// Has tells whether the file has a column for the field.
func (m Mapping) Has(f data.Field) bool { return m.source(f) != absent }

// Title is the file's own header of the (first) column that gives a field, "" where it has none.
func (m Mapping) Title(f data.Field) string {
	i := m.source(f)
	if i < 0 || i >= len(m.Header) {
		return ""
	}
	return m.Header[i]
}

// Column is the one column that alone gives the field: what is written into it is what Cells reads. It is -1 if there
// is none, or several, or if it gives another field as well.
func (m Mapping) Column(f data.Field) int {
	if m.reader == nil || int(f) >= len(m.reader.alone) {
		return absent
	}
	return m.reader.alone[f]
}

// source is the first column that gives the field, alone or not.
func (m Mapping) source(f data.Field) int {
	if int(f) >= data.NumFields {
		return absent
	}
	return slices.IndexFunc(m.Roles, func(r Role) bool { return r.gives(f) })
}

// gives tells whether a column of the role gives the field.
func (r Role) gives(f data.Field) bool {
	switch r.Kind {
	case RoleField:
		return r.Field == f
	case RoleFullName:
		return f == data.FieldFirstName || f == data.FieldLastName
	case RoleSegment:
		return f == data.FieldSegments
	}
	return false
}

// Cells sorts the cells of a row by field. A row may be shorter or longer than the header.
func (m Mapping) Cells(row []string) data.Cells {
	var cells data.Cells
	if m.reader == nil {
		return cells
	}
	for f, i := range m.reader.direct {
		if uint(i) < uint(len(row)) {
			cells[f] = row[i]
		}
	}
	for i := range m.reader.steps {
		m.reader.steps[i].read(row, &cells)
	}
	return cells
}

// count is the number of fields that the file has.
func (m Mapping) count() int {
	n := 0
	for f := range data.Field(data.NumFields) {
		if m.Has(f) {
			n++
		}
	}
	return n
}
