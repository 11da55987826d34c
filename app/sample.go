package app

import (
	"context"
	"slices"
	"strings"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/sheet"
)

// WriteSample writes the sample sheet to fill in, as XLSX or CSV by the ending of path, in the chosen language. The
// workbook suggests the given segment names, and a second sheet explains each column.
func WriteSample(ctx context.Context, path string, words Words, segmentNames []string) error {
	language := words.Language()
	layout := sheet.Layout{SheetName: words.Text("sample.sheet_name")}
	for _, f := range data.SheetFields() {
		layout.Columns = append(layout.Columns, sampleColumn(f, language, segmentNames))
	}
	layout.Help = sampleHelp(words)
	_, err := writeSheet(path, layout, func(write func([]string) error) error {
		for _, row := range columns.Examples(language) {
			if err := write(row); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return err
}

// WriteSample writes the sample sheet with the book's segments as suggestions.
func (a *App) WriteSample(ctx context.Context, path string) error {
	segments, err := a.Segments(ctx)
	if err != nil {
		return err
	}
	names := make([]string, len(segments))
	for i, s := range segments {
		names[i] = s.Name
	}
	return WriteSample(ctx, path, a.words, names)
}

func sampleColumn(f data.Field, language string, segmentNames []string) sheet.Column {
	c := sheet.Column{Title: columns.Title(f, language), Width: 22}
	switch f {
	case data.FieldCountry:
		c.Required, c.Strict, c.Width = true, true, 16
		for _, country := range field.Countries(language) {
			c.Suggestions = append(c.Suggestions, country.Code)
		}
		slices.Sort(c.Suggestions)
	case data.FieldFirstName, data.FieldLastName:
		c.Required = true
	case data.FieldEmail:
		c.Width = 30
	case data.FieldSegments:
		c.Suggestions, c.Width = segmentNames, 36
	}
	return c
}

// sampleHelp explains the sheet, its columns and the country codes in the chosen language.
func sampleHelp(words Words) *sheet.Help {
	language := words.Language()
	help := &sheet.Help{SheetName: words.Text("sample.help.sheet_name"), Title: words.Text("sample.help.title")}
	for _, step := range strings.Split(words.Text("sample.help.steps"), "\n") {
		help.Rows = append(help.Rows, sheet.HelpRow{Text: step})
	}
	for _, f := range data.SheetFields() {
		help.Rows = append(help.Rows, sheet.HelpRow{Heading: columns.Title(f, language), Text: words.Text("sample.help." + f.String())})
	}
	help.Rows = append(help.Rows, sheet.HelpRow{}, sheet.HelpRow{Heading: words.Text("sample.help.codes")})
	for _, country := range field.Countries(language) {
		help.Rows = append(help.Rows, sheet.HelpRow{Heading: country.Code, Text: country.Name})
	}
	return help
}
