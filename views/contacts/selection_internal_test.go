package contacts

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/data"
)

func ids(from, to data.ContactID) []data.ContactID {
	var out []data.ContactID
	for id := from; id <= to; id++ {
		out = append(out, id)
	}
	return out
}

func shown(q data.Query, members ...data.ContactID) *selection {
	s := newSelection()
	s.show(q, newIDSet(members))
	return s
}

func TestTicksAreKeptWhileSearching(t *testing.T) {
	s := shown(data.Query{}, ids(1, 10)...)
	for _, id := range []data.ContactID{2, 3, 8, 9} {
		s.toggle(id)
	}
	s.show(data.Query{Search: "a"}, newIDSet(ids(1, 3)))
	if s.count() != 4 || s.notShown() != 2 || s.header() != tickSome {
		t.Errorf("count %d, not shown %d, header %d; want 4, 2, some", s.count(), s.notShown(), s.header())
	}
	if got := s.selected(); got.All || !slices.Equal(got.IDs, []data.ContactID{2, 3, 8, 9}) {
		t.Errorf("selected %+v", got)
	}
}

func TestHeaderBoxMeansAllThatMatch(t *testing.T) {
	q := data.Query{Search: "a"}
	s := shown(q, ids(1, 5)...)
	s.toggleShown()
	s.toggle(3)
	got := s.selected()
	if !got.All || got.Query.Search != "a" || !slices.Equal(got.IDs, []data.ContactID{3}) {
		t.Fatalf("selected %+v, want all of the search but 3", got)
	}
	if s.header() != tickSome || s.count() != 4 {
		t.Errorf("header %d count %d, want some and 4", s.header(), s.count())
	}
	s.toggle(3)
	if s.header() != tickAll {
		t.Errorf("header %d after ticking the last again, want all", s.header())
	}
	s.toggleShown()
	if !s.empty() {
		t.Errorf("still ticked: %+v", s.selected())
	}
}

func TestAllThatMatchIsKeptWhileSearching(t *testing.T) {
	s := shown(data.Query{}, ids(1, 10)...)
	s.toggleShown()
	s.toggle(10)
	s.show(data.Query{Search: "a"}, newIDSet([]data.ContactID{9, 10}))
	if s.count() != 9 || s.notShown() != 8 || !s.has(9) || s.has(10) {
		t.Errorf("count %d, not shown %d, has 9 %v, has 10 %v", s.count(), s.notShown(), s.has(9), s.has(10))
	}
	s.toggle(10) // ticked again, and still "all that match"
	if got := s.selected(); !got.All || len(got.IDs) != 0 {
		t.Errorf("selected %+v", got)
	}
}

func TestAllOfOneSearchAndOneOfAnotherIsSpelledOut(t *testing.T) {
	s := shown(data.Query{Search: "a"}, ids(1, 3)...)
	s.toggleShown()
	s.toggle(2)
	s.show(data.Query{Search: "b"}, newIDSet(ids(3, 6)))
	s.toggle(5)
	if got := s.selected(); got.All || !slices.Equal(got.IDs, []data.ContactID{1, 3, 5}) {
		t.Errorf("selected %+v, want 1 3 5", got)
	}
	s.selectShown()
	if got := s.selected(); !slices.Equal(got.IDs, []data.ContactID{1, 3, 4, 5, 6}) {
		t.Errorf("selected %+v, want 1 3 4 5 6", got)
	}
	s.unselectShown()
	if got := s.selected(); !slices.Equal(got.IDs, []data.ContactID{1}) {
		t.Errorf("selected %+v, want 1", got)
	}
}

func TestAllIsKnownOnlyWithTheWholeList(t *testing.T) {
	s := newSelection()
	s.show(data.Query{}, nil)
	s.selectShown()
	if s.counted() || !s.has(77) || s.header() != tickAll {
		t.Errorf("counted %v, has %v, header %d", s.counted(), s.has(77), s.header())
	}
	s.show(data.Query{}, newIDSet(ids(1, 7)))
	if !s.counted() || s.count() != 7 {
		t.Errorf("counted %v, count %d", s.counted(), s.count())
	}
}

func TestAnotherOrderIsTheSameSelection(t *testing.T) {
	s := shown(data.Query{}, ids(1, 4)...)
	s.selectShown()
	s.show(data.Query{Sort: data.SortEmail, Descending: true}, nil)
	if s.header() != tickAll || s.count() != 4 {
		t.Errorf("header %d, count %d", s.header(), s.count())
	}
}

func TestGoneContactsAreDropped(t *testing.T) {
	s := shown(data.Query{}, ids(1, 6)...)
	s.putAll(ids(2, 5), true)
	s.keep(ids(2, 5), newIDSet([]data.ContactID{2, 5}))
	if got := s.selected(); !slices.Equal(got.IDs, []data.ContactID{2, 5}) {
		t.Errorf("selected %v, want 2 5", got.IDs)
	}
}

// A selection says the same as a plain set of ids, whatever is done to it.
func TestSelectionIsASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		universe := ids(1, 20)
		lists := map[string][]data.ContactID{"": universe}
		for _, search := range []string{"a", "b", "c"} {
			lists[search] = rapid.SliceOfNDistinct(rapid.SampledFrom(universe), 0, 12, rapid.ID[data.ContactID]).Draw(t, search)
		}
		s, want, at := newSelection(), map[data.ContactID]bool{}, ""
		s.show(data.Query{}, newIDSet(universe))
		t.Repeat(map[string]func(*rapid.T){
			"search": func(t *rapid.T) {
				at = rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "to")
				s.show(data.Query{Search: at}, newIDSet(lists[at]))
			},
			"toggle": func(t *rapid.T) {
				if len(lists[at]) == 0 {
					t.Skip()
				}
				id := rapid.SampledFrom(lists[at]).Draw(t, "id")
				s.toggle(id)
				want[id] = !want[id]
			},
			"all": func(*rapid.T) {
				s.selectShown()
				for _, id := range lists[at] {
					want[id] = true
				}
			},
			"none": func(*rapid.T) {
				s.unselectShown()
				for _, id := range lists[at] {
					want[id] = false
				}
			},
			"clear": func(*rapid.T) { s.clear(); clear(want) },
			"": func(t *rapid.T) {
				count, beyond := 0, 0
				for _, id := range universe {
					if s.has(id) != want[id] {
						t.Fatalf("has(%d) = %v, want %v", id, s.has(id), want[id])
					}
					if want[id] {
						count++
						if !slices.Contains(lists[at], id) {
							beyond++
						}
					}
				}
				if s.count() != count || s.notShown() != beyond || s.empty() != (count == 0) {
					t.Fatalf("count %d, not shown %d, empty %v; want %d, %d", s.count(), s.notShown(), s.empty(), count, beyond)
				}
			},
		})
	})
}
