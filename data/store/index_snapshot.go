package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"

	"muster/data"
)

// separator ends a contact's text in the index. A key that holds it is still right, as matches are looked for in a
// contact's own text; only the loading takes the slow way.
const separator = "\x1e"

// snapshot is the index of one state of the book. A contact has a position; a contact that changed has a new position at
// the end, and its old one is dead.
type snapshot struct {
	revision int64
	lastStep int64

	ids   []data.ContactID // by position; ascending below base
	base  int
	moved map[data.ContactID]int // the positions at and above base
	text  []byte
	ends  []uint32 // by position: where its text ends, before the separator
	alive bitset

	reach
	withoutMobile bitset
	doNotContact  bitset

	lazy struct {
		sync.Mutex
		segments       map[data.SegmentID]bitset
		meeting        map[string]meetingSet
		withoutSegment bitset
		orders         map[data.SortColumn]*order
		last           *lastMatch
	}
}

func (s *snapshot) textAt(position int) []byte { return s.text[s.start(position):s.ends[position]] }

func (s *snapshot) start(position int) int {
	if position == 0 {
		return 0
	}
	return int(s.ends[position-1]) + len(separator)
}

// position finds where a contact is; ok is false for one that is not in the book.
func (s *snapshot) position(id data.ContactID) (position int, ok bool) {
	if p, ok := s.moved[id]; ok {
		return p, s.alive.has(p)
	}
	p, ok := slices.BinarySearch(s.ids[:s.base], id)
	return p, ok && s.alive.has(p)
}

// add appends a contact with its text; what reach knows of it is to be appended, too.
func (s *snapshot) add(id data.ContactID, text string) int {
	s.ids = append(s.ids, id)
	s.text = append(append(s.text, text...), separator...)
	s.ends = append(s.ends, uint32(len(s.text)-len(separator)))
	return len(s.ids) - 1
}

// loadStep is how many contacts are fetched at once.
const loadStep = 20_000

var errIndexTooLarge = errors.New("the book is too large for the search index")

// loadSnapshot reads the whole book.
func loadSnapshot(ctx context.Context, tx *gorm.DB) (*snapshot, error) {
	s := &snapshot{moved: map[data.ContactID]int{}}
	var err error
	if s.revision, err = revision(tx); err != nil {
		return nil, err
	}
	var size struct {
		N    int
		Last int64
	}
	err = tx.Raw("SELECT (SELECT count(*) FROM contacts) AS n, (SELECT coalesce(max(step), 0) FROM change_steps) AS last").
		Scan(&size).Error
	if err != nil {
		return nil, err
	}
	s.lastStep = size.Last
	s.ids = make([]data.ContactID, 0, size.N+size.N/64)
	s.ends = make([]uint32, 0, size.N+size.N/64)
	s.reach = newReach(size.N + size.N/64)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := s.loadSome(tx, size.N)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			break
		}
	}
	s.base = len(s.ids)
	s.alive, s.withoutMobile, s.doNotContact = newBitset(s.base), newBitset(s.base), newBitset(s.base)
	for p := range s.base {
		s.alive.add(p)
		s.withoutMobile.put(p, s.mobiles[p] == noMobile)
	}
	var marked sql.NullString
	if err := tx.Raw("SELECT group_concat(id) FROM contacts WHERE do_not_contact <> 0").Row().Scan(&marked); err != nil {
		return nil, err
	}
	s.addAll(s.doNotContact, parseIDs[data.ContactID](nil, marked.String))
	byName, err := s.loadOrder(tx, data.SortName)
	s.lazy.orders = map[data.SortColumn]*order{data.SortName: byName}
	return s, err
}

