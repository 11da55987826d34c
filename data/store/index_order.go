package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"muster/data"
)

// order is all contacts in the ascending order of a column, as positions: first those that have a value, then the others.
// Descending, each of the two is read backwards.
type order struct {
	positions []uint32
	valued    int
}

// each calls fn in the order until it returns false.
func (o *order) each(descending bool, fn func(position int) bool) {
	for _, part := range [][]uint32{o.positions[:o.valued], o.positions[o.valued:]} {
		for i := range part {
			if descending {
				i = len(part) - 1 - i
			}
			if !fn(int(part[i])) {
				return
			}
		}
	}
}

// order returns the order of a column, loading it if need be.
func (s *snapshot) order(ctx context.Context, b *Book, column data.SortColumn) (*order, error) {
	s.lazy.Lock()
	defer s.lazy.Unlock()
	if o, ok := s.lazy.orders[column]; ok {
		return o, nil
	}
	var o *order
	err := s.reading(ctx, b, func(tx *gorm.DB) (err error) {
		o, err = s.loadOrder(tx, column)
		return err
	})
	if err != nil {
		return nil, err
	}
	if s.lazy.orders == nil {
		s.lazy.orders = map[data.SortColumn]*order{}
	}
	s.lazy.orders[column] = o
	return o, nil
}

// loadOrder reads an order from the book, in the state that s is of.
func (s *snapshot) loadOrder(tx *gorm.DB, column data.SortColumn) (*order, error) {
	o := &order{positions: make([]uint32, 0, len(s.ids))}
	for i, part := range newListing(condition{}, column, false).parts {
		ids, err := listIDs(tx, listing{[]condition{part}}, 0)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if p, ok := s.position(id); ok {
				o.positions = append(o.positions, uint32(p))
			}
		}
		if i == 0 {
			o.valued = len(o.positions)
		}
	}
	return o, nil
}

// moved returns the order without the dead positions of s, and with the added ones where they belong. The values are read
// in tx, whose state is that of s.
func (o *order) moved(tx *gorm.DB, s *snapshot, column data.SortColumn, added []int) (*order, error) {
	next := &order{positions: make([]uint32, 0, len(o.positions)+len(added))}
	for i, p := range o.positions {
		if i == o.valued {
			next.valued = len(next.positions)
		}
		if s.alive.has(int(p)) {
			next.positions = append(next.positions, p)
		}
	}
	if o.valued == len(o.positions) {
		next.valued = len(next.positions)
	}
	for _, p := range added {
		if err := next.insert(tx, s, column, p); err != nil {
			return nil, err
		}
	}
	return next, nil
}

// insert finds a position's place by halving, with the values of the few contacts that this meets read from the book.
func (o *order) insert(tx *gorm.DB, s *snapshot, column data.SortColumn, position int) error {
	value, err := sortValueOf(tx, column, s.ids[position])
	if err != nil {
		return err
	}
	low, high := 0, o.valued
	if value.blank {
		low, high = o.valued, len(o.positions)
	}
	for low < high {
		middle := int(uint(low+high) >> 1)
		other, err := sortValueOf(tx, column, s.ids[o.positions[middle]])
		if err != nil {
			return err
		}
		if other.compare(value) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	o.positions = slices.Insert(o.positions, low, uint32(position))
	if !value.blank {
		o.valued++
	}
	return nil
}

// sortValue is what one contact is ordered by.
type sortValue struct {
	blank  bool
	text   string
	number int64
	id     data.ContactID
}

// compare orders two values of one part (both blank, or both not) as SQLite does: texts by their bytes.
func (v sortValue) compare(other sortValue) int {
	if !v.blank {
		if c := strings.Compare(v.text, other.text); c != 0 {
			return c
		}
		if c := cmp.Compare(v.number, other.number); c != 0 {
			return c
		}
	}
	return cmp.Compare(v.id, other.id)
}

func sortValueOf(tx *gorm.DB, column data.SortColumn, id data.ContactID) (sortValue, error) {
	key := sortKeyOf(column)
	blank := key.blank
	if blank == "" {
		blank = "0"
	}
	v := sortValue{id: id}
	var value any
	row := tx.Raw("SELECT "+blank+", "+key.expr+" FROM contacts c WHERE c.id = ?", id).Row()
	if err := row.Scan(&v.blank, &value); err != nil {
		return v, err
	}
	switch value := value.(type) {
	case string:
		v.text = value
	case int64:
		v.number = value
	default:
		return v, fmt.Errorf("a sort value of type %T", value)
	}
	return v, nil
}
