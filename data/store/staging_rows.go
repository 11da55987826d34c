package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"gorm.io/gorm"

	"muster/data"
)

// RowFunc receives one staged row: its number, the file's own cells, its problems, its values and the names of its
// segments (in the book's spelling where the book has them).
type RowFunc = func(number int, raw []string, problems []data.Problem, c data.Contact, segments []string) error

const (
	rowsBatch = 500 // rows read at once
	// rowsGap is how many unwanted rows are rather read than jumped over.
	rowsGap = 16
)

// EachRow walks the rejected rows (errors and, after a Plan, conflicts) or the clean ones (all that go in, with their
// own values, not merged) in the order of the file. An error of each ends it.
func (s *Staging) EachRow(ctx context.Context, filter data.RowFilter, each RowFunc) error {
	if err := s.eachRow(ctx, filter, each); err != nil {
		return fmt.Errorf("staged rows: %w", translate(err))
	}
	return nil
}

func (s *Staging) eachRow(ctx context.Context, filter data.RowFilter, each RowFunc) error {
	if err := s.complete(ctx); err != nil {
		return err
	}
	m, plan := s.last()
	wanted := func(i int) bool {
		status := s.rows.status.at(i) & rowStatus
		conflict := m != nil && m.outcome[i] == outcomeConflict
		if filter == data.RowsRejected {
			return status == rowRejected || conflict
		}
		return status == rowAccepted && !conflict
	}
	for first, last := range ranges(s.rows.number.len(), wanted) {
		// A batch is read before it is handed out: each may take its time, or ask the staging something.
		batch, err := s.readRows(ctx, first, last)
		if err != nil {
			return err
		}
		texts, err := s.problemsOf(ctx, plan, first, last, batch)
		if err != nil {
			return err
		}
		for i := first; i <= last; i++ {
			r := &batch[i-first]
			if !wanted(i) {
				continue
			}
			raw, err := decodeRaw(r.raw, &r.contact)
			if err != nil {
				return err
			}
			err = each(int(s.rows.number.at(i)), raw, texts[i-first], r.contact, s.segmentNames(plan, s.rows.set.at(i)))
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// ranges yields the wanted indexes below n as ranges of at most rowsBatch, which may hold a few others.
func ranges(n int, wanted func(int) bool) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := 0; i < n; {
			if !wanted(i) {
				i++
				continue
			}
			first, last := i, i
			for i++; i < n && i-first < rowsBatch && i-last <= rowsGap; i++ {
				if wanted(i) {
					last = i
				}
			}
			if !yield(first, last) {
				return
			}
			i = last + 1
		}
	}
}

type rowTexts struct {
	contact data.Contact
	raw     []byte
}

const readColumns = "r.country_code, r.first_name, r.last_name, r.mobile, r.email, r.account_number, r.organization, " +
	"r.external_id, r.notes"

func scanContact(rows *sql.Rows, c *data.Contact, more ...any) error {
	return rows.Scan(append(more, &c.CountryCode, &c.FirstName, &c.LastName, &c.Mobile, &c.Email, &c.AccountNumber,
		&c.Organization, &c.ExternalID, &c.Notes)...)
}

// readRows reads the rows first to last.
func (s *Staging) readRows(ctx context.Context, first, last int) ([]rowTexts, error) {
	rows, err := s.db.WithContext(ctx).Raw("SELECT r.raw, "+readColumns+" FROM rows r WHERE r.seq BETWEEN ? AND ? "+
		"ORDER BY r.seq", first+1, last+1).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	batch := make([]rowTexts, 0, last-first+1)
	for rows.Next() {
		var r rowTexts
		if err := scanContact(rows, &r.contact, &r.raw); err != nil {
			return nil, err
		}
		batch = append(batch, r)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(batch) != last-first+1 {
		return nil, fmt.Errorf("rows %d to %d of the side file are missing", first, last)
	}
	return batch, nil
}

// problemsOf returns the problems of the rows first to last, whose values are in batch.
func (s *Staging) problemsOf(
	ctx context.Context, plan *planned, first, last int, batch []rowTexts,
) ([][]data.Problem, error) {
	from, to := s.found.after(uint32(first)), s.found.after(uint32(last)+1)
	ids := make([]int64, 0, to-from)
	for i := from; i < to; i++ {
		ids = append(ids, int64(i)+1)
	}
	texts, err := s.problemTexts(ctx, ids)
	if err != nil {
		return nil, err
	}
	list := make([][]data.Problem, last-first+1)
	for i, p := range texts {
		row := int(s.found.row.at(from+i)) - first
		list[row] = append(list[row], p)
	}
	if plan == nil {
		return list, nil
	}
	for _, p := range plan.between(uint32(first), uint32(last)) {
		row := int(p.row) - first
		list[row] = append(list[row], s.plannedProblem(plan, p, batch[row].contact))
	}
	return list, nil
}

// segmentNames are the names of a set, as the book writes them where it has them.
func (s *Staging) segmentNames(plan *planned, set uint32) []string {
	var names []string
	for _, n := range s.names.of(set) {
		name := s.names.names[n].text
		if plan != nil {
			name = plan.names[n].text
		}
		names = append(names, name)
	}
	return names
}

// rowContacts reads the values of rows by sequence number, in the given order.
func (s *Staging) rowContacts(ctx context.Context, seqs []int64) ([]data.Contact, error) {
	return contactsBySeq(s.db.WithContext(ctx), seqs)
}

func contactsBySeq(db *gorm.DB, seqs []int64) ([]data.Contact, error) {
	return contactsOf(db, seqs, "rows r ON r.seq")
}

// contactsOf reads the values of rows or contacts, r, by number, in the given order.
func contactsOf(db *gorm.DB, numbers []int64, join string) ([]data.Contact, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	rows, err := db.Raw("SELECT "+readColumns+" FROM json_each(?) j CROSS JOIN "+join+" = j.value ORDER BY j.key",
		jsonIDs(numbers)).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	contacts := make([]data.Contact, 0, len(numbers))
	for rows.Next() {
		var c data.Contact
		if err := scanContact(rows, &c); err != nil {
			return nil, err
		}
		contacts = append(contacts, c)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(contacts) != len(numbers) {
		return nil, fmt.Errorf("%d of %d rows are missing", len(numbers)-len(contacts), len(numbers))
	}
	return contacts, nil
}
