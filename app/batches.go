package app

import (
	"context"
	"errors"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"muster/data"
	"muster/data/field"
	"muster/data/sheet"
	"muster/data/store"
)

// batchRows is how many rows travel together: enough that handing them on costs little, few enough that the batches
// under way stay small.
const batchRows = 256

// batch is a stretch of the file on its way through the checkers; checked is closed when its rows are done.
type batch struct {
	rows    []sheet.Row
	staged  []store.StagedRow
	part    float64 // of the file that has been read, 0 to 1
	checked chan struct{}
}

// stageRows reads, checks and stages the rows of a table: one goroutine reads, one for each processor checks, and
// this one stages them in the order of the file and counts them for the census. It returns the number of rows.
func stageRows(
	ctx context.Context, t *table, checker *rowChecker, census *field.Census, staging *store.Staging, report data.ProgressFunc,
) (int, error) {
	group, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	inOrder := make(chan *batch, 2*workers)
	toCheck := make(chan *batch, 2*workers)

	group.Go(func() error {
		defer close(inOrder)
		defer close(toCheck)
		return readBatches(ctx, t, inOrder, toCheck)
	})
	for range workers {
		group.Go(func() error {
			for b := range toCheck {
				b.check(checker)
			}
			return nil
		})
	}
	total := 0
	group.Go(func() error {
		for b := range inOrder {
			<-b.checked
			for _, row := range b.staged {
				if err := staging.Add(ctx, row); err != nil {
					return err
				}
				census.Add(&row.Checked)
			}
			total += len(b.staged)
			report.Report(data.PhaseReading, int64(b.part*1000), 1000)
		}
		return nil
	})
	return total, group.Wait()
}

// readBatches hands every batch to the stager first and to the checkers then, so that the order of the file is kept.
// A batch that is in both channels will be checked: the checkers drain theirs to the end.
func readBatches(ctx context.Context, t *table, inOrder, toCheck chan<- *batch) error {
	for end := false; !end; {
		b := &batch{rows: make([]sheet.Row, 0, batchRows), checked: make(chan struct{})}
		for len(b.rows) < batchRows {
			row, err := t.next()
			if errors.Is(err, io.EOF) {
				end = true
				break
			}
			if err != nil {
				return err
			}
			b.rows = append(b.rows, keep(row))
		}
		b.part = t.queue.reader.Progress()
		for _, queue := range []chan<- *batch{toCheck, inOrder} {
			select {
			case queue <- b:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
}

func (b *batch) check(checker *rowChecker) {
	defer close(b.checked)
	b.staged = make([]store.StagedRow, len(b.rows))
	for i, row := range b.rows {
		staged := store.StagedRow{Number: row.Number, Raw: row.Cells}
		staged.Checked, staged.Skipped = checker.check(row.Number, row.Cells, checker.mapping.Cells(row.Cells))
		if len(row.Damages) > 0 {
			staged.Checked.Problems = withDamages(staged.Checked.Problems, damagesOf(row, checker.mapping))
		}
		b.staged[i] = staged
	}
	b.rows = nil
}
