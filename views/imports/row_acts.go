package imports

import (
	"context"
	"errors"
	"time"

	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// rowAct changes rows of the import and returns a sentence about it, or "" where the rows themselves tell enough.
type rowAct func(ctx context.Context, report data.ProgressFunc) (told string, err error)

// do changes rows in the background, one act after another, then shows the problems and plans anew.
func (p *checkPage) do(act rowAct) {
	p.queue = append(p.queue, act)
	if !p.acting {
		p.doNext()
	}
}

func (p *checkPage) doNext() {
	f, imp, act := p.f, p.f.imp, p.queue[0]
	p.queue = p.queue[1:]
	p.acting, p.said = true, ""
	p.c.stopPlan() // it is of no use any more, and the rows wait for it
	page := f.ctx
	ctx, stop := context.WithCancel(page)
	p.stopAct = stop
	progress := p.showProgress(ctx)
	seen := p.problems.sight()
	f.p.Tasks.Go(func() {
		told, err := act(ctx, progress)
		view, reasons, renewErr := p.renewed(page, imp, seen)
		stop()
		f.p.Tasks.UI(func() {
			if f.page != p {
				return
			}
			p.acting = false
			p.c.edits++
			switch {
			case errors.Is(err, context.Canceled):
				p.said = f.p.Words.Text("mend.stopped")
			case err != nil && !harmless(err):
				p.said = wording.Error(f.p.Words, err)
			case err == nil:
				p.c.touched = true
				p.said = told
			}
			if renewErr == nil {
				p.c.reasons = reasons
			}
			if renewErr == nil && seen.era == p.problems.list.era {
				p.problems.renew(view)
			} else {
				p.problems.reload() // another filter meanwhile
			}
			p.problems.detail.show()
			p.refresh()
			if len(p.queue) > 0 {
				p.doNext()
				return
			}
			f.decide()
		})
	})
}

// slowAct is how long an act may take before its progress is shown.
const slowAct = 400 * time.Millisecond

// showProgress returns what tells the progress of an act in the foot, once it takes long enough to be noticed.
func (p *checkPage) showProgress(ctx context.Context) data.ProgressFunc {
	begun := time.Now()
	latest := widgets.NewLatest(p.f.p.Tasks, func(progress data.Progress) {
		if p.f.page != p || ctx.Err() != nil {
			return
		}
		percent := 0
		if progress.Total > 0 {
			percent = int(100 * progress.Done / progress.Total)
		}
		p.problems.detail.showStop(p.stopAct)
		p.say(p.f.p.Words.Text("mend.progress", "Percent", p.f.p.Words.Number(percent)))
	})
	return func(progress data.Progress) {
		if time.Since(begun) > slowAct {
			latest.Set(progress)
		}
	}
}

// renewProblems shows the problems anew after a plan, the ones in sight where they are.
func (p *checkPage) renewProblems() {
	f, imp, ctx, seen := p.f, p.f.imp, p.f.ctx, p.problems.sight()
	f.p.Tasks.Go(func() {
		view, reasons, err := p.renewed(ctx, imp, seen)
		f.p.Tasks.UI(func() {
			if f.page != p || err != nil || p.acting || seen.era != p.problems.list.era {
				return
			}
			p.c.reasons = reasons
			p.problems.renew(view)
			p.refresh()
		})
	})
}

// askReasons asks what kinds of problems there are.
func (p *checkPage) askReasons() {
	f, imp, ctx := p.f, p.f.imp, p.f.ctx
	f.p.Tasks.Go(func() {
		reasons, err := imp.Reasons(ctx)
		f.p.Tasks.UI(func() {
			if f.page == p && err == nil {
				p.c.reasons = reasons
				p.refresh()
			}
		})
	})
}

// renewed loads what is in sight anew; it runs in the background.
func (p *checkPage) renewed(ctx context.Context, imp importRows, s sight) (renewed[entry], []data.Reason, error) {
	view, err := renew(ctx, imp, s)
	if err != nil {
		return view, nil, err
	}
	reasons, err := imp.Reasons(ctx)
	return view, reasons, err
}

// importRows is what the page asks of an *app.Import about its problems.
type importRows interface {
	problemSource
	Reasons(ctx context.Context) ([]data.Reason, error)
}

// sight notes what is in sight, before something changes.
func (t *problemTable) sight() sight {
	from, to := t.table.VisibleRows()
	return sight{filter: t.list.filter.problems(), inSight: t.list.inSight(from, to)}
}

// renew shows the problems as they are now; what is in sight stays where it is.
func (t *problemTable) renew(v renewed[entry]) {
	before := map[int]entry{}
	note := func(line int) {
		if e, loaded := t.list.at(line); loaded {
			before[line] = e
		}
	}
	top, _ := t.table.Offset()
	note(top)
	note(t.table.Current())
	if line, _, open := t.table.Editing(); open {
		note(line)
	}
	t.list.renew(v)
	t.table.Rearranged(t.list.length(), func(old int) int {
		e, known := before[old]
		if !known {
			return old
		}
		return t.list.near(e.problem)
	})
	t.refresh()
	if t.detail.now.line >= 0 {
		if line := t.table.Current(); line >= 0 {
			t.detail.selectLine(line)
		} else {
			t.detail.clear()
		}
	}
}
