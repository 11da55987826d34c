package app

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"muster/data/columns"
)

// choice is what a user chose and decided for files with one header. It is kept as JSON in the book's settings.
type choice struct {
	// Columns holds the names of roles by the title of their column (see titleKeys), so that the columns may come in
	// another order.
	Columns map[string]string `json:"columns,omitempty"`
	// Country is the alpha-2 code for rows without one.
	Country string `json:"country,omitempty"`
	// Encoding, Delimiter and Quote are set where the user corrected what was found.
	Encoding  string `json:"encoding,omitempty"`
	Delimiter string `json:"delimiter,omitempty"`
	Quote     string `json:"quote,omitempty"`
	// Decisions are those about the plan.
	Decisions keptDecisions `json:"decisions,omitzero"`
}

// choiceKey is the setting of the choices for files with these columns, in any order; "" for a file without titles.
func choiceKey(header []string) string {
	key := columns.Signature(header)
	if key == "" {
		return ""
	}
	// What does not count at the end of a header, as the columns of rejected rows, must not come in between.
	for columns.Signature(header[:len(header)-1]) == key {
		header = header[:len(header)-1]
	}
	sorted := slices.Clone(header)
	slices.SortFunc(sorted, func(a, b string) int {
		return strings.Compare(strings.ToLower(strings.TrimSpace(a)), strings.ToLower(strings.TrimSpace(b)))
	})
	slices.Reverse(sorted) // titles that are blank come last, and do not count either
	return "import.header." + columns.Signature(sorted)
}

// Remember keeps what the user chose for a file, for later ones with the same header: what columns are taken for, the
// country, and how the text is read where the user said that. What was remembered before stays where o chooses nothing
// else, unless o forgets it. A file without a header and a book that cannot be written remember nothing.
func (a *App) Remember(ctx context.Context, o ImportOptions, p Preview) error {
	header := p.Mapping.Header
	return a.keepChoice(ctx, header, o, func(c *choice) { c.add(header, o) })
}

// keepChoice changes what is remembered for files with this header, as which o's file was read.
func (a *App) keepChoice(ctx context.Context, header []string, o ImportOptions, change func(*choice)) error {
	if s, err := a.current().State(ctx); err != nil || s.ReadOnly {
		return err
	}
	kept, known := a.recall(ctx, header, o)
	change(&kept)
	if !known && !o.Forget && kept.isEmpty() {
		return nil
	}
	headers := [][]string{header}
	if kept.readsOtherwise(ReadOptions{}) {
		// Next time the file is first read as its letters say, and known by the header that it has then.
		if f, err := openTableFile(o.Path, ReadOptions{Sheet: o.Read.Sheet}); err == nil {
			headers = append(headers, f.table.layout.Header)
			f.close()
		}
	}
	text, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	for _, header := range headers {
		key := choiceKey(header)
		if key == "" {
			continue
		}
		if err := a.SetSetting(ctx, key, string(text)); err != nil {
			return err
		}
	}
	return nil
}

// recall is what was remembered for files with this header; false for nothing, or if it is to be forgotten.
func (a *App) recall(ctx context.Context, header []string, o ImportOptions) (choice, bool) {
	key := choiceKey(header)
	if key == "" || o.Forget {
		return choice{}, false
	}
	var c choice
	text, err := a.Setting(ctx, key)
	if err != nil || text == "" || json.Unmarshal([]byte(text), &c) != nil || c.isEmpty() {
		return choice{}, false
	}
	return c, true
}

func (c choice) isEmpty() bool {
	return len(c.Columns) == 0 && c.Country == "" && c.Encoding == "" && c.Delimiter == "" && c.Quote == "" &&
		c.Decisions.isEmpty()
}

// add takes over what a user chose now.
func (c *choice) add(header []string, o ImportOptions) {
	c.Columns = maps.Clone(c.Columns)
	if c.Columns == nil {
		c.Columns = make(map[string]string)
	}
	keys := titleKeys(header)
	for title, role := range o.Headers {
		if i := columnOf(header, len(header), title); i >= 0 {
			c.Columns[keys[i]] = role.String()
		}
	}
	for i, role := range o.Columns {
		if 0 <= i && i < len(keys) {
			c.Columns[keys[i]] = role.String()
		}
	}
	switch o.Country {
	case "":
	case NoCountry:
		c.Country = ""
	default:
		c.Country = o.Country
	}
	for _, text := range []struct {
		kept  *string
		given string
	}{{&c.Encoding, o.Read.Encoding}, {&c.Delimiter, o.Read.Delimiter}, {&c.Quote, o.Read.Quote}} {
		if text.given != "" {
			*text.kept = text.given
		}
	}
}

// roles are the remembered ones by column.
func (c choice) roles(header []string) map[int]columns.Role {
	roles := make(map[int]columns.Role)
	for i, key := range titleKeys(header) {
		if name, ok := c.Columns[key]; ok {
			if role, ok := columns.ParseRole(name); ok {
				roles[i] = role
			}
		}
	}
	return roles
}

// readsOtherwise tells whether the text is to be read in a way that neither the file nor the user says now.
func (c choice) readsOtherwise(o ReadOptions) bool { return c.reading(o) != o }

// reading adds to how a file is read what is remembered of it.
func (c choice) reading(o ReadOptions) ReadOptions {
	if o.Encoding == "" && o.Delimiter == "" && o.Quote == "" {
		o.Encoding, o.Delimiter, o.Quote = c.Encoding, c.Delimiter, c.Quote
	}
	return o
}

// titleKeys are the titles of columns in lower case, numbered where one comes again.
func titleKeys(header []string) []string {
	keys, times := make([]string, len(header)), make(map[string]int)
	for i, title := range header {
		key := strings.ToLower(strings.TrimSpace(title))
		if times[key]++; times[key] > 1 {
			keys[i] = key + " #" + strconv.Itoa(times[key])
			continue
		}
		keys[i] = key
	}
	return keys
}
