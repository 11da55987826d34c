package imports

import (
	"maps"
	"reflect"
	"strconv"
	"strings"

	"muster/app"
	"muster/data"
	"muster/data/columns"
	"muster/views/widgets"
	"muster/views/wording"
)

// reading is what the page of columns knows: how a file is to be read, what its beginning then says, and what the user
// chose for its columns. It has no widget.
type reading struct {
	words app.Words
	// options are as the user sees them; the preview follows a moment later.
	options app.ImportOptions
	preview app.Preview
	// failed is why the file cannot be read with the options at all, nil when it can.
	failed error
	// found is what was found out where the options left it open: the first choice of each list.
	found app.ReadOptions
	// asked counts the questions, to tell outdated answers.
	asked int
}

func newReading(w app.Words, o app.ImportOptions, p app.Preview) *reading {
	r := &reading{words: w, options: o, preview: p}
	r.options.Columns = maps.Clone(o.Columns)
	r.learn()
	return r
}

// answer takes a preview in; false when another one was asked for meanwhile.
func (r *reading) answer(asked int, p app.Preview, err error) bool {
	if asked != r.asked {
		return false
	}
	r.failed = err
	if err == nil {
		r.preview = p
		r.learn()
	}
	return true
}

// learn notes what was found out.
func (r *reading) learn() {
	f, o := r.preview.File, r.options.Read
	if o.Encoding == "" {
		r.found.Encoding = f.Encoding
	}
	if o.Delimiter == "" {
		r.found.Delimiter = f.Delimiter
	}
	if o.Quote == "" {
		r.found.Quote = f.Quote
	}
	if o.Sheet == "" {
		r.found.Sheet = f.Sheet
	}
	if o.HeaderRow == 0 {
		r.found.HeaderRow = f.HeaderRow
	}
}

// question returns the options to preview the file with, and the number of the question.
func (r *reading) question() (app.ImportOptions, int) {
	r.asked++
	o := r.options
	o.Columns = maps.Clone(o.Columns)
	return o, r.asked
}

