package store

import (
	"fmt"

	"muster/data"
	"muster/data/field"
)

// takeMembers takes the memberships that are not on the journal's side.
func (x *exchanger) takeMembers() error {
	op := opAdded
	if !x.undo {
		op = opRemoved
	}
	taken := 0
	if x.members[op] == 0 {
		return nil
	}
	err := x.eachSpan("journal_memberships", op, func(s span) error {
		n, err := exec(x.tx, "DELETE FROM contact_segments WHERE (contact_id, segment_id) IN (SELECT contact_id, segment_id "+
			"FROM journal_memberships WHERE change_id = ? AND op = ? AND contact_id BETWEEN ? AND ?)",
			x.change, op, s.First, s.Last)
		taken += n
		x.progress.done(int64(n) * memberCost)
		return err
	})
	if err != nil {
		return err
	}
	return agree("memberships taken", taken, x.members[op])
}

// takeCameWith moves the memberships that came with created contacts into the journal.
func (x *exchanger) takeCameWith() error {
	if !x.undo || x.contacts[opCreated] == 0 {
		return nil
	}
	return x.eachSpan("journal_contacts", opCreated, func(s span) error {
		members, args := x.of(s, "contact_id", opCreated)
		kept, err := exec(x.tx, fmt.Sprintf("INSERT INTO journal_memberships (change_id, contact_id, segment_id, op) "+
			"SELECT %d, contact_id, segment_id, %d FROM contact_segments WHERE %s", x.change, opCame, members), args...)
		if err != nil {
			return err
		}
		taken, err := exec(x.tx, "DELETE FROM contact_segments WHERE "+members, args...)
		if err != nil {
			return err
		}
		x.progress.done(int64(taken) * memberCost)
		return agree("memberships taken", taken, kept)
	})
}

// giveMembers gives the memberships that are on the journal's side.
func (x *exchanger) giveMembers() error {
	ops := []int{opRemoved}
	if !x.undo {
		ops = []int{opAdded, opCame}
	}
	for _, op := range ops {
		if x.members[op] == 0 {
			continue
		}
		given := 0
		err := x.eachSpan("journal_memberships", op, func(s span) error {
			n, err := exec(x.tx, "INSERT INTO contact_segments (contact_id, segment_id) SELECT contact_id, segment_id "+
				"FROM journal_memberships WHERE change_id = ? AND op = ? AND contact_id BETWEEN ? AND ?",
				x.change, op, s.First, s.Last)
			given += n
			x.progress.done(int64(n) * memberCost)
			if err != nil || op != opCame {
				return err
			}
			return x.tx.Exec("DELETE FROM journal_memberships WHERE change_id = ? AND op = ? AND contact_id BETWEEN ? AND ?",
				x.change, op, s.First, s.Last).Error
		})
		if err != nil {
			return err
		}
		if err := agree("memberships given", given, x.members[op]); err != nil {
			return err
		}
	}
	return nil
}

// journaledSegment is a segment as the journal names it.
type journaledSegment struct {
	SegmentID int64
	Op        int
	Name      string
	Family    string
	Colour    int
}

// exchangeSegments exchanges the rows of segments. All that were in the book go first: names may have changed places.
func (x *exchanger) exchangeSegments() error {
	var entries []journaledSegment
	err := x.tx.Raw("SELECT segment_id, op, coalesce(name, '') AS name, coalesce(family, '') AS family, "+
		"coalesce(colour, 0) AS colour FROM journal_segments WHERE change_id = ? AND op <> ?", x.change, opUsed).Scan(&entries).Error
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Op == x.entering() {
			continue
		}
		s, err := segmentByID(x.tx, data.SegmentID(e.SegmentID))
		if err != nil {
			return fmt.Errorf("%w: %w", errHistoryBroken, err)
		}
		err = x.tx.Exec("UPDATE journal_segments SET name = ?, family = ?, colour = ? WHERE change_id = ? AND segment_id = ?",
			s.Name, string(s.Family), s.Colour, x.change, s.ID).Error
		if err != nil {
			return err
		}
		// Foreign keys are off: the memberships stay.
		if err := x.tx.Exec("DELETE FROM segments WHERE id = ?", s.ID).Error; err != nil {
			return err
		}
	}
	for _, e := range entries {
		if e.Op == x.leaving() {
			continue
		}
		row := segmentRow{ID: e.SegmentID, Name: e.Name, NameKey: field.SegmentKey(e.Name), Family: e.Family, Colour: e.Colour}
		if err := x.tx.Create(&row).Error; err != nil {
			return err
		}
		if e.Op != x.entering() {
			continue
		}
		err := x.tx.Exec("UPDATE journal_segments SET name = NULL, family = NULL, colour = NULL "+
			"WHERE change_id = ? AND segment_id = ?", x.change, e.SegmentID).Error
		if err != nil {
			return err
		}
	}
	return nil
}
