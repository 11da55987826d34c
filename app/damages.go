package app

import (
	"slices"

	"muster/data"
	"muster/data/columns"
	"muster/data/sheet"
)

// damagesOf are the problems of a row that come from the file itself: no check of its cells finds them.
func damagesOf(row sheet.Row, mapping columns.Mapping) []data.Problem {
	var problems []data.Problem
	for _, d := range row.Damages {
		p := data.Problem{
			Row: row.Number, Field: fieldOf(mapping, d.Column), Severity: data.Warning, Code: data.CodeRowDamaged, Value: d.Code,
		}
		switch d.Code {
		case sheet.DamageErrorCell:
			p.Code, p.Value = data.CodeErrorCell, d.Value
		case sheet.DamageLongNumber:
			p.Code, p.Value = data.CodeLongNumber, d.Value
			if pointsToSomebody(p.Field) {
				p.Severity = data.Error
			}
		}
		problems = append(problems, p)
	}
	return problems
}

// withDamages adds to the problems of a row those that come from the file itself.
func withDamages(problems, damages []data.Problem) []data.Problem {
	for _, p := range damages {
		if p.Code == data.CodeLongNumber {
			// That a cell is in scientific notation says less than the number itself.
			problems = slices.DeleteFunc(problems, func(other data.Problem) bool {
				return other.Field == p.Field && (other.Code == data.CodeMobileScientific || other.Code == data.CodeIDScientific)
			})
		}
		problems = append(problems, p)
	}
	return problems
}

// fieldOf is the field that a column holds as it stands, data.FieldNone for any other.
func fieldOf(mapping columns.Mapping, column int) data.Field {
	if column < 0 || column >= len(mapping.Roles) || mapping.Roles[column].Kind != columns.RoleField {
		return data.FieldNone
	}
	return mapping.Roles[column].Field
}

// pointsToSomebody tells whether a number with lost digits would point to somebody else.
func pointsToSomebody(f data.Field) bool {
	return f == data.FieldMobile || f == data.FieldAccount || f == data.FieldExternalID
}
