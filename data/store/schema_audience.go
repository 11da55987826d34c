package store

import "gorm.io/gorm"

// schemaV4 is what choosing an audience and sending contacts out need. Never edit it: a later layout is a further migration.
//
//   - do_not_contact marks contacts whom no message may reach. It is no column of a file: an import neither sets nor clears it.
//   - filters are saved filters and audiences: a query each, as JSON.
//   - exports tells what was written out; export_rows how each contact was when a profile sent it out last. They refer to no
//     table, as a deletion can be undone and then finds them again.
//
// What the journal knows of contacts was so before anybody could be marked.
const schemaV4 = `
ALTER TABLE contacts ADD COLUMN do_not_contact INTEGER NOT NULL DEFAULT 0;
CREATE INDEX contacts_do_not_contact ON contacts (id) WHERE do_not_contact <> 0;
ALTER TABLE journal_contacts ADD COLUMN do_not_contact INTEGER;
UPDATE journal_contacts SET do_not_contact = 0 WHERE created_at IS NOT NULL;

CREATE TABLE filters (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	name     TEXT NOT NULL DEFAULT '',
	name_key TEXT NOT NULL DEFAULT '' UNIQUE,
	kind     TEXT NOT NULL DEFAULT '',
	body     TEXT NOT NULL DEFAULT '{}'
);

CREATE TABLE exports (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	at      INTEGER NOT NULL,
	profile TEXT NOT NULL DEFAULT '',
	file    TEXT NOT NULL DEFAULT '',
	count   INTEGER NOT NULL DEFAULT 0,
	scope   TEXT NOT NULL DEFAULT ''
);

CREATE TABLE export_rows (
	profile    TEXT NOT NULL,
	contact_id INTEGER NOT NULL,
	hash       BLOB NOT NULL,
	segments   INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (profile, contact_id)
) WITHOUT ROWID;
`

// migrateAudience brings a book to the fourth version.
func migrateAudience(tx *gorm.DB) error { return tx.Exec(schemaV4).Error }
