package sheet

import (
	"errors"
	"strings"
)

func (r *Reader) startXLSX(opt Options) error {
	book, err := openWorkbook(r.file, r.info.Size)
	if err != nil {
		return err
	}
	r.info.Format = XLSX
	r.info.Sheets = book.visible()
	wanted, err := book.candidates(opt.Sheet)
	if err != nil {
		return err
	}
	for _, s := range wanted {
		src, err := book.open(s)
		if err != nil {
			return err
		}
		r.src, r.info.Sheet = src, s.name
		switch err := r.peek(); {
		case err == nil:
			return nil
		case !errors.Is(err, ErrEmpty):
			src.close()
			return err
		}
		src.close()
	}
	return ErrEmpty
}

// visible lists the names of the sheets that a person sees.
func (b *workbook) visible() []string {
	var names []string
	for _, s := range b.sheets {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return names
}

// candidates are the sheets to try in order: the one named, or all that can be
// seen.
func (b *workbook) candidates(name string) ([]sheetEntry, error) {
	var found []sheetEntry
	for _, s := range b.sheets {
		switch {
		case name == "" && !s.hidden, name != "" && s.name == name:
			found = append(found, s)
		}
	}
	if name == "" {
		return found, nil
	}
	for _, s := range b.sheets {
		if len(found) == 0 && strings.EqualFold(strings.TrimSpace(s.name), strings.TrimSpace(name)) {
			found = append(found, s)
		}
	}
	if len(found) == 0 {
		return nil, &SheetError{Name: name, Sheets: b.visible()}
	}
	return found, nil
}
