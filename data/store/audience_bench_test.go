package store_test

import (
	"context"
	"testing"

	"muster/data"
	"muster/data/store"
)

// audiences are queries of three segments, of which the benchmarks' book has ten.
func audiences() []data.Query {
	any3 := func(a, b, c data.SegmentID) data.Query { return data.Query{Segments: []data.SegmentID{a, b, c}} }
	all3 := func(a, b, c data.SegmentID) data.Query { return data.Query{AllSegments: []data.SegmentID{a, b, c}} }
	none3 := func(a, b, c data.SegmentID) data.Query { return data.Query{NoneSegments: []data.SegmentID{a, b, c}} }
	mixed := func(a, b, c data.SegmentID) data.Query {
		return data.Query{
			Segments: []data.SegmentID{a}, AllSegments: []data.SegmentID{b}, NoneSegments: []data.SegmentID{c},
		}
	}
	return []data.Query{any3(1, 2, 3), all3(1, 2, 3), none3(4, 5, 6), mixed(7, 8, 9), mixed(10, 1, 4)}
}

func count(b *testing.B, book *store.Book, q data.Query) {
	b.Helper()
	if a, err := book.Audience(context.Background(), q); err != nil || a.Contacts == 0 {
		b.Fatalf("%+v, %v", a, err)
	}
}

// BenchmarkAudience counts an audience of three segments: by the index, by the index when it has seen none of the segments
// before, and by SQL alone.
func BenchmarkAudience(b *testing.B) {
	ctx := context.Background()
	b.Run("index", func(b *testing.B) {
		book := openBench(b)
		if err := book.Warm(ctx); err != nil {
			b.Fatal(err)
		}
		for _, q := range audiences() {
			count(b, book, q)
		}
		for i := 0; b.Loop(); i++ {
			count(b, book, audiences()[i%5])
		}
	})
	for _, warm := range []bool{true, false} {
		for i, name := range []string{"any", "all", "none", "mixed"} {
			kind := map[bool]string{true: "first time/", false: "SQL/"}[warm]
			b.Run(kind+name, func(b *testing.B) {
				book := openBench(b)
				for b.Loop() {
					if warm {
						b.StopTimer()
						book.Cool()
						if err := book.Warm(ctx); err != nil {
							b.Fatal(err)
						}
						b.StartTimer()
					}
					count(b, book, audiences()[i])
				}
			})
		}
	}
}
