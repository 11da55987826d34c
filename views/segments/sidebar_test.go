package segments_test

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"muster/data"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

func TestSidebarListsViewsAndFamiliesWithCounts(t *testing.T) {
	d := open(t, setup{fill: farm})
	want := []string{
		"All contacts 10", "Without segment 2", "Without mobile 10",
		"Location:", "Nord 4", "Süd 2", "Products:", "Combine owners 3", "Campaigns:", "Fair 2026 0",
	}
	if got := d.lines(); !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
}

func TestEmptyBookHasAllContactsAlone(t *testing.T) {
	d := open(t, setup{})
	d.Until("the counts are there", func() bool { return len(d.list().Items()) > 0 })
	if got := d.lines(); !slices.Equal(got, []string{"All contacts 0"}) {
		t.Errorf("lines %q", got)
	}
}

func TestPickingShowsTheList(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.pick("Süd")
	d.pick("Without mobile")
	south := d.side.Overview().Segments[1].ID
	want := []data.Query{{Segments: []data.SegmentID{south}}, {View: data.ViewWithoutMobile}}
	if !reflect.DeepEqual(d.shown, want) {
		t.Errorf("shown %+v, want %+v", d.shown, want)
	}
}

func TestSearchFoldsAndNarrows(t *testing.T) {
	d := open(t, setup{fill: farm})
	for _, o := range []string{"sud", "SÜD"} {
		d.search(o)
		if got := d.lines(); !slices.Equal(got, []string{"Location:", "Süd 2"}) {
			t.Errorf("%q finds %q", o, got)
		}
	}
	d.search("xyz")
	if len(d.lines()) != 0 {
		t.Errorf("finds %q", d.lines())
	}
	d.search("")
	if len(d.lines()) != 10 {
		t.Errorf("lines %q", d.lines())
	}
}

func (d *desk) search(text string) {
	d.t.Helper()
	d.entry().SetText(text)
}

func TestCountsFollowTheBookAndThePickStays(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.pick("Nord")
	d.contact(77)
	d.Until("the count", func() bool { return d.lines()[0] == "All contacts 11" })
	if s, ok := d.side.Current(); !ok || s.Name != "Nord" {
		t.Errorf("picked %+v", s)
	}
}

func TestMarkShowsTheListOfAQuery(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.side.Mark(data.Query{Segments: []data.SegmentID{d.side.Overview().Segments[0].ID}})
	if s, ok := d.side.Current(); !ok || s.Name != "Nord" {
		t.Errorf("current %+v", s)
	}
	d.side.Mark(data.Query{Change: 3})
	if _, ok := d.side.Current(); ok || d.list().Selected() != "" {
		t.Error("a change has no line")
	}
	if len(d.shown) != 0 {
		t.Error("marking shows")
	}
}

func TestDeleteSaysWhatItDoesAndGoesBackToAll(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.pick("Nord")
	d.side.DeleteCurrent()
	for _, part := range []string{"Delete segment “Nord”?", "4 contacts lose this segment. The contacts themselves stay.", "You can undo this"} {
		if !d.Shows(part) {
			t.Errorf("it lacks %q: %v", part, d.Texts())
		}
	}
	d.Button("Delete segment").Press()
	d.Until("it is gone and told", func() bool { return !slices.Contains(d.lines(), "Nord 4") && len(d.told) == 1 })
	if last := d.shown[len(d.shown)-1]; !reflect.DeepEqual(last, data.Query{}) {
		t.Errorf("shown %+v", last)
	}
	if d.lines()[0] != "All contacts 10" {
		t.Errorf("lines %q", d.lines())
	}
}

