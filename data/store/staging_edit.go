package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

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

// rowEditor collects an edit.
type rowEditor struct {
	*Staging
	tx   *gorm.DB
	view *stagedView

	status columnEdit[uint8]
	keys   columnEdit[rowKeys]
	set    columnEdit[uint32]
	names  nameTable
	muster map[uint32]int64 // what edited rows name by Muster ID now, 0 for nothing; only of those that did or do

	changed  []int          // places, ascending
	problems stagedProblems // of the changed rows
	mended   [data.NumFields]int

	row, problem, damage *sql.Stmt
	args                 []any
	raw, cells           []byte // scratch
}

func newRowEditor(s *Staging, tx *gorm.DB) *rowEditor {
	e := &rowEditor{Staging: s, tx: tx, view: s.look(), names: s.names, muster: map[uint32]int64{}}
	e.status, e.keys, e.set = e.view.rows.status.edit(), e.view.rows.keys.edit(), e.view.rows.set.edit()
	e.problems.kinds, e.problems.count = e.view.found.kinds, make([]int, len(e.view.found.kinds))
	e.problems.last = e.view.found.last
	e.mended = e.view.mended
	return e
}

const updateRow = "UPDATE rows SET (status, sset, " + stagedColumns + ", raw, mended) = " +
	"(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE seq = ?"

func (e *rowEditor) prepare() error {
	for _, s := range []struct {
		to   **sql.Stmt
		text string
	}{
		{&e.row, updateRow},
		{&e.problem, insertProblem},
		{&e.damage, "INSERT INTO damages (seq, field, severity, code, value) VALUES (?, ?, ?, ?, ?)"},
	} {
		var err error
		if *s.to, err = e.tx.Statement.ConnPool.PrepareContext(context.Background(), s.text); err != nil {
			return err
		}
	}
	return nil
}

func (e *rowEditor) closeStatements() {
	for _, stmt := range []*sql.Stmt{e.row, e.problem, e.damage} {
		if stmt != nil {
			_ = stmt.Close() // it only forgets a text
		}
	}
}

// edit changes one batch.
func (e *rowEditor) edit(ctx context.Context, places []int, change func(context.Context, []RowEdit) error) error {
	rows, err := e.view.readRows(e.tx, places)
	if err != nil {
		return err
	}
	edits := make([]RowEdit, len(rows))
	for i := range rows {
		edits[i].Row = rows[i]
	}
	if err := e.readDamages(places, edits); err != nil {
		return err
	}
	if err := change(ctx, edits); err != nil {
		return err
	}
	var gone []int64 // problems
	for i, place := range places {
		if !edits[i].Changed {
			continue
		}
		for p := e.view.found.after(uint32(place)); p < e.view.found.row.len() && int(e.view.found.row.at(p)) == place; p++ {
			gone = append(gone, int64(e.view.found.id.at(p)))
		}
		if err := e.write(place, &edits[i]); err != nil {
			return err
		}
	}
	if len(gone) == 0 {
		return nil
	}
	return e.tx.Exec("DELETE FROM problems WHERE id IN (SELECT value FROM json_each(?))", jsonIDs(gone)).Error
}

// readDamages says what was found when rows were read: of a row that was never edited, it is among its problems.
func (e *rowEditor) readDamages(places []int, edits []RowEdit) error {
	touched := false
	for i, place := range places {
		if e.view.rows.status.at(place)&rowTouched != 0 {
			touched = true
			continue
		}
		for _, p := range edits[i].Row.Problems {
			if p.Code.FoundByReading() {
				edits[i].Damages = append(edits[i].Damages, p)
			}
		}
	}
	if !touched {
		return nil
	}
	return eachResult(e.tx, func(_ int, rows *sql.Rows) error {
		var i int
		var p data.Problem
		if err := rows.Scan(&i, &p.Field, &p.Severity, &p.Code, &p.Value); err != nil {
			return err
		}
		p.Row = edits[i].Row.Number
		edits[i].Damages = append(edits[i].Damages, p)
		return nil
	}, -1, "SELECT j.key, d.field, d.severity, d.code, d.value FROM json_each(?) j CROSS JOIN damages d ON d.seq = j.value "+
		"ORDER BY d.id", jsonPlaces(places))
}

// write puts down what became of a row.
func (e *rowEditor) write(place int, edit *RowEdit) error {
	ctx, seq := context.Background(), int64(place)+1
	was := e.view.rows.status.at(place)
	status := statusOf(&edit.Checked)
	problems := edit.Checked.Problems
	switch {
	case edit.Dropped:
		status, problems = rowDropped, []data.Problem{skippedProblem(edit.Row.Number, data.CodeRowDropped)}
	case edit.Example:
		status, problems = rowSkipped, []data.Problem{skippedProblem(edit.Row.Number, data.CodeExampleRow)}
	}
	known := e.digest(status, &edit.Checked, &e.names)
	e.status.set(place, status|rowTouched)
	e.keys.set(place, known.keys)
	e.set.set(place, known.set)
	if _, had := e.Staging.muster[uint32(place)]; had || known.muster != 0 {
		e.muster[uint32(place)] = known.muster
	}
	e.changed = append(e.changed, place)

	e.raw = encodeRaw(e.raw[:0], edit.Row.Raw, &edit.Checked.Contact)
	e.cells = encodeMended(e.cells[:0], edit.Mended)
	e.args = append(known.args(e.args[:0], &edit.Checked.Contact, e.raw), e.cells, seq)
	if _, err := e.row.ExecContext(ctx, e.args...); err != nil {
		return err
	}
	for _, p := range problems {
		if err := writeProblem(e.problem, e.problems.add(uint32(place), p), p); err != nil {
			return err
		}
	}
	if was&rowTouched == 0 {
		for _, p := range edit.Damages {
			_, err := e.damage.ExecContext(ctx, seq, int64(p.Field), int64(p.Severity), string(p.Code), p.Value)
			if err != nil {
				return err
			}
		}
	}
	for f := range edit.Row.Mended {
		e.mended[f]--
	}
	for f := range edit.Mended {
		e.mended[f]++
	}
	return nil
}

// found merges the problems of the changed rows with those of all others.
func (e *rowEditor) found() stagedProblems {
	old, fresh := &e.view.found, &e.problems
	merged := stagedProblems{kinds: fresh.kinds, count: make([]int, len(fresh.kinds)), last: fresh.last}
	changed, j := e.changed, 0
	take := func(before uint32) { // the problems of the changed rows before the given one
		for ; j < fresh.row.len() && fresh.row.at(j) < before; j++ {
			merged.put(fresh.id.at(j), fresh.row.at(j), fresh.kind.at(j))
		}
	}
	for i := range old.row.len() {
		row := old.row.at(i)
		for len(changed) > 0 && changed[0] < int(row) {
			changed = changed[1:]
		}
		take(row)
		if len(changed) > 0 && changed[0] == int(row) {
			continue
		}
		merged.put(old.id.at(i), row, old.kind.at(i))
	}
	take(uint32(e.view.rows.number.len()))
	return merged
}
