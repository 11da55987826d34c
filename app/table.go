package app

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
	"muster/data/sheet"
	"muster/data/store"
)

// headerSearch is how many rows from the top are looked at for the header.
const headerSearch = 20

// table is a file's contacts: the rows below the header that names their columns.
type table struct {
	reader    *sheet.Reader
	mapping   columns.Mapping
	headerRow int
	ahead     []sheet.Row // rows that were read while the header was looked for
}

// openTable finds the header of a file.
func openTable(reader *sheet.Reader, o ImportOptions) (*table, error) {
	t := &table{reader: reader}
	for len(t.ahead) < headerSearch {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		t.ahead = append(t.ahead, keep(row))
	}
	rows := make([][]string, len(t.ahead))
	for i, row := range t.ahead {
		rows[i] = row.Cells
	}
	at, mapping, err := columns.FindHeaderWith(rows, columns.Options{DefaultCountry: o.Country != "", Choices: o.Columns})
	if err != nil {
		return nil, err
	}
	t.mapping, t.headerRow = mapping, t.ahead[at].Number
	t.ahead = t.ahead[at+1:]
	return t, nil
}

// next returns the next row that is not wholly blank; its cells are the caller's to keep.
func (t *table) next() (sheet.Row, error) {
	for {
		var row sheet.Row
		if len(t.ahead) > 0 {
			row, t.ahead = t.ahead[0], t.ahead[1:]
		} else {
			var err error
			if row, err = t.reader.Next(); err != nil {
				return sheet.Row{}, err
			}
			row = keep(row)
		}
		if blank(row.Cells) {
			continue
		}
		return row, nil
	}
}

// keep copies what the reader only lends until its next row.
func keep(row sheet.Row) sheet.Row {
	row.Cells = slices.Clone(row.Cells)
	row.Damages = slices.Clone(row.Damages)
	return row
}

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
// this one stages them in the order of the file. It returns the number of rows.
func stageRows(ctx context.Context, t *table, checker *field.Checker, staging *store.Staging, report data.ProgressFunc) (int, error) {
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
				b.check(t.mapping, checker)
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
			b.rows = append(b.rows, row)
		}
		b.part = t.reader.Progress()
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

func (b *batch) check(mapping columns.Mapping, checker *field.Checker) {
	defer close(b.checked)
	b.staged = make([]store.StagedRow, len(b.rows))
	for i, row := range b.rows {
		cells := mapping.Cells(row.Cells)
		staged := store.StagedRow{Number: row.Number, Raw: row.Cells}
		if mapping.IsExample(cells) {
			staged.Skipped = true
		} else {
			staged.Checked = checker.Check(row.Number, cells)
		}
		for _, damage := range row.Damages {
			staged.Checked.Problems = append(staged.Checked.Problems, data.Problem{
				Row: row.Number, Field: data.FieldNone, Severity: data.Warning, Code: data.CodeRowDamaged, Value: damage.Code,
			})
		}
		b.staged[i] = staged
	}
	b.rows = nil
}
