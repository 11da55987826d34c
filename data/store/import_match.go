package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// matching is who the rows of a file are, for one state of the book and of the rows, and what the user decided about that.
// It does not depend on the other decisions, which only change the segments that the persons end with.
type matching struct {
	revision int64
	edits    int // of the rows, see stagedView
	who      whoDecisions
	// outcome of each row, and the person that it is; nobody for a contact of one row that no other row could mean.
	outcome []outcome
	person  []int32
	// problems are the conflicts and the possible duplicates, in the order of the rows.
	problems []plannedProblem
	// open are the rows that their keys alone do not decide, ascending, and row open[i] could be one of the persons
	// candidates[candidateStart[i]:candidateStart[i+1]]. decided are the rows for which the user decided, ascending.
	open, candidateStart []uint32
	candidates           []candidate
	decided              []uint32

	// The persons: the contacts of the book that rows hit come first, ascending; then those that the file makes.
	books   int     // how many are contacts of the book
	contact []int64 // 0 for a new one
	place   []int32 // of a new one among the created contacts, from 0
	updated []bool  // the fields of a contact of the book change
	created int     // new contacts, those without a person included
	chunks  int     // of the table runs
	updates []int64 // the contacts of the table updates, ascending
	// The rows of person i, in order: rows[rowStart[i]:rowStart[i+1]].
	rowStart, rows []uint32

	// The segments of the book, and those (by place in segments) that contacts of the book have: person i has
	// current[currentStart[i]:currentStart[i+1]].
	segments              []data.Segment
	folded                []string // their names
	byKey                 map[string]int
	near                  map[string][]data.Segment // see nearTo
	currentStart, current []uint32
}

type outcome uint8

// What becomes of a row. An outcomeKnown becomes updated or unchanged.
const (
	outcomeCreated outcome = iota
	outcomeKnown
	outcomeMerged
	outcomeConflict
	outcomeRejected
	outcomeSkipped
	numOutcomes
)

// match finds out who the rows are. It reads one state of the book, in a transaction that blocks no writer.
func (s *Staging) match(ctx context.Context, who whoDecisions, progress *steps) (*matching, error) {
	var m *matching
	err := s.db.WithContext(ctx).Transaction(func(tx *gorm.DB) (err error) {
		m, err = (&matcher{Staging: s, tx: tx, ctx: ctx, progress: progress, m: &matching{who: who}}).run()
		return err
	})
	return m, err
}

// matcher makes one matching.
type matcher struct {
	*Staging
	ctx      context.Context
	tx       *gorm.DB // on the side file, with the book's state of its first look
	progress *steps
	resolver resolver
	m        *matching

	// See heed.
	rejected bitset
	choices  map[int]data.RowDecision
	namedBy  map[int]bool // rows that decisions for later ones name

	answers
}

func (a *matcher) run() (*matching, error) {
	for _, step := range a.steps() {
		if err := a.ctx.Err(); err != nil {
			return nil, err
		}
		if err := step(); err != nil {
			return nil, err
		}
		a.progress.done(1)
	}
	return a.m, nil
}

func (a *matcher) steps() [matchSteps]func() error {
	return [...]func() error{
		a.clear, a.readBook, a.recall, a.heed, a.unlessKnown(a.findKeys), a.unlessKnown(a.findHits),
		a.unlessKnown(a.compareSimple), a.entangleDecided, a.readPersons, a.resolve, a.groupRows, a.readMemberships,
		a.placeCreated, a.foldPersons,
	}
}

const matchSteps = 14

// clear forgets what an earlier matching wrote, and takes the state of the book that this one is for.
func (a *matcher) clear() (err error) {
	for _, table := range []string{"hits", "runs", "merged", "updates"} {
		if err := a.tx.Exec("DELETE FROM " + table).Error; err != nil {
			return err
		}
	}
	a.m.edits = a.edits
	a.m.revision, err = a.bookRevision(a.tx)
	return err
}

func (s *Staging) bookRevision(tx *gorm.DB) (revision int64, err error) {
	err = tx.Raw("SELECT CAST(value AS INTEGER) FROM book.settings WHERE key = ?", settingRevision).Scan(&revision).Error
	return revision, err
}

// readBook reads the segments with their counts.
func (a *matcher) readBook() error {
	var rows []struct {
		ID            data.SegmentID
		Name, NameKey string
		Family        data.Family
		Colour, Count int
	}
	err := a.tx.Raw("SELECT s.id, s.name, s.name_key, s.family, s.colour, (SELECT count(*) FROM book.contact_segments m " +
		"WHERE m.segment_id = s.id) AS count FROM book.segments s ORDER BY s.id").Scan(&rows).Error
	if err != nil {
		return err
	}
	a.m.byKey = make(map[string]int, len(rows))
	for i, row := range rows {
		a.m.segments = append(a.m.segments, data.Segment{
			ID: row.ID, Name: row.Name, Family: row.Family, Colour: row.Colour, Count: row.Count,
		})
		a.m.folded = append(a.m.folded, field.Fold(row.Name))
		a.m.byKey[row.NameKey] = i
	}
	return nil
}

// rowsOf are the rows of a person, in order.
func (m *matching) rowsOf(person int) []uint32 {
	return m.rows[m.rowStart[person]:m.rowStart[person+1]]
}

// readMemberships reads which segments the contacts of the book have that rows hit.
func (a *matcher) readMemberships() error {
	m := a.m
	books := m.books
	m.currentStart = make([]uint32, books+1)
	if books == 0 {
		return nil
	}
	if err := a.addNumbers("INSERT INTO hits (id) SELECT value FROM json_each(?)", m.contact[:books]); err != nil {
		return err
	}
	places := make(map[int64]uint32, len(m.segments))
	for i, s := range m.segments {
		places[int64(s.ID)] = uint32(i)
	}
	rows, err := a.tx.Raw("SELECT m.contact_id, m.segment_id FROM hits h CROSS JOIN book.contact_segments m " +
		"ON m.contact_id = h.id ORDER BY h.id").Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	i := 0
	for rows.Next() {
		var contact, segment int64
		if err := rows.Scan(&contact, &segment); err != nil {
			return err
		}
		for i < books && m.contact[i] < contact {
			i++
			m.currentStart[i] = uint32(len(m.current))
		}
		if i == books || m.contact[i] != contact {
			return fmt.Errorf("memberships: contact %d is unexpected", contact)
		}
		m.current = append(m.current, places[segment])
	}
	for i < books {
		i++
		m.currentStart[i] = uint32(len(m.current))
	}
	return rows.Err()
}

// currentOf are the segments that a person has before the import.
func (m *matching) currentOf(person int) []uint32 {
	if person >= m.books {
		return nil
	}
	return m.current[m.currentStart[person]:m.currentStart[person+1]]
}
