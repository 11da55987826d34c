package segments

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const (
	chooserHeight = 176
	chooserPage   = 100
	// chooserKept bounds the contacts that are held; scrolling on loads those again that were let go.
	chooserKept = 3000
)

// chooser searches the book's contacts and lets some of them be ticked. What is ticked stays so while the search
// changes.
type chooser struct {
	p      Params
	box    *fyne.Container
	search *widgets.SearchEntry
	table  *widgets.Table
	count  *widgets.Text

	listed  []data.ContactID
	loaded  map[data.ContactID]data.Contact
	loading map[int]bool // pages
	picked  map[data.ContactID]bool
	order   []data.ContactID // of the picking
	era     int
}

func newChooser(p Params) *chooser {
	c := &chooser{
		p: p, loaded: map[data.ContactID]data.Contact{}, loading: map[int]bool{}, picked: map[data.ContactID]bool{},
	}
	w := p.Words
	c.search = widgets.NewSearchEntry(w.Text("segments.choose.search"), "")
	c.table = widgets.NewTable([]widgets.Column{
		{ID: "name", Title: w.Text("segments.choose.name"), Width: 150, MinWidth: 100, Flex: 2},
		{ID: "mobile", Title: wording.Field(w, data.FieldMobile), Width: 120, MinWidth: 90},
		{ID: "email", Title: wording.Field(w, data.FieldEmail), Width: 120, MinWidth: 80, Flex: 1, HideOrder: 1},
	})
	c.count = widgets.NewMutedText("")
	c.wire()
	c.box = container.New(widgets.NewColumn(theme.GapS),
		c.search, widgets.FixedSize(0, chooserHeight, widgets.NewPanel(theme.ColorSurface, widgets.EdgeAll, c.table)), c.count)
	c.changed()
	c.find("")
	return c
}

func (c *chooser) wire() {
	c.search.OnChanged = c.find
	c.search.OnDown = func() { c.p.Window.Canvas().Focus(c.table) }
	c.search.OnSubmitted = func(string) { c.p.Window.Canvas().Focus(c.table) }
	t := c.table
	t.IsLoaded = func(row int) bool { return row < len(c.listed) && c.loaded[c.listed[row]].ID != 0 }
	t.IsChecked = func(row int) bool { return row < len(c.listed) && c.picked[c.listed[row]] }
	t.HeaderState = c.headerState
	t.UpdateCell = c.fill
	t.OnVisible = c.load
	t.OnCheck = func(row int, on bool) { c.pick(row, row, on) }
	t.OnCheckRange = c.pick
	t.OnOpen = func(row int) { c.pick(row, row, !t.IsChecked(row)) }
	t.OnHeaderCheck = func() { c.pick(0, len(c.listed)-1, c.headerState() != widgets.Checked) }
	t.OnShortcut = func(s fyne.Shortcut) {
		if _, all := s.(*fyne.ShortcutSelectAll); all {
			c.pick(0, len(c.listed)-1, true)
		}
	}
}

// find lists what a search matches; an answer that a newer search has overtaken is dropped.
func (c *chooser) find(search string) {
	c.era++
	era, query := c.era, data.Query{Search: search}
	c.p.Tasks.Go(func() {
		ids, err := c.p.App.ContactIDs(context.Background(), query, 0)
		c.p.Tasks.UI(func() {
			if era != c.era || err != nil {
				return
			}
			c.listed = ids
			clear(c.loading)
			c.table.Reset()
			c.table.SetLength(len(ids))
		})
	})
}

// load fetches the contacts in sight, whole pages at a time.
func (c *chooser) load(from, to int) {
	for page := from / chooserPage; page*chooserPage < to; page++ {
		first := page * chooserPage
		last := min(first+chooserPage, len(c.listed))
		if first >= last || c.loading[page] || c.isLoaded(first, last) {
			continue
		}
		c.loading[page] = true
		c.fetch(page, c.listed[first:last:last])
	}
}

func (c *chooser) isLoaded(first, last int) bool {
	for _, id := range c.listed[first:last] {
		if c.loaded[id].ID == 0 {
			return false
		}
	}
	return true
}

func (c *chooser) fetch(page int, ids []data.ContactID) {
	era := c.era
	c.p.Tasks.Go(func() {
		contacts, err := c.p.App.Contacts(context.Background(), ids)
		c.p.Tasks.UI(func() {
			if era != c.era {
				return
			}
			delete(c.loading, page)
			if err != nil {
				return
			}
			if len(c.loaded) > chooserKept {
				clear(c.loaded)
			}
			for _, contact := range contacts {
				c.loaded[contact.ID] = contact
			}
			c.table.RefreshRows(page*chooserPage, page*chooserPage+len(ids))
		})
	})
}

func (c *chooser) fill(row int, column string, cell *widgets.Cell) {
	if row >= len(c.listed) {
		return
	}
	contact := c.loaded[c.listed[row]]
	switch column {
	case "name":
		cell.Text = contact.FullName()
	case "mobile":
		cell.Text = c.p.App.ShowMobile(contact)
	case "email":
		cell.Text = contact.Email
	}
}

func (c *chooser) headerState() widgets.CheckState {
	if len(c.picked) == 0 || len(c.listed) == 0 {
		return widgets.Unchecked
	}
	ticked := 0
	for _, id := range c.listed {
		if c.picked[id] {
			ticked++
		}
	}
	switch ticked {
	case 0:
		return widgets.Unchecked
	case len(c.listed):
		return widgets.Checked
	}
	return widgets.Partly
}

// pick ticks or unticks rows, both ends included.
func (c *chooser) pick(from, to int, on bool) {
	for _, id := range c.listed[max(0, from):min(to+1, len(c.listed))] {
		switch {
		case on && !c.picked[id]:
			c.picked[id] = true
			c.order = append(c.order, id)
		case !on:
			delete(c.picked, id)
		}
	}
	c.changed()
}

func (c *chooser) changed() {
	c.count.SetText(c.p.Words.Count("segments.choose.count", len(c.picked)))
	c.table.RefreshChecks()
}

// ids are the ticked contacts.
func (c *chooser) ids() []data.ContactID {
	ids := make([]data.ContactID, 0, len(c.picked))
	seen := make(map[data.ContactID]bool, len(c.picked))
	for _, id := range c.order {
		if c.picked[id] && !seen[id] { // it can have been ticked, unticked and ticked again
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}
