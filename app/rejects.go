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

// SaveRejected writes the rows that an import leaves out (errors and conflicts) as CSV or XLSX: the file's own columns,
// with what was mended in them, columns for mended fields that it has none for, and behind them the row's number and the
// reasons, which a later import ignores. reason puts a problem into words.
func (imp *Import) SaveRejected(ctx context.Context, path string, reason func(data.Problem) string) (rows int, err error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	if err := imp.renew(ctx); err != nil {
		return 0, err
	}
	extra := imp.extraFields(imp.staging.MendedFields())
	language := imp.app.words.Language()
	titles := imp.titles(language)
	for _, f := range extra {
		titles = append(titles, columns.Title(f, language))
	}
	titles = append(titles, columns.RowNumberTitle(language), columns.ReasonTitle(language))
	return writeSheet(path, plainLayout(titles), func(write func([]string) error) error {
		return imp.staging.EachRow(ctx, data.RowsRejected, func(row store.ImportRow) error {
			cells := imp.fileRow(row.Raw, row.Mended, extra)
			return write(append(cells, strconv.Itoa(row.Number), reasons(row.Problems, reason)))
		})
	})
}

// renew makes the plan anew when rows were mended after it: what is in conflict may be other rows now.
func (imp *Import) renew(ctx context.Context) error {
	if imp.staging.Planned() {
		return nil
	}
	_, err := imp.decide(ctx, imp.plan.Decisions, nil)
	return err
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

// SaveClean writes the rows that can go in, corrected, with the sample sheet's columns: a sheet ready to upload. The
// book is left alone.
func (imp *Import) SaveClean(ctx context.Context, path string) (rows int, err error) {
	imp.mu.Lock()
	defer imp.mu.Unlock()
	if err := imp.renew(ctx); err != nil {
		return 0, err
	}
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
	_, err = writeRows(path, layout, func(w *sheet.Writer) error {
		return fill(func(cells []string) error {
			rows++
			return w.Write(cells)
		})
	})
	if err != nil {
		return 0, err
	}
	return rows, nil
}

// writeRows writes a file that fill fills. A failure leaves the files there as they were.
func writeRows(path string, layout sheet.Layout, fill func(w *sheet.Writer) error) (*sheet.Writer, error) {
	w, err := sheet.Create(path, layout)
	if err != nil {
		return nil, fileError(path, err)
	}
	if err := fill(w); err != nil {
		_ = w.Abort() // the cause is told; the temporary file is all that could be left
		return nil, fileError(path, err)
	}
	if err := w.Close(); err != nil {
		return nil, fileError(path, err)
	}
	return w, nil
}
