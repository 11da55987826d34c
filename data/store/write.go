package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

// errNothing ends a transaction that found everything as it should be: it is rolled back, and the act has no Change.
var errNothing = errors.New("nothing to change")

// writeTx runs fn in one immediate transaction on the connection that writes. An error of fn, or a cancelled ctx, rolls all
// of it back; errNothing does so without being an error of the act. The revision is raised by newChange, or by
// bumpRevision where a change of contacts, segments or memberships has no Change of its own.
//
// fn must not touch b.write itself: the pool has one connection, and fn's transaction holds it.
func (b *Book) writeTx(ctx context.Context, fn func(tx *gorm.DB) error) error {
	if b.readOnly {
		return data.ErrBookReadOnly
	}
	defer b.writing()()
	return outcomeOf(ctx, b.write.WithContext(ctx).Transaction(fn))
}

// outcomeOf is the error of an act whose transaction ended so.
func outcomeOf(ctx context.Context, err error) error {
	if err == nil || errors.Is(err, errNothing) {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return translate(err)
}

// act runs fn as one act with its Change: it makes the Change first, so that fn can journal under its number, and
// stores the counts that fn leaves in it. When fn returns errNothing the zero Change is returned, and nothing is written.
func (b *Book) act(
	ctx context.Context, kind data.ChangeKind, subject string, fn func(tx *gorm.DB, c *data.Change) error,
) (data.Change, error) {
	return b.actIn(ctx, b.writeTx, kind, subject, fn)
}

// transaction is writeTx or uncheckedTx.
type transaction func(context.Context, func(tx *gorm.DB) error) error

// actIn is act in a transaction of the caller's choice.
func (b *Book) actIn(ctx context.Context, run transaction, kind data.ChangeKind, subject string,
	fn func(tx *gorm.DB, c *data.Change) error,
) (data.Change, error) {
	var change data.Change
	err := run(ctx, func(tx *gorm.DB) error {
		c, err := b.newChange(tx, kind, subject, "", data.Counts{})
		if err != nil {
			return err
		}
		if err := fn(tx, &c); err != nil {
			return err
		}
		if c.Counts.MembershipsAdded+c.Counts.MembershipsRemoved > 0 {
			err := journalUsed(tx, c.ID, "SELECT segment_id AS value FROM journal_memberships WHERE change_id = ?", c.ID)
			if err != nil {
				return err
			}
		}
		if err := setChange(tx, c); err != nil {
			return err
		}
		change = c
		return nil
	})
	if err != nil {
		return data.Change{}, fmt.Errorf("%s: %w", kind, err)
	}
	return change, nil
}

// newChange writes the transaction's Change and takes a step with it. A transaction has at most one.
func (b *Book) newChange(
	tx *gorm.DB, kind data.ChangeKind, subject, file string, counts data.Counts,
) (data.Change, error) {
	text, err := json.Marshal(counts)
	if err != nil {
		return data.Change{}, err
	}
	row := changeRow{Kind: string(kind), At: b.nowMillis(), File: file, Subject: subject, Counts: string(text)}
	if err := tx.Create(&row).Error; err != nil {
		return data.Change{}, err
	}
	if err := takeStep(tx, data.ChangeID(row.ID), nil); err != nil {
		return data.Change{}, err
	}
	return row.change()
}

// takeStep makes the next step of the book: a change was made or redone, or undone at a time in unix milliseconds. It raises
// the revision by one.
func takeStep(tx *gorm.DB, change data.ChangeID, undoneAt *int64) error {
	err := tx.Exec("INSERT INTO change_steps (change_id, stands) VALUES (?, ?)", change, undoneAt == nil).Error
	if err != nil {
		return err
	}
	err = tx.Exec("UPDATE changes SET undone_at = ?, step = (SELECT max(step) FROM change_steps) WHERE id = ?",
		undoneAt, change).Error
	if err != nil {
		return err
	}
	return bumpRevision(tx)
}

// setChange stores the subject and the counts of a Change that newChange made in this transaction.
func setChange(tx *gorm.DB, c data.Change) error {
	text, err := json.Marshal(c.Counts)
	if err != nil {
		return err
	}
	return tx.Exec("UPDATE changes SET subject = ?, counts = ? WHERE id = ?", c.Subject, string(text), c.ID).Error
}

// exec runs one statement of a set, and returns how many rows it touched.
func exec(tx *gorm.DB, sql string, args ...any) (int, error) {
	r := tx.Exec(sql, args...)
	return int(r.RowsAffected), r.Error
}
