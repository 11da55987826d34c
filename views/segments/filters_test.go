package segments_test

import (
	"context"
	"slices"
	"testing"

	"muster/data"
)

func TestSavedFiltersStandInTheSidebarWithTheirCounts(t *testing.T) {
	d := open(t, setup{fill: farm})
	save := func(name string, kind data.FilterKind, q data.Query) data.SavedFilter {
		t.Helper()
		saved, err := d.app.SaveFilter(context.Background(), data.SavedFilter{Name: name, Kind: kind, Query: q})
		if err != nil {
			t.Fatal(err)
		}
		return saved
	}
	nord := d.side.Overview().Segments[0]
	all := save("Everybody", data.FilterList, data.Query{HasNot: []data.Field{data.FieldNotes}})
	live := save("Harvest", data.FilterAudience, data.Query{AllSegments: []data.SegmentID{nord.ID}})
	d.Until("both are listed", func() bool {
		return slices.Contains(d.lines(), "Everybody 10") && slices.Contains(d.lines(), "Harvest 4")
	})
	if _, err := d.app.MarkDoNotContact(context.Background(), data.SelectAll(data.Query{Segments: []data.SegmentID{nord.ID}}), true, nil); err != nil {
		t.Fatal(err)
	}
	d.Until("the audience is counted anew", func() bool { return slices.Contains(d.lines(), "Harvest 0") })

	d.pick("Harvest")
	if last := d.shown[len(d.shown)-1]; !last.SameContacts(data.Query{AllSegments: []data.SegmentID{nord.ID}, Contactable: true}) {
		t.Errorf("shown %+v", last)
	}
	if s, ok := d.side.Current(); ok {
		t.Errorf("a saved filter is taken for the segment %+v", s)
	}
	d.side.Mark(all.Query)
	if picked := d.list().Selected(); picked == "" || picked == "view 0" {
		t.Errorf("marked %q", picked)
	}
	d.pick("Harvest")
	d.side.DeleteCurrent()
	d.WaitFor("Delete “Harvest”?")
	d.Button("Delete").Press()
	d.Until("it is gone and told", func() bool { return !slices.Contains(d.lines(), "Harvest 0") && len(d.told) == 1 })
	if last := d.shown[len(d.shown)-1]; last.Narrows() {
		t.Errorf("shown %+v", last)
	}
	if _, err := d.app.FilterByName(context.Background(), live.Name); err == nil {
		t.Error("it is still in the book")
	}
}
