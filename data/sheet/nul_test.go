package sheet_test

import (
	"reflect"
	"strings"
	"testing"

	"muster/data/sheet"
)

func TestBytesOfZeroAreLeftOutAndTold(t *testing.T) {
	many := strings.Repeat("Ann,1\n", 100000)
	tests := []struct {
		name, content string
		want          [][]string
		damaged       []int // numbers of rows
	}{
		{"in a cell", "A,B\nx\x00y,2\n3,4\n", [][]string{{"A", "B"}, {"xy", "2"}, {"3", "4"}}, []int{2}},
		{"several in a row", "A,B\n\x00x\x00\x00,2\x00\n3,4\n", [][]string{{"A", "B"}, {"x", "2"}, {"3", "4"}}, []int{2}},
		{"between a quote and a delimiter", "A,B\n\"x, y\"\x00,2\n", [][]string{{"A", "B"}, {"x, y", "2"}}, []int{2}},
		{"in the header", "A\x00,B\n1,2\n", [][]string{{"A", "B"}, {"1", "2"}}, []int{1}},
		{"in a cell of several lines", "A,B\n\"x\n\x00y\",2\n3,4\n", [][]string{{"A", "B"}, {"x\ny", "2"}, {"3", "4"}}, []int{2}},
		{"behind the end", "A,B\n1,2\n" + strings.Repeat("\x00", 5000), [][]string{{"A", "B"}, {"1", "2"}}, nil},
		{
			"in UTF-16", "\xff\xfeA\x00,\x00B\x00\n\x00x\x00\x00\x00y\x00,\x00z\x00\n\x00",
			[][]string{{"A", "B"}, {"xy", "z"}},
			[]int{2},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got [][]string
			var damaged []int
			for _, row := range readRows(t, open(t, write(t, "file.csv", tt.content), sheet.Options{})) {
				got = append(got, row.Cells)
				for _, d := range row.Damages {
					if d.Code == sheet.DamageNUL {
						damaged = append(damaged, row.Number)
					}
				}
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if !reflect.DeepEqual(damaged, tt.damaged) {
				t.Errorf("damaged rows %v, want %v", damaged, tt.damaged)
			}
		})
	}
	t.Run("far behind", func(t *testing.T) {
		content := "Name,Nr\n" + many + "B\x00o,2\n" + many
		n := 0
		for _, row := range readRows(t, open(t, write(t, "file.csv", content), sheet.Options{})) {
			if len(row.Damages) > 0 {
				n++
				if row.Number != 100002 || row.Cells[0] != "Bo" {
					t.Errorf("row %d: %q %v", row.Number, row.Cells, row.Damages)
				}
			}
		}
		if n != 1 {
			t.Errorf("%d damaged rows, want 1", n)
		}
	})
}
