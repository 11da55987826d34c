package store

import (
	"fmt"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// What the journal says of a contact or a segment: what the change did to it. opUsed is for segments alone, which the
// change gave to contacts or took from them.
const (
	opCreated = 0
	opUpdated = 1
	opDeleted = 2
	opUsed    = 3
)

// What the journal says of a membership. Those that came with a contact are in the journal only while the change that made
// the contact is undone.
const (
	opAdded   = 1
	opRemoved = -1
	opCame    = 2
)

// The helpers below write into the journal of a change what a set of rows is *before* the act: call them first, then act.
// A set is the text of a SELECT that gives ids (or pairs), with its arguments. They return the number of rows.

// journalContacts journals the contacts as they are; op is opUpdated or opDeleted. contacts gives contact ids.
func journalContacts(tx *gorm.DB, change data.ChangeID, op int, contacts string, args ...any) (int, error) {
	return exec(tx, fmt.Sprintf("INSERT INTO journal_contacts (change_id, contact_id, op, %s) SELECT ?, id, ?, %s "+
		"FROM contacts WHERE id IN (%s)", contactColumns, contactColumns, contacts),
		append([]any{change, op}, args...)...)
}

// journalCreated journals that the contacts did not exist; here alone the order does not matter. The segments that they
// came with are to be journaled by journalUsed.
func journalCreated(tx *gorm.DB, change data.ChangeID, contacts string, args ...any) (int, error) {
	return exec(tx, fmt.Sprintf("INSERT INTO journal_contacts (change_id, contact_id, op) SELECT ?, id, %d "+
		"FROM contacts WHERE id IN (%s)", opCreated, contacts), append([]any{change}, args...)...)
}

// journalMemberships journals memberships that the act adds (opAdded: those that do not exist yet) or takes (opRemoved:
// those that exist). pairs gives the columns contact_id and segment_id.
func journalMemberships(tx *gorm.DB, change data.ChangeID, op int, pairs string, args ...any) (int, error) {
	not := "NOT "
	if op == opRemoved {
		not = ""
	}
	return exec(tx, fmt.Sprintf("INSERT INTO journal_memberships (change_id, contact_id, segment_id, op) "+
		"SELECT ?, p.contact_id, p.segment_id, ? FROM (%s) p WHERE %sEXISTS (SELECT 1 FROM contact_segments m "+
		"WHERE m.contact_id = p.contact_id AND m.segment_id = p.segment_id)", pairs, not),
		append([]any{change, op}, args...)...)
}

// journalUsed journals which segments a change gave and took, of those that it did not make or delete itself: what undoing
// another change must ask of it. segments gives segment ids.
func journalUsed(tx *gorm.DB, change data.ChangeID, segments string, args ...any) error {
	return tx.Exec("INSERT OR IGNORE INTO journal_segments (change_id, segment_id, op) SELECT DISTINCT ?, value, ? FROM ("+
		segments+")", append([]any{change, opUsed}, args...)...).Error
}

// journalSegment journals a segment as it is; op is opUpdated or opDeleted. names are the keys of the names that the act
// gives away or takes.
func journalSegment(tx *gorm.DB, change data.ChangeID, op int, segment data.SegmentID, names ...string) error {
	err := tx.Exec("INSERT INTO journal_segments (change_id, segment_id, op, name, family, colour) "+
		"SELECT ?, id, ?, name, family, colour FROM segments WHERE id = ?", change, op, segment).Error
	if err != nil {
		return err
	}
	return journalNames(tx, change, segment, names...)
}

// journalSegmentCreated journals that a segment did not exist.
func journalSegmentCreated(tx *gorm.DB, change data.ChangeID, s data.Segment) error {
	err := tx.Exec("INSERT INTO journal_segments (change_id, segment_id, op) VALUES (?, ?, ?)", change, s.ID, opCreated).Error
	if err != nil {
		return err
	}
	return journalNames(tx, change, s.ID, field.SegmentKey(s.Name))
}

// journalNames journals that a change gave names away or took them, by their keys.
func journalNames(tx *gorm.DB, change data.ChangeID, segment data.SegmentID, keys ...string) error {
	for _, key := range keys {
		err := tx.Exec("INSERT OR IGNORE INTO journal_names (change_id, name_key, segment_id) VALUES (?, ?, ?)",
			change, key, segment).Error
		if err != nil {
			return err
		}
	}
	return nil
}
