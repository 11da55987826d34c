package store

import (
	"context"
	"database/sql"
	"fmt"
	"hash/maphash"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// filling is the open transaction that rows are written in.
type filling struct {
	tx           *gorm.DB
	row, problem *sql.Stmt
	args         []any
	packed       []byte
}

const (
	insertRow = "INSERT INTO rows (status, sset, " + stagedColumns + ", raw, seq) " +
		"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	insertProblem = "INSERT INTO problems (id, field, value, suggestion, remedy, country) VALUES (?, ?, ?, ?, ?, ?)"
)

func (s *Staging) beginFilling(ctx context.Context) error {
	// Not bound to ctx: an import may be staged by one act and planned by another. Add looks at its own.
	tx := s.db.WithContext(context.WithoutCancel(ctx)).Begin()
	if tx.Error != nil {
		return tx.Error
	}
	f := &filling{tx: tx}
	s.filling = f
	var err error
	if f.row, err = tx.Statement.ConnPool.PrepareContext(ctx, insertRow); err != nil {
		return err
	}
	f.problem, err = tx.Statement.ConnPool.PrepareContext(ctx, insertProblem)
	return err
}

// Add stages the next row of the file. Rows come in the order of the file, from one goroutine.
func (s *Staging) Add(ctx context.Context, row StagedRow) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.filling == nil {
		return fmt.Errorf("stage row %d: the rows were complete", row.Number)
	}
	if err := s.add(row); err != nil {
		return fmt.Errorf("stage row %d: %w", row.Number, translate(err))
	}
	return nil
}

func (s *Staging) add(row StagedRow) error {
	f := s.filling
	place := s.rows.number.len()
	status := statusOf(&row.Checked)
	if row.Skipped {
		status = rowSkipped
	}
	known := s.digest(status, &row.Checked, &s.names)
	s.rows.number.add(uint32(row.Number))
	s.rows.status.add(status)
	s.rows.keys.add(known.keys)
	s.rows.set.add(known.set)
	s.width = max(s.width, len(row.Raw))
	if known.muster != 0 {
		s.muster[uint32(place)] = known.muster
	}
	f.packed = encodeRaw(f.packed[:0], row.Raw, &row.Checked.Contact)
	f.args = append(known.args(f.args[:0], &row.Checked.Contact, f.packed), int64(place)+1)
	// A context that can be cancelled costs a goroutine a statement: ctx was asked before.
	if _, err := f.row.ExecContext(context.Background(), f.args...); err != nil {
		return err
	}
	for _, p := range row.problems() {
		id := s.found.add(uint32(place), p)
		if err := writeProblem(f.problem, id, p); err != nil {
			return err
		}
	}
	return nil
}

// problems are those that are shown of a row: of one that is skipped, that it is.
func (row *StagedRow) problems() []data.Problem {
	if row.Skipped {
		return []data.Problem{skippedProblem(row.Number, data.CodeExampleRow)}
	}
	return row.Checked.Problems
}

func skippedProblem(number int, code data.Code) data.Problem {
	return data.Problem{Row: number, Field: data.FieldNone, Severity: data.Note, Code: code}
}

func writeProblem(insert *sql.Stmt, id uint32, p data.Problem) error {
	_, err := insert.ExecContext(context.Background(), int64(id), int64(p.Field), p.Value, p.Suggestion, string(p.Remedy),
		p.Country)
	return err
}

// statusOf is the status of a row that is not skipped.
func statusOf(c *field.Checked) uint8 {
	status := rowAccepted
	if c.Rejected() {
		status = rowRejected
	}
	if len(c.Segments) == 0 {
		for _, p := range c.Problems {
			if p.Code == data.CodeSegmentNameInvalid {
				status |= rowNamesLost
			}
		}
	}
	return status
}

// rowDigest is what a plan asks of a row, made of its values.
type rowDigest struct {
	status                       uint8
	keys                         rowKeys
	set                          uint32
	first, email, search, sorted string
	muster                       int64 // the contact of the book that the row names by Muster ID, 0 for none
}

// digest works out what a plan asks of a row: of one that cannot go in, nothing but its segments, and of one that was
// dropped not even those.
func (s *Staging) digest(status uint8, checked *field.Checked, names *nameTable) rowDigest {
	d := rowDigest{status: status}
	if status&rowStatus != rowDropped {
		d.set = names.set(checked.Segments)
	}
	if status&rowStatus != rowAccepted {
		return d
	}
	c := &checked.Contact
	d.first, d.email = field.Fold(c.FirstName), field.EmailKey(c.Email)
	d.search, d.sorted = field.SearchKey(*c), field.SortName(*c)
	d.keys = rowKeys{s.hash(c.ExternalID), s.hash(c.Mobile), s.hash(d.email), s.hash(d.first)}
	d.muster, _ = s.contactOf(checked.MusterID)
	return d
}

// args are the values of the columns of a row, from status to raw.
func (d *rowDigest) args(args []any, c *data.Contact, raw []byte) []any {
	return append(args, int64(d.status&rowStatus), int64(d.set), c.CountryCode, c.FirstName, c.LastName, c.Mobile, c.Email,
		c.AccountNumber, c.Organization, c.ExternalID, c.Notes, d.first, d.email, d.search, d.sorted, raw)
}

func (s *Staging) hash(text string) uint64 {
	if text == "" {
		return 0
	}
	if h := maphash.String(s.seed, text); h != 0 {
		return h
	}
	return 1
}

// contactOf reads a Muster ID, "<book>-<contact>". Another book's means nothing here.
func (s *Staging) contactOf(musterID string) (int64, bool) {
	book, contact, ok := strings.Cut(musterID, "-")
	if !ok || !strings.EqualFold(book, s.bookID) {
		return 0, false
	}
	id, err := strconv.ParseInt(contact, 10, 64)
	if err != nil || id <= 0 {
		return 0, false
	}
	return id, true
}
