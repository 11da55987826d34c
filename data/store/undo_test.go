package store_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"muster/data"
	"muster/data/store"
	"muster/data/store/storetest"
)

// acted runs one act and returns its change.
func acted(t *testing.T, b *store.Book, change data.Change, err error) data.Change {
	t.Helper()
	if err != nil || change.ID == 0 {
		t.Fatalf("%+v, %v", change, err)
	}
	return change
}

// TestEveryActIsUndoneAndRedoneExactly takes back every kind of act there is, and does it again.
func TestEveryActIsUndoneAndRedoneExactly(t *testing.T) {
	b := newBook(t)
	i := importer{t: t, b: b}
	p := people(t, b, 6)
	north := segment(t, b, "North", p[0], p[1])
	south := segment(t, b, "South", p[1], p[2])
	row := func(n int, segments, organization string) fileRow {
		c := storetest.Contact(n)
		return fileRow{
			country: c.CountryCode, first: c.FirstName, last: c.LastName, mobile: c.Mobile, email: c.Email,
			external: c.ExternalID, organization: organization, segments: segments,
		}
	}
	rename := func(s data.Segment) (data.Change, error) {
		_, c, err := b.UpdateSegment(ctx, s)
		return c, err
	}
	for _, act := range []struct {
		name string
		do   func() (data.Change, error)
	}{
		{"create a contact with segments", func() (data.Change, error) {
			c := storetest.Contact(50)
			c.Segments = []data.SegmentID{south.ID, north.ID}
			_, change, err := b.CreateContact(ctx, c)
			return change, err
		}},
		{"edit fields and segments", func() (data.Change, error) {
			c := storetest.Contact(1)
			c.ID, c.LastName, c.Segments = p[1], "Other", []data.SegmentID{north.ID}
			_, change, err := b.UpdateContact(ctx, c)
			return change, err
		}},
		{"delete contacts", func() (data.Change, error) { return b.DeleteContacts(ctx, data.SelectIDs(p[0], p[1], p[5]), nil) }},
		{"assign", func() (data.Change, error) { return b.Assign(ctx, data.SelectIDs(p...), north.ID, nil) }},
		{"unassign", func() (data.Change, error) { return b.Unassign(ctx, data.SelectIDs(p...), south.ID, nil) }},
		{"create a segment with members", func() (data.Change, error) {
			sel := data.SelectIDs(p[3:]...)
			_, change, err := b.CreateSegment(ctx, data.Segment{Name: "West", Family: "Mine", Colour: 3}, &sel)
			return change, err
		}},
		{"rename a segment", func() (data.Change, error) {
			return rename(data.Segment{ID: north.ID, Name: "Up", Family: north.Family, Colour: north.Colour})
		}},
		{"recolour a segment", func() (data.Change, error) {
			return rename(data.Segment{ID: north.ID, Name: north.Name, Family: data.FamilyPlan, Colour: 9})
		}},
		{"merge segments", func() (data.Change, error) { return b.MergeSegments(ctx, north.ID, south.ID) }},
		{"delete a segment", func() (data.Change, error) { return b.DeleteSegment(ctx, south.ID) }},
		{"import", func() (data.Change, error) {
			_, change := i.imports(data.Decisions{OtherNames: data.NameDecision{Act: data.NameCreate}}, row(0, "South; East", "Changed"), row(1, "", ""),
				row(60, "East; North", ""), row(61, "", ""), row(61, "South", "Merged"))
			return change, nil
		}},
		{"import and replace", func() (data.Change, error) {
			_, change := i.imports(data.Decisions{Mode: data.SegmentsReplace}, row(0, "South", ""), row(1, "", ""), row(70, "North", "x"))
			return change, nil
		}},
	} {
		t.Run(act.name, func(t *testing.T) {
			before, journal := dump(t, b), dumpJournal(t, b)
			change, err := act.do()
			acted(t, b, change, err)
			after, journalAfter := dump(t, b), dumpJournal(t, b)
			if after == before {
				t.Fatal("the act did nothing")
			}
			for range 2 {
				undone, err := b.Undo(ctx, nil, nil)
				if err != nil || undone.ID != change.ID || !undone.Undone() || undone.Counts != change.Counts {
					t.Fatalf("undone %+v, %v", undone, err)
				}
				same(t, "undone", dump(t, b), before)
				sound(t, b)
				redone, err := b.Redo(ctx, nil, nil)
				redone.Who = change.Who // told by who reads a change, not by the act
				if err != nil || !reflect.DeepEqual(redone, change) {
					t.Fatalf("redone %+v, %v", redone, err)
				}
				same(t, "redone", dump(t, b), after)
				same(t, "the journal of what was redone", dumpJournal(t, b), journalAfter)
				sound(t, b)
			}
			if _, err := b.Undo(ctx, nil, nil); err != nil {
				t.Fatal(err)
			}
			same(t, "undone again", dump(t, b), before)
			if got := dumpJournal(t, b); len(got) <= len(journal) {
				t.Error("what was undone has left the history")
			}
		})
	}
	undoAll(t, b)
	if n, err := b.CountContacts(ctx, data.Query{}); n != 0 || err != nil {
		t.Errorf("%d contacts are left, %v", n, err)
	}
}

