package app

import (
	"slices"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/store"
)

// rowChecker checks rows of one file, as they are read and again when they were mended. It is safe for concurrent use.
type rowChecker struct {
	mapping columns.Mapping
	rules   *field.Checker
	// phones are columns of phone numbers that are no field of ours, as another column is the mobile.
	phones []int
}

func newRowChecker(mapping columns.Mapping, rules *field.Checker) *rowChecker {
	return &rowChecker{mapping: mapping, rules: rules, phones: phoneColumns(mapping)}
}

// phoneColumns finds, among the columns that mean nothing, those that would be the mobile if they stood alone.
func phoneColumns(mapping columns.Mapping) []int {
	var phones []int
	for _, i := range mapping.Unknown {
		alone, _ := columns.Understand([]string{mapping.Header[i]}, nil, columns.Options{}) // no file has one column only
		if len(alone.Roles) == 1 && alone.Roles[0] == columns.FieldRole(data.FieldMobile) {
			phones = append(phones, i)
		}
	}
	return phones
}

// check says what the rules say of a row's cells; example tells that it is one of the sample sheet's.
func (c *rowChecker) check(number int, raw []string, cells data.Cells) (checked field.Checked, example bool) {
	if c.mapping.IsExample(cells) {
		return field.Checked{}, true
	}
	return c.rules.Check(number, cells, c.phonesOf(raw, cells)...), false
}

// phonesOf are the cells that may hold the mobile of a row without one.
func (c *rowChecker) phonesOf(raw []string, cells data.Cells) []string {
	if len(c.phones) == 0 || strings.TrimSpace(cells[data.FieldMobile]) != "" {
		return nil
	}
	var phones []string
	for _, i := range c.phones {
		if i < len(raw) {
			phones = append(phones, raw[i])
		}
	}
	return phones
}

// fileCells are a row's cells as they stand in the file, by field.
func (c *rowChecker) fileCells(row *store.ImportRow) data.Cells { return c.mapping.Cells(row.Raw) }

// cells are a row's cells as they count now.
func (c *rowChecker) cells(row *store.ImportRow) data.Cells {
	cells := c.fileCells(row)
	for f, text := range row.Mended {
		cells[f] = text
	}
	return cells
}

// mend says that a row's cells are now the given ones.
func (c *rowChecker) mend(edit *store.RowEdit, cells data.Cells, dropped bool) {
	edit.Changed, edit.Dropped, edit.Mended = true, dropped, nil
	file := c.fileCells(&edit.Row)
	for f := range data.Field(data.NumFields) {
		if cells[f] == file[f] {
			continue
		}
		if edit.Mended == nil {
			edit.Mended = map[data.Field]string{}
		}
		edit.Mended[f] = cells[f]
	}
	edit.Checked, edit.Example = c.check(edit.Row.Number, edit.Row.Raw, cells)
	// What was found in a cell of the file says nothing of another text.
	damages := slices.DeleteFunc(slices.Clone(edit.Damages), func(p data.Problem) bool {
		_, mended := edit.Mended[p.Field]
		return mended
	})
	edit.Checked.Problems = withDamages(edit.Checked.Problems, damages)
}
