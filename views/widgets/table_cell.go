package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"muster/views/theme"
)

const (
	noValue     = "—"
	frameHeight = float32(26)
)

// tableCell draws one cell of a row. Most cells are a text; what else a cell
// can show is made when it is needed first.
type tableCell struct {
	row   *tableRow
	text  *canvas.Text
	dot   *canvas.Circle
	frame *canvas.Rectangle // of a value or a button, the placeholder's bar, too
	icon  *canvas.Image
	caret *canvas.Image
	badge *badgeShape
	chips []*chipShape
	hit   fyne.Position // left and right edge of what a tap acts on; both 0: nothing
}

func newTableCell(row *tableRow) *tableCell {
	c := &tableCell{row: row, text: newText(theme.TextSize, false), frame: newRect(theme.Radius)}
	c.frame.Hide()
	row.objects = append(row.objects, c.frame, c.text)
	return c
}

func (c *tableCell) hide() {
	show(c.text, false)
	show(c.frame, false)
	c.hideExtras(0)
}

// hideExtras hides all but the first chips.
func (c *tableCell) hideExtras(chips int) {
	if c.dot != nil {
		show(c.dot, false)
	}
	if c.badge != nil {
		c.badge.hide()
	}
	for _, image := range []*canvas.Image{c.icon, c.caret} {
		if image != nil {
			show(image, false)
		}
	}
	for i := chips; i < len(c.chips); i++ {
		c.chips[i].hide()
	}
	c.hit = fyne.Position{}
}

// waiting draws a row that is not loaded yet.
func (c *tableCell) waiting(p placed, row int) {
	c.hideExtras(0)
	show(c.text, false)
	share := []float32{.62, .45, .7, .5}[(row+p.index)%4] // lengths that look like text
	place(c.frame, p.x+cellPadding, theme.RowHeight/2-4, (p.width-2*cellPadding)*share, 8)
	paintRect(c.frame, theme.ColorHover, "", 0)
	show(c.frame, true)
}

func (c *tableCell) paint(cell *Cell, p placed, align fyne.TextAlign) {
	x, room := p.x+cellPadding, p.width-2*cellPadding
	if len(cell.Chips) > 0 {
		show(c.text, false)
		show(c.frame, false)
		used := c.paintChips(cell.Chips, x, room+cellPadding-2)
		c.hideExtras(used)
		return
	}
	c.hideExtras(0)
	text, ink := cell.Text, theme.ColorText
	switch {
	case cell.Color != "":
		ink = cell.Color
	case cell.Muted:
		ink = theme.ColorMuted
	}
	if text == "" && !cell.Blank && cell.Frame == "" && cell.Dot == nil && cell.Icon == NoIcon {
		text, ink = noValue, theme.ColorMuted
	}
	if cell.Dot != nil {
		x, room = c.paintDot(cell.Dot, x, room)
	}
	if cell.Icon != NoIcon {
		c.paintIcon(cell, x)
		x, room = x+theme.IconSize+theme.GapS-2, room-theme.IconSize-theme.GapS+2
	}
	if cell.Badge != "" {
		room -= c.badgeWidth(cell.Badge)
	}
	boxed := (cell.Action || cell.Frame != "") && (text != "" || cell.Frame != "")
	style := fyne.TextStyle{Bold: cell.Bold}
	inner := room
	if boxed {
		x, inner = x+cellPadding, room-2*cellPadding
	}
	if cell.Caret {
		inner -= theme.IconSize
	}
	if cell.Short != "" && textWidth(text, theme.TextSize, style) > inner {
		text = cell.Short
	}
	shown := ellipsize(text, inner, theme.TextSize, style)
	if c.text.TextStyle != style {
		c.text.TextStyle = style
		c.text.Refresh()
	}
	paintText(c.text, shown, theme.Color(ink))
	show(c.text, true)
	h := textHeight(theme.TextSize, style)
	w := inner
	if boxed || align == fyne.TextAlignTrailing || cell.Badge != "" {
		w = textWidth(shown, theme.TextSize, style)
	}
	if align == fyne.TextAlignTrailing && !boxed {
		x += inner - w
	}
	place(c.text, x, (theme.RowHeight-h)/2-.5, w, h)
	c.paintFrame(cell, boxed, x-cellPadding, room, w)
	if cell.Badge != "" {
		c.paintBadge(cell, x+w+theme.GapS)
	}
}

