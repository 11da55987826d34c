package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"muster/data"
)

// largeFile is a file of n persons: half of them are in the book already when it held the first half before.
func largeFile(n int, organization string) []fileRow {
	rows := make([]fileRow, n)
	for i := range rows {
		rows[i] = fileRow{
			first: fmt.Sprint("P", i), mobile: fmt.Sprintf("+4915%09d", i), organization: organization,
			segments: []string{"", "North", "North; South"}[i%3],
		}
	}
	return rows
}

func TestCancelledImportLeavesTheBookAsItWas(t *testing.T) {
	n, times := 12_000, 15
	if testing.Short() {
		n, times = 2_000, 5
	}
	i := importer{t: t, b: newBook(t)}
	i.segments("North", "South")
	i.imports(data.Decisions{}, largeFile(n/4, "Hof")...)
	before := i.people()
	revision, err := i.b.Revision(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	s := i.stage(largeFile(n, "Gut")...)

	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	cancelled := 0
	for range times {
		// A plan is cancelled somewhere, and its staging goes on.
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(time.Duration(random.IntN(30_000))*time.Microsecond, cancel)
		if _, err := s.Plan(ctx, data.Decisions{Mode: data.SegmentsReplace}, nil); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		cancel()
		if plan := i.plan(s, data.Decisions{}); plan.Counts.Created != n-n/4 || plan.Counts.Updated != n/4 {
			t.Fatalf("%+v", plan.Counts)
		}

		ctx, cancel = context.WithCancel(context.Background())
		if random.IntN(2) == 0 {
			time.AfterFunc(time.Duration(random.IntN(60_000))*time.Microsecond, cancel)
			_, err = s.Apply(ctx, nil)
		} else {
			steps := random.IntN(8)
			_, err = s.Apply(ctx, func(data.Progress) {
				if steps--; steps < 0 {
					cancel()
				}
			})
		}
		cancel()
		if err == nil {
			break // it was faster; the book is another one now
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		cancelled++
		now, err := i.b.Revision(context.Background())
		if err != nil || now != revision {
			t.Fatalf("revision %d in place of %d, %v", now, revision, err)
		}
		if got := i.people(); !reflect.DeepEqual(got, before) {
			t.Fatal("the book is another one")
		}
	}
	t.Logf("cancelled %d times", cancelled)

	// The connection is as before: foreign keys hold.
	if _, err := i.b.DeleteSegment(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Plan(context.Background(), data.Decisions{}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	if got := i.people(); len(got) != n {
		t.Errorf("%d people", len(got))
	}
}
