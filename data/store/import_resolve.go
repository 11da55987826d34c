package store

import (
	"math"
	"math/bits"
	"slices"

	"muster/data"
)

// resolver decides for one row after the other which person it is, as if each row had been imported before the next one
// is looked at: what earlier rows made of a person is what later rows are compared with.
//
// It works on small numbers. A key (external ID, mobile, e-mail, or one of the latter with a first name) that only one row
// has, and no contact of the book, can mean nobody; all others are numbered from 1 by their place in a sorted list of
// hashes. Every step is a few looks into these lists, however many rows share a key.
type resolver struct {
	// Hashes of the keys that matter, ascending: external IDs, mobiles, e-mails.
	external, mobiles, emails []uint64
	// The same of mobile with first name and e-mail with first name, of the rows whose mobile or e-mail matters.
	pairs [2][]uint64

	// heads are the first persons by identity (see the identities), -1 for none.
	heads [numIdentities][]int32
	// persons by mobile and by e-mail, those of the book that are not in persons included.
	byMobile, byEmail []uint32
	persons           []person
}

// The identities: keys that mean one person.
const (
	byExternal = iota
	byMobileName
	byEmailName
	numIdentities
)

// otherExternal is an external ID that is not blank, and that no row has which could mean this person.
const otherExternal = math.MaxUint32

// person is what the keys of a contact of the book, or of one that the file makes, are at the moment.
type person struct {
	contact                 int64 // 0 for a new one
	first                   uint64
	external, mobile, email uint32
	// keys are the numbers of its identities, and next and prev link the persons of each; 0 and -1 mean none.
	keys       [numIdentities]uint32
	next, prev [numIdentities]int32
}

const nobody int32 = -1

// number is the place of a hash in a sorted list, from 1; 0 if it is not there.
func number(list []uint64, hash uint64) uint32 {
	if hash == 0 || len(list) == 0 {
		return 0
	}
	if i, ok := slices.BinarySearch(list, hash); ok {
		return uint32(i) + 1
	}
	return 0
}

// mix makes one hash of two.
func mix(a, b uint64) uint64 {
	x := a ^ bits.RotateLeft64(b, 23)*0x9E3779B97F4A7C15
	x = (x ^ x>>33) * 0xFF51AFD7ED558CCD
	x = (x ^ x>>33) * 0xC4CEB9FE1A85EC53
	if x ^= x >> 33; x == 0 {
		return 1
	}
	return x
}

func newHeads(n int) []int32 {
	heads := make([]int32, n+1)
	for i := range heads {
		heads[i] = nobody
	}
	return heads
}

// prepare makes the lists by identity; the keys that matter are known.
func (r *resolver) prepare() {
	r.heads = [...][]int32{newHeads(len(r.external)), newHeads(len(r.pairs[0])), newHeads(len(r.pairs[1]))}
	r.byMobile = make([]uint32, len(r.mobiles)+1)
	r.byEmail = make([]uint32, len(r.emails)+1)
}

// rowNumbers are the keys of a row as numbers.
type rowNumbers struct {
	external, mobile, email uint32
	keys                    [numIdentities]uint32
}

func (r *resolver) numbers(k rowKeys) rowNumbers {
	n := rowNumbers{
		external: number(r.external, k.external), mobile: number(r.mobiles, k.mobile), email: number(r.emails, k.email),
	}
	n.keys[byExternal] = n.external
	n.keys[byMobileName] = r.pair(0, n.mobile, r.mobiles, k.first)
	n.keys[byEmailName] = r.pair(1, n.email, r.emails, k.first)
	return n
}

// pair numbers a mobile or an e-mail with a first name.
func (r *resolver) pair(which int, n uint32, list []uint64, first uint64) uint32 {
	if n == 0 {
		return 0
	}
	return number(r.pairs[which], mix(list[n-1], first))
}

// addBook adds a contact of the book; byMobile and byEmail count it already.
func (r *resolver) addBook(contact int64, k rowKeys) {
	p := person{contact: contact, first: k.first}
	n := r.numbers(k)
	p.external, p.mobile, p.email = n.external, n.mobile, n.email
	if p.external == 0 && k.external != 0 {
		p.external = otherExternal
	}
	r.persons = append(r.persons, p)
	r.link(int32(len(r.persons)-1), n.keys)
}

// link puts a person into the lists of its identities.
func (r *resolver) link(i int32, keys [numIdentities]uint32) {
	p := &r.persons[i]
	for kind, key := range keys {
		p.next[kind], p.prev[kind] = nobody, nobody
		if p.keys[kind] = key; key == 0 {
			continue
		}
		head := &r.heads[kind][key]
		if *head != nobody {
			r.persons[*head].prev[kind] = i
		}
		p.next[kind], *head = *head, i
	}
}

