package app_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data/store/storetest"
)

// BenchmarkCompareFiles compares two files of 100,000 rows: of the later one, a third of the contacts have another e-mail
// address, one in twenty is gone, and as many are new.
func BenchmarkCompareFiles(b *testing.B) {
	const rows = 100_000
	folder := b.TempDir()
	file := func(name, address string, first int) string {
		var text strings.Builder
		text.WriteString("Country Code,First Name,Last Name,Mobile Number,Email,Segments\n")
		for n := first; n < first+rows; n++ {
			mail := "a"
			if n%3 == 0 {
				mail = address
			}
			fmt.Fprintf(&text, "DE,Anna%d,Berg%d,0151%d,%s%d@example.com,Nord; Gold\n", n, n%777, 20_000_000+n, mail, n)
		}
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
			b.Fatal(err)
		}
		return path
	}
	earlier, later := file("earlier.csv", "a", 0), file("later.csv", "b", rows/20)
	w, err := words.New("en")
	if err != nil {
		b.Fatal(err)
	}
	a := app.New(app.Params{Book: storetest.Book(b), Words: w})
	for b.Loop() {
		c, err := a.Compare(context.Background(), app.ImportOptions{Path: later}, earlier, nil)
		if err != nil {
			b.Fatal(err)
		}
		found, err := c.Each(context.Background(), func(*app.Difference) error { return nil })
		if err != nil || found.New != rows/20 || found.Gone != rows/20 || found.Changed < rows/4 {
			b.Fatalf("%+v, %v", found, err)
		}
		if err := c.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
