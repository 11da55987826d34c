package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"muster/data"
	"muster/data/store"
)

// way is the book of a test of what stands in the way, with what was done by name.
type way struct {
	t       *testing.T
	b       *store.Book
	p       []data.ContactID
	s       []data.SegmentID
	changes map[string]data.ChangeID
}

// did names the change of an act.
func (w *way) did(name string, change data.Change, err error) {
	w.t.Helper()
	if err != nil || change.ID == 0 {
		w.t.Fatalf("%s: %+v, %v", name, change, err)
	}
	w.changes[name] = change.ID
}

func (w *way) assign(name string, segment int, contacts ...data.ContactID) {
	w.t.Helper()
	c, err := w.b.Assign(ctx, data.SelectIDs(contacts...), w.s[segment], nil)
	w.did(name, c, err)
}

func (w *way) unassign(name string, segment int, contacts ...data.ContactID) {
	w.t.Helper()
	c, err := w.b.Unassign(ctx, data.SelectIDs(contacts...), w.s[segment], nil)
	w.did(name, c, err)
}

func (w *way) edit(name string, contact data.ContactID, last string) {
	w.t.Helper()
	found, err := w.b.Contacts(ctx, []data.ContactID{contact})
	if err != nil || len(found) != 1 {
		w.t.Fatal(found, err)
	}
	found[0].LastName = last
	_, c, err := w.b.UpdateContact(ctx, found[0])
	w.did(name, c, err)
}

func (w *way) remove(name string, contacts ...data.ContactID) {
	w.t.Helper()
	c, err := w.b.DeleteContacts(ctx, data.SelectIDs(contacts...), nil)
	w.did(name, c, err)
}

func (w *way) create(name string, segments ...int) data.ContactID {
	w.t.Helper()
	contact := data.Contact{CountryCode: "DE", FirstName: name, LastName: "New"}
	for _, s := range segments {
		contact.Segments = append(contact.Segments, w.s[s])
	}
	made, c, err := w.b.CreateContact(ctx, contact)
	w.did(name, c, err)
	return made.ID
}

func (w *way) makeSegment(name, text string) int {
	w.t.Helper()
	made, c, err := w.b.CreateSegment(ctx, data.Segment{Name: text, Colour: 1}, nil)
	w.did(name, c, err)
	w.s = append(w.s, made.ID)
	return len(w.s) - 1
}

func (w *way) change(name string, segment int, text string, colour int) {
	w.t.Helper()
	_, c, err := w.b.UpdateSegment(ctx, data.Segment{ID: w.s[segment], Name: text, Family: data.FamilyOther, Colour: colour})
	w.did(name, c, err)
}

func (w *way) drop(name string, segment int) {
	w.t.Helper()
	c, err := w.b.DeleteSegment(ctx, w.s[segment])
	w.did(name, c, err)
}

func (w *way) undo(names ...string) { w.t.Helper(); w.turn(w.b.Undo, names) }
func (w *way) redo(names ...string) { w.t.Helper(); w.turn(w.b.Redo, names) }

func (w *way) turn(act func(context.Context, []data.ChangeID, data.ProgressFunc) (data.Change, error), names []string) {
	w.t.Helper()
	for _, name := range names {
		if _, err := act(ctx, []data.ChangeID{w.changes[name]}, nil); err != nil {
			w.t.Fatalf("%s: %v", name, err)
		}
	}
}

// obstacles lists what is in the way, as "name contacts segments".
func (w *way) obstacles(of string) []string {
	w.t.Helper()
	found, err := w.b.Obstacles(ctx, w.changes[of])
	if err != nil {
		w.t.Fatal(err)
	}
	list := []string{}
	for _, o := range found {
		for name, id := range w.changes {
			if id == o.Change.ID {
				list = append(list, fmt.Sprint(name, " ", o.Contacts, " ", o.Segments))
			}
		}
	}
	return list
}

