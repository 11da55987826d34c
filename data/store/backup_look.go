package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// contents are what a look into a copy finds.
type contents struct {
	contacts, segments int
	mark               string
}

// lookInto reads a book that nobody has open. checked reads all of it and compares its indexes with their tables, which
// takes a while; without it, damage shows only where it meets the eye. data.ErrNotABook, data.ErrBookDamaged.
func lookInto(ctx context.Context, path string, checked bool) (contents, error) {
	db, err := openCopy(path)
	if err != nil {
		return contents{}, translate(err)
	}
	defer func() { _ = closePool(db) }()
	db = db.WithContext(ctx)
	if checked {
		if err := checkWhole(db, "integrity_check"); err != nil {
			return contents{}, err
		}
	}
	var found contents
	err = db.Raw("SELECT (SELECT count(*) FROM contacts), (SELECT count(*) FROM segments)").Row().
		Scan(&found.contacts, &found.segments)
	if err == nil {
		found.mark, err = bookMark(db)
	}
	return found, translate(err)
}

// openCopy opens a copy for reading; data.ErrNotABook. Nothing is made beside it, unless a log waits there, without which
// it could not be read.
func openCopy(path string) (*gorm.DB, error) {
	mode := []string{"mode=ro", "immutable=1"}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		mode = mode[:1]
	}
	db, err := openPool(dsn(path, append(mode, pragma("temp_store(FILE)"))...), 1)
	if err != nil {
		return nil, err
	}
	var id int64
	err = db.Raw("PRAGMA application_id").Scan(&id).Error
	if err == nil && id != applicationID {
		err = data.ErrNotABook
	}
	if err != nil {
		_ = closePool(db)
		return nil, err
	}
	return db, nil
}

// checkWhole runs one of SQLite's checks; data.ErrBookDamaged. What the check finds names pages and tables, no contact.
func checkWhole(db *gorm.DB, check string) error {
	var first string
	if err := db.Raw("PRAGMA " + check + "(1)").Row().Scan(&first); err != nil {
		return translate(err)
	}
	if first != "ok" {
		return fmt.Errorf("%w: %s", data.ErrBookDamaged, strings.ToValidUTF8(first, "?"))
	}
	return nil
}

// bookMark tells states of a book apart: it differs after every change, undo and redo, and so does that of a book that was
// restored and changed again.
func bookMark(db *gorm.DB) (mark string, err error) {
	err = db.Raw("SELECT (SELECT value FROM settings WHERE key = ?) || ' ' || "+
		"(SELECT value FROM settings WHERE key = ?) || ' ' || count(*) || ' ' || coalesce(max(id), 0) || ' ' || "+
		"coalesce(max(at), 0) || ' ' || coalesce(max(undone_at), 0) FROM changes",
		settingBookID, settingRevision).Row().Scan(&mark)
	return mark, err
}

// backup is what a person is shown of a copy.
func (c contents) backup(file copyFile) (data.Backup, error) {
	info, err := os.Stat(file.path)
	if err != nil {
		return data.Backup{}, err
	}
	return data.Backup{
		Path: file.path, At: file.at, Kind: file.kind, Contacts: c.contacts, Segments: c.segments, Bytes: info.Size(),
	}, nil
}

// isDamage says that an error is the file's own, rather than that of whoever reads it.
func isDamage(err error) bool {
	return errors.Is(err, data.ErrBookDamaged) || errors.Is(err, data.ErrNotABook)
}
