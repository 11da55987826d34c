package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

// Action is something that can be done with what is selected.
type Action struct {
	Text string
	Icon Icon
	// Shortcut is the key that does it, too; it is shown in the menu.
	Shortcut string
	// Reason greys the action and says why.
	Reason string
	Do     func()
}

var _ fyne.Widget = (*ActionRow)(nil)

// ActionRow is a row of small buttons. Those that it has no room for are in a menu at its end.
type ActionRow struct {
	widget.BaseWidget

	actions []Action
	buttons []*Button
	more    *Button
	fit     int // actions that are buttons
}

// NewActionRow returns an empty row; more is the text of the button that opens the menu.
func NewActionRow(more string) *ActionRow {
	r := &ActionRow{}
	r.more = NewButton(more, nil).Small().WithCaret()
	r.more.OnTapped = r.openMenu
	r.ExtendBaseWidget(r)
	return r
}

// SetActions changes what can be done, the most important first. A button that has the keyboard keeps it.
func (r *ActionRow) SetActions(actions []Action) {
	r.actions = actions
	for len(r.buttons) < len(actions) {
		r.buttons = append(r.buttons, NewButton("", nil).Small())
	}
	for i, a := range actions {
		b := r.buttons[i]
		b.OnTapped = a.Do
		b.icon = a.Icon
		b.SetText(a.Text)
		b.SetReason(a.Reason)
		b.Refresh()
	}
	r.Refresh()
}

// Actions returns what can be done.
func (r *ActionRow) Actions() []Action { return r.actions }

// Items are the actions as lines of a menu, for a right click.
func (r *ActionRow) Items() []MenuItem { return menuItems(r.actions) }

func menuItems(actions []Action) []MenuItem {
	items := make([]MenuItem, len(actions))
	for i, a := range actions {
		items[i] = MenuItem{Text: a.Text, Icon: a.Icon, Shortcut: a.Shortcut, Reason: a.Reason, Action: a.Do}
	}
	return items
}

func (r *ActionRow) openMenu() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.more); c != nil {
		ShowMenu(c, r.more, menuItems(r.actions[min(r.fit, len(r.actions)):]), nil)
	}
}

// arrange places as many buttons as fit.
func (r *ActionRow) arrange(s fyne.Size) {
	const gap = theme.GapS
	more := r.more.MinSize().Width
	x := float32(0)
	r.fit = 0
	for i := range r.actions {
		w := r.buttons[i].MinSize().Width
		room := s.Width - x
		if i < len(r.actions)-1 {
			room -= gap + more
		}
		if w > room {
			break
		}
		place(r.buttons[i], x, 0, w, s.Height)
		x += w + gap
		r.fit++
	}
	for i, b := range r.buttons {
		show(b, i < r.fit)
	}
	show(r.more, r.fit < len(r.actions))
	place(r.more, x, 0, min(more, max(0, s.Width-x)), s.Height)
}

// CreateRenderer implements fyne.Widget.
func (r *ActionRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &actionRenderer{row: r}
}

type actionRenderer struct{ row *ActionRow }

func (a *actionRenderer) Destroy() {}

func (a *actionRenderer) Layout(s fyne.Size) { a.row.arrange(s) }

func (a *actionRenderer) MinSize() fyne.Size {
	return fyne.NewSize(a.row.more.MinSize().Width, a.row.more.MinSize().Height)
}

func (a *actionRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, b := range a.row.buttons {
		objects = append(objects, b)
	}
	return append(objects, a.row.more)
}

func (a *actionRenderer) Refresh() {
	a.row.arrange(a.row.Size())
	for _, o := range a.Objects() {
		o.Refresh()
	}
}