// TestWhatStandsInTheWay does things, and asks what is in the way of undoing "it" or, where that is undone, of redoing it.
func TestWhatStandsInTheWay(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(w *way)
		want []string
	}{
		{"nothing, of the last change", func(w *way) { w.edit("it", w.p[0], "A") }, nil},
		{"other contacts", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.edit("other", w.p[1], "A")
			w.assign("assign", 0, w.p[2])
			w.remove("delete", w.p[3])
			w.drop("drop", 1)
		}, nil},
		{"the same contact", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.edit("later", w.p[0], "B")
		}, []string{"later 1 0"}},
		{"the same contact, deleted", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.remove("delete", w.p[0], w.p[1])
		}, []string{"delete 1 0"}},
		{"fields and segments of one contact are two things", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.assign("later", 0, w.p[0])
		}, nil},
		{"an undone change is not in the way", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.edit("later", w.p[0], "B")
			w.undo("later")
		}, nil},
		{"the same membership", func(w *way) {
			w.assign("it", 0, w.p...)
			w.unassign("take", 0, w.p[1], w.p[2])
			w.assign("elsewhere", 1, w.p...)
		}, []string{"take 2 0"}},
		{"taken, given and taken", func(w *way) {
			w.assign("it", 0, w.p[0])
			w.unassign("take", 0, w.p[0])
			w.assign("give", 0, w.p[0])
		}, []string{"give 1 0", "take 1 0"}},
		{"a contact that it made was given a segment", func(w *way) {
			made := w.create("it", 0)
			w.assign("give", 1, made, w.p[0])
		}, []string{"give 1 0"}},
		{"a contact that it made lost the segment that it came with", func(w *way) {
			made := w.create("it", 0)
			w.unassign("take", 0, made)
		}, []string{"take 1 0"}},
		{"a contact that it took a segment from was deleted", func(w *way) {
			w.assign("before", 0, w.p...)
			w.unassign("it", 0, w.p...)
			w.remove("delete", w.p[0], w.p[1])
		}, []string{"delete 2 0"}},
		{"a segment that it took from contacts was deleted", func(w *way) {
			w.assign("before", 0, w.p...)
			w.unassign("it", 0, w.p...)
			w.drop("drop", 0)
		}, []string{"drop 0 1"}},
		{"a segment that it made was given", func(w *way) {
			s := w.makeSegment("it", "West")
			w.assign("give", s, w.p[0], w.p[1])
		}, []string{"give 0 1"}},
		{"a segment that it made came with a new contact", func(w *way) {
			s := w.makeSegment("it", "West")
			w.create("create", s)
		}, []string{"create 0 1"}},
		{"a segment that it made came with new contacts of a file", func(w *way) {
			w.makeSegment("it", "West")
			i := importer{t: w.t, b: w.b}
			_, c := i.imports(data.Decisions{}, fileRow{first: "Ina", mobile: "+4915100000009", segments: "West; North"})
			w.did("import", c, nil)
		}, []string{"import 0 1"}},
		{"a segment that it made was renamed", func(w *way) {
			s := w.makeSegment("it", "West")
			w.change("rename", s, "East", 1)
		}, []string{"rename 0 1"}},
		{"a segment that was renamed was given: two things", func(w *way) {
			w.change("it", 0, "West", 1)
			w.assign("give", 0, w.p[0])
		}, nil},
		{"the name of a deleted segment was given again", func(w *way) {
			w.drop("it", 0)
			w.makeSegment("make", " NORTH ")
		}, []string{"make 0 1"}},
		{"the name of a renamed segment was given again, and that one was painted", func(w *way) {
			w.change("it", 0, "West", 1)
			w.change("rename", 1, "north", 1)
			w.change("paint", 1, "north", 2)
		}, []string{"paint 0 1", "rename 0 1"}},
		{"a name that is free again was in between", func(w *way) {
			w.drop("it", 0)
			s := w.makeSegment("make", "North")
			w.change("rename", s, "Up", 1)
		}, []string{"rename 0 1", "make 0 1"}},
		{"merged into a segment", func(w *way) {
			w.assign("it", 0, w.p[0], w.p[1])
			c, err := w.b.MergeSegments(ctx, w.s[0], w.s[1])
			w.did("merge", c, err)
		}, []string{"merge 2 1"}},
		{"what is in the way of what is in the way", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.edit("later", w.p[0], "B")
			w.remove("delete", w.p[0], w.p[1])
			w.edit("other", w.p[2], "A")
		}, []string{"delete 1 0", "later 1 0"}},
		{"made after, and only in the way of what is in the way", func(w *way) {
			made := w.create("it")
			w.assign("give", 0, made, w.p[1])
			w.unassign("take", 0, w.p[1])
		}, []string{"take 1 0", "give 1 0"}},

		{"redo: nothing", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.undo("it")
			w.edit("other", w.p[1], "A")
		}, nil},
		{"redo: another took its place", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.undo("it")
			w.edit("instead", w.p[0], "B")
			w.assign("other", 0, w.p[0])
		}, []string{"instead 1 0"}},
		{"redo: another took its place, and is undone", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.undo("it")
			w.edit("instead", w.p[0], "B")
			w.undo("instead")
		}, nil},
		{"redo: what took its place once was undone, redone and undone", func(w *way) {
			w.edit("it", w.p[0], "A")
			w.undo("it")
			w.edit("instead", w.p[0], "B")
			w.undo("instead")
			w.redo("it")
			w.undo("it")
			w.redo("instead")
		}, []string{"instead 1 0"}},
		{"redo: it builds on a change that is undone", func(w *way) {
			w.edit("first", w.p[0], "A")
			w.edit("it", w.p[0], "B")
			w.undo("it", "first")
		}, []string{"first 1 0"}},
		{"redo: it builds on a change that was undone and redone", func(w *way) {
			w.edit("first", w.p[0], "A")
			w.edit("it", w.p[0], "B")
			w.undo("it", "first")
			w.redo("first")
		}, nil},
		{"redo: it builds on changes that are undone", func(w *way) {
			made := w.create("first")
			w.edit("second", made, "A")
			w.edit("it", made, "B")
			w.undo("it", "second", "first")
		}, []string{"first 1 0", "second 1 0"}},
		{"redo: it gave a segment that is undone, to a contact that is deleted", func(w *way) {
			s := w.makeSegment("make", "West")
			w.assign("it", s, w.p[0])
			w.undo("it", "make")
			w.remove("delete", w.p[0])
		}, []string{"delete 1 0", "make 0 1"}},
		{"redo: the name is taken", func(w *way) {
			w.makeSegment("it", "West")
			w.undo("it")
			w.change("rename", 0, "West", 1)
		}, []string{"rename 0 1"}},
		{"redo: the segment that the contact came with is gone", func(w *way) {
			w.create("it", 0)
			w.undo("it")
			w.drop("drop", 0)
		}, []string{"drop 0 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook(t)
			w := &way{t: t, b: b, p: people(t, b, 5), changes: map[string]data.ChangeID{}}
			w.s = []data.SegmentID{segment(t, b, "North").ID, segment(t, b, "South").ID}
			c.do(w)
			if got := w.obstacles("it"); !slices.Equal(got, c.want) {
				t.Errorf("in the way: %q, want %q", got, c.want)
			}
			it, err := b.Change(ctx, w.changes["it"])
			if err != nil {
				t.Fatal(err)
			}
			before := dump(t, b) + dumpJournal(t, b)
			act := b.Undo
			if it.Undone() {
				act = b.Redo
			}
			_, err = act(ctx, []data.ChangeID{it.ID}, nil)
			var inTheWay *data.InTheWayError
			if refused := errors.As(err, &inTheWay); refused != (len(c.want) > 0) || !refused && err != nil {
				t.Fatalf("done all the same, or not: %v", err)
			}
			if inTheWay != nil {
				same(t, "refused", dump(t, b)+dumpJournal(t, b), before)
				if len(inTheWay.Obstacles) != len(c.want) {
					t.Errorf("it says %+v", inTheWay.Obstacles)
				}
			}
			sound(t, b)
		})
	}
}