// same says whether a file would be read as with other options, decisions apart.
func (r *reading) same(o app.ImportOptions) bool {
	a, b := r.options, o
	a.Decisions, b.Decisions = data.Decisions{}, data.Decisions{}
	if len(a.Columns) == 0 && len(b.Columns) == 0 {
		a.Columns, b.Columns = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// decided are the options to remember for files of its kind: what the user chose, and what was unclear and the user let
// stand. It is false when there is nothing of either.
func (r *reading) decided() (app.ImportOptions, bool) {
	o := r.options
	o.Columns = maps.Clone(o.Columns)
	for _, doubt := range r.preview.Mapping.Unclear {
		if doubt.Column < 0 {
			continue
		}
		if o.Columns == nil {
			o.Columns = map[int]columns.Role{}
		}
		o.Columns[doubt.Column] = r.role(doubt.Column)
	}
	plain := &reading{options: app.ImportOptions{Path: o.Path, Name: o.Name}}
	return o, !plain.same(o)
}

// width is the number of columns of the file.
func (r *reading) width() int {
	n := max(len(r.preview.Mapping.Roles), len(r.preview.Samples))
	if n == 0 {
		for _, row := range r.preview.Rows {
			n = max(n, len(row.Cells))
		}
	}
	return n
}

// title is the header of a column, or its letter where it has none.
func (r *reading) title(column int) string {
	if header := r.preview.Mapping.Header; column < len(header) {
		if text := oneLine(header[column]); text != "" {
			return text
		}
	}
	return r.words.Text("columns.untitled", "Letters", letters(column))
}

// titled says whether a column has a header of its own.
func (r *reading) titled(column int) bool {
	header := r.preview.Mapping.Header
	return column < len(header) && oneLine(header[column]) != ""
}

// letters is what a spreadsheet calls a column: A, B … Z, AA.
func letters(column int) string {
	text := ""
	for column++; column > 0; column = (column - 1) / 26 {
		text = string(rune('A'+(column-1)%26)) + text
	}
	return text
}

// samples are some values of a column on one line.
func (r *reading) samples(column int) string {
	if column >= len(r.preview.Samples) {
		return ""
	}
	var texts []string
	for _, sample := range r.preview.Samples[column] {
		texts = append(texts, oneLine(sample))
	}
	return strings.Join(texts, " · ")
}

// role is what a column is taken for: what the user chose, else what was found.
func (r *reading) role(column int) columns.Role {
	if role, chosen := r.options.Columns[column]; chosen {
		return role
	}
	if roles := r.preview.Mapping.Roles; column < len(roles) {
		return roles[column]
	}
	return columns.Role{}
}

// why says what there is to say about a column, and whether the user should look at it.
func (r *reading) why(column int) (text string, look bool) {
	role := r.role(column)
	_, chosen := r.options.Columns[column]
	doubt, doubted := r.doubt(column)
	switch {
	case role.Kind == columns.RoleFullName:
		if first, last, ok := r.split(); ok {
			return r.words.Text("columns.split", "First", first, "Last", last), doubted && !chosen
		}
		return wording.Doubt(r.words, columns.DoubtFullName), doubted && !chosen
	case role.Kind == columns.RoleSegment:
		name := role.Segment
		if name == "" {
			name = r.title(column)
		}
		return r.words.Text("columns.segment", "Segment", name), doubted && !chosen
	case doubted && !chosen:
		return wording.Doubt(r.words, doubt), true
	}
	return "", false
}

// roleText names what a column is taken for.
func (r *reading) roleText(column int) string { return wording.Role(r.words, r.role(column)) }

func (r *reading) doubt(column int) (columns.DoubtCode, bool) {
	for _, d := range r.preview.Mapping.Unclear {
		if d.Column == column {
			return d.Why, true
		}
	}
	return "", false
}

// split shows on a row of the file how its whole name is divided.
func (r *reading) split() (first, last string, ok bool) {
	for _, row := range r.preview.Rows {
		if row.Part != app.PartBody {
			continue
		}
		cells := r.preview.Mapping.Cells(row.Cells)
		first, last = oneLine(cells[data.FieldFirstName]), oneLine(cells[data.FieldLastName])
		if first != "" && last != "" {
			return first, last, true
		}
	}
	return "", "", false
}

// firstToLookAt is the first column that the user should look at, 0 when there is none.
func (r *reading) firstToLookAt() int {
	for i := range r.width() {
		if _, look := r.why(i); look {
			return i
		}
	}
	return 0
}

// forget lets go of what was remembered for such files, and of what was chosen here.
func (r *reading) forget() {
	r.options.Forget = true
	r.options.Columns = nil
	r.options.Country = ""
	r.options.Read = app.ReadOptions{Sheet: r.options.Read.Sheet}
}

// subtitle says how the file is read.
func (r *reading) subtitle() string { return howRead(r.words, r.preview.File) }

// howRead says how a file is read, and which program it comes from if that can be told.
func howRead(w app.Words, f app.ImportFile) string {
	format := wording.FileFormat(w, f)
	if program := wording.Program(w, f.Program); program != "" {
		return w.Text("columns.subtitle.program", "Format", format, "Program", program)
	}
	return format
}

// lines are the first lines of the file as they are read.
func (r *reading) lines() []widgets.GridLine {
	lines := make([]widgets.GridLine, len(r.preview.Rows))
	for i, row := range r.preview.Rows {
		line := widgets.GridLine{Label: strconv.Itoa(row.Number), Cells: row.Cells}
		switch row.Part {
		case app.PartAbove:
			line.Tone = widgets.Subdued
		case app.PartHeader:
			line.Tone = widgets.Accented
		}
		lines[i] = line
	}
	return lines
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// shortTitle is a column's title where there is little room.
func shortTitle(title string) string {
	const most = 18
	if runes := []rune(title); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return title
}
