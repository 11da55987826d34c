package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"muster/data"
)

// The copies of a book lie in a folder beside it and are named by when and why they were made, in UTC:
//
//	contacts.muster.backups/2026-11-03T091500Z-daily.muster
//
// Versions before this folder left the copy before a migration beside the book: contacts.muster.before-v2.bak.
const (
	backupFolderSuffix = ".backups"
	backupSuffix       = ".muster"
	backupTime         = "2006-01-02T150405Z"
	draftSuffix        = ".new" // of a copy that is being written
	oldMigrationMark   = ".before-v"
	oldMigrationSuffix = ".bak"
)

// backupWords name kinds in the names of files.
var backupWords = map[data.BackupKind]string{
	data.BackupDaily:     "daily",
	data.BackupOnRequest: "on-request",
	data.BackupKeptAside: "kept-aside",
}

const (
	// damagedWord stands in the name of a book that was damaged when it was kept aside.
	damagedWord = "damaged"
	// migrationWord stands in the name of a copy before a migration, followed by the version after it.
	migrationWord = "before-v"
)

// backupName takes a name apart: when, why, and a number for those of the same second.
var backupName = regexp.MustCompile(
	`^(\d{4}-\d\d-\d\dT\d{6}Z)-(daily|on-request|kept-aside|damaged|before-v\d+)(?:-\d+)?\.muster$`)

// copyFile is a copy as its name tells of it.
type copyFile struct {
	path string
	at   time.Time
	kind data.BackupKind
	// damaged is true for what was kept aside as a damaged book.
	damaged bool
}

// CopiesOf returns every file beside the book that holds its contacts, or may: its copies of every kind, damaged ones and
// the logs of those and half written ones included. The staging of an import is none of them.
func CopiesOf(bookPath string) ([]string, error) {
	book := realBook(bookPath)
	var paths []string
	entries, err := os.ReadDir(backupFolder(book))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("copies of the book: %w", err)
	}
	for _, e := range entries {
		if e.Type().IsRegular() {
			paths = append(paths, filepath.Join(backupFolder(book), e.Name()))
		}
	}
	entries, err = os.ReadDir(filepath.Dir(book))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("copies of the book: %w", err)
	}
	for _, e := range entries {
		name, beside := strings.CutPrefix(e.Name(), filepath.Base(book))
		if beside && e.Type().IsRegular() && (strings.HasPrefix(name, oldMigrationMark) || strings.HasPrefix(name, restoreMark)) {
			paths = append(paths, filepath.Join(filepath.Dir(book), e.Name()))
		}
	}
	return paths, nil
}

// restoreMark is in the name of what is about to take the book's place.
const restoreMark = ".restored-"

// realBook follows links, so that two names of one book have one folder of copies.
func realBook(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	} else if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(folder, filepath.Base(path))
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

func backupFolder(book string) string { return book + backupFolderSuffix }

// copyFiles lists the copies that a book could be restored from, the newest first.
func copyFiles(bookPath string) ([]copyFile, error) {
	paths, err := CopiesOf(bookPath)
	if err != nil {
		return nil, err
	}
	var copies []copyFile
	for _, path := range paths {
		if c, ok := copyNamed(path); ok {
			copies = append(copies, c)
		}
	}
	slices.SortStableFunc(copies, func(a, b copyFile) int {
		if c := b.at.Compare(a.at); c != 0 {
			return c
		}
		return strings.Compare(b.path, a.path)
	})
	return copies, nil
}

// copyNamed reads a name; false for a file that is no copy to restore from, such as a log or a draft.
func copyNamed(path string) (copyFile, bool) {
	name := filepath.Base(path)
	if parts := backupName.FindStringSubmatch(name); parts != nil {
		at, err := time.Parse(backupTime, parts[1])
		if err != nil {
			return copyFile{}, false
		}
		c := copyFile{path: path, at: at, kind: data.BackupBeforeMigration}
		for kind, word := range backupWords {
			if word == parts[2] {
				c.kind = kind
			}
		}
		if parts[2] == damagedWord {
			c.kind, c.damaged = data.BackupKeptAside, true
		}
		return c, true
	}
	if strings.Contains(name, oldMigrationMark) && strings.HasSuffix(name, oldMigrationSuffix) {
		if info, err := os.Stat(path); err == nil {
			return copyFile{path: path, at: info.ModTime().UTC(), kind: data.BackupBeforeMigration}, true
		}
	}
	return copyFile{}, false
}
