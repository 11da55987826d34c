package contacts

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"muster/data"
	"muster/views/widgets"
)

const widthsKey = "contacts.widths"

func (page *Page) newTable() *widgets.Table {
	t := widgets.NewTable(tableColumns(page.words))
	t.UpdateCell = page.fill
	t.IsLoaded = func(row int) bool { _, ok := page.list.row(row); return ok }
	t.IsChecked = func(row int) bool { id, ok := page.list.id(row); return ok && page.ticks.has(id) }
	t.HeaderState = func() widgets.CheckState {
		return [...]widgets.CheckState{tickNone: widgets.Unchecked, tickSome: widgets.Partly, tickAll: widgets.Checked}[page.ticks.header()]
	}
	t.OnCheck = func(row int, on bool) {
		if id, ok := page.list.id(row); ok {
			page.ticks.put(id, on)
			page.ticksChanged()
		}
	}
	t.OnCheckRange = func(from, to int, on bool) {
		page.ticks.putAll(page.list.ids[max(0, from):min(to+1, page.list.len())], on)
		page.ticksChanged()
	}
	t.OnHeaderCheck = func() {
		page.ticks.toggleShown()
		page.ticksChanged()
	}
	t.OnOpen = page.open
	t.OnCurrent = func(row int) {
		if page.detail.isOpen() {
			page.open(row)
		}
	}
	t.OnSecondary = page.contextMenu
	t.OnSort = page.sort
	t.OnKey = page.TypedKey
	t.OnShortcut = func(s fyne.Shortcut) {
		if _, ok := s.(*fyne.ShortcutSelectAll); ok {
			page.SelectAll()
		} else if page.params.OnShortcut != nil {
			page.params.OnShortcut(s)
		}
	}
	t.OnResize = func(column string, width float32) { page.keepWidth(column, width) }
	for column, width := range page.keptWidths() {
		t.SetWidth(column, width)
	}
	return t
}

// fill is called for every cell that comes into sight.
func (page *Page) fill(row int, column string, cell *widgets.Cell) {
	r, ok := page.list.row(row)
	if !ok {
		return
	}
	c := r.contact
	switch column {
	case columnName:
		cell.Text = c.FullName()
	case columnMobile:
		cell.Text = r.mobile
	case columnEmail:
		cell.Text = c.Email
	case columnOrganization:
		cell.Text = c.Organization
	case columnCountry:
		cell.Text = c.CountryCode
	case columnSegments:
		page.chips = page.segments.chips(c.Segments, page.chips[:0])
		cell.Chips = page.chips
	case columnAccount:
		cell.Text = c.AccountNumber
	case columnExternalID:
		cell.Text = c.ExternalID
	}
}

// open shows the contact of a row in the detail panel.
func (page *Page) open(row int) {
	id, ok := page.list.id(row)
	if !ok || id == page.detail.id() {
		return
	}
	page.Leave(func() {
		page.detail.open(id)
		page.table.SetCurrent(page.list.rowOf(id))
	})
}

// OpenContact shows a contact in the detail panel, whether the list shows it or not.
func (page *Page) OpenContact(id data.ContactID) {
	page.Leave(func() {
		page.detail.open(id)
		page.table.SetCurrent(page.list.rowOf(id))
	})
}

func (page *Page) sort(column string) {
	by, ok := sortColumns[column]
	if !ok {
		return
	}
	q := page.list.query
	q.Descending = by == q.Sort && !q.Descending
	q.Sort = by
	page.ask(q)
}

// TypedKey takes the keys beyond moving and ticking: Delete, F2 and Esc. It says whether the key was one of them.
func (page *Page) TypedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDelete:
		page.DeleteSelected()
	case fyne.KeyF2:
		page.EditCurrent()
	case fyne.KeyEscape:
		page.Escape()
	default:
		return false
	}
	return true
}

// Escape closes the detail panel, and where none is open clears the selection.
func (page *Page) Escape() {
	if page.detail.isOpen() {
		page.CloseDetail()
		return
	}
	page.ClearSelection()
}

// EditCurrent opens the row of the keyboard and puts the keyboard into its first field.
func (page *Page) EditCurrent() {
	if id, ok := page.list.id(page.table.Current()); ok {
		if id != page.detail.id() {
			page.open(page.table.Current())
		}
		page.detail.focus()
	}
}

// keepWidth remembers a column's width beyond the end of the program.
func (page *Page) keepWidth(column string, width float32) {
	if page.params.Preferences == nil {
		return
	}
	widths := page.keptWidths()
	widths[column] = width
	var parts []string
	for id, w := range widths {
		parts = append(parts, id+"="+strconv.Itoa(int(w)))
	}
	page.params.Preferences.SetString(widthsKey, strings.Join(parts, " "))
}

func (page *Page) keptWidths() map[string]float32 {
	widths := map[string]float32{}
	if page.params.Preferences == nil {
		return widths
	}
	for _, part := range strings.Fields(page.params.Preferences.String(widthsKey)) {
		id, text, _ := strings.Cut(part, "=")
		if w, err := strconv.Atoi(text); err == nil && w > 0 {
			widths[id] = float32(w)
		}
	}
	return widths
}
