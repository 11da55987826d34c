package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// Sheet is a modal dialog: title, subtitle and steps above, the body, and below
// a hint and the buttons. Esc cancels, Enter presses the default button, Tab
// stays within it. It is as large as Size asks, less where the window is
// smaller.
type Sheet struct {
	// OnCancel is called for Esc. The sheet does not close by itself; without
	// OnCancel it does.
	OnCancel func()
	// OnKey gets the keys that the focused part left over, but for Esc and Enter, and says whether it used one.
	OnKey func(ev *fyne.KeyEvent) bool
	// OnClosed is called after the sheet was closed, however that came.
	OnClosed func()
	// Size is the size that is wanted; a width or height of 0 means as much as
	// the content needs.
	Size fyne.Size
	// First gets the keyboard when the sheet opens; by default nothing has it.
	First fyne.Focusable

	over     *overlay
	frame    *sheetFrame
	standard *Button
}

// NewSheet returns a sheet over the canvas's window.
func NewSheet(c fyne.Canvas, title string) *Sheet {
	s := &Sheet{frame: newSheetFrame(title)}
	s.over = newOverlay(c, newCard(s.frame, theme.DialogRadius, 0, 28))
	s.over.dim = true
	s.over.place = s.place
	s.over.onKey = s.typedKey
	s.over.closed = func() {
		if s.OnClosed != nil {
			s.OnClosed()
		}
	}
	return s
}

// SetTitle changes the title.
func (s *Sheet) SetTitle(title string) { s.frame.title.SetText(title); s.relayout() }

// SetSubtitle sets what stands under the title: texts and links side by side.
func (s *Sheet) SetSubtitle(parts ...fyne.CanvasObject) {
	s.frame.subtitle = NewInline(parts...)
	s.frame.subtitle.Show()
	s.relayout()
}

// SetSteps shows the steps of a longer way at the right of the title, numbered;
// current counts from 0.
func (s *Sheet) SetSteps(current int, steps ...string) {
	s.frame.steps.set(current, steps)
	s.relayout()
}

// SetBody sets the content between title and buttons.
func (s *Sheet) SetBody(body fyne.CanvasObject) {
	s.frame.body = body
	s.relayout()
}

// SetHint sets the muted sentence at the left of the buttons.
func (s *Sheet) SetHint(hint string) { s.frame.hint.SetText(hint); s.relayout() }

// SetButtons sets the buttons, the last one rightmost.
func (s *Sheet) SetButtons(buttons ...fyne.CanvasObject) {
	s.frame.buttons = buttons
	s.relayout()
}

// SetDefault names the button that Enter presses.
func (s *Sheet) SetDefault(b *Button) { s.standard = b }

// Show opens the sheet.
func (s *Sheet) Show() { s.over.show(s.First) }

// Close closes the sheet; the keyboard goes back to what had it.
func (s *Sheet) Close() { s.over.close() }

// IsOpen says whether the sheet is open.
func (s *Sheet) IsOpen() bool { return s.over.open }

// OnTop says whether the sheet is open with nothing over it.
func (s *Sheet) OnTop() bool {
	return s.over.open && s.over.canvas.Overlays().Top() == fyne.CanvasObject(s.over)
}

// Focus gives the keyboard to a part of the open sheet.
func (s *Sheet) Focus(o fyne.Focusable) { s.over.canvas.Focus(o) }

func (s *Sheet) relayout() {
	s.frame.Refresh()
	s.over.relayout()
}

func (s *Sheet) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		if s.OnCancel != nil {
			s.OnCancel()
		} else {
			s.Close()
		}
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.standard != nil {
			s.standard.Press()
			return true
		}
	default:
		return s.OnKey != nil && s.OnKey(ev)
	}
	return false
}

// PressDefault presses the button that Enter presses, for a part of the sheet that has a use for Enter itself.
func (s *Sheet) PressDefault() {
	if s.standard != nil {
		s.standard.Press()
	}
}

func (s *Sheet) place(area fyne.Size) (fyne.Position, fyne.Size) {
	least := s.over.card.MinSize()
	size := fyne.NewSize(max(s.Size.Width, least.Width), max(s.Size.Height, least.Height))
	size.Width = min(size.Width, area.Width-2*theme.DialogMargin)
	size.Height = min(size.Height, area.Height-2*theme.DialogMargin)
	return fyne.NewPos((area.Width-size.Width)/2, (area.Height-size.Height)/2), size
}

// sheetFrame lays a sheet's parts out.
type sheetFrame struct {
	widget.BaseWidget
	title    *Text
	subtitle *fyne.Container
	steps    *stepRow
	body     fyne.CanvasObject
	hint     *Text
	buttons  []fyne.CanvasObject
}

func newSheetFrame(title string) *sheetFrame {
	f := &sheetFrame{
		title:    NewTitle(title).MinWidth(1),
		subtitle: NewInline(),
		steps:    newStepRow(),
		hint:     NewMutedText("").MinWidth(1),
	}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *sheetFrame) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{frame: f, upper: newRect(0), lower: newRect(0)}
	r.Refresh()
	return r
}

