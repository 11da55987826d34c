package contacts

import (
	"iter"
	"math/bits"
	"slices"

	"muster/data"
)

const (
	blockWords = 64
	blockIDs   = blockWords * 64
)

type idBlock [blockWords]uint64

// idSet is a set of contacts as bits in blocks. A book numbers its contacts one after another, so that a million of
// them take some 130 KB, and asking, joining and counting cost next to nothing on the window's goroutine. The zero
// value is an empty set.
type idSet struct {
	blocks map[int64]*idBlock
	size   int
}

func newIDSet(ids []data.ContactID) *idSet {
	s := &idSet{}
	for _, id := range ids {
		s.add(id)
	}
	return s
}

func split(id data.ContactID) (block int64, word int, bit uint64) {
	at := int64(id) % blockIDs
	return int64(id) / blockIDs, int(at / 64), 1 << (at % 64)
}

func (s *idSet) len() int { return s.size }

func (s *idSet) has(id data.ContactID) bool {
	block, word, bit := split(id)
	b := s.blocks[block]
	return b != nil && b[word]&bit != 0
}

func (s *idSet) add(id data.ContactID) {
	block, word, bit := split(id)
	b := s.blocks[block]
	if b == nil {
		if s.blocks == nil {
			s.blocks = map[int64]*idBlock{}
		}
		b = &idBlock{}
		s.blocks[block] = b
	}
	if b[word]&bit == 0 {
		b[word] |= bit
		s.size++
	}
}

func (s *idSet) remove(id data.ContactID) {
	block, word, bit := split(id)
	if b := s.blocks[block]; b != nil && b[word]&bit != 0 {
		b[word] &^= bit
		s.size--
	}
}

func (s *idSet) put(id data.ContactID, in bool) {
	if in {
		s.add(id)
	} else {
		s.remove(id)
	}
}

func (s *idSet) clone() *idSet {
	c := &idSet{blocks: make(map[int64]*idBlock, len(s.blocks)), size: s.size}
	for at, b := range s.blocks {
		copied := *b
		c.blocks[at] = &copied
	}
	return c
}

// common counts what two sets share.
func (s *idSet) common(other *idSet) int {
	n := 0
	for at, b := range s.blocks {
		o := other.blocks[at]
		if o == nil {
			continue
		}
		for i := range b {
			n += bits.OnesCount64(b[i] & o[i])
		}
	}
	return n
}

// commonOfThree counts what three sets share.
func (s *idSet) commonOfThree(a, b *idSet) int {
	n := 0
	for at, own := range s.blocks {
		x, y := a.blocks[at], b.blocks[at]
		if x == nil || y == nil {
			continue
		}
		for i := range own {
			n += bits.OnesCount64(own[i] & x[i] & y[i])
		}
	}
	return n
}

// join adds all of other.
func (s *idSet) join(other *idSet) { s.combine(other, func(a, b uint64) uint64 { return a | b }) }

// subtract removes all of other.
func (s *idSet) subtract(other *idSet) { s.combine(other, func(a, b uint64) uint64 { return a &^ b }) }

func (s *idSet) combine(other *idSet, op func(a, b uint64) uint64) {
	if s.blocks == nil {
		s.blocks = map[int64]*idBlock{}
	}
	for at, o := range other.blocks {
		b := s.blocks[at]
		if b == nil {
			b = &idBlock{}
			s.blocks[at] = b
		}
		for i := range b {
			now := op(b[i], o[i])
			s.size += bits.OnesCount64(now) - bits.OnesCount64(b[i])
			b[i] = now
		}
	}
}

// all yields the members in ascending order.
func (s *idSet) all() iter.Seq[data.ContactID] {
	at := make([]int64, 0, len(s.blocks))
	for block := range s.blocks {
		at = append(at, block)
	}
	slices.Sort(at)
	return func(yield func(data.ContactID) bool) {
		for _, block := range at {
			for word, w := range s.blocks[block] {
				for w != 0 {
					id := data.ContactID(block*blockIDs + int64(word*64+bits.TrailingZeros64(w)))
					if !yield(id) {
						return
					}
					w &= w - 1
				}
			}
		}
	}
}

func (s *idSet) slice() []data.ContactID {
	return slices.AppendSeq(make([]data.ContactID, 0, s.size), s.all())
}
