package sheet

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// sampleSize is how much of a file is looked at to find out what it is.
const sampleSize = 256 << 10

// source yields the rows of one format.
type source interface {
	// next returns the next row that is not blank, or io.EOF.
	next() (Row, error)
	// progress may be called while next runs.
	progress() float64
	close() error
}

// Reader reads the rows of one sheet. It is for one goroutine, except that
// [Reader.Progress] may be called from any.
type Reader struct {
	file   *os.File
	info   Info
	src    source
	first  Row
	peeked bool
	err    error
}

// Open opens a spreadsheet file, finds out what it is from its content, and
// reads up to its first row.
//
// A file that cannot be used is told apart by the errors of this package; one
// that cannot be opened, or is a folder, by an error of the file system.
func Open(path string, opt Options) (*Reader, error) {
	file, size, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	r := &Reader{file: file, info: Info{Path: path, Name: filepath.Base(path), Size: size}}
	if err := r.start(opt); err != nil {
		file.Close()
		return nil, fmt.Errorf("read %s: %w", r.info.Name, err)
	}
	return r, nil
}

// openRegular opens a file that has a size and a place to seek to; a pipe would
// block here for ever.
func openRegular(path string) (*os.File, int64, error) {
	stat, err := os.Stat(path)
	if err != nil {
		return nil, 0, err
	}
	if stat.IsDir() {
		return nil, 0, &fs.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
	}
	if !stat.Mode().IsRegular() {
		return nil, 0, &fs.PathError{Op: "open", Path: path, Err: fs.ErrInvalid}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	return file, stat.Size(), nil
}

func (r *Reader) start(opt Options) error {
	head := make([]byte, min(sampleSize, r.info.Size))
	n, err := r.file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	head = head[:n]

	format, err := sniff(r.file, r.info.Size, head)
	if err != nil {
		return err
	}
	switch format {
	case XLSX:
		return r.startXLSX(opt)
	case VCard:
		return r.startVCard(opt, head)
	}
	return r.startCSV(opt, head)
}

func (r *Reader) startCSV(opt Options, head []byte) error {
	if opt.Sheet != "" {
		return &SheetError{Name: opt.Sheet}
	}
	src, err := newCSVSource(r.file, r.info.Size, head, opt)
	if err != nil {
		return err
	}
	r.src = src
	r.info.Format = CSV
	r.info.Encoding, r.info.Marked = src.encoding.name, src.encoding.skip > 0
	r.info.Delimiter = src.dialect.delimiter
	r.info.Quote, r.info.Escape = src.dialect.quoteText(), src.dialect.escapeText()
	return r.peek()
}

// peek reads the first row, so that an empty file is told by Open.
func (r *Reader) peek() error {
	row, err := r.src.next()
	if errors.Is(err, io.EOF) {
		return ErrEmpty
	}
	if err != nil {
		return err
	}
	r.first, r.peeked = row, true
	return nil
}

// Info says what was found out about the file.
func (r *Reader) Info() Info { return r.info }

// Next returns the next row that is not blank. Rows whose cells are all empty
// are counted in [Row.Number] and skipped, unless they are damaged: then there
// was something in them. Cells of only white space are not empty. At the end of
// the file it returns [io.EOF], and only then was all of the file read; every
// other error is final, and a [*RowError] where a row is known.
func (r *Reader) Next() (Row, error) {
	if r.err != nil {
		return Row{}, r.err
	}
	if r.peeked {
		r.peeked = false
		return r.first, nil
	}
	row, err := r.src.next()
	if err != nil {
		r.err = err
		return Row{}, err
	}
	return row, nil
}

// Progress is the part of the file that was read, 0 to 1. It may be called from
// any goroutine.
func (r *Reader) Progress() float64 { return min(1, r.src.progress()) }

// Close closes the file.
func (r *Reader) Close() error {
	if errors.Is(r.err, ErrClosed) {
		return nil
	}
	r.err = ErrClosed
	return errors.Join(r.src.close(), r.file.Close())
}
