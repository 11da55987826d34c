package contacts

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what a Page is made of. The callbacks run on the window's goroutine and may be nil.
type Params struct {
	App    *app.App
	Words  app.Words
	Tasks  widgets.Tasks
	Window fyne.Window
	// Preferences keep the widths of the columns; nil keeps nothing.
	Preferences fyne.Preferences
	// Log receives what happened, never a value of a contact; nil discards.
	Log *slog.Logger
	// SearchDelay is how long the search waits for the next letter, and CountDelay how long its first rows stand before
	// the others are counted.
	SearchDelay, CountDelay time.Duration

	// OnImport and OnExport are the toolbar's wishes; OnExportSelection and OnNewSegment those of the bulk actions.
	OnImport          func()
	OnExport          func()
	OnExportSelection func(sel data.Selection, n int)
	OnNewSegment      func(sel data.Selection, n int)
	// OnMerge and OnForget are the wishes to make one contact of the selected ones, and to delete them for good; shown is
	// what the list shows then.
	OnMerge  func(sel data.Selection)
	OnForget func(sel data.Selection, shown data.Query)
	// OnSample is the wish for the sample sheet, from the form of a new contact.
	OnSample func()
	// OnTold is called with what the user is to be told: the window makes a toast of it.
	OnTold func(Notice)
	// OnStatus is called when Status or Query may say something else.
	OnStatus func()
	// OnShortcut gets the shortcuts that the table has no use for.
	OnShortcut func(fyne.Shortcut)
	// OnDetail is called when the detail panel opens and closes.
	OnDetail func(open bool)
}

// Notice is a short message for the user.
type Notice struct {
	Title, Text string
	Tone        widgets.Tone
	// Change is what the message tells of and can be undone; its ID is 0 for none.
	Change data.Change
}

// Status is what a status bar says about the list and the ticks.
type Status struct {
	// Shown is the number of contacts that the list shows; Whole is false while only the first ones are known.
	Shown int
	Whole bool
	// Selected contacts, and how many of them the list does not show.
	Selected, NotShown int
	// All says that everything in the list is ticked.
	All bool
}

// Page is the contacts page.
type Page struct {
	params Params
	app    *app.App
	words  app.Words
	tasks  widgets.Tasks

	list     *list
	ticks    *selection
	segments segmentIndex
	sorted   []data.Segment // all segments, by family and name

	toolbar *toolbar
	table   *widgets.Table
	empty   *emptyPages
	detail  *detail
	newest  *newContact // the dialog that was opened last
	object  fyne.CanvasObject
	chips   []widgets.ChipData // of the cell that is being filled

	searching *time.Timer
	blocked   string // why nothing can be written now, ""
	busy      string // the same, while a job is the reason
	stop      func()
	stale     atomic.Uint32 // events that wait for the window's goroutine, as bits
}

// New returns the page, which shows all contacts as soon as Show is called.
func New(p Params) *Page {
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	page := &Page{params: p, app: p.App, words: p.Words, tasks: p.Tasks, ticks: newSelection(), segments: segmentIndex{}}
	page.list = newList(p.App, p.Tasks, p.Log)
	page.list.display = p.App.ShowMobile
	page.list.pause = p.CountDelay
	page.list.onChanged = page.listChanged
	page.list.onLoaded = func(from, to int) { page.table.RefreshRows(from, to) }
	page.list.onFailed = page.tellError
	page.toolbar = newToolbar(page)
	page.table = page.newTable()
	page.empty = newEmptyPages(page)
	page.detail = newDetail(page)
	page.object = widgets.Dock(
		widgets.Pad(theme.GapM, theme.GapM+2, theme.GapS, theme.GapM+2, page.toolbar.object), nil, nil, nil,
		container.NewStack(page.table, page.empty.object))
	page.refreshBlocked()
	page.stop = p.App.Listen(page.heard)
	return page
}

// Object is the toolbar and the table.
func (page *Page) Object() fyne.CanvasObject { return page.object }

// Detail is the detail panel, hidden as long as no contact is open.
func (page *Page) Detail() fyne.CanvasObject { return page.detail.object }

// Close stops what the page does in the background.
func (page *Page) Close() {
	page.stop()
	page.list.close()
	if page.searching != nil {
		page.searching.Stop()
	}
}

// Show shows another list: the search is as the query says, the ticks are kept.
func (page *Page) Show(q data.Query) {
	if q.Sort == data.SortName && !q.Descending {
		q.Sort, q.Descending = page.list.query.Sort, page.list.query.Descending
	}
	page.stopSearching()
	page.toolbar.setSearch(q.Search)
	page.ask(q)
}

// ask loads what a query matches into the table.
func (page *Page) ask(q data.Query) {
	page.table.SetSort(sortedColumn(q), q.Descending)
	page.list.show(q)
	page.status()
}

// Query is what the list shows.
func (page *Page) Query() data.Query { return page.list.query }

// Selection is what is ticked, and how many contacts these are as far as the page knows.
func (page *Page) Selection() (data.Selection, int) { return page.ticks.selected(), page.ticks.count() }

// Status says what a status bar shows.
func (page *Page) Status() Status {
	return Status{
		Shown: page.list.len(), Whole: page.list.whole(),
		Selected: page.ticks.count(), NotShown: page.ticks.notShown(), All: page.ticks.header() == tickAll,
	}
}

