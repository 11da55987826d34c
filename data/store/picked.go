package store

import (
	"gorm.io/gorm"

	"muster/data"
)

// pickedStep is how many ids of the selection one step of a long act covers.
const pickedStep = 50_000

// pick resolves a selection inside a transaction, into the temporary table picked, and returns how many it holds.
func pick(tx *gorm.DB, sel data.Selection) (int, error) {
	err := tx.Exec("CREATE TEMP TABLE IF NOT EXISTS picked (id INTEGER PRIMARY KEY); DELETE FROM temp.picked").Error
	if err != nil {
		return 0, err
	}
	c := selectionCondition(sel)
	return exec(tx, "INSERT INTO temp.picked (id) SELECT c.id FROM contacts c WHERE "+c.where()+" ORDER BY c.id", c.args...)
}

// eachPickedRange runs fn for one range of the picked ids after the other, with the text of a SELECT that gives them, and
// reports how far it is.
func eachPickedRange(tx *gorm.DB, total int, progress data.ProgressFunc, fn func(set string, args ...any) error) error {
	const set = "SELECT id FROM temp.picked WHERE id > ? AND id <= ?"
	progress.Report(data.PhaseWriting, 0, int64(total))
	last := int64(0)
	for done := 0; done < total; {
		var step struct {
			N   int
			Top int64
		}
		err := tx.Raw("SELECT count(*) AS n, max(id) AS top FROM (SELECT id FROM temp.picked WHERE id > ? ORDER BY id LIMIT ?)",
			last, pickedStep).Scan(&step).Error
		if err != nil || step.N == 0 {
			return err
		}
		if err := fn(set, last, step.Top); err != nil {
			return err
		}
		done, last = done+step.N, step.Top
		progress.Report(data.PhaseWriting, int64(done), int64(total))
	}
	return nil
}
