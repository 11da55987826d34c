package imports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/files"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what the import needs. OnSample, OnSaved and OnFailed may be nil.
type Params struct {
	App     *app.App
	Words   app.Words
	Tasks   widgets.Tasks
	Window  fyne.Window
	Dialogs app.Dialogs

	// OnStarted is called when an import runs in the background, with the file's name.
	OnStarted func(file string)
	// OnDone is called when it ended, however that came. The receiver closes the result when nobody can ask for its
	// rejected rows any more.
	OnDone func(*Result)
	// OnSample is called when the user wants the sample sheet.
	OnSample func()
	// OnSaved gets a sentence about rejected rows that were written after an import, and where.
	OnSaved func(text, path string)
	// OnFailed gets a sentence about rejected rows that could not be written after an import.
	OnFailed func(text string)
}

// The steps of the dialog.
const (
	stepFile = iota
	stepColumns
	stepCheck
	stepImport
)

// Flow is the way of one file into the book. Its methods belong to the window's goroutine.
type Flow struct {
	p     Params
	sheet *widgets.Sheet // nil while the dialog is closed
	step  int

	options app.ImportOptions
	imp     *app.Import // nil until a file was checked
	check   *check
	page    *checkPage   // nil but on the check page
	columns *columnsPage // nil but on the page of columns

	// seen is what the page of columns showed last, nil when it was not needed; remembering is the same until it is kept
	// for files of its kind.
	seen, remembering *reading
	allCountries      []app.Country

	ctx    context.Context // ends when what it was made for is left
	cancel context.CancelFunc

	kept          map[*Result]bool
	stopListening func()
}

// New returns the import, its dialog closed.
func New(p Params) *Flow {
	f := &Flow{p: p, kept: map[*Result]bool{}, cancel: func() {}}
	f.stopListening = p.App.Listen(f.heard)
	return f
}

// heard runs on the goroutine of an act.
func (f *Flow) heard(e app.Event) {
	if e != app.JobChanged && e != app.BookChanged {
		return
	}
	f.p.Tasks.UI(func() {
		if e == app.BookChanged {
			f.forgetResults() // their rows lay beside the book that is closed now
		}
		if f.page != nil {
			f.page.tellBlocked()
		}
	})
}

// IsOpen says whether the dialog is open.
func (f *Flow) IsOpen() bool { return f.sheet != nil }

// Start opens the dialog where a file is chosen.
func (f *Flow) Start() {
	f.open()
	f.showFile("")
}

// StartWith opens the dialog with a file, and checks it at once.
func (f *Flow) StartWith(path string) {
	f.open()
	f.choose(path)
}

// Dropped takes files that were dropped on the window, the dialog open or not. It returns a sentence that says why it
// cannot take them and that the dialog has no place for, else "".
func (f *Flow) Dropped(paths []string) string {
	w := f.p.Words
	switch {
	case len(paths) == 0:
		return ""
	case f.IsOpen() && f.step != stepFile:
		return w.Text("import.drop.not_now", "File", filepath.Base(f.options.Path))
	case len(paths) > 1:
		if f.IsOpen() {
			f.showFile(w.Text("import.drop.several"))
			return ""
		}
		return w.Text("import.drop.several")
	}
	f.StartWith(paths[0])
	return ""
}

// Close closes the dialog and forgets everything, also the rejected rows of earlier imports.
func (f *Flow) Close() {
	f.stopListening()
	f.close()
	f.forgetResults()
}

func (f *Flow) forgetResults() {
	for r := range f.kept {
		r.Close()
	}
}

func (f *Flow) open() {
	if f.IsOpen() {
		return
	}
	f.sheet = widgets.NewSheet(f.p.Window.Canvas(), f.p.Words.Text("import.title"))
	f.sheet.Size = fyne.NewSize(1180, 700)
	f.sheet.OnCancel = f.escape
	sheet := f.sheet
	f.sheet.OnClosed = func() {
		if f.sheet == sheet {
			f.forget()
		}
	}
	f.setStep(stepFile)
	f.sheet.Show()
}

// close closes the dialog; the book is as it was.
func (f *Flow) close() {
	if f.sheet != nil {
		f.sheet.Close()
	}
}

// forget ends what runs for the dialog and lets go of its file.
func (f *Flow) forget() {
	f.sheet, f.page, f.columns, f.seen, f.remembering = nil, nil, nil, nil, nil
	f.dropImport()
}

// dropImport ends what runs for the file at hand and lets go of it.
func (f *Flow) dropImport() {
	f.cancel()
	f.cancel = func() {}
	f.page, f.columns = nil, nil
	if imp := f.imp; imp != nil {
		f.imp, f.check = nil, nil
		f.p.Tasks.Go(func() { _ = imp.Close() }) // waits for what still reads it; nothing is lost with a side file
	}
}

