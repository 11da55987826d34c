package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

// Profile is a profile of exports as the book keeps it. What its body says is the caller's.
type Profile struct {
	ID         int64
	Name, Body string
}

// Profiles are those of the book, by their numbers.
func (b *Book) Profiles(ctx context.Context) ([]Profile, error) {
	var all []Profile
	err := b.reading(ctx, func(tx *gorm.DB) error {
		return tx.Raw("SELECT id, name, body FROM profiles ORDER BY id").Scan(&all).Error
	})
	if err != nil {
		return nil, fmt.Errorf("profiles: %w", err)
	}
	return all, nil
}

// SaveProfile keeps a profile under its number, or a new one under the next number if it has none yet, and returns the
// number. data.ErrProfileExists for a name that another one has, data.ErrProfileNotFound.
func (b *Book) SaveProfile(ctx context.Context, p Profile) (int64, error) {
	err := b.writeTx(ctx, func(tx *gorm.DB) error {
		var others int
		err := tx.Raw("SELECT count(*) FROM profiles WHERE name = ? AND id <> ?", p.Name, p.ID).Scan(&others).Error
		switch {
		case err != nil:
			return err
		case others > 0:
			return data.ErrProfileExists
		case p.ID == 0:
			return tx.Raw("INSERT INTO profiles (name, body) VALUES (?, ?) RETURNING id", p.Name, p.Body).Scan(&p.ID).Error
		}
		n, err := exec(tx, "UPDATE profiles SET name = ?, body = ? WHERE id = ?", p.Name, p.Body, p.ID)
		if err == nil && n == 0 {
			err = data.ErrProfileNotFound
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("save profile: %w", err)
	}
	return p.ID, nil
}

// DeleteProfile forgets a profile and what it sent out; the exports themselves stay in the history.
// data.ErrProfileNotFound.
func (b *Book) DeleteProfile(ctx context.Context, id int64) error {
	err := b.writeTx(ctx, func(tx *gorm.DB) error {
		n, err := exec(tx, "DELETE FROM profiles WHERE id = ?", id)
		if err == nil && n == 0 {
			return data.ErrProfileNotFound
		}
		if err != nil {
			return err
		}
		_, err = exec(tx, "DELETE FROM export_rows WHERE profile = ?", fmt.Sprint(id))
		return err
	})
	if err != nil {
		return fmt.Errorf("delete profile: %w", err)
	}
	return nil
}
