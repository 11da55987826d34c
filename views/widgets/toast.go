package widgets

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// Toast is a message that floats over the window's upper right corner.
type Toast struct {
	Title, Text string
	Tone        Tone
	// Actions are shown as links below the text; a tap on one closes the toast
	// unless KeepOpen is set.
	Actions []ToastAction
	// For is how long the toast stays; 0 means until it is closed.
	For time.Duration
	// OnClosed is called when it is gone, however that came; may be nil.
	OnClosed func()
}

// ToastAction is a link of a toast.
type ToastAction struct {
	Text     string
	Action   func()
	KeepOpen bool
}

const (
	toastWidth   float32 = 330
	toastStripe  float32 = 4
	toastPadding float32 = 14
)

var (
	_ fyne.Widget = (*ToastHost)(nil)
	_ hintLayer   = (*ToastHost)(nil)
)

// ToastHost is put around the window's content and floats toasts, and the hints
// of buttons, over it. Beside a toast the content works as ever, and a toast
// never takes the keyboard.
type ToastHost struct {
	widget.BaseWidget

	// Top is how far below the upper edge the first toast is, Right how far from
	// the right edge they stay: the width of a panel that they shall not cover.
	Top, Right float32

	content fyne.CanvasObject
	cards   []*toastCard
	hint    *hintBubble
	// painted is never seen. A new toast is not known to the canvas yet, so something that is has it painted.
	painted *canvas.Rectangle
}

// NewToastHost puts a host around the content.
func NewToastHost(content fyne.CanvasObject) *ToastHost {
	h := &ToastHost{content: content, Top: theme.GapL, hint: newHintBubble(), painted: canvas.NewRectangle(color.Transparent)}
	h.ExtendBaseWidget(h)
	return h
}

// SetContent changes what is below the toasts.
func (h *ToastHost) SetContent(o fyne.CanvasObject) { h.content = o; h.Refresh() }

// Add shows a toast above those that are there and returns what closes it.
func (h *ToastHost) Add(t Toast) (dismiss func()) {
	card := newToastCard(t)
	done := false
	dismiss = func() {
		if done {
			return
		}
		done = true
		h.remove(card)
		if t.OnClosed != nil {
			t.OnClosed()
		}
	}
	card.dismiss = dismiss
	h.cards = append([]*toastCard{card}, h.cards...)
	h.Refresh()
	if t.For > 0 {
		time.AfterFunc(t.For, func() { fyne.Do(dismiss) })
	}
	return dismiss
}

// Count returns how many toasts are shown.
func (h *ToastHost) Count() int { return len(h.cards) }

// Titles returns the titles of the toasts from top to bottom.
func (h *ToastHost) Titles() []string {
	titles := make([]string, len(h.cards))
	for i, c := range h.cards {
		titles[i] = c.toast.Title
	}
	return titles
}

func (h *ToastHost) remove(card *toastCard) {
	for i, c := range h.cards {
		if c == card {
			h.cards = append(h.cards[:i:i], h.cards[i+1:]...)
			h.Refresh()
			return
		}
	}
}

func (h *ToastHost) showHint(text string, at fyne.Position, anchor fyne.Size) {
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(h)
	h.hint.show(text, at.Subtract(origin), anchor, h.Size())
}

func (h *ToastHost) hideHint() { h.hint.hide() }

// CreateRenderer implements fyne.Widget.
func (h *ToastHost) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return &toastRenderer{host: h}
}

type toastRenderer struct{ host *ToastHost }

func (r *toastRenderer) Destroy() {}

func (r *toastRenderer) MinSize() fyne.Size { return r.host.content.MinSize() }

func (r *toastRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.host.content, r.host.painted}
	for i := len(r.host.cards) - 1; i >= 0; i-- {
		objects = append(objects, r.host.cards[i])
	}
	return append(objects, r.host.hint.box)
}

func (r *toastRenderer) Layout(s fyne.Size) {
	r.host.content.Resize(s)
	y := r.host.Top
	for _, c := range r.host.cards {
		h := c.MinSize().Height
		place(c, max(0, s.Width-r.host.Right-toastWidth-theme.GapL), y, toastWidth, h)
		y += h + theme.GapS + 2
	}
}

// Refresh lays the toasts out. The content is not refreshed: a toast comes and
// goes while others work.
func (r *toastRenderer) Refresh() {
	r.Layout(r.host.Size())
	for _, c := range r.host.cards {
		c.Refresh()
	}
	r.host.content.Show()
	canvas.Refresh(r.host.hint.box)
	canvas.Refresh(r.host.painted)
}

var (
	_ fyne.Widget       = (*toastCard)(nil)
	_ fyne.Tappable     = (*toastCard)(nil)
	_ fyne.Scrollable   = (*toastCard)(nil)
	_ desktop.Hoverable = (*toastCard)(nil)
)

