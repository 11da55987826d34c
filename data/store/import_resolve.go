package store

import (
	"math/bits"
	"slices"

	"muster/data"
)

// resolver decides for one row after the other which person it is, as if each row had been imported before the next one
// is looked at: what earlier rows made of a person is what later rows are compared with. Where the keys of a row leave open
// who it is, the user's decision counts in its place.
//
// What blank cells erase is taken from a person after all its rows (see folder): who a row is does not depend on it.
type resolver struct {
	personLists
	// removes tells that rows change nobody, and make nobody.
	removes bool
}

// wish is what the user wants of a row, besides what its keys say.
type wish struct {
	// muster is the person that the row's Muster ID names, or nobody.
	muster int32
	act    data.RowAct
	is     int32 // the person for data.RowIs; nobody if it is gone
	// What is decided for all rows.
	conflicts  data.ConflictDecision
	duplicates data.DuplicateDecision
	// named tells that decisions for other rows name the person of this one.
	named bool
}

// verdict is what one row is.
type verdict struct {
	outcome outcome
	// person is who the row is; nobody for a row that stays out, and for a new contact that no other row can mean.
	person int32
	// problem is what is to be said about that, if hasProblem.
	problem    plannedKind
	field      data.Field
	hasProblem bool
	// open tells that the keys alone do not decide who the row is, and decided that the user did for this row.
	open, decided bool
}

// row decides who a row is. Who it could be is left in found, if that is open.
func (r *resolver) row(k rowKeys, w wish) verdict {
	n := r.numbers(k)
	if n == (rowNumbers{}) && w.muster == nobody && !w.named {
		return r.create(k, n, true)
	}
	r.found = r.found[:0]
	person, problem, field := r.ask(k, n, w.muster)
	if problem == numPlannedKinds {
		if person == nobody {
			return r.create(k, n, false)
		}
		return r.join(person, k, n)
	}
	r.find(n, w.muster)
	act := w.act
	if act == data.RowIs && w.is == nobody {
		act = data.RowAsAll
	}
	v := r.settle(k, n, w, act, problem)
	v.open, v.decided = true, act != data.RowAsAll
	if v.outcome == outcomeConflict || v.outcome == outcomeCreated && problem == plannedDuplicate && !v.decided {
		v.problem, v.field, v.hasProblem = problem, field, true
	}
	return v
}

// settle does with a row what is decided where its keys leave that open.
func (r *resolver) settle(k rowKeys, n rowNumbers, w wish, act data.RowAct, problem plannedKind) verdict {
	is := w.is
	if act == data.RowAsAll {
		act, is = w.forAll(problem == plannedDuplicate), nobody
		if act == data.RowIs {
			is = r.strongest(n, w.muster)
		}
	}
	switch {
	case act == data.RowSkip:
		return skipped(plannedSkipped)
	case act == data.RowIs:
		return r.join(is, k, n)
	case act == data.RowLeave && problem != plannedDuplicate:
		return verdict{outcome: outcomeConflict, person: nobody}
	}
	return r.create(k, n, false)
}

// forAll is what is decided for all rows in conflict, or all possible duplicates.
func (w *wish) forAll(duplicate bool) data.RowAct {
	if duplicate {
		return [...]data.RowAct{
			data.DuplicateApart: data.RowLeave, data.DuplicateMerge: data.RowIs, data.DuplicateSkip: data.RowSkip,
		}[w.duplicates]
	}
	return [...]data.RowAct{
		data.ConflictLeave: data.RowLeave, data.ConflictSkip: data.RowSkip, data.ConflictNew: data.RowNew,
		data.ConflictStrongest: data.RowIs,
	}[w.conflicts]
}

func skipped(why plannedKind) verdict {
	return verdict{outcome: outcomeSkipped, person: nobody, problem: why, field: data.FieldNone, hasProblem: true}
}

