package sheet_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"muster/data/sheet"
)

// write puts content into a file of that name in a folder of its own.
func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens a file until the end of the test.
func open(t testing.TB, path string, opt sheet.Options) *sheet.Reader {
	t.Helper()
	r, err := sheet.Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// readRows reads all rows and copies their cells.
func readRows(t testing.TB, r *sheet.Reader) []sheet.Row {
	t.Helper()
	var rows []sheet.Row
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		row.Cells, row.Damages = slices.Clone(row.Cells), slices.Clone(row.Damages)
		rows = append(rows, row)
	}
}

// readCells reads the cells of all rows of a file.
func readCells(t testing.TB, path string) [][]string {
	t.Helper()
	var all [][]string
	for _, row := range readRows(t, open(t, path, sheet.Options{})) {
		all = append(all, row.Cells)
	}
	return all
}

// writeSheet writes rows without a header.
func writeSheet(t testing.TB, name string, layout sheet.Layout, rows ...[]string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	w, err := sheet.Create(path, layout)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := w.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
