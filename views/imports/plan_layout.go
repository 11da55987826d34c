package imports

import (
	"fyne.io/fyne/v2"

	"muster/views/theme"
)

// listBoxLayout puts a list below its head.
type listBoxLayout struct{}

func (listBoxLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put(objects[0], 0, 0, size.Width, theme.ControlHeight)
	put(objects[1], 0, theme.ControlHeight, size.Width, size.Height-theme.ControlHeight)
}

func (listBoxLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, theme.ControlHeight+objects[1].MinSize().Height)
}

// planHeadLayout puts the badge behind the heading and what is for all rows alike at the right, before the last object.
type planHeadLayout struct{}

func (planHeadLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heading, badge, all, forget, closing := objects[0], objects[1], objects[2], objects[3], objects[4]
	const most = float32(300)
	right := size.Width - closing.MinSize().Width
	put(closing, right, (size.Height-closing.MinSize().Height)/2, closing.MinSize().Width, closing.MinSize().Height)
	x := heading.MinSize().Width + theme.GapS
	put(heading, 0, 0, min(heading.MinSize().Width, right), size.Height)
	if badge.Visible() {
		least := badge.MinSize()
		put(badge, x, (size.Height-least.Height)/2, least.Width, least.Height)
		x += least.Width + theme.GapS
	}
	room := max(0, right-theme.GapS-x)
	if all.Visible() {
		put(all, right-theme.GapS-min(most, room), 0, min(most, room), size.Height)
	}
	if forget.Visible() {
		width := min(forget.MinSize().Width, room)
		put(forget, right-theme.GapS-width, 0, width, size.Height)
	}
}

func (planHeadLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, theme.ControlHeight)
}

// panelLayout keeps head and actions of the panel in sight and gives the rest to what is scrolled.
type panelLayout struct{}

const panelActions = float32(26)

func (panelLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, scroll, actions := objects[0], objects[1], objects[2]
	h := head.MinSize().Height
	put(head, 0, 0, size.Width, h)
	put(scroll, 0, h+theme.GapS, size.Width, size.Height-h-theme.GapS-panelActions-theme.GapS)
	put(actions, 0, size.Height-panelActions, size.Width, panelActions)
}

func (panelLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, objects[0].MinSize().Height+panelActions+2*theme.GapS+60)
}

// changeLayout puts what a field was and what it will be on one line, on two where that is too long.
type changeLayout struct{ width float32 }

func (l *changeLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.walk(objects, put)
}

func (l *changeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, l.walk(objects, func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

// walk places the parts and returns their height.
func (l *changeLayout) walk(objects []fyne.CanvasObject, place func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	old, arrow, now := objects[0], objects[1], objects[2]
	line, wide := old.MinSize().Height, arrow.MinSize().Width
	was, is := textWidth(old), textWidth(now)
	place(old, 0, 0, min(was, l.width), line)
	if was+wide+is+2*theme.GapXS <= l.width || l.width == 0 {
		place(arrow, was+theme.GapXS, 0, wide, line)
		place(now, was+wide+2*theme.GapXS, 0, is, line)
		return line
	}
	place(arrow, 0, line, wide, line)
	place(now, wide+theme.GapXS, line, min(is, l.width-wide-theme.GapXS), line)
	return 2 * line
}

// textWidth is what a text needs to be shown uncut, bold or not.
func textWidth(o fyne.CanvasObject) float32 {
	named, ok := o.(interface{ Text() string })
	if !ok {
		return o.MinSize().Width
	}
	return fyne.MeasureText(named.Text(), theme.TextSize, fyne.TextStyle{Bold: true}).Width + 1
}
