package audience

import (
	"context"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what the dialog is made of. The callbacks run on the window's goroutine and may be nil.
type Params struct {
	App    *app.App
	Words  app.Words
	Tasks  widgets.Tasks
	Window fyne.Window

	// OnShow is called when the user wants to see the contacts of an audience in the table.
	OnShow func(q data.Query)
	// OnExport is called when the user wants to write the recipients into a file.
	OnExport func(sel data.Selection, n int)
	// OnTold gets what was done or went wrong, with the change if there is one.
	OnTold func(text string, tone widgets.Tone, change data.Change)
}

// Dialog is the dialog. It is open or not.
type Dialog struct {
	p    Params
	form *form // nil while it is closed
}

// New returns the dialog, closed.
func New(p Params) *Dialog { return &Dialog{p: p} }

// Show opens it with nothing chosen, which is everybody.
func (d *Dialog) Show() { d.load(data.Query{}) }

// Refresh counts again what an open dialog shows: the book changed.
func (d *Dialog) Refresh() {
	if d.form != nil {
		d.form.count()
	}
}

// load opens the dialog with the segments of a query chosen.
func (d *Dialog) load(q data.Query) {
	if d.form != nil {
		return
	}
	d.p.Tasks.Go(func() {
		segments, err := d.p.App.Segments(context.Background())
		d.p.Tasks.UI(func() {
			switch {
			case err != nil:
				d.told(wording.Error(d.p.Words, err), widgets.Error, data.Change{})
			case d.form == nil:
				d.form = newForm(d, segments, q)
			}
		})
	})
}

func (d *Dialog) told(text string, tone widgets.Tone, change data.Change) {
	if d.p.OnTold != nil {
		d.p.OnTold(text, tone, change)
	}
}
