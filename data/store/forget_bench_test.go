package store_test

import (
	"fmt"
	"testing"

	"muster/data"
	"muster/data/store/storetest"
)

// BenchmarkForget deletes some people for good from a book with one copy.
func BenchmarkForget(b *testing.B) {
	for _, n := range []int{1, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			book := storetest.Book(b)
			storetest.Fill(b, book, 100_000)
			if _, err := book.Assign(ctx, data.SelectAll(data.Query{}), 1, nil); err != nil {
				b.Fatal(err)
			}
			if _, err := book.Backup(ctx, data.BackupDaily); err != nil {
				b.Fatal(err)
			}
			next := data.ContactID(1)
			for b.Loop() {
				ids := make([]data.ContactID, n)
				for i := range ids {
					ids[i], next = next, next+1
				}
				if _, err := book.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(ids...)}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
