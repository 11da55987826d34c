package store_test

import (
	"database/sql"
	"testing"

	driver "github.com/glebarez/sqlite"
)

// checkIntegrity lets SQLite look through a closed book: its trees, its indexes, its foreign keys.
func checkIntegrity(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open(driver.DriverName, path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var result string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&result); err != nil || result != "ok" {
		t.Errorf("integrity: %s %v", result, err)
	}
	rows, err := db.Query("PRAGMA foreign_key_check")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	if rows.Next() {
		t.Error("a foreign key leads nowhere")
	}
	var indexes int
	if err := db.QueryRow("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").Scan(&indexes); err != nil {
		t.Fatal(err)
	}
	if indexes < 5 {
		t.Errorf("%d indexes", indexes)
	}
}
