package sheet

import "slices"

// parsedRow is a row of a CSV as the parser read it.
type parsedRow struct {
	number int
	fields []field
	cells  []string
	marks  rowMarks
}

// field is a cell in the text of its row, from and to counted from the row's
// beginning, quotes left out.
type field struct {
	from, to int32 // of at most MaxRecord
	quoted   bool
	// escaped says that doubled quotes or backslashes are in it.
	escaped bool
}

// rowMarks are what is wrong with a row.
type rowMarks struct {
	openQuote, strayQuote, encoding, nul bool
	// quoteLast says that a cell that is not in quotes ends with one.
	quoteLast bool
}

// quoteDamages tells what is wrong with the quotes of a row.
func (m rowMarks) quoteDamages() []Damage {
	var damages []Damage
	if m.openQuote {
		damages = append(damages, rowDamage(DamageOpenQuote))
	}
	if m.strayQuote {
		damages = append(damages, rowDamage(DamageStrayQuote))
	}
	return damages
}

// byteDamages tells what is wrong with the bytes of a row.
func (m rowMarks) byteDamages() []Damage {
	var damages []Damage
	if m.encoding {
		damages = append(damages, rowDamage(DamageEncoding))
	}
	if m.nul {
		damages = append(damages, rowDamage(DamageNUL))
	}
	return damages
}

// clone copies a row that is only valid until the next one is read.
func (r parsedRow) clone() parsedRow {
	r.fields, r.cells = slices.Clone(r.fields), slices.Clone(r.cells)
	return r
}
