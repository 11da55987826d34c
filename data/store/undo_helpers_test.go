package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"muster/data"
	"muster/data/store"
)

// The tables that are the history's own: they tell of changes that were undone, too.
var historyTables = []string{
	"changes", "change_steps", "journal_contacts", "journal_memberships", "journal_segments", "journal_names",
}

// dump describes everything that the book holds but its history: every row of every table, and the indexes.
func dump(t tester, b *store.Book) string {
	t.Helper()
	var text strings.Builder
	for _, table := range tables(t, b) {
		if !slices.Contains(historyTables, table) {
			text.WriteString(dumpTable(t, b, table, "*"))
		}
	}
	var schema string
	err := b.Query(&schema, "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master ORDER BY name)")
	if err != nil {
		t.Fatal(err)
	}
	return text.String() + schema
}

// dumpJournal describes what the history says of the changes, but for when they were last undone or redone.
func dumpJournal(t tester, b *store.Book) string {
	t.Helper()
	text := dumpTable(t, b, "changes", "id", "kind", "at", "file", "subject", "counts", "undone_at IS NULL", "trimmed")
	for _, table := range historyTables[2:] {
		text += dumpTable(t, b, table, "*")
	}
	return text
}

func tables(t tester, b *store.Book) []string {
	t.Helper()
	var names string
	// What counts the ids goes on counting: an id is never used again.
	err := b.Query(&names, "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'table' "+
		"AND name NOT LIKE 'sqlite_%' ORDER BY name)")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(names, ",")
}

func dumpTable(t tester, b *store.Book, table string, columns ...string) string {
	t.Helper()
	if columns[0] == "*" {
		var names string
		if err := b.Query(&names, "SELECT group_concat(name) FROM pragma_table_info(?)", table); err != nil {
			t.Fatal(err)
		}
		columns = strings.Split(names, ",")
	}
	where := "1"
	if table == "settings" {
		where = "key <> 'revision'" // which grows with every step back, too
	}
	for i, c := range columns {
		columns[i] = "quote(" + c + ")"
	}
	var rows string
	err := b.Query(&rows, fmt.Sprintf("SELECT coalesce(group_concat(r, char(10)), '') FROM (SELECT %s AS r FROM %s WHERE %s ORDER BY 1)",
		strings.Join(columns, " || ' ' || "), table, where))
	if err != nil {
		t.Fatal(err)
	}
	return "== " + table + "\n" + rows + "\n"
}

// same fails where two descriptions differ, and shows in which lines.
func same(t tester, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	only := func(list, other []string) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(list), func(line string) bool { return slices.Contains(other, line) }), "\n")
	}
	t.Fatalf("%s: the book is another one. It has\n%s\nin place of\n%s", what, only(a, b), only(b, a))
}

// sound fails where a membership leads nowhere.
func sound(t tester, b *store.Book) {
	t.Helper()
	var n int
	if err := b.Query(&n, "SELECT count(*) FROM pragma_foreign_key_check"); err != nil || n != 0 {
		t.Fatalf("%d foreign keys lead nowhere, %v", n, err)
	}
}

// undoAll undoes one change after the other, as long as there is one.
func undoAll(t tester, b *store.Book) {
	t.Helper()
	for {
		c, ok, err := b.UndoTarget(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return
		}
		if got, err := b.Undo(context.Background(), nil, nil); err != nil || got.ID != c.ID || !got.Undone() {
			t.Fatalf("undo of %+v: %+v, %v", c, got, err)
		}
	}
}

// standing lists the changes that stand, in the order in which they were made.
func standing(t tester, b *store.Book) []data.ChangeID {
	t.Helper()
	changes, err := b.Changes(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var ids []data.ChangeID
	for _, c := range slices.Backward(changes) {
		if !c.Undone() {
			ids = append(ids, c.ID)
		}
	}
	return ids
}
