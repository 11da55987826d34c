package columns

import (
	"strings"

	"muster/data"
)

// stepKind says what a step does.
type stepKind uint8

const (
	// copies a cell as it stands: no step at all.
	copies stepKind = iota
	takesFirst
	joinsNotes
	unitesSegments
	picksPhone
	dividesName
)

// step makes one field of a row where that takes more than a cell.
type step struct {
	kind    stepKind
	field   data.Field
	columns []int
	// labels are the columns that say of which kind the phones in columns are, -1 for none.
	labels []int
	flags  []segmentFlag
	tags   tagStyle
	order  nameOrder
	// severalValues says that a cell can hold several, divided by ":::".
	severalValues bool
}

func (s *step) read(row []string, cells *data.Cells) {
	switch s.kind {
	case takesFirst:
		cells[s.field] = s.first(row)
	case joinsNotes:
		cells[s.field] = s.notes(row)
	case unitesSegments:
		cells[s.field] = s.segments(row)
	case picksPhone:
		cells[s.field] = s.phone(row)
	case dividesName:
		s.divideName(row, cells)
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

// value is the cell of a row, or the first of several values in it.
func (s *step) value(row []string, i int) string {
	cell := cellOf(row, i)
	if !s.severalValues {
		return cell
	}
	if first, _, several := strings.Cut(cell, valueDivider); several {
		return strings.TrimSpace(first)
	}
	return cell
}

// first is the first cell that is not blank; of e-mail addresses the first that could be one.
func (s *step) first(row []string) string {
	found := ""
	for _, i := range s.columns {
		cell := s.value(row, i)
		if cell != "" && (s.field != data.FieldEmail || strings.Contains(cell, "@")) {
			return cell
		}
		if found == "" {
			found = cell
		}
	}
	return found
}

// notes strings notes together.
func (s *step) notes(row []string) string {
	notes := ""
	for _, i := range s.columns {
		notes = joined(notes, cellOf(row, i))
	}
	return notes
}

// joined puts two texts together, divided by ';' where there are two.
func joined(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + "; " + b
}

// phone is the first phone that its label calls a mobile, else the first that is no fax.
func (s *step) phone(row []string) string {
	found := ""
	for n, i := range s.columns {
		cell := s.value(row, i)
		if cell == "" {
			continue
		}
		switch phoneKindOf(strings.TrimSpace(cellOf(row, s.labels[n]))) {
		case phoneMobile:
			return cell
		case phoneOther:
			if found == "" {
				found = cell
			}
		}
	}
	return found
}

// divideName divides a whole name; columns of first or of last names go before.
func (s *step) divideName(row []string, cells *data.Cells) {
	name := cellOf(row, s.columns[0])
	if name == "" {
		return
	}
	first, last := splitName(name, s.order)
	if strings.TrimSpace(cells[data.FieldFirstName]) == "" {
		cells[data.FieldFirstName] = first
	}
	if strings.TrimSpace(cells[data.FieldLastName]) == "" {
		cells[data.FieldLastName] = last
	}
}

// segments unites the segments of a row: cells of names, and columns that stand for one segment each.
func (s *step) segments(row []string) string {
	names := ""
	for _, i := range s.columns {
		if cell := cellOf(row, i); cell != "" {
			names = joined(names, s.tags.names(cell))
		}
	}
	for _, f := range s.flags {
		if f.column < len(row) && flagOf(row[f.column]) == flagYes {
			names = joined(names, f.name)
		}
	}
	return names
}
