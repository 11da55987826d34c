package imports_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func TestUnknownNamesAreLeftOutUnlessDecided(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "Neu"), person(2, "Neu; Alt")))
	d.Usable("2 unknown names")
	if got := rows(d.effects(), "segment", "adds"); !slices.Equal(got, []string{"Neu | Leave out", "Alt | Leave out"}) {
		t.Fatalf("unknown %q", got)
	}
	d.effects().OnAction(0, "adds")
	d.pick("create in location")
	d.Until("the new segment is planned", func() bool { return d.effects().Length() == 3 })
	want := []string{"Neu | Create in Location | ", "Alt | Leave out | ", "Neu | +2 | 0 › 2"}
	if got := rows(d.effects(), "segment", "adds", "then"); !slices.Equal(got, want) {
		t.Errorf("segments %q", got)
	}
	d.Usable("Import 2 contacts").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	segments, err := d.app.Segments(t.Context())
	if err != nil || len(segments) != 1 || segments[0].Name != "Neu" || segments[0].Family != "location" || segments[0].Count != 2 {
		t.Errorf("segments %+v, %v", segments, err)
	}
}

func TestLikeNamesAreProposedFirstAndTakenForAllAlike(t *testing.T) {
	d := open(t, setup{})
	d.segment("Nord")
	d.segment("Harvest 2026")
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "Nroth"), person(2, "Harvset 2026"), person(3, "Neu")))
	d.Usable("3 unknown names").Press()
	d.Press(fyne.KeyDown, fyne.KeyReturn) // the first of the menu: those with a like name
	d.Until("they are taken", func() bool {
		return slices.Equal(rows(d.effects(), "segment", "adds"),
			[]string{"Nroth | It is Nord", "Harvset 2026 | It is Harvest 2026", "Neu | Leave out", "Harvest 2026 | +1", "Nord | +1"})
	})
	d.effects().OnOpen(0)
	d.pick("") // what is proposed stands first
	d.Usable("3 unknown names").Press()
	d.Press(fyne.KeyUp, fyne.KeyReturn) // the last: their rows are rejected
	d.Until("the rows are rejected", func() bool { return d.tile("Rejected").Figure() == "3" })
}
