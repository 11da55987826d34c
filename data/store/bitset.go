package store

import "math/bits"

// bitset is a set of positions in the search index.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (s bitset) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }
func (s bitset) add(i int)      { s[i>>6] |= 1 << (i & 63) }
func (s bitset) remove(i int)   { s[i>>6] &^= 1 << (i & 63) }

func (s bitset) put(i int, in bool) {
	if in {
		s.add(i)
	} else {
		s.remove(i)
	}
}

func (s bitset) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// grown returns a copy that has room for n positions.
func (s bitset) grown(n int) bitset {
	c := newBitset(n)
	copy(c, s)
	return c
}

func (s bitset) and(other bitset) {
	for i := range s {
		s[i] &= other[i]
	}
}

func (s bitset) or(other bitset) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s bitset) andNot(other bitset) {
	for i := range s {
		s[i] &^= other[i]
	}
}
