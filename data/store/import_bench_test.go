package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"muster/data"
	"muster/data/field"
	"muster/data/store"
)

// benchFile makes checked rows as an import hands them over, one at a time, with 0–3 segments each.
type benchFile struct {
	random *rand.Rand
	n      int
}

func newBenchFile() *benchFile { return &benchFile{random: rand.New(rand.NewPCG(1, 2))} }

func (f *benchFile) next() store.StagedRow {
	f.n++
	r := f.random
	first, last := fmt.Sprint("First", r.IntN(5_000)), fmt.Sprint("Last", r.IntN(70_000))
	c := data.Contact{
		CountryCode: "DE", FirstName: first, LastName: last,
		Mobile: fmt.Sprintf("+4915%09d", f.n*7+r.IntN(7)), Email: fmt.Sprintf("%s.%s%d@example.com", first, last, f.n),
		AccountNumber: fmt.Sprintf("%08d", r.IntN(100_000_000)), Organization: "Hof " + last,
		ExternalID: fmt.Sprintf("X%09d", f.n*97%1_000_000_007),
	}
	var segments []string
	cell := ""
	for n := r.IntN(4); n > 0; n-- {
		name := fmt.Sprint("Segment ", 1+r.IntN(10)+10*n)
		segments = append(segments, name)
		cell += name + "; "
	}
	raw := []string{
		"DE", first, last, "0" + c.Mobile[3:], c.Email, c.AccountNumber, c.Organization, c.ExternalID, cell,
	}
	return store.StagedRow{Checked: field.Checked{Contact: c, Segments: segments}, Number: f.n + 1, Raw: raw}
}

// BenchmarkImport stages, plans and applies a file to an empty book ("new"), and the same file once more ("again").
func BenchmarkImport(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
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
				benchImport(b, book, rows, "new")
				benchImport(b, book, rows, "again")
				if err := book.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func benchImport(b *testing.B, book *store.Book, rows int, name string) {
	ctx := context.Background()
	lap := time.Now()
	report := func(what string) {
		b.ReportMetric(float64(time.Since(lap).Milliseconds()), "ms-"+name+"-"+what)
		lap = time.Now()
	}
	s, err := book.Stage(ctx, store.StageOptions{FileName: "bench.csv", HasSegments: true})
	if err != nil {
		b.Fatal(err)
	}
	file := newBenchFile()
	for range rows {
		if err := s.Add(ctx, file.next()); err != nil {
			b.Fatal(err)
		}
	}
	report("stage")
	plan, err := s.Plan(ctx, data.Decisions{}, nil)
	if err != nil {
		b.Fatal(err)
	}
	report("plan")
	if _, err := s.Plan(ctx, data.Decisions{Mode: data.SegmentsReplace}, nil); err != nil {
		b.Fatal(err)
	}
	report("replan")
	if _, err := s.Apply(ctx, nil); err != nil {
		b.Fatal(err)
	}
	report("apply")
	if plan.Counts.Created+plan.Counts.Unchanged != rows {
		b.Fatalf("%+v", plan.Counts)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}
