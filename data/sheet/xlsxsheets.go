package sheet

import (
	"errors"
	"io"
	"slices"
	"strings"
)

// startXLSX opens the workbook and the sheet that is wanted.
func (r *Reader) startXLSX(opt Options) error {
	book, err := openWorkbook(r.file, r.info.Size)
	if err != nil {
		return err
	}
	r.info.Format = XLSX
	r.info.Sheets = book.visible()
	entry, err := book.choose(opt)
	if err != nil {
		return err
	}
	src, err := book.open(entry)
	if err != nil {
		return err
	}
	r.src, r.info.Sheet = src, entry.name
	if err := r.peek(); err != nil {
		src.close()
		return err
	}
	r.info.HiddenColumns = src.columns.list()
	return nil
}

// How many sheets, and rows of each, are looked at for words that head columns.
const (
	sheetSearch  = 32
	headerSearch = 20
)

// choose finds the sheet that is wanted: the one that is named; else, of those
// that a person sees and that are not empty, the first that is about as well
// headed as the best one is.
func (b *workbook) choose(opt Options) (sheetEntry, error) {
	if opt.Sheet != "" {
		return b.named(opt.Sheet)
	}
	var full []sheetEntry // not empty
	var words []int       // of each
	for _, s := range b.sheets {
		if s.hidden || s.rowless {
			continue
		}
		n, err := b.headerWords(s, opt.HeaderWords)
		if errors.Is(err, ErrEmpty) {
			continue
		}
		if err != nil {
			return s, err
		}
		full, words = append(full, s), append(words, n)
		if opt.HeaderWords == nil || len(full) == sheetSearch {
			break
		}
	}
	if len(full) == 0 {
		return sheetEntry{}, ErrEmpty
	}
	best := slices.Max(words)
	if best < 2 {
		return full[0], nil
	}
	return full[slices.IndexFunc(words, func(n int) bool { return 3*n >= 2*best })], nil
}

// headerWords is the highest number of words that head columns in one of the
// sheet's first rows. The sheet is only known not to be empty when count is nil.
func (b *workbook) headerWords(s sheetEntry, count func([]string) int) (int, error) {
	src, err := b.open(s)
	if err != nil {
		return 0, err
	}
	defer src.close()
	best := 0
	for i := range headerSearch {
		row, err := src.next()
		switch {
		case errors.Is(err, io.EOF) && i == 0:
			return 0, ErrEmpty
		case errors.Is(err, io.EOF):
			return best, nil
		case err != nil:
			return 0, err
		case count == nil:
			return 0, nil
		}
		best = max(best, count(row.Cells))
	}
	return best, nil
}

// visible lists the names of the sheets that a person sees and that have rows.
func (b *workbook) visible() []string {
	var names []string
	for _, s := range b.sheets {
		if !s.hidden && !s.rowless {
			names = append(names, s.name)
		}
	}
	return names
}

// named finds a sheet by its name; the blanks around it and its case count only
// if two sheets differ in nothing else.
func (b *workbook) named(name string) (sheetEntry, error) {
	same := []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), strings.TrimSpace(name)) },
	}
	for _, is := range same {
		for _, s := range b.sheets {
			if !s.rowless && is(s.name) {
				return s, nil
			}
		}
	}
	return sheetEntry{}, &SheetError{Name: name, Sheets: b.visible()}
}
