package store

import (
	"hash/maphash"
	"maps"
	"strings"
)

// reach is what the index knows of how contacts are reached, by position: a number for each mobile, and the country.
type reach struct {
	mobiles   []uint64
	countries []uint16 // places in codes
	codes     []string
	places    map[string]uint16
}

func newReach(room int) reach {
	return reach{mobiles: make([]uint64, 0, room), countries: make([]uint16, 0, room), places: map[string]uint16{}}
}

// next is the reach of a later snapshot, which appends to it.
func (r reach) next() reach {
	r.places = maps.Clone(r.places)
	return r
}

func (r *reach) addMobile(mobile string) { r.mobiles = append(r.mobiles, mobileNumber(mobile)) }

func (r *reach) addCountry(code string) {
	place, ok := r.places[code]
	if !ok && len(r.codes) < 1<<16-1 {
		place = uint16(len(r.codes))
		r.codes = append(r.codes, code)
		r.places[code] = place
	}
	r.countries = append(r.countries, place)
}

const (
	noMobile = 0
	// mobileDigits is the longest mobile that is its own number; E.164 has 15.
	mobileDigits = 18
	// hashedMobile marks the numbers of mobiles that are none. The highest bit is free for uniqueMobiles.
	hashedMobile = 1 << 62
)

var mobileSeed = maphash.MakeSeed()

// mobileNumber is a number that two mobiles have in common only if they are the same. A text that is no number in E.164,
// as nobody should have stored it, is known by its hash.
func mobileNumber(mobile string) uint64 {
	if mobile == "" {
		return noMobile
	}
	digits, ok := strings.CutPrefix(mobile, "+")
	n := uint64(0)
	if ok = ok && digits != "" && len(digits) <= mobileDigits && digits[0] != '0'; ok {
		for _, d := range []byte(digits) {
			if d < '0' || d > '9' {
				ok = false
				break
			}
			n = n*10 + uint64(d-'0')
		}
	}
	if !ok {
		return hashedMobile | maphash.String(mobileSeed, mobile)>>2
	}
	return n
}

// inCountries is the set of the contacts of some countries.
func (s *snapshot) inCountries(codes []string) bitset {
	wanted := make([]bool, len(s.codes))
	for _, code := range codes {
		if place, ok := s.places[code]; ok {
			wanted[place] = true
		}
	}
	set := newBitset(len(s.ids))
	for p, place := range s.countries[:len(s.ids)] {
		if wanted[place] {
			set.add(p)
		}
	}
	return set
}
