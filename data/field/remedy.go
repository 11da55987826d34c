package field

import (
	"slices"

	"muster/data"
)

// Remedy returns the cells that taking a problem's suggestion sets in its row; ok is false when the row does not have
// the problem with that suggestion.
func (c *Checker) Remedy(p data.Problem, cells data.Cells, phones ...string) (set map[data.Field]string, ok bool) {
	if p.Suggestion == "" {
		return nil, false
	}
	checked := c.Check(p.Row, cells, phones...)
	if !slices.ContainsFunc(checked.Problems, func(found data.Problem) bool {
		return found.Code == p.Code && found.Field == p.Field && found.Value == p.Value && found.Suggestion == p.Suggestion
	}) {
		return nil, false
	}
	switch p.Remedy {
	case data.RemedySet:
		return map[data.Field]string{p.Field: p.Suggestion}, p.Field != data.FieldNone
	case data.RemedySetCountry:
		return c.remedyCountry(p.Suggestion, cells, checked.Contact.Mobile), true
	case data.RemedySwapNames:
		return swap(cells, data.FieldFirstName, data.FieldLastName), true
	case data.RemedySwapMobileEmail:
		return swap(cells, data.FieldMobile, data.FieldEmail), true
	case data.RemedyMoveToMobile:
		return map[data.Field]string{data.FieldMobile: p.Suggestion}, true
	}
	return nil, false
}

func swap(cells data.Cells, a, b data.Field) map[data.Field]string {
	return map[data.Field]string{a: cells[b], b: cells[a]}
}

// remedyCountry sets the country, and writes the mobile out in full where it would be read as another one there.
func (c *Checker) remedyCountry(country string, cells data.Cells, mobile string) map[data.Field]string {
	set := map[data.Field]string{data.FieldCountry: country}
	cells[data.FieldCountry] = country
	if c.Check(0, cells).Contact.Mobile != mobile {
		set[data.FieldMobile] = mobile
	}
	return set
}
