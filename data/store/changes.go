package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

// Change returns one entry of the history; an unknown number gives the zero Change.
func (b *Book) Change(ctx context.Context, id data.ChangeID) (data.Change, error) {
	changes, err := b.changes(ctx, "SELECT * FROM changes WHERE id = ?", id)
	if err != nil || len(changes) == 0 {
		return data.Change{}, err
	}
	return changes[0], nil
}

// Changes returns the history, newest first; at most limit entries unless limit is 0.
func (b *Book) Changes(ctx context.Context, limit int) ([]data.Change, error) {
	if limit == 0 {
		limit = -1
	}
	return b.changes(ctx, "SELECT * FROM changes ORDER BY id DESC LIMIT ?", limit)
}

// LastChangeOf returns the newest change that stands and touched the contact's fields or memberships.
func (b *Book) LastChangeOf(ctx context.Context, id data.ContactID) (data.Change, bool, error) {
	// A look-up by primary key for each change, newest first: cheaper than an index on every row of the journal.
	changes, err := b.changes(ctx, "SELECT * FROM changes c WHERE undone_at IS NULL AND ("+
		"EXISTS (SELECT 1 FROM journal_contacts j WHERE j.change_id = c.id AND j.contact_id = ?) OR "+
		"EXISTS (SELECT 1 FROM journal_memberships j WHERE j.change_id = c.id AND j.contact_id = ?)) "+
		"ORDER BY id DESC LIMIT 1", id, id)
	if err != nil || len(changes) == 0 {
		return data.Change{}, false, err
	}
	return changes[0], true, nil
}

func (b *Book) changes(ctx context.Context, sql string, args ...any) ([]data.Change, error) {
	var rows []changeRow
	var changes []data.Change
	err := b.reading(ctx, func(tx *gorm.DB) error {
		err := tx.Raw(sql, args...).Scan(&rows).Error
		if err != nil {
			return err
		}
		if changes, err = changesOf(rows); err != nil {
			return err
		}
		return fillWho(tx, changes)
	})
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	return changes, nil
}

func changesOf(rows []changeRow) ([]data.Change, error) {
	changes := make([]data.Change, len(rows))
	for i, r := range rows {
		var err error
		if changes[i], err = r.change(); err != nil {
			return nil, err
		}
	}
	return changes, nil
}