// loadSome fetches the next contacts as a few long texts: one value a row costs several times as much.
func (s *snapshot) loadSome(tx *gorm.DB, total int) (n int, err error) {
	last := data.ContactID(0)
	if len(s.ids) > 0 {
		last = s.ids[len(s.ids)-1]
	}
	const some = "FROM (SELECT id, search_key, mobile, country_code FROM contacts WHERE id > ? ORDER BY id LIMIT ?)"
	var ids, keys, mobiles, countries sql.NullString
	err = tx.Raw("SELECT count(*), group_concat(id), group_concat(search_key, ?), group_concat(mobile, ?), group_concat(country_code, ?) "+
		some, separator, separator, separator, last, loadStep).Row().Scan(&n, &ids, &keys, &mobiles, &countries)
	if err != nil || n == 0 {
		return n, err
	}
	from := len(s.ids)
	s.ids = parseIDs(s.ids, ids.String)
	if s.text == nil {
		s.text = make([]byte, 0, (len(keys.String)/n+2)*(total+total/64)+len(keys.String))
	}
	if len(s.text)+len(keys.String)+n > math.MaxUint32 {
		return 0, errIndexTooLarge
	}
	for _, list := range []string{keys.String, mobiles.String, countries.String} {
		if strings.Count(list, separator) != n-1 {
			return n, s.loadSlowly(tx, s.ids[from:])
		}
	}
	for mobile := range strings.SplitSeq(mobiles.String, separator) {
		s.addMobile(mobile)
	}
	for code := range strings.SplitSeq(countries.String, separator) {
		s.addCountry(code)
	}
	for key := range strings.SplitSeq(keys.String, separator) {
		s.text = append(append(s.text, key...), separator...)
		s.ends = append(s.ends, uint32(len(s.text)-len(separator)))
	}
	return n, nil
}

// loadSlowly fetches what is known of contacts one by one.
func (s *snapshot) loadSlowly(tx *gorm.DB, ids []data.ContactID) error {
	for _, id := range ids {
		var key, mobile, country string
		err := tx.Raw("SELECT search_key, mobile, country_code FROM contacts WHERE id = ?", id).Row().Scan(&key, &mobile, &country)
		if err != nil {
			return err
		}
		s.addMobile(mobile)
		s.addCountry(country)
		s.text = append(append(s.text, key...), separator...)
		s.ends = append(s.ends, uint32(len(s.text)-len(separator)))
	}
	return nil
}

// addAll puts the positions of contacts into a set; those that are gone are left out.
func (s *snapshot) addAll(set bitset, ids []data.ContactID) {
	for _, id := range ids {
		if p, ok := s.position(id); ok {
			set.add(p)
		}
	}
}

// reading runs fn in a read transaction, in the book's state that the snapshot is of; errStale if that is past.
func (s *snapshot) reading(ctx context.Context, b *Book, fn func(tx *gorm.DB) error) error {
	return b.reading(ctx, func(tx *gorm.DB) error {
		now, err := revision(tx)
		if err != nil {
			return err
		}
		if now != s.revision {
			return errStale
		}
		return fn(tx)
	})
}

// segment returns the set of contacts that have a segment. The caller does not change it.
func (s *snapshot) segment(ctx context.Context, b *Book, id data.SegmentID) (bitset, error) {
	s.lazy.Lock()
	defer s.lazy.Unlock()
	if set, ok := s.lazy.segments[id]; ok {
		return set, nil
	}
	set, err := s.fetchSet(ctx, b, "SELECT contact_id AS id FROM contact_segments WHERE segment_id = ?", id)
	if err != nil {
		return nil, err
	}
	if s.lazy.segments == nil {
		s.lazy.segments = map[data.SegmentID]bitset{}
	}
	s.lazy.segments[id] = set
	return set, nil
}

// withoutSegment returns the set of contacts that have no segment. The caller does not change it.
func (s *snapshot) withoutSegment(ctx context.Context, b *Book) (bitset, error) {
	s.lazy.Lock()
	defer s.lazy.Unlock()
	if s.lazy.withoutSegment != nil {
		return s.lazy.withoutSegment, nil
	}
	with, err := s.fetchSet(ctx, b, "SELECT DISTINCT contact_id AS id FROM contact_segments")
	if err != nil {
		return nil, err
	}
	set := slices.Clone(s.alive)
	set.andNot(with)
	s.lazy.withoutSegment = set
	return set, nil
}

// fetchSet makes a set of what a SELECT of ids gives.
func (s *snapshot) fetchSet(ctx context.Context, b *Book, ids string, args ...any) (bitset, error) {
	set := newBitset(len(s.ids))
	err := s.reading(ctx, b, func(tx *gorm.DB) error {
		var text sql.NullString
		if err := tx.Raw("SELECT group_concat(id) FROM ("+ids+")", args...).Row().Scan(&text); err != nil {
			return err
		}
		s.addAll(set, parseIDs[data.ContactID](nil, text.String))
		return nil
	})
	return set, err
}
