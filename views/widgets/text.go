package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var _ fyne.Widget = (*Text)(nil)

// Text is text without padding of its own. It ends in an ellipsis where it does
// not fit, or breaks into lines when Wrap is set.
type Text struct {
	widget.BaseWidget

	text  string
	size  float32
	bold  bool
	color fyne.ThemeColorName
	align fyne.TextAlign
	wrap  bool
	width float32 // of wrapped lines, when fixed by WrapAt
	min   float32

	laid  float32 // width that the lines were broken for
	lines []string
}

// NewText returns text of the usual size and colour.
func NewText(text string) *Text {
	t := &Text{text: text, size: theme.TextSize, color: theme.ColorText}
	t.ExtendBaseWidget(t)
	return t
}

// NewMutedText returns text of the usual size in the muted colour.
func NewMutedText(text string) *Text { return NewText(text).Colored(theme.ColorMuted) }

// NewTitle returns text as a dialog's or panel's title.
func NewTitle(text string) *Text { return NewText(text).Sized(theme.TitleTextSize).Strong() }

// Sized sets the text size and returns the text.
func (t *Text) Sized(size float32) *Text { t.size = size; t.changed(); return t }

// Strong makes the text bold and returns it.
func (t *Text) Strong() *Text { t.bold = true; t.changed(); return t }

// Colored sets a colour of views/theme and returns the text.
func (t *Text) Colored(name fyne.ThemeColorName) *Text { t.color = name; t.changed(); return t }

// Aligned sets the alignment and returns the text.
func (t *Text) Aligned(align fyne.TextAlign) *Text { t.align = align; t.changed(); return t }

// Wrapped lets the text break into lines of the width that it is given, and
// returns it.
func (t *Text) Wrapped() *Text { t.wrap = true; t.changed(); return t }

// WrapAt lets the text break into lines of a fixed width, and returns it.
func (t *Text) WrapAt(width float32) *Text { t.wrap, t.width = true, width; t.changed(); return t }

// MinWidth sets the width below which the text may not be squeezed; without it
// an unwrapped text keeps its whole width. It returns the text.
func (t *Text) MinWidth(width float32) *Text { t.min = width; t.changed(); return t }

// SetText changes the text.
func (t *Text) SetText(text string) {
	if t.text == text {
		return
	}
	t.text = text
	t.changed()
}

// SetColor changes the colour.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	if t.color == name {
		return
	}
	t.color = name
	t.Refresh()
}

// Text returns what is shown, unshortened.
func (t *Text) Text() string { return t.text }

func (t *Text) changed() {
	t.laid = 0
	t.Refresh()
}

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.bold} }

// breakLines breaks the text for the width at hand and says whether the number
// of lines is another than before.
func (t *Text) breakLines(width float32) bool {
	if width == t.laid {
		return false
	}
	before := len(t.lines)
	t.laid = width
	if t.wrap {
		t.lines = wrapText(t.text, width, t.size, t.style())
	} else {
		t.lines = []string{ellipsize(t.text, width, t.size, t.style())}
	}
	return before != len(t.lines)
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &textRenderer{text: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	text    *Text
	objects []fyne.CanvasObject
}

func (r *textRenderer) Destroy() {}

func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *textRenderer) lineHeight() float32 {
	return textHeight(r.text.size, r.text.style())
}

func (r *textRenderer) MinSize() fyne.Size {
	t := r.text
	if t.wrap {
		width := t.width
		if width == 0 {
			width = t.laid
		}
		lines := 1
		if width > 0 {
			t.breakLines(width)
			lines = len(t.lines)
		}
		return fyne.NewSize(max(t.width, t.min), float32(lines)*r.lineHeight())
	}
	width := t.min
	if width == 0 {
		width = textWidth(t.text, t.size, t.style())
	}
	return fyne.NewSize(width, r.lineHeight())
}

func (r *textRenderer) Layout(size fyne.Size) {
	width := size.Width
	if r.text.wrap && r.text.width > 0 {
		width = r.text.width
	}
	more := r.text.breakLines(width)
	r.write()
	h := r.lineHeight()
	top := float32(0)
	if !r.text.wrap {
		top = (size.Height - h) / 2
	}
	for i, o := range r.objects {
		place(o, 0, top+float32(i)*h, size.Width, h)
	}
	if more && r.text.wrap {
		canvas.Refresh(r.text) // the parent learns of the new height
	}
}

func (r *textRenderer) Refresh() {
	size := r.text.Size()
	if size.Width > 0 {
		r.Layout(size)
	}
	r.write()
	canvas.Refresh(r.text)
}

func (r *textRenderer) write() {
	t := r.text
	for len(r.objects) < len(t.lines) {
		r.objects = append(r.objects, newText(t.size, t.bold))
	}
	r.objects = r.objects[:len(t.lines)]
	c := colorOrClear(t.color)
	for i, o := range r.objects {
		line := o.(*canvas.Text)
		line.TextSize, line.TextStyle, line.Alignment = t.size, t.style(), t.align
		paintText(line, t.lines[i], c)
	}
}
