package store

import (
	"bytes"
	"context"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"muster/data"
	"muster/data/field"
)

// lastMatch keeps the answer to the question asked last: a list asks for its first page, its count and the rest.
type lastMatch struct {
	query data.Query
	set   bitset
}

// matchInIndex returns the contacts that match as a set; ok is false if SQL has to answer.
func (b *Book) matchInIndex(ctx context.Context, q data.Query) (set bitset, ok bool, err error) {
	ok, err = b.withIndex(ctx, func(s *snapshot) (err error) {
		set, err = s.match(ctx, b, q)
		return err
	})
	return set, ok, err
}

// listFromIndex is ContactIDs by the index.
func (b *Book) listFromIndex(ctx context.Context, q data.Query, limit int) (ids []data.ContactID, ok bool, err error) {
	ok, err = b.withIndex(ctx, func(s *snapshot) (err error) {
		ids, err = s.list(ctx, b, q, limit)
		return err
	})
	return ids, ok, err
}

// countInIndex is SelectionCount by the index.
func (b *Book) countInIndex(
	ctx context.Context, sel data.Selection, shown data.Query,
) (total, notShown int, ok bool, err error) {
	ok, err = b.withIndex(ctx, func(s *snapshot) error {
		var selected bitset
		if sel.All {
			set, err := s.match(ctx, b, sel.Query)
			if err != nil {
				return err
			}
			selected = slices.Clone(set)
			except := newBitset(len(s.ids))
			s.addAll(except, sel.IDs)
			selected.andNot(except)
		} else {
			selected = newBitset(len(s.ids))
			s.addAll(selected, sel.IDs)
		}
		list, err := s.match(ctx, b, shown)
		if err != nil {
			return err
		}
		total = selected.count()
		selected.andNot(list)
		notShown = selected.count()
		return nil
	})
	return total, notShown, ok, err
}

// match returns the contacts that match. The caller does not change the set.
func (s *snapshot) match(ctx context.Context, b *Book, q data.Query) (bitset, error) {
	s.lazy.Lock()
	last := s.lazy.last
	s.lazy.Unlock()
	if last != nil && last.query.SameContacts(q) {
		return last.set, nil
	}
	set, err := s.narrow(ctx, b, q)
	if err != nil {
		return nil, err
	}
	if err := s.search(ctx, set, field.SearchTerms(q.Search)); err != nil {
		return nil, err
	}
	s.lazy.Lock()
	s.lazy.last = &lastMatch{q.Clone(), set}
	s.lazy.Unlock()
	return set, nil
}

// narrow returns what matches all of q but its search, as a set of the caller's own.
func (s *snapshot) narrow(ctx context.Context, b *Book, q data.Query) (bitset, error) {
	set := slices.Clone(s.alive)
	switch q.View {
	case data.ViewAll:
	case data.ViewWithoutSegment:
		without, err := s.withoutSegment(ctx, b)
		if err != nil {
			return nil, err
		}
		set.and(without)
	case data.ViewWithoutMobile:
		set.and(s.withoutMobile)
	case data.ViewDoNotContact:
		set.and(s.doNotContact)
	}
	if q.Contactable {
		set.andNot(s.doNotContact)
	}
	if err := s.narrowBySegments(ctx, b, set, q); err != nil {
		return nil, err
	}
	if len(q.Countries) > 0 {
		set.and(s.inCountries(q.Countries))
	}
	for _, c := range fieldConditions(q) {
		meeting, err := s.meeting(ctx, b, c)
		if err != nil {
			return nil, err
		}
		set.and(meeting)
	}
	if q.Change != 0 {
		changed, err := s.fetchSet(ctx, b, "SELECT contact_id AS id FROM ("+changedContacts+")", q.Change, q.Change)
		if err != nil {
			return nil, err
		}
		set.and(changed)
	}
	if q.IDs != nil {
		listed := newBitset(len(s.ids))
		s.addAll(listed, q.IDs)
		set.and(listed)
	}
	return set, nil
}

// narrowBySegments leaves in set who has any, all and none of the segments that the query asks for so.
func (s *snapshot) narrowBySegments(ctx context.Context, b *Book, set bitset, q data.Query) error {
	if len(q.Segments) > 0 {
		union, err := s.anyOf(ctx, b, q.Segments)
		if err != nil {
			return err
		}
		set.and(union)
	}
	for _, id := range q.AllSegments {
		members, err := s.segment(ctx, b, id)
		if err != nil {
			return err
		}
		set.and(members)
	}
	for _, id := range q.NoneSegments {
		members, err := s.segment(ctx, b, id)
		if err != nil {
			return err
		}
		set.andNot(members)
	}
	return nil
}