func TestMergeNamesBothAndSaysThatItIsFinal(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.pick("Nord")
	d.side.MergeCurrent()
	if !d.Button("Merge and delete").Disabled() {
		t.Error("it merges into nothing")
	}
	list := widgetstest.Find[*widgets.SideList](d.Screen)
	for _, item := range list.Items() {
		if item.Text == "Nord" {
			t.Error("it offers the segment itself")
		}
		if item.Text == "Süd" {
			list.OnSelected(item)
		}
	}
	d.WaitFor("4 contacts move from “Nord” to “Süd”, and “Nord” is deleted. You can undo this: Edit › Undo, or History.")
	d.Usable("Merge and delete").Press()
	d.Until("it is merged", func() bool { return len(d.told) == 1 })
	if got := d.names(); !slices.Equal(got, []string{"Campaigns/Fair 2026 0", "location/Süd 5", "product/Combine owners 3"}) {
		t.Errorf("segments %q", got)
	}
}

func TestNewSegmentChecksTheNameAtTheField(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.side.New(nil, 0)
	if d.Shows("needs a name") {
		t.Error("it complains before anything was typed")
	}
	tests := []struct{ name, want string }{
		{" nord ", "A segment of this name exists already."},
		{"A;B", "may hold no semicolon"},
		{strings.Repeat("x", 101), "at most 100 characters"},
		{"", "The segment needs a name."},
	}
	for _, test := range tests {
		d.write(test.name)
		d.Until(test.want, func() bool {
			message, _ := widgetstest.Find[*widgets.Field](d.Screen).Message()
			return strings.Contains(message, test.want)
		})
		if !d.Button("Create segment").Disabled() {
			t.Errorf("%q can be created", test.name)
		}
	}
	d.write("West")
	d.Usable("Create segment").Press()
	d.Until("it is made and picked", func() bool {
		s, ok := d.side.Current()
		return ok && s.Name == "West" && s.Family == data.FamilyOther
	})
}

func TestNewSegmentFromTheSelection(t *testing.T) {
	d := open(t, setup{fill: farm})
	sel := data.SelectIDs(1, 2, 3)
	d.side.New(&sel, 3)
	d.write("Three")
	d.choose(1, "Campaigns")
	d.Usable("Create segment").Press()
	d.Until("it is made", func() bool { return len(d.told) == 1 })
	if got := d.names(); !slices.Contains(got, "Campaigns/Three 3") {
		t.Errorf("segments %q", got)
	}
	if len(d.shown) != 0 {
		t.Error("it leaves the list that the selection is of")
	}
}

func TestNewSegmentOfAnOwnFamilyWithChosenContacts(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.side.New(nil, 0)
	d.write("Chosen")
	d.choose(1, "\x00own")
	fields := all[*widgets.Field](d)
	fields[2].Input().SetText("my family")
	d.choose(2, "chosen")
	table := widgetstest.Find[*widgets.Table](d.Screen)
	d.Until("the contacts", func() bool { return table.Length() == 10 && table.IsLoaded(0) })
	table.OnCheck(2, true)
	table.OnCheckRange(4, 5, true)
	d.WaitFor("3 contacts chosen")
	d.Usable("Create segment").Press()
	d.Until("it is made", func() bool { return len(d.told) == 1 })
	if got := d.names(); !slices.Contains(got, "my family/Chosen 3") {
		t.Errorf("segments %q", got)
	}
}

func TestEditKeepsTheContacts(t *testing.T) {
	d := open(t, setup{fill: farm})
	d.pick("Nord")
	d.list().OnKey(d.item("Nord"), &fyne.KeyEvent{Name: fyne.KeyF2})
	d.write("NORD")
	d.Usable("Save").Press()
	d.Until("it is renamed", func() bool { return slices.Contains(d.lines(), "NORD 4") })
}

func TestWhileAJobRunsNothingCanBeChanged(t *testing.T) {
	d := open(t, setup{fill: farm})
	end := make(chan struct{})
	if err := d.app.Start(0, "x", func(context.Context, data.ProgressFunc) error { <-end; return nil }, nil); err != nil {
		t.Fatal(err)
	}
	d.Drain(100 * time.Millisecond)
	d.pick("Nord")
	d.list().OnDelete(d.item("Nord"))
	if !d.Shows("Not possible now") || !d.Shows("A job is running") {
		t.Errorf("it shows %v", d.Texts())
	}
	d.Button("Close").Press()
	close(end)
	d.Until("it is possible again", func() bool { return d.side.Blocked() == "" })
}

