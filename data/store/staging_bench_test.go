package store_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// BenchmarkEdit stages a file in which every row has the same error and mends it: in one row, and in all of them.
func BenchmarkEdit(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			for b.Loop() {
				benchEdit(b, rows)
			}
		})
	}
}

func benchEdit(b *testing.B, rows int) {
	ctx := context.Background()
	book, err := store.Open(ctx, filepath.Join(b.TempDir(), "contacts.muster"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	s, err := book.Stage(ctx, store.StageOptions{FileName: "bench.csv", HasSegments: true})
	if err != nil {
		b.Fatal(err)
	}
	problem := data.Problem{Field: data.FieldCountry, Severity: data.Error, Code: data.CodeCountryUnknown, Value: "Absurdistan"}
	file := newBenchFile()
	for range rows {
		row := file.next()
		row.Checked.Problems = []data.Problem{problem}
		if err := s.Add(ctx, row); err != nil {
			b.Fatal(err)
		}
	}
	lap := time.Now()
	report := func(what string) {
		b.ReportMetric(float64(time.Since(lap).Microseconds())/1000, "ms-"+what)
		lap = time.Now()
	}
	plan := func() {
		if _, err := s.Plan(ctx, data.Decisions{}, nil); err != nil {
			b.Fatal(err)
		}
	}
	plan()
	report("plan")
	places, err := s.PlacesLike(ctx, problem)
	if err != nil || len(places) != rows {
		b.Fatal(len(places), err)
	}
	report("alike")
	var peak uint64
	mend := func(places []int) {
		_, err := s.Edit(ctx, places, func(_ context.Context, edits []store.RowEdit) error {
			for i := range edits {
				e := &edits[i]
				e.Changed, e.Mended = true, map[data.Field]string{data.FieldCountry: "DE"}
				e.Checked = field.Checked{Contact: e.Row.Contact, Segments: e.Row.Segments}
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
			return nil
		}, nil)
		if err != nil {
			b.Fatal(err)
		}
	}
	mend(places[rows/2 : rows/2+1])
	report("one")
	mend(slices.Delete(places, rows/2, rows/2+1))
	report("all")
	b.ReportMetric(float64(peak>>20), "MiB-heap")
	plan()
	report("plan-anew")
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	if err := book.Close(); err != nil {
		b.Fatal(err)
	}
}
