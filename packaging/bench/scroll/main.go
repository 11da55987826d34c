// Scroll measures how many scroll steps a second the contacts table paints in a real window, at 100 rows and at
// 1,000,000: each step moves the table by two rows and waits until that was painted. It needs a screen, for example:
//
//	xvfb-run -s '-screen 0 1280x800x24' go run -tags migrated_fynedo ./packaging/bench/scroll
package main

import (
	"fmt"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"muster/views/theme"
	"muster/views/widgets"
)

// measured is how long each length is scrolled.
const measured = 4 * time.Second

func main() {
	desk := app.NewWithID("io.github.muster.bench")
	desk.Settings().SetTheme(theme.New())
	window := desk.NewWindow("scroll")
	window.Resize(fyne.NewSize(1200, 760))
	table := newTable()
	painted := make(chan struct{}, 1)
	witness := newWitness(painted)
	window.SetContent(container.NewBorder(nil, witness, nil, nil, table))
	go func() {
		time.Sleep(2 * time.Second) // until the window stands
		few := steps(table, witness, painted, 100)
		many := steps(table, witness, painted, 1_000_000)
		again := steps(table, witness, painted, 100)
		few = (few + again) / 2
		fmt.Printf("scroll steps a second: %.1f with 100 rows, %.1f with 1,000,000 rows, ratio %.2f\n", few, many, many/few)
		fyne.Do(desk.Quit)
	}()
	window.ShowAndRun()
}

func newTable() *widgets.Table {
	table := widgets.NewTable([]widgets.Column{
		{ID: "name", Title: "Name", MinWidth: 150, Flex: 1},
		{ID: "mobile", Title: "Mobile", MinWidth: 130},
		{ID: "email", Title: "E-mail", MinWidth: 200, Flex: 1},
		{ID: "organization", Title: "Organization", MinWidth: 180, Flex: 1},
		{ID: "country", Title: "Country", MinWidth: 80},
		{ID: "segments", Title: "Segments", MinWidth: 220},
	})
	table.IsChecked = func(row int) bool { return row%5 == 0 }
	table.UpdateCell = func(row int, column string, cell *widgets.Cell) {
		switch column {
		case "country":
			cell.Text = "DE"
		case "segments":
			cell.Chips = []widgets.ChipData{
				{Text: fmt.Sprintf("Segment %d", row%40), Color: theme.SegmentColors[row%10]},
				{Text: fmt.Sprintf("Region %d", row%12), Color: theme.SegmentColors[row%7]},
			}
		default:
			cell.Text = fmt.Sprintf("%s %d", column, row)
		}
	}
	return table
}

// newWitness is a point that tells when the window paints it: it is drawn anew at each step.
func newWitness(painted chan<- struct{}) *canvas.Raster {
	witness := canvas.NewRaster(func(int, int) image.Image {
		select {
		case painted <- struct{}{}:
		default:
		}
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	witness.SetMinSize(fyne.NewSize(1, 1))
	return witness
}

// steps scrolls a table of some rows to and fro and returns the painted steps a second.
func steps(table *widgets.Table, witness *canvas.Raster, painted <-chan struct{}, rows int) float64 {
	fyne.DoAndWait(func() { table.SetLength(rows) })
	n, row, by := 0, 0, 2
	begun := time.Now()
	for time.Since(begun) < measured {
		if row += by; row < 0 || row > rows-30 {
			by, row = -by, row-2*by
		}
		fyne.DoAndWait(func() {
			table.SetOffset(row, 0)
			witness.Refresh()
		})
		<-painted
		n++
	}
	return float64(n) / time.Since(begun).Seconds()
}
