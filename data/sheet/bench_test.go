package sheet_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"muster/data/sheet"
)

// The benchmarks compare this package with the bare libraries in one run, on
// the same file of contacts with nine columns.
const (
	benchRowsCSV  = 200000
	benchRowsXLSX = 100000
)

func benchFile(b *testing.B, name string, rows int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), name)
	w, err := sheet.Create(path, titles("Country Code", "First Name", "Last Name", "Mobile Number", "Email",
		"Account Number", "Organization", "External ID", "Segments"))
	if err != nil {
		b.Fatal(err)
	}
	for i := range rows {
		if err := w.Write(benchRow(i)); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

func benchRow(i int) []string {
	return []string{
		"DE", fmt.Sprint("Jürgen", i%500), fmt.Sprint("Müller", i%3000), fmt.Sprintf("0151%08d", i),
		fmt.Sprintf("person%d@example.com", i), fmt.Sprintf("%08d", i), "Hof & Söhne", fmt.Sprintf("X-%d", i), "North; Combine; Gold",
	}
}

func countRows(b *testing.B, path string, want int) {
	r, err := sheet.Open(path, sheet.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	n := 0
	for ; ; n++ {
		if _, err := r.Next(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			b.Fatal(err)
		}
	}
	if n != want {
		b.Fatalf("%d rows, want %d", n, want)
	}
}

func BenchmarkReadCSV(b *testing.B) {
	path := benchFile(b, "bench.csv", benchRowsCSV)
	stat, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("sheet", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(stat.Size())
		for b.Loop() {
			countRows(b, path, benchRowsCSV+1)
		}
	})
	b.Run("encoding-csv", func(b *testing.B) {
		b.ReportAllocs()
		b.SetBytes(stat.Size())
		for b.Loop() {
			file, err := os.Open(path)
			if err != nil {
				b.Fatal(err)
			}
			r := csv.NewReader(file)
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
			file.Close()
		}
	})
}

func BenchmarkReadXLSX(b *testing.B) {
	inline := benchFile(b, "inline.xlsx", benchRowsXLSX)
	shared := filepath.Join(b.TempDir(), "shared.xlsx")
	shareStrings(b, inline, shared)
	for _, bench := range []struct{ name, path string }{{"inline", inline}, {"shared", shared}} {
		b.Run("sheet/"+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				countRows(b, bench.path, benchRowsXLSX+1)
			}
		})
		b.Run("excelize/"+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book, err := excelize.OpenFile(bench.path, excelize.Options{RawCellValue: true, UnzipXMLSizeLimit: 1 << 30})
				if err != nil {
					b.Fatal(err)
				}
				rows, err := book.Rows("Sheet1")
				if err != nil {
					b.Fatal(err)
				}
				for rows.Next() {
					if _, err := rows.Columns(); err != nil {
						b.Fatal(err)
					}
				}
				rows.Close()
				book.Close()
			}
		})
	}
}

// shareStrings copies a workbook so that its texts are shared, as Excel writes.
func shareStrings(b *testing.B, from, to string) {
	b.Helper()
	book := excelize.NewFile()
	defer book.Close()
	r, err := sheet.Open(from, sheet.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			b.Fatal(err)
		}
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row.Number), &row.Cells); err != nil {
			b.Fatal(err)
		}
	}
	if err := book.SaveAs(to); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, name := range []string{"out.csv", "out.xlsx"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				benchFile(b, name, benchRowsXLSX)
			}
		})
	}
}
