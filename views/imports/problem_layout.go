package imports

import (
	"fyne.io/fyne/v2"

	"muster/views/theme"
)

// problemBoxLayout puts the table between its head and the strip below. The objects stand in the order of the Tab key.
type problemBoxLayout struct{}

func (problemBoxLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, table, detail := objects[0], objects[1], objects[2]
	bottom := size.Height
	if detail.Visible() {
		bottom -= detailHeight
		put(detail, 0, bottom, size.Width, detailHeight)
	}
	put(head, 0, 0, size.Width, theme.ControlHeight)
	put(table, 0, theme.ControlHeight, size.Width, bottom-theme.ControlHeight)
}

func (problemBoxLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, theme.ControlHeight+objects[1].MinSize().Height+detailHeight)
}

// problemHeadLayout puts the badges behind the heading and the list of reasons at the right; where there is no room the
// heading goes first.
type problemHeadLayout struct{}

func (problemHeadLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const least, most = float32(120), float32(210)
	last := len(objects) - 1
	heading, badges, reasons := objects[0], objects[1:last], objects[last]
	need := float32(0)
	for _, b := range badges {
		if b.Visible() {
			need += b.MinSize().Width + theme.GapXS
		}
	}
	x := heading.MinSize().Width + theme.GapS
	if x+need+least > size.Width {
		x = 0
	}
	put(heading, 0, 0, max(0, x-theme.GapS), size.Height)
	for _, b := range badges {
		if b.Visible() {
			h := b.MinSize().Height
			put(b, x, (size.Height-h)/2, b.MinSize().Width, h)
			x += b.MinSize().Width + theme.GapXS
		}
	}
	width := max(0, min(most, size.Width-x))
	put(reasons, size.Width-width, 0, width, size.Height)
}

func (problemHeadLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, theme.ControlHeight)
}
