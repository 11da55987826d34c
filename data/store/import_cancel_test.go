package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
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
	const n = 12_000
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
	for range 15 {
		// A plan is cancelled somewhere, and its staging goes on.
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(time.Duration(random.IntN(30_000))*time.Microsecond, cancel)
		if _, err := s.Plan(ctx, data.Decisions{ReplaceSegments: true}, nil); err != nil && !errors.Is(err, context.Canceled) {
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

// TestKilledImport kills a program in the middle of its import, at a few moments: the book is before it or after it.
func TestKilledImport(t *testing.T) {
	if folder := os.Getenv("MUSTER_TEST_IMPORT"); folder != "" {
		importUntilKilled(t, folder)
		return
	}
	const n = 12_000
	moments := []time.Duration{0, 10, 25, 40, 60, 200}
	if testing.Short() {
		moments = moments[2:4]
	}
	for _, moment := range moments {
		folder := t.TempDir()
		path := filepath.Join(folder, "contacts.muster")
		child := exec.Command(os.Args[0], "-test.run=^TestKilledImport$")
		child.Env = append(os.Environ(), "MUSTER_TEST_IMPORT="+folder)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for lines.Scan() && lines.Text() != "applying" {
		}
		time.Sleep(moment * time.Millisecond)
		_ = child.Process.Kill()
		_ = child.Wait()

		b, err := store.Open(context.Background(), path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		i := importer{t: t, b: b}
		people := i.people()
		changes, err := b.Changes(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		imported := changes[0].File == "kunden.csv" && changes[0].Counts.Rows == n
		t.Logf("killed after %v ms: %d people", int64(moment), len(people))
		if want := map[bool]int{false: n / 4, true: n}[imported]; len(people) != want {
			t.Errorf("killed after %v ms: %d people, want %d", int64(moment), len(people), want)
		}
		// All indexes are there, and the next import works and sweeps the last one's file.
		plan, _ := i.imports(data.Decisions{}, largeFile(n, "Gut")...)
		if !imported && plan.Counts.Created != n-n/4 || imported && plan.Counts.Unchanged != n {
			t.Errorf("the import after: %+v", plan.Counts)
		}
		if files := sideFiles(t, folder); len(files) != 0 {
			t.Errorf("left over: %q", files)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		checkIntegrity(t, path)
	}
}

func importUntilKilled(t *testing.T, folder string) {
	b, err := store.Open(context.Background(), filepath.Join(folder, "contacts.muster"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := importer{t: t, b: b}
	i.segments("North", "South")
	i.imports(data.Decisions{}, largeFile(3_000, "Hof")...)
	s := i.stage(largeFile(12_000, "Gut")...)
	i.plan(s, data.Decisions{})
	fmt.Println("applying")
	if _, err := s.Apply(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	time.Sleep(10 * time.Second) // the parent kills
}
