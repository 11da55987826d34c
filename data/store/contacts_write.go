package store

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

// CreateContact adds a contact with its segments. Its values are taken as they are: the caller normalised them. The id
// and the times of c are ignored. A segment that does not exist is data.ErrSegmentNotFound.
func (b *Book) CreateContact(ctx context.Context, c data.Contact) (data.Contact, data.Change, error) {
	change, err := b.act(ctx, data.ChangeContactCreate, "", func(tx *gorm.DB, change *data.Change) error {
		row := newContactRow(c)
		row.ID = 0
		row.CreatedAt = change.At.UnixMilli()
		row.UpdatedAt = row.CreatedAt
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if _, err := journalCreated(tx, change.ID, "?", row.ID); err != nil {
			return err
		}
		if err := requireSegments(tx, c.Segments); err != nil {
			return err
		}
		n, err := exec(tx, "INSERT OR IGNORE INTO contact_segments (contact_id, segment_id) SELECT ?, value FROM json_each(?)",
			row.ID, jsonIDs(c.Segments))
		if err != nil {
			return err
		}
		if err := journalUsed(tx, change.ID, "SELECT value FROM json_each(?)", jsonIDs(c.Segments)); err != nil {
			return err
		}
		change.Counts.Created, change.Counts.MembershipsAdded = 1, n
		c, err = contactByID(tx, data.ContactID(row.ID))
		return err
	})
	if err != nil {
		return data.Contact{}, data.Change{}, err
	}
	return c, change, nil
}

// UpdateContact gives the contact of c.ID all the fields and segments of c; what the contact has and c lacks is taken, but
// for the mark that it is not to be contacted, which stays as it is.
// When nothing differs there is no Change. data.ErrContactNotFound, data.ErrSegmentNotFound.
func (b *Book) UpdateContact(ctx context.Context, c data.Contact) (data.Contact, data.Change, error) {
	change, err := b.act(ctx, data.ChangeContactEdit, "", func(tx *gorm.DB, change *data.Change) error {
		before, err := contactByID(tx, c.ID)
		if err != nil {
			return err
		}
		if err := requireSegments(tx, c.Segments); err != nil {
			return err
		}
		fields, err := b.updateFields(tx, change, before, c)
		if err != nil {
			return err
		}
		if err := updateMemberships(tx, change, c); err != nil {
			return err
		}
		if !fields && change.Counts.MembershipsAdded+change.Counts.MembershipsRemoved == 0 {
			c = before
			return errNothing
		}
		change.Counts.Updated = 1
		c, err = contactByID(tx, c.ID)
		return err
	})
	if err != nil {
		return data.Contact{}, data.Change{}, err
	}
	return c, change, nil
}

// updateFields writes the fields of c if they differ from those before.
func (b *Book) updateFields(tx *gorm.DB, change *data.Change, before, c data.Contact) (bool, error) {
	c.DoNotContact = before.DoNotContact
	row := newContactRow(c)
	old := newContactRow(before)
	if row == old {
		return false, nil
	}
	if _, err := journalContacts(tx, change.ID, opUpdated, "?", c.ID); err != nil {
		return false, err
	}
	row.CreatedAt = before.CreatedAt.UnixMilli()
	row.UpdatedAt = change.At.UnixMilli()
	return true, tx.Save(&row).Error
}

// updateMemberships makes c.Segments the contact's segments.
func updateMemberships(tx *gorm.DB, change *data.Change, c data.Contact) error {
	added := "SELECT ? AS contact_id, value AS segment_id FROM json_each(?) GROUP BY value"
	taken := "SELECT contact_id, segment_id FROM contact_segments WHERE contact_id = ? " +
		"AND segment_id NOT IN (SELECT value FROM json_each(?))"
	list := jsonIDs(c.Segments)
	var err error
	if change.Counts.MembershipsAdded, err = journalMemberships(tx, change.ID, opAdded, added, c.ID, list); err != nil {
		return err
	}
	if change.Counts.MembershipsRemoved, err = journalMemberships(tx, change.ID, opRemoved, taken, c.ID, list); err != nil {
		return err
	}
	return applyMemberships(tx, change.ID)
}

// applyMemberships does to the book what the journal of a change says of memberships.
func applyMemberships(tx *gorm.DB, change data.ChangeID) error {
	err := tx.Exec("INSERT INTO contact_segments (contact_id, segment_id) SELECT contact_id, segment_id "+
		"FROM journal_memberships WHERE change_id = ? AND op = ?", change, opAdded).Error
	if err != nil {
		return err
	}
	return tx.Exec("DELETE FROM contact_segments WHERE (contact_id, segment_id) IN (SELECT contact_id, segment_id "+
		"FROM journal_memberships WHERE change_id = ? AND op = ?)", change, opRemoved).Error
}

// DeleteContacts removes the selected contacts and their memberships. When the selection holds none there is no Change.
func (b *Book) DeleteContacts(ctx context.Context, sel data.Selection, progress data.ProgressFunc) (data.Change, error) {
	return b.act(ctx, data.ChangeContactsDelete, "", func(tx *gorm.DB, change *data.Change) error {
		n, err := pick(tx, sel)
		if err != nil {
			return err
		}
		if n == 0 {
			return errNothing
		}
		change.Counts.Deleted = n
		return eachPickedRange(tx, n, progress, func(set string, args ...any) error {
			taken, err := journalMemberships(tx, change.ID, opRemoved,
				"SELECT contact_id, segment_id FROM contact_segments WHERE contact_id IN ("+set+")", args...)
			if err != nil {
				return err
			}
			change.Counts.MembershipsRemoved += taken
			if _, err := journalContacts(tx, change.ID, opDeleted, set, args...); err != nil {
				return err
			}
			// Not left to the cascade, which looks for each contact's memberships one by one.
			if err := tx.Exec("DELETE FROM contact_segments WHERE contact_id IN ("+set+")", args...).Error; err != nil {
				return err
			}
			return tx.Exec("DELETE FROM contacts WHERE id IN ("+set+")", args...).Error
		})
	})
}

// contactByID reads one contact inside a transaction.
func contactByID(tx *gorm.DB, id data.ContactID) (found data.Contact, err error) {
	err = eachContact(tx, selectionListing(data.SelectIDs(id)), func(c data.Contact) error {
		found = c
		return nil
	})
	if err == nil && found.ID == 0 {
		err = fmt.Errorf("%w: %d", data.ErrContactNotFound, id)
	}
	return found, err
}

// requireSegments says which segment is missing.
func requireSegments(tx *gorm.DB, ids []data.SegmentID) error {
	if len(ids) == 0 {
		return nil
	}
	ranks, err := segmentRanks(tx)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(ids, func(id data.SegmentID) bool { _, ok := ranks[id]; return !ok }); i >= 0 {
		return fmt.Errorf("%w: %d", data.ErrSegmentNotFound, ids[i])
	}
	return nil
}
