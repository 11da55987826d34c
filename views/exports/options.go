package exports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
	"muster/views/widgets"
)

// option is one of several things to choose from: a title and a muted line below it.
type option struct{ title, note string }

var (
	_ fyne.Widget       = (*options)(nil)
	_ fyne.Tappable     = (*options)(nil)
	_ fyne.Focusable    = (*options)(nil)
	_ desktop.Hoverable = (*options)(nil)
)

const (
	optionHeight  = float32(48)
	plainHeight   = float32(34)
	optionPadding = theme.GapM
	radioSize     = theme.BoxSize
)

// options is a list of which exactly one is chosen: by a tap, or with the arrows up and down.
type options struct {
	widget.BaseWidget

	onChanged func(int)
	items     []option
	chosen    int
	hovered   int
	focused   bool
}

func newOptions(items []option, changed func(int)) *options {
	o := &options{items: items, onChanged: changed, hovered: -1}
	o.ExtendBaseWidget(o)
	return o
}

// choose chooses as a tap does.
func (o *options) choose(i int) {
	if i < 0 || i >= len(o.items) || i == o.chosen {
		return
	}
	o.chosen = i
	o.Refresh()
	if o.onChanged != nil {
		o.onChanged(i)
	}
}

// rowHeight is the same for all rows, so that they stand evenly.
func (o *options) rowHeight() float32 {
	for _, item := range o.items {
		if item.note != "" {
			return optionHeight
		}
	}
	return plainHeight
}

func (o *options) at(y float32) int {
	i := int(y / o.rowHeight())
	if y < 0 || i >= len(o.items) {
		return -1
	}
	return i
}

// Tapped implements fyne.Tappable.
func (o *options) Tapped(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(o)
	}
	o.choose(o.at(ev.Position.Y))
}

// MouseIn implements desktop.Hoverable.
func (o *options) MouseIn(ev *desktop.MouseEvent) { o.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (o *options) MouseMoved(ev *desktop.MouseEvent) { o.hover(o.at(ev.Position.Y)) }

// MouseOut implements desktop.Hoverable.
func (o *options) MouseOut() { o.hover(-1) }

func (o *options) hover(i int) {
	if o.hovered != i {
		o.hovered = i
		o.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (o *options) FocusGained() { o.focused = true; o.Refresh() }

// FocusLost implements fyne.Focusable.
func (o *options) FocusLost() { o.focused = false; o.Refresh() }

// TypedRune implements fyne.Focusable.
func (o *options) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (o *options) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		o.choose(o.chosen + 1)
	case fyne.KeyUp:
		o.choose(o.chosen - 1)
	case fyne.KeySpace:
	default:
		c := fyne.CurrentApp().Driver().CanvasForObject(o)
		if c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

// CreateRenderer implements fyne.Widget.
func (o *options) CreateRenderer() fyne.WidgetRenderer {
	r := &optionsRenderer{o: o}
	for _, item := range o.items {
		row := &optionRow{
			back: canvas.NewRectangle(nil), ring: canvas.NewCircle(nil), dot: canvas.NewCircle(nil),
			title: widgets.NewText(item.title).MinWidth(10),
			note:  widgets.NewMutedText(item.note).Sized(theme.SmallTextSize).MinWidth(10),
		}
		row.back.CornerRadius = theme.Radius
		r.rows = append(r.rows, row)
		r.objects = append(r.objects, row.back, row.ring, row.dot, row.title, row.note)
	}
	r.Refresh()
	return r
}

type optionRow struct {
	back        *canvas.Rectangle
	ring, dot   *canvas.Circle
	title, note *widgets.Text
}

type optionsRenderer struct {
	o       *options
	rows    []*optionRow
	objects []fyne.CanvasObject
}

func (r *optionsRenderer) Destroy()                     {}
func (r *optionsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *optionsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, float32(len(r.rows))*r.o.rowHeight())
}

func (r *optionsRenderer) Layout(size fyne.Size) {
	h := r.o.rowHeight()
	for i, row := range r.rows {
		y := float32(i) * h
		put(row.back, 0, y+1, size.Width, h-2)
		put(row.ring, optionPadding, y+(h-radioSize)/2, radioSize, radioSize)
		put(row.dot, optionPadding+4, y+(h-radioSize)/2+4, radioSize-8, radioSize-8)
		left := optionPadding + radioSize + theme.GapM
		width := size.Width - left - optionPadding
		title := row.title.MinSize().Height
		if r.o.items[i].note == "" {
			put(row.title, left, y, width, h)
			continue
		}
		top := y + (h-title-row.note.MinSize().Height)/2
		put(row.title, left, top, width, title)
		put(row.note, left, top+title, width, row.note.MinSize().Height)
	}
}

func (r *optionsRenderer) Refresh() {
	for i, row := range r.rows {
		chosen := i == r.o.chosen
		fill, line := theme.ColorSurface, theme.ColorSurface
		ring := theme.ColorBoxLine
		switch {
		case chosen:
			fill, ring = theme.ColorAccentSoft, theme.ColorAccent
			line = fill
			if r.o.focused {
				line = theme.ColorFocusRing
			}
		case i == r.o.hovered:
			fill = theme.ColorHover
			line = fill
		}
		row.back.FillColor, row.back.StrokeColor, row.back.StrokeWidth = theme.Color(fill), theme.Color(line), theme.CheckLineWidth
		row.ring.FillColor, row.ring.StrokeColor, row.ring.StrokeWidth = theme.Color(theme.ColorSurface), theme.Color(ring), theme.CheckLineWidth
		row.dot.FillColor = theme.Color(theme.ColorAccent)
		if chosen {
			row.dot.Show()
		} else {
			row.dot.Hide()
		}
		row.title.Refresh()
		row.note.Refresh()
	}
	canvas.Refresh(r.o)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
