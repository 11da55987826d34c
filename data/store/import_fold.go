package store

import (
	"context"
	"database/sql"
	"strings"

	"muster/data"
	"muster/data/field"
)

// chunkRows is how many rows are written to the book in one statement: after each one progress is told, and a cancelled
// import ends.
const chunkRows = 20_000

// placeCreated gives the contacts that the file makes their places, in the order of their first rows, and writes down
// which rows become contacts as they are.
func (a *matcher) placeCreated() error {
	m := a.m
	m.place = make([]int32, len(m.contact))
	insert, err := a.prepare("INSERT INTO runs (chunk, first, last, shift) VALUES (?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }()
	first, last, shift, inChunk := 0, 0, 0, 0 // the open run, by sequence numbers; none while first is 0
	flush := func() error {
		if first == 0 {
			return nil
		}
		if inChunk >= chunkRows {
			m.chunks, inChunk = m.chunks+1, 0
		}
		inChunk += last - first + 1
		_, err := insert.ExecContext(context.Background(), m.chunks, first, last, shift)
		first = 0
		return err
	}
	for i, o := range m.outcome {
		alone := o == outcomeCreated
		if alone {
			m.created++
			if p := m.person[i]; p != nobody && len(m.rowsOf(int(p))) > 1 {
				m.place[p] = int32(m.created - 1)
				alone = false
			}
		}
		if !alone || last-first+1 >= chunkRows {
			if err := flush(); err != nil {
				return err
			}
		}
		if !alone {
			continue
		}
		if first == 0 {
			first, shift = i+1, m.created-(i+1)
		}
		last = i + 1
	}
	if err := flush(); err != nil {
		return err
	}
	if inChunk > 0 {
		m.chunks++
	}
	return nil
}

func (a *matcher) prepare(text string) (*sql.Stmt, error) {
	return a.tx.Statement.ConnPool.PrepareContext(a.ctx, text)
}

// mergeRow gives a contact what a row says: a value that is not blank wins. An e-mail that differs by case only is the
// same, and stays as it was written first.
func mergeRow(c *data.Contact, row *data.Contact) {
	for f := range data.Field(data.NumFields) {
		v := row.Value(f)
		if v == "" || f == data.FieldEmail && field.EmailKey(v) == field.EmailKey(c.Email) {
			continue
		}
		c.SetValue(f, v)
	}
}

// foldPersons makes one contact of the rows of a person, and of what the book has of them: of the contacts with several
// rows, and of those whose one row says something new.
func (a *matcher) foldPersons() error {
	if a.m.who.remove {
		return nil
	}
	f := folder{matcher: a, person: -1}
	var err error
	if f.eraser, err = a.newEraser(); err != nil {
		return err
	}
	if f.merged, err = a.prepare(insertContact("merged", "place")); err != nil {
		return err
	}
	defer func() { _ = f.merged.Close() }()
	if f.updates, err = a.prepare(insertContact("updates", "contact")); err != nil {
		return err
	}
	defer func() { _ = f.updates.Close() }()
	for p := range a.m.contact {
		rows := a.m.rowsOf(p)
		if len(rows) < 2 && !a.m.updated[p] {
			continue
		}
		for _, row := range rows {
			f.persons, f.seqs = append(f.persons, p), append(f.seqs, int64(row)+1)
			if len(f.seqs) == rowsBatch {
				if err := f.fold(); err != nil {
					return err
				}
			}
		}
	}
	if err := f.fold(); err != nil {
		return err
	}
	f.emit()
	for len(f.making)+len(f.done) > 0 {
		if err := f.write(); err != nil {
			return err
		}
	}
	return nil
}

func insertContact(table, key string) string {
	return "INSERT INTO " + table + " (" + key + ", " + stagedColumns + ") VALUES (?" + strings.Repeat(", ?", 13) + ")"
}

// folder goes through the rows of persons, a batch at a time, and writes each person when it is past its last row.
type folder struct {
	*matcher
	merged, updates *sql.Stmt
	persons         []int // of each row of the batch
	seqs            []int64

	person        int // the one at work, -1 for none
	before, after data.Contact
	eraser        eraser

	// done are the persons past their last row. The search keys of those that came before them, in making, are computed while
	// the next rows are read, which takes the connection and little else.
	done, making []foldedPerson
	made         chan []contactRow
}

// foldedPerson is a person as it will be, and where it is written.
type foldedPerson struct {
	insert  *sql.Stmt
	key     int64
	contact data.Contact
}

func (f *folder) fold() error {
	if err := f.ctx.Err(); err != nil {
		return err
	}
	rows, err := contactsBySeq(f.tx, f.seqs)
	if err != nil {
		return err
	}
	var ids []int64
	last := f.person
	for _, p := range f.persons {
		if p != last && f.m.contact[p] != 0 {
			ids = append(ids, f.m.contact[p])
		}
		last = p
	}
	contacts, err := contactsOf(f.tx, ids, "book.contacts r ON r.id")
	if err != nil {
		return err
	}
	for i, p := range f.persons {
		if p != f.person {
			f.emit()
			f.person, f.before = p, data.Contact{}
			if f.m.contact[p] != 0 {
				f.before, contacts = contacts[0], contacts[1:]
			}
			f.after = f.before
			f.eraser.begin()
		}
		mergeRow(&f.after, &rows[i])
		f.eraser.look(int(f.seqs[i]-1), &rows[i])
	}
	f.persons, f.seqs = f.persons[:0], f.seqs[:0]
	return f.write()
}

// emit ends the person at work.
func (f *folder) emit() {
	if f.person < 0 {
		return
	}
	insert, key := f.merged, int64(f.m.place[f.person])
	if contact := f.m.contact[f.person]; contact != 0 {
		f.eraser.erase(&f.after)
		f.m.updated[f.person] = differ(&f.before, &f.after)
		if !f.m.updated[f.person] {
			return
		}
		f.m.updates = append(f.m.updates, contact)
		insert, key = f.updates, contact
	}
	f.done = append(f.done, foldedPerson{insert, key, f.after})
}

// write writes the persons whose keys are computed by now, and has those of the next ones computed.
func (f *folder) write() error {
	if len(f.making) > 0 {
		for i, r := range <-f.made {
			p := f.making[i]
			_, err := p.insert.ExecContext(context.Background(), p.key, r.CountryCode, r.FirstName, r.LastName, r.Mobile, r.Email,
				r.AccountNumber, r.Organization, r.ExternalID, r.Notes, r.FirstKey, r.EmailKey, r.SearchKey, r.SortName)
			if err != nil {
				return err
			}
		}
	}
	f.making, f.done = f.done, nil
	made := make(chan []contactRow, 1)
	f.made = made
	go func(persons []foldedPerson) {
		rows := make([]contactRow, len(persons))
		for i, p := range persons {
			rows[i] = newContactRow(p.contact)
		}
		made <- rows
	}(f.making)
	return nil
}

func differ(a, b *data.Contact) bool {
	for f := range data.Field(data.NumFields) {
		if a.Value(f) != b.Value(f) {
			return true
		}
	}
	return false
}
