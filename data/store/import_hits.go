package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Most rows are simple: none of their keys is another row's, all that the book has of these keys is one contact, and no
// other row means that one. They are compared with their contact by SQL. The others are entangled: the resolver goes
// through them one after the other.
//
// findHits tells them apart. It fills hit with the contact that a row means, entangled with the rows that are not simple,
// and involved with the contacts that those could mean.
func (a *matcher) findHits() error {
	n := a.rows.number.len()
	a.hit, a.entangled = make([]uint32, n), make([]bool, n)
	if err := a.markShared(); err != nil {
		return err
	}
	var any bool
	if err := a.tx.Raw("SELECT EXISTS (SELECT 1 FROM book.contacts)").Scan(&any).Error; err != nil || !any {
		return err
	}
	r := &a.resolver
	err := a.askBook(bookKey{"external_id", "contacts_external", repeatExternal, "NULL"},
		func(row int, _ *string) bool { return number(r.external, a.rows.keys.at(row).external) != 0 })
	if err != nil {
		return err
	}
	err = a.askBook(bookKey{"mobile", "contacts_mobile", repeatMobile, "nullif(c.first_key, r.first_key)"},
		func(row int, first *string) bool {
			return a.sharedPair(0, r.mobiles, a.rows.keys.at(row).mobile, row, first)
		})
	if err != nil {
		return err
	}
	err = a.askBook(bookKey{"email_key", "contacts_email", repeatEmail, "nullif(c.first_key, r.first_key)"},
		func(row int, first *string) bool {
			return a.sharedPair(1, r.emails, a.rows.keys.at(row).email, row, first)
		})
	if err != nil {
		return err
	}
	if err := a.askMusterIDs(); err != nil {
		return err
	}
	a.entangleContacts()
	return nil
}

// sharedPair tells whether a contact has a mobile or an e-mail that several rows have, with a first name that one of them
// has; first is the contact's, nil for the row's own.
func (a *matcher) sharedPair(which int, list []uint64, hash uint64, row int, first *string) bool {
	if number(list, hash) == 0 {
		return false
	}
	name := a.rows.keys.at(row).first
	if first != nil {
		name = a.hash(*first)
	}
	return number(a.resolver.pairs[which], mix(hash, name)) != 0
}

// bookKey is one key by which the book is asked. differs is the contact's first name where it is not the row's.
type bookKey struct {
	column, index string
	kind          int
	differs       string
}

var errManyContacts = errors.New("the book has used up its contact numbers")

