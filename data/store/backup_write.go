package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"muster/data"
)

// keptCopies is how many copies of each kind stay; the older ones go when a new one is whole.
const keptCopies = 5

// writeCopy writes what db reads into the folder of the book's copies and returns what was written.
//
// A copy counts when it is whole: it is written under another name, read from its first page to its last, carried to the
// disk and only then named. Whatever fails before, a full disk or a damaged book, leaves the copies as they were.
func writeCopy(ctx context.Context, db *gorm.DB, book string, at time.Time, word string) (data.Backup, error) {
	book = realBook(book)
	folder := backupFolder(book)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return data.Backup{}, folderError(err)
	}
	if err := roomFor(ctx, db, folder); err != nil {
		return data.Backup{}, err
	}
	draft, err := newDraft(folder, "*"+draftSuffix)
	if err != nil {
		return data.Backup{}, err
	}
	defer removeCopy(draft)
	if err := db.WithContext(ctx).Exec("VACUUM INTO ?", draft).Error; err != nil {
		return data.Backup{}, err
	}
	found, err := lookInto(ctx, draft, true)
	if err != nil {
		return data.Backup{}, err
	}
	path, err := publish(draft, folder, at, word)
	if err != nil {
		return data.Backup{}, err
	}
	named, _ := copyNamed(path)
	return found.backup(named)
}

// spareRoom is what a copy leaves free on the disk, in bytes: it must not take the room of who works with the book.
const spareRoom = 4 << 20

// roomFor refuses to begin a copy that would fill the disk; data.ErrDiskFull. Where nobody knows what is free it is tried.
func roomFor(ctx context.Context, db *gorm.DB, folder string) error {
	free, err := freeSpace(folder)
	if err != nil {
		return nil
	}
	var size int64
	err = db.WithContext(ctx).Raw("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Row().Scan(&size)
	if err == nil && free < size+spareRoom {
		err = data.ErrDiskFull
	}
	return err
}

// newDraft makes an empty file that only the user may read.
func newDraft(folder, pattern string) (string, error) {
	f, err := os.CreateTemp(folder, pattern) // mode 0600
	if err != nil {
		return "", folderError(err)
	}
	return f.Name(), f.Close()
}

// removeCopy removes a copy or a draft of one, and what SQLite may have left beside it.
func removeCopy(path string) {
	for _, suffix := range []string{"", "-wal", "-shm", journalSuffix} {
		_ = os.Remove(path + suffix)
	}
}

// publish carries a finished draft to the disk and names it by when and why it was made.
func publish(draft, folder string, at time.Time, word string) (string, error) {
	if err := syncFile(draft); err != nil {
		return "", err
	}
	path := freeName(folder, at, word)
	if err := os.Rename(draft, path); err != nil {
		return "", err
	}
	return path, syncFolder(folder)
}

// freeName is the name of a copy that no other one has. Nobody else makes copies of a book that this process writes to.
func freeName(folder string, at time.Time, word string) string {
	name := at.UTC().Format(backupTime) + "-" + word
	path := filepath.Join(folder, name+backupSuffix)
	for n := 2; exists(path); n++ {
		path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", name, n, backupSuffix))
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// syncFile carries a file's content to the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// prune removes the copies that are too many of their kind, but none of those that are spared: the one that was written
// just now, whatever the clock says, and one that was restored. Damaged books that were kept aside are counted for
// themselves, so that they push out no good one. What cannot be removed is left for the next time.
func prune(book string, spared ...string) {
	copies, err := copyFiles(book)
	if err != nil {
		return
	}
	type class struct {
		kind    data.BackupKind
		damaged bool
	}
	kept := make(map[class]int)
	for _, c := range copies {
		of := class{c.kind, c.damaged}
		if kept[of]++; kept[of] > keptCopies && !slices.Contains(spared, c.path) {
			removeCopy(c.path)
		}
	}
}

// sweepDrafts removes what a program that died left of a copy or of a restored book that it was writing. It is called by
// who opens the book for writing: nobody else makes copies of it.
func sweepDrafts(bookPath string) {
	paths, err := CopiesOf(bookPath)
	if err != nil {
		return
	}
	for _, path := range paths {
		name := filepath.Base(path)
		draft := strings.Contains(name, draftSuffix) || strings.Contains(name, restoreMark)
		if _, isCopy := copyNamed(path); draft && !isCopy {
			_ = os.Remove(path)
		}
	}
}
