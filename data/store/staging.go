package store

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"sync"

	"gorm.io/gorm"

	"muster/data"
	"muster/data/field"
)

// StageOptions say what file is staged.
type StageOptions struct {
	// FileName is the base name of the file, kept with the Change.
	FileName string
	// ContentHash tells the content of the file from any other; it is kept with the Change, too. "" keeps none.
	ContentHash string
	// HasSegments tells that the file has a segments column. Without one, blank cells say nothing about segments.
	HasSegments bool
	// Columns are the fields that the file has a column for: in these alone a blank cell can erase something.
	Columns map[data.Field]bool
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
// Apply. Use: Add every row, then Plan as often as wanted, and Edit what is wrong with rows in between, then Apply; Close
// in any case. Everything else may be called at any time after the last Add; all methods but Add are safe for concurrent
// use.
type Staging struct {
	book    *Book
	options StageOptions
	file    *sideFile
	db      *gorm.DB // one connection to the side file, with the book attached once the rows are complete
	bookID  string
	seed    maphash.Seed

	work    sync.Mutex   // one Plan, Apply or Edit at a time
	walking sync.RWMutex // rows are not edited while they are walked

	mu      sync.Mutex // guards what follows; held while the connection is asked for, and so never by who holds that one
	filling *filling   // nil when the rows are complete
	closed  bool

	// What is known of the rows and found out about them. It is changed by Add, and later with work, walking and seeing
	// held; who holds none of them asks look.
	seeing sync.Mutex
	stagedView
	muster  map[uint32]int64 // the book's contacts that rows name by Muster ID; guarded by work
	answers *answers         // of the last matching; guarded by work
}

// stagedView is what is known of the staged rows at one moment: a copy does not see what is changed later. The texts of
// the rows are in the side file.
type stagedView struct {
	rows  stagedRows
	names nameTable // of a copy, the lists only
	found stagedProblems

	// edits counts the edits so far; edited are the rows that were edited after they were matched, nil for none. mended
	// counts the rows of which a field is another one than the file's.
	edits  int
	edited bitset
	mended [data.NumFields]int

	width int // cells of the longest row

	matched *matching
	planned *planned
}

// stagedRows is what is kept of each row in memory. Row i is sequence number i+1 of the side file.
type stagedRows struct {
	number column[uint32]
	status column[uint8]
	keys   column[rowKeys]
	set    column[uint32]
}

// rowKeys are hashes of what identifies a person: 64 bits seeded at random, 0 for a blank. Two different ones among a
// million are the same once in 40 million files, which is less than a disk errs.
type rowKeys struct{ external, mobile, email, first uint64 }

// What is known of a row when it is staged, and flags beside it: rowNamesLost says that the row named segments, of which
// none can be a segment's name; rowTouched that it was edited, so that the side file knows what was found when it was
// read, and perhaps other cells than the file's.
const (
	rowAccepted uint8 = iota
	rowRejected
	rowSkipped
	rowDropped
	rowStatus    uint8 = 3
	rowNamesLost uint8 = 4
	rowTouched   uint8 = 8
)

// stagedColumns are the columns of a staged row that a contact has, in the order of the contacts table but the times.
const stagedColumns = "country_code, first_name, last_name, mobile, email, account_number, organization, external_id, " +
	"notes, first_key, email_key, search_key, sort_name"

const stagedColumnTypes = "country_code TEXT, first_name TEXT, last_name TEXT, mobile TEXT, email TEXT, " +
	"account_number TEXT, organization TEXT, external_id TEXT, notes TEXT, first_key TEXT, email_key TEXT, " +
	"search_key TEXT, sort_name TEXT"

// The side file. Of the rows, raw are the file's own cells, and mended those that were changed since; damages is what was
// found when an edited row was read, which no check of its cells finds again. The other tables are made when a plan is
// made:
//   - repeats: rows whose key (see the kinds of repeat) an earlier row has, which need not be looked up again;
//   - singles: rows that seem to be the only one that means a contact of the book;
//   - hits: the contacts of the book that rows mean, or could mean;
//   - runs: rows that become contacts as they are, in runs of neighbours; shift leads from a row to its place among the
//     created contacts;
//   - merged: new contacts of several rows, by their place;
//   - updates: the contacts of the book whose fields change.
const stagingSchema = `
CREATE TABLE rows (seq INTEGER PRIMARY KEY, status INTEGER, sset INTEGER, ` + stagedColumnTypes + `, raw BLOB,
	mended BLOB);
CREATE TABLE problems (id INTEGER PRIMARY KEY, field INTEGER, value TEXT, suggestion TEXT, remedy TEXT, country TEXT);
CREATE TABLE damages (id INTEGER PRIMARY KEY, seq INTEGER, field INTEGER, severity INTEGER, code TEXT, value TEXT);
CREATE INDEX damages_seq ON damages (seq);
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
	s := &Staging{book: b, options: o, file: file, bookID: bookID, seed: maphash.MakeSeed(), muster: map[uint32]int64{}}
	s.names = newNameTable()
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
	return s.beginFilling(ctx)
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

// look returns what is known of the rows now.
func (s *Staging) look() *stagedView {
	s.seeing.Lock()
	defer s.seeing.Unlock()
	view := s.stagedView
	return &view
}

// keep puts down what a plan found out; the rows were not edited since.
func (s *Staging) keep(m *matching, p *planned) {
	s.seeing.Lock()
	defer s.seeing.Unlock()
	s.matched, s.planned, s.edited = m, p, nil
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

// Number is the number of a row that stands at the given place, from 0.
func (v *stagedView) number(place int) int { return int(v.rows.number.at(place)) }

// status is what is known of the row at a place, without flags.
func (v *stagedView) status(place int) uint8 { return v.rows.status.at(place) & rowStatus }

// state says what the import makes of the row at a place, by the last plan where that still holds for it.
func (v *stagedView) state(place int) data.RowState {
	switch v.status(place) {
	case rowRejected:
		return data.RowRejected
	case rowDropped:
		return data.RowDropped
	case rowSkipped:
		return data.RowExample
	}
	if v.matched == nil || v.edited != nil && v.edited.has(place) {
		return data.RowGood
	}
	switch v.matched.outcome[place] {
	case outcomeConflict:
		return data.RowConflict
	case outcomeRejected:
		return data.RowRejected
	case outcomeSkipped:
		return data.RowSkipped
	}
	return data.RowGood
}
