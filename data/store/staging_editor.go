package store

import (
	"context"
	"database/sql"

	"gorm.io/gorm"

	"muster/data"
)

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