// toastCard is one toast. It is not focusable; its links are, but they stand
// last in the Tab chain.
type toastCard struct {
	widget.BaseWidget
	toast   Toast
	dismiss func()
	text    *Text
	links   []*LinkText
	overX   bool
}

func newToastCard(t Toast) *toastCard {
	c := &toastCard{toast: t}
	c.text = NewMutedText(t.Text).WrapAt(toastWidth - toastStripe - 2*toastPadding - 8)
	for _, action := range t.Actions {
		c.links = append(c.links, NewLinkText(action.Text, func() {
			if !action.KeepOpen {
				c.dismiss()
			}
			if action.Action != nil {
				action.Action()
			}
		}).Colored(theme.ColorAccent))
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *toastCard) onCross(at fyne.Position) bool {
	return at.X > toastWidth-32 && at.Y < 32
}

// Tapped closes the toast when its × was hit; other taps end here.
func (c *toastCard) Tapped(ev *fyne.PointEvent) {
	if c.onCross(ev.Position) {
		c.dismiss()
	}
}

// Scrolled keeps the wheel from what is below.
func (c *toastCard) Scrolled(*fyne.ScrollEvent) {}

// MouseIn implements desktop.Hoverable.
func (c *toastCard) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (c *toastCard) MouseMoved(ev *desktop.MouseEvent) {
	if over := c.onCross(ev.Position); over != c.overX {
		c.overX = over
		c.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (c *toastCard) MouseOut() { c.overX = false; c.Refresh() }

// linkRows breaks the links into as many rows as the width asks for.
func (c *toastCard) linkRows() [][]*LinkText {
	const room = toastWidth - toastStripe - 2*toastPadding
	var rows [][]*LinkText
	x := float32(0)
	for _, l := range c.links {
		width := l.MinSize().Width
		if last := len(rows) - 1; last >= 0 && x+width <= room {
			rows[last] = append(rows[last], l)
		} else {
			rows, x = append(rows, []*LinkText{l}), 0
		}
		x += width + theme.GapL
	}
	return rows
}

// CreateRenderer implements fyne.Widget.
func (c *toastCard) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	under, back := newRect(theme.Radius+2), newRect(theme.Radius+2)
	stripe, title, cross := newRect(0), newText(theme.TextSize, true), newIcon()
	stripe.TopLeftCornerRadius, stripe.BottomLeftCornerRadius = theme.Radius+2, theme.Radius+2
	objects := []fyne.CanvasObject{under, back, stripe, title, c.text, cross}
	for _, l := range c.links {
		objects = append(objects, l)
	}
	const left = toastStripe + toastPadding
	titleHeight := textHeight(theme.TextSize, fyne.TextStyle{Bold: true})
	textTop := float32(toastPadding) - 2 + titleHeight + 3
	return newRenderer(renderer{
		objects: objects,
		min: func() fyne.Size {
			h := textTop + toastPadding
			if c.toast.Text != "" {
				h += c.text.MinSize().Height
			}
			if rows := c.linkRows(); len(rows) > 0 {
				h += theme.GapS + titleHeight + float32(len(rows)-1)*(titleHeight+theme.GapXS)
			}
			return fyne.NewSize(toastWidth, h)
		},
		layout: func(s fyne.Size) {
			place(under, 0, 0, s.Width, s.Height)
			place(back, 0, 0, s.Width, s.Height)
			place(stripe, 0, 0, toastStripe, s.Height)
			place(title, left, toastPadding-2, s.Width-left-36, titleHeight)
			place(cross, s.Width-26, 11, 14, 14)
			textHigh := c.text.MinSize().Height
			place(c.text, left, textTop, s.Width-left-toastPadding, textHigh)
			rows := c.linkRows()
			for i, row := range rows {
				x, below := float32(left), float32(len(rows)-1-i)*(titleHeight+theme.GapXS)
				for _, l := range row {
					least := l.MinSize()
					place(l, x, s.Height-toastPadding-below-least.Height+1, least.Width, least.Height)
					x += least.Width + theme.GapL
				}
			}
		},
		refresh: func() {
			paintShadow(under, 16)
			paintRect(back, theme.ColorSurface, theme.ColorLine, theme.LineWidth)
			ink, _ := c.toast.Tone.colors()
			if c.toast.Tone == Neutral || c.toast.Tone == Subdued {
				ink = theme.ColorAccent
			}
			paintRect(stripe, ink, "", 0)
			room := toastWidth - left - 36
			paintText(title, ellipsize(c.toast.Title, room, theme.TextSize, fyne.TextStyle{Bold: true}), theme.Color(theme.ColorText))
			crossInk := theme.ColorMuted
			if c.overX {
				crossInk = theme.ColorText
			}
			paintIcon(cross, IconClose, crossInk)
		},
	})
}
