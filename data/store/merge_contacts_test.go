package store_test

import (
	"errors"
	"slices"
	"testing"

	"muster/data"
)

func TestMergedContactsAreOneWithTheSegmentsOfAll(t *testing.T) {
	b := newBook(t)
	i := importer{t: t, b: b}
	i.segments("North", "South", "East")
	ids := []data.SegmentID{1, 2, 3}
	keeps := anna()
	keeps.Segments = ids[:1]
	keeps, _ = must[data.Contact](t)(b.CreateContact(ctx, keeps))
	other := anna()
	other.Mobile, other.Segments = "+4915187654321", ids[:2]
	other, _ = must[data.Contact](t)(b.CreateContact(ctx, other))
	third, _ := must[data.Contact](t)(b.CreateContact(ctx, data.Contact{FirstName: "A.", LastName: "Müller", Segments: ids[1:]}))
	before := dump(t, b)

	wanted := keeps
	wanted.Mobile = other.Mobile
	merged, change := must[data.Contact](t)(b.MergeContacts(ctx, wanted, []data.ContactID{third.ID, other.ID, third.ID}))
	if change.Kind != data.ChangeContactsMerge || change.Subject != "" ||
		change.Counts != (data.Counts{Updated: 1, Deleted: 2, MembershipsAdded: 2, MembershipsRemoved: 4}) {
		t.Errorf("change = %+v", change)
	}
	if merged.ID != keeps.ID || merged.Mobile != other.Mobile || !merged.CreatedAt.Equal(keeps.CreatedAt) ||
		!merged.UpdatedAt.Equal(change.At) || len(merged.Segments) != 3 {
		t.Errorf("merged = %+v", merged)
	}
	if found, err := b.ContactIDs(ctx, data.Query{Change: change.ID}, 0); err != nil || !slices.Equal(found, []data.ContactID{keeps.ID}) {
		t.Errorf("contacts of the change: %v, %v", found, err)
	}

	after := dump(t, b)
	if _, err := b.Undo(ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	same(t, "undone", dump(t, b), before)
	if _, err := b.Redo(ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	same(t, "redone", dump(t, b), after)
}

func TestMergeOfNobodyOrOfOneselfIsRefused(t *testing.T) {
	b := newBook(t)
	c, _ := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	before := dump(t, b)
	for _, test := range []struct {
		into   data.ContactID
		others []data.ContactID
		want   error
	}{
		{c.ID, nil, data.ErrNothingSelected},
		{c.ID, []data.ContactID{c.ID}, data.ErrSameContact},
		{c.ID, []data.ContactID{99}, data.ErrContactNotFound},
		{99, []data.ContactID{c.ID}, data.ErrContactNotFound},
	} {
		if _, _, err := b.MergeContacts(ctx, data.Contact{ID: test.into}, test.others); !errors.Is(err, test.want) {
			t.Errorf("%v into %d: %v", test.others, test.into, err)
		}
	}
	same(t, "refused", dump(t, b), before)
	if changes, _ := b.Changes(ctx, 0); len(changes) != 1 {
		t.Errorf("%d changes", len(changes))
	}
}

// What was done to the contact that stays stands in the way of undoing the merge, and what made the deleted ones cannot go
// before it.
func TestObstaclesOfAMerge(t *testing.T) {
	b := newBook(t)
	keeps, _ := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	other, made := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	_, merge := must[data.Contact](t)(b.MergeContacts(ctx, keeps, []data.ContactID{other.ID}))
	keeps.LastName = "Meier"
	_, edit := must[data.Contact](t)(b.UpdateContact(ctx, keeps))
	for _, test := range []struct {
		undo data.ChangeID
		want []data.ChangeID
	}{{merge.ID, []data.ChangeID{edit.ID}}, {made.ID, []data.ChangeID{edit.ID, merge.ID}}, {edit.ID, nil}} {
		found, err := b.Obstacles(ctx, test.undo)
		if err != nil {
			t.Fatal(err)
		}
		var ids []data.ChangeID
		for _, o := range found {
			if o.Contacts != 1 {
				t.Errorf("change %d is in the way of %d with %d contacts", o.Change.ID, test.undo, o.Contacts)
			}
			ids = append(ids, o.Change.ID)
		}
		if !slices.Equal(ids, test.want) {
			t.Errorf("in the way of %d: %v, want %v", test.undo, ids, test.want)
		}
	}
}
