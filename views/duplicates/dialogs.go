package duplicates

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what the Dialogs are made of. The callbacks run on the window's goroutine and may be nil.
type Params struct {
	App    *app.App
	Words  app.Words
	Tasks  widgets.Tasks
	Window fyne.Window

	// OnMerged is called after contacts were merged into one.
	OnMerged func(merged data.Contact, change data.Change)
	// OnShow is called when the user wants to see contacts in the table.
	OnShow func(ids []data.ContactID)
	// OnFailed gets what went wrong.
	OnFailed func(err error)
}

// Dialogs are the dialogs of this package.
type Dialogs struct {
	p       Params
	finding *finding // nil while it is closed
	stop    func()
}

// New returns the dialogs, none of them open.
func New(p Params) *Dialogs {
	d := &Dialogs{p: p}
	d.stop = p.App.Listen(d.heard)
	return d
}

// Close stops listening to the book.
func (d *Dialogs) Close() { d.stop() }

// heard is called on any goroutine.
func (d *Dialogs) heard(e app.Event) {
	if e == app.ContactsChanged || e == app.JobChanged {
		d.p.Tasks.UI(func() {
			if d.finding != nil {
				d.finding.bookChanged()
			}
		})
	}
}

// Merge opens the dialog that merges the selected contacts: two at least, and app.MaxMerged at most.
func (d *Dialogs) Merge(sel data.Selection) { d.merge(sel, nil) }

func (d *Dialogs) merge(sel data.Selection, then func()) {
	d.p.Tasks.Go(func() {
		contacts, names, err := d.load(sel)
		d.p.Tasks.UI(func() {
			switch {
			case err != nil:
				d.failed(err)
			case len(contacts) < 2 || len(contacts) > app.MaxMerged:
				d.sayHowMany()
			default:
				newMerging(d, contacts, names, then)
			}
		})
	})
}

// load loads selected contacts, one more than can be merged at most, and all segments.
func (d *Dialogs) load(sel data.Selection) ([]data.Contact, []data.Segment, error) {
	ctx := context.Background()
	ids := sel.IDs
	if sel.All {
		all, err := d.p.App.ContactIDs(ctx, sel.Query, 0)
		if err != nil {
			return nil, nil, err
		}
		ids = slices.DeleteFunc(all, func(id data.ContactID) bool { return slices.Contains(sel.IDs, id) })
	}
	contacts, err := d.p.App.Contacts(ctx, ids[:min(len(ids), app.MaxMerged+1)])
	if err != nil {
		return nil, nil, err
	}
	segments, err := d.p.App.Segments(ctx)
	return contacts, segments, err
}

// sayHowMany says how many contacts can be merged.
func (d *Dialogs) sayHowMany() {
	w := d.p.Words
	widgets.Ask(d.p.Window.Canvas(), widgets.Question{
		Title: w.Text("merge.not_title"), Text: w.Count("merge.how_many", app.MaxMerged), Confirm: w.Text("common.close"),
	})
}

func (d *Dialogs) failed(err error) {
	if d.p.OnFailed != nil && !errors.Is(err, context.Canceled) {
		d.p.OnFailed(err)
	}
}

// blocked says why nothing can be written now, "".
func (d *Dialogs) blocked() string {
	if err := d.p.App.WriteBlocked(); err != nil {
		return wording.Error(d.p.Words, err)
	}
	return ""
}
