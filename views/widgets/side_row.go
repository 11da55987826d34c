package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

const (
	sideBinWidth float32 = 28
	sidePadding  float32 = 8
)

var _ laneRow = (*sideRow)(nil)

// sideRow draws one line of a SideList.
type sideRow struct {
	widget.BaseWidget
	list *SideList
	row  int

	back, binBack *canvas.Rectangle
	dot           *canvas.Circle
	text, count   *canvas.Text
	bin           *canvas.Image
}

func newSideRow(list *SideList) *sideRow {
	r := &sideRow{
		list: list, row: -1, back: newRect(theme.Radius), binBack: newRect(theme.GapXS),
		dot:  canvas.NewCircle(color.Transparent),
		text: newText(theme.TextSize, false), count: newText(theme.TextSize, false),
		bin: newIcon(),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *sideRow) bind(i int) {
	r.row = i
	r.draw()
}

func (r *sideRow) draw() {
	if r.row < 0 || r.row >= len(r.list.items) {
		return
	}
	item := r.list.items[r.row]
	if item.Heading {
		r.drawHeading(item)
		return
	}
	list, s := r.list, r.Size()
	selected := item.ID == list.selected
	hovered := r.row == list.hovered
	keyed := list.focused && r.row == list.current
	r.drawGround(selected, hovered, keyed)

	style := fyne.TextStyle{Bold: selected}
	right := s.Width - sidePadding
	bin := item.Deletable && list.OnDelete != nil && (hovered || selected || keyed)
	r.drawBin(bin, hovered && list.overBin)
	if bin {
		right = s.Width - sideBinWidth + 2
	}
	countInk := theme.ColorMuted
	if selected {
		countInk = theme.ColorText
	}
	w := textWidth(item.Count, theme.TextSize, style)
	r.setStyle(theme.TextSize, style)
	paintText(r.count, item.Count, theme.Color(countInk))
	placeMiddle(r.count, right-w, 0, w, s.Height)
	show(r.count, true)

	x := sidePadding
	show(r.dot, item.Color != nil)
	if item.Color != nil {
		place(r.dot, x, (s.Height-theme.DotSize)/2, theme.DotSize, theme.DotSize)
		r.dot.FillColor = item.Color
		r.dot.Refresh()
		x += theme.DotSize + theme.GapS
	}
	room := right - w - theme.GapS - x
	paintText(r.text, ellipsize(item.Text, room, theme.TextSize, style), theme.Color(theme.ColorText))
	placeMiddle(r.text, x, 0, room, s.Height)
}

func (r *sideRow) drawGround(selected, hovered, keyed bool) {
	fill, stroke := fyne.ThemeColorName(""), fyne.ThemeColorName("")
	switch {
	case selected:
		fill = theme.ColorAccentSoft
	case hovered:
		fill = theme.ColorLine
	}
	if keyed {
		stroke = theme.ColorFocusRing
	}
	s := r.Size()
	place(r.back, 1, 0, s.Width-2, s.Height)
	paintRect(r.back, fill, stroke, theme.CheckLineWidth)
}

func (r *sideRow) drawBin(visible, over bool) {
	s := r.Size()
	place(r.binBack, s.Width-sideBinWidth+4, (s.Height-22)/2, 22, 22)
	place(r.bin, s.Width-sideBinWidth+7, (s.Height-theme.IconSize)/2, theme.IconSize, theme.IconSize)
	if !visible {
		r.bin.Hide()
		paintRect(r.binBack, "", "", 0)
		return
	}
	ink, ground := theme.ColorMuted, fyne.ThemeColorName("")
	if over {
		ink, ground = theme.ColorError, theme.ColorErrorSoft
	}
	paintIcon(r.bin, IconBin, ink)
	paintRect(r.binBack, ground, "", 0)
}

func (r *sideRow) drawHeading(item SideItem) {
	s := r.Size()
	paintRect(r.back, "", "", 0)
	r.drawBin(false, false)
	show(r.dot, false)
	show(r.count, false)
	r.setStyle(headingSize, fyne.TextStyle{})
	title := strings.ToUpper(item.Text)
	h := textHeight(headingSize, fyne.TextStyle{})
	paintText(r.text, ellipsize(title, s.Width-2*sidePadding, headingSize, fyne.TextStyle{}), theme.Color(theme.ColorMuted))
	place(r.text, sidePadding, s.Height-h-4, s.Width-2*sidePadding, h)
}

func (r *sideRow) setStyle(size float32, style fyne.TextStyle) {
	for _, t := range []*canvas.Text{r.text, r.count} {
		if t.TextSize != size || t.TextStyle != style {
			t.TextSize, t.TextStyle = size, style
			t.Refresh()
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (r *sideRow) CreateRenderer() fyne.WidgetRenderer {
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{r.back, r.dot, r.text, r.count, r.binBack, r.bin},
		layout:  func(fyne.Size) { r.draw() },
		refresh: r.draw,
	})
}

const headingSize float32 = 11.5

// NewSideHeading returns the muted heading of a group in capitals, for places
// outside a SideList.
func NewSideHeading(text string) *Text {
	return NewMutedText(strings.ToUpper(text)).Sized(headingSize)
}
