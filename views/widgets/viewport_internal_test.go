package widgets

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestViewportScrollsExactlyOverAMillionRows(t *testing.T) {
	v := viewport{rowHeight: 36, height: 650, length: 1_000_000}
	v.top = 900_000
	for range 3_600 { // one pixel at a time
		v.scrollBy(1)
	}
	if v.top != 900_100 || v.rem != 0 {
		t.Fatalf("3600 pixels from row 900000 end at row %d and %v pixels, want 900100 and 0", v.top, v.rem)
	}
	for range 3_600 {
		v.scrollBy(-1)
	}
	if v.top != 900_000 || v.rem != 0 {
		t.Fatalf("back again ends at row %d and %v pixels, want 900000 and 0", v.top, v.rem)
	}
}

func TestViewportReveals(t *testing.T) {
	tests := []struct {
		name              string
		start, row        int
		wantTop           int
		wantRem           float32
		wantFirst, wantTo int
	}{
		{"already in sight", 10, 12, 10, 0, 10, 13},
		{"above", 10, 4, 4, 0, 4, 7},
		{"below", 0, 9, 7, 0, 7, 10},
		{"last", 0, 99, 97, 0, 97, 100},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := viewport{rowHeight: 10, height: 30, length: 100, top: tt.start}
			v.reveal(tt.row)
			from, to := v.visible()
			if v.top != tt.wantTop || v.rem != tt.wantRem || from != tt.wantFirst || to != tt.wantTo {
				t.Errorf("top %d, rem %v, rows %d to %d", v.top, v.rem, from, to)
			}
		})
	}
}

func TestViewportStaysInTheList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := viewport{
			rowHeight: 36,
			height:    float32(rapid.IntRange(1, 2000).Draw(t, "height")),
			length:    rapid.IntRange(0, 2_000_000).Draw(t, "length"),
		}
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "act") {
			case 0:
				v.scrollBy(float32(rapid.Float64Range(-1e6, 1e6).Draw(t, "by")))
			case 1:
				v.reveal(rapid.IntRange(-5, 2_000_005).Draw(t, "row"))
			case 2:
				v.setFraction(rapid.Float64Range(-1, 2).Draw(t, "fraction"))
			case 3:
				v.length = rapid.IntRange(0, 2_000_000).Draw(t, "newLength")
				v.clamp()
			}
			from, to := v.visible()
			if from < 0 || to > v.length || from > to && v.length > 0 {
				t.Fatalf("shows rows %d to %d of %d", from, to, v.length)
			}
			if v.rem < 0 || v.rem >= v.rowHeight {
				t.Fatalf("%v pixels of the first row are hidden", v.rem)
			}
			if f := v.fraction(); f < 0 || f > 1 {
				t.Fatalf("is at %v of the way", f)
			}
		}
	})
}

func TestFitColumnsLeavesColumnsOutInTheirOrder(t *testing.T) {
	columns := []Column{
		{ID: "name", Width: 100, MinWidth: 80},
		{ID: "mail", Width: 150, MinWidth: 100, Flex: 1, HideOrder: 2},
		{ID: "org", Width: 100, MinWidth: 90, HideOrder: 1},
	}
	tests := []struct {
		width float32
		want  []string
	}{
		{400, []string{"name", "mail", "org"}},
		{270, []string{"name", "mail", "org"}},
		{269, []string{"name", "mail"}},
		{179, []string{"name"}},
		{10, []string{"name"}},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range fitColumns(columns, nil, tt.width) {
			got = append(got, columns[p.index].ID)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("in a width of %v: %v, want %v", tt.width, got, tt.want)
		}
	}
}

func TestFitColumnsFillsTheWidthAndKeepsOwnWidths(t *testing.T) {
	columns := []Column{{ID: "a", Width: 100}, {ID: "b", Width: 100, Flex: 1}, {ID: "c", Width: 100, Flex: 3}}
	got := fitColumns(columns, map[string]float32{"a": 140}, 540)
	want := []float32{140, 150, 250}
	for i, p := range got {
		if p.width != want[i] {
			t.Errorf("column %d is %v wide, want %v", i, p.width, want[i])
		}
	}
	for _, p := range fitColumns(columns, map[string]float32{"a": 3000}, 540) {
		if p.x+p.width > 540.5 {
			t.Errorf("a column ends at %v, outside of 540", p.x+p.width)
		}
	}
}