// askBook finds the contacts that have a key of a row; of the rows that share a key, the first one is asked for. shared
// tells that the contact is one that several rows may mean.
func (a *matcher) askBook(key bookKey, shared func(row int, first *string) bool) error {
	rows, err := a.tx.Raw(fmt.Sprintf("SELECT r.seq, c.id, %s FROM rows r CROSS JOIN book.contacts c INDEXED BY %s "+
		"ON c.%s = r.%s AND c.%s <> '' WHERE r.status = ? AND r.%s <> '' "+
		"AND NOT EXISTS (SELECT 1 FROM repeats p WHERE p.kind = ? AND p.seq = r.seq)",
		key.differs, key.index, key.column, key.column, key.column, key.column), rowAccepted, key.kind).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var seq int
	var contact int64
	var first *string
	for rows.Next() {
		if err := rows.Scan(&seq, &contact, &first); err != nil {
			return err
		}
		row := seq - 1
		if a.isRejected(row) {
			continue
		}
		if err := a.note(row, contact, first == nil, shared(row, first)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// note takes down that a key of a row has been found at a contact: own, if the row means it; shared, if others do, too.
func (a *matcher) note(row int, contact int64, own, shared bool) error {
	if contact > math.MaxUint32 {
		return errManyContacts
	}
	switch {
	case shared:
		a.involved = append(a.involved, contact)
	case !own:
		// Someone else's, now: another row may give that one this row's first name, or the user may say that it is this one.
		a.entangled[row] = true
		a.involved = append(a.involved, contact)
	case a.hit[row] == uint32(contact):
	case a.hit[row] == 0:
		a.hit[row] = uint32(contact)
	default:
		a.entangled[row] = true
		a.involved = append(a.involved, contact)
	}
	return nil
}

// askMusterIDs looks which of the contacts exist that rows name by Muster ID.
func (a *matcher) askMusterIDs() error {
	ids := make([]int64, 0, len(a.muster))
	for _, id := range a.muster {
		ids = append(ids, id)
	}
	var known []int64
	for part := range slices.Chunk(ids, numbersBatch) {
		var some []int64
		err := a.tx.Raw("SELECT c.id FROM json_each(?) j CROSS JOIN book.contacts c ON c.id = j.value", jsonIDs(part)).
			Scan(&some).Error
		if err != nil {
			return err
		}
		known = append(known, some...)
	}
	slices.Sort(known)
	for row, id := range a.muster {
		if a.isRejected(int(row)) {
			continue
		}
		if _, ok := slices.BinarySearch(known, id); ok {
			if err := a.note(int(row), id, true, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// entangleContacts entangles the rows whose contact another row means, too.
func (a *matcher) entangleContacts() {
	slices.Sort(a.involved)
	hits := make([]uint64, 0, countHits(a.hit)) // contact and row
	for row, contact := range a.hit {
		if contact == 0 {
			continue
		}
		hits = append(hits, uint64(contact)<<32|uint64(row))
		if _, ok := slices.BinarySearch(a.involved, int64(contact)); ok {
			a.entangled[row] = true
		}
	}
	slices.Sort(hits)
	for i := 1; i < len(hits); i++ {
		if hits[i]>>32 == hits[i-1]>>32 {
			a.entangled[uint32(hits[i])], a.entangled[uint32(hits[i-1])] = true, true
		}
	}
}

// readPersons gives the resolver the contacts that entangled rows could mean, and the keys that matter to them.
func (a *matcher) readPersons() error {
	for row, contact := range a.hit {
		if contact != 0 && a.entangled[row] {
			a.involved = append(a.involved, int64(contact))
		}
	}
	slices.Sort(a.involved)
	a.involved = slices.Compact(a.involved)

	// All that the book has of the keys of entangled rows is in these contacts.
	r := &a.resolver
	r.external, r.mobiles, r.emails = slices.Clone(a.external), slices.Clone(a.mobiles), slices.Clone(a.emails)
	err := a.eachInvolved("c.external_id, c.mobile, c.email_key", func(rows *sql.Rows) error {
		var external, mobile, email string
		err := rows.Scan(&external, &mobile, &email)
		r.external = a.appendHash(r.external, external)
		r.mobiles = a.appendHash(r.mobiles, mobile)
		r.emails = a.appendHash(r.emails, email)
		return err
	})
	if err != nil {
		return err
	}
	r.external, r.mobiles, r.emails = sorted(r.external), sorted(r.mobiles), sorted(r.emails)
	a.makePairs()
	r.prepare()
	r.persons = make([]person, 0, len(a.involved))
	return a.eachInvolved("c.id, c.external_id, c.mobile, c.email_key, c.first_key", func(rows *sql.Rows) error {
		var id int64
		var external, mobile, email, first string
		if err := rows.Scan(&id, &external, &mobile, &email, &first); err != nil {
			return err
		}
		r.addBook(id, rowKeys{a.hash(external), a.hash(mobile), a.hash(email), a.hash(first)})
		return nil
	})
}

// eachInvolved reads columns of the involved contacts, ascending by id.
func (a *matcher) eachInvolved(columns string, each func(*sql.Rows) error) error {
	for part := range slices.Chunk(a.involved, numbersBatch) {
		rows, err := a.tx.Raw("SELECT "+columns+" FROM json_each(?) j CROSS JOIN book.contacts c ON c.id = j.value "+
			"ORDER BY j.key", jsonIDs(part)).Rows()
		if err != nil {
			return err
		}
		for err == nil && rows.Next() {
			err = each(rows)
		}
		if err = errors.Join(err, rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

// appendHash adds the hash of a key that is not blank.
func (a *matcher) appendHash(list []uint64, text string) []uint64 {
	if text == "" {
		return list
	}
	return append(list, a.hash(text))
}
