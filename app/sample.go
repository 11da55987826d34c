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
	profile := columns.BuiltInProfiles(words.Language())[0]
	return writeSample(ctx, path, words, profile, segmentNames)
}

// WriteSample writes the sample sheet with the book's segments as suggestions, and with the columns of the default profile
// if that was adopted from a file of the receiver's.
func (a *App) WriteSample(ctx context.Context, path string) error {
	segments, err := a.Segments(ctx)
	if err != nil {
		return err
	}
	names := make([]string, len(segments))
	for i, s := range segments {
		names[i] = s.Name
	}
	profile, err := a.Profile(ctx, "")
	if err != nil {
		return err
	}
	if !profile.Adopted {
		profile = columns.BuiltInProfiles(a.words.Language())[0]
	}
	return writeSample(ctx, path, a.words, profile, names)
}

func writeSample(ctx context.Context, path string, words Words, profile columns.Profile, segmentNames []string) error {
	language := words.Language()
	dialect := sheet.Dialect(profile.Dialect)
	layout := sheet.Layout{SheetName: words.Text("sample.sheet_name"), Dialect: &dialect}
	for _, c := range profile.Columns {
		column := sheet.Column{Width: 22}
		switch c.Role.Kind {
		case columns.RoleField:
			column = sampleColumn(c.Role.Field, language, segmentNames)
		case columns.RoleFullName:
			column.Required = true
		}
		column.Title = c.Title
		layout.Columns = append(layout.Columns, column)
	}
	layout.Help = sampleHelp(words, profile)
	_, err := writeSheet(path, layout, func(write func([]string) error) error {
		for _, row := range columns.Examples(language) {
			if err := write(exampleRow(profile, row)); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return err
}

// exampleRow is an example, whose cells are in the order of data.SheetFields, in the columns of a profile.
func exampleRow(profile columns.Profile, example []string) []string {
	cell := func(f data.Field) string {
		if i := slices.Index(data.SheetFields(), f); i >= 0 {
			return example[i]
		}
		return ""
	}
	row := make([]string, len(profile.Columns))
	for i, c := range profile.Columns {
		switch c.Role.Kind {
		case columns.RoleField:
			row[i] = cell(c.Role.Field)
		case columns.RoleFullName:
			row[i] = cell(data.FieldFirstName) + " " + cell(data.FieldLastName)
		}
	}
	return row
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
func sampleHelp(words Words, profile columns.Profile) *sheet.Help {
	language := words.Language()
	help := &sheet.Help{SheetName: words.Text("sample.help.sheet_name"), Title: words.Text("sample.help.title")}
	for _, step := range strings.Split(words.Text("sample.help.steps"), "\n") {
		help.Rows = append(help.Rows, sheet.HelpRow{Text: step})
	}
	for _, c := range profile.Columns {
		if c.Role.Kind == columns.RoleField && slices.Contains(data.SheetFields(), c.Role.Field) {
			help.Rows = append(help.Rows, sheet.HelpRow{Heading: c.Title, Text: words.Text("sample.help." + c.Role.Field.String())})
		}
	}
	help.Rows = append(help.Rows, sheet.HelpRow{}, sheet.HelpRow{Heading: words.Text("sample.help.codes")})
	for _, country := range field.Countries(language) {
		help.Rows = append(help.Rows, sheet.HelpRow{Heading: country.Code, Text: country.Name})
	}
	return help
}
