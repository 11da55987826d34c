package imports

import (
	"fyne.io/fyne/v2"

	"muster/views/theme"
	"muster/views/widgets"
)

// checkLayout gives the head what it needs, the right part a fixed share, the problems the rest.
type checkLayout struct{}

const (
	sideWidth    = float32(385)
	leastProblem = float32(570)
)

func (checkLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, left, right := objects[0], objects[1], objects[2]
	head.Resize(fyne.NewSize(size.Width, head.MinSize().Height))
	h := head.MinSize().Height
	put(head, 0, 0, size.Width, h)
	top := h + theme.GapL
	side := min(sideWidth, max(320, size.Width-theme.GapL-leastProblem))
	put(left, 0, top, size.Width-side-theme.GapL, size.Height-top)
	put(right, size.Width-side, top, side, size.Height-top)
}

func (checkLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(700, objects[0].MinSize().Height+theme.GapL+260)
}

// besideLayout puts the second of two objects right behind the first, which gives way where there is no room for both.
type besideLayout struct{}

func (besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, link := objects[0].(*widgets.Text), objects[1]
	room := size.Width - link.MinSize().Width - theme.GapM
	width := min(room, fyne.MeasureText(text.Text(), theme.TextSize, fyne.TextStyle{}).Width+1)
	put(text, 0, 0, width, size.Height)
	put(link, width+theme.GapM, 0, link.MinSize().Width, size.Height)
}

func (besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
