package data

import (
	"errors"
	"time"
)

// What can keep a copy from taking the place of a book.
var (
	ErrBackupDamaged = errors.New("the backup is damaged")
	ErrBookBeingRead = errors.New("the book is being read")
)

// BackupKind says on what occasion a copy of a book was made.
type BackupKind string

// The kinds of copies.
const (
	// BackupDaily is written by itself, at most once a day.
	BackupDaily BackupKind = "daily"
	// BackupOnRequest was asked for.
	BackupOnRequest BackupKind = "on_request"
	// BackupBeforeMigration is the book as an earlier version of the program left it.
	BackupBeforeMigration BackupKind = "before_migration"
	// BackupKeptAside is what was the book until another copy was restored in its place.
	BackupKeptAside BackupKind = "kept_aside"
)

// Backup is a copy of a book that can take the book's place.
type Backup struct {
	// Path is its file, absolute.
	Path string
	// At is when the copy was made.
	At   time.Time
	Kind BackupKind
	// Contacts and Segments are how many it holds; both are 0 in a damaged one.
	Contacts, Segments int
	Bytes              int64
	// Damaged is true when it cannot be read, as a damaged book that was kept aside.
	Damaged bool
}
