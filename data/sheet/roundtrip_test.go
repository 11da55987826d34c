package sheet_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/data/sheet"
)

// cell draws any text that a person could type, and what is special to a CSV, a
// formula or XML far more often than that. Control characters that neither
// format can hold are left out.
func cell() *rapid.Generator[string] {
	special := rapid.SampledFrom([]rune("=+-@\t\r\n'\";, 0_x<>&#😀ü"))
	plain := rapid.Rune().Filter(func(r rune) bool {
		return r >= 0x20 && r != 0xFFFE && r != 0xFFFF && r != 0x7f
	})
	letters := rapid.StringOfN(rapid.OneOf(special, special, plain), 0, 12, -1)
	words := rapid.SampledFrom([]string{"", "A; B; C", "_x000D_", "_x005F_x0041_", "'=x", "+4915123", "0151", "4.9E+11", "]]>", "\xef\xbb\xbf"})
	return rapid.OneOf(letters, letters, words)
}

// table draws a header of at least two columns, and rows as wide. A row of
// empty cells would be blank, so the first cell never is empty.
func table() *rapid.Generator[[][]string] {
	return rapid.Custom(func(t *rapid.T) [][]string {
		width := rapid.IntRange(2, 9).Draw(t, "width")
		var rows [][]string
		header := make([]string, width)
		for i := range header {
			header[i] = "Column" + string(rune('A'+i))
		}
		rows = append(rows, header)
		for range rapid.IntRange(0, 8).Draw(t, "rows") {
			row := rapid.SliceOfN(cell(), width, width).Draw(t, "row")
			if row[0] == "" {
				row[0] = "x"
			}
			rows = append(rows, row)
		}
		return rows
	})
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	for _, name := range []string{"out.csv", "out.xlsx"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			rapid.Check(t, func(rt *rapid.T) {
				rows := table().Draw(rt, "table")
				w, err := sheet.Create(path, sheet.Layout{})
				if err != nil {
					rt.Fatal(err)
				}
				for _, row := range rows {
					if err := w.Write(row); err != nil {
						rt.Fatal(err)
					}
				}
				if err := w.Close(); err != nil {
					rt.Fatal(err)
				}
				sameCells(rt, path, rows, sheet.Options{})
			})
		})
	}
}

func TestAnyWellFormedCSVReadsBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "in.csv")
	rapid.Check(t, func(rt *rapid.T) {
		rows := table().Draw(rt, "table")
		delimiter := rapid.SampledFrom([]string{",", ";", "\t"}).Draw(rt, "delimiter")
		lineEnd := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(rt, "line end")
		mark := rapid.SampledFrom([]string{"", "\xef\xbb\xbf"}).Draw(rt, "mark")
		var b strings.Builder
		b.WriteString(mark)
		for _, row := range rows {
			for i, c := range row {
				if i > 0 {
					b.WriteString(delimiter)
				}
				if strings.ContainsAny(c, "\"\r\n"+delimiter) || rapid.Bool().Draw(rt, "quoted") {
					c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
				}
				b.WriteString(c)
			}
			b.WriteString(lineEnd)
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			rt.Fatal(err)
		}
		sameCells(rt, path, rows, sheet.Options{Verbatim: true})
	})
}

func TestRestoreUndoesNeutralise(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := cell().Draw(rt, "cell")
		if got := sheet.Restore(sheet.Neutralise(c)); got != c {
			rt.Errorf("%q came back as %q", c, got)
		}
	})
}

func sameCells(t rapid.TB, path string, want [][]string, opt sheet.Options) {
	r, err := sheet.Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for i, row := range want {
		got, err := r.Next()
		if err != nil {
			t.Fatalf("row %d: %v", i+1, err)
		}
		cells := append([]string(nil), got.Cells...)
		for len(cells) < len(row) {
			cells = append(cells, "") // a spreadsheet does not keep empty cells at the end
		}
		if got.Number != i+1 || len(got.Damages) != 0 || !reflect.DeepEqual(cells, row) {
			t.Fatalf("row %d: got %q (%v), want %q", got.Number, cells, got.Damages, row)
		}
	}
	if row, err := r.Next(); err == nil {
		t.Fatalf("one more row: %q", row.Cells)
	}
}
