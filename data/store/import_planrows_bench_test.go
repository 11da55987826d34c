package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

// BenchmarkPlanRows looks at windows of the plan of a file of which one row in seven is a conflict or a possible duplicate, and
// every third one changes: the first window of a kind, any later one, and planning anew after ticks.
func BenchmarkPlanRows(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			for b.Loop() {
				benchPlanRows(b, rows)
			}
		})
	}
}

func benchPlanRows(b *testing.B, rows int) {
	ctx := context.Background()
	book, err := store.Open(ctx, filepath.Join(b.TempDir(), "contacts.muster"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	for n := range 40 {
		s := data.Segment{Name: fmt.Sprint("Segment ", n+1), Colour: data.ColourAuto}
		if _, _, err := book.CreateSegment(ctx, s, nil); err != nil {
			b.Fatal(err)
		}
	}
	benchImport(b, book, rows, "first")
	s, err := book.Stage(ctx, store.StageOptions{
		FileName: "bench.csv", HasSegments: true, Columns: map[data.Field]bool{data.FieldOrganization: true},
	})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	file := newBenchFile()
	for n := range rows {
		row := file.next()
		c := &row.Checked.Contact
		switch {
		case n%7 == 0:
			c.ExternalID, c.FirstName = fmt.Sprint("Y", n), "Other "+c.FirstName // a possible duplicate
		case n%7 == 1:
			c.ExternalID = fmt.Sprint("Y", n) // another external ID: a conflict
		case n%3 == 0:
			c.Organization += " and sons"
		}
		if err := s.Add(ctx, row); err != nil {
			b.Fatal(err)
		}
	}
	lap := time.Now()
	report := func(what string) {
		b.ReportMetric(float64(time.Since(lap).Microseconds())/1000, "ms-"+what)
		lap = time.Now()
	}
	plan := func(what string, d data.Decisions) data.Plan {
		lap = time.Now()
		p, err := s.Plan(ctx, d, nil)
		if err != nil {
			b.Fatal(err)
		}
		report(what)
		return p
	}
	p := plan("plan", data.Decisions{})
	look := func(what string, kind data.PlanKind, offset int) {
		lap = time.Now()
		list, total, err := s.PlanRows(ctx, data.PlanFilter{Kind: kind}, offset, 60)
		if err != nil || len(list) == 0 {
			b.Fatal(len(list), total, err)
		}
		report(what)
	}
	look("all", data.PlanAll, p.Counts.Rows/2)
	look("changed-first", data.PlanChanged, 0)
	look("changed", data.PlanChanged, p.Counts.Updated/2)
	look("conflict-first", data.PlanConflict, 0)
	look("conflict", data.PlanConflict, p.Counts.Conflicts/2)
	look("duplicate", data.PlanDuplicate, p.Counts.PossibleDuplicates/2)
	plan("replace", data.Decisions{Mode: data.SegmentsReplace})
	plan("row-decided", data.Decisions{Rows: map[int]data.RowDecision{3: {Act: data.RowNew}}})
	plan("erase", data.Decisions{EraseBlank: true})
	plan("merge-all", data.Decisions{Duplicates: data.DuplicateMerge, Conflicts: data.ConflictStrongest})
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapInuse>>20), "MiB-heap")
}
