package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"muster/data"
	"muster/data/field"
)

// RowEdit is one staged row on its way through an edit.
type RowEdit struct {
	// Row is the row as it is.
	Row ImportRow
	// Damages are what was found when the row was read, which no check of its cells finds again.
	Damages []data.Problem

	// What becomes of the row. Without Changed it stays as it is.
	Changed bool
	// Mended are all cells that are other ones than the file's.
	Mended map[data.Field]string
	// Dropped leaves the row out, Example too, as an example row of the sample sheet.
	Dropped, Example bool
	// Checked is what the rules say of the cells as they are now, with what still holds of the damages.
	Checked field.Checked
}

const (
	editBatch = 2000 // rows that are read, changed and written together
	// manyEdits is from how many rows on the way back is kept in a file: in memory, it would take as much as the rows.
	manyEdits = 10_000
)

// Edit changes the rows at the given places, ascending, in one go: change gets all of them in batches, and says what
// becomes of each; it must not ask the staging anything. After an error of it, or a cancelled ctx, no row is changed. The
// plan is outdated afterwards: Apply refuses it. Edit returns how many rows were changed.
func (s *Staging) Edit(
	ctx context.Context, places []int, change func(context.Context, []RowEdit) error, progress data.ProgressFunc,
) (int, error) {
	s.work.Lock()
	defer s.work.Unlock()
	s.walking.Lock()
	defer s.walking.Unlock()
	n, err := s.edit(ctx, places, change, &steps{report: progress, phase: data.PhaseMending, total: int64(len(places))})
	if err != nil {
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return 0, fmt.Errorf("edit rows: %w", translate(err))
	}
	return n, nil
}

func (s *Staging) edit(
	ctx context.Context, places []int, change func(context.Context, []RowEdit) error, progress *steps,
) (int, error) {
	if err := s.complete(ctx); err != nil {
		return 0, err
	}
	n := s.rows.number.len()
	if !slices.IsSorted(places) || len(places) > 0 && (places[0] < 0 || places[len(places)-1] >= n) {
		return 0, data.ErrRowNotFound
	}
	if len(places) >= manyEdits {
		if err := s.db.Exec("PRAGMA main.journal_mode = DELETE").Error; err != nil {
			return 0, err
		}
		defer s.db.Exec("PRAGMA main.journal_mode = MEMORY") // if it fails, the next plan is a bit slower
	}
	// Not ctx: a cancelled statement would cost the connection. The batches ask it.
	tx := s.db.WithContext(context.WithoutCancel(ctx)).Begin()
	if tx.Error != nil {
		return 0, tx.Error
	}
	e := newRowEditor(s, tx)
	err := e.prepare()
	for batch := range slices.Chunk(places, editBatch) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			break
		}
		err = e.edit(ctx, batch, change)
		progress.done(int64(len(batch)))
	}
	e.closeStatements()
	if err == nil {
		err = ctx.Err()
	}
	return len(e.changed), s.settle(e, err)
}

// settle ends an edit: its rows are what everybody sees from now on, or nobody ever sees them.
func (s *Staging) settle(e *rowEditor, err error) error {
	// Who reads the side file and then finds the same rows known as before has read those.
	s.seeing.Lock()
	defer s.seeing.Unlock()
	s.names = e.names // those of an edit that failed have numbers, too
	if err != nil || len(e.changed) == 0 {
		_ = e.tx.Rollback().Error // there is nothing to keep
		return err
	}
	if err := e.tx.Commit().Error; err != nil {
		_ = e.tx.Rollback().Error
		return err
	}
	s.rows.status, s.rows.keys, s.rows.set = e.status.column, e.keys.column, e.set.column
	s.found, s.mended = e.found(), e.mended
	s.edits++
	edited := newBitset(s.rows.number.len())
	if s.edited != nil {
		copy(edited, s.edited)
	}
	for _, place := range e.changed {
		edited.add(place)
	}
	s.edited = edited
	s.planned = s.planned.without(edited)
	maps.DeleteFunc(s.muster, func(place uint32, _ int64) bool { _, ok := e.muster[place]; return ok })
	for place, contact := range e.muster {
		if contact != 0 {
			s.muster[place] = contact
		}
	}
	return nil
}

// without is the plan as it can be shown while some rows are others than those that it was made for.
func (p *planned) without(edited bitset) *planned {
	if p == nil {
		return nil
	}
	left := *p
	left.problems, left.found = nil, [numPlannedKinds]int{}
	for _, problem := range p.problems {
		if !edited.has(int(problem.row)) {
			left.problems = append(left.problems, problem)
			left.found[problem.what]++
		}
	}
	return &left
}
