package imports

import (
	"fyne.io/fyne/v2"

	"muster/views/theme"
)

// columnsLayout gives the table of columns what the parts below it leave.
type columnsLayout struct{}

func (columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	status, table, heading, fields, lines := objects[0], objects[1], objects[2], objects[3], objects[4]
	const least, most, line = 4, 6, float32(24) // lines of the file
	h := status.MinSize().Height
	put(status, 0, 0, size.Width, h)
	top := h + theme.GapS
	head, choices := heading.MinSize().Height, fields.MinSize().Height
	below := theme.GapM + head + theme.GapXS + choices + theme.GapS
	fit := int((size.Height - top - below - 9*theme.RowHeight) / line) // a file of eight columns comes first
	shown := float32(min(most, max(least, fit)))*line + 2*theme.LineWidth
	bottom := size.Height - shown
	put(lines, 0, bottom, size.Width, shown)
	put(fields, 0, bottom-theme.GapS-choices, size.Width, choices)
	put(heading, 0, bottom-theme.GapS-choices-theme.GapXS-head, size.Width, head)
	put(table, 0, top, size.Width, size.Height-top-below-shown)
}

func (columnsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(700, 420) }

// sharesLayout puts objects side by side, each with its share of the width.
type sharesLayout struct{ shares []float32 }

func (l *sharesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	sum := float32(0)
	for _, share := range l.shares {
		sum += share
	}
	const most = float32(220) // wider than any choice
	room := size.Width - float32(len(objects)-1)*theme.GapS
	x := float32(0)
	for i, o := range objects {
		w := min(most*l.shares[i], room*l.shares[i]/sum)
		put(o, x, 0, w, size.Height)
		x += w + theme.GapS
	}
}

func (l *sharesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
