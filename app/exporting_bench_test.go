package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
)

// BenchmarkExport writes 10,000 contacts that a profile has written before.
func BenchmarkExport(b *testing.B) {
	ctx := context.Background()
	w, err := words.New("en")
	if err != nil {
		b.Fatal(err)
	}
	book := storetest.Book(b)
	storetest.Fill(b, book, 10_000)
	a := app.New(app.Params{Book: book, Words: w})
	for _, name := range []string{"out.csv", "out.xlsx"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				o := app.ExportOptions{Path: filepath.Join(b.TempDir(), name), Selection: data.SelectAll(data.Query{})}
				if _, err := a.ExportFile(ctx, o, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
