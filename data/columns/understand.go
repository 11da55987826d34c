package columns

import (
	"slices"

	"muster/data"
)

// enough is the number of known headers that make a row a header row.
const enough = 2

// Options say how to understand a file's columns.
type Options struct {
	// DefaultCountry says that a country is given for all rows, so that a file needs no country column.
	DefaultCountry bool
	// Choices are what the user decided, by column. They override everything else.
	Choices map[int]Role
}

// Understand says which column is which, by the header (nil for a file that has none) and the first rows of a file:
// headers of all seven languages in any order, case and spelling. The error is data.ErrNoHeader for a row that is no
// header, or a *data.MissingColumnsError; the mapping holds what was found either way.
func Understand(header []string, sample [][]string, o Options) (Mapping, error) {
	m := Mapping{Header: slices.Clone(header), Roles: make([]Role, len(header))}
	known := dictionary()
	var best [data.NumFields]struct {
		column   int
		strength strength
	}
	for i, role := range o.Choices {
		if 0 <= i && i < len(m.Roles) {
			m.Roles[i] = role
		}
	}
	for i, title := range header {
		entry, ok := known.find(title)
		if _, chosen := o.Choices[i]; chosen || !ok || entry.ignored || m.source(entry.field) != absent {
			continue
		}
		if b := &best[entry.field]; entry.strength > b.strength {
			b.column, b.strength = i, entry.strength
		}
	}
	for f, b := range best {
		if b.strength > 0 {
			m.Roles[b.column] = FieldRole(data.Field(f))
		}
	}
	for i, title := range header {
		entry, ok := known.find(title)
		if !blankCell(title) && m.Roles[i].Kind == RoleNothing && (!ok || !entry.ignored) {
			m.Unknown = append(m.Unknown, i)
		}
	}
	m.reader = newRowReader(m.Roles)
	return m, m.check(o)
}

// check says what the mapping lacks.
func (m Mapping) check(o Options) error {
	if m.count() < enough && len(o.Choices) == 0 {
		return data.ErrNoHeader
	}
	var missing []data.Field
	if !m.Has(data.FieldCountry) && !o.DefaultCountry {
		missing = append(missing, data.FieldCountry)
	}
	for _, f := range []data.Field{data.FieldFirstName, data.FieldLastName} {
		if !m.Has(f) {
			missing = append(missing, f)
		}
	}
	if !m.Has(data.FieldMobile) && !m.Has(data.FieldEmail) {
		missing = append(missing, data.FieldMobile, data.FieldEmail)
	}
	if len(missing) > 0 {
		return &data.MissingColumnsError{Fields: missing}
	}
	return nil
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
