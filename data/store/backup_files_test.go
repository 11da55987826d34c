package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"muster/data/store"
)

func TestCopiesOfABookAreAllThatHoldItsContacts(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	book := filepath.Join(dir, "contacts.muster")
	folder := book + ".backups"
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	want := []string{
		filepath.Join(folder, "2026-11-03T091500Z-daily.muster"),
		filepath.Join(folder, "2026-11-04T091500Z-damaged.muster-wal"),
		filepath.Join(folder, "2026-11-05T091500Z-daily.muster.new"),
		book + ".before-v2.bak",
		book + ".before-v3.bak.new",
		book + ".restored-123",
	}
	others := []string{
		book, book + "-wal", book + ".lock", book + ".staging-1-a",
		filepath.Join(dir, "other.muster.before-v2.bak"), filepath.Join(dir, "contacts.csv"),
	}
	for _, path := range slices.Concat(want, others) {
		write0(t, path, []byte("x"))
	}
	got, err := store.CopiesOf(book)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
	link := filepath.Join(t.TempDir(), "link.muster")
	if err := os.Symlink(book, link); err != nil {
		t.Skip(err)
	}
	if got, err := store.CopiesOf(link); err != nil || !slices.Equal(got, want) {
		t.Errorf("by another name: %q, %v", got, err)
	}
	if got, err := store.CopiesOf(filepath.Join(dir, "none", "contacts.muster")); err != nil || len(got) != 0 {
		t.Errorf("of no book: %q, %v", got, err)
	}
}

// beforeMigration is the copy of a book that was kept before it was led to a version.
func beforeMigration(t *testing.T, book string, version int) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(book+".backups", fmt.Sprintf("*-before-v%d.muster", version)))
	if err != nil || len(found) != 1 {
		t.Fatalf("copies before version %d: %q, %v", version, found, err)
	}
	return found[0]
}
