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

// Segments returns all segments with their counts, ordered by family (the built-in ones first), then by folded name.
func (b *Book) Segments(ctx context.Context) ([]data.Segment, error) {
	o, err := b.Overview(ctx)
	return o.Segments, err
}

// SegmentByName finds a segment by its name, whatever its case and blanks; Count is filled. data.ErrSegmentNotFound.
func (b *Book) SegmentByName(ctx context.Context, name string) (data.Segment, error) {
	var s data.Segment
	err := b.reading(ctx, func(tx *gorm.DB) (err error) {
		var row segmentRow
		r := tx.Where("name_key = ?", field.SegmentKey(name)).Limit(1).Find(&row)
		if r.Error != nil {
			return r.Error
		}
		if r.RowsAffected == 0 {
			return data.ErrSegmentNotFound
		}
		s = row.segment()
		return tx.Raw("SELECT count(*) FROM contact_segments WHERE segment_id = ?", row.ID).Scan(&s.Count).Error
	})
	if err != nil {
		return data.Segment{}, fmt.Errorf("segment by name: %w", err)
	}
	return s, nil
}

func segmentByID(tx *gorm.DB, id data.SegmentID) (data.Segment, error) {
	var row segmentRow
	r := tx.Where("id = ?", id).Limit(1).Find(&row)
	if r.Error != nil {
		return data.Segment{}, r.Error
	}
	if r.RowsAffected == 0 {
		return data.Segment{}, fmt.Errorf("%w: %d", data.ErrSegmentNotFound, id)
	}
	return row.segment(), nil
}

// listSegments reads all segments in the order of the sidebar, without counts.
func listSegments(tx *gorm.DB) ([]data.Segment, error) {
	var rows []segmentRow
	if err := tx.Find(&rows).Error; err != nil {
		return nil, err
	}
	segments := make([]data.Segment, len(rows))
	for i, r := range rows {
		segments[i] = r.segment()
	}
	slices.SortFunc(segments, func(a, b data.Segment) int {
		if c := familyRank(a.Family) - familyRank(b.Family); c != 0 {
			return c
		}
		if c := strings.Compare(field.Fold(string(a.Family)), field.Fold(string(b.Family))); c != 0 {
			return c
		}
		if c := strings.Compare(string(a.Family), string(b.Family)); c != 0 {
			return c
		}
		return byName(a, b)
	})
	return segments, nil
}

// familyRank puts the built-in families in the order of the sidebar, and a user's own after them.
func familyRank(f data.Family) int {
	families := data.Families()
	if i := slices.Index(families, f); i >= 0 {
		return i
	}
	return len(families)
}

func byName(a, b data.Segment) int {
	if c := strings.Compare(field.Fold(a.Name), field.Fold(b.Name)); c != 0 {
		return c
	}
	return int(a.ID - b.ID)
}

// segmentRanks returns each segment's place in the order of folded names, in which a contact lists its segments.
func segmentRanks(tx *gorm.DB) (map[data.SegmentID]int, error) {
	var rows []segmentRow
	if err := tx.Find(&rows).Error; err != nil {
		return nil, err
	}
	segments := make([]data.Segment, len(rows))
	for i, r := range rows {
		segments[i] = r.segment()
	}
	slices.SortFunc(segments, byName)
	ranks := make(map[data.SegmentID]int, len(segments))
	for i, s := range segments {
		ranks[s.ID] = i
	}
	return ranks, nil
}
