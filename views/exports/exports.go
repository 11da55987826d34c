package exports

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/files"
	"muster/views/widgets"
)

// Params are what the dialogs need. The callbacks run on the window's goroutine and may be nil.
type Params struct {
	App     *app.App
	Words   app.Words
	Tasks   widgets.Tasks
	Window  fyne.Window
	Dialogs app.Dialogs
	// OnSaved gets a sentence about a file that was written, and where it is.
	OnSaved func(text, path string)
	// OnMend is called when the user wants to see contacts in the table, to mend them. The dialog is closed then.
	OnMend func(ids []data.ContactID)
	// OnFailed gets what kept the dialog from opening.
	OnFailed func(err error)
}

// Dialogs are the dialogs that write files. Only one of them is open at a time.
type Dialogs struct {
	p       Params
	form    *form // of the open export, or nil
	opening bool
	kept    *kept // what was chosen before the user went to mend contacts
	// created are the segments that the user has ticked off as created at the receiver.
	created map[data.SegmentID]bool
}

// New returns the dialogs, closed.
func New(p Params) *Dialogs { return &Dialogs{p: p, created: make(map[data.SegmentID]bool)} }

// IsOpen tells whether the dialog of an export is open.
func (d *Dialogs) IsOpen() bool { return d.form != nil }

// format is a kind of file, with the line that says what it is for.
type format struct {
	option    option
	extension string
	kinds     []app.FileKind
}

func (d *Dialogs) files() files.Params {
	return files.Params{Dialogs: d.p.Dialogs, Words: d.p.Words, Tasks: d.p.Tasks, Window: d.p.Window}
}

// Export asks what to export, how and where to, says what will be taken, and does it.
func (d *Dialogs) Export(offer Offer) {
	if d.form != nil || d.opening {
		return
	}
	if !offer.anything() {
		newSaver(d, d.p.Words.Text("export.title")).nothing(d.p.Words.Text("export.nothing"))
		return
	}
	d.opening = true
	d.p.Tasks.Go(func() {
		known, err := d.look(context.Background())
		d.p.Tasks.UI(func() {
			d.opening = false
			switch {
			case err == nil:
				d.form = newForm(d, offer, known)
			case d.p.OnFailed != nil:
				d.p.OnFailed(err)
			}
		})
	})
}

// Sample asks which sample sheet the user wants and where, and writes it.
func (d *Dialogs) Sample() {
	w := d.p.Words
	formats := []format{
		{option{w.Text("sample.xlsx"), w.Text("sample.xlsx_for")}, "xlsx", files.XLSX(w)},
		{option{w.Text("sample.csv"), w.Text("sample.csv_for")}, "csv", files.CSV(w)},
	}
	s := newSaver(d, w.Text("sample.title"))
	s.choose(formats, w.Text("sample.hint"), func(f format) job {
		return job{
			suggested: files.Name(w.Text("sample.name"), f.extension), kinds: f.kinds,
			write: func(ctx context.Context, path string) error { return d.p.App.WriteSample(ctx, path) },
			done:  func(path string) string { return w.Text("sample.done", "File", filepath.Base(path)) },
		}
	})
}
