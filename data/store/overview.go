package store

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"gorm.io/gorm"

	"muster/data"
)

// overviewCache keeps the last overview for as long as the book has its revision.
type overviewCache struct {
	mu       sync.Mutex
	revision int64
	value    data.Overview
}

// Overview returns the book in exact counts.
func (b *Book) Overview(ctx context.Context) (data.Overview, error) {
	var o data.Overview
	err := b.reading(ctx, func(tx *gorm.DB) error {
		now, err := revision(tx)
		if err != nil {
			return err
		}
		if cached, ok := b.overview.get(now); ok {
			o = cached
			return nil
		}
		if o, err = overview(tx); err != nil {
			return err
		}
		b.overview.set(now, o)
		return nil
	})
	if err != nil {
		return data.Overview{}, fmt.Errorf("overview: %w", err)
	}
	o.Segments = slices.Clone(o.Segments)
	return o, nil
}

func (c *overviewCache) get(revision int64) (data.Overview, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.value, c.revision == revision
}

func (c *overviewCache) set(revision int64, o data.Overview) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if revision > c.revision {
		c.revision, c.value = revision, o
	}
}

// overview counts by the smallest indexes: those with a mobile, and those with a segment, from what covers them.
func overview(tx *gorm.DB) (data.Overview, error) {
	var o data.Overview
	var counts struct{ Contacts, Mobiles, Assigned int }
	err := tx.Raw("SELECT (SELECT count(*) FROM contacts) AS contacts, " +
		"(SELECT count(*) FROM contacts INDEXED BY contacts_mobile WHERE mobile <> '') AS mobiles, " +
		"(SELECT count(DISTINCT contact_id) FROM contact_segments) AS assigned").Scan(&counts).Error
	if err != nil {
		return o, err
	}
	o.All = counts.Contacts
	o.WithoutMobile = counts.Contacts - counts.Mobiles
	o.WithoutSegment = counts.Contacts - counts.Assigned
	if o.Segments, err = listSegments(tx); err != nil {
		return o, err
	}
	var members []struct {
		SegmentID data.SegmentID
		N         int
	}
	err = tx.Raw("SELECT segment_id, count(*) AS n FROM contact_segments INDEXED BY contact_segments_segment " +
		"GROUP BY segment_id").Scan(&members).Error
	if err != nil {
		return o, err
	}
	count := make(map[data.SegmentID]int, len(members))
	for _, m := range members {
		count[m.SegmentID] = m.N
	}
	for i := range o.Segments {
		o.Segments[i].Count = count[o.Segments[i].ID]
	}
	return o, nil
}
