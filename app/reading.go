package app

import (
	"context"
	"errors"
	"io"
	"slices"

	"muster/data"
	"muster/data/columns"
	"muster/data/sheet"
)

// ReadOptions say how to read a file. What they leave open is found out.
type ReadOptions struct {
	// Sheet is the wanted sheet of a workbook. "" takes the first visible one with contacts, or else the first visible
	// one that is not empty.
	Sheet string
	// Encoding is one of Encodings, Delimiter at most 8 bytes, Quote `"`, `'` or NoQuote. They are for a CSV.
	Encoding, Delimiter, Quote string
	// HeaderRow is the number of the row that names the columns; 0 finds it, HeaderNone says that there is none.
	HeaderRow int
}

// HeaderNone is the ReadOptions.HeaderRow of a file whose columns have no names.
const HeaderNone = -1

// NoQuote is the ReadOptions.Quote of a file in which quotes are letters like any other.
const NoQuote = sheet.NoQuote

// Encodings are the names of the encodings that a person can choose from.
func Encodings() []string { return sheet.Encodings() }

func (o ReadOptions) sheetOptions() sheet.Options {
	return sheet.Options{
		Sheet: o.Sheet, Encoding: o.Encoding, Delimiter: o.Delimiter, Quote: o.Quote, HeaderWords: contactWords,
	}
}

// contactWords counts the words of a row that are known to head a column; a single one where they could head a table of
// anything. With it, a sheet with contacts is told from one that has a name and a country in it.
func contactWords(cells []string) int {
	n := columns.HeaderWords(cells)
	if n < 2 {
		return n
	}
	m, err := columns.Understand(cells, nil, columns.Options{DefaultCountry: true})
	if err == nil || m.Has(data.FieldMobile) || m.Has(data.FieldEmail) {
		return n
	}
	return 1
}

// ReadResult says what Read found in a file and left out of it.
type ReadResult struct {
	// Format is "" for an empty file, which has nothing else either.
	Format, Encoding, Delimiter, Quote, Sheet string
	// HeaderRows are the numbers of the first and the last row that name the columns, 0 without one.
	HeaderRows [2]int
	// Rows counts those that were written, the header not among them.
	Rows int
	// Above, Below and Later, HiddenRows and HiddenColumns are as in ImportFile.
	Above, Below, Later []int
	HiddenRows          int
	HiddenColumns       []string
	// Damages are what had to be guessed, in the order in which they first came.
	Damages []ReadDamage
}

// ReadDamage is one kind of damage in the rows of a file.
type ReadDamage struct {
	// Code is one of package sheet's.
	Code string
	// Rows counts the rows that have it, First is the number of the first one.
	Rows, First int
}

// add counts the damages of a row.
func (r *ReadResult) add(row sheet.Row) {
	for at, d := range row.Damages {
		if slices.ContainsFunc(row.Damages[:at], func(other sheet.Damage) bool { return other.Code == d.Code }) {
			continue
		}
		i := slices.IndexFunc(r.Damages, func(known ReadDamage) bool { return known.Code == d.Code })
		if i < 0 {
			i = len(r.Damages)
			r.Damages = append(r.Damages, ReadDamage{Code: d.Code, First: row.Number})
		}
		r.Damages[i].Rows++
	}
}

// Read writes what Muster reads in a file as CSV (RFC 4180, UTF-8): the header, its lines joined by blanks, then the
// rows, no cell changed, short ones as long as the table is wide; rows only when the file has no header. It opens no
// book. An empty file writes nothing.
func Read(ctx context.Context, path string, o ReadOptions, w io.Writer) (ReadResult, error) {
	f, err := openTableFile(path, o)
	if errors.Is(err, sheet.ErrEmpty) {
		return ReadResult{}, nil
	}
	if err != nil {
		return ReadResult{}, fileError(path, err)
	}
	defer f.close()
	var result ReadResult
	out := newCSVText(w)
	if err := f.table.copyTo(ctx, out, &result); err != nil {
		return result, fileError(path, err)
	}
	d := f.describe()
	result.Format, result.Encoding, result.Delimiter, result.Quote = d.Format, d.Encoding, d.Delimiter, d.Quote
	result.Sheet = d.Sheet
	result.HeaderRows, result.HiddenRows, result.HiddenColumns = d.HeaderRows, d.HiddenRows, d.HiddenColumns
	result.Above, result.Below, result.Later = d.Above, d.Below, d.Later
	return result, out.flush()
}

// copyTo writes the header and the rows of the table.
func (t *table) copyTo(ctx context.Context, out *csvText, result *ReadResult) error {
	if t.layout.Header != nil {
		if err := out.write(t.layout.Header); err != nil {
			return err
		}
	}
	for ctx.Err() == nil {
		row, err := t.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		for len(row.Cells) < t.layout.Width {
			row.Cells = append(row.Cells, "")
		}
		result.Rows++
		result.add(row)
		if err := out.write(row.Cells); err != nil {
			return err
		}
	}
	return ctx.Err()
}
