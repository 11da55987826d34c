package imports

import (
	"errors"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
)

// countrySelect asks for the country of rows that name none, and checks the file anew with it.
func (f *Flow) countrySelect() *widgets.SelectField {
	w := f.p.Words
	countries := f.countries()
	items := make([]widgets.PickItem, len(countries))
	for i, c := range countries {
		items[i] = widgets.PickItem{ID: c.Code, Text: c.Name, Note: c.Code}
	}
	s := widgets.NewSelectField(w.Text("import.country.choose"), w.Text("import.country.search"), w.Text("import.country.none"), items)
	s.Match = matchCountry
	s.SetChosen(f.country)
	s.OnChanged = func(code string) {
		f.leaveMended(func() {
			f.options.Country, f.country = code, code
			f.prepareAgain()
		})
	}
	return s
}

// sheetSelect offers the sheets of a workbook, and checks the chosen one.
func (f *Flow) sheetSelect(sheets []string) *widgets.SelectField {
	w := f.p.Words
	items := make([]widgets.PickItem, len(sheets))
	for i, name := range sheets {
		items[i] = widgets.PickItem{ID: name, Text: name}
	}
	s := widgets.NewSelectField(w.Text("import.sheet.choose"), w.Text("import.sheet.search"), w.Text("import.sheet.none"), items)
	s.OnChanged = f.takeSheet
	return s
}

// takeSheet reads another sheet of the workbook. What was decided was about the other one.
func (f *Flow) takeSheet(name string) {
	f.options = f.newOptions(f.options.Path)
	f.options.Read.Sheet = name
	f.look()
}

// prepareAgain reads the file with other options and keeps what was decided.
func (f *Flow) prepareAgain() {
	if f.check != nil {
		f.options.Decisions, f.options.Decided = f.check.decisions(), true
		if !f.check.file.HasSegments && !f.removing {
			f.options.Decisions.Mode = data.SegmentsAdd
		}
	}
	f.prepare()
}

// sheetsToTry are the other sheets of a workbook whose sheet cannot be imported: the contacts often stand on the second.
func sheetsToTry(o app.ImportOptions, err error) []string {
	var file *data.FileError
	var missing *data.MissingColumnsError
	switch {
	case errors.As(err, &file):
		if file.Trouble == data.FileNoSuchSheet {
			return file.Sheets
		}
		return nil
	case errors.Is(err, data.ErrNoHeader), errors.Is(err, data.ErrNoRows), errors.As(err, &missing):
	default:
		return nil
	}
	sheets, err := app.SheetNames(o.Path)
	if err != nil || len(sheets) < 2 {
		return nil
	}
	return sheets
}
