package columns_test

import (
	"testing"

	"muster/data"
	"muster/data/columns"
)

// BenchmarkCells is what each row of an import costs.
func BenchmarkCells(b *testing.B) {
	own := columns.Header("en")
	whole := []string{"Country", "Name", "Email", "Segments"}
	files := []struct {
		name   string
		header []string
		row    []string
	}{
		{"our sheet", own, columns.Examples("en")[0]},
		{"google", exports[0].columns(), exports[0].table()[0]},
		{"outlook", exports[3].columns(), exports[3].table()[0]},
		{"whole names", whole, []string{"DE", "Jürgen Müller", "j@example.com", "North"}},
	}
	for _, f := range files {
		m, _ := columns.Understand(f.header, [][]string{f.row}, columns.Options{})
		b.Run(f.name, func(b *testing.B) {
			b.ReportAllocs()
			var cells data.Cells
			for b.Loop() {
				cells = m.Cells(f.row)
			}
			_ = cells
		})
	}
}

// BenchmarkHeaderWords is what finding a file's dialect costs for each row and dialect that is tried.
func BenchmarkHeaderWords(b *testing.B) {
	lines := map[string][]string{
		"header": columns.Header("de"),
		"row":    columns.Examples("de")[0],
		"text":   {"a comma, a blank; and what else stands in a line of text", "Hauptstraße 5", "12.03.2024", ""},
	}
	for name, line := range lines {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				columns.HeaderWords(line)
			}
		})
	}
}

// BenchmarkUnderstand is what opening a file costs.
func BenchmarkUnderstand(b *testing.B) {
	for _, e := range []export{exports[0], exports[3]} {
		rows := e.table()
		for len(rows) < 200 {
			rows = append(rows, rows...)
		}
		b.Run(e.name, func(b *testing.B) {
			for b.Loop() {
				_, _ = columns.Understand(e.columns(), rows, columns.Options{})
			}
		})
	}
	header, rows := file("A | B | C | D", "Jürgen | Müller | 0151 23456789 | DE", "Anna | Groß | 0664 123456 | AT")
	for len(rows) < 200 {
		rows = append(rows, rows...)
	}
	b.Run("by content", func(b *testing.B) {
		for b.Loop() {
			_, _ = columns.Understand(header, rows, columns.Options{})
		}
	})
}
