package store

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

// importWriter writes one plan into the book.
type importWriter struct {
	*Staging
	tx       *gorm.DB
	m        *matching
	p        *planned
	progress steps

	change  data.Change
	before  int64   // the highest contact id so far
	ids     []int64 // of the plan's segments, by place
	indexes bulkIndexes
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
	kind := data.ChangeImport
	if w.p.plan.Decisions.Mode == data.SegmentsRemove {
		kind = data.ChangeTakeAway
	}
	if w.change, err = w.book.newChange(w.tx, kind, "", w.options.FileName, c); err != nil {
		return data.Change{}, err
	}
	if err := keepContent(w.tx, w.change.ID, w.options.ContentHash); err != nil {
		return data.Change{}, err
	}
	for _, step := range []func() error{
		w.createSegments, w.look, w.dropIndexes, w.begin, w.insertContacts, w.insertMerged, w.updateContacts, w.insertMembers,
		w.changeMembers, w.journalCreated, w.journalUsed, w.createIndexes,
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
			if err := journalSegmentCreated(w.tx, w.change.ID, made); err != nil {
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
	for p := m.books; p < len(m.contact); p++ {
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

// journalCreated journals the new contacts, and looks once more whether they are as many as planned.
func (w *importWriter) journalCreated() error {
	n, err := journalCreated(w.tx, w.change.ID, "SELECT id FROM contacts WHERE id > ?", w.before)
	if err != nil {
		return err
	}
	w.progress.done(int64(n))
	return expect("created contacts", n, w.p.plan.Counts.Created)
}

// journalUsed journals the segments that contacts gain and lose.
func (w *importWriter) journalUsed() error {
	var ids []data.SegmentID
	for _, effect := range w.p.plan.Segments {
		if effect.ID != 0 {
			ids = append(ids, effect.ID)
		}
	}
	return journalUsed(w.tx, w.change.ID, "SELECT value FROM json_each(?)", jsonIDs(ids))
}

func expect(what string, got, want int) error {
	if got != want {
		return fmt.Errorf("%w: %d %s in place of %d", errPlanBroken, got, what, want)
	}
	return nil
}