func (c *tableCell) paintDot(d *ChipData, x, room float32) (float32, float32) {
	if d.Color == nil {
		return x, room
	}
	if c.dot == nil {
		c.dot = canvas.NewCircle(d.Color)
		c.row.objects = append(c.row.objects, c.dot)
	}
	place(c.dot, x, (theme.RowHeight-theme.DotSize)/2, theme.DotSize, theme.DotSize)
	c.dot.FillColor = d.Color
	show(c.dot, true)
	c.dot.Refresh()
	step := theme.DotSize + theme.GapS - 1
	return x + step, room - step
}

func (c *tableCell) paintFrame(cell *Cell, boxed bool, x, room, textWide float32) {
	show(c.frame, boxed)
	if !boxed {
		return
	}
	width, stroke := room, cell.Frame
	if cell.Action {
		width, stroke = textWide+2*cellPadding, theme.ColorLine
	}
	place(c.frame, x, (theme.RowHeight-frameHeight)/2, width, frameHeight)
	paintRect(c.frame, theme.ColorSurface, stroke, theme.LineWidth)
	c.hit = fyne.NewPos(x, x+width)
	if cell.Caret {
		if c.caret == nil {
			c.caret = c.image()
		}
		place(c.caret, x+width-theme.IconSize-theme.GapXS, (theme.RowHeight-theme.IconSize)/2, theme.IconSize, theme.IconSize)
		paintIcon(c.caret, IconCaret, theme.ColorMuted)
	}
}

func (c *tableCell) paintIcon(cell *Cell, x float32) {
	if c.icon == nil {
		c.icon = c.image()
	}
	ink := cell.IconColor
	if ink == "" {
		ink = theme.ColorMuted
	}
	place(c.icon, x, (theme.RowHeight-theme.IconSize)/2, theme.IconSize, theme.IconSize)
	paintIcon(c.icon, cell.Icon, ink)
}

func (c *tableCell) image() *canvas.Image {
	image := newIcon()
	c.row.objects = append(c.row.objects, image)
	return image
}

func (c *tableCell) badgeWidth(text string) float32 { return badgeWidth(text) + theme.GapS }

func (c *tableCell) paintBadge(cell *Cell, x float32) {
	if c.badge == nil {
		c.badge = newBadgeShape()
		c.row.objects = append(c.row.objects, c.badge.objects()...)
	}
	c.badge.draw(cell.Badge, cell.BadgeTone, x, (theme.RowHeight-badgeHeight)/2)
}

// paintChips draws as many chips as fit and "+n" for the others, and returns
// how many shapes it used.
func (c *tableCell) paintChips(chips []ChipData, x, room float32) int {
	widths := make([]float32, len(chips))
	var total float32
	for i, d := range chips {
		widths[i] = chipWidth(d)
		total += widths[i] + chipGap
	}
	fit := len(chips)
	if total-chipGap > room {
		fit = 0
		rest := room - chipWidth(ChipData{Text: "+" + strconv.Itoa(len(chips))}) - chipGap
		var used float32
		for fit < len(chips) && used+widths[fit] <= rest {
			used += widths[fit] + chipGap
			fit++
		}
	}
	at := x
	y := (theme.RowHeight - chipHeight) / 2
	shapes := 0
	if fit == 0 { // not even one: cut the first
		more := float32(0)
		if len(chips) > 1 {
			more = chipWidth(ChipData{Text: "+" + strconv.Itoa(len(chips)-1)}) + chipGap
		}
		w := max(room-more, chipHeight+20)
		c.chip(shapes).draw(chips[0], at, y, min(w, widths[0]), theme.ColorText)
		at += min(w, widths[0]) + chipGap
		fit = 1
		shapes++
	} else {
		for i := range fit {
			c.chip(shapes).draw(chips[i], at, y, widths[i], theme.ColorText)
			at += widths[i] + chipGap
			shapes++
		}
	}
	if fit < len(chips) {
		more := ChipData{Text: "+" + strconv.Itoa(len(chips)-fit)}
		c.chip(shapes).draw(more, at, y, chipWidth(more), theme.ColorMuted)
		shapes++
	}
	return shapes
}

func (c *tableCell) chip(i int) *chipShape {
	for len(c.chips) <= i {
		shape := newChipShape()
		c.chips = append(c.chips, shape)
		c.row.objects = append(c.row.objects, shape.objects()...)
	}
	return c.chips[i]
}
