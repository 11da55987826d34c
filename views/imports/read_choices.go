package imports

import (
	"strconv"
	"strings"

	"muster/app"
	"muster/views/widgets"
	"muster/views/wording"
)

// readChoice is one way in which the user can say how a file is to be read.
type readChoice struct {
	id, label string
	items     []widgets.PickItem
	chosen    string
	// share is the part of the width that the list gets.
	share float32
}

// The choices of how a file is read.
const (
	choiceSheet     = "sheet"
	choiceEncoding  = "encoding"
	choiceDelimiter = "delimiter"
	choiceQuote     = "quote"
	choiceHeader    = "header"
	choiceCountry   = "country"
)

// foundID is the choice to leave something to be found out.
const foundID = ""

// delimiters are what a person can choose from; others are found only.
var delimiters = []string{",", ";", "\t", "|", ":", " "}

// choices are the lists that the file at hand has a use for.
func (r *reading) choices(countries []app.Country) []readChoice {
	w, o, f := r.words, r.options.Read, r.preview.File
	var all []readChoice
	if len(f.Sheets) > 1 || (o.Sheet != "" && r.failed != nil) {
		c := readChoice{id: choiceSheet, label: w.Text("columns.sheet"), chosen: o.Sheet, share: 1.3}
		c.items = append(c.items, r.foundItem(r.found.Sheet))
		for _, name := range f.Sheets {
			c.items = append(c.items, widgets.PickItem{ID: name, Text: name})
		}
		all = append(all, c)
	}
	if f.Format == "csv" {
		all = append(all, r.encodings(o.Encoding), r.delimiters(o.Delimiter), r.quotes(o.Quote))
	}
	return append(all, r.headers(o.HeaderRow), r.countries(countries))
}

// foundItem is the first of each list: what was found.
func (r *reading) foundItem(found string) widgets.PickItem {
	if found == "" {
		return widgets.PickItem{ID: foundID, Text: r.words.Text("columns.find")}
	}
	return widgets.PickItem{ID: foundID, Text: r.words.Text("columns.found", "Found", found)}
}

func (r *reading) encodings(chosen string) readChoice {
	c := readChoice{id: choiceEncoding, label: r.words.Text("columns.encoding"), chosen: chosen, share: 1.2}
	c.items = append(c.items, r.foundItem(r.found.Encoding))
	for _, name := range app.Encodings() {
		c.items = append(c.items, widgets.PickItem{ID: name, Text: name})
	}
	return c
}

func (r *reading) delimiters(chosen string) readChoice {
	w := r.words
	c := readChoice{id: choiceDelimiter, label: w.Text("columns.delimiter"), chosen: chosen, share: 1.1}
	found := r.found.Delimiter
	if found != "" {
		found = wording.Delimiter(w, found)
	}
	c.items = append(c.items, r.foundItem(found))
	for _, delimiter := range delimiters {
		c.items = append(c.items, widgets.PickItem{ID: delimiter, Text: wording.Delimiter(w, delimiter)})
	}
	return c
}

func (r *reading) quotes(chosen string) readChoice {
	w := r.words
	c := readChoice{id: choiceQuote, label: w.Text("columns.quote"), chosen: chosen, share: .9}
	found := r.found.Quote
	if found == "" || found == app.NoQuote {
		found = w.Text("columns.quote.none")
	}
	c.items = append(c.items, r.foundItem(found))
	for _, quote := range []string{`"`, `'`} {
		c.items = append(c.items, widgets.PickItem{ID: quote, Text: quote})
	}
	c.items = append(c.items, widgets.PickItem{ID: app.NoQuote, Text: w.Text("columns.quote.none")})
	return c
}

// headers offers the first lines of the file as its header, and none.
func (r *reading) headers(chosen int) readChoice {
	w := r.words
	c := readChoice{id: choiceHeader, label: w.Text("columns.header"), share: 1}
	if chosen != 0 {
		c.chosen = strconv.Itoa(chosen)
	}
	found := w.Text("columns.header.none")
	if r.found.HeaderRow > 0 {
		found = w.Text("columns.header.row", "Row", strconv.Itoa(r.found.HeaderRow))
	}
	c.items = append(c.items, r.foundItem(found))
	none := strconv.Itoa(app.HeaderNone)
	c.items = append(c.items, widgets.PickItem{ID: none, Text: w.Text("columns.header.none")})
	for _, row := range r.preview.Rows {
		number := strconv.Itoa(row.Number)
		c.items = append(c.items, widgets.PickItem{
			ID: number, Text: w.Text("columns.header.row", "Row", number), Note: shortTitle(firstText(row.Cells)),
		})
	}
	return c
}

func firstText(cells []string) string {
	for _, cell := range cells {
		if text := oneLine(cell); text != "" {
			return text
		}
	}
	return ""
}

func (r *reading) countries(countries []app.Country) readChoice {
	w := r.words
	c := readChoice{id: choiceCountry, label: w.Text("columns.country"), chosen: r.country(), share: 1.2}
	c.items = append(c.items, widgets.PickItem{ID: app.NoCountry, Text: w.Text("columns.country.none")})
	for _, country := range countries {
		c.items = append(c.items, widgets.PickItem{ID: country.Code, Text: country.Name, Note: country.Code})
	}
	return c
}

// country is the default country in force, app.NoCountry for none.
func (r *reading) country() string {
	switch {
	case r.options.Country != "":
		return r.options.Country
	case r.preview.Country != "":
		return r.preview.Country
	}
	return app.NoCountry
}

// choose takes what the user chose in one of the lists. Where that makes other columns of the file, what was chosen
// for the columns means nothing any more.
func (r *reading) choose(id, value string) {
	o := &r.options
	switch id {
	case choiceSheet:
		o.Read = app.ReadOptions{Sheet: value}
		r.found = app.ReadOptions{Sheet: r.found.Sheet}
	case choiceEncoding:
		o.Read.Encoding = value
		return
	case choiceDelimiter:
		o.Read.Delimiter = value
	case choiceQuote:
		o.Read.Quote = value
	case choiceHeader:
		row, err := strconv.Atoi(value)
		if err != nil {
			row = 0 // to be found
		}
		o.Read.HeaderRow = row
	case choiceCountry:
		o.Country = value
		return
	}
	o.Columns = nil
}

// matchCountry finds a country by its name or its letters.
func matchCountry(item widgets.PickItem, search string) bool {
	name, wanted := app.Fold(item.Text), app.Fold(strings.TrimSpace(search))
	return strings.Contains(name, wanted) || strings.EqualFold(item.Note, strings.TrimSpace(search))
}
