package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

var errNoPlan = errors.New("the import was not planned")

// errPlanBroken ends an import that is about to do something else than its plan says.
var errPlanBroken = errors.New("the import does not do what its plan says")

// Apply does what the last Plan says, in one transaction with its Change: after an error, a cancelled ctx or a crash the
// book is as it was before. A plan that changes nothing gives the zero Change. If the book changed since the plan was
// made, it is data.ErrPlanOutdated: plan again.
func (s *Staging) Apply(ctx context.Context, progress data.ProgressFunc) (data.Change, error) {
	change, err := s.apply(ctx, progress)
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return data.Change{}, fmt.Errorf("apply import: %w", err)
	}
	return change, nil
}

func (s *Staging) apply(ctx context.Context, progress data.ProgressFunc) (data.Change, error) {
	m, p := s.last()
	switch {
	case s.book.readOnly:
		return data.Change{}, data.ErrBookReadOnly
	case m == nil || p == nil:
		return data.Change{}, errNoPlan
	}
	var change data.Change
	// ATTACH and the switching of foreign keys work outside of a transaction only, and for one connection: the one that
	// writes is held throughout.
	err := s.book.write.WithContext(ctx).Connection(func(conn *gorm.DB) (err error) {
		conn = conn.Session(&gorm.Session{NewDB: true}) // what Connection gives collects the clauses of all statements
		if err := conn.Exec("ATTACH ? AS staging", dsn(s.file.path, "mode=ro")).Error; err != nil {
			return translate(err)
		}
		var cache int
		if err := conn.Raw("PRAGMA cache_size").Scan(&cache).Error; err != nil {
			return errors.Join(translate(err), s.leave(conn, 0))
		}
		defer func() { err = errors.Join(err, s.leave(conn, cache)) }()
		// Every membership that is written is of a contact and a segment that this transaction wrote or looked at: asking
		// for each of a million again takes longer than writing them.
		if err := conn.Exec("PRAGMA foreign_keys = 0").Error; err != nil {
			return translate(err)
		}
		err = conn.Transaction(func(tx *gorm.DB) error {
			w := importWriter{Staging: s, ctx: ctx, tx: tx, m: m, p: p}
			w.progress = steps{report: progress, phase: data.PhaseWriting}
			change, err = w.run()
			return err
		})
		if errors.Is(err, errNothing) {
			return nil
		}
		return translate(err)
	})
	if err != nil {
		return data.Change{}, err
	}
	return change, nil
}

