package columns

import (
	"strings"

	"muster/data"
)

// rowReader is a mapping made ready for millions of rows: most fields are one cell as it stands, which costs no more
// than looking it up.
type rowReader struct {
	// direct is the one column that is the field, or -1.
	direct [data.NumFields]int
	// several are the fields that are put together from more than one column.
	several []severalColumns
}

// severalColumns are the columns of one field.
type severalColumns struct {
	field   data.Field
	columns []int
}

func newRowReader(roles []Role) *rowReader {
	r := &rowReader{}
	for f := range data.Field(data.NumFields) {
		var of []int
		for i, role := range roles {
			if role.Kind == RoleField && role.Field == f {
				of = append(of, i)
			}
		}
		r.direct[f] = absent
		switch {
		case len(of) == 1:
			r.direct[f] = of[0]
		case len(of) > 1:
			r.several = append(r.several, severalColumns{field: f, columns: of})
		}
	}
	return r
}

func (r *rowReader) read(row []string, cells *data.Cells) {
	for f, i := range r.direct {
		if uint(i) < uint(len(row)) {
			cells[f] = row[i]
		}
	}
	for _, s := range r.several {
		cells[s.field] = s.join(row)
	}
}

// join unites segments, strings notes together, and takes the first cell of any other field that is not blank.
func (s severalColumns) join(row []string) string {
	joined := ""
	for _, i := range s.columns {
		if i >= len(row) || strings.TrimSpace(row[i]) == "" {
			continue
		}
		switch {
		case joined == "":
			joined = row[i]
		case s.field == data.FieldSegments || s.field == data.FieldNotes:
			joined += "; " + row[i]
		}
	}
	return joined
}
