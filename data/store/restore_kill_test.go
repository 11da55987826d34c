package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

// TestKilledRestore kills a program at random moments of a restore: there is the old book or the new one, whole, and it can
// be restored then.
func TestKilledRestore(t *testing.T) {
	if path := os.Getenv("MUSTER_TEST_RESTORED"); path != "" {
		restoreUntilKilled(t, path)
		return
	}
	if testing.Short() {
		t.Skip("starts programs")
	}
	times, contacts := kills()
	begin := filepath.Join(t.TempDir(), "contacts.muster")
	b := openStill(t, begin)
	importer{t: t, b: b}.imports(data.Decisions{}, largeFile(contacts, "Hof")...)
	backUp(t, b, data.BackupDaily)
	if _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	closeBook(t, b)
	before := stillWhole(t, begin)
	path := copyTree(t, begin)
	lap := time.Now()
	if _, err := store.Restore(ctx, path, newest(t, path).Path, store.Options{}); err != nil {
		t.Fatal(err)
	}
	took := time.Since(lap)
	after := stillWhole(t, path)

	done := 0
	for range times {
		path := copyTree(t, begin)
		moment := time.Duration(rand.Int64N(int64(took) * 2)) // a program of its own takes longer
		killRestore(t, path, moment)
		switch stillWhole(t, path) {
		case after:
			done++
			if list := backups(t, path); len(list) != 2 {
				t.Errorf("killed after %v: the old book is not kept aside: %+v", moment, list)
			}
		case before:
			if _, err := store.Restore(ctx, path, newest(t, path).Path, store.Options{}); err != nil {
				t.Errorf("killed after %v, and tried again: %v", moment, err)
			}
			same(t, "tried again", stillWhole(t, path), after)
		default:
			t.Errorf("killed after %v: neither the old book nor the new one", moment)
		}
		checkIntegrity(t, path)
		if names := folder(t, filepath.Dir(path)); names != "contacts.muster contacts.muster.backups" {
			t.Errorf("left behind: %s", names)
		}
		for _, copied := range backups(t, path) {
			checkIntegrity(t, copied.Path)
		}
	}
	t.Logf("killed %d times, %d of them when it was done; it takes %v", times, done, took)
}

func stillWhole(t *testing.T, path string) string {
	t.Helper()
	b := openStill(t, path)
	defer closeBook(t, b)
	return dump(t, b) + dumpJournal(t, b)
}

// newest is the newest daily copy.
func newest(t *testing.T, path string) data.Backup {
	t.Helper()
	for _, backup := range backups(t, path) {
		if backup.Kind == data.BackupDaily {
			return backup
		}
	}
	t.Fatal("no backup")
	return data.Backup{}
}

// copyTree copies a book with its copies.
func copyTree(t *testing.T, book string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Dir(book))); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folder, filepath.Base(book))
}

// killRestore restores in a program of its own, and kills it some time after it began.
func killRestore(t *testing.T, path string, moment time.Duration) {
	t.Helper()
	killTest(t, "TestKilledRestore", "restoring", moment, "MUSTER_TEST_RESTORED="+path)
}

func restoreUntilKilled(t *testing.T, path string) {
	b := openStill(t, path)
	fmt.Println("restoring")
	if _, err := b.Restore(ctx, newest(t, path).Path); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Minute) // the parent kills
}
