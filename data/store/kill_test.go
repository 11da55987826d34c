package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

// kills is how often the program is killed in each act: MUSTER_TEST_KILLS, or once. Those who ask for more get a book that
// outgrows the cache, so that the act has written to the file before it ends.
func kills() (times, contacts int) {
	if n, err := strconv.Atoi(os.Getenv("MUSTER_TEST_KILLS")); err == nil {
		return n, 30_000
	}
	return 1, 9_000
}

// killedAct is an act in whose middle the program is killed.
type killedAct struct {
	name string
	// prepare brings an empty book to where the act begins.
	prepare func(t *testing.T, b *store.Book)
	// do makes the act ready, and returns what does it.
	do func(t *testing.T, b *store.Book) func() error
}

func killedActs(contacts int) []killedAct {
	few := func(t *testing.T, b *store.Book) {
		i := importer{t: t, b: b}
		i.segments("North", "South")
		i.imports(data.Decisions{}, largeFile(contacts/4, "Hof")...)
	}
	full := func(t *testing.T, b *store.Book) {
		few(t, b)
		importer{t: t, b: b}.imports(data.Decisions{}, largeFile(contacts, "Gut")...)
	}
	return []killedAct{
		{"import", few, func(t *testing.T, b *store.Book) func() error {
			i := importer{t: t, b: b}
			s := i.stage(largeFile(contacts, "Gut")...)
			i.plan(s, data.Decisions{})
			return func() error {
				_, err := s.Apply(ctx, nil)
				return errors.Join(err, s.Close())
			}
		}},
		{"undo", full, func(_ *testing.T, b *store.Book) func() error {
			return func() error { _, err := b.Undo(ctx, nil, nil); return err }
		}},
		{"redo", func(t *testing.T, b *store.Book) {
			full(t, b)
			if _, err := b.Undo(ctx, nil, nil); err != nil {
				t.Fatal(err)
			}
		}, func(_ *testing.T, b *store.Book) func() error {
			return func() error { _, err := b.Redo(ctx, nil, nil); return err }
		}},
		{"bulk delete", full, func(_ *testing.T, b *store.Book) func() error {
			return func() error { _, err := b.DeleteContacts(ctx, data.SelectAll(data.Query{}), nil); return err }
		}},
	}
}

// deletingForGood is finished by who opens the book next.
func deletingForGood(contacts int) killedAct {
	return killedAct{"delete for good", killedActs(contacts)[1].prepare, func(_ *testing.T, b *store.Book) func() error {
		return func() error {
			_, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(1, 2, 3, 500)}, nil)
			return err
		}
	}}
}

// openStill opens a book whose clock stands still, so that an act always comes to the same.
func openStill(t *testing.T, path string) *store.Book {
	t.Helper()
	b, err := store.Open(ctx, path, store.Options{Clock: func() time.Time { return day(1) }})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func closeBook(t *testing.T, b *store.Book) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestKilled kills a program at random moments of an act: the book is as it was before it or after it, whole, and opens at
// once.
func TestKilled(t *testing.T) {
	times, contacts := kills()
	if path := os.Getenv("MUSTER_TEST_KILLED"); path != "" {
		actUntilKilled(t, path, os.Getenv("MUSTER_TEST_ACT"), contacts)
		return
	}
	if testing.Short() {
		t.Skip("the race detector sees nothing in a program that was killed")
	}
	for _, act := range append(killedActs(contacts), deletingForGood(contacts)) {
		t.Run(act.name, func(t *testing.T) {
			begin := filepath.Join(t.TempDir(), "contacts.muster")
			b := openStill(t, begin)
			act.prepare(t, b)
			before := dump(t, b) + dumpJournal(t, b)
			closeBook(t, b)

			whole := copyBook(t, begin)
			b = openStill(t, whole)
			do := act.do(t, b)
			lap := time.Now()
			if err := do(); err != nil {
				t.Fatal(err)
			}
			took := time.Since(lap)
			after := dump(t, b) + dumpJournal(t, b)
			if after == before {
				t.Fatal("the act does nothing")
			}
			closeBook(t, b)

			done := 0
			for range times {
				path := copyBook(t, begin)
				moment := time.Duration(rand.Int64N(int64(took) * 5 / 4))
				kill(t, path, act.name, moment)

				b := openStill(t, path)
				switch got := dump(t, b) + dumpJournal(t, b); got {
				case after:
					done++
				case before:
					// The next try works, and sweeps away what the first one left beside the book.
					if err := act.do(t, b)(); err != nil {
						t.Errorf("killed after %v, and tried again: %v", moment, err)
					}
					same(t, "tried again", dump(t, b)+dumpJournal(t, b), after)
				default:
					t.Errorf("killed after %v", moment)
					same(t, "killed", got, before)
				}
				closeBook(t, b)
				checkIntegrity(t, path)
				for _, file := range sideFiles(t, filepath.Dir(path)) {
					// A lock alone may be of a staging that is just beginning: it is empty, and stays for an hour.
					if !strings.HasSuffix(file, ".lock") {
						t.Errorf("left over: %q", file)
					}
				}
			}
			t.Logf("killed %d times, %d of them when it was done; it takes %v", times, done, took)
		})
	}
}

func copyBook(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "contacts.muster")
	if err := os.WriteFile(copied, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return copied
}

// kill runs an act in a program of its own, and kills it some time after it began.
func kill(t *testing.T, path, act string, moment time.Duration) {
	t.Helper()
	killTest(t, "TestKilled", "acting", moment, "MUSTER_TEST_KILLED="+path, "MUSTER_TEST_ACT="+act)
}

// killTest runs a test in a program of its own, with variables of the environment, and kills it some time after it has
// printed a line.
func killTest(t *testing.T, name, line string, moment time.Duration, environment ...string) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^"+name+"$")
	child.Env = append(os.Environ(), environment...)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines, began := bufio.NewScanner(out), false
	for !began && lines.Scan() {
		began = lines.Text() == line
	}
	time.Sleep(moment)
	_ = child.Process.Kill()
	_ = child.Wait()
	if !began {
		t.Fatalf("%s did not begin", name)
	}
}

func actUntilKilled(t *testing.T, path, name string, contacts int) {
	if testing.Short() {
		t.Skip("the race detector sees nothing in a program that was killed")
	}
	for _, act := range append(killedActs(contacts), deletingForGood(contacts)) {
		if act.name == name {
			do := act.do(t, openStill(t, path))
			fmt.Println("acting")
			if err := do(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Minute) // the parent kills
		}
	}
}
