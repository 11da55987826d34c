package store

import "slices"

// The kinds of the table repeats.
const (
	repeatExternal = iota
	repeatMobile
	repeatEmail
	numRepeats
)

// findKeys finds the keys that more than one row has. The others matter only if the book has them.
func (a *matcher) findKeys() error {
	for _, table := range []string{"repeats", "singles"} {
		if err := a.tx.Exec("DELETE FROM " + table).Error; err != nil {
			return err
		}
	}
	r := &a.resolver
	all := make([]uint64, 0, a.rows.number.len())
	r.external = a.shared(all, func(k rowKeys) uint64 { return k.external })
	r.mobiles = a.shared(all, func(k rowKeys) uint64 { return k.mobile })
	r.emails = a.shared(all, func(k rowKeys) uint64 { return k.email })
	a.external, a.mobiles, a.emails = r.external, r.mobiles, r.emails
	a.makePairs()
	return nil
}

// shared returns the hashes that more than one accepted row has, ascending. all is room for those of every row.
func (a *matcher) shared(all []uint64, key func(rowKeys) uint64) []uint64 {
	for i := range a.rows.number.len() {
		if h := key(a.keysOf(i)); h != 0 {
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

// makePairs lists mobile with first name, and e-mail with first name, of the rows whose mobile or e-mail matters.
func (a *matcher) makePairs() {
	r := &a.resolver
	var pairs [2][]uint64
	for i := range a.rows.number.len() {
		k := a.keysOf(i)
		if number(r.mobiles, k.mobile) != 0 {
			pairs[0] = append(pairs[0], mix(k.mobile, k.first))
		}
		if number(r.emails, k.email) != 0 {
			pairs[1] = append(pairs[1], mix(k.email, k.first))
		}
	}
	r.pairs = [2][]uint64{sorted(pairs[0]), sorted(pairs[1])}
}

func sorted(list []uint64) []uint64 {
	slices.Sort(list)
	return slices.Compact(list)
}

// markShared marks the rows that have a key which another row has, too, and writes down those whose key an earlier row
// has: the book is asked once for each key.
func (a *matcher) markShared() error {
	r := &a.resolver
	keys := [numRepeats][]uint64{r.external, r.mobiles, r.emails}
	var seen [numRepeats][]bool
	for kind, list := range keys {
		seen[kind] = make([]bool, len(list)+1)
	}
	var repeats [numRepeats][]int64
	for i := range a.rows.number.len() {
		k := a.keysOf(i)
		for kind, hash := range [numRepeats]uint64{k.external, k.mobile, k.email} {
			n := number(keys[kind], hash)
			if n == 0 {
				continue
			}
			a.entangled[i] = true
			if seen[kind][n] {
				repeats[kind] = append(repeats[kind], int64(i)+1)
			}
			seen[kind][n] = true
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

// addNumbers inserts numbers into a table of the side file, by a statement that selects from json_each(?).
func (a *matcher) addNumbers(insert string, numbers []int64) error {
	for part := range slices.Chunk(numbers, numbersBatch) {
		if err := a.tx.Exec(insert, jsonIDs(part)).Error; err != nil {
			return err
		}
	}
	return nil
}
