package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// filterRow is one row of filters.
type filterRow struct {
	ID      int64 `gorm:"primaryKey"`
	Name    string
	NameKey string
	Kind    string
	Body    string
}

// TableName names the table for GORM.
func (filterRow) TableName() string { return "filters" }

// Filters returns the saved filters, ordered by folded name, each with the segments that it names in vain.
func (b *Book) Filters(ctx context.Context) ([]data.SavedFilter, error) {
	var filters []data.SavedFilter
	err := b.reading(ctx, func(tx *gorm.DB) error {
		var rows []filterRow
		if err := tx.Find(&rows).Error; err != nil {
			return err
		}
		ranks, err := segmentRanks(tx)
		if err != nil {
			return err
		}
		for _, r := range rows {
			f, err := r.filter()
			if err != nil {
				return err
			}
			for _, id := range slices.Concat(f.Query.Segments, f.Query.AllSegments, f.Query.NoneSegments) {
				if _, ok := ranks[id]; !ok && !slices.Contains(f.Missing, id) {
					f.Missing = append(f.Missing, id)
				}
			}
			filters = append(filters, f)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list filters: %w", err)
	}
	slices.SortFunc(filters, func(a, b data.SavedFilter) int {
		if c := strings.Compare(field.Fold(a.Name), field.Fold(b.Name)); c != 0 {
			return c
		}
		return int(a.ID - b.ID)
	})
	return filters, nil
}

// SaveFilter keeps a filter: a new one when its ID is 0, else over the one it was. The name is tidied. It makes no Change, as
// it changes no contact. data.ErrFilterExists, data.ErrFilterNotFound, data.ErrFilterOfContacts and the errors of names.
func (b *Book) SaveFilter(ctx context.Context, f data.SavedFilter) (data.SavedFilter, error) {
	name, err := field.FilterName(f.Name)
	if err != nil {
		return data.SavedFilter{}, err
	}
	f.Name = name
	if f.Query.IDs != nil {
		return data.SavedFilter{}, data.ErrFilterOfContacts
	}
	f.Query.Contactable = f.Query.Contactable || f.Kind == data.FilterAudience
	body, err := filterBody(f.Query)
	if err != nil {
		return data.SavedFilter{}, err
	}
	row := filterRow{ID: int64(f.ID), Name: name, NameKey: field.SegmentKey(name), Kind: string(f.Kind), Body: body}
	err = b.writeTx(ctx, func(tx *gorm.DB) error { return saveFilter(tx, &row) })
	if err != nil {
		return data.SavedFilter{}, fmt.Errorf("save filter: %w", err)
	}
	f.ID = data.FilterID(row.ID)
	return f, nil
}

func saveFilter(tx *gorm.DB, row *filterRow) error {
	var taken int
	err := tx.Raw("SELECT count(*) FROM filters WHERE name_key = ? AND id <> ?", row.NameKey, row.ID).Scan(&taken).Error
	switch {
	case err != nil:
		return err
	case taken > 0:
		return data.ErrFilterExists
	case row.ID == 0:
		return tx.Create(row).Error
	}
	n, err := exec(tx, "UPDATE filters SET name = ?, name_key = ?, kind = ?, body = ? WHERE id = ?",
		row.Name, row.NameKey, row.Kind, row.Body, row.ID)
	if err == nil && n == 0 {
		err = data.ErrFilterNotFound
	}
	return err
}

// DeleteFilter deletes a saved filter; the contacts stay. data.ErrFilterNotFound.
func (b *Book) DeleteFilter(ctx context.Context, id data.FilterID) error {
	err := b.writeTx(ctx, func(tx *gorm.DB) error {
		n, err := exec(tx, "DELETE FROM filters WHERE id = ?", id)
		if err == nil && n == 0 {
			err = data.ErrFilterNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("delete filter: %w", err)
	}
	return nil
}
