package history

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const (
	usualRows    = 200
	dialogWidth  = float32(960)
	dialogHeight = float32(600)
	stripHeight  = float32(102) // of the sentences below the table
	stripLines   = 3
)

// dialog lists the changes of the book, newest first, and undoes or redoes the one that is chosen.
type dialog struct {
	h      *History
	sheet  *widgets.Sheet
	table  *widgets.Table
	empty  *widgets.EmptyState
	strip  *widgets.Text
	older  *widgets.LinkText
	files  *widgets.LinkText // to the list of exports
	cancel *widgets.Button
	trim   *widgets.Button
	closes *widgets.Button
	shows  *widgets.Button
	turns  *widgets.Button

	changes []data.Change
	wanted  int // how many are loaded at most
	more    bool
	chosen  data.ChangeID
	gone    bool // no contact that the chosen one touched is in the book, or nobody knows which they were
	loads   int  // counts what was asked for: the last answer counts
	looks   int
	look    context.CancelFunc // stops looking for obstacles
}

// Show opens the list of all changes.
func (h *History) Show() {
	if h.dialog != nil {
		return
	}
	w := h.p.Words
	d := &dialog{h: h, wanted: h.p.Rows, look: func() {}}
	h.dialog = d
	d.sheet = widgets.NewSheet(h.p.Window.Canvas(), w.Text("history.title"))
	d.sheet.Size = fyne.NewSize(dialogWidth, dialogHeight)
	d.sheet.OnClosed = d.closed
	d.table = d.newTable()
	d.empty = widgets.NewEmptyState(widgets.IconUndo, w.Text("history.none"), w.Text("history.none_text"))
	d.empty.Hide()
	d.strip = widgets.NewMutedText("").WrapAt(dialogWidth - 2*theme.DialogPadding)
	d.older = widgets.NewLinkText(w.Text("history.older"), d.loadOlder)
	d.files = widgets.NewLinkText(w.Text("history.exports"), func() { showExports(h) })
	d.cancel = widgets.NewButton(w.Text("status.cancel"), h.p.App.CancelJob)
	d.trim = widgets.NewButton(w.Text("history.trim"), func() { newTrimming(h) })
	d.shows = widgets.NewButton(w.Text("history.show"), d.show)
	d.turns = widgets.NewPrimaryButton(w.Text("history.undo"), d.turn)
	d.closes = widgets.NewButton(w.Text("common.close"), d.sheet.Close)
	strip := widgets.FixedSize(0, stripHeight, container.New(widgets.NewColumn(0), widgets.NewGap(1, theme.GapS), d.strip))
	d.sheet.SetBody(widgets.Dock(nil, strip, nil, nil, container.NewStack(d.table, d.empty)))
	d.sheet.SetDefault(d.turns)
	d.sheet.First = d.table
	d.update()
	d.sheet.Show()
	d.load()
}

func (d *dialog) closed() {
	d.look()
	d.h.dialog = nil
}

func (d *dialog) newTable() *widgets.Table {
	w := d.h.p.Words
	t := widgets.NewTable([]widgets.Column{
		{ID: "number", Title: w.Text("history.number"), Width: 60, MinWidth: 56, Align: fyne.TextAlignTrailing},
		{ID: "when", Title: w.Text("history.when"), Width: 150, MinWidth: 145},
		{ID: "what", Title: w.Text("history.what"), Width: 320, MinWidth: 200, Flex: 1},
		{ID: "numbers", Title: w.Text("history.numbers"), Width: 240, MinWidth: 140, Flex: .3, HideOrder: 1},
		{ID: "state", Title: w.Text("history.state"), Width: 130, MinWidth: 120},
	})
	t.UpdateCell = d.fill
	t.OnOpen = d.choose
	t.OnCurrent = d.choose
	t.OnEnter = func(row int) {
		d.choose(row)
		d.turns.Press()
	}
	return t
}

func (d *dialog) fill(row int, column string, cell *widgets.Cell) {
	if row >= len(d.changes) {
		return
	}
	w, c := d.h.p.Words, d.changes[row]
	cell.Muted = c.Undone() || c.Trimmed
	cell.Blank = true
	switch column {
	case "number":
		cell.Text, cell.Muted = strconv.FormatInt(int64(c.ID), 10), true
	case "when":
		cell.Text = w.DateTime(c.At)
	case "what":
		cell.Text = wording.Act(w, c)
	case "numbers":
		cell.Text, cell.Muted = wording.ChangeNumbers(w, c), true
	case "state":
		switch {
		case c.Undone():
			cell.Text, cell.Icon = w.Text("history.state.undone_short"), widgets.IconUndo
		case c.Trimmed:
			cell.Text, cell.Icon = wording.ChangeState(w, c), widgets.IconRemove
		default:
			cell.Text, cell.Icon, cell.IconColor = w.Text("history.state.done"), widgets.IconCheck, theme.ColorSuccess
		}
	}
}

// load asks for the changes anew; the chosen one stays chosen.
func (d *dialog) load() {
	d.loads++
	load, wanted := d.loads, d.wanted
	d.h.p.Tasks.Go(func() {
		changes, err := d.h.p.App.Changes(context.Background(), wanted+1)
		d.h.p.Tasks.UI(func() {
			switch {
			case d.h.dialog != d || load != d.loads:
			case err != nil:
				d.strip.SetText(wording.Error(d.h.p.Words, err))
			default:
				d.arrived(changes)
			}
		})
	})
}

func (d *dialog) loadOlder() {
	d.wanted *= 4
	d.load()
}

func (d *dialog) arrived(changes []data.Change) {
	d.more = len(changes) > d.wanted
	d.changes = changes[:min(len(changes), d.wanted)]
	w, n := d.h.p.Words, len(d.changes)
	gap := widgets.NewGap(theme.GapL, 1)
	switch {
	case n == 0:
		d.sheet.SetSubtitle(d.files)
	case d.more:
		d.sheet.SetSubtitle(widgets.NewMutedText(w.Count("history.newest", n)), d.older, gap, d.files)
	default:
		d.sheet.SetSubtitle(widgets.NewMutedText(w.Count("history.count", n)), gap, d.files)
	}
	setVisible(d.empty, n == 0)
	setVisible(d.table, n > 0)
	d.table.SetLength(n)
	row := d.row()
	if row < 0 && n > 0 {
		row = 0
	}
	if row >= 0 {
		d.table.SetCurrent(row)
	}
	d.table.RefreshRows(0, n)
	d.choose(row)
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
