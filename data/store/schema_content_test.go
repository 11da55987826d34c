package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"muster/data"
	"muster/data/store"
)

// secondVersion writes a book as the second version of the program left it, with an import.
func secondVersion(t *testing.T, path string) {
	t.Helper()
	sqlite(t, path, "PRAGMA journal_mode = WAL", store.SchemaV1, store.SchemaV2,
		fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = 2", store.ApplicationID),
		`INSERT INTO changes (id, kind, at, file, counts, step) VALUES (1, 'import', 1000, 'kunden.csv', '{"created": 1}', 1)`,
		"INSERT INTO change_steps (step, change_id, stands) VALUES (1, 1, 1)",
		"INSERT INTO journal_contacts (change_id, contact_id, op) VALUES (1, 1, 0)",
		"INSERT INTO contacts VALUES (1, "+contactRow("Anna", "Kraus", 1000)+")",
		"UPDATE settings SET value = '2' WHERE key = 'revision'",
	)
}

// keptBefore looks whether the book was kept as it was before it was led to a version.
func keptBefore(t *testing.T, path string, version int) {
	t.Helper()
	copied, err := sql.Open("sqlite", beforeMigration(t, path, version))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = copied.Close() }()
	var kept int
	if err := copied.QueryRow("PRAGMA user_version").Scan(&kept); err != nil || kept != version-1 {
		t.Errorf("the copy is of version %d, %v", kept, err)
	}
}

func TestABookOfTheSecondVersionKnowsFilesFromNowOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	secondVersion(t, path)
	b := openBook(t, path)

	keptBefore(t, path, 3)

	if changes, err := b.Changes(ctx, 0); err != nil || len(changes) != 1 || changes[0].File != "kunden.csv" {
		t.Errorf("the history: %+v, %v", changes, err)
	}
	if found, err := b.ImportsOf(ctx, ""); err != nil || len(found) != 0 {
		t.Errorf("imports of an unknown content: %+v, %v", found, err)
	}
	made := importContent(t, b, "c0ffee", fileRow{first: "Bea", mobile: "+4915123456789"})
	if found, err := b.ImportsOf(ctx, "c0ffee"); err != nil || len(found) != 1 || found[0].ID != made.ID {
		t.Errorf("imports of the content: %+v, %v", found, err)
	}
	undoAll(t, b)
	sound(t, b)
}

func TestTheImportsOfOneContentAreFoundNewestFirst(t *testing.T) {
	b := newBook(t)
	first := importContent(t, b, "aa", fileRow{first: "Anna", mobile: "+4915123456781"})
	importContent(t, b, "bb", fileRow{first: "Bea", mobile: "+4915123456782"})
	if nothing := importContent(t, b, "aa", fileRow{first: "Anna", mobile: "+4915123456781"}); nothing.ID != 0 {
		t.Fatalf("an import without effect made %+v", nothing)
	}
	if _, err := b.Undo(ctx, []data.ChangeID{first.ID}, nil); err != nil {
		t.Fatal(err)
	}
	again := importContent(t, b, "aa", fileRow{first: "Anna", mobile: "+4915123456781"})

	found, err := b.ImportsOf(ctx, "aa")
	if err != nil || len(found) != 2 || found[0].ID != again.ID || found[0].Undone() || found[1].ID != first.ID || !found[1].Undone() {
		t.Errorf("%+v, %v", found, err)
	}
	if found, err := b.ImportsOf(ctx, "cc"); err != nil || len(found) != 0 {
		t.Errorf("of another content: %+v, %v", found, err)
	}
}

// importContent imports rows of a file whose content has a hash.
func importContent(t *testing.T, b *store.Book, hash string, rows ...fileRow) data.Change {
	t.Helper()
	s, err := b.Stage(context.Background(), store.StageOptions{FileName: "kunden.csv", ContentHash: hash, HasSegments: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for i, row := range rows {
		if err := s.Add(ctx, row.staged(i+2)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Plan(ctx, data.Decisions{}, nil); err != nil {
		t.Fatal(err)
	}
	change, err := s.Apply(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	return change
}
