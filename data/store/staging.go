package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"strconv"
	"strings"
	"sync"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// StageOptions say what file is staged.
type StageOptions struct {
	// FileName is the base name of the file, kept with the Change.
	FileName string
	// HasSegments tells that the file has a segments column. Without one, blank cells say nothing about segments.
	HasSegments bool
}

// StagedRow is one row of the file that is not wholly blank.
type StagedRow struct {
	Checked field.Checked
	// Number is the row's number as a spreadsheet shows it.
	Number int
	// Raw are the file's own cells, given back with rejected rows.
	Raw []string
	// Skipped marks an example row that was left in.
	Skipped bool
}

// Staging holds the rows of one file in a side file until they are imported, or are not. The book is not touched before
// Apply. Use: Add every row, then Plan as often as wanted, then Apply; Close in any case. Problems and EachRow may be
// called at any time after the last Add; all methods but Add are safe for concurrent use.
type Staging struct {
	book    *Book
	options StageOptions
	file    *sideFile
	db      *gorm.DB // one connection to the side file, with the book attached once the rows are complete
	bookID  string
	seed    maphash.Seed

	rows  stagedRows
	names nameTable
	found stagedProblems

	work sync.Mutex // one Plan or Apply at a time

	mu      sync.Mutex // guards what follows
	filling *filling   // nil when the rows are complete
	closed  bool
	matched *matching
	planned *planned
}

// stagedRows is what is kept of each row in memory; its texts are in the side file. Row i is sequence number i+1 there.
type stagedRows struct {
	number column[uint32]
	status column[uint8]
	keys   column[rowKeys]
	set    column[uint32]
	// muster are the book's contacts that rows name by Muster ID: row to contact.
	muster map[uint32]int64
}

// rowKeys are hashes of what identifies a person: 64 bits seeded at random, 0 for a blank. Two different ones among a
// million are the same once in 40 million files, which is less than a disk errs.
type rowKeys struct{ external, mobile, email, first uint64 }

// What is known of a row when it is staged. rowNamesLost is a flag beside the others: the row named segments, of which
// none can be a segment's name.
const (
	rowAccepted uint8 = iota
	rowRejected
	rowSkipped
	rowStatus    uint8 = 3
	rowNamesLost uint8 = 4
)

// filling is the open transaction that rows are written in.
type filling struct {
	tx           *gorm.DB
	row, problem *sql.Stmt
	rowArgs      []any
	packed       []byte
}

// stagedColumns are the columns of a staged row that a contact has, in the order of the contacts table but the times.
const stagedColumns = "country_code, first_name, last_name, mobile, email, account_number, organization, external_id, " +
	"notes, first_key, email_key, search_key, sort_name"

const stagedColumnTypes = "country_code TEXT, first_name TEXT, last_name TEXT, mobile TEXT, email TEXT, " +
	"account_number TEXT, organization TEXT, external_id TEXT, notes TEXT, first_key TEXT, email_key TEXT, " +
	"search_key TEXT, sort_name TEXT"

// The side file. What follows problems is made when a plan is made:
//   - repeats: rows whose key (see the kinds of repeat) an earlier row has, which need not be looked up again;
//   - singles: rows that seem to be the only one that means a contact of the book;
//   - hits: the contacts of the book that rows mean, or could mean;
//   - runs: rows that become contacts as they are, in runs of neighbours; shift leads from a row to its place among the
//     created contacts;
//   - merged: new contacts of several rows, by their place;
//   - updates: the contacts of the book whose fields change.
const stagingSchema = `
CREATE TABLE rows (seq INTEGER PRIMARY KEY, status INTEGER, sset INTEGER, ` + stagedColumnTypes + `, raw BLOB);
CREATE TABLE problems (id INTEGER PRIMARY KEY, field INTEGER, value TEXT, suggestion TEXT, country TEXT);
CREATE TABLE repeats (kind INTEGER, seq INTEGER, PRIMARY KEY (kind, seq)) WITHOUT ROWID;
CREATE TABLE hits (id INTEGER PRIMARY KEY);
CREATE TABLE singles (seq INTEGER PRIMARY KEY, contact INTEGER);
CREATE TABLE runs (chunk INTEGER, first INTEGER, last INTEGER, shift INTEGER, PRIMARY KEY (chunk, first)) WITHOUT ROWID;
CREATE TABLE merged (place INTEGER PRIMARY KEY, ` + stagedColumnTypes + `);
CREATE TABLE updates (contact INTEGER PRIMARY KEY, ` + stagedColumnTypes + `);
`

var errStagingClosed = errors.New("the staging is closed")

// Stage begins an import: it makes the side file.
func (b *Book) Stage(ctx context.Context, o StageOptions) (*Staging, error) {
	s, err := b.stage(ctx, o)
	if err != nil {
		return nil, fmt.Errorf("stage: %w", translate(err))
	}
	return s, nil
}

