package store

import (
	"fmt"
	"slices"
)

// The kinds of the table repeats.
const (
	repeatExternal = iota
	repeatMobile
	repeatEmail
	repeatMobileName
	repeatEmailName
	numRepeats
)

// findKeys finds the keys that more than one row has. The others matter only if the book has them.
func (a *matcher) findKeys() error {
	r := &a.resolver
	all := make([]uint64, 0, a.rows.number.len())
	r.external = a.shared(all, func(k rowKeys) uint64 { return k.external })
	r.mobiles = a.shared(all, func(k rowKeys) uint64 { return k.mobile })
	r.emails = a.shared(all, func(k rowKeys) uint64 { return k.email })
	return nil
}

// shared returns the hashes that more than one accepted row has, ascending. all is room for those of every row.
func (a *matcher) shared(all []uint64, key func(rowKeys) uint64) []uint64 {
	for i := range a.rows.number.len() {
		if h := key(a.rows.keys.at(i)); h != 0 {
			all = append(all, h)
		}
	}
	slices.Sort(all)
	kept := all[:0]
	for i := 1; i < len(all); i++ {
		if h := all[i]; h == all[i-1] && (len(kept) == 0 || kept[len(kept)-1] != h) {
			kept = append(kept, h)
		}
	}
	return slices.Clone(kept)
}

// readPersons finds the contacts of the book that rows hit, or share a mobile or an e-mail with.
func (a *matcher) readPersons() error {
	has, err := a.hasContacts()
	if err != nil {
		return err
	}
	if !has {
		a.makePairs()
		a.resolver.prepare()
		return nil
	}
	if err := a.writeRepeats(); err != nil {
		return err
	}
	if err := a.findHits(); err != nil {
		return err
	}
	mobiles, err := a.sharers("mobile", "contacts_mobile", "mobile", repeatMobile)
	if err != nil {
		return err
	}
	emails, err := a.sharers("email_key", "contacts_email", "email_key", repeatEmail)
	if err != nil {
		return err
	}
	keys, err := a.hitKeys()
	if err != nil {
		return err
	}

	r := &a.resolver
	mobile := func(k rowKeys) uint64 { return k.mobile }
	email := func(k rowKeys) uint64 { return k.email }
	r.mobiles = a.withSharers(r.mobiles, mobiles, mobile)
	r.emails = a.withSharers(r.emails, emails, email)
	for i := range keys.len() {
		if external := keys.at(i).keys.external; external != 0 {
			r.external = append(r.external, external)
		}
	}
	r.external = sorted(r.external)
	a.makePairs()
	r.prepare()
	for _, x := range mobiles {
		r.byMobile[number(r.mobiles, mobile(a.rows.keys.at(int(x.row))))] = x.contacts
	}
	for _, x := range emails {
		r.byEmail[number(r.emails, email(a.rows.keys.at(int(x.row))))] = x.contacts
	}
	r.persons = make([]person, 0, keys.len())
	for i := range keys.len() {
		c := keys.at(i)
		r.addBook(c.id, c.keys)
	}
	return nil
}

func sorted(list []uint64) []uint64 {
	slices.Sort(list)
	return slices.Compact(list)
}

// makePairs lists mobile with first name, and e-mail with first name, of the rows whose mobile or e-mail matters.
func (a *matcher) makePairs() {
	r := &a.resolver
	var pairs [2][]uint64
	for i := range a.rows.number.len() {
		k := a.rows.keys.at(i)
		if k.mobile != 0 && number(r.mobiles, k.mobile) != 0 {
			pairs[0] = append(pairs[0], mix(k.mobile, k.first))
		}
		if k.email != 0 && number(r.emails, k.email) != 0 {
			pairs[1] = append(pairs[1], mix(k.email, k.first))
		}
	}
	r.pairs = [2][]uint64{sorted(pairs[0]), sorted(pairs[1])}
}

