package store_test

import (
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/store"
)

// who lists whom the changes tell of, the first one first.
func who(t *testing.T, b *store.Book) []string {
	t.Helper()
	changes, err := b.Changes(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range slices.Backward(changes) {
		names = append(names, c.Who)
	}
	return names
}

func contact(t *testing.T, b *store.Book, id data.ContactID) data.Contact {
	t.Helper()
	found, err := b.Contacts(ctx, []data.ContactID{id})
	if err != nil || len(found) != 1 {
		t.Fatalf("contact %d: %v", id, err)
	}
	return found[0]
}

func rename(t *testing.T, b *store.Book, id data.ContactID, last string) string {
	t.Helper()
	c := contact(t, b, id)
	c.LastName = last
	c, _, err := b.UpdateContact(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	return c.FullName()
}

// A change tells whom it touched as long as that contact is in the book, under the name that it has now.
func TestAChangeTellsWhomItTouched(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 2)                                                               // 1, 2
	s := segment(t, b, "North")                                                        // 3
	for _, sel := range []data.Selection{data.SelectIDs(p[0]), data.SelectIDs(p...)} { // 4, 5: the other one alone
		if _, err := b.Assign(ctx, sel, s.ID, nil); err != nil {
			t.Fatal(err)
		}
	}
	first, second := rename(t, b, p[0], "First"), rename(t, b, p[1], "Second") // 6, 7
	mustTell := func(want ...string) {
		t.Helper()
		if got := who(t, b); !slices.Equal(got, want) {
			t.Errorf("told of %q, want %q", got, want)
		}
	}
	mustTell(first, second, "", first, second, first, second)

	if _, err := b.DeleteContacts(ctx, data.SelectIDs(p[0]), nil); err != nil { // 8
		t.Fatal(err)
	}
	mustTell("", second, "", "", second, "", second, "")
	if c, err := b.Undo(ctx, nil, nil); err != nil || c.Who != first {
		t.Errorf("undone: %+v, %v", c, err)
	}
	mustTell(first, second, "", first, second, first, second, first)
	if n, err := b.CountContacts(ctx, data.Query{Change: 8}); n != 1 || err != nil {
		t.Errorf("%d contacts of the deletion that is undone, %v", n, err)
	}
	if c, ok, err := b.RedoTarget(ctx); !ok || err != nil || c.Who != first {
		t.Errorf("redo target: %+v, %v", c, err)
	}
	if found, err := b.Obstacles(ctx, 2); err != nil || len(found) != 2 || found[0].Change.Who != second {
		t.Errorf("obstacles: %+v, %v", found, err)
	}
	if _, err := b.DeleteContacts(ctx, data.SelectIDs(p...), nil); err != nil { // 9
		t.Fatal(err)
	}
	if _, err := b.Undo(ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	mustTell(first, second, "", first, second, first, second, first, "")
}

func TestAMergeTellsWhoStayed(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 3)
	into := contact(t, b, p[2])
	if _, _, err := b.MergeContacts(ctx, into, p[:2]); err != nil {
		t.Fatal(err)
	}
	if got, want := who(t, b), []string{"", "", into.FullName(), into.FullName()}; !slices.Equal(got, want) {
		t.Errorf("told of %q, want %q", got, want)
	}
}

// The name is nowhere in what the history keeps.
func TestWhomAChangeTouchedIsNotKeptWithIt(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 1)
	rename(t, b, p[0], "Unmistakable")
	if c, ok, err := b.UndoTarget(ctx); !ok || err != nil || !strings.Contains(c.Who, "Unmistakable") {
		t.Fatalf("%+v, %v", c, err)
	}
	for _, table := range historyTables {
		if strings.Contains(dumpTable(t, b, table, "*"), "Unmistakable") {
			t.Errorf("the name stands in %s", table)
		}
	}
}
