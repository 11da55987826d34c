package sheet

import (
	"archive/zip"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Looks of a workbook. The colours are quiet on purpose: they have to be read
// on any screen and in print.
const (
	usualWidth    = 18
	textFormat    = 49 // "@": what is typed stays as it is typed
	headerFill    = "E2E5EA"
	headerText    = "1B1F24"
	requiredFill  = "0B6E6E"
	requiredText  = "FFFFFF"
	titleSize     = 15
	helpLeftWidth = 26
	helpWidth     = 100
	lineHeight    = 15
	highestRow    = 409 // Excel's limit
)

// xlsxSink streams rows into a workbook.
type xlsxSink struct {
	book   *excelize.File
	stream *excelize.StreamWriter
	name   string // of the sheet
	layout Layout
	// text and lines are the styles of cells: of one line, or of several.
	text, lines int
	row         int
	values      []any
}

func newXLSXSink(w io.Writer, layout Layout) (*xlsxSink, error) {
	// The workbook goes straight to the file, not through a buffer in memory.
	book := excelize.NewFile()
	book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(w) })
	s := &xlsxSink{book: book, name: cmp.Or(layout.SheetName, "Sheet1"), layout: layout}
	if err := s.prepare(); err != nil {
		book.Close()
		return nil, err
	}
	return s, nil
}

// prepare writes everything but the rows. What the stream does not know of,
// such as drop-downs, must be there before it begins.
func (s *xlsxSink) prepare() (err error) {
	layout := s.layout
	if err := s.book.SetSheetName("Sheet1", s.name); err != nil {
		return err
	}
	now := time.Now().UTC().Format(time.RFC3339)
	if err := s.book.SetDocProps(&excelize.DocProperties{
		Creator: layout.Creator, Title: layout.Title, Created: now, Modified: now,
	}); err != nil {
		return err
	}
	text := excelize.Style{NumFmt: textFormat}
	if slices.ContainsFunc(layout.Columns, func(c Column) bool { return c.Lines }) {
		text.Alignment = &excelize.Alignment{Vertical: "top"}
	}
	if s.text, err = s.book.NewStyle(&text); err != nil {
		return err
	}
	several := excelize.Style{NumFmt: textFormat, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}
	if s.lines, err = s.book.NewStyle(&several); err != nil {
		return err
	}
	if layout.Help != nil {
		if err := s.addHelp(layout.Help); err != nil {
			return err
		}
	}
	if err := s.addValidations(s.name, layout.Columns); err != nil {
		return err
	}
	s.book.SetActiveSheet(0)
	return s.begin(layout.Columns)
}

// begin opens the stream and writes the header.
func (s *xlsxSink) begin(columns []Column) (err error) {
	if s.stream, err = newStream(s.book, s.name); err != nil {
		return err
	}
	if len(columns) == 0 {
		return nil
	}
	if err := s.setColumns(columns); err != nil {
		return err
	}
	frozen := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := s.stream.SetPanes(frozen); err != nil {
		return err
	}
	usual, err := s.headerStyle(headerFill, headerText)
	if err != nil {
		return err
	}
	required, err := s.headerStyle(requiredFill, requiredText)
	if err != nil {
		return err
	}
	header := make([]any, len(columns))
	for i, c := range columns {
		style := usual
		if c.Required {
			style = required
		}
		header[i] = excelize.Cell{StyleID: style, Value: c.Title}
	}
	s.row = 1
	return s.stream.SetRow("A1", header, excelize.RowOpts{Height: 22})
}

// setColumns makes whole columns text and sets their widths. Excel wants them in
// ascending order, and excelize puts those that it hears of last first; runs of
// one width go in one call, because every call costs as much as there are
// columns.
func (s *xlsxSink) setColumns(columns []Column) error {
	width := func(i int) float64 { return cmp.Or(columns[i].Width, usualWidth) }
	for end := len(columns); end > 0; {
		start := end - 1
		for start > 0 && width(start-1) == width(start) && columns[start-1].Lines == columns[start].Lines {
			start--
		}
		if err := s.stream.SetColStyle(start+1, end, s.style(start)); err != nil {
			return err
		}
		if err := s.stream.SetColWidth(start+1, end, width(start)); err != nil {
			return err
		}
		end = start
	}
	return nil
}

// style is that of the cells of a column, from 0.
func (s *xlsxSink) style(column int) int {
	if column < len(s.layout.Columns) && s.layout.Columns[column].Lines {
		return s.lines
	}
	return s.text
}

// newStream opens a stream without the dimension A1 that excelize would write:
// some programs read no further than that.
func newStream(book *excelize.File, name string) (*excelize.StreamWriter, error) {
	if err := book.SetSheetDimension(name, ""); err != nil {
		return nil, err
	}
	return book.NewStreamWriter(name)
}

func (s *xlsxSink) headerStyle(fill, text string) (int, error) {
	return s.book.NewStyle(&excelize.Style{
		NumFmt:    textFormat,
		Font:      &excelize.Font{Bold: true, Color: text},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}},
		Alignment: &excelize.Alignment{Vertical: "center"},
	})
}

// losing is 0: a workbook has every letter.
func (s *xlsxSink) losing() int { return 0 }

func (s *xlsxSink) write(cells []string) error {
	if s.row == MaxExcelRows {
		return ErrTooManyRows
	}
	if len(cells) > MaxColumns {
		return tooLarge("columns")
	}
	s.values = s.values[:0]
	lines := 1
	for i, c := range cells {
		if len(c) > MaxExcelCell && utf16Len(c) > MaxExcelCell {
			return tooLarge("cell")
		}
		if c == "" {
			s.values = append(s.values, nil)
			continue
		}
		style := s.style(i)
		if style == s.lines {
			lines = max(lines, linesOf(c, cmp.Or(s.layout.Columns[i].Width, usualWidth)))
		}
		s.values = append(s.values, excelize.Cell{StyleID: style, Value: c})
	}
	s.row++
	cell := fmt.Sprintf("A%d", s.row)
	if lines > 1 {
		// Not every program finds the height of a row by itself.
		return s.stream.SetRow(cell, s.values, excelize.RowOpts{Height: min(float64(lines)*lineHeight, highestRow)})
	}
	return s.stream.SetRow(cell, s.values)
}

// linesOf is about how many lines a cell takes in a column of this width.
func linesOf(cell string, width float64) int {
	n := 0
	for line := range strings.SplitSeq(cell, "\n") {
		n += 1 + int(float64(max(0, utf8.RuneCountInString(line)-1))/width)
	}
	return n
}

func utf16Len(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

func (s *xlsxSink) finish() error {
	if s.layout.Filter && len(s.layout.Columns) > 0 {
		// The filter ends at the last row, which is known only now.
		last, err := excelize.CoordinatesToCellName(len(s.layout.Columns), s.row)
		if err != nil {
			return err
		}
		if err := s.book.AutoFilter(s.name, "A1:"+last, nil); err != nil {
			return err
		}
	}
	if err := s.stream.Flush(); err != nil {
		return err
	}
	// Everything goes to the writer of SetZipWriter; nothing is left for this one.
	return s.book.Write(io.Discard)
}

// release removes the temporary files of the stream.
func (s *xlsxSink) release() error { return s.book.Close() }
