package app

import (
	"errors"
	"io"
	"slices"

	"muster/data"
	"muster/data/columns"
	"muster/data/sheet"
)

// table is one table of a file: where it stands, what its columns are taken for, and its rows one after another.
type table struct {
	queue  *rowQueue
	layout columns.Table
	// lines are the first ones of the file, of which start is the table's first; titles are its header's.
	lines  []columns.Line
	start  int
	titles [][]string

	mapping columns.Mapping
	// trouble is why the table is none of contacts: data.ErrNoHeader, a *data.MissingColumnsError, or nil.
	trouble error

	end         *columns.End
	held, ready []sheet.Row // held are not known to belong to the table, ready do
	over, told  bool        // over: no more rows; told: what stands below has been read

	above, below, later []int // numbers of rows; see ImportFile
	hidden              int   // rows
}

// openTable finds the table of a sheet: the first one with contacts, or else the first one.
func openTable(reader *sheet.Reader, o ReadOptions) (*table, error) {
	queue := &rowQueue{reader: reader}
	lines, err := queue.look()
	if err != nil {
		return nil, err
	}
	layout := columns.LayoutOptions{Ragged: reader.Info().Format != sheet.CSV, Header: o.HeaderRow}
	if o.HeaderRow > 0 && !slices.ContainsFunc(lines, func(l columns.Line) bool { return l.Number == o.HeaderRow }) {
		return nil, &data.HeaderRowError{Row: o.HeaderRow}
	}
	t := chooseTable(lines, layout)
	t.queue = queue
	for _, row := range queue.ahead[:t.start] {
		t.above = append(t.above, row.Number)
	}
	queue.ahead = queue.ahead[t.start+len(t.titles):]
	return t, nil
}

// mostTables is how many tables of a file are told apart.
const mostTables = 20

// chooseTable finds the table among the first lines of a file.
func chooseTable(lines []columns.Line, o columns.LayoutOptions) *table {
	best := tableAt(lines, 0, o)
	for next, tried := best, 1; o.Header == 0 && best.rank() < columnsOfContacts && tried < mostTables; tried++ {
		from := next.endAmong(lines)
		if from >= len(lines) {
			break
		}
		if next = tableAt(lines, from, o); next.rank() > best.rank() {
			best = next
		}
	}
	return best
}

// tableAt is the first table from an index on.
func tableAt(lines []columns.Line, from int, o columns.LayoutOptions) *table {
	layout := columns.FindTable(lines[from:], o)
	t := &table{layout: layout, lines: lines, start: from + layout.Start}
	for _, line := range lines[t.start : from+layout.Body] {
		t.titles = append(t.titles, line.Cells)
	}
	t.understand(columns.Options{})
	return t
}

// endAmong is the index of the first line behind the table and what stands below it, the number of lines if it goes on.
func (t *table) endAmong(lines []columns.Line) int {
	first := t.start + len(t.titles)
	end := t.layout.End(t.lastTitle(), columns.EndOptions{})
	held := 0
	for i, line := range lines[first:] {
		rows, ended := end.Look(line)
		if held += 1 - rows; ended {
			return first + i + 1 - held + end.Below()
		}
	}
	return len(lines)
}

// tableRank says how much speaks for a table.
type tableRank uint8

const (
	aColumn           tableRank = iota // a list without columns side by side
	someColumns                        // a table of anything
	someOfContacts                     // a mobile number or an e-mail address, but not all that contacts need
	columnsOfContacts                  // all that contacts need, perhaps but for their country
)

func (t *table) rank() tableRank {
	switch {
	case t.trouble == nil || lacksCountryAlone(t.trouble):
		return columnsOfContacts
	case t.mapping.Has(data.FieldMobile) || t.mapping.Has(data.FieldEmail):
		return someOfContacts
	case t.layout.Width > 1:
		return someColumns
	}
	return aColumn
}

func lacksCountryAlone(err error) bool {
	var missing *data.MissingColumnsError
	return errors.As(err, &missing) && slices.Equal(missing.Fields, []data.Field{data.FieldCountry})
}

// sampleRows is how many rows are looked at to tell what a column is.
const sampleRows = 200

// sample is the first rows of the table.
func (t *table) sample() [][]string {
	first := min(t.start+len(t.titles), len(t.lines))
	var rows [][]string
	for _, line := range t.lines[first:min(first+sampleRows, len(t.lines))] {
		rows = append(rows, line.Cells)
	}
	return rows
}

