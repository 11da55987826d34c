package store_test

import (
	"testing"

	"muster/data"
	"muster/data/store"
)

func marked(t *testing.T, b *store.Book, id data.ContactID) bool {
	t.Helper()
	found, err := b.Contacts(ctx, []data.ContactID{id})
	if err != nil || len(found) != 1 {
		t.Fatalf("contact %d: %+v, %v", id, found, err)
	}
	return found[0].DoNotContact
}

func TestMarkingIsOneChangeThatCanBeUndone(t *testing.T) {
	b := newBook(t)
	for _, first := range []string{"Anna", "Bea", "Cleo"} {
		must[data.Contact](t)(b.CreateContact(ctx, data.Contact{FirstName: first, Email: first + "@example.com"}))
	}
	before := dump(t, b)
	change, err := b.MarkDoNotContact(ctx, data.SelectIDs(1, 2), true, nil)
	if err != nil || change.Kind != data.ChangeDoNotContact || change.Counts != (data.Counts{Updated: 2}) {
		t.Fatalf("%+v, %v", change, err)
	}
	if !marked(t, b, 1) || !marked(t, b, 2) || marked(t, b, 3) {
		t.Error("the first two should be marked")
	}
	if change, err := b.MarkDoNotContact(ctx, data.SelectIDs(1, 2), true, nil); err != nil || change.ID != 0 {
		t.Errorf("marked again: %+v, %v", change, err)
	}
	all, err := b.MarkDoNotContact(ctx, data.SelectAll(data.Query{}), true, nil)
	if err != nil || all.Counts.Updated != 1 {
		t.Errorf("all: %+v, %v", all, err)
	}
	after := dump(t, b)
	taken, err := b.MarkDoNotContact(ctx, data.SelectAll(data.Query{}), false, nil)
	if err != nil || taken.Kind != data.ChangeMayContact || taken.Counts.Updated != 3 {
		t.Errorf("taken: %+v, %v", taken, err)
	}
	if _, err := b.Undo(ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	same(t, "the mark is back", dump(t, b), after)
	for range 2 {
		if _, err := b.Undo(ctx, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	same(t, "without marks", dump(t, b), before)
}

// The mark is a promise to a person: nothing but its own act takes it or gives it.
func TestNoOtherActTakesTheMark(t *testing.T) {
	b := newBook(t)
	i := importer{t: t, b: b}
	i.imports(data.Decisions{}, fileRow{first: "Eva", mobile: mobile1}, fileRow{first: "Udo", mobile: mobile2})
	if _, err := b.MarkDoNotContact(ctx, data.SelectIDs(1), true, nil); err != nil {
		t.Fatal(err)
	}
	edited := anna()
	edited.ID = 1
	if _, change, err := b.UpdateContact(ctx, edited); err != nil || change.ID == 0 || !marked(t, b, 1) {
		t.Errorf("an edit: %+v, %v, marked %v", change, err, marked(t, b, 1))
	}
	edited = data.Contact{ID: 2, FirstName: "Udo", LastName: "Kern", Mobile: mobile2, DoNotContact: true}
	if _, _, err := b.UpdateContact(ctx, edited); err != nil || marked(t, b, 2) {
		t.Errorf("an edit marked, %v", err)
	}
	i.imports(data.Decisions{}, fileRow{first: "Anna", mobile: anna().Mobile, organization: "Gut Eva"})
	if found, err := b.Contacts(ctx, []data.ContactID{1}); err != nil || found[0].Organization != "Gut Eva" || !found[0].DoNotContact {
		t.Errorf("an import: %+v, %v", found, err)
	}
	if _, err := b.DeleteContacts(ctx, data.SelectIDs(1), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(ctx, nil, nil); err != nil || !marked(t, b, 1) {
		t.Errorf("deleted and back, %v", err)
	}
	// Of two that become one, one that must not be contacted is enough.
	if c, _, err := b.MergeContacts(ctx, data.Contact{ID: 2, FirstName: "Udo", Mobile: mobile2}, []data.ContactID{1}); err != nil || !c.DoNotContact {
		t.Errorf("merged: %+v, %v", c, err)
	}
	if _, err := b.Undo(ctx, nil, nil); err != nil || marked(t, b, 2) || !marked(t, b, 1) {
		t.Errorf("parted again, %v", err)
	}
}
