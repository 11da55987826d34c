package columns

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"muster/data"
	"muster/data/field"
)

// absent stands in Mapping.Fields for a field that the file lacks.
const absent = -1

// headerRows is how many rows of a file are looked at for its header.
const headerRows = 20

// enough is the number of known headers that make a row a header row.
const enough = 2

// Mapping says which column of a file is which field.
type Mapping struct {
	// Fields holds the column index of each field, or -1.
	Fields [data.NumFields]int
	// Header is the file's own header row.
	Header []string
	// Unknown are the columns with a header that are no field of ours, among them second columns for one field.
	Unknown []int
}

// Options of a match.
type Options struct {
	// DefaultCountry says that a country is given for all rows, so that a file needs no country column.
	DefaultCountry bool
}

// Match finds the fields in a header row: headers of all seven languages in any order, case and spelling. The error
// is data.ErrNoHeader for a row that is no header, or a *data.MissingColumnsError; the mapping holds what was found
// either way.
func Match(header []string) (Mapping, error) { return MatchWith(header, Options{}) }

// MatchWith is Match with options.
func MatchWith(header []string, o Options) (Mapping, error) {
	m := Mapping{Header: slices.Clone(header)}
	for f := range m.Fields {
		m.Fields[f] = absent
	}
	known := dictionary()
	var strengths [data.NumFields]strength
	for i, title := range header {
		entry, ok := known.find(title)
		if ok && !entry.ignored && entry.strength > strengths[entry.field] {
			m.Fields[entry.field], strengths[entry.field] = i, entry.strength
		}
	}
	for i, title := range header {
		entry, ok := known.find(title)
		if !blankCell(title) && (!ok || !entry.ignored && m.Fields[entry.field] != i) {
			m.Unknown = append(m.Unknown, i)
		}
	}
	return m, m.check(o)
}

// check says what the mapping lacks.
func (m Mapping) check(o Options) error {
	found := 0
	for f := range data.Field(data.NumFields) {
		if m.Has(f) {
			found++
		}
	}
	if found < enough {
		return data.ErrNoHeader
	}
	var missing []data.Field
	if !m.Has(data.FieldCountry) && !o.DefaultCountry {
		missing = append(missing, data.FieldCountry)
	}
	for _, f := range []data.Field{data.FieldFirstName, data.FieldLastName} {
		if !m.Has(f) {
			missing = append(missing, f)
		}
	}
	if !m.Has(data.FieldMobile) && !m.Has(data.FieldEmail) {
		missing = append(missing, data.FieldMobile, data.FieldEmail)
	}
	if len(missing) > 0 {
		return &data.MissingColumnsError{Fields: missing}
	}
	return nil
}

// FindHeader finds the header among the first rows of a file: the first row with all required columns, otherwise the
// one with the most known headers and Match's error for it. Without any header the index is -1.
func FindHeader(rows [][]string) (index int, m Mapping, err error) {
	return FindHeaderWith(rows, Options{})
}

// FindHeaderWith is FindHeader with options.
func FindHeaderWith(rows [][]string, o Options) (index int, m Mapping, err error) {
	index, err = -1, data.ErrNoHeader
	for i, row := range rows[:min(headerRows, len(rows))] {
		candidate, problem := MatchWith(row, o)
		if problem == nil {
			return i, candidate, nil
		}
		if count := candidate.count(); count >= enough && (index < 0 || count > m.count()) {
			index, m, err = i, candidate, problem
		}
	}
	return index, m, err
}

func (m Mapping) count() int {
	n := 0
	for f := range data.Field(data.NumFields) {
		if m.Has(f) {
			n++
		}
	}
	return n
}

// Has tells whether the file has a column for the field.
func (m Mapping) Has(f data.Field) bool {
	return int(f) < len(m.Fields) && m.Fields[f] >= 0 && m.Header != nil
}

// Title is the file's own header of a field, "" where it has none.
func (m Mapping) Title(f data.Field) string {
	if !m.Has(f) || m.Fields[f] >= len(m.Header) {
		return ""
	}
	return m.Header[m.Fields[f]]
}

// Cells sorts the cells of a row by field. A row may be shorter or longer than the header.
func (m Mapping) Cells(row []string) data.Cells {
	var cells data.Cells
	for f, i := range m.Fields {
		if 0 <= i && i < len(row) {
			cells[f] = row[i]
		}
	}
	return cells
}

// strength orders the headers that could be one field's.
type strength uint8

const (
	weak strength = iota + 1
	usual
	own // the very header of our sample sheet, in any language
)

// entry is what a header means.
type entry struct {
	field    data.Field
	strength strength
	ignored  bool // a column that we add to rejected rows
}

type headers map[string]entry

// dictionary is all known headers by key; built at the first use.
var dictionary = sync.OnceValue(func() headers {
	known := make(headers, 2048)
	add := func(title string, e entry) {
		key := headerKey(title)
		if old, ok := known[key]; !ok || e.strength > old.strength {
			known[key] = e
		}
	}
	for _, lang := range languages {
		for f, titles := range lang.headers {
			for i, title := range titles {
				e := entry{field: f, strength: usual}
				if i == 0 {
					e.strength = own
				}
				add(title, e)
			}
		}
		for f, titles := range lang.weak {
			for _, title := range titles {
				add(title, entry{field: f, strength: weak})
			}
		}
	}
	for f := range data.Field(data.NumFields) {
		add(f.String(), entry{field: f, strength: usual})
	}
	for _, lang := range languages {
		add(lang.rowNumber, entry{ignored: true, strength: own})
		add(lang.reason, entry{ignored: true, strength: own})
	}
	return known
})

// find looks a header up, as it stands and then without what it says in brackets ("Mobile (required)").
func (h headers) find(title string) (entry, bool) {
	if e, ok := h[headerKey(title)]; ok {
		return e, true
	}
	e, ok := h[headerKey(withoutBrackets(title))]
	return e, ok
}

// headerKey is the form in which headers are compared: the folded letters and digits alone.
func headerKey(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, field.Fold(strings.ReplaceAll(title, "#", " number")))
}

func withoutBrackets(title string) string {
	var b strings.Builder
	depth := 0
	for _, r := range title {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func blankCell(s string) bool { return headerKey(s) == "" }
