package store

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

// MergeContacts makes one contact of several: the one of c.ID gets the fields of c and the segments of all, and the others
// are deleted. The values of c are taken as they are, its segments and times are ignored. If one of
// them is not to be contacted, the one contact is not.
//
// data.ErrNothingSelected without others, data.ErrSameContact, data.ErrContactNotFound.
func (b *Book) MergeContacts(
	ctx context.Context, c data.Contact, others []data.ContactID,
) (data.Contact, data.Change, error) {
	others = slices.Compact(slices.Sorted(slices.Values(others)))
	switch {
	case len(others) == 0:
		return data.Contact{}, data.Change{}, data.ErrNothingSelected
	case slices.Contains(others, c.ID):
		return data.Contact{}, data.Change{}, data.ErrSameContact
	}
	change, err := b.act(ctx, data.ChangeContactsMerge, "", func(tx *gorm.DB, change *data.Change) error {
		before, err := contactByID(tx, c.ID)
		if err != nil {
			return err
		}
		if err := mergeMembers(tx, change, c.ID, others); err != nil {
			return err
		}
		if err := writeMerged(tx, change, before, c, others); err != nil {
			return err
		}
		if err := deleteMerged(tx, change, others); err != nil {
			return err
		}
		c, err = contactByID(tx, c.ID)
		return err
	})
	if err != nil {
		return data.Contact{}, data.Change{}, err
	}
	return c, change, nil
}

const listed = "SELECT value FROM json_each(?)"

// mergeMembers gives the contact that stays the segments of the others, which lose theirs.
func mergeMembers(tx *gorm.DB, change *data.Change, into data.ContactID, others []data.ContactID) error {
	list := jsonIDs(others)
	given := "SELECT DISTINCT ? AS contact_id, segment_id FROM contact_segments WHERE contact_id IN (" + listed + ")"
	taken := "SELECT contact_id, segment_id FROM contact_segments WHERE contact_id IN (" + listed + ")"
	var err error
	if change.Counts.MembershipsAdded, err = journalMemberships(tx, change.ID, opAdded, given, into, list); err != nil {
		return err
	}
	if change.Counts.MembershipsRemoved, err = journalMemberships(tx, change.ID, opRemoved, taken, list); err != nil {
		return err
	}
	return applyMemberships(tx, change.ID)
}

// writeMerged journals and writes the contact that stays even where none of its fields is another one: it is what the change
// leaves behind, and what a list of its contacts shows.
func writeMerged(tx *gorm.DB, change *data.Change, before, c data.Contact, others []data.ContactID) error {
	if _, err := journalContacts(tx, change.ID, opUpdated, "?", c.ID); err != nil {
		return err
	}
	err := tx.Raw("SELECT coalesce(max(do_not_contact), 0) FROM contacts WHERE id = ? OR id IN ("+listed+")", c.ID, jsonIDs(others)).
		Scan(&c.DoNotContact).Error
	if err != nil {
		return err
	}
	row := newContactRow(c)
	row.CreatedAt = before.CreatedAt.UnixMilli()
	row.UpdatedAt = change.At.UnixMilli()
	change.Counts.Updated = 1
	return tx.Save(&row).Error
}

// deleteMerged deletes the others, whose memberships are gone.
func deleteMerged(tx *gorm.DB, change *data.Change, others []data.ContactID) error {
	list := jsonIDs(others)
	n, err := journalContacts(tx, change.ID, opDeleted, listed, list)
	if err != nil {
		return err
	}
	if n < len(others) {
		return fmt.Errorf("%w: %d of %d", data.ErrContactNotFound, len(others)-n, len(others))
	}
	change.Counts.Deleted = n
	return tx.Exec("DELETE FROM contacts WHERE id IN ("+listed+")", list).Error
}
