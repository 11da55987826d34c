package store

import (
	"fmt"
	"strings"
)

// bulkIndex is an index that is dropped while very much is inserted, and made anew after: sorting once is several times
// as fast as finding every row's place in a tree that outgrows the cache. Both happen in the import's transaction, so that
// nobody else ever sees the book without it.
type bulkIndex struct{ Name, SQL string }

const (
	bulkRows = 5_000 // fewer are never worth it
	// bulkCache is the writer's cache meanwhile, in KiB. (In memory it takes twice as much, as a page with its header just
	// misses a power of two.)
	bulkCache = 8_000
)

// dropIndexes drops the indexes of the tables that the import more than doubles.
func (w *importWriter) dropIndexes() error {
	c := w.p.plan.Counts
	for _, table := range []struct {
		name string
		adds int
	}{{"contacts", c.Created}, {"contact_segments", c.MembershipsAdded}} {
		if table.adds < bulkRows {
			continue
		}
		var rows int
		if err := w.tx.Raw("SELECT count(*) FROM " + table.name).Scan(&rows).Error; err != nil {
			return err
		}
		if table.adds < rows {
			continue
		}
		var indexes []bulkIndex
		err := w.tx.Raw("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
			table.name).Scan(&indexes).Error
		if err != nil {
			return err
		}
		w.indexes = append(w.indexes, indexes...)
	}
	if len(w.indexes) == 0 {
		return nil
	}
	// Without them everything is written in order, and sorted in parts of the size of the cache.
	if err := w.tx.Exec(fmt.Sprintf("PRAGMA cache_size = -%d", bulkCache)).Error; err != nil {
		return err
	}
	for _, index := range w.indexes {
		if err := w.tx.Exec("DROP INDEX " + index.Name).Error; err != nil {
			return err
		}
	}
	return nil
}

// createIndexes makes the dropped indexes anew.
func (w *importWriter) createIndexes() error {
	for _, index := range w.indexes {
		if err := w.tx.Exec(index.SQL).Error; err != nil {
			return err
		}
		w.progress.done(int64(w.p.plan.Counts.Created) * indexCost / int64(len(w.indexes)))
	}
	return nil
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
