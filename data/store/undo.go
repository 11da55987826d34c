package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

// Undoing and redoing is one act, done back and forth. The journal of a change says what is on the other side of it: while
// the change stands, what was before; while it is undone, what was after. To undo or redo is to exchange the two, set by
// set: the book gets the rows of the journal, and the journal those of the book. Nothing else is kept, and nothing is worked
// out anew: ids and times come back as they were.
//
// That is right only while everything that the change touched is as the change left it. So no change is undone or redone
// while another one that touched the same has been made, undone or redone since; see obstacles.

// errHistoryBroken ends an act that finds the book otherwise than the history says.
var errHistoryBroken = errors.New("the book is not as the history says")

// Undo makes changes undone, those done last first, in one transaction; without ids, the UndoTarget. It returns the one that
// it undid last, with its obstacles the one that was meant. After an error or a cancelled ctx the book is as it was.
//
// Where further changes would have to be undone, it is a *data.InTheWayError. Others are data.ErrNothingToUndo,
// ErrChangeNotFound, ErrAlreadyUndone and ErrChangeTrimmed.
func (b *Book) Undo(ctx context.Context, ids []data.ChangeID, progress data.ProgressFunc) (data.Change, error) {
	return b.turn(ctx, turning{undo: true, ids: ids}, progress)
}

// Redo makes undone changes stand again, those undone last first, in one transaction; without ids, the RedoTarget. It
// returns the one that it redid last. After an error or a cancelled ctx the book is as it was.
//
// Where other changes stand in the way, it is a *data.InTheWayError. Others are data.ErrNothingToRedo, ErrChangeNotFound,
// ErrNotUndone and ErrChangeTrimmed.
func (b *Book) Redo(ctx context.Context, ids []data.ChangeID, progress data.ProgressFunc) (data.Change, error) {
	return b.turn(ctx, turning{ids: ids}, progress)
}

// turning says which changes to undo or redo.
type turning struct {
	undo bool
	ids  []data.ChangeID
}

func (b *Book) turn(ctx context.Context, t turning, progress data.ProgressFunc) (data.Change, error) {
	var done data.Change
	work := &steps{report: progress, phase: data.PhaseWriting}
	// Without foreign keys: what goes into the book was in it, with all that it refers to.
	err := b.uncheckedTx(ctx, func(tx *gorm.DB) error {
		rows, err := t.find(tx)
		if err != nil {
			return err
		}
		changes, err := changesOf(rows)
		if err != nil {
			return err
		}
		if err := requireNone(tx, rows, t.undo); err != nil {
			return err
		}
		x := exchanger{tx: tx, undo: t.undo, progress: work}
		x.measure(changes)
		for _, change := range changes {
			if err := x.exchange(change); err != nil {
				return err
			}
			if err := takeStep(tx, change.ID, t.time(b)); err != nil {
				return err
			}
			done = change
		}
		done, err = changeByID(tx, done.ID)
		return err
	})
	if err != nil {
		act := "redo"
		if t.undo {
			act = "undo"
		}
		return data.Change{}, fmt.Errorf("%s: %w", act, err)
	}
	work.done(work.total)
	return done, nil
}

// time is when the changes are undone, nil when they are redone.
func (t turning) time(b *Book) *int64 {
	if !t.undo {
		return nil
	}
	now := b.nowMillis()
	return &now
}

// find returns the changes in the order in which they are undone or redone: each was made, undone or redone after the next.
func (t turning) find(tx *gorm.DB) ([]changeRow, error) {
	if len(t.ids) == 0 {
		target, none := redoTarget, data.ErrNothingToRedo
		if t.undo {
			target, none = undoTarget, data.ErrNothingToUndo
		}
		row, ok, err := target(tx)
		if err == nil && !ok {
			err = none
		}
		return []changeRow{row}, err
	}
	ids := slices.Compact(slices.Sorted(slices.Values(t.ids)))
	var rows []changeRow
	err := tx.Raw("SELECT * FROM changes WHERE id IN (SELECT value FROM json_each(?)) ORDER BY step DESC", jsonIDs(ids)).
		Scan(&rows).Error
	if err == nil && len(rows) < len(ids) {
		err = data.ErrChangeNotFound
	}
	for _, row := range rows {
		switch {
		case err != nil:
		case t.undo && row.UndoneAt != nil:
			err = data.ErrAlreadyUndone
		case !t.undo && row.UndoneAt == nil:
			err = data.ErrNotUndone
		case row.Trimmed != 0:
			err = data.ErrChangeTrimmed
		}
	}
	return rows, err
}

// requireNone refuses to go on while changes stand in the way, other ones or, of those to redo, one of another.
func requireNone(tx *gorm.DB, rows []changeRow, undo bool) error {
	found, err := obstacles(tx, rows)
	if err != nil {
		return err
	}
	if len(found) == 0 && !undo && len(rows) > 1 {
		among, err := excluding(tx, idsOf(rows))
		if err != nil {
			return err
		}
		if found, err = loadObstacles(tx, among); err != nil {
			return err
		}
	}
	if len(found) > 0 {
		return &data.InTheWayError{Obstacles: found}
	}
	return nil
}

func idsOf(rows []changeRow) []data.ChangeID {
	ids := make([]data.ChangeID, len(rows))
	for i, row := range rows {
		ids[i] = data.ChangeID(row.ID)
	}
	return ids
}

func changeByID(tx *gorm.DB, id data.ChangeID) (data.Change, error) {
	var row changeRow
	r := tx.Raw("SELECT * FROM changes WHERE id = ?", id).Scan(&row)
	if r.Error != nil {
		return data.Change{}, r.Error
	}
	if r.RowsAffected == 0 {
		return data.Change{}, data.ErrChangeNotFound
	}
	return changeWithWho(tx, row)
}