// leave makes the connection as it was. If the transaction was cancelled it may be gone; the next one is made anew.
func (s *Staging) leave(conn *gorm.DB, cache int) error {
	conn = conn.WithContext(context.WithoutCancel(conn.Statement.Context))
	var errs []error
	for _, text := range []string{
		"DROP TABLE IF EXISTS temp.import_sets", "PRAGMA foreign_keys = 1", fmt.Sprintf("PRAGMA cache_size = %d", cache),
		"DETACH staging",
	} {
		err := conn.Exec(text).Error
		if errors.Is(err, driver.ErrBadConn) {
			return nil
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// importWriter writes one plan into the book.
type importWriter struct {
	*Staging
	ctx      context.Context
	tx       *gorm.DB
	m        *matching
	p        *planned
	progress steps

	change  data.Change
	before  int64   // the highest contact id so far
	ids     []int64 // of the plan's segments, by place
	indexes []bulkIndex
}

const (
	indexCost   = 5 // what sorting a contact into the indexes costs, in contacts written
	commitShare = 5 // the commit takes a fifth more
)

// work is the amount of work in contacts written, as far as it can be told.
func (w *importWriter) work() int64 {
	c := &w.p.plan.Counts
	n := int64(c.Created)*2 + int64(c.MembershipsAdded+c.MembershipsRemoved)/2 + int64(len(w.m.updates))*2
	if len(w.indexes) > 0 {
		n += int64(c.Created) * indexCost
	}
	return n + n/commitShare
}

func (w *importWriter) run() (data.Change, error) {
	now, err := revision(w.tx)
	if err != nil {
		return data.Change{}, err
	}
	if now != w.m.revision {
		return data.Change{}, data.ErrPlanOutdated
	}
	c := w.p.plan.Counts
	if c.Created+c.Updated == 0 {
		return data.Change{}, errNothing
	}
	if w.change, err = w.book.newChange(w.tx, data.ChangeImport, "", w.options.FileName, c); err != nil {
		return data.Change{}, err
	}
	for _, step := range []func() error{
		w.createSegments, w.look, w.dropIndexes, w.begin, w.insertContacts, w.insertMerged, w.updateContacts, w.insertMembers,
		w.changeMembers, w.journalCreated, w.createIndexes,
	} {
		if err := step(); err != nil {
			return data.Change{}, err
		}
	}
	w.progress.done(w.progress.total)
	return w.change, nil
}

// begin tells how much there is to do.
func (w *importWriter) begin() error {
	w.progress.total = w.work()
	w.progress.done(0)
	return nil
}

// createSegments makes the segments that were decided.
func (w *importWriter) createSegments() error {
	w.ids = make([]int64, len(w.p.segments))
	for i, segment := range w.p.segments {
		if segment.ID == 0 {
			made, err := insertSegment(w.tx, segment)
			if err != nil {
				return err
			}
			if err := journalSegmentCreated(w.tx, w.change.ID, made.ID); err != nil {
				return err
			}
			segment = made
		}
		w.ids[i] = int64(segment.ID)
	}
	return nil
}

// look finds the id after which the new contacts begin. Ids that were used are never used again.
func (w *importWriter) look() error {
	return w.tx.Raw("SELECT max((SELECT coalesce(max(id), 0) FROM contacts), "+
		"(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?))", "contacts").Scan(&w.before).Error
}

// insertContacts writes the rows that become contacts as they are.
func (w *importWriter) insertContacts() error {
	at, n := w.change.At.UnixMilli(), 0
	for chunk := range w.m.chunks {
		made, err := exec(w.tx, "INSERT INTO contacts (id, "+stagedColumns+", created_at, updated_at) SELECT r.seq + u.shift + ?, "+
			stagedColumns+", ?, ? FROM staging.runs u CROSS JOIN staging.rows r ON r.seq BETWEEN u.first AND u.last "+
			"WHERE u.chunk = ?", w.before, at, at, chunk)
		if err != nil {
			return err
		}
		n += made
		w.progress.done(int64(made))
	}
	return expect("contacts of one row", n, w.m.created-w.m.createdOfSeveral())
}

// createdOfSeveral counts the new contacts of several rows.
func (m *matching) createdOfSeveral() int {
	n := 0
	for p := m.bookPersons(); p < len(m.contact); p++ {
		if len(m.rowsOf(p)) > 1 {
			n++
		}
	}
	return n
}

// insertMerged writes the new contacts of several rows.
func (w *importWriter) insertMerged() error {
	want := w.m.createdOfSeveral()
	if want == 0 {
		return nil
	}
	at := w.change.At.UnixMilli()
	n, err := exec(w.tx, "INSERT INTO contacts (id, "+stagedColumns+", created_at, updated_at) SELECT place + 1 + ?, "+
		stagedColumns+", ?, ? FROM staging.merged ORDER BY place", w.before, at, at)
	if err != nil {
		return err
	}
	w.progress.done(int64(n))
	return expect("contacts of several rows", n, want)
}

// updateContacts journals the contacts whose fields change, and changes them.
func (w *importWriter) updateContacts() error {
	n := 0
	for part := range slices.Chunk(w.m.updates, chunkRows) {
		first, last := part[0], part[len(part)-1]
		if _, err := journalContacts(w.tx, w.change.ID, opUpdated,
			"SELECT contact FROM staging.updates WHERE contact BETWEEN ? AND ?", first, last); err != nil {
			return err
		}
		changed, err := exec(w.tx, updateContactsSQL(), w.change.At.UnixMilli(), first, last)
		if err != nil {
			return err
		}
		n += changed
		w.progress.done(int64(changed) * 2)
	}
	return expect("updated contacts", n, len(w.m.updates))
}

// insertMembers gives the contacts of one row their segments.
func (w *importWriter) insertMembers() error {
	err := w.tx.Exec("CREATE TEMP TABLE import_sets (sset INTEGER, segment_id INTEGER, " +
		"PRIMARY KEY (sset, segment_id)) WITHOUT ROWID").Error
	if err != nil {
		return err
	}
	var packed []int64
	for set := range w.names.sets() {
		for _, segment := range w.p.of(uint32(set)) {
			packed = append(packed, int64(set)<<32|w.ids[segment])
		}
	}
	for part := range slices.Chunk(packed, numbersBatch) {
		err := w.tx.Exec("INSERT INTO import_sets (sset, segment_id) SELECT value >> 32, value & 4294967295 "+
			"FROM json_each(?)", jsonIDs(part)).Error
		if err != nil {
			return err
		}
	}
	if len(packed) == 0 {
		return nil
	}
	for chunk := range w.m.chunks {
		n, err := exec(w.tx, "INSERT INTO contact_segments (contact_id, segment_id) SELECT r.seq + u.shift + ?, m.segment_id "+
			"FROM staging.runs u CROSS JOIN staging.rows r ON r.seq BETWEEN u.first AND u.last "+
			"CROSS JOIN temp.import_sets m ON m.sset = r.sset WHERE u.chunk = ?", w.before, chunk)
		if err != nil {
			return err
		}
		w.progress.done(int64(n) / 2)
	}
	return nil
}

// changeMembers changes the segments of all other persons, and journals it where the contact is not new.
func (w *importWriter) changeMembers() error {
	var fresh, adds, takes []int64
	flush := func(list *[]int64, least int, write func(pairs string) error) error {
		if len(*list) < least {
			return nil
		}
		err := write(jsonIDs(*list))
		w.progress.done(int64(len(*list)) / 2)
		*list = (*list)[:0]
		return err
	}
	flushAll := func(least int) error {
		return errors.Join(
			flush(&fresh, least, func(pairs string) error {
				return w.tx.Exec("INSERT INTO contact_segments (contact_id, segment_id) "+unpacked, pairs).Error
			}),
			flush(&adds, least, func(pairs string) error {
				if err := w.journalMembers(opAdded, pairs); err != nil {
					return err
				}
				return w.tx.Exec("INSERT INTO contact_segments (contact_id, segment_id) "+unpacked, pairs).Error
			}),
			flush(&takes, least, func(pairs string) error {
				if err := w.journalMembers(opRemoved, pairs); err != nil {
					return err
				}
				return w.tx.Exec("DELETE FROM contact_segments WHERE (contact_id, segment_id) IN ("+unpacked+")", pairs).Error
			}),
		)
	}
	var err error
	w.eachPerson(w.m, w.p, func(person int, e *memberEffect) {
		if err != nil {
			return
		}
		contact := w.m.contact[person]
		list := &adds
		if contact == 0 {
			if len(w.m.rowsOf(person)) == 1 {
				return // insertMembers did it
			}
			contact, list = w.before+int64(w.m.place[person])+1, &fresh
		}
		for _, segment := range e.adds {
			*list = append(*list, contact<<32|w.ids[segment])
		}
		if w.p.replace {
			for _, segment := range e.takes {
				takes = append(takes, contact<<32|w.ids[segment])
			}
		}
		err = flushAll(numbersBatch)
	})
	if err == nil {
		err = flushAll(1)
	}
	return err
}

// unpacked are pairs of a contact and a segment that were packed into one number each.
const unpacked = "SELECT value >> 32, value & 4294967295 FROM json_each(?)"

func (w *importWriter) journalMembers(op int, pairs string) error {
	return w.tx.Exec("INSERT INTO journal_memberships (change_id, contact_id, segment_id, op) "+
		"SELECT ?, value >> 32, value & 4294967295, ? FROM json_each(?)", w.change.ID, op, pairs).Error
}

// journalCreated journals the new contacts, and looks once more whether they are as many as planned.
func (w *importWriter) journalCreated() error {
	n, err := journalCreated(w.tx, w.change.ID, "SELECT id FROM contacts WHERE id > ?", w.before)
	if err != nil {
		return err
	}
	w.progress.done(int64(n))
	return expect("created contacts", n, w.p.plan.Counts.Created)
}

func expect(what string, got, want int) error {
	if got != want {
		return fmt.Errorf("%w: %d %s in place of %d", errPlanBroken, got, what, want)
	}
	return nil
}
