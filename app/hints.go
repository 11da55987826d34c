package app

import (
	"context"
	"slices"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// hintNames is how many contacts of the book are asked which words are first names, and which last ones.
const hintNames = 20_000

// addHints lets the rows that could gain from it be checked once more, now that it is known what all rows say: which
// countries the file has, and which words are names.
func (imp *Import) addHints(ctx context.Context, census *field.Census) error {
	if err := imp.app.current().EachName(ctx, hintNames, census.AddNames); err != nil {
		return err
	}
	places := census.SwappedRows()
	hints := census.Hints()
	if len(hints.Countries) > 0 {
		lacking, err := imp.staging.PlacesOf(ctx, false,
			data.CodeCountryMissing, data.CodeCountryUnknown, data.CodeCountryDialling)
		if err != nil {
			return err
		}
		places = append(places, lacking...)
		slices.Sort(places)
		places = slices.Compact(places)
	}
	imp.checker.rules = imp.checker.rules.WithHints(hints)
	if len(places) == 0 {
		return nil
	}
	_, err := imp.edit(ctx, places, nil, func(edit *store.RowEdit) error {
		if edit.Row.State != data.RowExample {
			imp.checker.mend(edit, imp.checker.cells(&edit.Row), false)
		}
		return nil
	})
	return err
}
