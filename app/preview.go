package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"muster/data/columns"
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
// when nothing can be read, and with *data.HeaderRowError or *data.NoSuchColumnError when the options name what the
// file has not.
func (a *App) Preview(ctx context.Context, o ImportOptions) (Preview, error) {
	f, err := a.openImport(ctx, o)
	if err != nil {
		return Preview{}, fileError(o.Path, err)
	}
	defer f.close()
	t := f.table
	for _, row := range t.queue.ahead {
		if row.Hidden {
			t.hidden++
		}
	}
	file := f.describe()
	file.Name = cmp.Or(o.Name, file.Name)
	return Preview{
		File: file, Mapping: t.mapping, Samples: t.samples(), Rows: t.firstRows(), Country: f.country,
		Problem: t.trouble, Unclear: t.trouble != nil || len(t.mapping.Unclear) > 0, Remembered: f.remembered,
	}, nil
}

// samplesEach is how many values of a column are shown.
const samplesEach = 3

// samples are up to three different values of each column.
func (t *table) samples() [][]string {
	samples := make([][]string, max(t.layout.Width, len(t.mapping.Roles)))
	for _, row := range t.sample() {
		for i, cell := range row[:min(len(row), len(samples))] {
			if strings.TrimSpace(cell) != "" && len(samples[i]) < samplesEach && !slices.Contains(samples[i], cell) {
				samples[i] = append(samples[i], cell)
			}
		}
	}
	return samples
}

// What is shown of a file: so many rows, and at least so many of the table's below its header.
const (
	previewRows = 12
	previewBody = 4
)

// firstRows are the first rows of the file, up to some of the table.
func (t *table) firstRows() []PreviewRow {
	body := t.start + len(t.titles)
	rows := make([]PreviewRow, min(max(previewRows, body+previewBody), len(t.lines)))
	for i := range rows {
		rows[i] = PreviewRow{Number: t.lines[i].Number, Cells: t.lines[i].Cells, Part: PartBody}
		switch {
		case i < t.start:
			rows[i].Part = PartAbove
		case i < body:
			rows[i].Part = PartHeader
		}
	}
	return rows
}
