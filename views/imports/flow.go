package imports

import (
	"context"
	"errors"
	"os"
	"path/filepath"

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
	page    *checkPage // nil but on the check page

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
	f.sheet, f.page = nil, nil
	f.dropImport()
}

// dropImport ends what runs for the file at hand and lets go of it.
func (f *Flow) dropImport() {
	f.cancel()
	f.cancel = func() {}
	f.page = nil
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
	f.sheet.SetSteps(step, w.Text("import.step.file"), w.Text("import.step.check"), w.Text("import.step.import"))
}

// escape is Esc: out of a check that runs back to the file, else out of the dialog.
func (f *Flow) escape() { f.close() }

// chooseFile asks for a file.
func (f *Flow) chooseFile() {
	files.Open(f.files(), files.Spreadsheets(f.p.Words), f.choose)
}

func (f *Flow) files() files.Params {
	return files.Params{Dialogs: f.p.Dialogs, Words: f.p.Words, Tasks: f.p.Tasks, Window: f.p.Window}
}

// choose takes a file and checks it, with nothing decided yet.
func (f *Flow) choose(path string) {
	f.options = app.ImportOptions{Path: path}
	f.prepare()
}

// prepare reads and checks the file with the options at hand.
func (f *Flow) prepare() {
	f.dropImport()
	ctx, options := f.begin(), f.options
	page := f.showChecking(options.Path)
	f.p.Tasks.Go(func() {
		size := int64(-1)
		if info, err := os.Stat(options.Path); err == nil {
			size = info.Size()
		}
		f.p.Tasks.UI(func() { page.setSize(size) })
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
		f.imp = imp
		f.check = newCheck(f.p.Words, imp.File(), imp.Title, imp.Plan())
		f.showCheck()
	}
}

// decide plans anew with what the user wants now. While a plan is being made, further decisions wait for it.
func (f *Flow) decide() {
	page, imp, c := f.page, f.imp, f.check
	page.refresh()
	if page.planning {
		return
	}
	if c.current() {
		return
	}
	page.planning = true
	ctx, wanted := f.ctx, c.decisions()
	f.p.Tasks.Go(func() {
		plan, err := imp.Decide(ctx, wanted, nil)
		f.p.Tasks.UI(func() {
			if f.page != page {
				return
			}
			page.planning = false
			if err != nil {
				f.undecided(err)
				return
			}
			c.plan = plan
			page.replanned()
			f.decide()
		})
	})
}

// undecided goes back to the decisions of the plan that stands.
func (f *Flow) undecided(err error) {
	f.check.wanted = f.check.plan.Decisions
	f.page.refresh()
	f.page.say(wording.Error(f.p.Words, err))
}

// confirm starts the import, after asking once more when it takes assignments.
func (f *Flow) confirm() {
	c, w := f.check, f.p.Words
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
	c, imp := f.check, f.imp
	var change data.Change
	err := f.p.App.Start(app.JobImport, c.file.Name,
		func(ctx context.Context, report data.ProgressFunc) (err error) {
			change, err = imp.Apply(ctx, report)
			return err
		},
		func(err error) { f.p.Tasks.UI(func() { f.ended(imp, c, change, err) }) })
	if err != nil {
		f.page.say(wording.Error(f.p.Words, err))
		return
	}
	f.imp, f.check = nil, nil // it lives on in the job
	f.close()
	f.p.OnStarted(c.file.Name)
}

// ended is called when the job is over.
func (f *Flow) ended(imp *app.Import, c *check, change data.Change, err error) {
	r := &Result{File: c.file.Name, Change: change, Err: err, flow: f, imp: imp}
	switch {
	case errors.Is(err, data.ErrPlanOutdated) && f.p.Window.Canvas().Overlays().Top() == nil:
		r.imp, r.Reopened = nil, true
		f.showOutdated(imp, c)
	case err != nil:
		r.Close()
	default:
		r.Rejected = c.left()
		f.kept[r] = true
	}
	f.p.OnDone(r)
}

// showOutdated shows the plan that was made for the book as it is now.
func (f *Flow) showOutdated(imp *app.Import, c *check) {
	f.open()
	f.begin()
	f.imp, f.check = imp, newCheck(f.p.Words, imp.File(), imp.Title, imp.Plan())
	f.check.outdated = true
	f.options.Path = c.file.Path
	f.showCheck()
}
