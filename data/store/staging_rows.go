package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

// ImportRow is one staged row as it is now.
type ImportRow struct {
	// Number is the row's number as a spreadsheet shows it.
	Number int
	State  data.RowState
	// Raw are the file's own cells, Mended the cells that were changed since.
	Raw    []string
	Mended map[data.Field]string
	// Problems are those of the checks and of the last Plan.
	Problems []data.Problem
	// Contact are the row's own values, Segments the names of its segments, in the book's spelling where it has them.
	Contact  data.Contact
	Segments []string
}

const (
	rowsBatch = 500 // rows read at once
	// rowsGap is how many unwanted rows are rather read than jumped over.
	rowsGap = 16
)

// EachRow walks the rejected rows (errors and, after a Plan, conflicts) or the clean ones (all that go in, with their
// own values, not merged) in the order of the file. An error of each ends it. No row is edited meanwhile: each may ask
// the staging, but must not edit.
func (s *Staging) EachRow(ctx context.Context, filter data.RowFilter, each func(ImportRow) error) error {
	if err := s.eachRow(ctx, filter, each); err != nil {
		return fmt.Errorf("staged rows: %w", translate(err))
	}
	return nil
}

func (s *Staging) eachRow(ctx context.Context, filter data.RowFilter, each func(ImportRow) error) error {
	if err := s.complete(ctx); err != nil {
		return err
	}
	s.walking.RLock()
	defer s.walking.RUnlock()
	v := s.look()
	wanted := func(place int) bool {
		state := v.state(place)
		if filter == data.RowsRejected {
			return state == data.RowRejected || state == data.RowConflict
		}
		return state == data.RowGood
	}
	for first, last := range ranges(v.rows.number.len(), wanted) {
		// A batch is read before it is handed out: each may take its time, or ask the staging something.
		var places []int
		for place := first; place <= last; place++ {
			if wanted(place) {
				places = append(places, place)
			}
		}
		batch, err := v.readRows(s.db.WithContext(ctx), places)
		if err != nil {
			return err
		}
		for _, row := range batch {
			if err := each(row); err != nil {
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

// Row returns the row at a place, from 0 in the order of the file.
func (s *Staging) Row(ctx context.Context, place int) (row ImportRow, err error) {
	err = s.seen(ctx, func(v *stagedView) error {
		if place < 0 || place >= v.rows.number.len() {
			return data.ErrRowNotFound
		}
		batch, err := v.readRows(s.db.WithContext(ctx), []int{place})
		if err != nil {
			return err
		}
		row = batch[0]
		return nil
	})
	if err != nil {
		return ImportRow{}, fmt.Errorf("staged row: %w", translate(err))
	}
	return row, nil
}

// readRows reads the rows at the given places, ascending.
func (v *stagedView) readRows(db *gorm.DB, places []int) ([]ImportRow, error) {
	if len(places) == 0 {
		return nil, nil
	}
	batch := make([]ImportRow, len(places))
	for i, place := range places {
		batch[i] = ImportRow{
			Number: v.number(place), State: v.state(place), Segments: v.segmentNames(v.rows.set.at(place)),
		}
	}
	err := eachResult(db, func(i int, rows *sql.Rows) error {
		if i >= len(batch) {
			return errRowsMissing
		}
		var raw, mended []byte
		err := scanContact(rows, &batch[i].Contact, &raw, &mended)
		if err != nil {
			return err
		}
		if batch[i].Raw, err = decodeRaw(raw, &batch[i].Contact); err != nil {
			return err
		}
		batch[i].Mended, err = decodeMended(mended)
		return err
	}, len(batch), "SELECT r.raw, r.mended, "+readColumns+" FROM json_each(?) j CROSS JOIN rows r ON r.seq = j.value "+
		"ORDER BY j.key", jsonPlaces(places))
	if err != nil {
		return nil, err
	}
	return batch, v.readProblems(db, places, batch)
}

var errRowsMissing = fmt.Errorf("rows of the side file are missing")

// eachResult hands out the results of a query, which are to be n; any number for a negative n.
func eachResult(db *gorm.DB, each func(i int, rows *sql.Rows) error, n int, query string, args ...any) error {
	rows, err := db.Raw(query, args...).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	i := 0
	for ; rows.Next(); i++ {
		if err := each(i, rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if n >= 0 && i != n {
		return errRowsMissing
	}
	return nil
}

// Width is the number of cells of the file's longest row.
func (s *Staging) Width() int { return s.look().width }

// MendedFields are the fields that are mended in any row, ascending.
func (s *Staging) MendedFields() []data.Field {
	var fields []data.Field
	for f, n := range s.look().mended {
		if n > 0 {
			fields = append(fields, data.Field(f))
		}
	}
	return fields
}

// readProblems adds the problems to the rows at the given places.
func (v *stagedView) readProblems(db *gorm.DB, places []int, batch []ImportRow) error {
	var staged, owner []int
	for i, place := range places {
		for p := v.found.after(uint32(place)); p < v.found.row.len() && int(v.found.row.at(p)) == place; p++ {
			staged, owner = append(staged, p), append(owner, i)
		}
	}
	problems, err := v.problemTexts(db, staged)
	if err != nil {
		return err
	}
	for i, p := range problems {
		batch[owner[i]].Problems = append(batch[owner[i]].Problems, p)
	}
	if v.planned == nil {
		return nil
	}
	for i, place := range places {
		for _, p := range v.planned.between(uint32(place), uint32(place)) {
			batch[i].Problems = append(batch[i].Problems, v.plannedProblem(p, batch[i].Contact))
		}
	}
	return nil
}

// segmentNames are the names of a set, as the book writes them where the plan knows that.
func (v *stagedView) segmentNames(set uint32) []string {
	var names []string
	for _, n := range v.names.of(set) {
		name := v.names.names[n].text
		if v.planned != nil && int(n) < len(v.planned.names) {
			name = v.planned.names[n].text
		}
		names = append(names, name)
	}
	return names
}

const readColumns = "r.country_code, r.first_name, r.last_name, r.mobile, r.email, r.account_number, r.organization, " +
	"r.external_id, r.notes"

func scanContact(rows *sql.Rows, c *data.Contact, more ...any) error {
	return rows.Scan(append(more, &c.CountryCode, &c.FirstName, &c.LastName, &c.Mobile, &c.Email, &c.AccountNumber,
		&c.Organization, &c.ExternalID, &c.Notes)...)
}

// jsonPlaces are the sequence numbers of places, for json_each.
func jsonPlaces(places []int) string {
	seqs := make([]int64, len(places))
	for i, place := range places {
		seqs[i] = int64(place) + 1
	}
	return jsonIDs(seqs)
}

func contactsBySeq(db *gorm.DB, seqs []int64) ([]data.Contact, error) {
	return contactsOf(db, seqs, "rows r ON r.seq")
}

// contactsOf reads the values of rows or contacts, r, by number, in the given order.
func contactsOf(db *gorm.DB, numbers []int64, join string) ([]data.Contact, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	contacts := make([]data.Contact, len(numbers))
	err := eachResult(db, func(i int, rows *sql.Rows) error {
		if i >= len(contacts) {
			return errRowsMissing
		}
		return scanContact(rows, &contacts[i])
	}, len(numbers), "SELECT "+readColumns+" FROM json_each(?) j CROSS JOIN "+join+" = j.value ORDER BY j.key", jsonIDs(numbers))
	if err != nil {
		return nil, err
	}
	return slices.Clip(contacts), nil
}
