package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

// A large import is large enough for the indexes to be dropped, and is undone in several parts.
func largeImport(t *testing.T, b *store.Book, n int) data.Change {
	t.Helper()
	i := importer{t: t, b: b}
	i.segments("North", "South")
	i.imports(data.Decisions{}, largeFile(n/12, "Hof")...)
	_, change := i.imports(data.Decisions{}, largeFile(n, "Gut")...)
	if change.Counts.Created != n-n/12 || change.Counts.Updated != n/12 {
		t.Fatalf("%+v", change)
	}
	return change
}

func TestALargeUndoIsExactAndTellsItsProgress(t *testing.T) {
	if testing.Short() {
		t.Skip("moves more contacts than one step covers, on one goroutine")
	}
	const n = 22_000
	b := newBook(t)
	if err := b.Warm(ctx); err != nil {
		t.Fatal(err)
	}
	i := importer{t: t, b: b}
	i.segments("North", "South")
	i.imports(data.Decisions{}, largeFile(n/12, "Hof")...)
	before := dump(t, b)
	i.imports(data.Decisions{}, largeFile(n, "Gut")...)
	after, journal := dump(t, b), dumpJournal(t, b)

	progress := func() (data.ProgressFunc, func(what string)) {
		var seen []data.Progress
		return func(p data.Progress) { seen = append(seen, p) }, func(what string) {
			t.Helper()
			ascending := slices.IsSortedFunc(seen, func(a, b data.Progress) int { return int(a.Done - b.Done) })
			end := seen[len(seen)-1]
			if len(seen) < 5 || !ascending || seen[0].Done != 0 || end.Done != end.Total || end.Total != seen[0].Total {
				t.Errorf("progress of %s: %+v", what, seen)
			}
		}
	}
	search := func(want int) {
		t.Helper()
		got, err := b.CountContacts(ctx, data.Query{Search: "meier p2"})
		if err != nil || got != want {
			t.Errorf("%d found, %v; want %d", got, err, want)
		}
		o, err := b.Overview(ctx)
		if err != nil || len(o.Segments) != 2 {
			t.Fatal(o, err)
		}
	}
	report, check := progress()
	if _, err := b.Undo(ctx, nil, report); err != nil {
		t.Fatal(err)
	}
	check("undo")
	same(t, "undone", dump(t, b), before)
	search(countP2(n / 12))
	report, check = progress()
	if _, err := b.Redo(ctx, nil, report); err != nil {
		t.Fatal(err)
	}
	check("redo")
	same(t, "redone", dump(t, b), after)
	same(t, "the journal", dumpJournal(t, b), journal)
	search(countP2(n))
	sound(t, b)

	// And a bulk delete of all of them.
	if _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	same(t, "undeleted", dump(t, b), after)
	search(countP2(n))
}

// countP2 counts the names P0 to Pn-1 that begin with P2.
func countP2(n int) int {
	count := 0
	for i := range n {
		for ; i >= 10; i /= 10 {
		}
		if i == 2 {
			count++
		}
	}
	return count
}

func TestACancelledUndoLeavesTheBookAsItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("moves more contacts than one step covers, on one goroutine")
	}
	b := newBook(t)
	change := largeImport(t, b, 8_000)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	undone, cancelled := false, 0
	for range 12 {
		before := dump(t, b) + dumpJournal(t, b)
		revision, err := b.Revision(ctx)
		if err != nil {
			t.Fatal(err)
		}
		act := b.Undo
		if undone {
			act = b.Redo
		}
		stop, cancel := context.WithCancel(ctx)
		if random.IntN(2) == 0 {
			time.AfterFunc(time.Duration(random.IntN(120_000))*time.Microsecond, cancel)
			_, err = act(stop, []data.ChangeID{change.ID}, nil)
		} else {
			steps := random.IntN(12)
			_, err = act(stop, []data.ChangeID{change.ID}, func(data.Progress) {
				if steps--; steps < 0 {
					cancel()
				}
			})
		}
		cancel()
		if err == nil {
			undone = !undone
			continue
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		cancelled++
		if now, err := b.Revision(ctx); err != nil || now != revision {
			t.Fatalf("revision %d in place of %d, %v", now, revision, err)
		}
		same(t, "cancelled", dump(t, b)+dumpJournal(t, b), before)
	}
	t.Logf("cancelled %d times", cancelled)

	// The connection is as before: foreign keys hold, and the next act works.
	if undone {
		if _, err := b.Redo(ctx, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.DeleteSegment(ctx, 1); err != nil {
		t.Fatal(err)
	}
	sound(t, b)
	undoAll(t, b)
	if n, err := b.CountContacts(ctx, data.Query{}); n != 0 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
}

// What cannot be written is not half written.
func TestAnUndoThatCannotBeWrittenLeavesTheBookAsItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("writes much")
	}
	b := newBook(t)
	change := largeImport(t, b, 8_000)
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
		if err := b.Tell(c.begin); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Undo(ctx, []data.ChangeID{change.ID}, nil); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
		if err := b.Tell(c.end); err != nil {
			t.Fatal(err)
		}
		same(t, c.name, dump(t, b)+dumpJournal(t, b), before)
	}
	if _, err := b.Undo(ctx, []data.ChangeID{change.ID}, nil); err != nil {
		t.Error(err)
	}
}
