package store_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/store"
)

// checks runs a property some times, fewer under -short, or as often as MUSTER_TEST_CHECKS says. A failure tells the seed: run
// it again with -rapid.seed.
func checks(t *testing.T, usual int, property func(*rapid.T)) {
	t.Helper()
	if testing.Short() {
		usual = max(3, usual/8) // the race detector learns no more of the others
	}
	number := fmt.Sprint(usual)
	if wanted := os.Getenv("MUSTER_TEST_CHECKS"); wanted != "" {
		number = wanted
	}
	before := flag.Lookup("rapid.checks").Value.String()
	if err := flag.Set("rapid.checks", number); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = flag.Set("rapid.checks", before) }()
	rapid.Check(t, property)
}

// randomBook opens a copy of the book in a file. Copying is quicker than making a new one.
func randomBook(t *rapid.T, template, folder string) *store.Book {
	t.Helper()
	content, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "contacts.muster")
	for _, old := range []string{path, path + "-wal", path + "-shm"} {
		_ = os.Remove(old)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := store.Open(context.Background(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func emptyBook(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "contacts.muster")
	if err := openBook(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// randomStep makes one random change of any kind, or undoes or redoes one. What changes are named by is drawn from all that
// there are, so that many steps are refused; a refused one must leave the book.
func randomStep(t *rapid.T, b *store.Book, step int) {
	t.Helper()
	list, err := b.Segments(ctx)
	if err != nil {
		t.Fatal(err)
	}
	segments := make([]data.SegmentID, len(list))
	for i, s := range list {
		segments[i] = s.ID
	}
	ids, err := b.ContactIDs(ctx, data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := b.Changes(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	act := rapid.SampledFrom([]string{
		"write", "write", "write", "write", "import", "import", "rename", "undo", "undo", "undo one", "undo one with later", "redo", "redo one",
	}).Draw(t, "step")
	var one []data.ChangeID
	if len(changes) > 0 {
		one = []data.ChangeID{data.ChangeID(rapid.IntRange(1, len(changes)).Draw(t, "change"))}
	}
	switch act {
	case "write":
		write(t, b, segments, ids, step)
	case "import":
		rows := rapid.SliceOfN(fileRows(), 1, 6).Draw(t, "rows")
		importer{t: t, b: b}.imports(anyDrawn(t, len(rows)), named(t, b, rows, len(ids))...)
	case "rename":
		// From few names, so that they go from one segment to another.
		if len(segments) == 0 {
			return
		}
		_, _, err := b.UpdateSegment(ctx, data.Segment{
			ID:     rapid.SampledFrom(segments).Draw(t, "renamed"),
			Name:   rapid.SampledFrom([]string{"North", "NORTH", "South", "East"}).Draw(t, "name"),
			Family: data.FamilyOther, Colour: rapid.IntRange(0, 3).Draw(t, "colour"),
		})
		if err != nil && !errors.Is(err, data.ErrSegmentExists) {
			t.Fatal(err)
		}
	case "undo":
		turned(t, b, func() error { _, err := b.Undo(ctx, nil, nil); return err })
	case "undo one":
		turned(t, b, func() error { _, err := b.Undo(ctx, one, nil); return err })
	case "undo one with later":
		turned(t, b, func() error {
			_, err := b.Undo(ctx, one, nil)
			var inTheWay *data.InTheWayError
			if !errors.As(err, &inTheWay) {
				return err
			}
			for _, o := range inTheWay.Obstacles {
				one = append(one, o.Change.ID)
			}
			if _, err := b.Undo(ctx, one, nil); err != nil {
				t.Fatalf("undo of %v, as told: %v", one, err)
			}
			return nil
		})
	case "redo":
		turned(t, b, func() error { _, err := b.Redo(ctx, nil, nil); return err })
	case "redo one":
		turned(t, b, func() error { _, err := b.Redo(ctx, one, nil); return err })
	}
}

// turned undoes or redoes, and lets what is refused leave the book as it was.
func turned(t *rapid.T, b *store.Book, act func() error) {
	t.Helper()
	before := dump(t, b) + dumpJournal(t, b)
	err := act()
	var inTheWay *data.InTheWayError
	switch {
	case err == nil:
		return
	case errors.As(err, &inTheWay) && len(inTheWay.Obstacles) > 0:
		for _, o := range inTheWay.Obstacles {
			if o.Contacts+o.Segments == 0 {
				t.Fatalf("change %d is in the way of nothing", o.Change.ID)
			}
		}
	case errors.Is(err, data.ErrNothingToUndo), errors.Is(err, data.ErrNothingToRedo), errors.Is(err, data.ErrChangeTrimmed),
		errors.Is(err, data.ErrAlreadyUndone), errors.Is(err, data.ErrNotUndone), errors.Is(err, data.ErrChangeNotFound):
	default:
		t.Fatal(err)
	}
	same(t, "refused", dump(t, b)+dumpJournal(t, b), before)
}

// TestUndoneToTheStartIsTheBookItBeganWith is what undo promises: whatever was done, undone and redone in between, in whatever
// order, undone to the start it was never there, and redone it is there again.
func TestUndoneToTheStartIsTheBookItBeganWith(t *testing.T) {
	empty, folder := emptyBook(t), t.TempDir()
	checks(t, 25, func(rt *rapid.T) {
		b := randomBook(rt, empty, folder)
		defer closeBooks(rt, b)
		// What was there before, and cannot be undone.
		for step := range rapid.IntRange(0, 4).Draw(rt, "before") {
			randomStep(rt, b, 100+step)
		}
		if _, err := b.Trim(ctx, time.Now().Add(time.Hour), nil); err != nil {
			rt.Fatal(err)
		}
		began := dump(rt, b)
		for step := range rapid.IntRange(1, 14).Draw(rt, "steps") {
			randomStep(rt, b, step)
			sound(rt, b)
			if rapid.IntRange(0, 5).Draw(rt, "look") == 0 {
				outOfOrderIsInOrder(rt, b)
			}
		}
		after, stood := dump(rt, b), standing(rt, b)
		undoAll(rt, b)
		same(rt, "undone to the start", dump(rt, b), began)

		changes, err := b.Changes(ctx, 0)
		if err != nil {
			rt.Fatal(err)
		}
		again := slices.DeleteFunc(stood, func(id data.ChangeID) bool {
			i := slices.IndexFunc(changes, func(c data.Change) bool { return c.ID == id })
			return changes[i].Trimmed
		})
		if len(again) > 0 {
			if _, err := b.Redo(ctx, again, nil); err != nil {
				rt.Fatalf("redo of %v: %v", again, err)
			}
		}
		same(rt, "redone from the start", dump(rt, b), after)
	})
}

// outOfOrderIsInOrder undoes one change that nothing stands in the way of, and comes to the same book by undoing all that was
// done after it, then it, and redoing the others. In the end all is as it was.
func outOfOrderIsInOrder(t *rapid.T, b *store.Book) {
	t.Helper()
	stood := standing(t, b)
	if len(stood) == 0 {
		return
	}
	one := rapid.SampledFrom(stood).Draw(t, "out of order")
	before, journal := dump(t, b), dumpJournal(t, b)
	var inTheWay *data.InTheWayError
	switch _, err := b.Undo(ctx, []data.ChangeID{one}, nil); {
	case errors.Is(err, data.ErrChangeTrimmed), errors.As(err, &inTheWay):
		return
	case err != nil:
		t.Fatal(err)
	}
	without := dump(t, b)
	redo := func(ids ...data.ChangeID) {
		t.Helper()
		if _, err := b.Redo(ctx, ids, nil); err != nil {
			t.Fatalf("redo of %v: %v", ids, err)
		}
	}
	redo(one)
	same(t, "undone and redone out of order", dump(t, b), before)
	same(t, "the journal of what was undone and redone out of order", dumpJournal(t, b), journal)
	// Undo takes what was redone last first, so the others go by their numbers.
	var later []data.ChangeID
	for _, id := range slices.Backward(stood) {
		if id == one {
			break
		}
		if _, err := b.Undo(ctx, []data.ChangeID{id}, nil); errors.As(err, &inTheWay) {
			continue // it stands by something that was made before, and redone after
		} else if err != nil {
			t.Fatal(err)
		}
		later = append(later, id)
	}
	if _, err := b.Undo(ctx, []data.ChangeID{one}, nil); err != nil {
		t.Fatal(err)
	}
	if len(later) > 0 {
		redo(later...)
	}
	same(t, "the others redone without it", dump(t, b), without)
	redo(one)
	same(t, "all redone", dump(t, b), before)
}

// An import that is undone leaves no trace but in the history.
func TestAnUndoneImportLeavesNoTrace(t *testing.T) {
	empty, folder := emptyBook(t), t.TempDir()
	checks(t, 15, func(rt *rapid.T) {
		b := randomBook(rt, empty, folder)
		defer closeBooks(rt, b)
		i := importer{t: rt, b: b}
		i.segments("North", "South")
		people := rapid.SliceOfN(fileRows(), 0, 5).Draw(rt, "people")
		i.imports(data.Decisions{}, people...)
		before := dump(rt, b)
		rows := rapid.SliceOfN(fileRows(), 1, 10).Draw(rt, "rows")
		_, change := i.imports(anyDrawn(rt, len(rows)), named(rt, b, rows, len(people))...)
		if change.ID == 0 {
			return
		}
		if _, err := b.Undo(ctx, []data.ChangeID{change.ID}, nil); err != nil {
			rt.Fatal(err)
		}
		same(rt, "undone import", dump(rt, b), before)
	})
}
