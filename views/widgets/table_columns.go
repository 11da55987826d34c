package widgets

import (
	"fyne.io/fyne/v2"

	"muster/views/theme"
)

// Column describes a column of a Table.
type Column struct {
	ID    string
	Title string

	// Width is wanted, MinWidth is the least at which the column is shown; both
	// in device independent pixels, the padding of the cell included.
	Width, MinWidth float32
	// Flex is the column's share of the width that is left over, 0 for none.
	Flex float32
	// HideOrder says when the column is left out as the table gets narrow: 1
	// goes first, then 2 and so on; 0 always stays.
	HideOrder int

	Align    fyne.TextAlign
	Sortable bool
}

const (
	cellPadding    float32 = 10 // left and right of a cell's content
	checkColumn    float32 = 42 // width of the column of tick boxes
	minColumnWidth float32 = 48
)

// placed is a column that is shown, and where.
type placed struct {
	index    int // in Table.columns
	x, width float32
}

// fitColumns decides which columns are shown in a width and how wide. Those
// with a HideOrder are left out one by one until the others have their minimum;
// what is left over goes to the flexible ones.
func fitColumns(columns []Column, own map[string]float32, width float32) []placed {
	shown := make([]int, len(columns))
	for i := range columns {
		shown[i] = i
	}
	least := func() (sum float32) {
		for _, i := range shown {
			sum += leastWidth(columns[i])
		}
		return sum
	}
	for least() > width {
		leave := -1
		for at, i := range shown {
			order := columns[i].HideOrder
			if order > 0 && (leave < 0 || order <= columns[shown[leave]].HideOrder) {
				leave = at
			}
		}
		if leave < 0 {
			break
		}
		shown = append(shown[:leave:leave], shown[leave+1:]...)
	}

	widths := make([]float32, len(shown))
	var total, flex, slack float32
	for at, i := range shown {
		c := columns[i]
		widths[at] = max(c.Width, leastWidth(c))
		if w, ok := own[c.ID]; ok {
			widths[at] = max(w, leastWidth(c))
		}
		total += widths[at]
		flex += c.Flex
		slack += widths[at] - leastWidth(c)
	}
	switch over := total - width; {
	case over > 0 && slack > 0: // squeeze, each by its share of what it can give
		for at, i := range shown {
			widths[at] -= min(1, over/slack) * (widths[at] - leastWidth(columns[i]))
		}
	case over < 0 && flex > 0:
		for at, i := range shown {
			widths[at] += -over * columns[i].Flex / flex
		}
	}

	out := make([]placed, len(shown))
	var x float32
	for at, i := range shown {
		out[at] = placed{index: i, x: x, width: widths[at]}
		x += widths[at]
	}
	return out
}

func leastWidth(c Column) float32 {
	return max(c.MinWidth, minColumnWidth)
}

// titleWidth is what a header cell needs to show its title and sort arrow.
func titleWidth(c Column) float32 {
	w := textWidth(c.Title, theme.SmallTextSize, fyne.TextStyle{Bold: true}) + 2*cellPadding
	if c.Sortable {
		w += sortArrowWidth
	}
	return w
}
