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

// Layout says what a new file looks like. A CSV uses the titles only, business
// cards have those of [CardTitles].
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
	// Dialect of a CSV, nil for [UsualDialect].
	Dialect *Dialect
	// PartRows divides a file of more rows, the header not counted, into parts:
	// out-1.csv, out-2.csv …, each with the header. 0 is one file.
	PartRows int
}

// sink takes the rows of one format.
type sink interface {
	write(cells []string) error
	// losing is how many letters of the last row could not be written.
	losing() int
	// finish writes what is left into the file.
	finish() error
	// release frees what is held, after finish or without.
	release() error
}

// Writer writes rows into a file that appears only when it is whole, or into
// parts that appear together.
type Writer struct {
	path   string
	format Format
	layout Layout
	// done are the parts that are whole, target and sink the one being written.
	done   []*replacement
	target *replacement
	sink   sink
	// rows are all that were written, headers included; inPart those of this
	// part without its header.
	rows, inPart int
	loss         Loss
	err          error
}

// Create begins a file of the format that its extension names: .csv, .xlsx or
// .vcf in any case; another one is [ErrUnknownExtension]. The rows go to
// temporary files beside it, which [Writer.Close] moves into their places; until
// then existing files stay as they are.
//
// The cells of a CSV are made safe by [Neutralise]. In an XLSX all cells are
// text. Business cards have a row each.
func Create(path string, layout Layout) (*Writer, error) {
	format, err := FormatOf(path)
	if err != nil {
		return nil, err
	}
	target, err := replace(path)
	if err != nil {
		return nil, err
	}
	w := &Writer{path: path, format: format, layout: layout, target: target}
	if err := w.begin(); err != nil {
		return nil, errors.Join(fmt.Errorf("write %s: %w", filepath.Base(path), err), target.abort())
	}
	return w, nil
}

// begin makes the sink of a part and writes its header.
func (w *Writer) begin() (err error) {
	switch w.format {
	case XLSX:
		w.sink, err = newXLSXSink(w.target.file, w.layout)
	case VCard:
		w.sink, err = newCardSink(w.target.file, w.layout.Columns)
	default:
		dialect := UsualDialect()
		if w.layout.Dialect != nil {
			dialect = *w.layout.Dialect
		}
		var csv *csvSink
		if csv, err = newCSVSink(w.target.file, dialect); err == nil {
			w.sink, err = csv, csv.writeHeader(w.layout.Columns)
		}
	}
	if err != nil {
		return err
	}
	w.inPart = 0
	if len(w.layout.Columns) > 0 && w.format != VCard {
		w.rows++
		w.loss.add(w.rows, w.sink.losing())
	}
	return nil
}

// FormatOf tells by its name which format a file that is written has.
func FormatOf(path string) (Format, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv":
		return CSV, nil
	case ".xlsx":
		return XLSX, nil
	case ".vcf":
		return VCard, nil
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
	if w.layout.PartRows > 0 && w.inPart == w.layout.PartRows {
		if w.err = w.nextPart(); w.err != nil {
			return w.err
		}
	}
	if err := w.sink.write(cells); err != nil {
		w.err = &RowError{Row: w.rows + 1, Err: err}
		return w.err
	}
	w.rows++
	w.inPart++
	w.loss.add(w.rows, w.sink.losing())
	return nil
}

// nextPart ends a part and begins another one.
func (w *Writer) nextPart() error {
	if len(w.done) == 0 {
		if err := w.target.rename(partPath(w.path, 1)); err != nil {
			return err
		}
	}
	if err := errors.Join(w.sink.finish(), w.sink.release(), w.target.finish()); err != nil {
		w.sink = nil
		return err
	}
	w.done = append(w.done, w.target)
	w.sink, w.target = nil, nil
	target, err := replace(partPath(w.path, len(w.done)+1))
	if err != nil {
		return err
	}
	w.target = target
	return w.begin()
}

// partPath is the path of a part, from 1.
func partPath(path string, n int) string {
	extension := filepath.Ext(path)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, extension), n, extension)
}

// Paths are the files that there are, or will be after Close: that which was
// asked for, or its parts.
func (w *Writer) Paths() []string {
	if len(w.done) == 0 {
		return []string{w.path}
	}
	var paths []string
	for n := range len(w.done) + 1 {
		paths = append(paths, partPath(w.path, n+1))
	}
	return paths
}

// Loss says which letters the encoding of a CSV lacked so far.
func (w *Writer) Loss() Loss { return w.loss }

// Close puts the file, or all of its parts, into place. If that fails, or a
// Write failed, nothing of it is left and existing files are as they were.
func (w *Writer) Close() error {
	if w.err != nil {
		if errors.Is(w.err, ErrClosed) {
			return nil
		}
		err := w.err
		return errors.Join(err, w.Abort())
	}
	if err := errors.Join(w.sink.finish(), w.sink.release(), w.target.finish()); err != nil {
		w.sink, w.err = nil, err
		return errors.Join(err, w.Abort())
	}
	w.err = ErrClosed
	return commit(append(w.done, w.target))
}

// Abort gives up: nothing of the file is left and existing ones are as they
// were. After Close it does nothing.
func (w *Writer) Abort() error {
	if errors.Is(w.err, ErrClosed) {
		return nil
	}
	w.err = ErrClosed
	var errs []error
	if w.sink != nil {
		errs = append(errs, w.sink.release())
	}
	for _, r := range append(w.done, w.target) {
		if r != nil {
			errs = append(errs, r.abort())
		}
	}
	return errors.Join(errs...)
}
