package app

import "muster/data/sheet"

// SheetNames lists the visible sheets of a workbook, for a person to choose from; none for a CSV.
func SheetNames(path string) ([]string, error) {
	reader, err := sheet.Open(path, sheet.Options{})
	if err != nil {
		return nil, fileError(path, err)
	}
	defer reader.Close()
	return reader.Info().Sheets, nil
}