// anyOf is the set of the contacts that have any of some segments.
func (s *snapshot) anyOf(ctx context.Context, b *Book, segments []data.SegmentID) (bitset, error) {
	union := newBitset(len(s.ids))
	for _, id := range segments {
		members, err := s.segment(ctx, b, id)
		if err != nil {
			return nil, err
		}
		union.or(members)
	}
	return union, nil
}

// quickTests is how many contacts are looked at one by one for a first page before the whole text is scanned.
const quickTests = 20_000

// list returns the ids of what matches, in order.
func (s *snapshot) list(ctx context.Context, b *Book, q data.Query, limit int) ([]data.ContactID, error) {
	o, err := s.order(ctx, b, q.Sort)
	if err != nil {
		return nil, err
	}
	if limit > 0 && q.Search != "" {
		ids, ok, err := s.quickPage(ctx, b, o, q, limit)
		if ok || err != nil {
			return ids, err
		}
	}
	set, err := s.match(ctx, b, q)
	if err != nil {
		return nil, err
	}
	size := set.count()
	if limit > 0 {
		size = min(size, limit)
	}
	ids := make([]data.ContactID, 0, size)
	o.each(q.Descending, func(p int) bool {
		if len(ids) == size {
			return false
		}
		if set.has(p) {
			ids = append(ids, s.ids[p])
		}
		return true
	})
	return ids, nil
}

// quickPage finds a first page without scanning all; ok is false if that does not succeed soon.
func (s *snapshot) quickPage(
	ctx context.Context, b *Book, o *order, q data.Query, limit int,
) (ids []data.ContactID, ok bool, err error) {
	candidates, err := s.narrow(ctx, b, q)
	if err != nil {
		return nil, false, err
	}
	terms := byteTerms(field.SearchTerms(q.Search))
	tests := 0
	o.each(q.Descending, func(p int) bool {
		if len(ids) == limit || tests == quickTests {
			return false
		}
		if candidates.has(p) {
			tests++
			if containsAll(s.textAt(p), terms) {
				ids = append(ids, s.ids[p])
			}
		}
		return true
	})
	return ids, len(ids) == limit || tests < quickTests, nil
}

func byteTerms(terms []string) [][]byte {
	list := make([][]byte, len(terms))
	for i, t := range terms {
		list[i] = []byte(t)
	}
	return list
}

func containsAll(text []byte, terms [][]byte) bool {
	for _, t := range terms {
		if !bytes.Contains(text, t) {
			return false
		}
	}
	return true
}

// searchStep is how many positions are scanned between two looks at the context; a multiple of 64, so that no two
// goroutines write to one word of a set.
const searchStep = 64 * 512

// search narrows set to the contacts whose text holds every term.
func (s *snapshot) search(ctx context.Context, set bitset, terms []string) error {
	if len(terms) == 0 {
		return nil
	}
	// The longest term is the rarest, as a rule: it is scanned for, the others are looked for in what it leaves.
	list := byteTerms(terms)
	slices.SortStableFunc(list, func(a, b []byte) int { return len(b) - len(a) })
	steps := make(chan int)
	var scanners sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 4) {
		scanners.Go(func() {
			for from := range steps {
				s.searchRange(set, list, from, min(from+searchStep, len(s.ids)))
			}
		})
	}
	for from := 0; from < len(s.ids) && ctx.Err() == nil; from += searchStep {
		steps <- from
	}
	close(steps)
	scanners.Wait()
	return ctx.Err()
}

// searchRange does it for the positions of one range.
func (s *snapshot) searchRange(set bitset, terms [][]byte, from, to int) {
	words := set[from/64 : (to+63)/64]
	if words.count() > (to-from)/16 {
		s.scan(words, terms[0], from, to)
		terms = terms[1:]
	}
	if len(terms) == 0 {
		return
	}
	for i, word := range words {
		for rest := word; rest != 0; rest &= rest - 1 {
			bit := bits.TrailingZeros64(rest)
			if !containsAll(s.textAt(from+i*64+bit), terms) {
				words[i] &^= 1 << bit
			}
		}
	}
}

// scan narrows the words of a set, which begin at position from, to those whose text holds term: one pass over the text
// of the range, from match to match.
func (s *snapshot) scan(words bitset, term []byte, from, to int) {
	found := make(bitset, len(words))
	text := s.text[:s.ends[to-1]]
	at, p := s.start(from), from
	for {
		i := bytes.Index(text[at:], term)
		if i < 0 {
			break
		}
		at += i
		for int(s.ends[p]) <= at {
			p++
		}
		if at < s.start(p) || at+len(term) > int(s.ends[p]) {
			at++ // across the end of a contact's text: none of its own
			continue
		}
		found.add(p - from)
		if p++; p == to {
			break
		}
		at = s.start(p)
	}
	words.and(found)
}
