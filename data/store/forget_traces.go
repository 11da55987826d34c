package store

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// The tables of a deletion for good, in the connection's temporary database:
//   - forgotten: the contacts to clear, by their ids in the book and its history; copied: by those in the copy that is at hand;
//   - trace_ids and trace_keys: by what else these people are known. Of a contact of a copy its id says nothing by itself, as
//     a book that was restored goes on counting from the copy; with the time it was created at it does;
//   - touched: changes of which something was cleared.
const forgetTables = `
CREATE TEMP TABLE forgotten (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE copied (id INTEGER PRIMARY KEY);
CREATE TEMP TABLE trace_ids (id INTEGER, created_at INTEGER, PRIMARY KEY (id, created_at)) WITHOUT ROWID;
CREATE TEMP TABLE trace_keys (kind INTEGER, value TEXT, first TEXT, PRIMARY KEY (kind, value, first)) WITHOUT ROWID;
CREATE TEMP TABLE touched (id INTEGER PRIMARY KEY);
`

// The kinds of trace_keys: the keys of who is who.
const (
	traceExternal = iota
	traceMobile
	traceEmail
)

// choose puts down who is meant, and returns how many they are.
func (f *forgetter) choose(db *gorm.DB, who data.Forgetting) (int, error) {
	people := 0
	err := db.Transaction(func(tx *gorm.DB) error {
		n, err := pick(tx, who.Selection)
		if err != nil {
			return err
		}
		people = n + len(who.Gone)
		if err := tx.Exec("INSERT INTO temp.forgotten SELECT id FROM temp.picked").Error; err != nil {
			return err
		}
		for _, c := range who.Gone {
			if err := addTraces(tx, c); err != nil {
				return err
			}
		}
		return nil
	})
	return people, err
}

// addTraces puts down by what a person is known that the book does not have any more.
func addTraces(tx *gorm.DB, c data.Contact) error {
	if c.ID != 0 {
		err := tx.Exec("INSERT OR IGNORE INTO temp.trace_ids VALUES (?, ?)", c.ID, c.CreatedAt.UnixMilli()).Error
		if err != nil {
			return err
		}
	}
	first := field.Fold(c.FirstName)
	for _, key := range []struct {
		kind         int
		value, first string
	}{{traceExternal, c.ExternalID, ""}, {traceMobile, c.Mobile, first}, {traceEmail, field.EmailKey(c.Email), first}} {
		if key.value == "" {
			continue
		}
		err := tx.Exec("INSERT OR IGNORE INTO temp.trace_keys VALUES (?, ?, ?)", key.kind, key.value, key.first).Error
		if err != nil {
			return err
		}
	}
	return nil
}

// trace finds everything that is of the same people: what is found in one place may lead to more in another.
func (f *forgetter) trace(ctx context.Context) error {
	db := f.conn.WithContext(ctx)
	f.progress()
	for known := -1; ; {
		if err := db.Transaction(f.traceInBook); err != nil {
			return err
		}
		n, err := traces(db)
		if err != nil || n == known {
			return err
		}
		for _, path := range f.copies {
			if known < 0 {
				f.progress()
			}
			if err := f.inCopy(ctx, path, traceInCopy); err != nil {
				return err
			}
		}
		known = n
		if n, err = traces(db); err != nil || n == known {
			return err
		}
	}
}

func traces(db *gorm.DB) (n int, err error) {
	err = db.Raw("SELECT (SELECT count(*) FROM temp.trace_ids) + (SELECT count(*) FROM temp.trace_keys)").Scan(&n).Error
	return n, err
}

// traceInBook follows the people through the book's history.
func (f *forgetter) traceInBook(tx *gorm.DB) error {
	for {
		if err := takeTraces(tx, "main", "temp.forgotten"); err != nil {
			return err
		}
		gone, err := exec(tx, "INSERT OR IGNORE INTO temp.forgotten SELECT j.contact_id FROM main.journal_contacts j WHERE "+
			traced("j", "contact_id")+" AND j.contact_id NOT IN (SELECT id FROM main.contacts)")
		if err != nil {
			return err
		}
		merged, err := exec(tx, mergedInto, data.ChangeContactsMerge, opUpdated, opDeleted)
		if err != nil || gone+merged == 0 {
			return err
		}
	}
}

// mergedInto are those who were merged into one of the people: they are the same ones.
const mergedInto = "INSERT OR IGNORE INTO temp.forgotten SELECT d.contact_id FROM main.changes c " +
	"CROSS JOIN main.journal_contacts u ON u.change_id = c.id CROSS JOIN main.journal_contacts d ON d.change_id = c.id " +
	"WHERE c.kind = ? AND c.undone_at IS NULL AND u.op = ? AND u.contact_id IN (SELECT id FROM temp.forgotten) " +
	"AND d.op = ? AND d.contact_id NOT IN (SELECT id FROM main.contacts)"

