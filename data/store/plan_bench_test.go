package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

// BenchmarkPlan plans a file of 100,000 rows against a book of 100,000 contacts, beside how long it took to stage them: the
// same file again ("same"), one of which every row changes its contact ("changed"), and one of other people ("new").
func BenchmarkPlan(b *testing.B) {
	const rows = 100_000
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
	same := func(*store.StagedRow) {}
	stagePlan(b, book, rows, same, func(s *store.Staging) {
		if _, err := s.Apply(ctx, nil); err != nil {
			b.Fatal(err)
		}
	})
	for _, file := range []struct {
		name   string
		change func(*store.StagedRow)
	}{
		{"same", same},
		{"changed", func(r *store.StagedRow) { r.Checked.Contact.Organization = "Other " + r.Checked.Contact.Organization }},
		{"new", func(r *store.StagedRow) {
			c := &r.Checked.Contact
			c.Mobile, c.Email, c.ExternalID = "+4916"+c.Mobile[5:], "x"+c.Email, "Y"+c.ExternalID
		}},
	} {
		b.Run(file.name, func(b *testing.B) {
			var staging, planning time.Duration
			for b.Loop() {
				s, p := stagePlan(b, book, rows, file.change, nil)
				staging, planning = staging+s, planning+p
			}
			b.ReportMetric(float64(staging.Milliseconds())/float64(b.N), "ms-stage")
			b.ReportMetric(float64(planning.Milliseconds())/float64(b.N), "ms-plan")
		})
	}
}

// stagePlan stages and plans a file, and then does more with it.
func stagePlan(
	b *testing.B, book *store.Book, rows int, change func(*store.StagedRow), then func(*store.Staging),
) (staging, planning time.Duration) {
	b.Helper()
	ctx := context.Background()
	start := time.Now()
	s, err := book.Stage(ctx, store.StageOptions{FileName: "bench.csv", HasSegments: true})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	file := newBenchFile()
	for range rows {
		row := file.next()
		change(&row)
		if err := s.Add(ctx, row); err != nil {
			b.Fatal(err)
		}
	}
	staging = time.Since(start)
	start = time.Now()
	plan, err := s.Plan(ctx, data.Decisions{}, nil)
	if err != nil {
		b.Fatal(err)
	}
	planning = time.Since(start)
	if plan.Counts.Rejected+plan.Counts.Conflicts > 0 {
		b.Fatalf("%+v", plan.Counts)
	}
	if then != nil {
		then(s)
	}
	return staging, planning
}
