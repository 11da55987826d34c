package store

import "gorm.io/gorm"

// Indexed says whether a search index is loaded.
func (b *Book) Indexed() bool {
	b.index.mu.Lock()
	defer b.index.mu.Unlock()
	return b.index.current != nil
}

// WithMigration returns options of a program that knows one migration more than ours.
func (o Options) WithMigration(sql string) Options {
	steps := migrations()
	o.migrations = append(steps, migration{steps[len(steps)-1].version + 1, func(tx *gorm.DB) error {
		return tx.Exec(sql).Error
	}})
	return o
}

// Query runs SQL that reads, and scans its one value.
func (b *Book) Query(into any, sql string, args ...any) error {
	return b.read.Raw(sql, args...).Row().Scan(into)
}

// QueryWriter runs SQL that reads on the connection that writes, and scans its one value.
func (b *Book) QueryWriter(into any, sql string) error { return b.write.Raw(sql).Row().Scan(into) }

// Tell runs a statement on the connection that writes.
func (b *Book) Tell(sql string) error { return b.write.Exec(sql).Error }

// What books of the first versions are made of.
const (
	SchemaV1      = schemaV1
	SchemaV2      = schemaV2
	SchemaV3      = schemaV3
	ApplicationID = applicationID
)

// WithJournal returns options of a book that is kept in a journal mode of SQLite, as on a network drive.
func (o Options) WithJournal(mode string) Options {
	o.journal = mode
	return o
}
