package store_test

import (
	"database/sql"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"muster/data"
)

// TestABookOpensAfterAHalfCheckpoint looks at the file as a program leaves it that dies while it moves the write-ahead log
// into the file: the first page is the new one, and tells of pages that the file does not have yet. The log has them all.
func TestABookOpensAfterAHalfCheckpoint(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	makeBook(t, path)
	db, err := sql.Open("sqlite", path+"?_pragma=wal_autocheckpoint(0)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	const grow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) " +
		"INSERT INTO settings (key, value) SELECT 'key' || i, hex(zeroblob(500)) FROM n"
	if _, err := db.Exec(grow); err != nil {
		t.Fatal(err)
	}
	crashed := filepath.Join(t.TempDir(), "contacts.muster")
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(crashed+suffix, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	checkpointFirstPage(t, crashed)

	b := openBook(t, crashed)
	if n, err := b.CountContacts(ctx, data.Query{}); n != 500 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
	if value, err := b.Setting(ctx, "key2000"); len(value) != 1000 || err != nil {
		t.Errorf("a setting of %d letters, %v", len(value), err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	checkIntegrity(t, crashed)
}

// checkpointFirstPage does what SQLite does first in a checkpoint: it writes the newest first page of the log into the file.
func checkpointFirstPage(t *testing.T, path string) {
	t.Helper()
	log, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	const logHeader, frameHeader = 32, 24
	size := int(binary.BigEndian.Uint32(log[8:]))
	var page []byte
	for at := logHeader; at+frameHeader+size <= len(log); at += frameHeader + size {
		if binary.BigEndian.Uint32(log[at:]) == 1 {
			page = log[at+frameHeader : at+frameHeader+size]
		}
	}
	if page == nil {
		t.Fatal("the log has no first page")
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if _, err := f.WriteAt(page, 0); err != nil {
		t.Fatal(err)
	}
}
