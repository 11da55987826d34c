package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"muster/data"
	"muster/data/store"
)

// contactRow is the text of a contact's columns in a book of the first version, without its id.
func contactRow(first, last string, at int) string {
	return fmt.Sprintf("'DE', '%s', '%s', '', '', '', '', '', '', 1000, %d, lower('%[1]s'), '', lower('%[1]s %[2]s'), lower('%[1]s %[2]s')",
		first, last, at)
}

// firstVersion writes a book as the first version of the program left it, with one change of every kind that it knew.
func firstVersion(t *testing.T, path string) {
	t.Helper()
	change := func(id int, kind, subject, counts string) string {
		return fmt.Sprintf("INSERT INTO changes (id, kind, at, file, subject, counts) VALUES (%d, '%s', %d, '', '%s', '%s')",
			id, kind, id*1000, subject, counts)
	}
	sqlite(t, path, "PRAGMA journal_mode = WAL", store.SchemaV1,
		fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 1", store.ApplicationID),
		change(1, "segment_create", "North", "{}"),
		"INSERT INTO journal_segments (change_id, segment_id, op) VALUES (1, 1, 0)",
		// Anna and Eva came with North, Ina with the new South.
		change(2, "import", "", `{"created": 3, "memberships_added": 3}`),
		"INSERT INTO journal_contacts (change_id, contact_id, op) VALUES (2, 1, 0), (2, 2, 0), (2, 3, 0)",
		"INSERT INTO journal_segments (change_id, segment_id, op) VALUES (2, 2, 0)",
		change(3, "segment_edit", "Nord", "{}"),
		"INSERT INTO journal_segments (change_id, segment_id, op, name, family, colour) VALUES (3, 1, 1, 'North', 'other', 0)",
		change(4, "unassign", "Nord", `{"memberships_removed": 1}`),
		"INSERT INTO journal_memberships VALUES (4, 2, 1, -1)",
		change(5, "assign", "South", `{"memberships_added": 1}`),
		"INSERT INTO journal_memberships VALUES (5, 1, 2, 1)",
		change(6, "contact_edit", "", `{"updated": 1}`),
		"INSERT INTO journal_contacts VALUES (6, 1, 1, "+contactRow("Anna", "Meier", 2000)+")",
		change(7, "contacts_delete", "", `{"deleted": 1, "memberships_removed": 1}`),
		"INSERT INTO journal_contacts VALUES (7, 3, 2, "+contactRow("Ina", "Meier", 2000)+")",
		"INSERT INTO journal_memberships VALUES (7, 3, 2, -1)",
		change(8, "segment_edit", "Nord", "{}"),
		"INSERT INTO journal_segments (change_id, segment_id, op, name, family, colour) VALUES (8, 1, 1, 'Nord', 'other', 0)",
		change(9, "segment_create", "West", "{}"),
		"INSERT INTO journal_segments (change_id, segment_id, op) VALUES (9, 3, 0)",
		change(10, "segment_merge", "West", "{}"),
		"INSERT INTO journal_segments (change_id, segment_id, op, name, family, colour) VALUES (10, 3, 2, 'West', 'plan', 4)",
		change(11, "contact_create", "", `{"created": 1, "memberships_added": 1}`),
		"INSERT INTO journal_contacts (change_id, contact_id, op) VALUES (11, 4, 0)",

		"INSERT INTO contacts VALUES (1, "+contactRow("Anna", "Kraus", 6000)+"), (2, "+contactRow("Eva", "Meier", 2000)+"), "+
			"(4, "+contactRow("Uwe", "Meier", 11000)+")",
		"INSERT INTO segments VALUES (1, 'Nord', 'nord', 'other', 5), (2, 'South', 'south', 'other', 1)",
		"UPDATE sqlite_sequence SET seq = 3 WHERE name = 'segments'",
		"INSERT INTO contact_segments VALUES (1, 1), (1, 2), (4, 2)",
		"UPDATE settings SET value = '12' WHERE key = 'revision'",
	)
}

func TestABookOfTheFirstVersionHasAHistoryToUndo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	firstVersion(t, path)
	b := openBook(t, path)

	var version int
	copied, err := sql.Open("sqlite", beforeMigration(t, path, 2))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = copied.Close() }()
	if err := copied.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != 1 {
		t.Errorf("the copy is of version %d, %v", version, err)
	}

	obstacles := func(id data.ChangeID) string {
		t.Helper()
		found, err := b.Obstacles(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, o := range found {
			list = append(list, fmt.Sprintf("%d: %d %d", o.Change.ID, o.Contacts, o.Segments))
		}
		return strings.Join(list, ", ")
	}
	for id, want := range map[data.ChangeID]string{
		1: "11: 0 1, 8: 0 1, 7: 1 1, 6: 1 0, 5: 1 1, 4: 0 1, 3: 0 1, 2: 0 1",
		3: "8: 0 1",
		4: "",
		6: "",
		9: "10: 0 1",
	} {
		if got := obstacles(id); got != want {
			t.Errorf("in the way of %d: %q, want %q", id, got, want)
		}
	}

	after, journal := dump(t, b), dumpJournal(t, b)
	undoAll(t, b)
	for _, table := range []string{"contacts", "segments", "contact_segments"} {
		var n int
		if err := b.Query(&n, "SELECT count(*) FROM "+table); err != nil || n != 0 {
			t.Errorf("%d rows of %s are left, %v", n, table, err)
		}
	}
	for id := range data.ChangeID(11) {
		if c, err := b.Redo(ctx, nil, nil); err != nil || c.ID != id+1 {
			t.Fatalf("redo of %d: %+v, %v", id+1, c, err)
		}
	}
	same(t, "redone", dump(t, b), after)
	same(t, "the journal of what was redone", dumpJournal(t, b), journal)
	sound(t, b)
}

func TestANewBookIsMadeWithoutCopies(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	openBook(t, path)
	if copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.bak")); err != nil || len(copies) > 0 {
		t.Errorf("copies %q, %v", copies, err)
	}
	if copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*.bak")); err != nil || len(copies) > 0 {
		t.Errorf("copies %q, %v", copies, err)
	}
}
