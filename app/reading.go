package app

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

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
		Sheet: o.Sheet, Encoding: o.Encoding, Delimiter: o.Delimiter, Quote: o.Quote, HeaderWords: columns.HeaderWords,
	}
}

// ReadResult says what Read found in a file and left out of it.
type ReadResult struct {
	Format, Encoding, Delimiter, Quote, Sheet string
	// HeaderRow is the number of the row that names the columns, 0 without one.
	HeaderRow int
	// Rows counts those that were written, the header not among them.
	Rows int
	// Above are the numbers of the rows above the header that were left out.
	Above []int
}

// Read writes what Muster reads in a file as CSV (RFC 4180, UTF-8): the header, then the rows, no cell changed; rows
// only when the file has no header. It opens no book. An empty file writes nothing.
func Read(ctx context.Context, path string, o ReadOptions, w io.Writer) (ReadResult, error) {
	reader, err := sheet.Open(path, o.sheetOptions())
	if errors.Is(err, sheet.ErrEmpty) {
		return ReadResult{}, nil
	}
	if err != nil {
		return ReadResult{}, fileError(path, err)
	}
	defer reader.Close()
	result := readInfo(reader.Info())
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := copyRows(ctx, reader, out, &result); err != nil {
		return result, fileError(path, err)
	}
	out.Flush()
	return result, out.Error()
}

func readInfo(info sheet.Info) ReadResult {
	return ReadResult{
		Format: string(info.Format), Encoding: info.Encoding, Delimiter: info.Delimiter, Quote: info.Quote, Sheet: info.Sheet,
	}
}

func copyRows(ctx context.Context, reader *sheet.Reader, out *csv.Writer, result *ReadResult) error {
	var head []sheet.Row
	for len(head) < headerSearch {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		head = append(head, keep(row))
	}
	cells := make([][]string, len(head))
	for i, row := range head {
		cells[i] = row.Cells
	}
	width := 0
	if at, _, err := columns.FindHeader(cells); err == nil || hasMissingColumns(err) {
		result.HeaderRow, width = head[at].Number, len(head[at].Cells)
		for _, row := range head[:at] {
			if !blank(row.Cells) {
				result.Above = append(result.Above, row.Number)
			}
		}
		if err := out.Write(head[at].Cells); err != nil {
			return err
		}
		head = head[at+1:]
	}
	write := func(row sheet.Row) error {
		if blank(row.Cells) {
			return nil
		}
		result.Rows++
		for len(row.Cells) < width {
			row.Cells = append(row.Cells, "")
		}
		return out.Write(row.Cells)
	}
	for _, row := range head {
		if err := write(row); err != nil {
			return err
		}
	}
	for ctx.Err() == nil {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := write(row); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func hasMissingColumns(err error) bool {
	var missing *data.MissingColumnsError
	return errors.As(err, &missing)
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}