func TestThousandSegmentsAreOneList(t *testing.T) {
	d := open(t, setup{fill: func(d *desk) {
		d.contact(1)
		for i := range 1000 {
			d.segment(fmt.Sprintf("Segment %04d", i), data.FamilyRegion)
		}
	}})
	d.Until("all are there", func() bool { return len(d.list().Items()) == 1004 })
	d.search("0999")
	d.Until("the last one is found", func() bool {
		lines := strings.Join(d.lines(), "\n")
		return strings.Contains(lines, "Segment 0999") && !strings.Contains(lines, "Segment 0998")
	})
}

// TestShots draws the sidebar and its dialogs and writes them as PNG files where MUSTER_SHOTS names a folder.
func TestShots(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS names no folder")
	}
	sel := data.SelectIDs(1, 2, 3)
	shots := []struct {
		name string
		setup
		arrange func(d *desk)
	}{
		{"new", setup{fill: farm}, func(d *desk) { d.side.New(&sel, 3); d.write("nord") }},
		{"new-choose", setup{fill: farm, language: "de"}, func(d *desk) { d.side.New(nil, 0); d.choose(2, "chosen") }},
		{"edit-dark", setup{fill: farm, dark: true}, func(d *desk) { d.pick("Nord"); d.side.RenameCurrent() }},
		{"merge", setup{fill: farm}, func(d *desk) {
			d.pick("Nord")
			d.side.MergeCurrent()
			l := widgetstest.Find[*widgets.SideList](d.Screen)
			l.SetSelected(l.Items()[1].ID)
			l.OnSelected(l.Items()[1])
		}},
		{"delete-german", setup{fill: farm, language: "de"}, func(d *desk) { d.pick("Nord"); d.side.DeleteCurrent() }},
		{"menu", setup{fill: farm}, func(d *desk) { d.list().OnSecondary(d.item("Nord"), fyne.NewPos(80, 200)) }},
	}
	for _, shot := range shots {
		t.Run(shot.name, func(t *testing.T) {
			d := open(t, shot.setup)
			shot.arrange(d)
			d.Drain(500 * time.Millisecond)
			f, err := os.Create(filepath.Join(folder, "segment-"+shot.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := png.Encode(f, d.Window().Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func all[T fyne.CanvasObject](d *desk) []T {
	var found []T
	for _, o := range d.Objects() {
		if one, ok := o.(T); ok {
			found = append(found, one)
		}
	}
	return found
}

// choose answers the n-th select of the dialog, counted from 1.
func (d *desk) choose(n int, id string) {
	d.t.Helper()
	s := all[*widgets.SelectField](d)[n-1]
	s.SetChosen(id)
	s.OnChanged(id)
}

func TestWhatIsToldOfASegmentCanBeUndone(t *testing.T) {
	d := open(t, setup{})
	ctx := context.Background()
	d.side.NewNamed("Neu", nil, 0)
	d.Usable("Create segment").Press()
	d.Until("it is made", func() bool { return len(d.changes) == 1 })
	made := d.changes[0]
	if made.Kind != data.ChangeSegmentCreate || made.Subject != "Neu" {
		t.Fatalf("told of %+v", made)
	}
	if _, err := d.app.Undo(ctx, []data.ChangeID{made.ID}, nil); err != nil {
		t.Fatal(err)
	}
	d.Until("the sidebar shows it no more", func() bool { return !slices.Contains(d.lines(), "Neu 0") })
	if _, ok := d.side.Current(); ok {
		t.Error("a segment that is gone is still picked")
	}
}
