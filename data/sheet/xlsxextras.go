package sheet

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// listSheet holds the drop-downs' contents; a list inside a validation may
// only have 255 characters.
const listSheet = "_lists"

// addValidations adds the drop-downs and notes of the columns, for all rows
// that a sheet can have.
func (s *xlsxSink) addValidations(name string, columns []Column) error {
	for i, c := range columns {
		if len(c.Suggestions) == 0 && c.Note == "" {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s2:%s%d", column, column, MaxExcelRows))
		v.Type = "none"
		if len(c.Suggestions) > 0 {
			if err := s.addList(column, c.Suggestions); err != nil {
				return err
			}
			v.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$1:$%s$%d", listSheet, column, column, len(c.Suggestions)))
			v.ShowErrorMessage = c.Strict
		}
		if c.Note != "" {
			v.SetInput(cutUTF16(c.Title, 32), cutUTF16(c.Note, 255))
		}
		if err := s.book.AddDataValidation(name, v); err != nil {
			return err
		}
	}
	return nil
}

// addList writes a list into its column of the hidden sheet.
func (s *xlsxSink) addList(column string, values []string) error {
	if index, err := s.book.GetSheetIndex(listSheet); err != nil {
		return err
	} else if index < 0 {
		if _, err := s.book.NewSheet(listSheet); err != nil {
			return err
		}
		if err := s.book.SetSheetVisible(listSheet, false); err != nil {
			return err
		}
	}
	for i, v := range values {
		cell := fmt.Sprintf("%s%d", column, i+1)
		if err := s.book.SetCellStr(listSheet, cell, v); err != nil {
			return err
		}
		if err := s.book.SetCellStyle(listSheet, cell, cell, s.text); err != nil {
			return err
		}
	}
	return nil
}

// addHelp writes the sheet that explains.
func (s *xlsxSink) addHelp(help *Help) error {
	name := cmp.Or(help.SheetName, "Help")
	if _, err := s.book.NewSheet(name); err != nil {
		return err
	}
	top := excelize.Alignment{Vertical: "top", WrapText: true}
	title, err := s.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: titleSize, Color: headerText}})
	if err != nil {
		return err
	}
	bold, err := s.book.NewStyle(&excelize.Style{
		NumFmt: textFormat, Alignment: &top, Font: &excelize.Font{Bold: true, Color: headerText},
	})
	if err != nil {
		return err
	}
	plain, err := s.book.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: &top})
	if err != nil {
		return err
	}

	stream, err := newStream(s.book, name)
	if err != nil {
		return err
	}
	for i, width := range slices.Backward([]float64{helpLeftWidth, helpWidth}) {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	row := 0
	add := func(cells ...any) error {
		row++
		return stream.SetRow(fmt.Sprintf("A%d", row), cells)
	}
	if help.Title != "" {
		if err := add(excelize.Cell{StyleID: title, Value: help.Title}); err != nil {
			return err
		}
		row++
	}
	for _, r := range help.Rows {
		if r == (HelpRow{}) {
			row++
			continue
		}
		if err := add(excelize.Cell{StyleID: bold, Value: r.Heading}, excelize.Cell{StyleID: plain, Value: r.Text}); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// cutUTF16 cuts a text to as many UTF-16 units as a field of Excel holds.
func cutUTF16(text string, units int) string {
	n := 0
	for i, r := range text {
		if n++; r > 0xFFFF {
			n++
		}
		if n > units {
			return text[:i]
		}
	}
	return text
}
