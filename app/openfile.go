package app

import (
	"context"
	"slices"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/sheet"
)

// openFile is a file of contacts that is open for an import, its table found and its columns understood.
type openFile struct {
	reader *sheet.Reader
	table  *table
	// country is the one for rows that name none, "" for none.
	country string
	// earlier is what was remembered for such files; remembered tells that there is something.
	earlier    choice
	remembered bool
}

func (f *openFile) close() { _ = f.reader.Close() } // it was only read

// openImport opens a file and finds out what its columns are, by what the user chose now or earlier. What is wrong with
// them stands in the table's trouble.
func (a *App) openImport(ctx context.Context, o ImportOptions) (*openFile, error) {
	f, err := openTableFile(o.Path, o.Read)
	if err != nil {
		return nil, err
	}
	choice, known := a.recall(ctx, f.table.layout.Header, o)
	if known && choice.readsOtherwise(o.Read) {
		f.close()
		if f, err = openTableFile(o.Path, choice.reading(o.Read)); err != nil {
			return nil, err
		}
	}
	f.earlier, f.remembered = choice, known
	f.country = o.Country
	if o.Country == "" {
		f.country = choice.Country
	}
	if f.country == NoCountry {
		f.country = ""
	}
	roles, err := f.roles(choice, o)
	if err != nil {
		f.close()
		return nil, err
	}
	roles = a.adoptedRoles(ctx, f.table, roles)
	f.table.understand(columns.Options{DefaultCountry: f.country != "", Choices: roles})
	return f, nil
}

func openTableFile(path string, o ReadOptions) (*openFile, error) {
	reader, err := sheet.Open(path, o.sheetOptions())
	if err != nil {
		return nil, err
	}
	t, err := openTable(reader, o)
	if err != nil {
		_ = reader.Close() // the cause is told
		return nil, err
	}
	return &openFile{reader: reader, table: t}, nil
}

// roles are what the user takes columns for, now or else earlier, by column.
func (f *openFile) roles(earlier choice, o ImportOptions) (map[int]columns.Role, error) {
	header := f.table.layout.Header
	roles := earlier.roles(header)
	for title, role := range o.Headers {
		i := columnOf(header, f.table.layout.Width, title)
		if i < 0 {
			return nil, &data.NoSuchColumnError{Title: title, Header: header}
		}
		roles[i] = role
	}
	for i, role := range o.Columns {
		roles[i] = role
	}
	return roles, nil
}

// columnOf is the column of a title, as it stands or else in any case and without the blanks around it; otherwise, among
// so many columns, that of the letters that a spreadsheet shows above it. It is -1 for none.
func columnOf(header []string, width int, title string) int {
	if i := slices.Index(header, title); i >= 0 {
		return i
	}
	title = strings.TrimSpace(title)
	if i := slices.IndexFunc(header, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), title) }); i >= 0 {
		return i
	}
	for i := range width {
		if strings.EqualFold(columnLetters(i), title) {
			return i
		}
	}
	return -1
}

// describe says what has been found in the file so far.
func (f *openFile) describe() ImportFile {
	info, t := f.reader.Info(), f.table
	d := ImportFile{
		Path: info.Path, Name: info.Name, Bytes: info.Size, Format: string(info.Format), Encoding: info.Encoding,
		Delimiter: info.Delimiter, Quote: info.Quote, HeaderRows: t.headerRows(), HeaderRow: t.headerRows()[0],
		Above: t.above, Below: t.below, Later: t.later, HiddenRows: t.hidden, Sheet: info.Sheet, Sheets: info.Sheets,
		Header: t.mapping.Header, HasSegments: t.mapping.Has(data.FieldSegments), Program: t.mapping.Program,
		Remembered: f.remembered,
	}
	for _, i := range info.HiddenColumns {
		d.HiddenColumns = append(d.HiddenColumns, columnName(t.mapping.Header, i))
	}
	for _, i := range t.mapping.Unknown {
		d.Ignored = append(d.Ignored, columnName(t.mapping.Header, i))
	}
	return d
}

// columnName is the title of a column, or its letters where it has none.
func columnName(header []string, column int) string {
	if column < len(header) && strings.TrimSpace(header[column]) != "" {
		return header[column]
	}
	return columnLetters(column)
}

// columnLetters is what a spreadsheet calls a column, from 0: A, B … Z, AA.
func columnLetters(column int) string {
	letters := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}
