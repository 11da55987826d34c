package store

import (
	"encoding/binary"
	"slices"

	"muster/data/field"
)

// nameTable gives the segment names of a file, and the sets of names that its rows have, small numbers. A file has many
// rows and few sets, so a row keeps one number in place of its names.
type nameTable struct {
	byText map[string]uint32 // by the name as it is written
	byKey  map[string]uint32
	names  []stagedName

	bySet  map[string]uint32
	starts []uint32 // the names of set i are members[starts[i]:starts[i+1]], ascending; set 0 is empty
	member []uint32
	packed []byte // scratch
	list   []uint32
}

// stagedName is a segment name of the file, in the spelling of its first row.
type stagedName struct{ key, text string }

// maxKnownSets and maxKnownTexts bound what is remembered to find repeats: beyond, a set may get a second number, and a
// spelling is looked up by its key.
const (
	maxKnownSets  = 1 << 17
	maxKnownTexts = 1 << 14
)

func newNameTable() nameTable {
	return nameTable{
		byText: map[string]uint32{}, byKey: map[string]uint32{}, bySet: map[string]uint32{}, starts: []uint32{0, 0},
	}
}

// set returns the number of the set of the given names.
func (t *nameTable) set(names []string) uint32 {
	t.list = t.list[:0]
	for _, text := range names {
		if n, ok := t.name(text); ok {
			t.list = append(t.list, n)
		}
	}
	if len(t.list) == 0 {
		return 0
	}
	slices.Sort(t.list)
	t.list = slices.Compact(t.list)
	t.packed = t.packed[:0]
	for _, n := range t.list {
		t.packed = binary.AppendUvarint(t.packed, uint64(n))
	}
	if id, ok := t.bySet[string(t.packed)]; ok {
		return id
	}
	id := uint32(len(t.starts) - 1)
	t.member = append(t.member, t.list...)
	t.starts = append(t.starts, uint32(len(t.member)))
	if len(t.bySet) < maxKnownSets {
		t.bySet[string(t.packed)] = id
	}
	return id
}

func (t *nameTable) name(text string) (uint32, bool) {
	if n, ok := t.byText[text]; ok {
		return n, true
	}
	key := field.SegmentKey(text)
	if key == "" {
		return 0, false
	}
	n, ok := t.byKey[key]
	if !ok {
		n = uint32(len(t.names))
		t.byKey[key] = n
		t.names = append(t.names, stagedName{key: key, text: text})
	}
	if len(t.byText) < maxKnownTexts {
		t.byText[text] = n
	}
	return n, true
}

// sets is the number of sets, the empty one included.
func (t *nameTable) sets() int { return len(t.starts) - 1 }

// of returns the names of a set.
func (t *nameTable) of(set uint32) []uint32 { return t.member[t.starts[set]:t.starts[set+1]] }
