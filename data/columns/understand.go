package columns

import (
	"slices"
	"strings"

	"muster/data"
)

// enough is the number of known headers that make a row a header row.
const enough = 2

// Options say how to understand a file's columns.
type Options struct {
	// DefaultCountry says that a country is given for all rows, so that a file needs no country column.
	DefaultCountry bool
	// Choices are what the user decided, by column. They override everything else.
	Choices map[int]Role
}

// Understand says which column is which, by the header (nil for a file that has none) and the first rows of a file:
// headers of all seven languages in any order, case and spelling, the exports of well-known programs, and cells that
// could be nothing else. The error is data.ErrNoHeader for a row that is no header, or a *data.MissingColumnsError;
// the mapping holds what was found either way.
//
// The columns of one segments or notes field are united. Of several columns for any other field the strongest header
// has it, except that a program's export can have several addresses or phones, of which each row's best one counts.
func Understand(header []string, rows [][]string, o Options) (Mapping, error) {
	u := newUnderstanding(header, rows, o)
	u.readHeader()
	u.choose()
	if u.program != nil {
		u.assignProgram()
	}
	u.assignFields()
	u.assignNames()
	if u.program == nil {
		u.guess()
	}
	u.assignPhones()
	u.resolveSegmentNames()
	m := u.mapping()
	err := u.check(m)
	u.doubt(err)
	m.Unclear = u.unclear()
	return m, err
}

// column is one column on its way to its role.
type column struct {
	title string
	// meanings are what the header can mean, the likely one first once the languages are known.
	meanings []meaning
	// stranger says that the title is about somebody or something else.
	stranger bool
	// chosen says that the user decided; taken that a role was found.
	chosen, taken bool
	role          Role
	why           DoubtCode
	// rank orders the columns of one field: the lowest first, and then as they stand in the file.
	rank int
}

// means tells what the header means, if it is known.
func (c *column) means() (meaning, bool) {
	if len(c.meanings) == 0 {
		return meaning{}, false
	}
	return c.meanings[0], true
}

// understanding is the work of Understand.
type understanding struct {
	header  []string
	options Options
	// whole is the header with the columns that are not looked at, as many as rest.
	whole   []string
	rest    int
	columns []column
	sample  *sample
	keys    []string // of the header
	program *knownProgram
	// own says that the header is that of our own sheet.
	own bool
	// votes is how much of the header is in each language.
	votes []float64
	// byHeader is how many columns have a role by their header, words how many headers are known at all.
	byHeader, words int
}

func newUnderstanding(header []string, rows [][]string, o Options) *understanding {
	whole := slices.Clone(header)
	u := &understanding{header: whole, whole: whole, options: o, sample: newSample(rows)}
	width := len(header)
	if header == nil {
		width = u.sample.width()
	}
	looked := maxColumns
	for i, role := range o.Choices {
		if role.Kind != RoleNothing {
			looked = max(looked, i+1)
		}
	}
	u.columns = make([]column, min(width, looked))
	u.header = u.header[:min(len(u.header), len(u.columns))]
	for i := range u.header {
		u.columns[i].title = header[i]
	}
	u.rest = width - len(u.columns)
	return u
}

// take gives a column its role.
func (u *understanding) take(i int, role Role, why DoubtCode) {
	u.columns[i].role, u.columns[i].taken, u.columns[i].why = role, true, why
}

// choose gives the columns the roles that the user decided.
func (u *understanding) choose() {
	for i, role := range u.options.Choices {
		if i < 0 || i >= len(u.columns) || role.Kind == RoleField && int(role.Field) >= data.NumFields {
			continue
		}
		u.take(i, role, "")
		u.columns[i].chosen = true
	}
}

// has tells whether a column gives the field already.
func (u *understanding) has(f data.Field) bool { return u.columnOf(f) != absent }

// columnOf is the first column that gives the field, or -1.
func (u *understanding) columnOf(f data.Field) int {
	return slices.IndexFunc(u.columns, func(c column) bool { return c.taken && c.role.gives(f) })
}

// ownColumnOf is the first column that is the field, or -1: a whole name is none.
func (u *understanding) ownColumnOf(f data.Field) int {
	return slices.IndexFunc(u.columns, func(c column) bool { return c.taken && c.role == FieldRole(f) })
}

// resolveSegmentNames names the segments after their columns where the user gave no name.
func (u *understanding) resolveSegmentNames() {
	for i := range u.columns {
		c := &u.columns[i]
		if c.role.Kind != RoleSegment || c.role.Segment != "" {
			continue
		}
		c.role.Segment = strings.Join(strings.Fields(c.title), " ")
		if c.role.Segment == "" {
			c.role = Role{}
		}
	}
}

// mapping puts the columns together.
func (u *understanding) mapping() Mapping {
	m := Mapping{Header: u.whole, Roles: make([]Role, len(u.columns)+u.rest)}
	for i := range u.columns {
		c := &u.columns[i]
		m.Roles[i] = c.role
		means, known := c.means()
		if c.role.Kind == RoleNothing && !blankCell(c.title) && (!known || means.kind != meansAdded || c.chosen) {
			m.Unknown = append(m.Unknown, i)
		}
	}
	for i := len(u.header); i < len(u.whole); i++ {
		if !blankCell(u.whole[i]) {
			m.Unknown = append(m.Unknown, i)
		}
	}
	if u.program != nil {
		m.Program = u.program.name
	}
	m.reader = newRowReader(u)
	for _, label := range m.reader.labels {
		m.Unknown = slices.DeleteFunc(m.Unknown, func(i int) bool { return i == label })
	}
	return m
}

// check says what the mapping lacks.
func (u *understanding) check(m Mapping) error {
	if u.isNoHeader() {
		return data.ErrNoHeader
	}
	var missing []data.Field
	if !m.Has(data.FieldCountry) && !u.options.DefaultCountry {
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

// isNoHeader tells whether the header is no header after all, or a file without one has nothing that is known.
func (u *understanding) isNoHeader() bool {
	taken, chosen := 0, false
	for i := range u.columns {
		chosen = chosen || u.columns[i].chosen && u.columns[i].role.Kind != RoleNothing
		if u.columns[i].role.Kind != RoleNothing {
			taken++
		}
	}
	switch {
	case chosen:
		return false
	case u.header == nil:
		return taken < enough
	case u.byHeader > 0 && u.words >= enough:
		return false
	}
	// A header in a language that we lack is told by what stands below it, and a row of data by what stands in it.
	return taken < enough || slices.ContainsFunc(u.header, looksLikeData)
}
