package store

import (
	"context"
	"fmt"
	"os"
	"time"

	"gorm.io/gorm"

	"muster/data"
)

// migration leads a book from the version before to its own.
type migration struct {
	version int
	run     func(tx *gorm.DB) error
}

// migrations are all of them, in their order. Append only.
//
// The list is our own rather than a migration library's: the version is then SQLite's user_version, which is readable
// without opening the book for writing, and no table of someone else's stands in the book.
func migrations() []migration {
	return []migration{
		{1, func(tx *gorm.DB) error { return tx.Exec(schemaV1).Error }},
		{2, migrateHistory},
		{3, migrateContent},
		{4, migrateAudience},
	}
}

// migrate brings the book that db writes to the newest version, step by step, each step in a transaction of its own. Where
// the book had a version before, a copy of it is kept among the backups first.
func migrate(ctx context.Context, db *gorm.DB, path string, now func() time.Time, steps []migration) error {
	return migrateSteps(ctx, db, steps, func(version int) error {
		kept, err := writeCopy(ctx, db, path, now(), fmt.Sprint(migrationWord, version))
		if err == nil {
			prune(path, kept.Path)
		}
		return err
	})
}

// migrateCopy does the same with a file that is a copy itself.
func migrateCopy(ctx context.Context, db *gorm.DB, steps []migration) error {
	return migrateSteps(ctx, db, steps, func(int) error { return nil })
}

func migrateSteps(ctx context.Context, db *gorm.DB, steps []migration, before func(version int) error) error {
	db = db.WithContext(ctx)
	have, err := schemaVersion(db)
	if err != nil {
		return err
	}
	newest := steps[len(steps)-1].version
	if have > newest {
		return data.ErrNewerBook
	}
	if have == newest {
		return nil
	}
	// A step may build a table anew, and dropping the old one would empty those that refer to it. The setting does nothing
	// inside a transaction, so it stands around them; the pool has one connection.
	if err := db.Exec("PRAGMA foreign_keys = OFF").Error; err != nil {
		return err
	}
	defer db.Exec("PRAGMA foreign_keys = ON")
	kept := have == 0 // a new book
	for _, step := range steps {
		if step.version <= have {
			continue
		}
		if !kept {
			if err := before(step.version); err != nil {
				return fmt.Errorf("keep a copy before version %d: %w", step.version, err)
			}
			kept = true // nobody has ever seen the versions between
		}
		if err := db.Transaction(func(tx *gorm.DB) error { return runStep(tx, step, have) }); err != nil {
			return fmt.Errorf("migrate to version %d: %w", step.version, err)
		}
		have = step.version
	}
	return nil
}

// runStep runs one step inside its transaction. Another process may have done it while we waited for the lock.
func runStep(tx *gorm.DB, step migration, from int) error {
	now, err := schemaVersion(tx)
	if err != nil || now != from {
		return err
	}
	if err := step.run(tx); err != nil {
		return err
	}
	var violations []struct{ Table string }
	if err := tx.Raw("PRAGMA foreign_key_check").Scan(&violations).Error; err != nil {
		return err
	}
	if len(violations) > 0 {
		return fmt.Errorf("%w: %d rows refer to missing ones", data.ErrBookDamaged, len(violations))
	}
	return tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, step.version)).Error
}

// copyInto writes the book as it is into a new file that only the user may read.
func copyInto(db *gorm.DB, path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return folderError(err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	return db.Exec("VACUUM INTO ?", path).Error
}