func (b *Book) stage(ctx context.Context, o StageOptions) (*Staging, error) {
	bookID, err := b.Setting(ctx, settingBookID)
	if err != nil {
		return nil, err
	}
	file, err := newSideFile(b.path)
	if err != nil {
		return nil, err
	}
	s := &Staging{
		book: b, options: o, file: file, bookID: bookID, seed: maphash.MakeSeed(), names: newNameTable(),
		found: newStagedProblems(), rows: stagedRows{muster: map[uint32]int64{}},
	}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Staging) open(ctx context.Context) error {
	// A power cut may damage the side file, which nobody will read then.
	var err error
	s.db, err = openPool(dsn(s.file.path, "mode=rw", pragma("busy_timeout(10000)"), pragma("page_size(4096)"),
		pragma("journal_mode(MEMORY)"), pragma("synchronous(OFF)"), pragma("temp_store(FILE)"), pragma("cache_size(-8000)")), 1)
	if err != nil {
		return err
	}
	if err := s.db.WithContext(ctx).Exec(stagingSchema + "PRAGMA journal_mode = OFF").Error; err != nil {
		return err
	}
	// Not bound to ctx: an import may be staged by one act and planned by another. Add looks at its own.
	tx := s.db.WithContext(context.WithoutCancel(ctx)).Begin()
	if tx.Error != nil {
		return tx.Error
	}
	f := &filling{tx: tx, rowArgs: make([]any, 17)}
	s.filling = f
	f.row, err = tx.Statement.ConnPool.PrepareContext(ctx, "INSERT INTO rows (seq, status, sset, "+stagedColumns+
		", raw) VALUES (?"+strings.Repeat(", ?", len(f.rowArgs)-1)+")")
	if err != nil {
		return err
	}
	f.problem, err = tx.Statement.ConnPool.PrepareContext(ctx,
		"INSERT INTO problems (id, field, value, suggestion, country) VALUES (?, ?, ?, ?, ?)")
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
	c := &row.Checked.Contact
	i := s.rows.number.len()
	status := statusOf(row)
	set := s.names.set(row.Checked.Segments)
	var keys rowKeys
	var first, email, search, sortName string
	if status&rowStatus == rowAccepted {
		first, email = field.Fold(c.FirstName), field.EmailKey(c.Email)
		search, sortName = field.SearchKey(*c), field.SortName(*c)
		keys = rowKeys{s.hash(c.ExternalID), s.hash(c.Mobile), s.hash(email), s.hash(first)}
		if id, ok := s.contactOf(row.Checked.MusterID); ok {
			s.rows.muster[uint32(i)] = id
		}
	}
	s.rows.number.add(uint32(row.Number))
	s.rows.status.add(status)
	s.rows.keys.add(keys)
	s.rows.set.add(set)

	f.packed = encodeRaw(f.packed[:0], row.Raw, c)
	args := f.rowArgs
	args[0], args[1], args[2] = int64(i+1), int64(status&rowStatus), int64(set)
	args[3], args[4], args[5], args[6] = c.CountryCode, c.FirstName, c.LastName, c.Mobile
	args[7], args[8], args[9], args[10] = c.Email, c.AccountNumber, c.Organization, c.ExternalID
	args[11], args[12], args[13], args[14], args[15] = c.Notes, first, email, search, sortName
	args[16] = f.packed
	// A context that can be cancelled costs a goroutine a statement: ctx was asked before.
	if _, err := f.row.ExecContext(context.Background(), args...); err != nil {
		return err
	}
	return s.addProblems(uint32(i), row)
}

func statusOf(row StagedRow) uint8 {
	status := rowAccepted
	switch {
	case row.Skipped:
		return rowSkipped
	case row.Checked.Rejected():
		status = rowRejected
	}
	if len(row.Checked.Segments) == 0 {
		for _, p := range row.Checked.Problems {
			if p.Code == data.CodeSegmentNameInvalid {
				status |= rowNamesLost
			}
		}
	}
	return status
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
	return id, err == nil && id > 0
}

// complete ends the adding of rows: from here on the side file can be read, and the book is attached to it.
func (s *Staging) complete(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errStagingClosed
	}
	if s.filling != nil {
		err := s.filling.tx.Commit().Error
		s.filling = nil
		if err != nil {
			return err
		}
		// From now on a cancelled plan must leave the file whole.
		if err := s.db.WithContext(ctx).Exec("PRAGMA journal_mode = MEMORY").Error; err != nil {
			return err
		}
	}
	// Asked every time: a cancelled statement may have cost us the connection, and a new one has nothing attached.
	var attached bool
	err := s.db.WithContext(ctx).Raw("SELECT EXISTS (SELECT 1 FROM pragma_database_list WHERE name = 'book')").
		Scan(&attached).Error
	if err != nil || attached {
		return err
	}
	return s.attachBook(ctx)
}

// attachBook makes the book readable beside the rows.
func (s *Staging) attachBook(ctx context.Context) error {
	db := s.db.WithContext(ctx)
	// The readers' file: of an old book that is open read-only, it is a migrated copy.
	var file string
	err := s.book.read.WithContext(ctx).Raw("SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&file).Error
	if err != nil {
		return err
	}
	if !s.book.readOnly {
		return db.Exec("ATTACH ? AS book", dsn(file, "mode=rw")).Error
	}
	err = db.Exec("ATTACH ? AS book", dsn(file, "mode=ro")).Error
	if err == nil {
		var n int
		if err = db.Raw("SELECT count(*) FROM book.sqlite_master").Scan(&n).Error; err == nil {
			return nil
		}
		if e := db.Exec("DETACH book").Error; e != nil {
			return errors.Join(err, e)
		}
	}
	if _, e := os.Stat(file + "-wal"); e == nil {
		return err
	}
	// As when it was opened: a read-only folder refuses the file that the log needs.
	return db.Exec("ATTACH ? AS book", dsn(file, "mode=ro", "immutable=1")).Error
}

// Close removes the side file. It may be called at any time, more than once.
func (s *Staging) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	var err error
	if s.db != nil {
		if s.filling != nil {
			err = s.filling.tx.Rollback().Error
			s.filling = nil
		}
		err = errors.Join(err, closePool(s.db))
	}
	if err = errors.Join(err, s.file.remove()); err != nil {
		return fmt.Errorf("close staging: %w", err)
	}
	return nil
}
