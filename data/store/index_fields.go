package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"

	"gorm.io/gorm"

	"muster/data"
)

// meetingSet is who meets a condition on contacts' own fields.
type meetingSet struct {
	condition
	set bitset
}

const (
	// maxMeetingSets is how many of them a snapshot keeps: each takes a bit a contact.
	maxMeetingSets = 64
	// maxAskedAnew is for how many touched contacts they are brought up to date.
	maxAskedAnew = 1_000
)

// meeting returns the set of the contacts that meet a condition of fieldConditions. The caller does not change it.
func (s *snapshot) meeting(ctx context.Context, b *Book, c condition) (bitset, error) {
	switch c.sql {
	case hasField(data.FieldMobile, false):
		return s.withoutMobile, nil
	case hasField(data.FieldSegments, false):
		return s.withoutSegment(ctx, b)
	case hasField(data.FieldMobile, true):
		return s.others(s.withoutMobile), nil
	case hasField(data.FieldSegments, true):
		without, err := s.withoutSegment(ctx, b)
		if err != nil {
			return nil, err
		}
		return s.others(without), nil
	}
	s.lazy.Lock()
	defer s.lazy.Unlock()
	key := fmt.Sprint(c.sql, c.args)
	if found, ok := s.lazy.meeting[key]; ok {
		return found.set, nil
	}
	set, err := s.fetchSet(ctx, b, "SELECT c.id FROM contacts c WHERE "+c.sql, c.args...)
	if err != nil {
		return nil, err
	}
	if s.lazy.meeting == nil || len(s.lazy.meeting) >= maxMeetingSets {
		s.lazy.meeting = map[string]meetingSet{}
	}
	s.lazy.meeting[key] = meetingSet{c, set}
	return set, nil
}

// others are all contacts that are not in a set.
func (s *snapshot) others(set bitset) bitset {
	all := s.alive.grown(len(s.ids))
	all.andNot(set)
	return all
}

// takeFields brings the sets of fields that from has loaded up to date, in tx, whose state is that of s: only of touched
// contacts the conditions are asked anew. For more than a few contacts they are left to be loaded again.
func (s *snapshot) takeFields(tx *gorm.DB, from *snapshot, t touched) error {
	from.lazy.Lock()
	kept := maps.Clone(from.lazy.meeting)
	from.lazy.Unlock()
	if len(t.contacts) > maxAskedAnew {
		return nil
	}
	for key, f := range kept {
		f.set = f.set.grown(len(s.ids))
		if len(t.contacts) > 0 {
			var text sql.NullString
			err := tx.Raw("SELECT group_concat(c.id) FROM contacts c WHERE c.id IN (SELECT value FROM json_each(?)) AND "+f.sql,
				append([]any{jsonIDs(t.contacts)}, f.args...)...).Row().Scan(&text)
			if err != nil {
				return err
			}
			s.addAll(f.set, parseIDs[data.ContactID](nil, text.String))
		}
		kept[key] = f
	}
	s.lazy.meeting = kept
	return nil
}
