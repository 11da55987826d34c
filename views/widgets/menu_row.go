package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"muster/views/theme"
)

const (
	menuTextAt    float32 = 34
	menuPadding   float32 = 10
	menuReasonMax float32 = 400
)

func menuItemWidth(item MenuItem) float32 {
	w := menuTextAt + textWidth(item.Text, theme.TextSize, fyne.TextStyle{}) + menuPadding + theme.GapM
	if item.Shortcut != "" {
		w += textWidth(item.Shortcut, theme.SmallTextSize, fyne.TextStyle{}) + theme.GapL
	}
	if item.Reason != "" {
		reason := textWidth(item.Reason, theme.SmallTextSize, fyne.TextStyle{})
		w = max(w, menuTextAt+min(reason, menuReasonMax)+menuPadding)
	}
	return w
}

// menuRowShape draws one line of a menu.
type menuRowShape struct {
	back, line             *canvas.Rectangle
	icon                   *canvas.Image
	text, shortcut, reason *canvas.Text
}

func newMenuRowShape() *menuRowShape {
	return &menuRowShape{
		back: newRect(theme.Radius), line: newRect(0), icon: newIcon(),
		text:     newText(theme.TextSize, false),
		shortcut: newText(theme.SmallTextSize, false),
		reason:   newText(theme.SmallTextSize, false),
	}
}

func (r *menuRowShape) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.line, r.icon, r.text, r.shortcut, r.reason}
}

func (r *menuRowShape) layout(item MenuItem, y, width, height float32) {
	place(r.back, 0, y, width, height)
	place(r.line, 0, y+height/2, width, theme.LineWidth)
	line := min(height, menuRow)
	place(r.icon, menuPadding, y+(line-theme.IconSize)/2, theme.IconSize, theme.IconSize)
	placeMiddle(r.text, menuTextAt, y, width-menuTextAt, line)
	w := textWidth(item.Shortcut, theme.SmallTextSize, fyne.TextStyle{})
	placeMiddle(r.shortcut, width-menuPadding-w, y, w, line)
	placeMiddle(r.reason, menuTextAt, y+line-8, width-menuTextAt-menuPadding, height-line+2)
}

func (r *menuRowShape) paint(item MenuItem, current bool) {
	for _, o := range r.objects() {
		show(o, !item.separator)
	}
	show(r.line, item.separator)
	paintLine(r.line)
	if item.separator {
		return
	}
	back := fyne.ThemeColorName("")
	ink, iconInk := theme.ColorText, theme.ColorMuted
	if item.Danger {
		ink, iconInk = theme.ColorError, theme.ColorError
	}
	if current {
		back = theme.ColorHover
		if item.Danger {
			back = theme.ColorErrorSoft
		}
	}
	if item.Reason != "" {
		ink, iconInk = theme.ColorDisabled, theme.ColorDisabled
	}
	paintRect(r.back, back, "", 0)
	icon := item.Icon
	if item.Checked {
		icon, iconInk = IconCheck, theme.ColorAccent
	}
	paintIcon(r.icon, icon, iconInk)
	paintText(r.text, item.Text, theme.Color(ink))
	paintText(r.shortcut, item.Shortcut, theme.Color(theme.ColorMuted))
	paintText(r.reason, ellipsize(item.Reason, menuReasonMax, theme.SmallTextSize, fyne.TextStyle{}), theme.Color(theme.ColorMuted))
}
