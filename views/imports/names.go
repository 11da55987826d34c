package imports

import (
	"strconv"
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// The IDs of the choices for an unknown segment name; those of families and segments have the family or the number
// behind.
const (
	nameLeaveOut = "leave_out"
	nameReject   = "reject"
	nameNearest  = "nearest"
	nameCreate   = "create "
	nameUse      = "use "
)

// unknownName is the unknown segment of a name, as it stands in the file.
func (c *check) unknownName(name string) (data.UnknownSegment, bool) {
	key := app.SegmentKey(name)
	for _, u := range c.plan.Unknown {
		if u.Key == key {
			return u, true
		}
	}
	return data.UnknownSegment{}, false
}

// nameDecision says in a word what becomes of an unknown name.
func (c *check) nameDecision(u data.UnknownSegment, segments []data.Segment) string {
	w := c.words
	decision := c.wanted.OfName(u.Key)
	switch decision.Act {
	case data.NameCreate:
		return w.Text("import.name.create", "Family", wording.Family(w, decision.Family))
	case data.NameUse:
		for _, s := range append(u.Near, segments...) {
			if s.ID == decision.Segment {
				return w.Text("import.name.use", "Segment", s.Name)
			}
		}
	case data.NameReject:
		return w.Text("import.name.reject")
	}
	return w.Text("import.name.leave_out")
}

// nameItems are the choices for one unknown name that have what was typed: segments with a like name first, then what
// else can be done with it, then all other segments.
func (c *check) nameItems(u data.UnknownSegment, segments []data.Segment, search string) []widgets.PickItem {
	w := c.words
	var items []widgets.PickItem
	offer := func(item widgets.PickItem, words string) {
		if strings.Contains(app.Fold(words), app.Fold(strings.TrimSpace(search))) {
			items = append(items, item)
		}
	}
	near := map[data.SegmentID]bool{}
	for _, s := range u.Near {
		near[s.ID] = true
		offer(useItem(w, s), s.Name)
	}
	for _, item := range c.nameActs() {
		offer(item, item.Text)
	}
	for _, s := range segments {
		if !near[s.ID] {
			offer(useItem(w, s), s.Name)
		}
	}
	return items
}

func useItem(w app.Words, s data.Segment) widgets.PickItem {
	return widgets.PickItem{
		ID: nameUse + strconv.FormatInt(int64(s.ID), 10), Text: w.Text("import.name.use", "Segment", s.Name),
		Color: segmentColor(s.Colour),
	}
}

// nameActs are the choices that no segment of the book is needed for.
func (c *check) nameActs() []widgets.PickItem {
	w := c.words
	items := []widgets.PickItem{{ID: nameLeaveOut, Text: w.Text("import.name.leave_out"), Icon: widgets.IconRemove}}
	for _, family := range c.families() {
		items = append(items, widgets.PickItem{
			ID: nameCreate + string(family), Icon: widgets.IconPlus,
			Text: w.Text("import.name.create", "Family", wording.Family(w, family)),
		})
	}
	return append(items, widgets.PickItem{ID: nameReject, Text: w.Text("import.name.reject"), Icon: widgets.IconError})
}

// families are those that a segment can be created in; what takes segments away creates none.
func (c *check) families() []data.Family {
	if c.removes() {
		return nil
	}
	return data.Families()
}

// allNameItems are the choices for all unknown names alike.
func (c *check) allNameItems() []widgets.PickItem {
	var items []widgets.PickItem
	if n := c.withNear(); n > 0 {
		text := c.words.Count("import.name.nearest", n)
		items = append(items, widgets.PickItem{ID: nameNearest, Text: text, Icon: widgets.IconCheck})
	}
	return append(items, c.nameActs()...)
}

// nameOf reads the ID of a choice.
func nameOf(id string) data.NameDecision {
	switch {
	case strings.HasPrefix(id, nameCreate):
		return data.NameDecision{Act: data.NameCreate, Family: data.Family(strings.TrimPrefix(id, nameCreate))}
	case strings.HasPrefix(id, nameUse):
		number, err := strconv.ParseInt(strings.TrimPrefix(id, nameUse), 10, 64)
		if err == nil {
			return data.NameDecision{Act: data.NameUse, Segment: data.SegmentID(number)}
		}
	case id == nameReject:
		return data.NameDecision{Act: data.NameReject}
	}
	return data.NameDecision{}
}
