package imports

import (
	"context"
	"errors"
	"time"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

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
				c.plan, c.planned, c.answered = plan, edits, wanted
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
	f.check.wanted = copied(f.check.answered)
	if f.page != nil {
		f.page.confirming = false
		f.page.say(wording.Error(f.p.Words, err))
	}
}

// confirm starts the import, after asking once more when it takes or erases something.
func (f *Flow) confirm() {
	c := f.check
	if !c.current() || f.page.acting { // what the user did last is still being counted
		c.slow, f.page.confirming = true, true
		f.page.refresh()
		return
	}
	q, asks := c.question()
	if !asks {
		f.start()
		return
	}
	widgets.Ask(f.p.Window.Canvas(), widgets.Question{
		Title: q.title, Text: q.text, Details: q.details, Confirm: q.confirm, Cancel: f.p.Words.Text("common.cancel"),
		Danger: true, OnConfirm: f.start,
	})
}

// start runs the import as the app's job and closes the dialog.
func (f *Flow) start() {
	c, imp, options, seen, pasted := f.check, f.imp, f.options, f.seen, f.pasted
	var change data.Change
	err := f.p.App.Start(app.JobImport, c.file.Name,
		func(ctx context.Context, report data.ProgressFunc) (err error) {
			change, err = imp.Apply(ctx, report)
			return err
		},
		func(err error) { f.p.Tasks.UI(func() { f.ended(imp, c, change, err, options, seen, pasted) }) })
	if err != nil {
		f.page.say(wording.Error(f.p.Words, err))
		return
	}
	f.imp, f.check, f.pasted = nil, nil, nil // they live on in the job
	f.close()
	f.p.OnStarted(c.file.Name, c.removes())
}

// ended is called when the job is over.
func (f *Flow) ended(
	imp *app.Import, c *check, change data.Change, err error, o app.ImportOptions, seen *reading, pasted *app.Pasted,
) {
	r := &Result{File: c.file.Name, Change: change, Err: err, Removing: c.removes(), flow: f, imp: imp}
	switch {
	case errors.Is(err, data.ErrPlanOutdated) && f.p.Window.Canvas().Overlays().Top() == nil:
		r.imp, r.Reopened = nil, true
		f.showOutdated(imp, c, o, seen)
		f.pasted, pasted = pasted, nil
	case err != nil:
		r.Close()
	default:
		r.Rejected = c.left()
		f.kept[r] = true
		f.rememberDecisions(imp)
	}
	if pasted != nil {
		if f.options.Path == pasted.Path {
			f.options = app.ImportOptions{} // nobody can go back to it
		}
		f.p.Tasks.Go(pasted.Remove)
	}
	f.p.OnDone(r)
}

// rememberDecisions keeps for the next such file what was decided. Where that fails, it is asked again.
func (f *Flow) rememberDecisions(imp *app.Import) {
	f.p.Tasks.Go(func() { _ = imp.RememberDecisions(context.Background()) })
}

// showOutdated shows the plan that was made for the book as it is now.
func (f *Flow) showOutdated(imp *app.Import, c *check, o app.ImportOptions, seen *reading) {
	f.removing = c.removes()
	f.open()
	f.begin()
	f.imp, f.check = imp, newCheck(f.p.Words, imp, f.p.App.ShowMobile)
	f.check.outdated, f.check.touched = true, c.touched
	f.options, f.seen, f.country = o, seen, o.Country
	f.showCheck()
}
