package field_test

import (
	"testing"

	"muster/data/field"
)

func TestSegmentSlipsTellsLikeNames(t *testing.T) {
	for _, test := range []struct {
		a, b string
		near bool
	}{
		{"Nroth", "Nord", true},
		{"Nroth", "North", true},
		{"Nord", "nörd", true},
		{"Noord", "Nord", true},
		{"onrth", "North", true},
		{"Sueden", "Süden", true},
		{"Service Gold", "Servise Golt", true},
		{"Kombine", "Combine", false}, // another first letter is another name
		{"North", "South", false},
		{"East", "Ost", false},
		{"Gold", "Goat", false},
		{"Nord", "Nordwest", false},
		{"A", "B", false},
		{"", "Nord", false},
	} {
		if _, near := slips(test.a, test.b); near != test.near {
			t.Errorf("%q and %q: near %v", test.a, test.b, near)
		}
		if _, near := slips(test.b, test.a); near != test.near {
			t.Errorf("%q and %q: near %v", test.b, test.a, near)
		}
	}
	nearer, _ := slips("Nroth", "North")
	if further, _ := slips("Nroth", "Nord"); nearer >= further {
		t.Errorf("Nroth is %d from North and %d from Nord", nearer, further)
	}
}

func slips(a, b string) (int, bool) { return field.SegmentSlips(field.Fold(a), field.Fold(b)) }
