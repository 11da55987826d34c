package store

import (
	"fmt"
	"strings"

	"gorm.io/gorm"
)

// bulkIndexes are indexes that are dropped while very much is written, and made anew after: sorting once is several times as
// fast as finding every row's place in a tree that outgrows the cache. Both happen in one transaction, so that nobody else
// ever sees the book without them.
type bulkIndexes []struct{ Name, SQL string }

const (
	bulkRows = 5_000 // fewer are never worth it
	// bulkCache is the writer's cache meanwhile, in KiB. (In memory it takes twice as much, as a page with its header just
	// misses a power of two.)
	bulkCache = 8_000
)

// drop drops the indexes of a table of which touched rows are going to be written or deleted, if that is most of those that
// the larger of the two has, the table before and the table after; grows is how many rows it has more after.
func (l *bulkIndexes) drop(tx *gorm.DB, table string, touched, grows int) error {
	if touched < bulkRows {
		return nil
	}
	var rows int
	if err := tx.Raw("SELECT count(*) FROM " + table).Scan(&rows).Error; err != nil {
		return err
	}
	if touched*2 < max(rows, rows+grows) {
		return nil
	}
	var indexes bulkIndexes
	err := tx.Raw("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", table).
		Scan(&indexes).Error
	if err != nil {
		return err
	}
	// Without them everything is written in order, and sorted in parts of the size of the cache.
	if err := tx.Exec(fmt.Sprintf("PRAGMA cache_size = -%d", bulkCache)).Error; err != nil {
		return err
	}
	for _, index := range indexes {
		if err := tx.Exec("DROP INDEX " + index.Name).Error; err != nil {
			return err
		}
	}
	*l = append(*l, indexes...)
	return nil
}

// create makes the dropped indexes anew, and calls made after each.
func (l *bulkIndexes) create(tx *gorm.DB, made func()) error {
	for _, index := range *l {
		if err := tx.Exec(index.SQL).Error; err != nil {
			return err
		}
		made()
	}
	*l = nil
	return nil
}

// dropIndexes drops the indexes of the tables that the import more than doubles.
func (w *importWriter) dropIndexes() error {
	c := w.p.plan.Counts
	if err := w.indexes.drop(w.tx, "contacts", c.Created, c.Created); err != nil {
		return err
	}
	return w.indexes.drop(w.tx, "contact_segments", c.MembershipsAdded, c.MembershipsAdded)
}

// createIndexes makes the dropped indexes anew.
func (w *importWriter) createIndexes() error {
	n := len(w.indexes)
	return w.indexes.create(w.tx, func() { w.progress.done(int64(w.p.plan.Counts.Created) * indexCost / int64(n)) })
}

// updateContactsSQL gives the contacts of a part of the table updates what stands there.
func updateContactsSQL() string {
	var set strings.Builder
	for column := range strings.SplitSeq(stagedColumns, ", ") {
		set.WriteString(column + " = u." + column + ", ")
	}
	return "UPDATE contacts SET " + set.String() + "updated_at = ? FROM staging.updates u " +
		"WHERE u.contact = contacts.id AND u.contact BETWEEN ? AND ?"
}