// relink moves a person to the list of another key.
func (r *resolver) relink(i int32, kind int, key uint32) {
	p := &r.persons[i]
	if p.keys[kind] == key {
		return
	}
	if old := p.keys[kind]; old != 0 {
		next, prev := p.next[kind], p.prev[kind]
		if next != nobody {
			r.persons[next].prev[kind] = prev
		}
		if prev != nobody {
			r.persons[prev].next[kind] = next
		} else {
			r.heads[kind][old] = next
		}
	}
	p.keys[kind], p.next[kind], p.prev[kind] = key, nobody, nobody
	if key != 0 {
		head := &r.heads[kind][key]
		if *head != nobody {
			r.persons[*head].prev[kind] = i
		}
		p.next[kind], *head = *head, i
	}
}

// verdict is what one row is.
type verdict struct {
	// person is who the row is; nobody for a conflict, and for a new contact that no other row can mean.
	person int32
	// created tells that the row makes a new contact.
	created bool
	// problem is why the row is in conflict, or a possible duplicate, if hasProblem.
	problem    plannedKind
	field      data.Field
	hasProblem bool
}

// row decides who a row is. muster is the person that its Muster ID names, or nobody.
func (r *resolver) row(k rowKeys, muster int32) verdict {
	n := r.numbers(k)
	if n.external == 0 && n.mobile == 0 && n.email == 0 && muster == nobody {
		return verdict{person: nobody, created: true}
	}
	found, several := muster, false
	for kind, key := range n.keys {
		if key == 0 {
			continue
		}
		hit := r.heads[kind][key]
		if hit == nobody {
			continue
		}
		if r.persons[hit].next[kind] != nobody {
			fields := [...]data.Field{data.FieldExternalID, data.FieldMobile, data.FieldEmail}
			return conflict(plannedAmbiguous, fields[kind])
		}
		several = several || found != nobody && found != hit
		found = hit
	}
	switch {
	case several:
		return conflict(plannedContacts, data.FieldNone)
	case found == nobody:
		return r.create(k, n)
	case k.external != 0 && r.persons[found].external != 0 && (n.external == 0 || n.external != r.persons[found].external):
		return conflict(plannedExternalID, data.FieldExternalID)
	}
	r.learn(found, k, n)
	return verdict{person: found}
}

func conflict(why plannedKind, f data.Field) verdict {
	return verdict{person: nobody, problem: why, field: f, hasProblem: true}
}

// create makes a new person of a row that is nobody yet.
func (r *resolver) create(k rowKeys, n rowNumbers) verdict {
	v := verdict{person: int32(len(r.persons)), created: true}
	// Nobody has this mobile, or e-mail, with this first name: whoever has it has another one.
	switch {
	case n.mobile != 0 && r.byMobile[n.mobile] > 0:
		v.problem, v.field, v.hasProblem = plannedDuplicate, data.FieldMobile, true
	case n.email != 0 && r.byEmail[n.email] > 0:
		v.problem, v.field, v.hasProblem = plannedDuplicate, data.FieldEmail, true
	}
	p := person{first: k.first, external: n.external, mobile: n.mobile, email: n.email}
	if p.external == 0 && k.external != 0 {
		p.external = otherExternal
	}
	r.byMobile[n.mobile]++ // number 0 counts those that do not matter
	r.byEmail[n.email]++
	r.persons = append(r.persons, p)
	r.link(v.person, n.keys)
	return v
}

// learn gives a person what a row says that is not blank.
func (r *resolver) learn(i int32, k rowKeys, n rowNumbers) {
	p := &r.persons[i]
	if k.external != 0 && p.external == 0 {
		if p.external = n.external; p.external == 0 {
			p.external = otherExternal
		}
		r.relink(i, byExternal, n.external)
	}
	if k.mobile != 0 && p.mobile != n.mobile {
		r.byMobile[p.mobile]--
		r.byMobile[n.mobile]++
		p.mobile = n.mobile
	}
	if k.email != 0 && p.email != n.email {
		r.byEmail[p.email]--
		r.byEmail[n.email]++
		p.email = n.email
	}
	p.first = k.first
	r.relink(i, byMobileName, r.pair(0, p.mobile, r.mobiles, p.first))
	r.relink(i, byEmailName, r.pair(1, p.email, r.emails, p.first))
}
