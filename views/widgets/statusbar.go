package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// StatusPart is one of the texts at the left of a StatusBar; with an Action it
// is a link.
type StatusPart struct {
	Text   string
	Action func()
}

var _ fyne.Widget = (*StatusBar)(nil)

// StatusBar is the line at the foot of the window: texts and links at the left,
// at the right a text, or a job's progress with a × that cancels it.
type StatusBar struct {
	widget.BaseWidget

	// OnCancel is called for the × of a job.
	OnCancel func()

	parts    []StatusPart
	left     []fyne.CanvasObject
	right    *Text
	progress *Progress
	cancel   *Button
	running  bool
	dots     []fyne.CanvasObject
}

// NewStatusBar returns an empty bar; cancelTip is said while the mouse rests on
// the ×.
func NewStatusBar(cancelTip string) *StatusBar {
	b := &StatusBar{right: NewMutedText(""), progress: NewProgress()}
	b.cancel = NewIconButton(IconClose, cancelTip, func() {
		if b.OnCancel != nil {
			b.OnCancel()
		}
	})
	b.ExtendBaseWidget(b)
	return b
}

// SetParts sets the texts at the left; they are divided by dots.
func (b *StatusBar) SetParts(parts ...StatusPart) {
	if b.sameTexts(parts) { // only the actions may differ: keep the focus on a link
		b.parts = parts
		return
	}
	b.parts = parts
	b.left, b.dots = nil, nil
	for i, p := range parts {
		if i > 0 {
			b.dots = append(b.dots, NewMutedText("·"))
		}
		if p.Action == nil {
			b.left = append(b.left, NewMutedText(p.Text))
			continue
		}
		b.left = append(b.left, NewLinkText(p.Text, func() { b.parts[i].Action() }).Colored(theme.ColorMuted))
	}
	b.Refresh()
}

func (b *StatusBar) sameTexts(parts []StatusPart) bool {
	if len(parts) != len(b.parts) {
		return false
	}
	for i, p := range parts {
		if p.Text != b.parts[i].Text || (p.Action == nil) != (b.parts[i].Action == nil) {
			return false
		}
	}
	return true
}

// SetNote shows a text at the right instead of a job.
func (b *StatusBar) SetNote(text string) {
	b.running = false
	b.right.SetText(text)
	b.Refresh()
}

// SetProgress shows a job at the right: a text and how much is done, 0 to 1.
// Without cancellable the × is left out.
func (b *StatusBar) SetProgress(text string, done float64, cancellable bool) {
	was := b.running && b.right.Text() == text
	b.running = true
	b.progress.SetValue(done)
	b.right.SetText(text)
	show(b.cancel, cancellable)
	if !was {
		b.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &statusRenderer{bar: b, back: newRect(0), line: newRect(0)}
	r.Refresh()
	return r
}

type statusRenderer struct {
	bar        *StatusBar
	back, line *canvas.Rectangle
}

func (r *statusRenderer) Destroy() {}

func (r *statusRenderer) MinSize() fyne.Size { return fyne.NewSize(200, theme.BarHeight) }

func (r *statusRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.line}
	objects = append(objects, r.bar.left...)
	objects = append(objects, r.bar.dots...)
	return append(objects, r.bar.right, r.bar.progress, r.bar.cancel)
}

func (r *statusRenderer) Layout(s fyne.Size) {
	const pad, progressWidth = theme.GapM + 2, float32(170)
	b := r.bar
	r.back.Resize(s)
	place(r.line, 0, 0, s.Width, theme.LineWidth)
	x := pad
	for i, o := range b.left {
		least := o.MinSize()
		place(o, x, (s.Height-least.Height)/2, least.Width, least.Height)
		x += least.Width + theme.GapM
		if i < len(b.dots) {
			dot := b.dots[i].MinSize()
			place(b.dots[i], x, (s.Height-dot.Height)/2, dot.Width, dot.Height)
			x += dot.Width + theme.GapM
		}
	}
	right := s.Width - pad
	show(b.progress, b.running)
	if !b.running {
		show(b.cancel, false)
	}
	if b.running {
		if b.cancel.Visible() {
			place(b.cancel, right-20, (s.Height-24)/2, 24, 24)
			right -= 24 + theme.GapS
		}
		place(b.progress, right-progressWidth, (s.Height-6)/2, progressWidth, 6)
		right -= progressWidth + theme.GapM + 2
	}
	w := min(b.right.MinSize().Width, max(0, right-x))
	place(b.right, right-w, 0, w, s.Height)
}

func (r *statusRenderer) Refresh() {
	paintRect(r.back, theme.ColorSidebar, "", 0)
	paintLine(r.line)
	r.Layout(r.bar.Size())
	for _, o := range r.Objects()[2:] {
		o.Refresh()
	}
	canvas.Refresh(r.bar)
}
