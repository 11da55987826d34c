package app_test

import (
	"context"
	"reflect"
	"testing"

	"muster/app"
	"muster/data"
)

const decidedHeader = "Country Code,First Name,Last Name,Mobile Number,Segments\n"

// decided imports a file with decisions, as a window does, and remembers them.
func decided(t *testing.T, a *app.App, path string, d data.Decisions) {
	t.Helper()
	ctx := context.Background()
	imp := prepare(t, a, app.ImportOptions{Path: path})
	if _, err := imp.Decide(ctx, d, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := imp.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if err := imp.RememberDecisions(ctx); err != nil {
		t.Fatal(err)
	}
}

func segment(t *testing.T, a *app.App, name string) data.SegmentID {
	t.Helper()
	made, err := a.CreateSegment(context.Background(), data.Segment{Name: name, Family: data.FamilyOther, Colour: data.ColourAuto}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return made.ID
}

func TestDecisionsThatLoseNothingAreRemembered(t *testing.T) {
	a := newApp(t)
	nord := segment(t, a, "Nord")
	decided(t, a, write(t, "in.csv", decidedHeader+"DE,Anna,Müller,0151 23456789,Nroth; Gold; Alt; Neu\n"), data.Decisions{
		Mode: data.SegmentsReplace, Conflicts: data.ConflictSkip, Duplicates: data.DuplicateSkip, EraseBlank: true,
		Names: map[string]data.NameDecision{
			"nroth": {Act: data.NameUse, Segment: nord}, "gold": {Act: data.NameLeaveOut}, "alt": {Act: data.NameReject},
			"neu": {Act: data.NameCreate},
		},
		OtherNames: data.NameDecision{Act: data.NameReject},
		Rows:       map[int]data.RowDecision{2: {Act: data.RowSkip}},
	})

	next := write(t, "next.csv", "Segments,Mobile Number,First Name,Last Name,Country Code\nNroth,0151 23456781,Bea,Roth,DE\n")
	imp := prepare(t, a, app.ImportOptions{Path: next})
	want := data.Decisions{
		Conflicts: data.ConflictSkip, Duplicates: data.DuplicateSkip, OtherNames: data.NameDecision{Act: data.NameReject},
		Names: map[string]data.NameDecision{
			"nroth": {Act: data.NameUse, Segment: nord}, "gold": {Act: data.NameLeaveOut}, "alt": {Act: data.NameReject},
		},
	}
	if got := imp.Plan().Decisions; !reflect.DeepEqual(got, want) || !imp.File().Remembered {
		t.Errorf("planned with %+v\nwant %+v", got, want)
	}
	for what, o := range map[string]app.ImportOptions{
		"forgotten":     {Path: next, Forget: true},
		"decided":       {Path: next, Decided: true},
		"another file":  {Path: write(t, "x.csv", "Country Code,First Name,Last Name,Mobile Number,Segment,Note\nDE,Bea,Roth,0151 23456781,Nroth,\n")},
		"another again": {Path: write(t, "y.csv", "Country Code,First Name,Last Name,Mobile Number\nDE,Bea,Roth,0151 23456781\n")},
	} {
		if got := prepare(t, a, o).Plan().Decisions; !reflect.DeepEqual(got, data.Decisions{}) {
			t.Errorf("%s: planned with %+v", what, got)
		}
	}
}

func TestWhatIsDecidedNowGoesBeforeWhatIsRemembered(t *testing.T) {
	a := newApp(t)
	nord, west := segment(t, a, "Nord"), segment(t, a, "West")
	path := write(t, "in.csv", decidedHeader+"DE,Anna,Müller,0151 23456789,Nroth; Gold\n")
	use := func(id data.SegmentID) data.NameDecision { return data.NameDecision{Act: data.NameUse, Segment: id} }
	decided(t, a, path, data.Decisions{Conflicts: data.ConflictSkip, Names: map[string]data.NameDecision{"nroth": use(nord)}})

	planned := func(d data.Decisions) data.Decisions {
		t.Helper()
		return prepare(t, a, app.ImportOptions{Path: path, Decisions: d}).Plan().Decisions
	}
	given := map[string]data.NameDecision{"nroth": use(west)}
	if d := planned(data.Decisions{Conflicts: data.ConflictNew, Names: given}); d.Conflicts != data.ConflictNew ||
		!reflect.DeepEqual(d.Names, given) {
		t.Errorf("%+v", d)
	}
	if d := planned(data.Decisions{OtherNames: data.NameDecision{Act: data.NameCreate}}); len(d.Names) != 0 {
		t.Errorf("what is decided for all names leaves %+v open", d.Names)
	}

	// The next import decides otherwise of what its file has, and says nothing of the rest.
	decided(t, a, write(t, "b.csv", decidedHeader+"DE,Bea,Roth,0151 23456781,Silber\n"), data.Decisions{
		Names: map[string]data.NameDecision{"silber": use(west), "nroth": use(nord)},
	})
	if d := planned(data.Decisions{}); d.Conflicts != data.ConflictLeave || !reflect.DeepEqual(d.Names,
		map[string]data.NameDecision{"nroth": use(nord), "silber": use(west)}) {
		t.Errorf("%+v", d)
	}
	decided(t, a, path, data.Decisions{})
	if d := planned(data.Decisions{}); !reflect.DeepEqual(d.Names, map[string]data.NameDecision{"silber": use(west)}) {
		t.Errorf("a decision that was taken back is still remembered: %+v", d.Names)
	}
}

func TestARememberedNameNeedsItsSegment(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	nord := segment(t, a, "Nord")
	path := write(t, "in.csv", decidedHeader+"DE,Anna,Müller,0151 23456789,Nroth\n")
	decided(t, a, path, data.Decisions{Names: map[string]data.NameDecision{"nroth": {Act: data.NameUse, Segment: nord}}})
	planned := func() map[string]data.NameDecision {
		t.Helper()
		return prepare(t, a, app.ImportOptions{Path: path}).Plan().Decisions.Names
	}

	if _, err := a.UpdateSegment(ctx, data.Segment{ID: nord, Name: "North"}); err != nil {
		t.Fatal(err)
	}
	if got := planned(); got["nroth"].Segment != nord {
		t.Errorf("renamed: %+v", got)
	}
	if _, err := a.DeleteSegment(ctx, nord); err != nil {
		t.Fatal(err)
	}
	if got := planned(); len(got) != 0 {
		t.Errorf("deleted: %+v", got)
	}
	again := segment(t, a, "NORD")
	if got := planned(); got["nroth"].Segment != again {
		t.Errorf("made again under its name: %+v", got)
	}
}

func TestDecisionsAndColumnsAreRememberedBesideEachOther(t *testing.T) {
	a := newApp(t)
	o := app.ImportOptions{Path: write(t, "in.csv", oddFile), Country: "DE", Columns: roles(t, "first_name", "last_name", "mobile", "external_id")}
	remember(t, a, o)
	decided(t, a, o.Path, data.Decisions{Duplicates: data.DuplicateSkip})
	again := prepare(t, a, app.ImportOptions{Path: o.Path})
	if again.Title(data.FieldExternalID) != "Kürzel" || again.Plan().Decisions.Duplicates != data.DuplicateSkip {
		t.Errorf("%q, %+v", again.Title(data.FieldExternalID), again.Plan().Decisions)
	}
	remember(t, a, app.ImportOptions{Path: o.Path, Headers: named(t, "Kürzel=account_number")})
	again = prepare(t, a, app.ImportOptions{Path: o.Path})
	if again.Title(data.FieldAccount) != "Kürzel" || again.Plan().Decisions.Duplicates != data.DuplicateSkip {
		t.Errorf("%q, %+v", again.Title(data.FieldAccount), again.Plan().Decisions)
	}
}
