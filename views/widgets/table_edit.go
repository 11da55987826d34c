package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/views/theme"
)

// cellEditor is the entry that a Table opens over one of its cells. It follows the cell while the table scrolls.
type cellEditor struct {
	table  *Table
	input  *Input
	clip   *container.Clip // keeps the entry off the header
	row    int
	column string
	open   bool
}

func newCellEditor(t *Table) *cellEditor {
	e := &cellEditor{table: t, input: NewInput(), row: -1}
	e.input.TakesTab = true
	e.input.OnKey = e.typedKey
	e.input.OnFocus = func(on bool) {
		if !on {
			fyne.Do(e.left)
		}
	}
	e.input.Hide()
	e.clip = container.NewClip(container.NewWithoutLayout(e.input))
	e.clip.ExtendBaseWidget(e.clip)
	return e
}

// Edit opens a cell for editing with a text; the whole of it is selected, so that typing replaces it. OnEdited is told
// when the user takes the text. Nothing happens where the column is not shown.
func (t *Table) Edit(row int, column, text string) {
	if row < 0 || row >= t.lane.length || t.placeOf(column) == nil {
		return
	}
	t.SetCurrent(row)
	t.editor.start(row, column, text)
}

// EditTyped opens a cell for editing as Edit does, with what was typed already and the cursor behind it.
func (t *Table) EditTyped(row int, column, text string) {
	t.Edit(row, column, text)
	input := t.editor.input
	input.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	input.Refresh()
}

// Editing returns the cell that is open for editing; ok is false when none is.
func (t *Table) Editing() (row int, column string, ok bool) {
	return t.editor.row, t.editor.column, t.editor.open
}

// Editor returns the entry in which a cell is edited.
func (t *Table) Editor() *Input { return t.editor.input }

// CloseEditor closes an open cell and forgets what was typed.
func (t *Table) CloseEditor() { t.editor.close() }

// CellAnchor returns an object that lies where a cell is, to open a pop-up below; nil where the cell is not shown.
func (t *Table) CellAnchor(row int, column string) fyne.CanvasObject {
	p := t.placeOf(column)
	if p == nil {
		return nil
	}
	t.ScrollTo(row)
	y := theme.RowHeight + t.lane.y(row) + (theme.RowHeight-frameHeight)/2
	place(t.spot, p.x+cellPadding, y, p.width-2*cellPadding, frameHeight)
	return t.spot
}

// placeOf returns where a column is shown, nil when it is not.
func (t *Table) placeOf(column string) *placed {
	for i := range t.placed {
		if t.columns[t.placed[i].index].ID == column {
			return &t.placed[i]
		}
	}
	return nil
}

func (e *cellEditor) start(row int, column, text string) {
	e.row, e.column, e.open = row, column, true
	e.input.setQuietly(text)
	e.input.Show()
	e.follow()
	e.clip.Refresh() // makes the entry known to the canvas, where nothing was drawn since it was shown
	if c := fyne.CurrentApp().Driver().CanvasForObject(e.table); c != nil {
		c.Focus(e.input) // which was never drawn before, so that the driver does not know its canvas yet
	}
	e.input.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.input.deafUntil = time.Now().Add(doubleTap) // the second click of a double click
}

// follow keeps the entry over its cell.
func (e *cellEditor) follow() {
	if !e.open {
		return
	}
	t := e.table
	p := t.placeOf(e.column)
	if p == nil || e.row >= t.lane.length {
		e.close()
		return
	}
	const reach = float32(3) // beyond the frame of the cell, so that nothing of it shows
	const least = float32(220)
	x := p.x + cellPadding - reach
	width := max(p.width-2*cellPadding+2*reach, min(least, t.Size().Width-theme.ScrollBarWidth-x))
	place(e.input, x, t.lane.y(e.row)+(theme.RowHeight-frameHeight)/2-reach, width, frameHeight+2*reach)
}

// close takes the entry away; the keyboard goes back to the table if the entry has it.
func (e *cellEditor) close() {
	if !e.open {
		return
	}
	e.open = false
	c := fyne.CurrentApp().Driver().CanvasForObject(e.table)
	if c != nil && c.Focused() == fyne.Focusable(e.input) {
		c.Focus(e.table)
	}
	e.input.Hide()
}

func (e *cellEditor) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		e.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.take(0)
	case fyne.KeyTab:
		next := 1
		if e.input.ShiftHeld() {
			next = -1
		}
		e.take(next)
	default:
		return false
	}
	return true
}

// left is called when the keyboard went elsewhere, but not when the whole window lost it: then the cell stays open, so
// that one can look a value up in another program.
func (e *cellEditor) left() {
	c := fyne.CurrentApp().Driver().CanvasForObject(e.table)
	if !e.open || (c != nil && c.Focused() == fyne.Focusable(e.input)) {
		return
	}
	e.take(0)
}

func (e *cellEditor) take(next int) {
	if !e.open {
		return
	}
	row, column, text := e.row, e.column, e.input.Text
	e.close()
	if e.table.OnEdited != nil {
		e.table.OnEdited(row, column, text, next)
	}
}
