package store

import (
	"database/sql"
	"maps"
	"slices"

	"gorm.io/gorm"

	"muster/data"
)

const (
	// maxTouched is how many changed contacts a snapshot takes over one by one.
	maxTouched = 20_000
	// maxReordered is how many of them are put in their place in the orders; for more, the orders are read again.
	maxReordered = 50
)

// touched is what the journal says of the time since a snapshot.
type touched struct {
	revision, lastStep int64
	contacts           []data.ContactID // created, updated or deleted
	members            []data.ContactID // given or taken segments
	anyMembers         bool             // too many for members to list
}

// next makes the snapshot of the book as tx sees it from this one and the journal; nil if all has to be loaded anew.
func (s *snapshot) next(tx *gorm.DB) (*snapshot, error) {
	t, ok, err := s.touchedSince(tx)
	if err != nil || !ok {
		return nil, err
	}
	if room := max(maxTouched, s.base/4); len(s.ids)-s.base+len(t.contacts) > room {
		return nil, nil
	}
	n := &snapshot{
		revision: t.revision, lastStep: t.lastStep,
		// Appending to the older snapshot's slices is no harm to it: it does not look beyond their ends, and next runs
		// once for a snapshot.
		ids: s.ids, base: s.base, text: s.text, ends: s.ends, moved: maps.Clone(s.moved),
		reach: s.reach.next(),
	}
	rows, err := touchedRows(tx, append(slices.Clone(t.contacts), t.members...))
	if err != nil {
		return nil, err
	}
	alive := s.alive.grown(len(s.ids) + len(t.contacts))
	n.alive = alive
	var added []int
	for _, id := range t.contacts {
		if p, ok := s.position(id); ok {
			alive.remove(p)
		}
		delete(n.moved, id)
		if row, ok := rows[id]; ok {
			p := n.add(id, row.SearchKey)
			n.addMobile(row.Mobile)
			n.addCountry(row.CountryCode)
			alive.add(p)
			n.moved[id] = p
			added = append(added, p)
		}
	}
	n.takeSets(s, t, rows)
	if err := n.takeFields(tx, s, t); err != nil {
		return nil, err
	}
	return n, n.takeOrders(tx, s, len(t.contacts), added)
}

// touchedSince reads the journals of the changes that were made, undone or redone; ok is false if they do not account for
// every step of the revision, if one of them is forgotten, or if they are too long.
func (s *snapshot) touchedSince(tx *gorm.DB) (t touched, ok bool, err error) {
	if t.revision, err = revision(tx); err != nil {
		return t, false, err
	}
	var since struct {
		Steps, Last int64
		Trimmed     int
	}
	err = tx.Raw("SELECT count(*) AS steps, coalesce(max(s.step), ?) AS last, coalesce(sum(c.trimmed), 0) AS trimmed "+
		"FROM change_steps s JOIN changes c ON c.id = s.change_id WHERE s.step > ?", s.lastStep, s.lastStep).Scan(&since).Error
	if err != nil || since.Steps != t.revision-s.revision || since.Trimmed > 0 {
		return t, false, err
	}
	t.lastStep = since.Last
	if t.contacts, err = journaled(tx, "journal_contacts", s.lastStep); err != nil {
		return t, false, err
	}
	if len(t.contacts) > maxTouched {
		return t, false, nil
	}
	if t.members, err = journaled(tx, "journal_memberships", s.lastStep); err != nil {
		return t, false, err
	}
	if len(t.members) > maxTouched {
		t.members, t.anyMembers = nil, true
	}
	return t, true, nil
}

// journaled lists the contacts that a table of the journal names after a step, each once, and at most one too many.
func journaled(tx *gorm.DB, table string, after int64) ([]data.ContactID, error) {
	var text sql.NullString
	err := tx.Raw("SELECT group_concat(contact_id) FROM (SELECT DISTINCT contact_id FROM "+table+
		" WHERE change_id IN (SELECT change_id FROM change_steps WHERE step > ?) LIMIT ?)", after, maxTouched+1).Row().Scan(&text)
	return parseIDs[data.ContactID](nil, text.String), err
}

// touchedRow is what the index needs to know of a contact.
type touchedRow struct {
	ID           data.ContactID
	SearchKey    string
	Mobile       string
	CountryCode  string
	DoNotContact bool
	Segments     string
}

func touchedRows(tx *gorm.DB, ids []data.ContactID) (map[data.ContactID]touchedRow, error) {
	var list []touchedRow
	err := tx.Raw("SELECT c.id, c.search_key, c.mobile, c.country_code, c.do_not_contact, coalesce((SELECT group_concat(m.segment_id) "+
		"FROM contact_segments m WHERE m.contact_id = c.id), '') AS segments "+
		"FROM contacts c WHERE c.id IN (SELECT value FROM json_each(?))", jsonIDs(ids)).Scan(&list).Error
	rows := make(map[data.ContactID]touchedRow, len(list))
	for _, r := range list {
		rows[r.ID] = r
	}
	return rows, err
}

// takeSets brings the sets that s has loaded up to date.
func (s *snapshot) takeSets(from *snapshot, t touched, rows map[data.ContactID]touchedRow) {
	size := len(s.ids)
	s.alive = s.alive.grown(size)
	s.withoutMobile = from.withoutMobile.grown(size)
	s.doNotContact = from.doNotContact.grown(size)
	from.lazy.Lock()
	defer from.lazy.Unlock()
	keep := !t.anyMembers
	if keep && from.lazy.withoutSegment != nil {
		s.lazy.withoutSegment = from.lazy.withoutSegment.grown(size)
	}
	if keep {
		s.lazy.segments = make(map[data.SegmentID]bitset, len(from.lazy.segments))
		for id, set := range from.lazy.segments {
			s.lazy.segments[id] = set.grown(size)
		}
	}
	for id, row := range rows {
		p, ok := s.position(id)
		if !ok {
			continue
		}
		s.withoutMobile.put(p, row.Mobile == "")
		s.doNotContact.put(p, row.DoNotContact)
		if s.lazy.withoutSegment != nil {
			s.lazy.withoutSegment.put(p, row.Segments == "")
		}
		has := parseIDs[data.SegmentID](nil, row.Segments)
		for segment, set := range s.lazy.segments {
			set.put(p, slices.Contains(has, segment))
		}
	}
}

// takeOrders brings the orders that s has loaded up to date, or leaves them to be loaded again. Only the contacts' own
// columns are ordered by, so without touched contacts they are the same.
func (s *snapshot) takeOrders(tx *gorm.DB, from *snapshot, touched int, added []int) error {
	if touched > maxReordered {
		return nil
	}
	from.lazy.Lock()
	orders := maps.Clone(from.lazy.orders)
	from.lazy.Unlock()
	s.lazy.orders = orders
	if touched == 0 {
		return nil
	}
	for column, o := range orders {
		next, err := o.moved(tx, s, column, added)
		if err != nil {
			return err
		}
		orders[column] = next
	}
	return nil
}
