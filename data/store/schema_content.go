package store

import "gorm.io/gorm"

// schemaV3 keeps with each import which content its file had, so that the same file is known again. Never edit it: a later
// layout is a further migration. Of the imports so far nobody knows.
const schemaV3 = `
ALTER TABLE changes ADD COLUMN content_hash TEXT NOT NULL DEFAULT '';
CREATE INDEX changes_content ON changes (content_hash) WHERE content_hash <> '';
`

// migrateContent brings a book to the third version.
func migrateContent(tx *gorm.DB) error { return tx.Exec(schemaV3).Error }
