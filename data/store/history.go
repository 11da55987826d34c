package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

// UndoTarget returns the change that Undo without a number undoes: of those that stand, the one that was made or redone
// last. ok is false where there is none.
func (b *Book) UndoTarget(ctx context.Context) (c data.Change, ok bool, err error) {
	return b.target(ctx, undoTarget)
}

// RedoTarget returns the change that Redo without a number redoes: the one that was undone last, as long as nothing new was
// done since. ok is false where there is none.
func (b *Book) RedoTarget(ctx context.Context) (c data.Change, ok bool, err error) {
	return b.target(ctx, redoTarget)
}

func (b *Book) target(ctx context.Context, find func(tx *gorm.DB) (changeRow, bool, error)) (data.Change, bool, error) {
	var change data.Change
	var found bool
	err := b.reading(ctx, func(tx *gorm.DB) error {
		row, ok, err := find(tx)
		if err != nil || !ok {
			return err
		}
		found = true
		change, err = changeWithWho(tx, row)
		return err
	})
	if err != nil {
		return data.Change{}, false, fmt.Errorf("read history: %w", err)
	}
	return change, found, nil
}

// undoTarget passes over what was trimmed: a change that was not is undone without a look at older ones.
func undoTarget(tx *gorm.DB) (row changeRow, ok bool, err error) {
	r := tx.Raw("SELECT * FROM changes WHERE undone_at IS NULL AND NOT trimmed ORDER BY step DESC LIMIT 1").Scan(&row)
	return row, r.RowsAffected > 0, r.Error
}

// redoTarget is none when the change undone last was trimmed: those undone before it build upon it. Of one of which nothing is
// left that cannot be.
func redoTarget(tx *gorm.DB) (row changeRow, ok bool, err error) {
	r := tx.Raw("SELECT * FROM changes WHERE undone_at IS NOT NULL AND trimmed <> 2 AND step > (SELECT min(step) FROM change_steps " +
		"WHERE change_id = (SELECT max(id) FROM changes)) ORDER BY step DESC LIMIT 1").Scan(&row)
	return row, r.RowsAffected > 0 && row.Trimmed == 0, r.Error
}
