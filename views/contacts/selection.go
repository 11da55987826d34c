package contacts

import (
	"muster/data"
)

// selection is the set of ticked contacts: either the picked ones, or all that match a query but the excepted ones.
// It is kept while the list shows something else.
type selection struct {
	all   bool
	query data.Query // of all
	// ids are the picked ones, or with all the excepted ones.
	ids *idSet
	// base are the contacts that match query as far as they are known; nil while they are not.
	base *idSet

	// shown is what the list shows now; members is nil while its whole is not known.
	shown   data.Query
	members *idSet
}

func newSelection() *selection { return &selection{ids: &idSet{}} }

// show tells the selection what the list shows; members is nil as long as only a part of it is known.
func (s *selection) show(q data.Query, members *idSet) {
	s.shown, s.members = q, members
	if s.onShown() && members != nil {
		s.base = members
	}
}

// onShown says whether the selection is "all that match" of the list that is shown.
func (s *selection) onShown() bool { return s.all && sameContacts(s.query, s.shown) }

// has says whether a contact is ticked.
func (s *selection) has(id data.ContactID) bool {
	if !s.all {
		return s.ids.has(id)
	}
	if s.ids.has(id) {
		return false
	}
	if s.base == nil {
		return s.onShown()
	}
	return s.base.has(id)
}

// empty says whether nothing is ticked.
func (s *selection) empty() bool {
	if s.all {
		return s.base != nil && s.count() == 0
	}
	return s.ids.len() == 0
}

// count is the number of ticked contacts, 0 as long as it is unknown.
func (s *selection) count() int {
	if !s.all {
		return s.ids.len()
	}
	if s.base == nil {
		return 0
	}
	return s.base.len() - s.base.common(s.ids)
}

// counted says whether count can be relied on.
func (s *selection) counted() bool { return !s.all || s.base != nil }

// countShown is how many of the ticked contacts the list shows.
func (s *selection) countShown() int {
	switch {
	case s.members == nil && s.onShown():
		return s.count()
	case s.members == nil:
		return 0
	case !s.all:
		return s.members.common(s.ids)
	case s.onShown():
		return s.members.len() - s.members.common(s.ids)
	case s.base == nil:
		return 0
	}
	return s.members.common(s.base) - s.members.commonOfThree(s.base, s.ids)
}

// notShown is how many ticked contacts the list does not show; 0 as long as the list is not wholly known.
func (s *selection) notShown() int {
	if s.members == nil || !s.counted() {
		return 0
	}
	return s.count() - s.countShown()
}

// tickState is the state of the header box: none, some or all of the shown contacts.
type tickState uint8

const (
	tickNone tickState = iota
	tickSome
	tickAll
)

func (s *selection) header() tickState {
	if s.members == nil {
		switch {
		case s.onShown() && s.ids.len() == 0:
			return tickAll
		case s.empty():
			return tickNone
		}
		return tickSome
	}
	switch n := s.countShown(); {
	case s.members.len() > 0 && n == s.members.len():
		return tickAll
	case n > 0:
		return tickSome
	}
	return tickNone
}

// toggle ticks or unticks one contact.
func (s *selection) toggle(id data.ContactID) { s.put(id, !s.has(id)) }

// putAll ticks or unticks several contacts.
func (s *selection) putAll(ids []data.ContactID, ticked bool) {
	for _, id := range ids {
		s.put(id, ticked)
	}
}

// put ticks or unticks one contact.
func (s *selection) put(id data.ContactID, ticked bool) {
	if s.has(id) == ticked {
		return
	}
	if !s.all {
		s.ids.put(id, ticked)
		return
	}
	if ticked && !s.ids.has(id) {
		s.spell() // a contact beyond the query: the set has to be spelled out
		s.ids.add(id)
		return
	}
	s.ids.put(id, !ticked)
}

// spell turns "all that match" into the picked contacts that it stands for.
func (s *selection) spell() {
	if !s.all {
		return
	}
	ids := &idSet{}
	if s.base != nil {
		ids = s.base.clone()
	}
	ids.subtract(s.ids)
	s.all, s.query, s.ids, s.base = false, data.Query{}, ids, nil
}

// selectShown ticks everything that the list shows, beside what is ticked elsewhere.
func (s *selection) selectShown() {
	if s.notShown() == 0 {
		s.all, s.query, s.ids, s.base = true, s.shown, &idSet{}, s.members
		return
	}
	s.spell()
	s.ids.join(s.members)
}

// unselectShown unticks everything that the list shows and keeps the rest.
func (s *selection) unselectShown() {
	if s.onShown() || s.members == nil {
		s.clear()
		return
	}
	s.spell()
	s.ids.subtract(s.members)
}

// toggleShown is a tap on the header box: all that match, or none of them when they all are ticked.
func (s *selection) toggleShown() {
	if s.header() == tickAll {
		s.unselectShown()
	} else {
		s.selectShown()
	}
}

// clear unticks everything.
func (s *selection) clear() {
	s.all, s.query, s.ids, s.base = false, data.Query{}, &idSet{}, nil
}

// keep drops what is gone: of the asked ones, those that are not still there. With all that match, still are the
// contacts that match now.
func (s *selection) keep(asked []data.ContactID, still *idSet) {
	if s.all {
		s.base = still
		return
	}
	for _, id := range asked {
		if !still.has(id) {
			s.ids.remove(id)
		}
	}
}

// selected is the set as the App takes it.
func (s *selection) selected() data.Selection {
	return data.Selection{All: s.all, Query: s.query, IDs: s.ids.slice()}
}

// sameContacts says whether two queries list the same contacts, in whatever order.
func sameContacts(a, b data.Query) bool { return a.SameContacts(b) }
