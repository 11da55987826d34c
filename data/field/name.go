package field

import "muster/data"

// name checks a required first or last name.
func (r *row) name(f data.Field, cell string, missing data.Code) string {
	clean := r.text(f, cell)
	if clean == "" {
		r.add(f, data.Error, missing, cell, "")
	}
	return clean
}

// SortName is the key by which contacts are ordered by name: first name, then last name, folded.
func SortName(c data.Contact) string { return Fold(c.FullName()) }
