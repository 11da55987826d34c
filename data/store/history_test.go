package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
	"muster/data/store/storetest"
)

// dated opens a book whose clock the test sets.
func dated(t *testing.T, now *time.Time) *store.Book {
	t.Helper()
	b, err := store.Open(ctx, filepath.Join(t.TempDir(), "contacts.muster"), store.Options{Clock: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func day(n int) time.Time { return time.Date(2026, 1, n, 12, 0, 0, 0, time.UTC) }

func trimmed(t *testing.T, b *store.Book) []data.ChangeID {
	t.Helper()
	changes, err := b.Changes(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	var ids []data.ChangeID
	for _, c := range slices.Backward(changes) {
		if c.Trimmed {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func TestTrimForgetsWhatOldChangesTouched(t *testing.T) {
	now := day(1)
	b := dated(t, &now)
	p := people(t, b, 2) // 1, 2
	now = day(2)
	s := segment(t, b, "North", p...) // 3
	now = day(3)
	if _, err := b.DeleteContacts(ctx, data.SelectIDs(p[0]), nil); err != nil { // 4
		t.Fatal(err)
	}
	now = day(4)
	if _, err := b.Unassign(ctx, data.SelectIDs(p[1]), s.ID, nil); err != nil { // 5
		t.Fatal(err)
	}
	before := dump(t, b)
	revision, _ := b.Revision(ctx)
	for _, step := range []struct {
		before time.Time
		n      int
		all    []data.ChangeID
	}{
		{day(1), 0, nil},
		{day(3), 3, []data.ChangeID{1, 2, 3}},
		{day(3), 0, []data.ChangeID{1, 2, 3}},
		{day(4), 1, []data.ChangeID{1, 2, 3, 4}},
	} {
		if n, err := b.Trimmable(ctx, step.before); n != step.n || err != nil {
			t.Errorf("before %v: %d can be trimmed, %v; want %d", step.before, n, err, step.n)
		}
		if n, err := b.Trim(ctx, step.before, nil); n != step.n || err != nil {
			t.Errorf("before %v: trimmed %d, %v; want %d", step.before, n, err, step.n)
		}
		if got := trimmed(t, b); !slices.Equal(got, step.all) {
			t.Errorf("trimmed %v, want %v", got, step.all)
		}
	}
	same(t, "trimmed", dump(t, b), before)
	if r, _ := b.Revision(ctx); r != revision {
		t.Error("to forget is no change of the book")
	}
	for _, table := range historyTables[2:] {
		var n int
		if err := b.Query(&n, "SELECT count(*) FROM "+table+" WHERE change_id < 5"); err != nil || n != 0 {
			t.Errorf("%d rows of %s are left, %v", n, table, err)
		}
	}
	if _, err := b.Undo(ctx, []data.ChangeID{4}, nil); !errors.Is(err, data.ErrChangeTrimmed) {
		t.Errorf("undo of a trimmed change: %v", err)
	}
	if found, err := b.Obstacles(ctx, 4); len(found) != 0 || err != nil {
		t.Errorf("obstacles of a trimmed change: %v, %v", found, err)
	}
	if c, err := b.Undo(ctx, nil, nil); c.ID != 5 || err != nil {
		t.Errorf("undo: %d, %v", c.ID, err)
	}
	if _, err := b.Undo(ctx, nil, nil); !errors.Is(err, data.ErrNothingToUndo) {
		t.Errorf("undo of what is forgotten: %v", err)
	}
}

// A clock that went wrong for a while must not make what is forgotten stand between what is not.
func TestTrimGoesByTheOrderOfTheChanges(t *testing.T) {
	now := day(9)
	b := dated(t, &now)
	people(t, b, 1)
	now = day(2)
	people(t, b, 1)
	now = day(10)
	people(t, b, 1)
	if n, err := b.Trim(ctx, day(5), nil); n != 0 || err != nil {
		t.Errorf("trimmed %d, %v", n, err)
	}
	if n, err := b.Trim(ctx, day(10), nil); n != 2 || err != nil {
		t.Errorf("trimmed %d, %v", n, err)
	}
}

func TestWhatIsUndoneAndForgottenStandsInTheWayOfWhatBuiltOnIt(t *testing.T) {
	now := day(1)
	b := dated(t, &now)
	p := people(t, b, 1) // 1
	edit := func(last string) {
		t.Helper()
		if _, _, err := b.UpdateContact(ctx, data.Contact{ID: p[0], LastName: last}); err != nil {
			t.Fatal(err)
		}
	}
	edit("A") // 2
	now = day(3)
	edit("B") // 3
	for range 2 {
		if _, err := b.Undo(ctx, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := b.Trim(ctx, day(2), nil); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	if _, ok, err := b.RedoTarget(ctx); ok || err != nil {
		t.Errorf("something to redo, %v", err)
	}
	var inTheWay *data.InTheWayError
	if _, err := b.Redo(ctx, []data.ChangeID{3}, nil); !errors.As(err, &inTheWay) {
		t.Fatalf("redone: %v", err)
	}
	if o := inTheWay.Obstacles; len(o) != 1 || o[0].Change.ID != 2 || !o[0].Change.Trimmed || o[0].Contacts != 0 {
		t.Errorf("in the way: %+v", o)
	}
}

// An index that was loaded before must not believe that what was forgotten never happened.
func TestSearchIsRightAfterATrim(t *testing.T) {
	b := newBook(t)
	if err := b.Warm(ctx); err != nil {
		t.Fatal(err)
	}
	people(t, b, 3)
	if _, err := b.Trim(ctx, time.Now().AddDate(10, 0, 0), nil); err != nil {
		t.Fatal(err)
	}
	if ids, err := b.ContactIDs(ctx, data.Query{}, 0); len(ids) != 3 || err != nil {
		t.Errorf("%d contacts, %v", len(ids), err)
	}
}

// A history that is trimmed in several steps tells of each, and forgets nothing when it is cancelled on the way.
func TestACancelledTrimForgetsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("fills a history with more than one step covers")
	}
	b := storetest.Book(t)
	storetest.Fill(t, b, 25_000)
	if _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); err != nil {
		t.Fatal(err)
	}
	kept := func() (n int) {
		t.Helper()
		if err := b.Query(&n, "SELECT (SELECT count(*) FROM journal_contacts) + (SELECT count(*) FROM journal_memberships)"); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := kept()
	cancelled, cancel := context.WithCancel(ctx)
	defer cancel()
	reached := data.Progress{}
	_, err := b.Trim(cancelled, time.Now().AddDate(10, 0, 0), func(p data.Progress) {
		if reached = p; p.Done > p.Total/5 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || reached.Done > reached.Total/2 {
		t.Errorf("%v, at %+v", err, reached)
	}
	if n := kept(); n != before || len(trimmed(t, b)) > 0 {
		t.Errorf("%d rows of the history in place of %d", n, before)
	}
	n, err := b.Trim(ctx, time.Now().AddDate(10, 0, 0), func(p data.Progress) { reached = p })
	if err != nil || n != len(trimmed(t, b)) || kept() != 0 || reached.Done != reached.Total {
		t.Errorf("trimmed %d, %v; told %+v at the end", n, err, reached)
	}
}
