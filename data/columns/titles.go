package columns

import "muster/data"

// Languages are the languages of our sheets, the first one the fallback for any other.
func Languages() []string {
	codes := make([]string, len(languages))
	for i := range languages {
		codes[i] = languages[i].code
	}
	return codes
}

func languageOf(code string) *language {
	for i := range languages {
		if languages[i].code == code {
			return &languages[i]
		}
	}
	return &languages[0]
}

// Title is the header of a field in our own sheets.
func Title(f data.Field, lang string) string {
	for _, l := range []*language{languageOf(lang), &languages[0]} {
		if headers := list(l.headers[f]); len(headers) > 0 {
			return headers[0]
		}
	}
	return f.String()
}

// Header is the header row of the sample sheet: the titles of data.SheetFields.
func Header(lang string) []string {
	var titles []string
	for _, f := range data.SheetFields() {
		titles = append(titles, Title(f, lang))
	}
	return titles
}

// RowNumberTitle heads the column of a file of rejected rows that says where each row stood.
func RowNumberTitle(lang string) string { return languageOf(lang).rowNumber }

// ReasonTitle heads the column of a file of rejected rows that says why each row was rejected.
func ReasonTitle(lang string) string { return languageOf(lang).reason }
