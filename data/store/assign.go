package store

import (
	"context"

	"gorm.io/gorm"

	"muster/data"
)

// Assign gives the selected contacts the segment. When all have it there is no Change. data.ErrSegmentNotFound.
func (b *Book) Assign(
	ctx context.Context, sel data.Selection, segment data.SegmentID, progress data.ProgressFunc,
) (data.Change, error) {
	return b.actIn(ctx, b.uncheckedTx, data.ChangeAssign, "", func(tx *gorm.DB, change *data.Change) error {
		if _, err := subjectOf(tx, change, segment); err != nil {
			return err
		}
		if err := addMembers(tx, change, sel, segment, progress); err != nil {
			return err
		}
		if change.Counts.MembershipsAdded == 0 {
			return errNothing
		}
		return nil
	})
}

// Unassign takes the segment from the selected contacts. When none has it there is no Change. data.ErrSegmentNotFound.
func (b *Book) Unassign(
	ctx context.Context, sel data.Selection, segment data.SegmentID, progress data.ProgressFunc,
) (data.Change, error) {
	return b.act(ctx, data.ChangeUnassign, "", func(tx *gorm.DB, change *data.Change) error {
		if _, err := subjectOf(tx, change, segment); err != nil {
			return err
		}
		n, err := pick(tx, sel)
		if err != nil {
			return err
		}
		err = eachPickedRange(tx, n, progress, func(set string, args ...any) error {
			taken, err := exec(tx, "INSERT INTO journal_memberships (change_id, contact_id, segment_id, op) "+
				"SELECT ?, contact_id, segment_id, ? FROM contact_segments WHERE segment_id = ? AND contact_id IN ("+set+")",
				append([]any{change.ID, opRemoved, segment}, args...)...)
			if err != nil {
				return err
			}
			change.Counts.MembershipsRemoved += taken
			return tx.Exec("DELETE FROM contact_segments WHERE segment_id = ? AND contact_id IN ("+set+")",
				append([]any{segment}, args...)...).Error
		})
		if err == nil && change.Counts.MembershipsRemoved == 0 {
			err = errNothing
		}
		return err
	})
}

// addMembers gives the selected contacts the segment, and counts into the change how many lacked it.
func addMembers(
	tx *gorm.DB, change *data.Change, sel data.Selection, segment data.SegmentID, progress data.ProgressFunc,
) error {
	n, err := pick(tx, sel)
	if err != nil {
		return err
	}
	return eachPickedRange(tx, n, progress, func(set string, args ...any) error {
		added, err := exec(tx, "INSERT INTO journal_memberships (change_id, contact_id, segment_id, op) "+
			"SELECT ?, p.id, ?, ? FROM ("+set+") p WHERE NOT EXISTS (SELECT 1 FROM contact_segments m "+
			"WHERE m.contact_id = p.id AND m.segment_id = ?)",
			append([]any{change.ID, segment, opAdded}, append(args, segment)...)...)
		if err != nil || added == 0 {
			return err
		}
		change.Counts.MembershipsAdded += added
		return tx.Exec("INSERT OR IGNORE INTO contact_segments (contact_id, segment_id) SELECT id, ? FROM ("+set+")",
			append([]any{segment}, args...)...).Error
	})
}

// subjectOf makes the segment the subject of the change.
func subjectOf(tx *gorm.DB, change *data.Change, segment data.SegmentID) (data.Segment, error) {
	s, err := segmentByID(tx, segment)
	change.Subject = s.Name
	return s, err
}
