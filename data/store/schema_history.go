package store

import (
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// schemaV2 is what undoing and redoing need beyond the first version. Never edit it: a later layout is a further
// migration.
//
// Every making, undoing and redoing of a change is a step of the book, in one count: change_steps tells which changes stood
// at any step, and changes.step is a change's last one. journal_names lists the names of segments that a change gave away or
// took. The changes so far were made one after the other, and all of them stand.
const schemaV2 = `
ALTER TABLE changes ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE changes ADD COLUMN trimmed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX changes_step ON changes (step);

CREATE TABLE change_steps (
	step      INTEGER PRIMARY KEY,
	change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
	stands    INTEGER NOT NULL
);
CREATE INDEX change_steps_change ON change_steps (change_id, step);

CREATE TABLE journal_names (
	change_id  INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
	name_key   TEXT NOT NULL,
	segment_id INTEGER NOT NULL,
	PRIMARY KEY (change_id, name_key)
) WITHOUT ROWID;

INSERT INTO change_steps (change_id, stands) SELECT id, undone_at IS NULL FROM changes ORDER BY id;
UPDATE changes SET step = (SELECT s.step FROM change_steps s WHERE s.change_id = changes.id);
`

// migrateHistory brings a book to the second version.
func migrateHistory(tx *gorm.DB) error {
	if err := tx.Exec(schemaV2).Error; err != nil {
		return err
	}
	if err := findNames(tx); err != nil {
		return err
	}
	return findUsedSegments(tx)
}

// findNames fills journal_names from the journal of segments, which has the names before each change: what was before a
// change is what was after the one before.
func findNames(tx *gorm.DB) error {
	var segments []segmentRow
	if err := tx.Find(&segments).Error; err != nil {
		return err
	}
	after := map[data.SegmentID]string{}
	for _, s := range segments {
		after[data.SegmentID(s.ID)] = s.NameKey
	}
	var entries []struct {
		ChangeID  data.ChangeID
		SegmentID data.SegmentID
		Op        int
		Name      string
	}
	err := tx.Raw("SELECT change_id, segment_id, op, coalesce(name, '') AS name FROM journal_segments " +
		"ORDER BY change_id DESC").Scan(&entries).Error
	if err != nil {
		return err
	}
	for _, e := range entries {
		keys := map[string]bool{}
		if key, ok := after[e.SegmentID]; ok {
			keys[key] = true
		}
		delete(after, e.SegmentID)
		if e.Op != opCreated {
			key := field.SegmentKey(e.Name)
			after[e.SegmentID] = key
			if keys[key] {
				continue // only its family or its colour
			}
			keys[key] = true
		}
		if err := journalNames(tx, e.ChangeID, e.SegmentID, slices.Collect(maps.Keys(keys))...); err != nil {
			return err
		}
	}
	return nil
}

// findUsedSegments fills in which segments each change gave or took. Those that came with a contact are not in the journal:
// they are there and nobody gave them later, or the journal first tells of them when they were taken.
func findUsedSegments(tx *gorm.DB) error {
	return tx.Exec(fmt.Sprintf(`
INSERT OR IGNORE INTO journal_segments (change_id, segment_id, op)
	SELECT DISTINCT change_id, segment_id, %[1]d FROM journal_memberships;

CREATE TEMP TABLE creators (contact_id INTEGER PRIMARY KEY, change_id INTEGER);
INSERT INTO temp.creators SELECT contact_id, change_id FROM journal_contacts WHERE op = %[2]d;
CREATE TEMP TABLE firsts (contact_id INTEGER, segment_id INTEGER, change_id INTEGER, op INTEGER,
	PRIMARY KEY (contact_id, segment_id)) WITHOUT ROWID;
INSERT INTO temp.firsts SELECT contact_id, segment_id, min(change_id), op FROM journal_memberships
	GROUP BY contact_id, segment_id;

INSERT OR IGNORE INTO journal_segments (change_id, segment_id, op)
	SELECT DISTINCT c.change_id, m.segment_id, %[1]d FROM contact_segments m
	JOIN temp.creators c ON c.contact_id = m.contact_id
	WHERE NOT EXISTS (SELECT 1 FROM temp.firsts f WHERE f.contact_id = m.contact_id AND f.segment_id = m.segment_id);
INSERT OR IGNORE INTO journal_segments (change_id, segment_id, op)
	SELECT DISTINCT c.change_id, f.segment_id, %[1]d FROM temp.firsts f
	JOIN temp.creators c ON c.contact_id = f.contact_id WHERE f.op = %[3]d;
DROP TABLE temp.creators;
DROP TABLE temp.firsts;
`, opUsed, opCreated, opRemoved)).Error
}
