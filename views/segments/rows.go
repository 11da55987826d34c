package segments

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// target is what a row of the sidebar stands for: a segment, a saved filter, or a fixed view where both are 0.
type target struct {
	view    data.View
	segment data.SegmentID
	filter  data.FilterID
}

// query is the list of contacts that a target shows.
func (t target) query() data.Query {
	if t.segment != 0 {
		return data.Query{Segments: []data.SegmentID{t.segment}}
	}
	return data.Query{View: t.view}
}

// targetOf finds the row that a query belongs to; false for lists that the sidebar does not have.
func targetOf(q data.Query) (target, bool) {
	t := target{view: q.View}
	if len(q.Segments) == 1 {
		t = target{segment: q.Segments[0]}
	}
	q.Search = ""
	return t, q.SameContacts(t.query()) && q.View != data.ViewDoNotContact
}

// id names a target to the list that shows it.
func (t target) id() string {
	switch {
	case t.segment != 0:
		return "segment " + strconv.FormatInt(int64(t.segment), 10)
	case t.filter != 0:
		return "filter " + strconv.FormatInt(int64(t.filter), 10)
	}
	return "view " + strconv.Itoa(int(t.view))
}

// targetNamed is the target that has an id.
func targetNamed(id string) target {
	kind, number, _ := strings.Cut(id, " ")
	n, err := strconv.ParseInt(number, 10, 64)
	switch {
	case err != nil:
		return target{}
	case kind == "segment":
		return target{segment: data.SegmentID(n)}
	case kind == "filter":
		return target{filter: data.FilterID(n)}
	}
	return target{view: data.View(n)}
}

// Color is the palette's colour of a segment.
func Color(index int) color.Color {
	if index < 0 || index >= len(theme.SegmentColors) {
		index = len(theme.SegmentColors) - 1
	}
	return theme.SegmentColors[index]
}

// viewRows are the fixed lists. An empty book has nothing to set apart.
func viewRows(w app.Words, o data.Overview) []widgets.SideItem {
	view := func(v data.View, key string, count int) widgets.SideItem {
		return widgets.SideItem{ID: target{view: v}.id(), Text: w.Text(key), Count: w.Number(count)}
	}
	rows := []widgets.SideItem{view(data.ViewAll, "segments.all", o.All)}
	if o.All == 0 && len(o.Segments) == 0 {
		return rows
	}
	return append(rows,
		view(data.ViewWithoutSegment, "segments.without_segment", o.WithoutSegment),
		view(data.ViewWithoutMobile, "segments.without_mobile", o.WithoutMobile),
	)
}

// segmentRows are the segments that a search finds, under the headings of their families.
func segmentRows(w app.Words, segments []data.Segment, search string) []widgets.SideItem {
	terms := strings.Fields(app.Fold(search))
	var rows []widgets.SideItem
	family, first := data.Family(""), true
	for _, s := range segments {
		if !matches(s.Name, terms) {
			continue
		}
		if first || s.Family != family {
			rows = append(rows, widgets.SideItem{Heading: true, Text: wording.Family(w, s.Family)})
			family, first = s.Family, false
		}
		rows = append(rows, widgets.SideItem{
			ID: target{segment: s.ID}.id(), Text: s.Name, Count: w.Number(s.Count), Color: Color(s.Colour), Deletable: true,
		})
	}
	return rows
}

// matches says whether every term occurs in a name; the terms are folded already.
func matches(name string, terms []string) bool {
	folded := app.Fold(name)
	for _, term := range terms {
		if !strings.Contains(folded, term) {
			return false
		}
	}
	return true
}

// rowsOf is the whole sidebar: a search looks for segments only.
func rowsOf(w app.Words, o data.Overview, filters []app.Filter, search string) []widgets.SideItem {
	if strings.TrimSpace(search) != "" {
		return segmentRows(w, o.Segments, search)
	}
	return slices.Concat(viewRows(w, o), filterRows(w, filters), segmentRows(w, o.Segments, ""))
}

// familiesOf are the families to choose from: the built-in ones, then those of the user's own in this book.
func familiesOf(segments []data.Segment) []data.Family {
	families := data.Families()
	seen := map[data.Family]bool{}
	for _, f := range families {
		seen[f] = true
	}
	for _, s := range segments {
		if s.Family != "" && !seen[s.Family] {
			seen[s.Family] = true
			families = append(families, s.Family)
		}
	}
	return families
}

// familyNamed is the family that a typed text means: a built-in one by its name in the chosen language, else one of
// the user's own.
func familyNamed(w app.Words, text string) data.Family {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return data.FamilyOther
	}
	for _, f := range data.Families() {
		if strings.EqualFold(wording.Family(w, f), text) {
			return f
		}
	}
	return data.Family(text)
}

// segmentByID finds a segment of an overview.
func segmentByID(segments []data.Segment, id data.SegmentID) (data.Segment, bool) {
	for _, s := range segments {
		if s.ID == id {
			return s, true
		}
	}
	return data.Segment{}, false
}

// leastUsed is the colour of the palette that the fewest segments have, the first of several.
func leastUsed(segments []data.Segment) int {
	var used [data.NumColours]int
	for _, s := range segments {
		if s.Colour >= 0 && s.Colour < data.NumColours {
			used[s.Colour]++
		}
	}
	best := 0
	for colour, n := range used {
		if n < used[best] {
			best = colour
		}
	}
	return best
}
