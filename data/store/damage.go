package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"gorm.io/gorm"

	"muster/data"
)

// A damaged book is told before anything is written to it, so that nothing makes it worse: who knows it can still save
// what is left, or restore a copy.

// asDamage names what is no book, and stands where a book with copies should be, a damaged one.
func asDamage(path string, err error) error {
	if errors.Is(err, data.ErrNotABook) && hasCopies(path) {
		return fmt.Errorf("%w: %w", data.ErrBookDamaged, err)
	}
	return err
}

// hasCopies says that a book stood at path before.
func hasCopies(path string) bool {
	copies, err := copyFiles(path)
	return err == nil && len(copies) > 0
}

// checkLog reads a book from end to end that a program left with a log beside it, before that log is merged into the file.
// A program that was killed leaves its own, with which the book is whole. The log of another file, left when somebody put a
// file in the book's place by hand, would spoil the book for good: SQLite cannot tell the two apart.
func checkLog(ctx context.Context, path string, o Options) error {
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		return nil
	}
	// Who only reads cannot merge the log.
	db, err := openPool(readerDSN(path, o.BusyTimeout, "mode=ro"), 1)
	if err != nil {
		return err
	}
	defer func() { _ = closePool(db) }()
	db = db.WithContext(ctx)
	if err := checkWhole(db, "quick_check"); err != nil {
		return err
	}
	now, err := stateOf(db)
	if err != nil {
		return err
	}
	// Without the log the file may be anything while it is being merged; but if it tells, it tells of this book, of no later
	// state of it, and of the same last change.
	alone, err := withoutLog(ctx, path)
	if err != nil {
		return ctx.Err()
	}
	var changed string
	err = db.Raw("SELECT kind || ' ' || at FROM changes WHERE id = ?", alone.change).Scan(&changed).Error
	if err != nil {
		return err
	}
	if alone.book != now.book || alone.revision > now.revision || changed != "" && changed != alone.changed {
		return fmt.Errorf("%w: the log beside it is of another file", data.ErrBookDamaged)
	}
	return nil
}

// state is which book it is, and how far it has come.
type state struct {
	book     string
	revision int64
	change   int64  // the number of the newest change
	changed  string // its kind and its time
}

func stateOf(db *gorm.DB) (s state, err error) {
	if s.book, err = setting(db, settingBookID); err != nil {
		return s, err
	}
	if s.revision, err = revision(db); err != nil {
		return s, err
	}
	err = db.Raw("SELECT coalesce(max(id), 0), coalesce(kind || ' ' || at, '') FROM changes").Row().Scan(&s.change, &s.changed)
	return s, err
}

// withoutLog is the state of a book as its file alone tells it.
func withoutLog(ctx context.Context, path string) (state, error) {
	db, err := openPool(dsn(path, "mode=ro", "immutable=1", pragma("writable_schema(1)")), 1)
	if err != nil {
		return state{}, err
	}
	defer func() { _ = closePool(db) }()
	return stateOf(db.WithContext(ctx))
}
