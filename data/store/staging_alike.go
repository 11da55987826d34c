package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"muster/data"
	"muster/data/field"
)

// Places finds the rows of the given numbers and returns their places, from 0, ascending and without repeats;
// data.ErrRowNotFound if there is none of a number.
func (s *Staging) Places(ctx context.Context, numbers ...int) ([]int, error) {
	if err := s.complete(ctx); err != nil {
		return nil, fmt.Errorf("staged rows: %w", translate(err))
	}
	v := s.look()
	places := make([]int, 0, len(numbers))
	for _, number := range numbers {
		place, ok := v.place(number)
		if !ok {
			return nil, fmt.Errorf("staged row %d: %w", number, data.ErrRowNotFound)
		}
		places = append(places, place)
	}
	slices.Sort(places)
	return slices.Compact(places), nil
}

// place finds the row of a number.
func (v *stagedView) place(number int) (int, bool) {
	low, high := 0, v.rows.number.len()
	for low < high {
		if middle := (low + high) / 2; v.number(middle) < number {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < v.rows.number.len() && v.number(low) == number
}

// PlacesOf finds the rows that the checks found a problem of one of the given codes in, with a suggestion or without.
func (s *Staging) PlacesOf(ctx context.Context, suggested bool, codes ...data.Code) ([]int, error) {
	if err := s.complete(ctx); err != nil {
		return nil, fmt.Errorf("rows with problems: %w", translate(err))
	}
	v := s.look()
	return v.placesOf(func(_ int, k problemKind) bool {
		return k.suggested == suggested && slices.Contains(codes, k.code)
	}), nil
}

// placesOf finds the rows with a staged problem of the wanted kinds; wanted is asked for its place in the index.
func (v *stagedView) placesOf(wanted func(problem int, kind problemKind) bool) []int {
	var places []int
	for i := range v.found.row.len() {
		place := int(v.found.row.at(i))
		if n := len(places); (n == 0 || places[n-1] != place) && wanted(i, v.found.kinds[v.found.kind.at(i)]) {
			places = append(places, place)
		}
	}
	return places
}

// PlacesLike finds the rows that have a problem like the given one: of the same code, field and value, but for problems
// whose value is that something is missing.
func (s *Staging) PlacesLike(ctx context.Context, p data.Problem) (places []int, err error) {
	err = s.seen(ctx, func(v *stagedView) error {
		what := slices.IndexFunc(plannedKinds[:], func(k problemKind) bool { return k.code == p.Code })
		if what >= 0 {
			places, err = s.plannedLike(ctx, v, plannedKind(what), p)
		} else {
			places, err = s.stagedLike(ctx, v, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("rows alike: %w", translate(err))
	}
	return places, nil
}

func (s *Staging) stagedLike(ctx context.Context, v *stagedView, p data.Problem) ([]int, error) {
	if p.Code.Missing() {
		return v.placesOf(func(_ int, k problemKind) bool { return k.code == p.Code }), nil
	}
	alike := newBitset(int(v.found.last) + 1)
	err := eachResult(s.db.WithContext(ctx), func(_ int, rows *sql.Rows) error {
		var id int
		err := rows.Scan(&id)
		if id < len(alike)*64 { // a later one belongs to an edit that was made meanwhile
			alike.add(id)
		}
		return err
	}, -1, "SELECT id FROM problems WHERE field = ? AND value = ?", p.Field, p.Value)
	if err != nil {
		return nil, err
	}
	return v.placesOf(func(problem int, k problemKind) bool {
		return k.code == p.Code && alike.has(int(v.found.id.at(problem)))
	}), nil
}

// plannedLike finds rows with a problem that the plan found: the same segment's name, or a row with the same value.
func (s *Staging) plannedLike(ctx context.Context, v *stagedView, what plannedKind, p data.Problem) ([]int, error) {
	if v.planned == nil {
		return nil, nil
	}
	alike := func(plannedProblem) bool { return true }
	switch {
	case what.named():
		key := field.SegmentKey(p.Value)
		alike = func(q plannedProblem) bool { return v.names.names[q.detail].key == key }
	case p.Field != data.FieldNone && p.Field != data.FieldSegments:
		same := newBitset(v.rows.number.len())
		err := eachResult(s.db.WithContext(ctx), func(_ int, rows *sql.Rows) error {
			var seq int
			err := rows.Scan(&seq)
			same.add(seq - 1)
			return err
		}, -1, "SELECT seq FROM rows WHERE "+p.Field.String()+" = ?", p.Value)
		if err != nil {
			return nil, err
		}
		alike = func(q plannedProblem) bool { return q.detail == uint32(p.Field) && same.has(int(q.row)) }
	case what == plannedKept:
		alike = func(q plannedProblem) bool { return v.plannedProblem(q, data.Contact{}).Value == p.Value }
	}
	var places []int
	for _, q := range v.planned.problems {
		if n := len(places); q.what == what && (n == 0 || places[n-1] != int(q.row)) && alike(q) {
			places = append(places, int(q.row))
		}
	}
	return places, nil
}