// ask says who a row is by its keys, nobody for somebody new; or why that is open, else numPlannedKinds.
func (r *resolver) ask(k rowKeys, n rowNumbers, muster int32) (int32, plannedKind, data.Field) {
	found, several := muster, false
	for kind, key := range n[:numIdentities] {
		if key == 0 {
			continue
		}
		hit := r.heads[kind][key]
		if hit == nobody {
			continue
		}
		if r.persons[hit].next[kind] != nobody {
			fields := [...]data.Field{data.FieldExternalID, data.FieldMobile, data.FieldEmail}
			return nobody, plannedAmbiguous, fields[kind]
		}
		several = several || found != nobody && found != hit
		found = hit
	}
	switch {
	case several:
		return nobody, plannedContacts, data.FieldNone
	case found != nobody:
		p := &r.persons[found]
		if k.external != 0 && p.hasExternal && (n[byExternal] == 0 || n[byExternal] != p.keys[byExternal]) {
			return nobody, plannedExternalID, data.FieldExternalID
		}
	// Nobody has this mobile, or e-mail, with this first name: whoever has it has another one.
	case n[byMobile] != 0 && r.heads[byMobile][n[byMobile]] != nobody:
		return nobody, plannedDuplicate, data.FieldMobile
	case n[byEmail] != 0 && r.heads[byEmail][n[byEmail]] != nobody:
		return nobody, plannedDuplicate, data.FieldEmail
	}
	return found, numPlannedKinds, data.FieldNone
}

// create makes a new person of a row; alone, one that no other row can mean.
func (r *resolver) create(k rowKeys, n rowNumbers, alone bool) verdict {
	switch {
	case r.removes:
		return skipped(plannedAbsent)
	case alone:
		return verdict{outcome: outcomeCreated, person: nobody}
	}
	r.persons = append(r.persons, person{first: k.first, hasExternal: k.external != 0})
	made := int32(len(r.persons) - 1)
	r.link(made, n)
	return verdict{outcome: outcomeCreated, person: made}
}

// join takes a row for a person, and gives it what the row says that is not blank.
func (r *resolver) join(i int32, k rowKeys, n rowNumbers) verdict {
	v := verdict{outcome: outcomeMerged, person: i}
	if r.removes {
		return v
	}
	p := &r.persons[i]
	if k.external != 0 {
		p.hasExternal = true
		r.relink(i, byExternal, n[byExternal])
	}
	if k.mobile != 0 {
		r.relink(i, byMobile, n[byMobile])
	}
	if k.email != 0 {
		r.relink(i, byEmail, n[byEmail])
	}
	p.first = k.first
	r.relink(i, byMobileName, r.pair(0, p.keys[byMobile], r.mobiles, p.first))
	r.relink(i, byEmailName, r.pair(1, p.keys[byEmail], r.emails, p.first))
	return v
}

// strongest is the person that the strongest key of a row names: of several, the oldest.
func (r *resolver) strongest(n rowNumbers, muster int32) int32 {
	if muster != nobody {
		return muster
	}
	for kind, key := range n {
		if key == 0 {
			continue
		}
		if i := r.oldestOf(kind, key); i != nobody {
			return i
		}
	}
	return nobody
}

const (
	maxCandidates = 8 // of a row
	candidateLook = 4 * maxCandidates
)

// find lists who a row could be, the one that the strongest key names first.
func (r *resolver) find(n rowNumbers, muster int32) {
	add := func(i int32, by data.MatchKind, same bool) {
		known := slices.ContainsFunc(r.found, func(c candidate) bool { return c.person == i })
		if i != nobody && !known && len(r.found) < maxCandidates {
			r.found = append(r.found, candidate{person: i, by: by, same: same})
		}
	}
	add(muster, data.MatchMusterID, true)
	for kind, key := range n {
		if key == 0 {
			continue
		}
		by, same := matchKinds[kind], kind < numIdentities
		add(r.oldestOf(kind, key), by, same)
		var list []int32
		for i := r.heads[kind][key]; i != nobody && len(list) < candidateLook; i = r.persons[i].next[kind] {
			list = append(list, i)
		}
		slices.Sort(list)
		for _, i := range list {
			add(i, by, same)
		}
	}
}

var matchKinds = [numLinks]data.MatchKind{
	byExternal: data.MatchExternalID, byMobileName: data.MatchMobile, byEmailName: data.MatchEmail,
	byMobile: data.MatchMobile, byEmail: data.MatchEmail,
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
