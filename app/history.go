package app

import (
	"context"
	"time"

	"muster/data"
	"muster/data/store"
)

// Changes lists the history, newest first; limit 0 lists all of it. What was undone is in it, and marked.
func (a *App) Changes(ctx context.Context, limit int) ([]data.Change, error) {
	changes, err := a.current().Changes(ctx, limit)
	return changes, a.heed(err)
}

// UndoTarget is the change that Undo without a number undoes; false when there is none.
func (a *App) UndoTarget(ctx context.Context) (data.Change, bool, error) {
	return a.current().UndoTarget(ctx)
}

// RedoTarget is the change that Redo without a number redoes; false when there is none, as after every new change.
func (a *App) RedoTarget(ctx context.Context) (data.Change, bool, error) {
	return a.current().RedoTarget(ctx)
}

// Obstacles says which other changes stand in the way of undoing a change, or of redoing it if it is undone, in the order
// in which they can go too; data.ErrChangeNotFound.
func (a *App) Obstacles(ctx context.Context, id data.ChangeID) ([]data.Obstacle, error) {
	found, err := a.current().Obstacles(ctx, id)
	return found, a.heed(err)
}

// Undo undoes changes, or without ids the UndoTarget, and returns the one undone last. The book is as it was after any
// error: data.ErrNothingToUndo, ErrChangeNotFound, ErrAlreadyUndone, ErrChangeTrimmed, or a *data.InTheWayError when other
// changes would have to be undone too. Of a large change it takes long: a window runs it as JobUndo.
func (a *App) Undo(ctx context.Context, ids []data.ChangeID, report data.ProgressFunc) (data.Change, error) {
	return a.turn(ctx, (*store.Book).Undo, ids, report)
}

// Redo redoes undone changes, or without ids the RedoTarget, and returns the one redone last. The book is as it was after
// any error: data.ErrNothingToRedo, ErrChangeNotFound, ErrNotUndone, ErrChangeTrimmed, or a *data.InTheWayError. Of a large
// change it takes long: a window runs it as JobRedo.
func (a *App) Redo(ctx context.Context, ids []data.ChangeID, report data.ProgressFunc) (data.Change, error) {
	return a.turn(ctx, (*store.Book).Redo, ids, report)
}

func (a *App) turn(
	ctx context.Context, act func(*store.Book, context.Context, []data.ChangeID, data.ProgressFunc) (data.Change, error),
	ids []data.ChangeID, report data.ProgressFunc,
) (data.Change, error) {
	if err := a.admit(ctx); err != nil {
		return data.Change{}, err
	}
	change, err := act(a.current(), ctx, ids, report)
	if err != nil {
		a.log.Warn("history not turned", "err", err)
		return data.Change{}, a.heed(err)
	}
	a.log.Info("history turned", "id", change.ID, "kind", change.Kind, "undone", change.Undone(), "changes", max(1, len(ids)))
	touched := change
	if len(ids) > 1 {
		touched = data.Change{} // of more than one kind: whatever a change can touch
	}
	a.announce(touched)
	return change, nil
}

// Trimmable is how many changes TrimHistory would forget.
func (a *App) Trimmable(ctx context.Context, before time.Time) (int, error) {
	return a.current().Trimmable(ctx, before)
}

// TrimHistory forgets what the changes made before a time touched, and returns how many they are. They stay in the history
// and can be neither undone nor redone any more; contacts and segments are as they were. A large history takes long: a window
// runs it as JobTrim.
func (a *App) TrimHistory(ctx context.Context, before time.Time, report data.ProgressFunc) (int, error) {
	if err := a.admit(ctx); err != nil {
		return 0, err
	}
	n, err := a.current().Trim(ctx, before, report)
	if err != nil {
		a.log.Warn("history not trimmed", "err", errorKind(err))
		return 0, err
	}
	if n > 0 {
		a.log.Info("history trimmed", "changes", n)
		a.events.emit(HistoryChanged)
	}
	return n, nil
}
