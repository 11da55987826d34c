package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"muster/views/theme"
)

var (
	_ fyne.Widget            = (*Table)(nil)
	_ fyne.Focusable         = (*Table)(nil)
	_ fyne.Tappable          = (*Table)(nil)
	_ fyne.SecondaryTappable = (*Table)(nil)
	_ fyne.Scrollable        = (*Table)(nil)
	_ fyne.Shortcutable      = (*Table)(nil)
	_ desktop.Mouseable      = (*Table)(nil)
	_ desktop.Hoverable      = (*Table)(nil)
	_ desktop.Keyable        = (*Table)(nil)
)

// Cell is what one cell shows. Table hands the same one out again and again:
// fill it, do not keep it.
type Cell struct {
	Text string
	// Short is shown instead where Text does not fit; "" cuts Text.
	Short string
	// Blank keeps an empty text empty; otherwise it is shown as a muted dash.
	Blank bool
	Muted bool
	Bold  bool
	// Color is a colour of views/theme for the text; the default is ColorText.
	Color fyne.ThemeColorName
	// Chips are shown instead of the text, the last as "+2" when they do not
	// fit.
	Chips []ChipData
	// Dot goes before the text: a Dot of this colour.
	Dot *ChipData
	// Frame draws the text as a value in a box with an outline of this colour.
	Frame fyne.ThemeColorName
	// Badge goes behind the text, in BadgeTone.
	Badge     string
	BadgeTone Tone
	// Action draws the text as a small button; a tap on it calls OnAction.
	Action bool
	// Caret ends a Frame in an arrow down: a value that is chosen from a list.
	Caret bool
	// Icon goes before the text, in IconColor; the default is ColorMuted.
	Icon      Icon
	IconColor fyne.ThemeColorName
	// Span is how many of the following columns the cell takes the room of, too.
	Span int
}

func (c *Cell) reset() { *c = Cell{} }

// Table shows up to some millions of rows in columns. It knows neither what a
// row is nor which are ticked: it asks by callback, and what the user does is
// handed on by callback. Set the callbacks before the table is shown.
type Table struct {
	widget.BaseWidget

	// UpdateCell fills the cell of a row and a column.
	UpdateCell func(row int, column string, cell *Cell)
	// IsLoaded says whether a row can be shown; where it is false a placeholder
	// is drawn and UpdateCell is not called. nil means that all are.
	IsLoaded func(row int) bool
	// IsChecked says whether a row is ticked. Without it there are no boxes.
	IsChecked func(row int) bool
	// HeaderState says what the box in the header shows.
	HeaderState func() CheckState

	OnCheck       func(row int, on bool)
	OnCheckRange  func(from, to int, on bool) // both inclusive, from <= to
	OnHeaderCheck func()

	// OnOpen is called for a click on a row and for Enter.
	OnOpen func(row int)
	// OnEnter takes Enter from OnOpen, and Space where there are no boxes.
	OnEnter func(row int)
	// OnEdited is called when the user took the text of the cell that Edit opened. next is where the user wants to go
	// on: 1 for the row below (Tab), -1 for the row above (Shift+Tab), 0 to stay (Enter, a click elsewhere).
	OnEdited func(row int, column, text string, next int)
	// OnActivate is called for a double click, after OnOpen.
	OnActivate func(row int)
	// OnCurrent is called when the keyboard moves to another row.
	OnCurrent func(row int)
	// OnSecondary is called for a right click; at is on the canvas.
	OnSecondary func(row int, at fyne.Position)
	// OnAction is called for a tap on a cell with Action or Frame.
	OnAction func(row int, column string)
	// OnKey gets the keys that the table does not use, Delete, F2 and Esc among
	// them. It says whether it used the key; if not, the key goes to the window.
	OnKey func(ev *fyne.KeyEvent) bool
	// OnRune gets typed letters.
	OnRune func(r rune)
	// OnShortcut gets shortcuts such as fyne.ShortcutSelectAll.
	OnShortcut func(s fyne.Shortcut)

	OnSort   func(column string)
	OnResize func(column string, width float32)
	// OnVisible is called when other rows come into sight: from inclusive, to
	// exclusive. It is the moment to load them.
	OnVisible func(from, to int)

	columns   []Column
	ownWidths map[string]float32
	placed    []placed
	sorted    string
	falling   bool

	lane   *lane
	clip   *container.Clip
	bar    *rowScrollBar
	header *tableHeader
	editor *cellEditor
	spot   *canvas.Rectangle // clear; lies over the cell that a pop-up opens at
	cell   Cell

	current  int // the row of the keyboard, -1 for none
	anchor   int // where a range begins, -1 for none
	hovered  int
	focused  bool
	shift    bool
	pressed  fyne.KeyModifier // modifiers of the last mouse press
	lastTap  time.Time
	lastRow  int
	seenFrom int
	seenTo   int
}

