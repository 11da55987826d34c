package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// inCopy runs fn with a copy attached as "copy". A copy that cannot be read or written is left as it is, and told.
func (f *forgetter) inCopy(ctx context.Context, path string, fn func(db *gorm.DB) error) error {
	if f.failed[path] {
		return nil
	}
	db := f.conn.WithContext(ctx)
	err := db.Exec("ATTACH ? AS copy", dsn(path, "mode=rw")).Error
	if err == nil {
		err = fn(db)
		err = errors.Join(err, f.conn.Exec("DETACH copy").Error)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(translate(err), data.ErrDiskFull):
		return err // as long as they are in the book, it can be done again
	}
	f.failed[path] = err != nil
	return nil
}

// clearCopy deletes the people from the attached copy and writes its file anew, whether they were in it or not: they may have
// been, and still stand in free places.
func (f *forgetter) clearCopy(db *gorm.DB) error {
	if err := checkCopy(db); err != nil {
		return err
	}
	if err := db.Exec("PRAGMA copy.journal_mode = DELETE; PRAGMA copy.secure_delete = 1").Error; err != nil {
		return err
	}
	err := db.Transaction(func(tx *gorm.DB) error {
		if err := findInCopy(tx); err != nil {
			return err
		}
		return clearRows(tx, "copy", "temp.copied")
	})
	if err != nil {
		return err
	}
	return db.Exec("VACUUM copy").Error
}

// checkCopy refuses a file that is no copy of a book.
func checkCopy(db *gorm.DB) error {
	var id int64
	err := db.Raw("PRAGMA copy.application_id").Scan(&id).Error
	if err == nil && id != applicationID {
		err = data.ErrNotABook
	}
	return err
}

// stagingsOf are the side files of imports that other programs have open: they go when those end.
func stagingsOf(book string) []string {
	var open []string
	for _, folder := range []string{filepath.Dir(book), os.TempDir()} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue
		}
		for _, e := range entries {
			name := e.Name()
			if strings.HasPrefix(name, filepath.Base(book)+stagingMark) && !strings.HasSuffix(name, lockSuffix) {
				open = append(open, filepath.Join(folder, name))
			}
		}
	}
	return open
}
