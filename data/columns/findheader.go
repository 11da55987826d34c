package columns

import "muster/data"

// headerRows is how many rows of a file are looked at for its header.
const headerRows = 20

// FindHeader finds the header among the first rows of a file: the first row with all required columns, otherwise the
// one with the most known headers and Understand's error for it. Without any header the index is -1.
func FindHeader(rows [][]string) (index int, m Mapping, err error) {
	return FindHeaderWith(rows, Options{})
}

// FindHeaderWith is FindHeader with options.
func FindHeaderWith(rows [][]string, o Options) (index int, m Mapping, err error) {
	index, err = -1, data.ErrNoHeader
	for i, row := range rows[:min(headerRows, len(rows))] {
		candidate, problem := Understand(row, nil, o)
		if problem == nil {
			return i, candidate, nil
		}
		if count := candidate.count(); count >= enough && (index < 0 || count > m.count()) {
			index, m, err = i, candidate, problem
		}
	}
	return index, m, err
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
