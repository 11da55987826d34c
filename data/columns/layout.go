package columns

import "slices"

// Line is a row of a file before anything is known of it.
type Line struct {
	// Number is the row's number as a spreadsheet shows it; a jump tells of blank rows, which are no lines.
	Number int
	Cells  []string
}

// LayoutOptions say what is known of a file before its table is looked for.
type LayoutOptions struct {
	// Ragged says that rows end with their last filled cell, as in a workbook, so that their length tells nothing.
	Ragged bool
	// Header is the number of the one line that heads the table; 0 finds the header, NoHeader says that there is none.
	Header int
}

// NoHeader is the LayoutOptions.Header of a table whose columns have no names.
const NoHeader = -1

// maxLines and maxColumns bound what is looked at to find a table, whatever is handed in.
const (
	maxLines   = 128
	maxColumns = 512
)

// Table says where the first table among the first lines of a file stands, and what its rows look like.
type Table struct {
	// Start is the index of the table's first line, of its header or, without one, of its first row. Lines before it
	// stand above the table.
	Start int
	// Body is the index of the first line below the header; without a header it is Start. It is the number of lines
	// when there are no rows.
	Body int
	// Header are the titles of the columns, those of several lines joined by blanks; nil without a header.
	Header []string
	// Width is the number of columns. Rows may be shorter or longer.
	Width int

	ragged bool
	// length is that of nearly all rows of a file that is not ragged, 0 where they differ.
	length int
	// filled is how many cells of a row are usually not blank.
	filled int
	shapes []shape
}

// FindTable finds the first table among the first lines of a file, none of them blank. What counts is, in this order:
//
//   - a line of words that are known to head the columns of contacts;
//   - what the cells look like: a header is text where the column below has numbers, dates or addresses;
//   - where nothing tells a header from a row, the first line is taken for a header if its cells are short texts,
//     none of them blank, none of them twice.
//
// Lines above are those that are too narrow to belong to the table. A header has up to three lines.
func FindTable(lines []Line, o LayoutOptions) Table {
	if len(lines) == 0 {
		return Table{ragged: o.Ragged}
	}
	f := newFinder(lines, o.Ragged)
	f.byStructure()
	f.byWords()
	switch at := slices.IndexFunc(lines, func(l Line) bool { return l.Number == o.Header }); {
	case o.Header == NoHeader:
		f.body = f.start
	case o.Header > 0 && at >= 0:
		f.start, f.body = at, at+1
	}
	return f.table()
}

// table puts together what was found.
func (f *finder) table() Table {
	t := Table{Start: f.start, Body: f.body, ragged: f.ragged}
	header := f.all[f.start:f.body]
	rows := f.lines[min(f.body, len(f.lines)):]
	if len(rows) == 0 {
		t.describe(header, nil)
		return t
	}
	// What the first rows are like tells where the table ends, and only then all its rows are known.
	t.describe(header, withoutLoneCells(f.lines[f.body:max(f.body+1, f.blockEnd(f.start))]))
	t.Width = widthOf(header, rows[:1], 0)
	end := t.End(rows[0].Number-1, EndOptions{})
	known := 0
	for _, m := range rows {
		n, ended := end.Look(m.Line)
		if known += n; ended {
			break
		}
	}
	t.describe(header, rows[:max(1, known)])
	return t
}

// withoutLoneCells leaves out the last lines if they have one cell only and the others more: they could be remarks.
func withoutLoneCells(lines []measured) []measured {
	n := len(lines)
	for n > 1 && lines[n-1].filled == 1 {
		n--
	}
	if lines[n-1].filled == 1 {
		return lines
	}
	return lines[:n]
}

// describe says what the rows of the table are like.
func (t *Table) describe(header []Line, rows []measured) {
	if some := slices.DeleteFunc(slices.Clone(rows), isTotal); len(some) > 0 {
		rows = some
	}
	t.shapes, t.filled = shapesOf(rows), usuallyFilled(rows)
	t.length = 0
	if !t.ragged && len(rows) > 0 {
		t.length = mostCommonLength(rows)
		if n := len(rows[0].Cells); len(header) > 0 && len(header[len(header)-1].Cells) == n {
			t.length = n
		}
	}
	t.Width = widthOf(header, rows, t.length)
	if len(header) > 0 {
		t.Header = joinTitles(header, t.Width)
	}
}

// widthOf is the width of a table: of its header, or of its rows where they are usually wider.
func widthOf(header []Line, rows []measured, length int) int {
	width := length
	for _, line := range header {
		width = max(width, len(line.Cells))
	}
	if length == 0 {
		lengths := make([]int, len(rows))
		for i, m := range rows {
			lengths[i] = len(m.Cells)
		}
		slices.Sort(lengths)
		if n := len(lengths); n > 0 { // a few rows may have cells too many
			width = max(width, lengths[n-1-n/10])
		}
	}
	return width
}

func usuallyFilled(rows []measured) int {
	counts := make([]int, len(rows))
	for i, m := range rows {
		counts[i] = m.filled
	}
	slices.Sort(counts)
	if len(counts) == 0 {
		return 0
	}
	return counts[len(counts)/2]
}
