package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/views/theme"
)

// Question is a small dialog that asks before something is done.
type Question struct {
	Title   string
	Text    string
	Details []string // further sentences, muted, one a line
	Confirm string   // on the button that does it
	Cancel  string
	Danger  bool // draws the button as one that deletes
	// Extra stands between the text and the buttons; may be nil.
	Extra fyne.CanvasObject

	OnConfirm func()
	OnCancel  func() // may be nil
}

const questionWidth float32 = 440

// Ask shows a question over the canvas's window and returns its sheet. Both
// buttons close it before they call back. The keyboard is on Cancel when the
// act is dangerous, so that a hasty Enter does nothing.
func Ask(c fyne.Canvas, q Question) *Sheet {
	s := NewSheet(c, q.Title)
	inner := questionWidth - 2*theme.DialogPadding
	body := container.New(NewColumn(theme.GapS))
	if q.Text != "" {
		body.Add(NewText(q.Text).WrapAt(inner))
	}
	for _, d := range q.Details {
		body.Add(NewMutedText(d).WrapAt(inner))
	}
	if q.Extra != nil {
		body.Add(q.Extra)
	}
	s.SetBody(body)
	cancel := NewButton(q.Cancel, nil)
	cancel.OnTapped = func() {
		s.Close()
		if q.OnCancel != nil {
			q.OnCancel()
		}
	}
	style := Primary
	if q.Danger {
		style = Danger
	}
	confirm := newButton(q.Confirm, style, func() {
		s.Close()
		if q.OnConfirm != nil {
			q.OnConfirm()
		}
	})
	s.Size = fyne.NewSize(questionWidth, 0)
	s.OnCancel = cancel.Press
	s.First = confirm
	if q.Danger {
		s.First = cancel
	}
	s.SetDefault(confirm)
	if q.Cancel == "" {
		s.SetButtons(confirm)
		s.First = confirm
	} else {
		s.SetButtons(cancel, confirm)
	}
	s.Show()
	return s
}
