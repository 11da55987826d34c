package window

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/audience"
	"muster/views/backups"
	"muster/views/contacts"
	"muster/views/duplicates"
	"muster/views/exports"
	"muster/views/forgetting"
	"muster/views/history"
	"muster/views/imports"
	"muster/views/segments"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what a Window is made of.
type Params struct {
	App      *app.App
	Words    app.Words
	Dialogs  app.Dialogs
	Notifier app.Notifier
	FyneApp  fyne.App
	// Tasks run work in the background; the zero value means those of a real window.
	Tasks widgets.Tasks
	// Log receives what happened, never a value of a contact; nil discards.
	Log *slog.Logger
	// Version and LogFile are shown in the about page.
	Version, LogFile string
	// Still keeps the window from moving by itself, for tests and pictures: nothing is polled, the search does not
	// wait, and toasts stay.
	Still bool
}

const (
	searchDelay  = 5 * time.Millisecond
	countDelay   = 100 * time.Millisecond
	pollInterval = 100 * time.Millisecond
	toastStays   = 6 * time.Second
	offerStays   = 10 * time.Second // of a toast that offers something
	toastTop     = float32(64)      // below the toolbar
)

// Window is the main window.
type Window struct {
	params Params
	app    *app.App
	words  app.Words
	tasks  widgets.Tasks
	fyne   fyne.Window

	sidebar    *segments.Sidebar
	page       *contacts.Page
	imports    *imports.Flow
	exports    *exports.Dialogs
	history    *history.History
	duplicates *duplicates.Dialogs
	forgetting *forgetting.Forgetting
	audience   *audience.Dialog
	backups    *backups.Backups

	frame   *widgets.Frame
	body    *fyne.Container // banners above the centre
	centre  *fyne.Container // the contacts page or the start page
	start   *startPage
	banners *banners
	status  *widgets.StatusBar
	toasts  *widgets.ToastHost
	menu    *mainMenu

	total    int        // contacts in the book, -1 while unknown
	marked   data.Query // the list that the sidebar marks
	state    app.BookState
	importOn func()        // takes the "import started" toast away
	told     []*toldChange // toasts that can undo or redo
	polling  bool
	stale    atomic.Uint32
	stop     func()
	closing  bool
}

// New returns the window, not shown yet.
func New(p Params) *Window {
	if p.Tasks.Go == nil {
		p.Tasks = widgets.BackgroundTasks()
	}
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	w := &Window{params: p, app: p.App, words: p.Words, tasks: p.Tasks, total: -1, importOn: func() {}}
	w.applyTheme()
	w.fyne = p.FyneApp.NewWindow(p.Words.Text("app.name"))
	w.fyne.SetMaster()
	w.fyne.SetPadded(false)
	w.makeParts()
	w.fyne.SetContent(w.toasts)
	w.menu = newMainMenu(w)
	w.fyne.SetMainMenu(w.menu.menu)
	w.fyne.Resize(w.keptSize())
	w.fyne.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.Dropped(paths(uris)) })
	w.fyne.SetCloseIntercept(w.Quit)
	w.fyne.Canvas().SetOnTypedKey(w.typedKey)
	w.fyne.Canvas().AddShortcut(&fyne.ShortcutRedo{}, w.typedShortcut)
	w.fyne.Canvas().AddShortcut(&fyne.ShortcutPaste{}, w.typedShortcut)
	w.stop = p.App.Listen(w.heard)
	w.page.Load()
	w.page.Show(data.Query{})
	w.refreshBook()
	w.warm()
	return w
}

// makeParts makes the views and connects them.
func (w *Window) makeParts() {
	p := w.params
	w.sidebar = segments.NewSidebar(segments.Params{
		App: p.App, Words: p.Words, Tasks: p.Tasks, Window: w.fyne,
		OnShow: w.showList, OnEnter: func() { w.page.FocusTable() }, OnExport: w.exportSegment,
		OnDone: func(text string, change data.Change) {
			w.tell(contacts.Notice{Title: text, Tone: widgets.Success, Change: change})
		},
	})
	search, count := searchDelay, countDelay
	if p.Still {
		search, count = 0, 0
	}
	w.page = contacts.New(contacts.Params{
		App: p.App, Words: p.Words, Tasks: p.Tasks, Window: w.fyne, Log: p.Log, SearchDelay: search, CountDelay: count,
		Preferences: p.FyneApp.Preferences(),
		OnImport:    w.Import, OnExport: w.Export, OnSample: w.Sample, OnTold: w.tell,
		OnExportSelection: w.exportSelection,
		OnNewSegment:      func(sel data.Selection, n int) { w.sidebar.New(&sel, n) },
		OnMerge:           func(sel data.Selection) { w.duplicates.Merge(sel) },
		OnForget:          func(sel data.Selection, shown data.Query) { w.forgetting.Ask(sel, shown) },
		OnStatus:          w.pageChanged,
		OnDetail:          w.showDetail,
		OnShortcut:        w.typedShortcut,
	})
	w.imports = w.newImports()
	w.exports = w.newExports()
	w.history = w.newHistory()
	w.backups = w.newBackups()
	w.duplicates = w.newDuplicates()
	w.forgetting = w.newForgetting()
	w.audience = w.newAudience()
	w.start = newStartPage(w)
	w.banners = newBanners(w)
	w.centre = container.NewStack(w.page.Object(), w.start.object)
	w.page.Object().Hide()
	w.body = widgets.Dock(w.banners.object, nil, nil, nil, w.centre)
	w.frame = widgets.NewFrame(w.sidebar, widgets.NewPanel(theme.ColorSurface, 0, w.body), w.page.Detail())
	w.status = widgets.NewStatusBar(p.Words.Text("status.cancel"))
	w.status.OnCancel = w.app.CancelJob
	w.toasts = widgets.NewToastHost(widgets.Dock(nil, w.status, nil, nil, w.frame.Object()))
	w.placeToasts()
}

