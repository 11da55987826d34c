package store

import (
	"context"

	"gorm.io/gorm"

	"muster/data"
)

// ImportsOf returns the imports of files whose content has this hash (see StageOptions), newest first, those among them that
// were undone; none for "".
func (b *Book) ImportsOf(ctx context.Context, contentHash string) ([]data.Change, error) {
	if contentHash == "" {
		return nil, nil
	}
	// The condition on the empty text lets SQLite use the index.
	return b.changes(ctx, "SELECT * FROM changes WHERE content_hash = ? AND content_hash <> '' ORDER BY id DESC", contentHash)
}

// keepContent keeps with a change what the content of its file was.
func keepContent(tx *gorm.DB, change data.ChangeID, contentHash string) error {
	return tx.Exec("UPDATE changes SET content_hash = ? WHERE id = ?", contentHash, change).Error
}
