package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var _ fyne.Widget = (*Field)(nil)

// Field is an input with a label above and room for a sentence below: an error,
// a warning or a notice. The room is kept while there is nothing to say, so
// that nothing jumps; Compact gives it up.
type Field struct {
	widget.BaseWidget

	OnChanged   func(text string)
	OnSubmitted func(text string)
	OnBlur      func() // the keyboard left the field

	label    string
	required bool
	compact  bool
	message  string
	tone     Tone
	input    *Input
	content  fyne.CanvasObject // what stands in the field's place: the input, or another control
}

// NewField returns an empty field with a label.
func NewField(label string) *Field {
	f := newFieldAround(label, nil)
	f.input = NewInput()
	f.content = f.input
	f.input.OnChanged = func(text string) {
		if f.OnChanged != nil {
			f.OnChanged(text)
		}
	}
	f.input.OnFocus = func(on bool) {
		if !on && f.OnBlur != nil {
			f.OnBlur()
		}
		f.Refresh()
	}
	return f
}

// NewMultiLineField returns a field of several lines.
func NewMultiLineField(label string, rows int) *Field {
	f := NewField(label)
	f.input.MultiLine = true
	f.input.Wrapping = fyne.TextWrapWord
	f.input.SetMinRowsVisible(rows)
	return f
}

// NewFieldAround puts label and sentence around another control.
func NewFieldAround(label string, control fyne.CanvasObject) *Field {
	return newFieldAround(label, control)
}

func newFieldAround(label string, control fyne.CanvasObject) *Field {
	f := &Field{label: label, content: control}
	f.ExtendBaseWidget(f)
	return f
}

// Required marks the field as one that must be filled, and returns it.
func (f *Field) Required() *Field { f.required = true; f.Refresh(); return f }

// Compact keeps no room for a sentence until there is one, and returns the
// field.
func (f *Field) Compact() *Field { f.compact = true; f.Refresh(); return f }

// Label returns the label.
func (f *Field) Label() string { return f.label }

// SetLabel changes the label.
func (f *Field) SetLabel(label string) { f.label = label; f.Refresh() }

// SetPlaceholder sets the muted text of the empty field.
func (f *Field) SetPlaceholder(text string) {
	if f.input != nil {
		f.input.SetPlaceHolder(text)
	}
}

// Text returns what is in the field.
func (f *Field) Text() string {
	if f.input == nil {
		return ""
	}
	return f.input.Text
}

// SetText changes the text without calling OnChanged.
func (f *Field) SetText(text string) {
	if f.input != nil {
		f.input.setQuietly(text)
	}
}

// SetError shows why the content cannot stay so; "" takes it away.
func (f *Field) SetError(sentence string) { f.setMessage(sentence, Error) }

// SetWarning shows what is odd about the content; "" takes it away.
func (f *Field) SetWarning(sentence string) { f.setMessage(sentence, Warning) }

// SetNotice shows a muted remark; "" takes it away.
func (f *Field) SetNotice(sentence string) { f.setMessage(sentence, Neutral) }

func (f *Field) setMessage(sentence string, tone Tone) {
	if f.message == sentence && f.tone == tone {
		return
	}
	f.message, f.tone = sentence, tone
	f.Refresh()
}

// Message returns the sentence below the field and its tone.
func (f *Field) Message() (string, Tone) { return f.message, f.tone }

// Input returns the entry within, or nil when the field is around another
// control.
func (f *Field) Input() *Input { return f.input }

// Focus gives the keyboard to the field.
func (f *Field) Focus() {
	if f.input != nil {
		focusOn(f.input)
	} else if o, ok := f.content.(interface{ Focus() }); ok {
		o.Focus()
	}
}

// Disable makes the field read-only.
func (f *Field) Disable() {
	if d, ok := f.content.(fyne.Disableable); ok {
		d.Disable()
	}
}

