package store

import (
	"slices"

	"muster/data"
	"muster/data/field"
)

// resolvedName is a segment name of the file: the spelling that counts, and its segment by place, or -1.
type resolvedName struct {
	text    string
	segment int
}

// of returns the segments of a set, ascending and without repeats.
func (p *planned) of(set uint32) []uint32 { return p.members[p.starts[set]:p.starts[set+1]] }

// resolveNames finds the segments that the names and the sets of names mean. A name is only created for rows that go in.
func (s *Staging) resolveNames(m *matching, p *planned) {
	used := s.usedNames(m)
	p.segments = slices.Clone(m.segments)
	p.names = make([]resolvedName, len(s.names.names))
	unknown := make([]bool, len(s.names.names))
	for n, name := range s.names.names {
		i, known := m.byKey[name.key]
		if known {
			p.names[n] = resolvedName{text: m.segments[i].Name, segment: i}
			continue
		}
		unknown[n] = true
		p.names[n] = p.resolveUnknown(m, name, used[n])
	}
	p.starts = make([]uint32, s.names.sets()+1)
	p.lacking = make([]bool, s.names.sets())
	for set := range s.names.sets() {
		first := len(p.members)
		for _, n := range s.names.of(uint32(set)) {
			if segment := p.names[n].segment; segment >= 0 {
				p.members = append(p.members, uint32(segment))
			}
			p.lacking[set] = p.lacking[set] || unknown[n]
		}
		// Several names of a row mean one segment if the user says so.
		own := p.members[first:]
		slices.Sort(own)
		p.members = p.members[:first+len(slices.Compact(own))]
		p.starts[set+1] = uint32(len(p.members))
	}
}

// resolveUnknown does what is decided about a name that the book has no segment for. Who takes segments makes none.
func (p *planned) resolveUnknown(m *matching, name stagedName, used bool) resolvedName {
	r := resolvedName{text: name.text, segment: -1}
	switch decision := p.plan.Decisions.OfName(name.key); decision.Act {
	case data.NameUse:
		is := func(s data.Segment) bool { return s.ID == decision.Segment }
		if i := slices.IndexFunc(m.segments, is); i >= 0 {
			r = resolvedName{text: m.segments[i].Name, segment: i}
		}
	case data.NameCreate:
		tidy, err := field.SegmentName(name.text)
		if err != nil || !used || p.plan.Decisions.Mode == data.SegmentsRemove {
			break
		}
		family := decision.Family
		if family == "" {
			family = data.FamilyOther
		}
		r = resolvedName{text: tidy, segment: len(p.segments)}
		p.segments = append(p.segments, data.Segment{Name: tidy, Family: family, Colour: data.ColourAuto})
	}
	return r
}

// usedNames are the names of rows that go in.
func (s *Staging) usedNames(m *matching) []bool {
	sets := make([]bool, s.names.sets())
	for i, o := range m.outcome {
		if o.goesIn() {
			sets[s.rows.set.at(i)] = true
		}
	}
	used := make([]bool, len(s.names.names))
	for set, is := range sets {
		if is {
			for _, n := range s.names.of(uint32(set)) {
				used[n] = true
			}
		}
	}
	return used
}

// maxNear is how many segments are proposed for an unknown name.
const maxNear = 3

// nearTo are segments of the book with a spelling like a name's, the nearest first. They are looked for once.
func (m *matching) nearTo(name stagedName) []data.Segment {
	if list, known := m.near[name.key]; known {
		return list
	}
	type candidate struct {
		slips int
		data.Segment
	}
	var list []candidate
	folded := field.Fold(name.text)
	for i, s := range m.segments {
		if slips, near := field.SegmentSlips(folded, m.folded[i]); near {
			s.Count = 0 // it may change, and the plan stays the same
			list = append(list, candidate{slips, s})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.slips - b.slips })
	var near []data.Segment
	for _, c := range list[:min(len(list), maxNear)] {
		near = append(near, c.Segment)
	}
	if m.near == nil {
		m.near = map[string][]data.Segment{}
	}
	m.near[name.key] = near
	return near
}