// understand tells what the columns are taken for. Where a header has several lines, the last one alone may say more
// than all of them together.
func (t *table) understand(o columns.Options) {
	sample := t.sample()
	t.mapping, t.trouble = columns.Understand(t.layout.Header, sample, o)
	if len(t.titles) < 2 || t.trouble == nil && len(t.mapping.Unknown) == 0 {
		return
	}
	last := padded(t.titles[len(t.titles)-1], len(t.layout.Header))
	mapping, trouble := columns.Understand(last, sample, o)
	same := (trouble == nil) == (t.trouble == nil)
	if trouble == nil && !same || same && len(mapping.Unknown) < len(t.mapping.Unknown) {
		mapping.Header = t.layout.Header
		t.mapping, t.trouble = mapping, trouble
	}
}

func (t *table) lastTitle() int {
	if len(t.titles) > 0 {
		return t.lines[t.start+len(t.titles)-1].Number
	}
	if t.start < len(t.lines) {
		return t.lines[t.start].Number - 1
	}
	return 0
}

// headerRows are the numbers of the first and last row of the header, 0 without one.
func (t *table) headerRows() [2]int {
	if len(t.titles) == 0 {
		return [2]int{}
	}
	return [2]int{t.lines[t.start].Number, t.lastTitle()}
}

// next returns the table's next row; its slices are valid until the row after it. At the end of the table the rest of
// the file has been read, too, and it returns io.EOF.
func (t *table) next() (sheet.Row, error) {
	row, err := t.nextOfTable()
	switch {
	case err == nil && row.Hidden:
		t.hidden++
	case errors.Is(err, io.EOF) && !t.told:
		t.told = true
		if rest := t.readRest(); rest != nil {
			return row, rest
		}
	}
	return row, err
}

func (t *table) nextOfTable() (sheet.Row, error) {
	if t.end == nil {
		t.end = t.layout.End(t.lastTitle(), columns.EndOptions{Belongs: t.isContact, Contacts: t.trouble == nil})
	}
	for {
		if len(t.ready) > 0 {
			row := t.ready[0]
			t.ready = t.ready[1:]
			return row, nil
		}
		if t.over {
			return sheet.Row{}, io.EOF
		}
		row, err := t.queue.next()
		if errors.Is(err, io.EOF) {
			t.release(t.end.Finish())
			t.over = true
			continue
		}
		if err != nil {
			return sheet.Row{}, err
		}
		rows, ended := t.end.Look(columns.Line{Number: row.Number, Cells: row.Cells})
		if rows == 1 && len(t.held) == 0 {
			return row, nil
		}
		t.held = append(t.held, keep(row))
		t.release(rows)
		t.over = ended
	}
}

func (t *table) release(rows int) { t.ready, t.held = t.held[:rows], t.held[rows:] }

// isContact tells whether a row certainly is one, whatever it looks like.
func (t *table) isContact(cells []string) bool {
	c := t.mapping.Cells(cells)
	return columns.LooksLikeMobile(c[data.FieldMobile]) || columns.LooksLikeEmail(c[data.FieldEmail])
}

// readRest reads what stands below the table and in further ones, to tell of it.
func (t *table) readRest() error {
	below := t.end.Below()
	for _, row := range t.held[:below] {
		t.below = append(t.below, row.Number)
	}
	t.queue.unread(t.held[below:])
	t.held = nil
	for len(t.later) < mostTables {
		lines, err := t.queue.look()
		if err != nil || len(lines) == 0 {
			return err
		}
		other := tableAt(lines, 0, columns.LayoutOptions{Ragged: t.queue.reader.Info().Format != sheet.CSV})
		other.queue = t.queue
		for _, line := range lines[:other.start] {
			t.below = append(t.below, line.Number)
		}
		t.later = append(t.later, lines[other.start].Number)
		t.queue.ahead = t.queue.ahead[other.start+len(other.titles):]
		for {
			if _, err := other.nextOfTable(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return err
			}
		}
		rest := other.end.Below()
		for _, row := range other.held[:rest] {
			t.below = append(t.below, row.Number)
		}
		t.queue.unread(other.held[rest:])
	}
	for {
		if _, err := t.queue.next(); err != nil {
			return ignoreEnd(err)
		}
	}
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
