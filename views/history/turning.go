package history

import (
	"context"
	"errors"
	"slices"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// turning is changes that are to be undone or redone.
type turning struct {
	kind  app.JobKind // app.JobUndo or app.JobRedo
	name  string      // for the status
	meant data.Change
	ids   []data.ChangeID // none: what was done last
}

// start undoes or redoes as the App's job, and tells its end.
func (h *History) start(t turning) {
	if err := h.p.App.WriteBlocked(); err != nil {
		h.tellNot(err)
		return
	}
	act := h.p.App.Undo
	if t.kind == app.JobRedo {
		act = h.p.App.Redo
	}
	var done data.Change
	h.run(t.kind, t.name, func(ctx context.Context, report data.ProgressFunc) (err error) {
		done, err = act(ctx, t.ids, report)
		return err
	}, func(err error) { h.ended(t, done, err) })
}

// run starts a job of the history, whose progress the dialog shows under a name, and calls ended on the window's goroutine.
func (h *History) run(kind app.JobKind, name string, work app.Work, ended func(error)) {
	progress := widgets.NewLatest(h.p.Tasks, func(p data.Progress) {
		if h.dialog != nil {
			h.dialog.progressed(name, p)
		}
	})
	err := h.p.App.Start(kind, name, func(ctx context.Context, report data.ProgressFunc) error {
		return work(ctx, func(p data.Progress) {
			report(p)
			progress.Set(p)
		})
	}, func(err error) {
		h.p.Tasks.UI(func() {
			if !h.closed {
				ended(err)
			}
		})
	})
	if err != nil {
		h.tellNot(err)
	}
}

// isOwn tells the jobs of the history from others.
func isOwn(kind app.JobKind) bool {
	return kind == app.JobUndo || kind == app.JobRedo || kind == app.JobTrim
}

func (h *History) ended(t turning, done data.Change, err error) {
	var inTheWay *data.InTheWayError
	switch {
	case errors.As(err, &inTheWay):
		h.ask(t, inTheWay.Obstacles)
	case err != nil:
		h.tellFailed(err)
	case h.p.OnTurned != nil:
		turn := Turn{Change: done, IDs: t.ids}
		if len(t.ids) == 0 {
			turn.IDs = []data.ChangeID{done.ID}
		} else if t.meant.ID != done.ID {
			turn.Change = t.meant
			turn.Change.UndoneAt = done.UndoneAt
		}
		h.p.OnTurned(turn)
	}
}

// tellFailed tells that a job of the history changed nothing.
func (h *History) tellFailed(err error) {
	w := h.p.Words
	if errors.Is(err, context.Canceled) {
		h.tell(w.Text("history.told.cancelled"), w.Text("history.told.cancelled_text"), widgets.Neutral)
		return
	}
	h.tell(w.Text("told.failed"), wording.Error(w, err), widgets.Error)
}

// Reverse undoes what was redone, or redoes what was undone.
func (h *History) Reverse(t Turn) {
	kind := app.JobUndo
	if t.Change.Undone() {
		kind = app.JobRedo
	}
	name := Name(h.p.Words, t.Change)
	if len(t.IDs) > 1 {
		name = h.p.Words.Count("history.changes", len(t.IDs))
	}
	h.start(turning{kind: kind, name: name, meant: t.Change, ids: t.IDs})
}

// mostObstacles is how many of them a question lists.
const mostObstacles = 6

// ask says what stands in the way, and where it can go along offers that.
func (h *History) ask(t turning, in []data.Obstacle) {
	w, act := h.p.Words, Name(h.p.Words, t.meant)
	with, confirm := "history.ask.undo", "history.ask.undo_confirm"
	forgotten := func(o data.Obstacle) bool { return o.Change.Trimmed }
	if t.kind == app.JobRedo {
		with, confirm = "history.ask.redo", "history.ask.redo_confirm"
		if standing := slices.DeleteFunc(slices.Clone(in), func(o data.Obstacle) bool { return o.Change.Undone() }); len(standing) > 0 {
			h.sayNot(w.Count("history.ask.redo_blocked", len(standing), "Act", act), standing)
			return
		}
	}
	if slices.ContainsFunc(in, forgotten) {
		h.sayNot(w.Count("history.ask.forgotten", len(in), "Act", act), in)
		return
	}
	all := turning{kind: t.kind, meant: t.meant, ids: slices.Clone(t.ids)}
	for _, o := range in {
		all.ids = append(all.ids, o.Change.ID)
	}
	all.name = w.Count("history.changes", len(all.ids))
	widgets.Ask(h.p.Window.Canvas(), widgets.Question{
		Title: w.Text(with), Text: w.Count(with+"_text", len(in), "Act", act), Details: h.lines(in),
		Confirm: w.Count(confirm, len(all.ids)), Cancel: w.Text("common.cancel"),
		OnConfirm: func() { h.start(all) },
	})
}

func (h *History) sayNot(text string, in []data.Obstacle) {
	w := h.p.Words
	widgets.Ask(h.p.Window.Canvas(), widgets.Question{
		Title: w.Text("history.ask.not"), Text: text, Details: h.lines(in), Confirm: w.Text("common.close"),
	})
}

// lines lists obstacles, as many as a question has room for.
func (h *History) lines(in []data.Obstacle) []string {
	var lines []string
	for i, o := range in {
		if i == mostObstacles && len(in) > mostObstacles+1 {
			return append(lines, h.p.Words.Count("history.ask.more", len(in)-i))
		}
		o.Change = short(o.Change)
		lines = append(lines, wording.Obstacle(h.p.Words, o))
	}
	return lines
}

// mostLetters is how much of a file's or a segment's name stands in a line.
const mostLetters = 40

// short cuts the names that a change carries to what a line has room for.
func short(c data.Change) data.Change {
	c.File, c.Subject, c.Who = cut(c.File), cut(c.Subject), cut(c.Who)
	return c
}

func cut(name string) string {
	if letters := []rune(name); len(letters) > mostLetters {
		return string(letters[:mostLetters-1]) + "…"
	}
	return name
}

// Name names what was done, in a line.
func Name(w app.Words, c data.Change) string { return wording.Act(w, short(c)) }
