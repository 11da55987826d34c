package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// CreateSegment makes a segment and gives it to members, if there are any. The name is tidied; s.ID and s.Count are
// ignored; data.ColourAuto takes the palette's colour that is used least. data.ErrSegmentExists and the errors of names.
func (b *Book) CreateSegment(
	ctx context.Context, s data.Segment, members *data.Selection,
) (data.Segment, data.Change, error) {
	name, err := field.SegmentName(s.Name)
	if err != nil {
		return data.Segment{}, data.Change{}, err
	}
	change, err := b.act(ctx, data.ChangeSegmentCreate, name, func(tx *gorm.DB, change *data.Change) error {
		s.Name = name
		if s, err = insertSegment(tx, s); err != nil {
			return err
		}
		if err := journalSegmentCreated(tx, change.ID, s); err != nil {
			return err
		}
		if members == nil {
			return nil
		}
		err := addMembers(tx, change, *members, s.ID, nil)
		s.Count = change.Counts.MembershipsAdded
		return err
	})
	if err != nil {
		return data.Segment{}, data.Change{}, err
	}
	return s, change, nil
}

// insertSegment writes a new segment whose name is tidy; it does not journal.
func insertSegment(tx *gorm.DB, s data.Segment) (data.Segment, error) {
	if s.Family == "" {
		s.Family = data.FamilyOther
	}
	var err error
	if s.Colour, err = colour(tx, s.Colour); err != nil {
		return s, err
	}
	key := field.SegmentKey(s.Name)
	if err := requireFreeName(tx, key, 0); err != nil {
		return s, err
	}
	row := segmentRow{Name: s.Name, NameKey: key, Family: string(s.Family), Colour: s.Colour}
	err = tx.Create(&row).Error
	return row.segment(), err
}

// UpdateSegment gives the segment of s.ID the name, family and colour of s. When nothing differs there is no Change.
// data.ErrSegmentNotFound, data.ErrSegmentExists and the errors of names.
func (b *Book) UpdateSegment(ctx context.Context, s data.Segment) (data.Segment, data.Change, error) {
	name, err := field.SegmentName(s.Name)
	if err != nil {
		return data.Segment{}, data.Change{}, err
	}
	change, err := b.act(ctx, data.ChangeSegmentEdit, name, func(tx *gorm.DB, change *data.Change) error {
		before, err := segmentByID(tx, s.ID)
		if err != nil {
			return err
		}
		s.Name, s.Count = name, 0
		if s.Family == "" {
			s.Family = before.Family
		}
		if s.Colour == data.ColourAuto {
			s.Colour = before.Colour
		}
		if s == before {
			return errNothing
		}
		key := field.SegmentKey(name)
		if err := requireFreeName(tx, key, s.ID); err != nil {
			return err
		}
		var names []string
		if old := field.SegmentKey(before.Name); old != key {
			names = []string{old, key}
		}
		if err := journalSegment(tx, change.ID, opUpdated, s.ID, names...); err != nil {
			return err
		}
		return tx.Exec("UPDATE segments SET name = ?, name_key = ?, family = ?, colour = ? WHERE id = ?",
			s.Name, key, string(s.Family), s.Colour, s.ID).Error
	})
	if err != nil {
		return data.Segment{}, data.Change{}, err
	}
	return s, change, nil
}

// MergeSegments gives the contacts of one segment to another, and deletes the first. The Change's subject is the deleted
// segment. data.ErrSameSegment, data.ErrSegmentNotFound.
func (b *Book) MergeSegments(ctx context.Context, from, into data.SegmentID) (data.Change, error) {
	if from == into {
		return data.Change{}, data.ErrSameSegment
	}
	return b.act(ctx, data.ChangeSegmentMerge, "", func(tx *gorm.DB, change *data.Change) error {
		if _, err := segmentByID(tx, into); err != nil {
			return err
		}
		gone, err := subjectOf(tx, change, from)
		if err != nil {
			return err
		}
		added, err := journalMemberships(tx, change.ID, opAdded,
			"SELECT contact_id, ? AS segment_id FROM contact_segments WHERE segment_id = ?", into, from)
		if err != nil {
			return err
		}
		change.Counts.MembershipsAdded = added
		err = tx.Exec("INSERT OR IGNORE INTO contact_segments (contact_id, segment_id) "+
			"SELECT contact_id, ? FROM contact_segments WHERE segment_id = ?", into, from).Error
		if err != nil {
			return err
		}
		return deleteSegment(tx, change, gone)
	})
}

// DeleteSegment takes a segment off its contacts, which stay, and removes it. data.ErrSegmentNotFound.
func (b *Book) DeleteSegment(ctx context.Context, id data.SegmentID) (data.Change, error) {
	return b.act(ctx, data.ChangeSegmentDelete, "", func(tx *gorm.DB, change *data.Change) error {
		gone, err := subjectOf(tx, change, id)
		if err != nil {
			return err
		}
		return deleteSegment(tx, change, gone)
	})
}

func deleteSegment(tx *gorm.DB, change *data.Change, s data.Segment) error {
	taken, err := exec(tx, "INSERT INTO journal_memberships (change_id, contact_id, segment_id, op) "+
		"SELECT ?, contact_id, segment_id, ? FROM contact_segments WHERE segment_id = ?", change.ID, opRemoved, s.ID)
	if err != nil {
		return err
	}
	change.Counts.MembershipsRemoved = taken
	if err := journalSegment(tx, change.ID, opDeleted, s.ID, field.SegmentKey(s.Name)); err != nil {
		return err
	}
	if err := tx.Exec("DELETE FROM contact_segments WHERE segment_id = ?", s.ID).Error; err != nil {
		return err
	}
	return tx.Exec("DELETE FROM segments WHERE id = ?", s.ID).Error
}

// requireFreeName refuses a name that a segment other than self has.
func requireFreeName(tx *gorm.DB, key string, self data.SegmentID) error {
	var n int
	err := tx.Raw("SELECT count(*) FROM segments WHERE name_key = ? AND id <> ?", key, self).Scan(&n).Error
	if err == nil && n > 0 {
		err = data.ErrSegmentExists
	}
	return err
}

var errColour = errors.New("the colour is outside the palette")

// colour returns the wanted colour, or for data.ColourAuto the first of those that the fewest segments have.
func colour(tx *gorm.DB, wanted int) (int, error) {
	if wanted != data.ColourAuto {
		if wanted < 0 || wanted >= data.NumColours {
			return 0, fmt.Errorf("%w: %d", errColour, wanted)
		}
		return wanted, nil
	}
	var used []int
	if err := tx.Raw("SELECT colour FROM segments").Scan(&used).Error; err != nil {
		return 0, err
	}
	var counts [data.NumColours]int
	for _, c := range used {
		if c >= 0 && c < data.NumColours {
			counts[c]++
		}
	}
	least := 0
	for c, n := range counts {
		if n < counts[least] {
			least = c
		}
	}
	return least, nil
}