func (w *Window) showDetail(open bool) {
	w.frame.ShowDetail(open)
	w.placeToasts()
}

// placeToasts keeps them below the toolbar and off the detail panel.
func (w *Window) placeToasts() {
	w.toasts.Top, w.toasts.Right = toastTop, 0
	if w.banners.object.Visible() {
		w.toasts.Top += w.banners.object.MinSize().Height
	}
	if w.page.Detail().Visible() {
		w.toasts.Right = w.frame.DetailWidth
	}
	w.toasts.Refresh()
}

// Show shows the window. Fyne's loop is run by whoever made the Fyne application.
func (w *Window) Show() { w.fyne.Show() }

// Raise brings the window forward.
func (w *Window) Raise() {
	w.fyne.Show()
	w.fyne.RequestFocus()
}

// Fyne is the window as Fyne knows it.
func (w *Window) Fyne() fyne.Window { return w.fyne }

// Page is the contacts page.
func (w *Window) Page() *contacts.Page { return w.page }

// Sidebar is the segment manager.
func (w *Window) Sidebar() *segments.Sidebar { return w.sidebar }

// Toasts are what floats over the window.
func (w *Window) Toasts() *widgets.ToastHost { return w.toasts }

// showList shows another list, unless unsaved edits keep the user where he is.
func (w *Window) showList(q data.Query) {
	w.page.Show(q)
	w.sidebar.Mark(q)
}

// pageChanged is called when the page shows another list, or other numbers of it.
func (w *Window) pageChanged() {
	if q := w.page.Query(); !listed(q).SameContacts(listed(w.marked)) {
		w.marked = q
		w.sidebar.Mark(q)
		w.banners.update()
	}
	w.refreshStatus()
}

// listed is the list that a query searches.
func listed(q data.Query) data.Query {
	q.Search = ""
	return q
}

// heard is called on any goroutine.
func (w *Window) heard(e app.Event) {
	if w.stale.Or(1<<e) == 0 {
		w.tasks.UI(w.catchUp)
	}
}

func (w *Window) catchUp() {
	events := w.stale.Swap(0)
	had := func(e app.Event) bool { return events&(1<<e) != 0 }
	if had(app.BookChanged) {
		w.dropTold()
		w.total = -1
		w.sidebar.Mark(data.Query{})
		w.warm()
	}
	if had(app.BookChanged) || had(app.ContactsChanged) {
		w.refreshBook()
		w.audience.Refresh()
	}
	if had(app.JobChanged) {
		w.poll()
		w.menu.update()
		w.start.setBlocked(w.page.Blocked(), w.busy())
	}
	w.refreshStatus()
}

// refreshBook counts the book and reads its state.
func (w *Window) refreshBook() {
	w.tasks.Go(func() {
		ctx := context.Background()
		total, err := w.app.CountContacts(ctx, data.Query{})
		state, stateErr := w.app.BookState(ctx)
		w.tasks.UI(func() {
			if err != nil {
				w.tellError(err)
				return
			}
			w.total = total
			if stateErr == nil {
				w.state = state
			}
			w.showCentre()
			w.banners.update()
			w.menu.update()
			w.start.setBlocked(w.page.Blocked(), w.busy())
			w.refreshStatus()
		})
	})
}

// showCentre shows the start page as long as the book is empty, else the contacts.
func (w *Window) showCentre() {
	empty := w.total == 0
	if empty == w.start.object.Visible() && empty != w.page.Object().Visible() {
		return
	}
	if empty {
		w.page.Object().Hide()
		w.start.object.Show()
		w.start.lookForBackups(w)
	} else {
		w.start.object.Hide()
		w.page.Object().Show()
	}
	w.centre.Refresh()
	if canvas := w.fyne.Canvas(); !empty && canvas.Focused() == nil && canvas.Overlays().Top() == nil {
		w.page.FocusTable()
	}
}

// warm loads what makes searching fast.
func (w *Window) warm() {
	w.tasks.Go(func() {
		if err := w.app.Warm(context.Background()); err != nil {
			w.params.Log.Warn("search index not loaded", "err", err)
		}
	})
}

// typedKey gets the keys that nothing else used.
func (w *Window) typedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyF1 {
		w.act(w.ShowKeys)
		return
	}
	w.page.TypedKey(ev)
}

func (w *Window) tellError(err error) {
	w.params.Log.Warn("act failed", "err", err)
	w.tell(contacts.Notice{Title: w.words.Text("told.failed"), Text: wording.Error(w.words, err), Tone: widgets.Error})
}

// tell shows a message as a toast; one that went wrong stays until it is closed. What it tells of can be undone there.
func (w *Window) tell(n contacts.Notice) {
	if n.Text == wording.Error(w.words, data.ErrBookDamaged) {
		w.backups.ShowDamaged() // which says it once, and what to do
		return
	}
	t := widgets.Toast{Title: n.Title, Text: n.Text, Tone: n.Tone}
	if n.Tone != widgets.Error && !w.params.Still {
		t.For = toastStays
	}
	if n.Change.ID != 0 {
		w.tellChange(t, n.Change)
		return
	}
	w.toasts.Add(t)
}
