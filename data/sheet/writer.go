package sheet

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Column is a column of a file that is written.
type Column struct {
	// Title is the header's text.
	Title string
	// Width in characters; 0 for a usual one.
	Width float64
	// Required marks the header.
	Required bool
	// Lines says that cells of the column hold several lines, and are to be
	// shown so.
	Lines bool
	// Suggestions are offered in a drop-down.
	Suggestions []string
	// Strict refuses everything but the suggestions; otherwise other text is
	// accepted without a word.
	Strict bool
	// Note is shown beside a cell of the column when it is chosen, in up to
	// 255 characters, under its title.
	Note string
}

// Help is a second sheet that explains the first.
type Help struct {
	// SheetName of the help; "" for a usual one.
	SheetName string
	// Title stands at the top.
	Title string
	Rows  []HelpRow
}

// HelpRow is a line of a [Help]. Without a text it is a heading of a section;
// without anything, a gap.
type HelpRow struct{ Heading, Text string }

// Layout says what a new file looks like. A CSV uses the titles only.
type Layout struct {
	// SheetName of the rows; "" for a usual one.
	SheetName string
	// Columns make the header, which is written first. Without columns there is
	// none.
	Columns []Column
	// Filter lets a reader choose from the header which rows are shown.
	Filter bool
	// Help is optional.
	Help *Help
	// Title and Creator are kept in the file's properties.
	Title, Creator string
}

// sink takes the rows of one format.
type sink interface {
	write(cells []string) error
	// finish writes what is left into the file.
	finish() error
	// release frees what is held, after finish or without.
	release() error
}

// Writer writes rows into a file that appears only when it is whole.
type Writer struct {
	target *replacement
	sink   sink
	rows   int
	err    error
}

// Create begins a file of the format that its extension names, .csv or .xlsx in
// any case; another one is [ErrUnknownExtension]. The rows go to a temporary
// file beside it, which [Writer.Close] moves into its place; until then an
// existing file stays as it is.
//
// A CSV is UTF-8 with a byte order mark, commas and CRLF, and its cells are
// made safe by [Neutralise]. In an XLSX all cells are text.
func Create(path string, layout Layout) (*Writer, error) {
	format, err := FormatOf(path)
	if err != nil {
		return nil, err
	}
	target, err := replace(path)
	if err != nil {
		return nil, err
	}
	w := &Writer{target: target}
	if format == CSV {
		w.sink, err = newCSVSink(target.file, layout)
	} else {
		w.sink, err = newXLSXSink(target.file, layout)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("write %s: %w", filepath.Base(path), err), target.abort())
	}
	if len(layout.Columns) > 0 {
		w.rows = 1
	}
	return w, nil
}

// FormatOf tells by its name which format a file that is written has.
func FormatOf(path string) (Format, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv":
		return CSV, nil
	case ".xlsx":
		return XLSX, nil
	}
	return "", fmt.Errorf("%w: %s", ErrUnknownExtension, filepath.Base(path))
}

// Write adds a row. After an error the file can only be aborted. More rows or
// longer cells than Excel holds are [ErrTooManyRows] and [ErrTooLarge] in an
// XLSX.
func (w *Writer) Write(cells []string) error {
	if w.err != nil {
		return w.err
	}
	if err := w.sink.write(cells); err != nil {
		w.err = &RowError{Row: w.rows + 1, Err: err}
		return w.err
	}
	w.rows++
	return nil
}

// Close puts the file into its place. If that fails, or a Write failed, nothing
// of it is left and an existing file is as it was.
func (w *Writer) Close() error {
	if w.err != nil {
		if errors.Is(w.err, ErrClosed) {
			return nil
		}
		err := w.err
		return errors.Join(err, w.Abort())
	}
	w.err = ErrClosed
	err := errors.Join(w.sink.finish(), w.sink.release())
	if err != nil {
		return errors.Join(err, w.target.abort())
	}
	return w.target.commit()
}

// Abort gives up: nothing of the file is left and an existing one is as it was.
// After Close it does nothing.
func (w *Writer) Abort() error {
	if errors.Is(w.err, ErrClosed) {
		return nil
	}
	w.err = ErrClosed
	return errors.Join(w.sink.release(), w.target.abort())
}