// begin returns the context of a new piece of work, ending that of the last one.
func (f *Flow) begin() context.Context {
	f.cancel()
	f.ctx, f.cancel = context.WithCancel(context.Background())
	return f.ctx
}

func (f *Flow) setStep(step int) {
	f.step = step
	w := f.p.Words
	f.sheet.SetSteps(step, w.Text("import.step.file"), w.Text("import.step.columns"), w.Text("import.step.check"),
		w.Text("import.step.import"))
}

// escape is Esc and Cancel: out of the dialog, after asking once more where rows were mended.
func (f *Flow) escape() { f.leaveMended(f.close) }

// leaveMended goes on with something that loses the rows that were mended; it asks first if there are any.
func (f *Flow) leaveMended(then func()) {
	if f.check == nil || !f.check.touched {
		then()
		return
	}
	w := f.p.Words
	widgets.Ask(f.p.Window.Canvas(), widgets.Question{
		Title:     w.Text("import.leave.title"),
		Text:      w.Text("import.leave.text"),
		Confirm:   w.Text("import.leave.confirm"),
		Cancel:    w.Text("import.leave.stay"),
		Danger:    true,
		OnConfirm: then,
	})
}

// countries are all countries by name, for lists.
func (f *Flow) countries() []app.Country {
	if f.allCountries == nil {
		f.allCountries = f.p.App.Countries()
	}
	return f.allCountries
}

// chooseFile asks for a file.
func (f *Flow) chooseFile() {
	files.Open(f.files(), files.Spreadsheets(f.p.Words), f.choose)
}

func (f *Flow) files() files.Params {
	return files.Params{Dialogs: f.p.Dialogs, Words: f.p.Words, Tasks: f.p.Tasks, Window: f.p.Window}
}

// choose takes a file, with nothing decided yet.
func (f *Flow) choose(path string) {
	f.options = app.ImportOptions{Path: path}
	f.look()
}

// look reads the beginning of the file. If that leaves something unclear the page of columns asks, else the whole file
// is checked at once.
func (f *Flow) look() {
	f.dropImport()
	f.seen, f.remembering = nil, nil
	ctx, options := f.begin(), f.options
	page := f.showChecking(options.Path)
	f.p.Tasks.Go(func() {
		size := int64(-1)
		if info, err := os.Stat(options.Path); err == nil {
			size = info.Size()
		}
		f.p.Tasks.UI(func() { page.setSize(size) })
		preview, err := f.p.App.Preview(ctx, options)
		sheets := sheetsToTry(options, err)
		f.p.Tasks.UI(func() { f.looked(ctx, page, preview, sheets, err) })
	})
}

// looked shows what came of a look at the beginning of the file.
func (f *Flow) looked(ctx context.Context, page *checkingPage, preview app.Preview, sheets []string, err error) {
	switch {
	case ctx.Err() != nil || f.sheet == nil: // it is not wanted any more
	case err != nil:
		f.showError(err, sheets)
	case preview.Unclear || preview.Problem != nil:
		f.showColumns(newReading(f.p.Words, f.options, preview))
	default:
		f.prepareOn(page)
	}
}

// askColumns shows the page of columns because the user wants it.
func (f *Flow) askColumns() {
	if r := f.seen; r != nil {
		f.showColumns(r)
		return
	}
	ctx, options, page := f.ctx, f.options, f.page
	f.p.Tasks.Go(func() {
		preview, err := f.p.App.Preview(ctx, options)
		f.p.Tasks.UI(func() {
			switch {
			case f.page != page:
			case err != nil:
				page.say(wording.Error(f.p.Words, err))
			default:
				f.showColumns(newReading(f.p.Words, options, preview))
			}
		})
	})
}

// prepare reads and checks the file with the options at hand.
func (f *Flow) prepare() {
	f.dropImport()
	f.begin()
	f.prepareOn(f.showChecking(f.options.Path))
}

// prepareOn reads and checks the file while a page shows how far it is.
func (f *Flow) prepareOn(page *checkingPage) {
	ctx, options, remembering := f.ctx, f.options, f.remembering
	f.remembering = nil
	f.p.Tasks.Go(func() {
		if remembering != nil && remembering.chose() {
			// What cannot be remembered is chosen again next time.
			_ = f.p.App.Remember(ctx, remembering.options, remembering.preview)
		}
		imp, err := f.p.App.PrepareImport(ctx, options, page.report)
		sheets := sheetsToTry(options, err)
		f.p.Tasks.UI(func() { f.prepared(ctx, imp, sheets, err) })
	})
}

// prepared shows what came of a check. sheets are other sheets of the workbook that may do where this one does not.
func (f *Flow) prepared(ctx context.Context, imp *app.Import, sheets []string, err error) {
	switch {
	case ctx.Err() != nil || f.sheet == nil: // it is not wanted any more
		if imp != nil {
			f.p.Tasks.Go(func() { _ = imp.Close() })
		}
	case err != nil:
		f.showError(err, sheets)
	default:
		f.columns = nil
		f.imp = imp
		f.check = newCheck(f.p.Words, imp.File(), imp.Title, imp.Plan())
		f.showCheck()
	}
}

