package imports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"muster/app"
	"muster/views/files"
	"muster/views/widgets"
)

// Params are what the import needs. OnSample, OnSaved and OnFailed may be nil.
type Params struct {
	App     *app.App
	Words   app.Words
	Tasks   widgets.Tasks
	Window  fyne.Window
	Dialogs app.Dialogs

	// OnStarted is called when an import runs in the background, with the file's name; removing says that it takes
	// segments away.
	OnStarted func(file string, removing bool)
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

	removing bool // the file's segments are taken away from its contacts, and nothing is imported
	options  app.ImportOptions
	pasted   *app.Pasted // the file of rows that were pasted, nil for any other file
	imp      *app.Import // nil until a file was checked
	check    *check
	page     *checkPage   // nil but on the check page
	columns  *columnsPage // nil but on the page of columns

	// seen is what the page of columns showed last, nil when it was not needed; remembering keeps what was decided there
	// for files of its kind, nil once that is done.
	seen         *reading
	remembering  func(ctx context.Context)
	country      string // the default country in force, as far as it is known
	allCountries []app.Country

	ctx    context.Context // ends when what it was made for is left
	cancel context.CancelFunc

	kept          map[*Result]bool
	stopListening func()
}

// New returns the import, its dialog closed.
func New(p Params) *Flow {
	f := &Flow{p: p, kept: map[*Result]bool{}, cancel: func() {}}
	f.stopListening = p.App.Listen(f.heard)
	for _, s := range goOn {
		p.Window.Canvas().AddShortcut(s, f.onShortcut)
	}
	return f
}

// goOn are the keys that go on from where Enter alone has a meaning of its own.
var goOn = []fyne.Shortcut{
	&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault},
	&desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: fyne.KeyModifierShortcutDefault},
}

// onShortcut gets the shortcuts of the window that nothing else used, and those that tables left over.
func (f *Flow) onShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || f.sheet == nil || !f.sheet.OnTop() {
		return
	}
	if custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter {
		f.sheet.PressDefault()
	}
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
	f.removing = false
	f.open()
	f.showFile("")
}

// StartWith opens the dialog with a file, and checks it at once.
func (f *Flow) StartWith(path string) {
	if !f.IsOpen() {
		f.removing = false
	}
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
		return w.Text("import.drop.not_now", "File", f.fileName())
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
	for _, s := range goOn {
		f.p.Window.Canvas().RemoveShortcut(s)
	}
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
	f.sheet = widgets.NewSheet(f.p.Window.Canvas(), f.title())
	f.sheet.Size = fyne.NewSize(1480, 900) // as far as the window has room
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
	f.dropPasted()
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
	last := w.Text("import.step.import")
	if f.removing {
		last = w.Text("import.step.remove")
	}
	f.sheet.SetSteps(step, w.Text("import.step.file"), w.Text("import.step.columns"), w.Text("import.step.check"), last)
}

// escape is Esc: one step back within the page, else out of the dialog.
func (f *Flow) escape() {
	if f.page == nil || !f.page.stepBack() {
		f.leave()
	}
}

// leave goes out of the dialog, after asking once more where rows were mended.
func (f *Flow) leave() { f.leaveMended(f.close) }

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
