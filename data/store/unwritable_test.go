package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"muster/data"
)

// TestAnActThatCannotBeWrittenLeavesTheBookAsItWas meets a full disk and a book that turns read-only as SQLite tells of them,
// on every system.
func TestAnActThatCannotBeWrittenLeavesTheBookAsItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("writes much")
	}
	for _, act := range killedActs(1500) {
		t.Run(act.name, func(t *testing.T) {
			b := openStill(t, filepath.Join(t.TempDir(), "contacts.muster"))
			defer closeBook(t, b)
			act.prepare(t, b)
			before := dump(t, b) + dumpJournal(t, b)
			var pages int
			if err := b.Query(&pages, "PRAGMA page_count"); err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				name, begin, end string
				want             error
			}{
				{"the disk is full", fmt.Sprintf("PRAGMA max_page_count = %d", pages), "PRAGMA max_page_count = 1000000000", data.ErrDiskFull},
				{"the book turns read-only", "PRAGMA query_only = 1", "PRAGMA query_only = 0", data.ErrBookReadOnly},
			} {
				do := act.do(t, b)
				if err := b.Tell(c.begin); err != nil {
					t.Fatal(err)
				}
				if err := do(); !errors.Is(err, c.want) {
					t.Errorf("%s: %v", c.name, err)
				}
				if err := b.Tell(c.end); err != nil {
					t.Fatal(err)
				}
				same(t, c.name, dump(t, b)+dumpJournal(t, b), before)
			}
			if err := act.do(t, b)(); err != nil {
				t.Errorf("afterwards: %v", err)
			}
			if dump(t, b)+dumpJournal(t, b) == before {
				t.Error("it does nothing afterwards")
			}
			sound(t, b)
		})
	}
}

// TestACancelledRestoreLeavesTheOldBookOrTheNewOne cancels at random moments; after the exchange it is too late.
func TestACancelledRestoreLeavesTheOldBookOrTheNewOne(t *testing.T) {
	if testing.Short() {
		t.Skip("writes much")
	}
	path := filepath.Join(t.TempDir(), "contacts.muster")
	b := openStill(t, path)
	importer{t: t, b: b}.imports(data.Decisions{}, largeFile(3000, "Hof")...)
	backup := backUp(t, b, data.BackupDaily)
	if _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	before := dump(t, b) + dumpJournal(t, b)
	closeBook(t, b)
	after := stillWhole(t, backup.Path)
	cancelled := 0
	for range 10 {
		b := openStill(t, path)
		stop, cancel := context.WithCancel(ctx)
		time.AfterFunc(time.Duration(rand.IntN(120_000))*time.Microsecond, cancel)
		aside, err := b.Restore(stop, backup.Path)
		cancel()
		switch {
		case err == nil:
			same(t, "restored", stillWhole(t, path), after)
			if _, err := openStill(t, path).Restore(ctx, aside); err != nil {
				t.Fatal(err)
			}
		case !errors.Is(err, context.Canceled):
			t.Fatal(err)
		default:
			cancelled++
			closeBook(t, b)
		}
		same(t, "the old book", stillWhole(t, path), before)
		if names := folder(t, filepath.Dir(path)); names != "contacts.muster contacts.muster.backups" {
			t.Errorf("left behind: %s", names)
		}
	}
	t.Logf("cancelled %d times", cancelled)
}
