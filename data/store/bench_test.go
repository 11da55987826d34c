package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"muster/data"
	"muster/data/store"
	"muster/data/store/storetest"
)

// benchContacts is how many contacts the benchmarks' book has; MUSTER_BENCH_CONTACTS gives another number.
func benchContacts() int {
	if n, err := strconv.Atoi(os.Getenv("MUSTER_BENCH_CONTACTS")); err == nil {
		return n
	}
	return 1_000_000
}

var benchBook struct {
	once sync.Once
	path string
}

// openBench opens the benchmarks' book, which is built once and kept in the temporary folder between runs.
func openBench(b *testing.B) *store.Book {
	b.Helper()
	benchBook.once.Do(func() {
		benchBook.path = filepath.Join(os.TempDir(), fmt.Sprintf("muster-bench-%d.muster", benchContacts()))
		if _, err := os.Stat(benchBook.path); err == nil {
			return
		}
		book, err := store.Open(context.Background(), benchBook.path+".new", store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		storetest.Fill(b, book, benchContacts())
		if err := book.Close(); err != nil {
			b.Fatal(err)
		}
		if err := os.Rename(benchBook.path+".new", benchBook.path); err != nil {
			b.Fatal(err)
		}
	})
	return storetest.Open(b, benchBook.path)
}

func BenchmarkOpenToFirstRows(b *testing.B) {
	openBench(b)
	for b.Loop() {
		book, err := store.Open(context.Background(), benchBook.path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		ids, err := book.ContactIDs(context.Background(), data.Query{}, 100)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := book.Contacts(context.Background(), ids); err != nil {
			b.Fatal(err)
		}
		if err := book.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// searches are typical: nothing, one letter that most contacts have, a longer word, two words, digits, no match.
var searches = []string{"", "a", "e", "mu", "müller", "anna mü", "0151 10", "person99999", "zzzz"}

func benchList(b *testing.B, warm bool, limit int) {
	book := openBench(b)
	if warm {
		if err := book.Warm(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
	for _, search := range searches {
		b.Run("search="+search, func(b *testing.B) {
			for b.Loop() {
				if _, err := book.ContactIDs(context.Background(), data.Query{Search: search}, limit); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFirstPageSQL(b *testing.B)  { benchList(b, false, 200) }
func BenchmarkWholeListSQL(b *testing.B)  { benchList(b, false, 0) }
func BenchmarkFirstPageWarm(b *testing.B) { benchList(b, true, 200) }
func BenchmarkWholeListWarm(b *testing.B) { benchList(b, true, 0) }

func BenchmarkCountWarm(b *testing.B) {
	book := openBench(b)
	if err := book.Warm(context.Background()); err != nil {
		b.Fatal(err)
	}
	for _, search := range searches {
		b.Run("search="+search, func(b *testing.B) {
			for b.Loop() {
				if _, err := book.CountContacts(context.Background(), data.Query{Search: search}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWarm(b *testing.B) {
	openBench(b)
	for b.Loop() {
		book, err := store.Open(context.Background(), benchBook.path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := book.Warm(context.Background()); err != nil {
			b.Fatal(err)
		}
		if err := book.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOverview(b *testing.B) {
	openBench(b)
	for b.Loop() {
		b.StopTimer()
		book, err := store.Open(context.Background(), benchBook.path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := book.Overview(context.Background()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := book.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkAssign gives all contacts a new segment, and takes it away again outside the measured time.
func BenchmarkAssign(b *testing.B) {
	book := openBench(b)
	ctx := context.Background()
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		s, _, err := book.CreateSegment(ctx, data.Segment{Name: fmt.Sprintf("bench %d", i)}, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := book.Assign(ctx, data.SelectAll(data.Query{}), s.ID, nil); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if _, err := book.DeleteSegment(ctx, s.ID); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkEachContact(b *testing.B) {
	book := openBench(b)
	for b.Loop() {
		n := 0
		err := book.EachContact(context.Background(), data.SelectAll(data.Query{}), func(data.Contact) error {
			n++
			return nil
		})
		if err != nil || n != benchContacts() {
			b.Fatal(n, err)
		}
	}
}
