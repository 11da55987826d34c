package app

import (
	"context"
	"strconv"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/sheet"
	"muster/data/store"
)

// SaveRejected writes the rows that an import leaves out (errors and conflicts) as CSV or XLSX: the file's own
// columns, and behind them the row's number and the reasons, which a later import ignores. reason puts a problem
// into words.
func (imp *Import) SaveRejected(ctx context.Context, path string, reason func(data.Problem) string) (rows int, err error) {
	language := imp.app.words.Language()
	titles := append([]string{}, imp.file.Header...)
	titles = append(titles, columns.RowNumberTitle(language), columns.ReasonTitle(language))
	imp.mu.Lock()
	defer imp.mu.Unlock()
	return writeSheet(path, plainLayout(titles), func(write func([]string) error) error {
		return imp.staging.EachRow(ctx, data.RowsRejected,
			func(row store.ImportRow) error {
				return write(append(padded(row.Raw, len(imp.file.Header)), strconv.Itoa(row.Number), reasons(row.Problems, reason)))
			})
	})
}

// reasons joins what keeps a row out; a warning does not.
func reasons(problems []data.Problem, reason func(data.Problem) string) string {
	var texts []string
	for _, p := range problems {
		if p.Severity == data.Error || p.Severity == data.Conflict {
			texts = append(texts, reason(p))
		}
	}
	return strings.Join(texts, " ")
}

// padded returns the row's cells, exactly n of them, in a slice of their own.
func padded(cells []string, n int) []string {
	row := make([]string, n, n+2)
	copy(row, cells)
	return row
}

// SaveClean writes the rows that can go in, corrected, with the sample sheet's columns: a sheet ready to upload. The
// book is left alone.
func (imp *Import) SaveClean(ctx context.Context, path string) (rows int, err error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	layout := plainLayout(columns.Header(imp.app.words.Language()))
	return writeSheet(path, layout, func(write func([]string) error) error {
		return imp.staging.EachRow(ctx, data.RowsClean,
			func(row store.ImportRow) error { return write(sheetRow(row.Contact, row.Segments)) })
	})
}

// sheetRow is a contact in the columns of the sample sheet.
func sheetRow(c data.Contact, segments []string) []string {
	row := make([]string, 0, data.NumFields)
	for _, f := range data.SheetFields() {
		switch f {
		case data.FieldMobile:
			row = append(row, field.ExportMobile(c.Mobile, c.CountryCode))
		case data.FieldSegments:
			row = append(row, strings.Join(segments, "; "))
		default:
			row = append(row, c.Value(f))
		}
	}
	return row
}

// plainLayout is a sheet with nothing but titles.
func plainLayout(titles []string) sheet.Layout {
	layout := sheet.Layout{Columns: make([]sheet.Column, len(titles))}
	for i, title := range titles {
		layout.Columns[i] = sheet.Column{Title: title, Width: 20}
	}
	return layout
}

// writeSheet writes the rows that fill yields and counts them. A failure leaves the file at path as it was.
func writeSheet(path string, layout sheet.Layout, fill func(write func([]string) error) error) (rows int, err error) {
	w, err := sheet.Create(path, layout)
	if err != nil {
		return 0, fileError(path, err)
	}
	err = fill(func(cells []string) error {
		rows++
		return w.Write(cells)
	})
	if err != nil {
		_ = w.Abort() // the cause is told; the temporary file is all that could be left
		return 0, fileError(path, err)
	}
	if err := w.Close(); err != nil {
		return 0, fileError(path, err)
	}
	return rows, nil
}
