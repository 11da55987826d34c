package store_test

import (
	"path/filepath"
	"testing"

	"muster/data"
	"muster/data/store"
)

// TestACommitWaitsForTheDisk states what keeps a change through a power cut. Files that are renamed into place are carried
// to the disk before and their folder after, which a test cannot see: look for syncFile and syncFolder.
func TestACommitWaitsForTheDisk(t *testing.T) {
	for mode, want := range map[string]string{"WAL": "wal", "DELETE": "delete"} {
		b, err := store.Open(ctx, filepath.Join(t.TempDir(), "contacts.muster"), store.Options{}.WithJournal(mode))
		if err != nil {
			t.Fatal(err)
		}
		// An import and an undo change settings of the connection, and restore them.
		i := importer{t: t, b: b}
		i.imports(data.Decisions{}, largeFile(50, "Hof")...)
		undoAll(t, b)
		for pragma, want := range map[string]string{"journal_mode": want, "synchronous": "3", "fullfsync": "1", "foreign_keys": "1"} {
			var got string
			if err := b.QueryWriter(&got, "PRAGMA "+pragma); err != nil || got != want {
				t.Errorf("%s: %s is %s, %v; want %s", mode, pragma, got, err, want)
			}
		}
		closeBook(t, b)
	}
}