// Enable makes the field writable.
func (f *Field) Enable() {
	if d, ok := f.content.(fyne.Disableable); ok {
		d.Enable()
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	f.input0()
	r := &fieldRenderer{
		field: f, label: newText(theme.SmallTextSize, false), star: newText(theme.SmallTextSize, false),
		frame: newRect(theme.Radius),
	}
	r.Refresh()
	return r
}

// input0 wires Enter late, because an entry without OnSubmitted hands Enter on
// to the dialog.
func (f *Field) input0() {
	if f.input != nil && f.OnSubmitted != nil {
		f.input.OnSubmitted = func(text string) { f.OnSubmitted(text) }
	}
}

type fieldRenderer struct {
	field       *Field
	label, star *canvas.Text
	frame       *canvas.Rectangle // the outline of an error or a warning around another control
	lines       []*canvas.Text
	laid        float32
}

func (r *fieldRenderer) Destroy() {}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.label, r.star, r.field.content, r.frame}
	for _, l := range r.lines {
		objects = append(objects, l)
	}
	return objects
}

func (r *fieldRenderer) lineHeight() float32 {
	return textHeight(theme.SmallTextSize, fyne.TextStyle{})
}

func (r *fieldRenderer) labelHeight() float32 {
	if r.field.label == "" {
		return 0
	}
	return r.lineHeight() + 3
}

func (r *fieldRenderer) messageHeight() float32 {
	lines := float32(len(r.lines))
	if r.field.compact && r.field.message == "" {
		return 0
	}
	return max(1, lines)*r.lineHeight() + 2
}

func (r *fieldRenderer) MinSize() fyne.Size {
	least := r.field.content.MinSize()
	h := max(least.Height, theme.ControlHeight)
	return fyne.NewSize(max(80, least.Width), r.labelHeight()+h+r.messageHeight())
}

func (r *fieldRenderer) Layout(s fyne.Size) {
	r.wrap(s.Width)
	w := min(textWidth(r.label.Text, theme.SmallTextSize, fyne.TextStyle{}), s.Width-12)
	place(r.label, 0, 0, w, r.lineHeight())
	place(r.star, w+4, 0, 8, r.lineHeight())
	top := r.labelHeight()
	h := max(r.field.content.MinSize().Height, theme.ControlHeight)
	place(r.field.content, 0, top, s.Width, h)
	place(r.frame, 0, top, s.Width, h)
	for i, l := range r.lines {
		place(l, 0, top+h+2+float32(i)*r.lineHeight(), s.Width, r.lineHeight())
	}
}

func (r *fieldRenderer) wrap(width float32) {
	f := r.field
	r.laid = width
	var texts []string
	if f.message != "" && width > 0 {
		texts = wrapText(f.message, width, theme.SmallTextSize, fyne.TextStyle{})
	}
	for len(r.lines) < len(texts) {
		r.lines = append(r.lines, newText(theme.SmallTextSize, false))
	}
	r.lines = r.lines[:len(texts)]
	ink := theme.ColorMuted
	if f.tone == Error || f.tone == Warning || f.tone == Success {
		ink, _ = f.tone.colors()
	}
	for i, l := range r.lines {
		paintText(l, texts[i], theme.Color(ink))
	}
}

func (r *fieldRenderer) Refresh() {
	f := r.field
	f.input0()
	paintText(r.label, f.label, theme.Color(theme.ColorMuted))
	star := ""
	if f.required {
		star = "*"
	}
	paintText(r.star, star, theme.Color(theme.ColorError))
	stroke := fyne.ThemeColorName("")
	if f.message != "" && (f.tone == Error || f.tone == Warning) {
		stroke, _ = f.tone.colors()
	}
	if f.input != nil {
		f.input.setOutline(stroke)
		stroke = ""
	}
	paintRect(r.frame, "", stroke, theme.LineWidth)
	r.Layout(f.Size())
	canvas.Refresh(f)
}