// NewTable returns an empty table of these columns.
func NewTable(columns []Column) *Table {
	t := &Table{current: -1, anchor: -1, hovered: -1, lastRow: -1, seenFrom: -1, ownWidths: map[string]float32{}}
	t.lane = newLane(theme.RowHeight, func() laneRow { return newTableRow(t) })
	t.clip = container.NewClip(t.lane.box)
	t.bar = newRowScrollBar(&t.lane.viewport, func() { t.scrolled() })
	t.header = newTableHeader(t)
	t.editor = newCellEditor(t)
	t.spot = newRect(0)
	t.setColumns(columns)
	t.ExtendBaseWidget(t)
	return t
}

// SetColumns changes the columns; widths that were set stay by ID.
func (t *Table) SetColumns(columns []Column) {
	t.setColumns(columns)
	t.relayout()
}

func (t *Table) setColumns(columns []Column) {
	t.columns = make([]Column, len(columns))
	for i, c := range columns {
		c.MinWidth = max(c.MinWidth, min(titleWidth(c), 170))
		t.columns[i] = c
	}
}

// SetWidth sets a column's width, as it was told by OnResize.
func (t *Table) SetWidth(column string, width float32) {
	t.ownWidths[column] = width
	t.relayout()
}

// ShownColumns returns the IDs of the columns that the width has room for.
func (t *Table) ShownColumns() []string {
	ids := make([]string, len(t.placed))
	for i, p := range t.placed {
		ids[i] = t.columns[p.index].ID
	}
	return ids
}

// SetSort shows the sort arrow at a column; an empty ID shows none.
func (t *Table) SetSort(column string, descending bool) {
	t.sorted, t.falling = column, descending
	t.header.Refresh()
}

// Length returns the number of rows.
func (t *Table) Length() int { return t.lane.length }

// SetLength sets the number of rows. Rows in sight are shown anew.
func (t *Table) SetLength(rows int) {
	t.lane.length = max(0, rows)
	if t.current >= rows {
		t.current = rows - 1
	}
	if t.anchor >= rows {
		t.anchor = -1
	}
	t.lane.clamp()
	t.seenFrom = -1
	t.arrange(true)
	t.header.Refresh()
}

// Rearranged takes over that the rows are others, or stand elsewhere, without anything in sight moving that is still
// there: to returns where an old row is now, -1 for one that is gone. It is asked about the first row in sight, the row
// of the keyboard and the one that is open for editing.
func (t *Table) Rearranged(rows int, to func(old int) int) {
	where := func(old int) int {
		if old < 0 {
			return -1
		}
		return min(to(old), rows-1)
	}
	top, current := where(t.lane.top), where(t.current)
	if t.editor.open {
		if t.editor.row = where(t.editor.row); t.editor.row < 0 {
			t.editor.close()
		}
	}
	t.lane.length = max(0, rows)
	if top >= 0 {
		t.lane.top = top
	}
	if current < 0 && t.current >= 0 {
		current = min(t.current, rows-1)
	}
	t.current, t.anchor, t.seenFrom = current, -1, -1
	t.lane.clamp()
	t.arrange(true)
	t.header.Refresh()
}

// Reset goes back to the first row and forgets the row of the keyboard, for
// another search or order.
func (t *Table) Reset() {
	t.editor.close()
	t.lane.top, t.lane.rem = 0, 0
	t.current, t.anchor, t.seenFrom = -1, -1, -1
	t.arrange(true)
}

