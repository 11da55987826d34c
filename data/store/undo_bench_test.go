package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

// BenchmarkUndoImport undoes and redoes the import of a file of new contacts ("new"), and then of one that changes them all
// ("changed"), beside how long it took to apply them: of 100,000 rows, and of as many as MUSTER_BENCH_CONTACTS says.
func BenchmarkUndoImport(b *testing.B) {
	sizes := []int{100_000}
	if os.Getenv("MUSTER_BENCH_CONTACTS") != "" {
		sizes = append(sizes, benchContacts())
	}
	for _, rows := range sizes {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			for b.Loop() {
				ctx := context.Background()
				book, err := store.Open(ctx, filepath.Join(b.TempDir(), "contacts.muster"), store.Options{})
				if err != nil {
					b.Fatal(err)
				}
				for n := range 40 {
					s := data.Segment{Name: fmt.Sprint("Segment ", n+1), Colour: data.ColourAuto}
					if _, _, err := book.CreateSegment(ctx, s, nil); err != nil {
						b.Fatal(err)
					}
				}
				benchUndo(b, book, rows, "new", "")
				benchUndo(b, book, rows, "changed", "Other ")
				if err := book.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func benchUndo(b *testing.B, book *store.Book, rows int, name, organization string) {
	ctx := context.Background()
	s, err := book.Stage(ctx, store.StageOptions{FileName: "bench.csv", HasSegments: true})
	if err != nil {
		b.Fatal(err)
	}
	lap := time.Now()
	report := func(what string) {
		b.ReportMetric(float64(time.Since(lap).Milliseconds()), "ms-"+name+"-"+what)
		lap = time.Now()
	}
	file := newBenchFile()
	for range rows {
		row := file.next()
		row.Checked.Contact.Organization = organization + row.Checked.Contact.Organization
		if err := s.Add(ctx, row); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := s.Plan(ctx, data.Decisions{}, nil); err != nil {
		b.Fatal(err)
	}
	report("stage-plan")
	change, err := s.Apply(ctx, nil)
	if err != nil || change.Counts.Created+change.Counts.Updated != rows {
		b.Fatalf("%+v, %v", change, err)
	}
	report("apply")
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	lap = time.Now()
	for _, act := range []struct {
		name string
		do   func(context.Context, []data.ChangeID, data.ProgressFunc) (data.Change, error)
	}{{"undo", book.Undo}, {"redo", book.Redo}} {
		if _, err := act.do(ctx, nil, nil); err != nil {
			b.Fatal(err)
		}
		report(act.name)
	}
}