// Two changes that were never done together, as one was made while the other was undone, are not redone together.
func TestChangesThatExcludeEachOtherAreNotRedoneTogether(t *testing.T) {
	b := newBook(t)
	w := &way{t: t, b: b, p: people(t, b, 2), changes: map[string]data.ChangeID{}}
	w.edit("one", w.p[0], "A")
	w.undo("one")
	w.edit("other", w.p[0], "B")
	w.edit("elsewhere", w.p[1], "C")
	w.undo("elsewhere", "other")
	before := dump(t, b) + dumpJournal(t, b)
	var inTheWay *data.InTheWayError
	_, err := b.Redo(ctx, []data.ChangeID{w.changes["one"], w.changes["other"], w.changes["elsewhere"]}, nil)
	if !errors.As(err, &inTheWay) || len(inTheWay.Obstacles) != 1 || inTheWay.Obstacles[0].Contacts != 1 {
		t.Fatalf("redone: %v", err)
	}
	same(t, "refused", dump(t, b)+dumpJournal(t, b), before)
	for _, with := range []string{"one", "other"} {
		if _, err := b.Redo(ctx, []data.ChangeID{w.changes[with], w.changes["elsewhere"]}, nil); err != nil {
			t.Errorf("%s with what is elsewhere: %v", with, err)
		}
		w.undo(with, "elsewhere")
	}
}
