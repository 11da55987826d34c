package app

import (
	"slices"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
)

// cellOf is the field whose cell a text mends; where either would do, an address is an e-mail. It is false for a
// problem of the whole row.
func cellOf(p data.Problem, text string) (data.Field, bool) {
	switch {
	case p.Code != data.CodeNoMobileNoEmail:
		return p.Field, int(p.Field) < data.NumFields
	case strings.Contains(text, "@"):
		return data.FieldEmail, true
	}
	return data.FieldMobile, true
}

// replaceSegment writes another name in place of one in a segments cell; "" takes it out.
func replaceSegment(cell, name, other string) string {
	names := field.SplitSegments(cell)
	for i := range names {
		if field.SegmentKey(names[i]) == field.SegmentKey(name) {
			names[i] = other
		}
	}
	return strings.Join(field.SplitSegments(strings.Join(names, ";")), "; ")
}

// fileRow is a row as the file would have it: its own cells, with those that were mended in their columns, and the cells
// of the extra fields behind them.
func (imp *Import) fileRow(raw []string, mended map[data.Field]string, extra []data.Field) []string {
	cells := imp.mapping.Cells(raw)
	for f, text := range mended {
		cells[f] = text
	}
	row := padded(raw, imp.width())
	for f := range mended {
		imp.putCell(row, f, &cells)
	}
	for _, f := range extra {
		if f == data.FieldSegments {
			names, _ := imp.markedSegments(cells[f])
			cells[f] = strings.Join(names, "; ")
		}
		row = append(row, cells[f])
	}
	return row
}

// padded returns a row's cells, exactly n of them, in a slice of their own.
func padded(cells []string, n int) []string {
	row := make([]string, n, n+2)
	copy(row, cells)
	return row
}

// maxSurplus bounds the columns without a title that rows with too many cells get: damaged ones can have any number.
const maxSurplus = 20

// width is the number of the file's own columns, those of surplus cells included.
func (imp *Import) width() int {
	own := max(len(imp.mapping.Header), len(imp.mapping.Roles))
	return max(own, min(imp.staging.Width(), own+maxSurplus))
}

// putCell writes a cell into the columns that give its field.
func (imp *Import) putCell(row []string, f data.Field, cells *data.Cells) {
	if i := imp.mapping.Column(f); i >= 0 {
		row[i] = cells[f]
		return
	}
	if f == data.FieldSegments {
		imp.putSegments(row, cells[f])
		return
	}
	first := true
	for i, role := range imp.mapping.Roles {
		switch {
		case role.Kind == columns.RoleFullName && (f == data.FieldFirstName || f == data.FieldLastName):
			row[i] = imp.fullName(row, i, cells)
		case role == columns.FieldRole(f) && first: // of several columns, one has it all
			row[i], first = cells[f], false
		case role == columns.FieldRole(f):
			row[i] = ""
		}
	}
}

// fullName is a name in the way in which column i reads it as it is meant.
func (imp *Import) fullName(row []string, i int, cells *data.Cells) string {
	first, last := cells[data.FieldFirstName], cells[data.FieldLastName]
	inverted := strings.Trim(last+", "+first, ", ")
	for _, name := range []string{strings.TrimSpace(first + " " + last), inverted} {
		try := slices.Clone(row)
		try[i] = name
		if got := imp.mapping.Cells(try); got[data.FieldFirstName] == first && got[data.FieldLastName] == last {
			return name
		}
	}
	return inverted
}

// putSegments writes names into the columns that stand for a segment each, and the others into a column of names.
func (imp *Import) putSegments(row []string, cell string) {
	names, marked := imp.markedSegments(cell)
	list := strings.Join(names, "; ")
	for i, role := range imp.mapping.Roles {
		switch {
		case role.Kind == columns.RoleSegment && marked[i]:
			row[i] = "x"
		case role.Kind == columns.RoleSegment:
			row[i] = ""
		case role == columns.FieldRole(data.FieldSegments):
			row[i], list = list, ""
		}
	}
}

// markedSegments divides the names of a cell into those that columns of their own stand for, by column, and the others.
func (imp *Import) markedSegments(cell string) (names []string, marked map[int]bool) {
	names, marked = field.SplitSegments(cell), map[int]bool{}
	for i, role := range imp.mapping.Roles {
		if role.Kind != columns.RoleSegment {
			continue
		}
		n := slices.IndexFunc(names, func(name string) bool { return field.SegmentKey(name) == field.SegmentKey(role.Segment) })
		if n >= 0 {
			marked[i], names = true, slices.Delete(names, n, n+1)
		}
	}
	return names, marked
}

// extraFields are those of the mended fields that the file has no column for: they get one of their own.
func (imp *Import) extraFields(mended []data.Field) []data.Field {
	var extra []data.Field
	for _, f := range mended {
		onlyMarks := f == data.FieldSegments && !slices.Contains(imp.mapping.Roles, columns.FieldRole(f))
		if onlyMarks || !imp.mapping.Has(f) {
			extra = append(extra, f)
		}
	}
	return extra
}

// titles are the file's own column titles. A file without a header gets one, so that its rows are understood again.
func (imp *Import) titles(language string) []string {
	titles := make([]string, imp.width())
	copy(titles, imp.mapping.Header)
	if imp.mapping.Header != nil {
		return titles
	}
	for i, role := range imp.mapping.Roles {
		switch role.Kind {
		case columns.RoleField:
			titles[i] = columns.Title(role.Field, language)
		case columns.RoleFullName:
			titles[i] = "Name" // understood in every language
		case columns.RoleSegment:
			titles[i] = role.Segment
		}
	}
	return titles
}
