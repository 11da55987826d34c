package store

import (
	"context"
	"fmt"
	"time"

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
		change, err = row.change()
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

// trimmable are the changes before a time that Trim forgets. A change stays as long as one before it in the list does, even
// if the clock went wrong in between: what is forgotten must not be in the way of what is not.
const trimmable = "FROM changes WHERE NOT trimmed AND id < coalesce((SELECT min(id) FROM changes WHERE at >= ?), id + 1)"

// Trimmable returns how many changes Trim would forget.
func (b *Book) Trimmable(ctx context.Context, before time.Time) (n int, err error) {
	err = b.reading(ctx, func(tx *gorm.DB) error {
		return tx.Raw("SELECT count(*) "+trimmable, before.UnixMilli()).Scan(&n).Error
	})
	if err != nil {
		return 0, fmt.Errorf("read history: %w", err)
	}
	return n, nil
}

// Trim forgets what the changes made before a time touched, and returns how many changes that are. They stay in the list
// and are marked, and can be neither undone nor redone any more; the contacts are as they were. It makes no Change.
func (b *Book) Trim(ctx context.Context, before time.Time) (n int, err error) {
	err = b.writeTx(ctx, func(tx *gorm.DB) error {
		var last int64
		err := tx.Raw("SELECT coalesce(max(id), 0) "+trimmable, before.UnixMilli()).Scan(&last).Error
		if err != nil {
			return err
		}
		for _, table := range []string{"journal_contacts", "journal_memberships", "journal_segments", "journal_names"} {
			if err := tx.Exec("DELETE FROM "+table+" WHERE change_id <= ?", last).Error; err != nil {
				return err
			}
		}
		n, err = exec(tx, "UPDATE changes SET trimmed = 1 WHERE id <= ? AND NOT trimmed", last)
		if err == nil && n == 0 {
			err = errNothing
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("trim history: %w", err)
	}
	return n, nil
}
