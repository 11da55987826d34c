package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Picker is a popover that searches a list: type to narrow it, Down and Up move
// the mark, Enter or a click picks. It can offer to make what was typed.
type Picker struct {
	// Placeholder is shown in the empty search.
	Placeholder string
	// Items returns what matches the typed text, the best first.
	Items func(search string) []PickItem
	// NewText returns the text of the line that makes a new one of what was
	// typed, or "" for no such line. nil: never.
	NewText func(search string) string
	// EmptyText is shown when nothing matches and nothing can be made.
	EmptyText string

	OnPick   func(item PickItem)
	OnNew    func(search string)
	OnClosed func()

	Width float32 // 0 means 236

	canvas  fyne.Canvas
	popover *Popover
	search  *SearchEntry
	list    *pickList
	empty   fyne.CanvasObject
}

// newID marks the line that makes a new one.
const newID = "\x00new"

// NewPicker returns a picker over the canvas's window; set its fields, then
// show it.
func NewPicker(c fyne.Canvas) *Picker { return &Picker{canvas: c, Width: 236} }

// ShowBelow opens the picker under an object.
func (p *Picker) ShowBelow(anchor fyne.CanvasObject) {
	p.build()
	p.popover.ShowBelow(anchor)
}

// ShowAt opens the picker at a place on the canvas.
func (p *Picker) ShowAt(at fyne.Position) {
	p.build()
	p.popover.ShowAt(at)
}

// Close closes the picker.
func (p *Picker) Close() {
	if p.popover != nil {
		p.popover.Close()
	}
}

// Type writes a text into the search of the open picker, as if the user had typed it.
func (p *Picker) Type(text string) {
	if text == "" {
		return
	}
	p.search.SetText(text)
	p.search.input.CursorColumn = len([]rune(text))
	p.search.input.Refresh()
}

// Search returns the search entry of the open picker.
func (p *Picker) Search() *SearchEntry { return p.search }

func (p *Picker) build() {
	p.search = NewSearchEntry(p.Placeholder, "")
	p.list = newPickList(8, p.picked)
	p.empty = Pad(2, 8, 6, 8, NewMutedText(p.EmptyText))
	p.popover = NewPopover(p.canvas, container.New(NewColumn(6), p.search, p.list, p.empty))
	p.popover.Width = p.Width
	p.popover.First = p.search.Input()
	p.popover.OnClosed = p.OnClosed
	p.search.OnChanged = p.narrow
	typed := p.search.input.OnKey
	p.search.input.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape { // one Esc closes, whatever was typed
			p.Close()
			return true
		}
		return p.list.typedKey(ev) || typed(ev)
	}
	p.narrow("")
}

func (p *Picker) narrow(search string) {
	items := p.Items(search)
	if p.NewText != nil {
		if text := p.NewText(search); text != "" {
			items = append(append([]PickItem(nil), items...), PickItem{ID: newID, Text: text, Icon: IconPlus})
		}
	}
	p.list.set(items)
	show(p.list, len(items) > 0)
	show(p.empty, len(items) == 0 && p.EmptyText != "")
	p.popover.Relayout()
}

func (p *Picker) picked(item PickItem) {
	search := p.search.Text()
	p.Close()
	switch {
	case item.ID == newID:
		if p.OnNew != nil {
			p.OnNew(search)
		}
	case p.OnPick != nil:
		p.OnPick(item)
	}
}

// Marked returns the item that Enter would pick; ok is false for none or for
// the line that makes a new one.
func (p *Picker) Marked() (item PickItem, ok bool) {
	if p.list == nil || p.list.marked < 0 || p.list.items[p.list.marked].ID == newID {
		return PickItem{}, false
	}
	return p.list.items[p.list.marked], true
}
