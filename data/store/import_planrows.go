package store

import (
	"context"
	"fmt"
	"slices"

	"muster/data"
)

// PlanRows returns one window of the rows of the last Plan that f lets through, in the order of the file, and how many there
// are in all. Rows that were edited since are shown with their new values as what they were. A limit of 0 means all.
func (s *Staging) PlanRows(ctx context.Context, f data.PlanFilter, offset, limit int) ([]data.PlanRow, int, error) {
	s.work.Lock()
	defer s.work.Unlock()
	rows, total, err := s.planRows(ctx, f, offset, limit)
	if err != nil {
		return nil, 0, fmt.Errorf("rows of the plan: %w", translate(err))
	}
	return rows, total, nil
}

// PlanRow returns what the last Plan makes of the row of a number; data.ErrRowNotFound if there is none.
func (s *Staging) PlanRow(ctx context.Context, number int) (data.PlanRow, error) {
	places, err := s.Places(ctx, number)
	if err != nil {
		return data.PlanRow{}, err
	}
	s.work.Lock()
	defer s.work.Unlock()
	rows, err := s.loadPlanRows(ctx, s.look(), places)
	if err != nil {
		return data.PlanRow{}, fmt.Errorf("row of the plan: %w", translate(err))
	}
	return rows[0], nil
}

func (s *Staging) planRows(ctx context.Context, f data.PlanFilter, offset, limit int) ([]data.PlanRow, int, error) {
	if err := s.complete(ctx); err != nil {
		return nil, 0, err
	}
	v := s.look()
	if v.matched == nil || v.planned == nil {
		return nil, 0, errNoPlan
	}
	total, place := len(v.matched.outcome), func(i int) int { return i }
	if f.Kind != data.PlanAll {
		list := v.planPlaces(f.Kind)
		total, place = len(list), func(i int) int { return int(list[i]) }
	}
	offset = min(max(offset, 0), total)
	if limit <= 0 {
		limit = total
	}
	places := make([]int, min(limit, total-offset))
	for i := range places {
		places[i] = place(offset + i)
	}
	rows, err := s.loadPlanRows(ctx, v, places)
	return rows, total, err
}

// planPlaces are the places of the rows of a kind, ascending. They are found when they are first asked for.
func (v *stagedView) planPlaces(kind data.PlanKind) []uint32 {
	p := v.planned
	if list, known := p.places[kind]; known {
		return list
	}
	var list []uint32
	switch kind {
	case data.PlanDuplicate:
		for _, problem := range v.matched.problems {
			if problem.what == plannedDuplicate {
				list = append(list, problem.row)
			}
		}
	case data.PlanDecided:
		list = v.matched.decided
	case data.PlanEmptied:
		for i, o := range v.matched.outcome {
			if o == outcomeKnown && p.emptied.has(int(v.matched.person[i])) {
				list = append(list, uint32(i))
			}
		}
	default:
		n := 0
		for place := range v.matched.outcome {
			if v.planKind(place) == kind {
				n++
			}
		}
		list = make([]uint32, 0, n)
		for place := range v.matched.outcome {
			if v.planKind(place) == kind {
				list = append(list, uint32(place))
			}
		}
	}
	if p.places == nil {
		p.places = map[data.PlanKind][]uint32{}
	}
	p.places[kind] = list
	return list
}

// planKind says what becomes of the row at a place.
func (v *stagedView) planKind(place int) data.PlanKind {
	m := v.matched
	switch m.outcome[place] {
	case outcomeCreated:
		return data.PlanNew
	case outcomeMerged:
		return data.PlanMerged
	case outcomeConflict:
		return data.PlanConflict
	case outcomeRejected:
		return data.PlanRejected
	case outcomeSkipped:
		return data.PlanSkipped
	}
	if v.planned.changed.has(int(m.person[place])) {
		return data.PlanChanged
	}
	return data.PlanUnchanged
}

// loadPlanRows reads the rows at the given places, ascending.
func (s *Staging) loadPlanRows(ctx context.Context, v *stagedView, places []int) ([]data.PlanRow, error) {
	if v.matched == nil || v.planned == nil {
		return nil, errNoPlan
	}
	db := s.db.WithContext(ctx)
	staged, err := v.readRows(db, places)
	if err != nil {
		return nil, err
	}
	people := newPlanPeople(v)
	for _, place := range places {
		people.want(place)
	}
	if err := people.load(db); err != nil {
		return nil, err
	}
	rows := make([]data.PlanRow, len(places))
	for i, place := range places {
		rows[i] = people.row(place, &staged[i])
	}
	return rows, nil
}

// row puts together what the import makes of a row.
func (l *planPeople) row(place int, staged *ImportRow) data.PlanRow {
	v, m := l.view, l.view.matched
	row := data.PlanRow{
		Row: staged.Number, Kind: v.planKind(place), Contact: staged.Contact, Problems: staged.Problems,
		Candidates: l.candidatesOf(place), Decision: m.decisionOf(place, staged.Number, v.planned.plan.Decisions),
	}
	_, row.Duplicate = slices.BinarySearch(v.planPlaces(data.PlanDuplicate), uint32(place))
	if !m.outcome[place].goesIn() {
		return row
	}
	person := int(m.person[place])
	if m.person[place] == nobody {
		row.Segments = v.segmentsAdded(v.rows.set.at(place))
		return row
	}
	before, after := l.person(person)
	if m.contact[person] == 0 && len(m.rowsOf(person)) == 1 {
		after = staged.Contact
	}
	row.Contact = after
	row.Segments = l.segmentChanges(person)
	if row.Kind == data.PlanMerged {
		row.First = v.number(int(m.rowsOf(person)[0]))
	}
	if m.contact[person] != 0 {
		row.Fields = fieldChanges(&before, &after)
		row.Emptied = row.Kind != data.PlanMerged && v.planned.emptied.has(person)
	}
	return row
}

// fieldChanges are the fields in which a contact is another one after than before.
func fieldChanges(before, after *data.Contact) []data.FieldChange {
	var changes []data.FieldChange
	for f := range data.Field(data.NumFields) {
		if was, is := before.Value(f), after.Value(f); was != is {
			changes = append(changes, data.FieldChange{Field: f, Old: was, New: is})
		}
	}
	return changes
}