// writeRepeats notes the rows whose key an earlier row has: the book is asked once for each key.
func (a *matcher) writeRepeats() error {
	a.makePairs()
	r := &a.resolver
	keys := [numRepeats][]uint64{r.external, r.mobiles, r.emails, r.pairs[0], r.pairs[1]}
	var seen [numRepeats][]bool
	for kind, list := range keys {
		seen[kind] = make([]bool, len(list)+1)
	}
	var repeats [numRepeats][]int64
	note := func(kind int, row int, hash uint64) bool {
		n := number(keys[kind], hash)
		if n == 0 {
			return false
		}
		if seen[kind][n] {
			repeats[kind] = append(repeats[kind], int64(row)+1)
		}
		seen[kind][n] = true
		return true
	}
	for i := range a.rows.number.len() {
		k := a.rows.keys.at(i)
		note(repeatExternal, i, k.external)
		if note(repeatMobile, i, k.mobile) {
			note(repeatMobileName, i, mix(k.mobile, k.first))
		}
		if note(repeatEmail, i, k.email) {
			note(repeatEmailName, i, mix(k.email, k.first))
		}
	}
	for kind, list := range repeats {
		for part := range slices.Chunk(list, numbersBatch) {
			err := a.tx.Exec("INSERT INTO repeats (kind, seq) SELECT ?, value FROM json_each(?)", kind, jsonIDs(part)).Error
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// numbersBatch is how many numbers are handed to SQLite at once.
const numbersBatch = 10_000

// findHits fills the table hits with the contacts that a key of some row means.
func (a *matcher) findHits() error {
	for _, key := range []struct {
		column, index, on string
		kind              int
	}{
		{"external_id", "contacts_external", "c.external_id = r.external_id", repeatExternal},
		{"mobile", "contacts_mobile", "c.mobile = r.mobile AND c.first_key = r.first_key", repeatMobileName},
		{"email_key", "contacts_email", "c.email_key = r.email_key AND c.first_key = r.first_key", repeatEmailName},
	} {
		err := a.tx.Exec(fmt.Sprintf("INSERT OR IGNORE INTO hits (id) SELECT c.id FROM rows r "+
			"CROSS JOIN book.contacts c INDEXED BY %s ON %s AND c.%s <> '' WHERE r.status = ? AND r.%s <> '' AND %s",
			key.index, key.on, key.column, key.column, notRepeated), rowAccepted, key.kind).Error
		if err != nil {
			return err
		}
	}
	ids := make([]int64, 0, len(a.rows.muster))
	for _, id := range a.rows.muster {
		ids = append(ids, id)
	}
	for part := range slices.Chunk(ids, numbersBatch) {
		err := a.tx.Exec("INSERT OR IGNORE INTO hits (id) SELECT c.id FROM json_each(?) j CROSS JOIN book.contacts c "+
			"ON c.id = j.value", jsonIDs(part)).Error
		if err != nil {
			return err
		}
	}
	return nil
}

const notRepeated = "NOT EXISTS (SELECT 1 FROM repeats p WHERE p.kind = ? AND p.seq = r.seq)"

// sharer is a row, and how many contacts of the book have its mobile or e-mail.
type sharer struct {
	row, contacts uint32
}

// sharers counts the contacts that share a mobile or an e-mail with a row, by the first row that has it.
func (a *matcher) sharers(column, index, key string, kind int) ([]sharer, error) {
	rows, err := a.tx.Raw(fmt.Sprintf("SELECT r.seq, (SELECT count(*) FROM book.contacts c INDEXED BY %s "+
		"WHERE c.%s = r.%s AND c.%s <> '') FROM rows r WHERE r.status = ? AND r.%s <> '' AND %s "+
		"AND EXISTS (SELECT 1 FROM book.contacts c INDEXED BY %s WHERE c.%s = r.%s AND c.%s <> '')",
		index, key, column, key, column, notRepeated, index, key, column, key), rowAccepted, kind).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var list []sharer
	for rows.Next() {
		var x sharer
		if err := rows.Scan(&x.row, &x.contacts); err != nil {
			return nil, err
		}
		x.row--
		list = append(list, x)
	}
	return list, rows.Err()
}

// withSharers adds the keys of rows that the book has to those that several rows have.
func (a *matcher) withSharers(list []uint64, sharers []sharer, key func(rowKeys) uint64) []uint64 {
	list = slices.Grow(list, len(sharers))
	for _, x := range sharers {
		list = append(list, key(a.rows.keys.at(int(x.row))))
	}
	return sorted(list)
}

// hit is a contact of the book with its keys.
type hit struct {
	id   int64
	keys rowKeys
}

// hitKeys reads the keys of the contacts in the table hits, ascending by id.
func (a *matcher) hitKeys() (*column[hit], error) {
	rows, err := a.tx.Raw("SELECT c.id, c.external_id, c.mobile, c.email_key, c.first_key FROM hits h " +
		"CROSS JOIN book.contacts c ON c.id = h.id ORDER BY h.id").Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	hits := &column[hit]{}
	for rows.Next() {
		var id int64
		var external, mobile, email, first string
		if err := rows.Scan(&id, &external, &mobile, &email, &first); err != nil {
			return nil, err
		}
		hits.add(hit{id, rowKeys{a.hash(external), a.hash(mobile), a.hash(email), a.hash(first)}})
	}
	return hits, rows.Err()
}
