package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// DeletedContacts finds people whom the book has no more, but its history or a copy of it, as they were last: those in whom
// every word of a search occurs (all for a blank one), and if ids are given, with one of these. They are ordered by name, and at
// most limit; more says that there are others. Copies that cannot be read are passed over.
func (b *Book) DeletedContacts(
	ctx context.Context, search string, ids []data.ContactID, limit int,
) (found []data.Contact, more bool, err error) {
	d := deletedFinder{search: field.SearchTerms(search), ids: ids, limit: limit, seen: map[lineage]bool{}}
	err = b.reading(ctx, func(tx *gorm.DB) error { return d.find(tx, deletedInBook) })
	if err != nil {
		return nil, false, fmt.Errorf("find deleted contacts: %w", err)
	}
	copies, err := copyFiles(b.path)
	if err != nil {
		return nil, false, fmt.Errorf("find deleted contacts: %w", err)
	}
	for _, c := range copies {
		_ = b.inCopyOf(ctx, c.path, func(db *gorm.DB) error { return d.find(db, deletedInCopy) })
		if ctx.Err() != nil {
			return nil, false, ctx.Err()
		}
	}
	slices.SortStableFunc(d.found, func(a, b data.Contact) int {
		return cmp.Or(cmp.Compare(field.SortName(a), field.SortName(b)), cmp.Compare(a.ID, b.ID))
	})
	return d.found[:min(len(d.found), limit)], len(d.found) > limit, nil
}

// inCopyOf runs fn on a copy that is opened for reading, with the book beside it.
func (b *Book) inCopyOf(ctx context.Context, path string, fn func(db *gorm.DB) error) error {
	pool, err := openCopy(path)
	if err != nil {
		return err
	}
	defer func() { _ = closePool(pool) }()
	db := pool.WithContext(ctx)
	if err := db.Exec("ATTACH ? AS book", dsn(b.path, "mode=ro")).Error; err != nil {
		return err
	}
	return fn(db)
}

// lineage is what a contact is known by in a book and its copies.
type lineage struct{ id, createdAt int64 }

type deletedFinder struct {
	search []string
	ids    []data.ContactID
	limit  int
	seen   map[lineage]bool
	found  []data.Contact
}

// What is asked of the history, and of a copy with its history. Of several states of one contact the last one counts.
const (
	deletedColumns = "country_code, first_name, last_name, mobile, email, account_number, organization, external_id, notes, " +
		"created_at, updated_at, search_key"
	ofJournal     = "SELECT contact_id AS id, max(change_id) AS last, " + deletedColumns + " FROM journal_contacts WHERE created_at IS NOT NULL "
	deletedInBook = ofJournal + "AND contact_id NOT IN (SELECT id FROM contacts) GROUP BY contact_id, created_at"
	deletedInCopy = "SELECT id, 1 << 62 AS last, " + deletedColumns + " FROM contacts c WHERE " + notInBook + " UNION ALL " +
		"SELECT * FROM (" + ofJournal + "GROUP BY contact_id, created_at) c WHERE " + notInBook
	notInBook = "NOT EXISTS (SELECT 1 FROM book.contacts k WHERE k.id = c.id AND k.created_at = c.created_at)"
)

func (d *deletedFinder) find(db *gorm.DB, from string) error {
	var c condition
	for _, term := range d.search {
		c.and("instr(search_key, ?) > 0", term)
	}
	if d.ids != nil {
		c.and("id IN (SELECT value FROM json_each(?))", jsonIDs(d.ids))
	}
	var rows []contactRow
	err := db.Raw("SELECT * FROM ("+from+") WHERE "+c.where()+" ORDER BY last DESC, id LIMIT ?", append(c.args, d.limit+1)...).
		Scan(&rows).Error
	if err != nil {
		return err
	}
	for _, row := range rows {
		if of := (lineage{row.ID, row.CreatedAt}); !d.seen[of] {
			d.seen[of] = true
			d.found = append(d.found, row.contact())
		}
	}
	return nil
}
