package store

import (
	"context"
	"fmt"
	"strconv"

	"gorm.io/gorm"
)

// The settings that are the book's own.
const (
	settingBookID   = "book_id"
	settingRevision = "revision"
)

// Setting returns the text kept under key, "" if there is none.
func (b *Book) Setting(ctx context.Context, key string) (string, error) {
	value, err := setting(b.read.WithContext(ctx), key)
	if err != nil {
		return "", fmt.Errorf("setting: %w", translate(err))
	}
	return value, nil
}

// SetSetting keeps a text under key. It makes no Change and leaves the revision.
func (b *Book) SetSetting(ctx context.Context, key, value string) error {
	if key == settingBookID || key == settingRevision {
		return fmt.Errorf("setting %q is the book's own", key)
	}
	err := b.writeTx(ctx, func(tx *gorm.DB) error {
		return tx.Exec("INSERT INTO settings (key, value) VALUES (?, ?) "+
			"ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value).Error
	})
	if err != nil {
		return fmt.Errorf("set setting: %w", err)
	}
	return nil
}

// Revision numbers the states of the book: it grows with everything that changes contacts, segments or memberships.
func (b *Book) Revision(ctx context.Context) (int64, error) {
	r, err := revision(b.read.WithContext(ctx))
	if err != nil {
		return 0, fmt.Errorf("revision: %w", translate(err))
	}
	return r, nil
}

func setting(db *gorm.DB, key string) (value string, err error) {
	err = db.Raw("SELECT value FROM settings WHERE key = ?", key).Scan(&value).Error
	return value, err
}

func revision(db *gorm.DB) (int64, error) {
	text, err := setting(db, settingRevision)
	if err != nil {
		return 0, err
	}
	return strconv.ParseInt(text, 10, 64)
}

func bumpRevision(tx *gorm.DB) error {
	return tx.Exec("UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE key = ?", settingRevision).Error
}
