package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"muster/data"
)

// Absent are the contacts of the book that no row of the last Plan means, ascending. Whom a row in conflict could be is not
// among them: the row may mean them. Rejected rows mean nobody.
func (s *Staging) Absent(ctx context.Context) ([]data.ContactID, error) {
	s.work.Lock()
	defer s.work.Unlock()
	ids, err := s.absent(ctx)
	if err != nil {
		return nil, fmt.Errorf("contacts that no row means: %w", translate(err))
	}
	return ids, nil
}

func (s *Staging) absent(ctx context.Context) ([]data.ContactID, error) {
	if err := s.complete(ctx); err != nil {
		return nil, err
	}
	m := s.look().matched
	if m == nil {
		return nil, errNoPlan
	}
	meant := m.meant()
	var ids []data.ContactID
	err := eachResult(s.db.WithContext(ctx), func(_ int, rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		if _, is := slices.BinarySearch(meant, id); !is {
			ids = append(ids, data.ContactID(id))
		}
		return nil
	}, -1, "SELECT id FROM book.contacts ORDER BY id")
	return ids, err
}

// meant are the contacts of the book that rows are, or could be if they are in conflict, ascending.
func (m *matching) meant() []int64 {
	is := newBitset(len(m.contact))
	for place, o := range m.outcome {
		if person := m.person[place]; person != nobody && o.goesIn() {
			is.add(int(person))
		}
	}
	for _, place := range m.open {
		if m.outcome[place] != outcomeConflict {
			continue
		}
		for _, c := range m.candidatesOf(place) {
			is.add(int(c.person))
		}
	}
	var meant []int64
	for person, contact := range m.contact[:m.books] {
		if is.has(person) {
			meant = append(meant, contact)
		}
	}
	return meant
}
