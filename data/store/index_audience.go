package store

import (
	"context"
	"math/bits"
	"slices"

	"muster/data"
)

// audience counts by the index.
func (s *snapshot) audience(ctx context.Context, b *Book, q data.Query) (data.Audience, error) {
	var a data.Audience
	matching, err := s.match(ctx, b, q)
	if err != nil {
		return a, err
	}
	set := slices.Clone(matching)
	set.andNot(s.doNotContact)
	a.Contacts = set.count()
	a.DoNotContact = matching.count() - a.Contacts
	countries := make([]int, len(s.codes))
	mobiles := newUniqueMobiles(a.Contacts)
	for i, word := range set {
		for rest := word; rest != 0; rest &= rest - 1 {
			p := i*64 + bits.TrailingZeros64(rest)
			countries[s.countries[p]]++
			if mobile := s.mobiles[p]; mobile == noMobile {
				a.WithoutMobile++
			} else {
				mobiles.add(mobile)
			}
		}
	}
	a.Mobiles, a.Sharing = mobiles.unique, mobiles.sharing
	for place, n := range countries {
		if n > 0 {
			a.Countries = append(a.Countries, data.CountryCount{Code: s.codes[place], Contacts: n})
		}
	}
	return a, nil
}

// uniqueMobiles counts mobiles by their numbers. It is a table with open addressing: a map of the language takes several times
// as long for a million of them.
type uniqueMobiles struct {
	table           []uint64
	shift           int
	unique, sharing int
}

// sharedMobile marks a number in the table that was met more than once.
const sharedMobile = 1 << 63

// newUniqueMobiles makes room for n mobiles and leaves half of it free.
func newUniqueMobiles(n int) *uniqueMobiles {
	size := bits.Len(uint(2*n + 1))
	return &uniqueMobiles{table: make([]uint64, 1<<size), shift: 64 - size}
}

func (u *uniqueMobiles) add(mobile uint64) {
	const golden = 0x9E3779B97F4A7C15 // spreads numbers that follow each other
	for at := mobile * golden >> u.shift; ; at = (at + 1) & uint64(len(u.table)-1) {
		switch u.table[at] {
		case 0:
			u.table[at] = mobile
			u.unique++
			return
		case mobile:
			u.table[at] = mobile | sharedMobile
			u.sharing += 2
			return
		case mobile | sharedMobile:
			u.sharing++
			return
		}
	}
}