func TestUndoGoesBackAndRedoForth(t *testing.T) {
	path := t.TempDir() + "/contacts.muster"
	b := openBook(t, path)
	target := func(find func() (data.Change, bool, error)) data.ChangeID {
		t.Helper()
		c, ok, err := find()
		if err != nil || ok != (c.ID != 0) {
			t.Fatal(c, ok, err)
		}
		return c.ID
	}
	want := func(undo, redo data.ChangeID) {
		t.Helper()
		gotUndo := target(func() (data.Change, bool, error) { return b.UndoTarget(ctx) })
		gotRedo := target(func() (data.Change, bool, error) { return b.RedoTarget(ctx) })
		if gotUndo != undo || gotRedo != redo {
			t.Errorf("undo would undo %d, redo would redo %d; want %d and %d", gotUndo, gotRedo, undo, redo)
		}
	}
	step := func(act func() (data.Change, error), want data.ChangeID) {
		t.Helper()
		if c, err := act(); err != nil || c.ID != want {
			t.Fatalf("change %d, %v; want %d", c.ID, err, want)
		}
	}
	undo := func(ids ...data.ChangeID) func() (data.Change, error) {
		return func() (data.Change, error) { return b.Undo(ctx, ids, nil) }
	}
	redo := func(ids ...data.ChangeID) func() (data.Change, error) {
		return func() (data.Change, error) { return b.Redo(ctx, ids, nil) }
	}

	want(0, 0)
	if _, err := b.Undo(ctx, nil, nil); !errors.Is(err, data.ErrNothingToUndo) {
		t.Errorf("undo of nothing: %v", err)
	}
	if _, err := b.Redo(ctx, nil, nil); !errors.Is(err, data.ErrNothingToRedo) {
		t.Errorf("redo of nothing: %v", err)
	}
	people(t, b, 4)
	want(4, 0)
	step(undo(), 4)
	step(undo(), 3)
	want(2, 3)

	// It goes on after a restart.
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b = openBook(t, path)
	want(2, 3)
	step(redo(), 3)
	want(3, 4)

	// Out of order: 1 goes, and is what redo brings back; then undo takes it first, as it was done last.
	step(undo(1), 1)
	want(3, 1)
	step(redo(), 1)
	want(1, 4)
	step(undo(), 1)
	want(3, 1)

	// A new change empties the list of what redo brings back; by its number it still comes back.
	people(t, b, 1)
	want(5, 0)
	if _, err := b.Redo(ctx, nil, nil); !errors.Is(err, data.ErrNothingToRedo) {
		t.Errorf("redo after a new change: %v", err)
	}
	step(redo(4), 4)
	want(4, 0)
	step(undo(), 4)
	want(5, 4)
	if got := standing(t, b); !slices.Equal(got, []data.ChangeID{2, 3, 5}) {
		t.Errorf("standing %v", got)
	}

	for _, c := range []struct {
		name string
		act  func() (data.Change, error)
		want error
	}{
		{"unknown", undo(99), data.ErrChangeNotFound},
		{"one of them unknown", redo(4, 99), data.ErrChangeNotFound},
		{"undone already", undo(2, 4), data.ErrAlreadyUndone},
		{"not undone", redo(4, 2), data.ErrNotUndone},
	} {
		if _, err := c.act(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	// Several at once, in whatever order they are named; the last one done is told.
	step(undo(3, 5, 2, 3), 2)
	want(0, 2)
	step(redo(2, 5, 3), 5)
	want(5, 4)
}
