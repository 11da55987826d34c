package widgets

import (
	"slices"
	"testing"
)

func TestTilesShareTheWidthAndNoneIsCutWhileThereIsRoom(t *testing.T) {
	for _, test := range []struct{ wants, shares []float32 }{
		{[]float32{50, 60, 70}, []float32{100, 100, 100}},
		{[]float32{50, 150, 70}, []float32{75, 150, 75}},
		{[]float32{50, 150, 90}, []float32{60, 150, 90}},
		{[]float32{300, 150, 150}, []float32{150, 75, 75}},
	} {
		if got := shareWidth(test.wants, 300); !slices.Equal(got, test.shares) {
			t.Errorf("%v share %v, want %v", test.wants, got, test.shares)
		}
	}
}
