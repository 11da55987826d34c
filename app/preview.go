package app

import (
	"context"
	"errors"

	"muster/data"
	"muster/data/columns"
	"muster/data/sheet"
)

// Preview is what the beginning of a file says: how it is read and what its columns are taken for.
type Preview struct {
	// File is what has been found so far.
	File ImportFile
	// Mapping says what each column is taken for, the user's choices among it.
	Mapping columns.Mapping
	// Samples are up to three different values of each column.
	Samples [][]string
	// Rows are the first rows as they are read, further ones where the header stands further down.
	Rows []PreviewRow
	// Country is the country for rows without one, as given or remembered; "" for none.
	Country string
	// Problem is why the file cannot be imported as it is: data.ErrNoHeader, a *data.MissingColumnsError, or nil.
	Problem error
	// Unclear says that a person should look at the columns before the import.
	Unclear bool
	// Remembered says that choices of an earlier file with the same header were taken.
	Remembered bool
}

// PreviewPart says what a row of a file is.
type PreviewPart uint8

// The parts of a file: what stands above the table, the header and the rows below it.
const (
	PartAbove PreviewPart = iota
	PartHeader
	PartBody
)

// PreviewRow is a row of a file as it is read.
type PreviewRow struct {
	// Number is the row's number as a spreadsheet shows it.
	Number int
	Cells  []string
	Part   PreviewPart
}

// Preview reads the beginning of a file. It stages nothing and is quick for any file. It fails with *data.FileError
// when nothing can be read.
func (a *App) Preview(ctx context.Context, o ImportOptions) (Preview, error) {
	reader, err := sheet.Open(o.Path, o.Read.sheetOptions())
	if err != nil {
		return Preview{}, fileError(o.Path, err)
	}
	defer reader.Close()
	t, err := openTable(reader, o)
	p := Preview{Country: o.Country}
	if err != nil && !errors.Is(err, data.ErrNoHeader) && !hasMissingColumns(err) {
		return Preview{}, fileError(o.Path, err)
	}
	if err == nil {
		p.File, p.Mapping = importFile(reader.Info(), t), t.mapping
	}
	p.Problem, p.Unclear = err, err != nil || len(p.Mapping.Unclear) > 0
	return p, nil
}
