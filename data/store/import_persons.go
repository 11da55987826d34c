package store

import "slices"

// personLists are the persons that rows which share keys could mean, in lists by their keys.
//
// They work on small numbers. A key (external ID, mobile, e-mail, or one of the latter with a first name) that only one row
// has, and no contact of the book, can mean nobody; all others are numbered from 1 by their place in a sorted list of
// hashes. Every step is a few looks into these lists, however many rows share a key.
type personLists struct {
	// Hashes of the keys that matter, ascending: external IDs, mobiles, e-mails.
	external, mobiles, emails []uint64
	// The same of mobile with first name and e-mail with first name, of the rows whose mobile or e-mail matters.
	pairs [2][]uint64

	// The persons: those of the book ascending, then those that rows make. An earlier one is older.
	persons []person
	// heads are the first persons of the list of each key, by kind and number, nobody for none, and oldest the oldest ones
	// where that is known.
	heads, oldest [numLinks][]int32

	found []candidate // who the last row could be
}

// The keys by which persons are linked, the strongest first. The identities alone mean one person.
const (
	byExternal = iota
	byMobileName
	byEmailName
	byMobile
	byEmail
	numLinks
	numIdentities = byMobile
)

// rowNumbers are the numbers of keys by kind; 0 for one that means nobody.
type rowNumbers [numLinks]uint32

// person is what the keys of a contact of the book, or of one that the file makes, are at the moment.
type person struct {
	contact int64 // 0 for a new one
	first   uint64
	// hasExternal tells that the external ID is not blank, though perhaps no row has it.
	hasExternal bool
	// keys are the numbers of its keys, and next and prev link the persons of each.
	keys       rowNumbers
	next, prev [numLinks]int32
}

const (
	nobody  int32 = -1
	unknown int32 = -2 // who is the oldest
)

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

// prepare makes the lists; the keys that matter are known.
func (l *personLists) prepare() {
	for kind, n := range [numLinks]int{
		byExternal: len(l.external), byMobileName: len(l.pairs[0]), byEmailName: len(l.pairs[1]), byMobile: len(l.mobiles),
		byEmail: len(l.emails),
	} {
		l.heads[kind] = slices.Repeat([]int32{nobody}, n+1)
		l.oldest[kind] = slices.Repeat([]int32{nobody}, n+1)
	}
}

func (l *personLists) numbers(k rowKeys) rowNumbers {
	n := rowNumbers{
		byExternal: number(l.external, k.external), byMobile: number(l.mobiles, k.mobile), byEmail: number(l.emails, k.email),
	}
	n[byMobileName] = l.pair(0, n[byMobile], l.mobiles, k.first)
	n[byEmailName] = l.pair(1, n[byEmail], l.emails, k.first)
	return n
}

// pair numbers a mobile or an e-mail with a first name.
func (l *personLists) pair(which int, n uint32, list []uint64, first uint64) uint32 {
	if n == 0 {
		return 0
	}
	return number(l.pairs[which], mix(list[n-1], first))
}

// addBook adds the next contact of the book.
func (l *personLists) addBook(contact int64, k rowKeys) {
	l.persons = append(l.persons, person{contact: contact, first: k.first, hasExternal: k.external != 0})
	l.link(int32(len(l.persons)-1), l.numbers(k))
}

// link puts a new person into the lists of its keys.
func (l *personLists) link(i int32, keys rowNumbers) {
	p := &l.persons[i]
	for kind, key := range keys {
		p.next[kind], p.prev[kind] = nobody, nobody
		if p.keys[kind] = key; key != 0 {
			l.push(i, kind, key)
		}
	}
}

// push puts a person in front of a list.
func (l *personLists) push(i int32, kind int, key uint32) {
	head, oldest := &l.heads[kind][key], &l.oldest[kind][key]
	if *oldest == nobody || i < *oldest {
		*oldest = i
	}
	if *head != nobody {
		l.persons[*head].prev[kind] = i
	}
	l.persons[i].next[kind], *head = *head, i
}

// relink moves a person to the list of another key.
func (l *personLists) relink(i int32, kind int, key uint32) {
	p := &l.persons[i]
	if p.keys[kind] == key {
		return
	}
	if old := p.keys[kind]; old != 0 {
		next, prev := p.next[kind], p.prev[kind]
		if next != nobody {
			l.persons[next].prev[kind] = prev
		}
		if prev != nobody {
			l.persons[prev].next[kind] = next
		} else {
			l.heads[kind][old] = next
		}
		switch {
		case l.heads[kind][old] == nobody:
			l.oldest[kind][old] = nobody
		case l.oldest[kind][old] == i:
			l.oldest[kind][old] = unknown
		}
	}
	p.keys[kind], p.next[kind], p.prev[kind] = key, nobody, nobody
	if key != 0 {
		l.push(i, kind, key)
	}
}

// oldestOf is the oldest person of a key, or nobody. It is looked for only after it left the list.
func (l *personLists) oldestOf(kind int, key uint32) int32 {
	oldest := &l.oldest[kind][key]
	if *oldest == unknown {
		*oldest = l.heads[kind][key]
		for i := *oldest; i != nobody; i = l.persons[i].next[kind] {
			*oldest = min(*oldest, i)
		}
	}
	return *oldest
}