// SelectAll ticks everything that the list shows.
func (page *Page) SelectAll() {
	page.ticks.selectShown()
	page.ticksChanged()
}

// ClearSelection unticks everything.
func (page *Page) ClearSelection() {
	page.ticks.clear()
	page.ticksChanged()
}

// DropLoaded drops what is loaded of contacts and unticks everything, because some of them were deleted for good.
func (page *Page) DropLoaded() {
	page.list.refresh()
	page.ClearSelection()
	page.detail.reload()
}

// FocusSearch puts the keyboard on the search.
func (page *Page) FocusSearch() { page.toolbar.search.Focus() }

// FocusTable puts the keyboard on the table.
func (page *Page) FocusTable() { page.params.Window.Canvas().Focus(page.table) }

// Blocked says why nothing can be written now, "" when it can.
func (page *Page) Blocked() string { return page.blocked }

// listChanged is called when other rows are known; fresh says that they answer another question.
func (page *Page) listChanged(fresh bool) {
	page.ticks.show(page.list.query, page.list.members)
	if fresh {
		page.table.Reset()
	}
	page.table.SetLength(page.list.len())
	page.empty.update()
	page.ticksChanged()
}

func (page *Page) ticksChanged() {
	page.table.RefreshChecks()
	page.toolbar.update()
	page.status()
}

func (page *Page) status() {
	if page.params.OnStatus != nil {
		page.params.OnStatus()
	}
}

func (page *Page) tell(n Notice) {
	if page.params.OnTold != nil {
		page.params.OnTold(n)
	}
}

func (page *Page) tellError(err error) {
	page.tell(Notice{Title: page.words.Text("told.failed"), Text: wording.Error(page.words, err), Tone: widgets.Error})
}

// typed is called for every change of the search.
func (page *Page) typed(text string) {
	page.stopSearching()
	search := func() {
		q := page.list.query
		q.Search = text
		page.ask(q)
	}
	if page.params.SearchDelay == 0 {
		search()
		return
	}
	page.searching = time.AfterFunc(page.params.SearchDelay, func() { page.tasks.UI(search) })
}

func (page *Page) stopSearching() {
	if page.searching != nil {
		page.searching.Stop()
		page.searching = nil
	}
}

// ClearSearch empties the search and shows what the list would be without.
func (page *Page) ClearSearch() {
	q := page.list.query
	q.Search = ""
	page.Show(q)
}

// heard is called on any goroutine. Several events before the window's turn are one piece of work.
func (page *Page) heard(e app.Event) {
	if page.stale.Or(1<<e) == 0 {
		page.tasks.UI(page.catchUp)
	}
}

func (page *Page) catchUp() {
	events := page.stale.Swap(0)
	had := func(e app.Event) bool { return events&(1<<e) != 0 }
	if had(app.BookChanged) {
		page.otherBook()
		return
	}
	if had(app.SegmentsChanged) {
		page.loadSegments()
	}
	if had(app.ContactsChanged) {
		page.list.reload()
		page.refreshTicks()
		page.detail.reload()
	}
	if had(app.JobChanged) {
		page.refreshBlocked()
	}
}

func (page *Page) otherBook() {
	page.list.forget()
	page.ticks.clear()
	page.detail.shut()
	page.table.SetLength(0)
	page.refreshBlocked()
	page.Load()
	page.Show(data.Query{})
}

// Load reads what the page needs beside the contacts.
func (page *Page) Load() { page.loadSegments() }

func (page *Page) loadSegments() {
	page.tasks.Go(func() {
		all, err := page.app.Segments(context.Background())
		page.tasks.UI(func() {
			if err != nil {
				page.tellError(err)
				return
			}
			page.segments, page.sorted = indexSegments(all), all
			page.table.RefreshRows(0, page.table.Length())
			page.detail.segmentsChanged()
			page.empty.update()
		})
	})
}

// refreshTicks drops ticked contacts that are gone, and counts "all that match" of another search anew.
func (page *Page) refreshTicks() {
	if page.ticks.empty() || page.ticks.onShown() {
		return // the list's own answer says it
	}
	q := data.Query{IDs: page.ticks.ids.slice()}
	if page.ticks.all {
		q = page.ticks.query
	}
	all := page.ticks.all
	page.tasks.Go(func() {
		still, err := page.app.ContactIDs(context.Background(), q, 0)
		if err != nil {
			return // the list's own loading tells it
		}
		set := newIDSet(still)
		page.tasks.UI(func() {
			if page.ticks.all != all || all && !sameContacts(page.ticks.query, q) {
				return // something else is ticked by now
			}
			page.ticks.keep(q.IDs, set)
			page.ticksChanged()
		})
	})
}

// refreshBlocked asks anew whether the book can be written and greys what would.
func (page *Page) refreshBlocked() {
	reason, busy := "", ""
	if err := page.app.WriteBlocked(); err != nil {
		reason = wording.Error(page.words, err)
		if errors.Is(err, data.ErrBusy) {
			busy = reason
		}
	}
	page.blocked, page.busy = reason, busy
	page.toolbar.update()
	page.detail.setBlocked(reason)
}

// Tick ticks or unticks the contact of a row, as a tap on its box does.
func (page *Page) Tick(row int) {
	if id, ok := page.list.id(row); ok {
		page.ticks.toggle(id)
		page.ticksChanged()
	}
}
