package history

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what a History is made of. The callbacks run on the window's goroutine and may be nil.
type Params struct {
	App    *app.App
	Words  app.Words
	Tasks  widgets.Tasks
	Window fyne.Window
	// Rows is how many changes the dialog loads at a time; 0 means the usual number.
	Rows int

	// OnTargets is called when Targets may say something else.
	OnTargets func()
	// OnTurned is called after changes were undone or redone.
	OnTurned func(Turn)
	// OnTold gets what else the user is to be told.
	OnTold func(title, text string, tone widgets.Tone)
	// OnShow is called when the user wants to see the contacts of a change.
	OnShow func(data.ChangeID)
}

// Turn is what was undone or redone.
type Turn struct {
	// Change is the one that was meant. As it is now: Undone tells whether it was undone or redone.
	Change data.Change
	// IDs are all that were undone or redone with it, Change among them.
	IDs []data.ChangeID
}

// Target is what Undo or Redo would do now.
type Target struct {
	Change data.Change
	// Known is false when there is nothing to undo, or to redo.
	Known bool
}

// History undoes and redoes changes of the book.
type History struct {
	p      Params
	undo   Target
	redo   Target
	dialog *dialog // nil while it is closed
	stop   func()
	stale  atomic.Bool
	closed bool
}

// New returns a History, which looks at once for what can be undone.
func New(p Params) *History {
	if p.Rows == 0 {
		p.Rows = usualRows
	}
	h := &History{p: p}
	h.stop = p.App.Listen(h.heard)
	h.load()
	return h
}

// Close stops listening to the book.
func (h *History) Close() {
	h.closed = true
	h.stop()
}

// Targets are what Undo and Redo would do now, as far as it is loaded.
func (h *History) Targets() (undo, redo Target) { return h.undo, h.redo }

// heard is called on any goroutine.
func (h *History) heard(e app.Event) {
	switch e {
	case app.HistoryChanged, app.BookChanged:
		if !h.stale.Swap(true) {
			h.p.Tasks.UI(h.load)
		}
	case app.JobChanged:
		h.p.Tasks.UI(func() {
			if h.dialog != nil {
				h.dialog.update()
			}
		})
	}
}

// load looks in the background for what can be undone and redone.
func (h *History) load() {
	h.stale.Store(false)
	if h.dialog != nil {
		h.dialog.load()
	}
	h.p.Tasks.Go(func() {
		ctx := context.Background()
		undo, canUndo, undoErr := h.p.App.UndoTarget(ctx)
		redo, canRedo, redoErr := h.p.App.RedoTarget(ctx)
		h.p.Tasks.UI(func() {
			if h.closed || h.stale.Load() {
				return // what comes next knows better
			}
			h.undo = Target{Change: undo, Known: canUndo && undoErr == nil}
			h.redo = Target{Change: redo, Known: canRedo && redoErr == nil}
			if h.p.OnTargets != nil {
				h.p.OnTargets()
			}
		})
	})
}

// Undo undoes what was done last.
func (h *History) Undo() { h.turnTarget(h.undo, app.JobUndo, data.ErrNothingToUndo) }

// Redo makes stand again what was undone last, as long as nothing new was done since.
func (h *History) Redo() { h.turnTarget(h.redo, app.JobRedo, data.ErrNothingToRedo) }

func (h *History) turnTarget(t Target, kind app.JobKind, nothing error) {
	if job, busy := h.p.App.Job(); busy && (job.Kind == app.JobUndo || job.Kind == app.JobRedo) {
		return // a key that is held down: the next press counts
	}
	if !t.Known {
		h.tellNot(nothing)
		return
	}
	// Without ids: the key may come before it is known what the last one has changed.
	h.start(turning{kind: kind, name: Name(h.p.Words, t.Change)})
}

// UndoChange undoes one change. Where later ones stand in the way it lists them and offers to undo those, too.
func (h *History) UndoChange(c data.Change) { h.turnChange(c, app.JobUndo) }

// RedoChange makes an undone change stand again, or says what stands in the way.
func (h *History) RedoChange(c data.Change) { h.turnChange(c, app.JobRedo) }

func (h *History) turnChange(c data.Change, kind app.JobKind) {
	h.start(turning{kind: kind, name: Name(h.p.Words, c), meant: c, ids: []data.ChangeID{c.ID}})
}

func (h *History) tellNot(err error) {
	h.tell(h.p.Words.Text("told.not_now"), wording.Error(h.p.Words, err), widgets.Warning)
}

func (h *History) tell(title, text string, tone widgets.Tone) {
	if h.p.OnTold != nil {
		h.p.OnTold(title, text, tone)
	}
}
