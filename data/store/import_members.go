package store

import (
	"errors"
	"slices"
)

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
	eachPerson(&w.rows, w.m, w.p, func(person int, e *memberEffect) {
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
		if w.p.takes() {
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
