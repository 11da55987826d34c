package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"muster/data"
	"muster/data/store"
)

// benchCopy opens a copy of the benchmarks' book, so that its backups go with the test.
func benchCopy(b *testing.B) *store.Book {
	b.Helper()
	if err := openBench(b).Close(); err != nil {
		b.Fatal(err)
	}
	content, err := os.ReadFile(benchBook.path)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "contacts.muster")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		b.Fatal(err)
	}
	book, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = book.Close() })
	return book
}

func BenchmarkBackup(b *testing.B) {
	book := benchCopy(b)
	for b.Loop() {
		if _, err := book.Backup(context.Background(), data.BackupDaily); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRestore(b *testing.B) {
	book := benchCopy(b)
	backup, err := book.Backup(context.Background(), data.BackupDaily)
	if err != nil {
		b.Fatal(err)
	}
	path := book.Path()
	if err := book.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := store.Restore(context.Background(), path, backup.Path, store.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkContactBesideABackup is one contact read and written while backups are being made.
func BenchmarkContactBesideABackup(b *testing.B) {
	book := benchCopy(b)
	stop, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for stop.Err() == nil {
			_, _ = book.Backup(stop, data.BackupDaily)
		}
	}()
	defer func() { cancel(); <-ended }()
	for b.Loop() {
		found, err := book.Contacts(context.Background(), []data.ContactID{77})
		if err != nil || len(found) != 1 {
			b.Fatal(found, err)
		}
		found[0].Notes += "."
		if _, _, err := book.UpdateContact(context.Background(), found[0]); err != nil {
			b.Fatal(err)
		}
	}
}
