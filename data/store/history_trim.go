package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"muster/data"
)

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
// and are marked, and can be neither undone nor redone any more; the contacts are as they were. It makes no Change. After an
// error or a cancelled ctx nothing is forgotten.
func (b *Book) Trim(ctx context.Context, before time.Time, progress data.ProgressFunc) (n int, err error) {
	work := &steps{report: progress, phase: data.PhaseWriting}
	err = b.writeTx(ctx, func(tx *gorm.DB) error {
		var found []struct {
			ID   data.ChangeID
			Rows int64
		}
		err := tx.Raw("SELECT id, "+rowsOf("counts")+" AS rows "+trimmable+" ORDER BY id", before.UnixMilli()).Scan(&found).Error
		if err != nil {
			return err
		}
		if n = len(found); n == 0 {
			return errNothing
		}
		for _, change := range found {
			work.total += change.Rows + 1
		}
		reached := int64(0)
		for _, change := range found {
			reached += change.Rows + 1
			if err := forgetJournal(tx, change.ID, work); err != nil {
				return err
			}
			// The counts of a change are not the rows of its journal.
			work.done(reached - work.made)
		}
		return tx.Exec("UPDATE changes SET trimmed = ? WHERE id <= ? AND NOT trimmed", forgotten, found[n-1].ID).Error
	})
	if err != nil {
		return 0, fmt.Errorf("trim history: %w", err)
	}
	return n, nil
}

// forgetJournal deletes what the journal says of a change.
func forgetJournal(tx *gorm.DB, change data.ChangeID, work *steps) error {
	for _, table := range []string{"journal_contacts", "journal_memberships"} {
		for deleted := exchangeStep; deleted >= exchangeStep; {
			// By steps, so that progress is told and a cancel heard. One contact's memberships go together.
			var until int64
			err := tx.Raw("SELECT coalesce(max(contact_id), 0) FROM (SELECT contact_id FROM "+table+
				" WHERE change_id = ? ORDER BY contact_id LIMIT ?)", change, exchangeStep).Scan(&until).Error
			if err != nil {
				return err
			}
			deleted, err = exec(tx, "DELETE FROM "+table+" WHERE change_id = ? AND contact_id <= ?", change, until)
			if err != nil {
				return err
			}
			work.done(int64(deleted))
		}
	}
	for _, table := range []string{"journal_segments", "journal_names"} {
		if err := tx.Exec("DELETE FROM "+table+" WHERE change_id = ?", change).Error; err != nil {
			return err
		}
	}
	return nil
}
