package store_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"muster/data"
	"muster/data/store"
)

// thirdVersion writes a book as the third version of the program left it: Anna was edited, Ina was deleted, and the making of
// Uwe is undone.
func thirdVersion(t *testing.T, path string) {
	t.Helper()
	sqlite(t, path, "PRAGMA journal_mode = WAL", store.SchemaV1, store.SchemaV2, store.SchemaV3,
		fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 3", store.ApplicationID),
		`INSERT INTO changes (id, kind, at, counts, step, undone_at, content_hash) VALUES
			(1, 'import', 1000, '{"created": 2}', 1, NULL, 'c0ffee'), (2, 'contact_edit', 2000, '{"updated": 1}', 2, NULL, ''),
			(3, 'contacts_delete', 3000, '{"deleted": 1}', 3, NULL, ''), (4, 'contact_create', 4000, '{"created": 1}', 5, 5000, '')`,
		"INSERT INTO change_steps (step, change_id, stands) VALUES (1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 4, 1), (5, 4, 0)",
		"INSERT INTO journal_contacts (change_id, contact_id, op) VALUES (1, 1, 0), (1, 2, 0)",
		"INSERT INTO journal_contacts VALUES (2, 1, 1, "+contactRow("Anna", "Meier", 1000)+")",
		"INSERT INTO journal_contacts VALUES (3, 2, 2, "+contactRow("Ina", "Meier", 1000)+")",
		"INSERT INTO journal_contacts VALUES (4, 3, 0, "+contactRow("Uwe", "Meier", 4000)+")",
		"INSERT INTO contacts VALUES (1, "+contactRow("Anna", "Kraus", 2000)+")",
		"UPDATE sqlite_sequence SET seq = 3 WHERE name = 'contacts'",
		"UPDATE settings SET value = '6' WHERE key = 'revision'",
	)
}

func TestABookOfTheThirdVersionCanMarkContactsFromNowOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	thirdVersion(t, path)
	b := openBook(t, path)

	keptBefore(t, path, 4)

	after, journal := dump(t, b), dumpJournal(t, b)
	if c, err := b.Redo(ctx, nil, nil); err != nil || c.ID != 4 {
		t.Fatalf("redo of what was undone before: %+v, %v", c, err)
	}
	undoAll(t, b)
	if n, err := b.CountContacts(ctx, data.Query{}); err != nil || n != 0 {
		t.Errorf("%d contacts are left, %v", n, err)
	}
	for id := data.ChangeID(1); id <= 3; id++ {
		if c, err := b.Redo(ctx, nil, nil); err != nil || c.ID != id {
			t.Fatalf("redo of %d: %+v, %v", id, c, err)
		}
	}
	same(t, "redone", dump(t, b), after)
	same(t, "the journal of what was redone", dumpJournal(t, b), journal)
	sound(t, b)
	if found, err := b.Contacts(ctx, []data.ContactID{1}); err != nil || len(found) != 1 || found[0].DoNotContact {
		t.Errorf("Anna: %+v, %v", found, err)
	}
}
