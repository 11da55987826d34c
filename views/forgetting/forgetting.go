package forgetting

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what a Forgetting is made of. The callbacks run on the window's goroutine and may be nil.
type Params struct {
	App    *app.App
	Words  app.Words
	Tasks  widgets.Tasks
	Window fyne.Window

	// OnTold gets what the user is to be told.
	OnTold func(title, text string, tone widgets.Tone)
	// OnForgotten is called after people were deleted for good.
	OnForgotten func()
}

// Forgetting deletes people for good.
type Forgetting struct {
	p      Params
	search *search // nil while it is closed
}

// New returns a Forgetting with nothing open.
func New(p Params) *Forgetting { return &Forgetting{p: p} }

// Ask asks whether to delete the selected contacts for good; shown is the list that the user sees. Without any contact it
// opens the search for people who were deleted before.
func (f *Forgetting) Ask(sel data.Selection, shown data.Query) {
	if !sel.All && len(sel.IDs) == 0 {
		f.Search()
		return
	}
	f.p.Tasks.Go(func() {
		e, err := f.extentOf(sel, shown)
		f.p.Tasks.UI(func() {
			switch {
			case err != nil:
				f.tell("told.failed", wording.Error(f.p.Words, err), widgets.Error)
			case e.people == 0:
				f.Search()
			default:
				f.ask(e)
			}
		})
	})
}

// mostNames is how many people a question names.
const mostNames = 5

// extent is what is deleted for good.
type extent struct {
	who              data.Forgetting
	people, notShown int
	names            []string // of the first people
	backups          []data.Backup
	fromBook         bool
}

func (f *Forgetting) extentOf(sel data.Selection, shown data.Query) (extent, error) {
	ctx := context.Background()
	e := extent{who: data.Forgetting{Selection: sel}, fromBook: true}
	var err error
	if e.people, e.notShown, err = f.p.App.SelectionCount(ctx, sel, shown); err != nil {
		return e, err
	}
	ids := sel.IDs
	if sel.All {
		if ids, err = f.p.App.ContactIDs(ctx, sel.Query, mostNames+len(sel.IDs)); err != nil {
			return e, err
		}
		excepted := make(map[data.ContactID]bool, len(sel.IDs))
		for _, id := range sel.IDs {
			excepted[id] = true
		}
		left := ids[:0:0]
		for _, id := range ids {
			if !excepted[id] {
				left = append(left, id)
			}
		}
		ids = left
	}
	contacts, err := f.p.App.Contacts(ctx, ids[:min(len(ids), mostNames)])
	if err != nil {
		return e, err
	}
	e.names = namesOf(contacts)
	e.backups, err = f.p.App.Backups(ctx)
	return e, err
}

func namesOf(contacts []data.Contact) []string {
	var names []string
	for _, c := range contacts[:min(len(contacts), mostNames)] {
		names = append(names, c.FullName())
	}
	return names
}

// start deletes for good as the App's job, and tells its end without a name.
func (f *Forgetting) start(e extent) {
	w := f.p.Words
	if err := f.p.App.WriteBlocked(); err != nil {
		f.tell("told.not_now", wording.Error(w, err), widgets.Warning)
		return
	}
	var done data.Forgotten
	err := f.p.App.Start(app.JobForget, "", func(ctx context.Context, report data.ProgressFunc) (err error) {
		done, err = f.p.App.DeleteForGood(ctx, e.who, report)
		return err
	}, func(err error) {
		f.p.Tasks.UI(func() { f.ended(done, err) })
	})
	if err != nil {
		f.tell("told.not_now", wording.Error(w, err), widgets.Warning)
	}
}

func (f *Forgetting) ended(done data.Forgotten, err error) {
	w := f.p.Words
	switch {
	case errors.Is(err, context.Canceled):
		f.tell("forget.told.cancelled", w.Text("forget.told.cancelled_text"), widgets.Neutral)
		return
	case err != nil:
		f.tell("told.failed", wording.Error(w, err), widgets.Error)
		return
	case len(done.Left) > 0:
		var names []string
		for _, path := range done.Left {
			names = append(names, filepath.Base(path))
		}
		f.tell("forget.told.left", w.Text("forget.left", "File", wording.List(w, names)), widgets.Error)
	case done.Unfinished:
		f.tell("forget.told.unfinished", w.Text("forget.told.unfinished_text"), widgets.Warning)
	default:
		f.tell("forget.told.done", w.Count("forget.told.done_text", done.Change.Counts.Deleted), widgets.Success)
	}
	if f.p.OnForgotten != nil {
		f.p.OnForgotten()
	}
}

// tell tells something; the title is a key.
func (f *Forgetting) tell(title, text string, tone widgets.Tone) {
	if f.p.OnTold != nil {
		f.p.OnTold(f.p.Words.Text(title), text, tone)
	}
}