// decide plans anew with what the user wants now. While a plan is being made, further decisions wait for it.
func (f *Flow) decide() {
	f.refreshCheck()
	c, imp := f.check, f.imp
	if c.planning || c.current() {
		return
	}
	ctx, stop := context.WithCancel(f.ctx)
	c.planning, c.stopPlan = true, stop
	wanted, edits := c.decisions(), c.edits
	f.tellWhenSlow(c, ctx)
	f.p.Tasks.Go(func() {
		plan, err := imp.Decide(ctx, wanted, nil)
		stopped := ctx.Err() != nil
		stop()
		f.p.Tasks.UI(func() {
			if f.check != c {
				return
			}
			c.planning, c.slow = false, false
			switch {
			case stopped: // for an act on rows, which plans anew when it is done
			case err != nil:
				f.undecided(err)
				return
			default:
				c.plan, c.planned = plan, edits
				if f.page != nil {
					f.page.replanned()
				}
			}
			if f.page == nil || !f.page.acting {
				f.decide()
			}
			if f.page != nil && f.page.confirming && c.current() {
				f.page.confirming = false
				f.confirm()
			}
		})
	})
}

// slowPlan is how long a plan may take before the page says that the numbers are being made.
const slowPlan = 300 * time.Millisecond

// tellWhenSlow says that the numbers are being made, once that takes long enough to be noticed.
func (f *Flow) tellWhenSlow(c *check, planning context.Context) {
	f.p.Tasks.Go(func() {
		select {
		case <-planning.Done():
			return
		case <-time.After(slowPlan):
		}
		f.p.Tasks.UI(func() {
			if f.check == c && c.planning && planning.Err() == nil {
				c.slow = true
				f.refreshCheck()
			}
		})
	})
}

// refreshCheck shows the model, if the page of it is open.
func (f *Flow) refreshCheck() {
	if f.page != nil {
		f.page.refresh()
	}
}

// undecided goes back to the decisions of the plan that stands.
func (f *Flow) undecided(err error) {
	f.check.wanted = f.check.plan.Decisions
	if f.page != nil {
		f.page.confirming = false
		f.page.say(wording.Error(f.p.Words, err))
	}
}

// confirm starts the import, after asking once more when it takes assignments.
func (f *Flow) confirm() {
	c, w := f.check, f.p.Words
	if !c.current() || f.page.acting { // what the user did last is still being counted
		c.slow, f.page.confirming = true, true
		f.page.refresh()
		return
	}
	if !c.takes() {
		f.start()
		return
	}
	r := c.plan.Replace
	widgets.Ask(f.p.Window.Canvas(), widgets.Question{
		Title:     w.Text("import.replace.ask"),
		Text:      c.replaceEffect(),
		Details:   []string{w.Text("import.replace.final")},
		Confirm:   w.Count("import.replace.confirm", r.Assignments),
		Cancel:    w.Text("common.cancel"),
		Danger:    true,
		OnConfirm: f.start,
	})
}

// start runs the import as the app's job and closes the dialog.
func (f *Flow) start() {
	c, imp, options, seen := f.check, f.imp, f.options, f.seen
	var change data.Change
	err := f.p.App.Start(app.JobImport, c.file.Name,
		func(ctx context.Context, report data.ProgressFunc) (err error) {
			change, err = imp.Apply(ctx, report)
			return err
		},
		func(err error) { f.p.Tasks.UI(func() { f.ended(imp, c, change, err, options, seen) }) })
	if err != nil {
		f.page.say(wording.Error(f.p.Words, err))
		return
	}
	f.imp, f.check = nil, nil // it lives on in the job
	f.close()
	f.p.OnStarted(c.file.Name)
}

// ended is called when the job is over.
func (f *Flow) ended(imp *app.Import, c *check, change data.Change, err error, o app.ImportOptions, seen *reading) {
	r := &Result{File: c.file.Name, Change: change, Err: err, flow: f, imp: imp}
	switch {
	case errors.Is(err, data.ErrPlanOutdated) && f.p.Window.Canvas().Overlays().Top() == nil:
		r.imp, r.Reopened = nil, true
		f.showOutdated(imp, c, o, seen)
	case err != nil:
		r.Close()
	default:
		r.Rejected = c.left()
		f.kept[r] = true
	}
	f.p.OnDone(r)
}

// showOutdated shows the plan that was made for the book as it is now.
func (f *Flow) showOutdated(imp *app.Import, c *check, o app.ImportOptions, seen *reading) {
	f.open()
	f.begin()
	f.imp, f.check = imp, newCheck(f.p.Words, imp.File(), imp.Title, imp.Plan())
	f.check.outdated, f.check.touched = true, c.touched
	f.options, f.seen = o, seen
	f.showCheck()
}