// RefreshRows shows the rows from (inclusive) to (exclusive) anew, if they are
// in sight.
func (t *Table) RefreshRows(from, to int) {
	t.lane.rebind(from, to)
}

// RefreshChecks asks anew which rows are ticked.
func (t *Table) RefreshChecks() {
	for _, row := range t.lane.live {
		row.(*tableRow).paintState()
	}
	t.header.refreshBox()
}

// VisibleRows returns the rows in sight, from inclusive, to exclusive.
func (t *Table) VisibleRows() (from, to int) { return t.lane.visible() }

// Current returns the row of the keyboard, or -1.
func (t *Table) Current() int { return t.current }

// SetCurrent moves the keyboard to a row and scrolls to it; no callback is
// called. -1 means none.
func (t *Table) SetCurrent(row int) {
	if row >= t.lane.length {
		row = t.lane.length - 1
	}
	old := t.current
	t.current = row
	t.paintRow(old)
	t.ScrollTo(row)
	t.paintRow(row)
}

// ScrollTo scrolls as little as it takes to see a row.
func (t *Table) ScrollTo(row int) {
	if t.lane.reveal(row) {
		t.scrolled()
	}
}

// Offset returns the first row in sight and how many pixels of it are hidden.
func (t *Table) Offset() (row int, pixels float32) { return t.lane.top, t.lane.rem }

// SetOffset scrolls to what Offset returned.
func (t *Table) SetOffset(row int, pixels float32) {
	t.lane.top, t.lane.rem = row, pixels
	t.lane.clamp()
	t.scrolled()
}

func (t *Table) relayout() {
	t.fit()
	t.arrange(true)
	t.header.Refresh()
}

func (t *Table) checkable() bool { return t.IsChecked != nil }

// firstX is where the columns begin.
func (t *Table) firstX() float32 {
	if t.checkable() {
		return checkColumn
	}
	return 0
}

func (t *Table) fit() {
	room := t.Size().Width - t.firstX() - theme.ScrollBarWidth
	if room <= 0 {
		t.placed = nil
		return
	}
	t.placed = fitColumns(t.columns, t.ownWidths, room)
	for i := range t.placed {
		t.placed[i].x += t.firstX()
	}
}

// arrange lays the rows out; rebind also fills them anew.
func (t *Table) arrange(rebind bool) {
	if t.lane.height <= 0 {
		return
	}
	t.lane.arrange(t.Size().Width, rebind)
	t.editor.follow()
	t.bar.update()
	from, to := t.lane.visible()
	if from == t.seenFrom && to == t.seenTo {
		return
	}
	t.seenFrom, t.seenTo = from, to
	if t.OnVisible != nil {
		t.OnVisible(from, to)
	}
}

func (t *Table) scrolled() {
	t.arrange(false)
	t.hover(-1)
}

func (t *Table) paintRow(row int) {
	if r, ok := t.lane.live[row]; ok {
		r.(*tableRow).paintState()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	headerLine := canvas.NewRectangle(nil)
	return newRenderer(renderer{
		objects: []fyne.CanvasObject{t.header, t.clip, t.editor.clip, t.spot, headerLine, t.bar},
		min:     func() fyne.Size { return fyne.NewSize(160, theme.RowHeight*3) },
		layout: func(s fyne.Size) {
			place(t.header, 0, 0, s.Width, theme.RowHeight)
			place(headerLine, 0, theme.RowHeight-theme.LineWidth, s.Width, theme.LineWidth)
			body := max(0, s.Height-theme.RowHeight)
			place(t.clip, 0, theme.RowHeight, s.Width, body)
			place(t.bar, s.Width-theme.ScrollBarWidth, theme.RowHeight, theme.ScrollBarWidth, body)
			place(t.editor.clip, 0, theme.RowHeight, s.Width, body)
			t.lane.height = body
			t.lane.clamp()
			t.fit()
			t.header.Refresh()
			t.arrange(true)
		},
		refresh: func() {
			headerLine.FillColor = theme.Color(theme.ColorLine)
			headerLine.Refresh()
			t.header.Refresh()
			t.bar.Refresh()
			t.fit()
			t.arrange(true)
		},
	})
}