// takeTraces puts down by what the contacts of a set are or were known.
func takeTraces(tx *gorm.DB, schema, set string) error {
	for _, table := range []struct{ name, id string }{{"contacts", "id"}, {"journal_contacts", "contact_id"}} {
		from := fmt.Sprintf("FROM %s.%s WHERE %s IN (SELECT id FROM %s) AND ", schema, table.name, table.id, set)
		for _, text := range []string{
			"INSERT OR IGNORE INTO temp.trace_ids SELECT " + table.id + ", created_at " + from + "created_at IS NOT NULL",
			fmt.Sprintf("INSERT OR IGNORE INTO temp.trace_keys SELECT %d, external_id, '' %s external_id <> ''", traceExternal, from),
			fmt.Sprintf("INSERT OR IGNORE INTO temp.trace_keys SELECT %d, mobile, first_key %s mobile <> ''", traceMobile, from),
			fmt.Sprintf("INSERT OR IGNORE INTO temp.trace_keys SELECT %d, email_key, first_key %s email_key <> ''", traceEmail, from),
		} {
			if err := tx.Exec(text).Error; err != nil {
				return err
			}
		}
	}
	return nil
}

// traced is the condition that a row of contacts or of their journal is of one of the people.
func traced(row, id string) string {
	return fmt.Sprintf(strings.ReplaceAll("(EXISTS (SELECT 1 FROM temp.trace_ids t WHERE t.id = {r}.%s AND t.created_at = {r}.created_at) "+
		"OR EXISTS (SELECT 1 FROM temp.trace_keys t WHERE t.kind = %d AND t.value = {r}.external_id) "+
		"OR EXISTS (SELECT 1 FROM temp.trace_keys t WHERE t.kind = %d AND t.value = {r}.mobile AND t.first = {r}.first_key) "+
		"OR EXISTS (SELECT 1 FROM temp.trace_keys t WHERE t.kind = %d AND t.value = {r}.email_key AND t.first = {r}.first_key))",
		"{r}", row), id, traceExternal, traceMobile, traceEmail)
}

// kept is the condition that a row of a copy is of a contact that stays in the book: another one that looks the same.
func kept(row, id string) string {
	return fmt.Sprintf("EXISTS (SELECT 1 FROM main.contacts k WHERE k.id = %[1]s.%[2]s AND k.created_at = %[1]s.created_at "+
		"AND k.id NOT IN (SELECT id FROM temp.forgotten))", row, id)
}

// findInCopy finds the contacts of the attached copy that are of the people, or were when it was made.
func findInCopy(tx *gorm.DB) error {
	if err := tx.Exec("DELETE FROM temp.copied").Error; err != nil {
		return err
	}
	// By its indexes: the people are few, and the contacts may be a million.
	for _, text := range []string{
		"temp.trace_ids t CROSS JOIN copy.contacts c ON c.id = t.id AND c.created_at = t.created_at WHERE 1",
		"temp.trace_keys t CROSS JOIN copy.contacts c ON c.external_id = t.value WHERE t.kind = ? AND c.external_id <> ''",
		"temp.trace_keys t CROSS JOIN copy.contacts c ON c.mobile = t.value AND c.first_key = t.first WHERE t.kind = ? AND c.mobile <> ''",
		"temp.trace_keys t CROSS JOIN copy.contacts c ON c.email_key = t.value AND c.first_key = t.first WHERE t.kind = ? AND c.email_key <> ''",
	} {
		var args []any
		for kind, column := range []string{"external_id", "mobile", "email_key"} {
			if strings.Contains(text, "c."+column+" <> ''") {
				args = []any{kind}
			}
		}
		err := tx.Exec("INSERT OR IGNORE INTO temp.copied SELECT c.id FROM "+text+" AND NOT "+kept("c", "id"), args...).Error
		if err != nil {
			return err
		}
	}
	return tx.Exec("INSERT OR IGNORE INTO temp.copied SELECT j.contact_id FROM copy.journal_contacts j WHERE " +
		traced("j", "contact_id") + " AND NOT " + kept("j", "contact_id")).Error
}

// traceInCopy finds in the attached copy by what else the people were known.
func traceInCopy(db *gorm.DB) error {
	if err := checkCopy(db); err != nil {
		return err
	}
	return db.Transaction(func(tx *gorm.DB) error {
		if err := findInCopy(tx); err != nil {
			return err
		}
		return takeTraces(tx, "copy", "temp.copied")
	})
}
