package store

import (
	"fmt"

	"gorm.io/gorm"

	"muster/data"
)

// What the journal says of a contact or a segment.
const (
	opCreated = 0
	opUpdated = 1
	opDeleted = 2
)

// What the journal says of a membership.
const (
	opAdded   = 1
	opRemoved = -1
)

// The helpers below write into the journal of a change what a set of rows is *before* the act: call them first, then act.
// A set is the text of a SELECT that gives ids (or pairs), with its arguments. They return the number of rows.

// journalContacts journals the contacts as they are; op is opUpdated or opDeleted. contacts gives contact ids.
func journalContacts(tx *gorm.DB, change data.ChangeID, op int, contacts string, args ...any) (int, error) {
	return exec(tx, fmt.Sprintf("INSERT INTO journal_contacts (change_id, contact_id, op, %s) SELECT ?, id, ?, %s "+
		"FROM contacts WHERE id IN (%s)", contactColumns, contactColumns, contacts),
		append([]any{change, op}, args...)...)
}

// journalCreated journals that the contacts did not exist; here alone the order does not matter.
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

// journalSegments journals the segments as they are; op is opUpdated or opDeleted.
func journalSegments(tx *gorm.DB, change data.ChangeID, op int, segments string, args ...any) (int, error) {
	return exec(tx, fmt.Sprintf("INSERT INTO journal_segments (change_id, segment_id, op, name, family, colour) "+
		"SELECT ?, id, ?, name, family, colour FROM segments WHERE id IN (%s)", segments),
		append([]any{change, op}, args...)...)
}

// journalSegmentCreated journals that a segment did not exist.
func journalSegmentCreated(tx *gorm.DB, change data.ChangeID, segment data.SegmentID) error {
	return tx.Exec("INSERT INTO journal_segments (change_id, segment_id, op) VALUES (?, ?, ?)",
		change, segment, opCreated).Error
}