type sheetRenderer struct {
	frame        *sheetFrame
	upper, lower fyne.CanvasObject
}

func (r *sheetRenderer) Destroy() {}

func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	f := r.frame
	objects := []fyne.CanvasObject{r.upper, r.lower, f.title, f.subtitle, f.steps}
	if f.body != nil {
		objects = append(objects, f.body)
	}
	return append(append(objects, f.hint), f.buttons...)
}

func (r *sheetRenderer) headHeight() float32 {
	h := theme.GapL + r.frame.title.MinSize().Height + theme.GapM
	if len(r.frame.subtitle.Objects) > 0 {
		h += r.frame.subtitle.MinSize().Height
	}
	return h
}

func (r *sheetRenderer) footHeight() float32 {
	if len(r.frame.buttons) == 0 && r.frame.hint.Text() == "" {
		return 0
	}
	return theme.ControlHeight + 2*14
}

func (r *sheetRenderer) buttonsWidth() float32 {
	w := float32(0)
	for _, b := range r.frame.buttons {
		if b.Visible() {
			w += b.MinSize().Width + theme.GapS + 2
		}
	}
	return w
}

func (r *sheetRenderer) MinSize() fyne.Size {
	f := r.frame
	size := fyne.NewSize(f.steps.MinSize().Width+160, r.headHeight()+r.footHeight())
	if f.body != nil {
		least := f.body.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height + 2*theme.GapL
	}
	size.Width = max(size.Width, r.buttonsWidth(), f.subtitle.MinSize().Width)
	size.Width += 2 * theme.DialogPadding
	return size
}

func (r *sheetRenderer) Layout(s fyne.Size) {
	const pad = theme.DialogPadding
	f := r.frame
	head, foot := r.headHeight(), r.footHeight()
	inner := s.Width - 2*pad
	stepsWidth := f.steps.MinSize().Width
	titleHeight := f.title.MinSize().Height
	place(f.title, pad, theme.GapL, inner-stepsWidth-theme.GapL, titleHeight)
	place(f.subtitle, pad, theme.GapL+titleHeight, inner-stepsWidth-theme.GapL, f.subtitle.MinSize().Height)
	place(f.steps, s.Width-pad-stepsWidth, 0, stepsWidth, head)
	place(r.upper, 0, head-theme.LineWidth, s.Width, theme.LineWidth)
	if f.body != nil {
		place(f.body, pad, head+theme.GapL, inner, s.Height-head-foot-2*theme.GapL)
	}
	place(r.lower, 0, s.Height-foot, s.Width, theme.LineWidth)
	show(r.lower, foot > 0)
	x := s.Width - pad
	for i := len(f.buttons) - 1; i >= 0; i-- {
		b := f.buttons[i]
		if !b.Visible() {
			continue
		}
		w := b.MinSize().Width
		x -= w
		place(b, x, s.Height-foot+14, w, theme.ControlHeight)
		x -= theme.GapS + 2
	}
	place(f.hint, pad, s.Height-foot+14, max(0, x-pad-theme.GapS), theme.ControlHeight)
}

func (r *sheetRenderer) Refresh() {
	for _, line := range []fyne.CanvasObject{r.upper, r.lower} {
		paintLine(line)
	}
	r.Layout(r.frame.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

// stepRow is "1 File  2 Columns  3 Check".
type stepRow struct {
	widget.BaseWidget
	current int
	steps   []string
	texts   []fyne.CanvasObject
}

func newStepRow() *stepRow {
	s := &stepRow{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *stepRow) set(current int, steps []string) {
	s.current, s.steps = current, steps
	s.texts = nil
	for i, step := range steps {
		t := NewMutedText(itoa(i+1) + " " + step)
		if i == current {
			t.Strong().SetColor(theme.ColorText)
		}
		s.texts = append(s.texts, t)
	}
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *stepRow) CreateRenderer() fyne.WidgetRenderer { return &stepRenderer{row: s} }

const stepGap float32 = 26

type stepRenderer struct{ row *stepRow }

func (r *stepRenderer) Destroy()                     {}
func (r *stepRenderer) Objects() []fyne.CanvasObject { return r.row.texts }

func (r *stepRenderer) MinSize() fyne.Size {
	size := fyne.Size{}
	for i, t := range r.row.texts {
		least := t.MinSize()
		size.Width += least.Width
		if i > 0 {
			size.Width += stepGap
		}
		size.Height = max(size.Height, least.Height)
	}
	return size
}

func (r *stepRenderer) Layout(s fyne.Size) {
	x := float32(0)
	for _, t := range r.row.texts {
		least := t.MinSize()
		place(t, x, (s.Height-least.Height)/2, least.Width, least.Height)
		x += least.Width + stepGap
	}
}

func (r *stepRenderer) Refresh() {
	r.Layout(r.row.Size())
	for _, t := range r.row.texts {
		t.Refresh()
	}
}
