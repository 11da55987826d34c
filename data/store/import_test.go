package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

const (
	mobile1 = "+4915100000001"
	mobile2 = "+4915100000002"
)

// TestWhoIsWho imports a file into a book that has three contacts:
//
//	1 Anna Meier, mobile1, anna@example.com, external ID E1, in North
//	2 Jürgen Kraus, mobile2
//	3 Jürgen Kraus, mobile2, external ID E3
func TestWhoIsWho(t *testing.T) {
	anna := "1 DE Anna Meier +4915100000001 anna@example.com E1 Hof - [North]"
	second, third := "2 DE Jürgen Kraus +4915100000002 - - - - []", "3 DE Jürgen Kraus +4915100000002 - E3 - - []"
	for _, test := range []struct {
		name     string
		rows     []fileRow
		counts   data.Counts
		people   []string
		problems []string
	}{
		{
			"nobody has the key: new",
			[]fileRow{{first: "Eva", mobile: "+4915100000009"}},
			data.Counts{Rows: 1, Created: 1},
			[]string{anna, second, third, "4 DE Eva Meier +4915100000009 - - - - []"},
			nil,
		},
		{
			"mobile and first name: the same",
			[]fileRow{{first: "ANNA", mobile: mobile1, last: "Meier-Kraus"}},
			data.Counts{Rows: 1, Updated: 1},
			[]string{"1 DE ANNA Meier-Kraus +4915100000001 anna@example.com E1 Hof - [North]", second, third},
			nil,
		},
		{
			"e-mail in another case and first name: the same, and nothing new",
			[]fileRow{{first: "Anna", email: "Anna@Example.com"}},
			data.Counts{Rows: 1, Unchanged: 1},
			[]string{anna, second, third},
			nil,
		},
		{
			"external ID alone: the same, whoever it is",
			[]fileRow{{first: "Berta", email: "b@example.com", external: "E1"}},
			data.Counts{Rows: 1, Updated: 1},
			[]string{"1 DE Berta Meier +4915100000001 b@example.com E1 Hof - [North]", second, third},
			nil,
		},
		{
			"external IDs are exact",
			[]fileRow{{first: "Berta", email: "b@example.com", external: "e1"}},
			data.Counts{Rows: 1, Created: 1},
			[]string{anna, second, third, "4 DE Berta Meier - b@example.com e1 - - []"},
			nil,
		},
		{
			"a membership alone updates",
			[]fileRow{{first: "Anna", mobile: mobile1, segments: "South"}},
			data.Counts{Rows: 1, Updated: 1, MembershipsAdded: 1},
			[]string{"1 DE Anna Meier +4915100000001 anna@example.com E1 Hof - [North; South]", second, third},
			nil,
		},
		{
			"the mobile of another first name: a possible duplicate",
			[]fileRow{{first: "Bernd", mobile: mobile1}},
			data.Counts{Rows: 1, Created: 1, PossibleDuplicates: 1},
			[]string{anna, second, third, "4 DE Bernd Meier +4915100000001 - - - - []"},
			[]string{"2 possible_duplicate mobile +4915100000001"},
		},
		{
			"two contacts by one key: conflict",
			[]fileRow{{first: "Juergen", mobile: mobile2}},
			data.Counts{Rows: 1, Conflicts: 1},
			[]string{anna, second, third},
			[]string{"2 conflict_ambiguous mobile +4915100000002"},
		},
		{
			"two contacts by two keys: conflict",
			[]fileRow{{first: "Anna", mobile: mobile1, external: "E3"}},
			data.Counts{Rows: 1, Conflicts: 1},
			[]string{anna, second, third},
			[]string{"2 conflict_several_contacts - -"},
		},
		{
			"another external ID: conflict",
			[]fileRow{{first: "Anna", mobile: mobile1, external: "E2", segments: "South"}},
			data.Counts{Rows: 1, Conflicts: 1},
			[]string{anna, second, third},
			[]string{"2 conflict_external_id external_id E2"},
		},
		{
			"rows of one person merge in their order, segments united",
			[]fileRow{
				{first: "Eva", mobile: "+4915100000009", organization: "Gut", segments: "North"},
				{first: "eva", mobile: "+4915100000009", email: "eva@example.com", segments: "South"},
				{first: "Eva", email: "eva@example.com", last: "Vogt", organization: "Hof"},
			},
			data.Counts{Rows: 3, Created: 1, Merged: 2, MembershipsAdded: 2},
			[]string{anna, second, third, "4 DE Eva Vogt +4915100000009 eva@example.com - Hof - [North; South]"},
			nil,
		},
		{
			"keys are those that earlier rows left",
			[]fileRow{
				{first: "Anna", external: "E1", mobile: "+4915100000007"},
				{first: "Anna", mobile: mobile1},
			},
			data.Counts{Rows: 2, Updated: 1, Created: 1},
			[]string{
				"1 DE Anna Meier +4915100000007 anna@example.com E1 Hof - [North]", second, third,
				"4 DE Anna Meier +4915100000001 - - - - []",
			},
			nil,
		},
		{
			"a family shares mobile and e-mail",
			[]fileRow{
				{first: "Eva", mobile: "+4915100000009", email: "hof@example.com"},
				{first: "Udo", mobile: "+4915100000009", email: "hof@example.com"},
				{first: "Ina", email: "HOF@example.com"},
			},
			data.Counts{Rows: 3, Created: 3, PossibleDuplicates: 2},
			[]string{
				anna, second, third, "4 DE Eva Meier +4915100000009 hof@example.com - - - []",
				"5 DE Udo Meier +4915100000009 hof@example.com - - - []", "6 DE Ina Meier - HOF@example.com - - - []",
			},
			[]string{"3 possible_duplicate mobile +4915100000009", "4 possible_duplicate email HOF@example.com"},
		},
		{
			"rejected and skipped rows touch nobody, and make nobody known",
			[]fileRow{
				{first: "Anna", mobile: mobile1, last: "Other", segments: "South", problems: []data.Problem{
					{Field: data.FieldCountry, Severity: data.Error, Code: data.CodeCountryUnknown, Value: "XX"},
				}},
				{first: "Eva", mobile: "+4915100000009", skipped: true},
				{first: "Udo", mobile: "+4915100000009"},
			},
			data.Counts{Rows: 3, Rejected: 1, Skipped: 1, Created: 1},
			[]string{anna, second, third, "4 DE Udo Meier +4915100000009 - - - - []"},
			[]string{"2 country_unknown country_code XX", "3 example_row - -"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			i := importer{t: t, b: newBook(t)}
			i.segments("North", "South")
			for _, c := range []data.Contact{
				{
					CountryCode: "DE", FirstName: "Anna", LastName: "Meier", Mobile: mobile1, Email: "anna@example.com",
					ExternalID: "E1", Organization: "Hof", Segments: []data.SegmentID{1},
				},
				{CountryCode: "DE", FirstName: "Jürgen", LastName: "Kraus", Mobile: mobile2},
				{CountryCode: "DE", FirstName: "Jürgen", LastName: "Kraus", Mobile: mobile2, ExternalID: "E3"},
			} {
				must[data.Contact](t)(i.b.CreateContact(context.Background(), c))
			}
			s := i.stage(test.rows...)
			plan := i.plan(s, data.Decisions{})
			if got := counts(plan.Counts); got != test.counts {
				t.Errorf("counts %+v\nwant %+v", got, test.counts)
			}
			if got := i.problems(s, data.ProblemFilter{}); !slices.Equal(got, test.problems) {
				t.Errorf("problems %q\nwant %q", got, test.problems)
			}
			i.wantPeople(anna, second, third)
			if _, err := s.Apply(context.Background(), nil); err != nil {
				t.Fatal(err)
			}
			i.wantPeople(test.people...)
		})
	}
}

func TestMusterIDNamesAContactOfThisBook(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	i.imports(data.Decisions{}, fileRow{first: "Eva", mobile: mobile1}, fileRow{first: "Udo", mobile: mobile2})
	id, err := i.b.Setting(ctx, "book_id")
	if err != nil {
		t.Fatal(err)
	}
	p, _ := i.imports(data.Decisions{},
		fileRow{first: "Ute", email: "ute@example.com", musterID: id + "-2"},
		fileRow{first: "Eva", mobile: mobile1, musterID: "another-2"},
		fileRow{first: "Ina", mobile: "+4915100000003", musterID: id + "-77"},
	)
	if want := (data.Counts{Rows: 3, Updated: 1, Unchanged: 1, Created: 1}); counts(p.Counts) != want {
		t.Errorf("counts %+v, want %+v", p.Counts, want)
	}
	i.wantPeople("1 DE Eva Meier +4915100000001 - - - - []", "2 DE Ute Meier +4915100000002 ute@example.com - - - []",
		"3 DE Ina Meier +4915100000003 - - - - []")
}

func TestUnknownSegmentsAreADecision(t *testing.T) {
	rows := []fileRow{
		{first: "Eva", mobile: mobile1, segments: "north;  Big   Farms; Lost"},
		{first: "Udo", mobile: mobile2, segments: "BIG farms"},
	}
	i := importer{t: t, b: newBook(t)}
	i.segments("North")
	s := i.stage(rows...)

	plan := i.plan(s, data.Decisions{})
	want := []data.UnknownSegment{
		{Key: "big farms", Name: "Big Farms", Rows: 2}, {Key: "lost", Name: "Lost", Rows: 1},
	}
	if !reflect.DeepEqual(plan.Unknown, want) {
		t.Errorf("unknown %+v", plan.Unknown)
	}
	problems := []string{
		"2 segment_unknown segments Big Farms", "2 segment_unknown segments Lost", "3 segment_unknown segments Big Farms",
	}
	if got := i.problems(s, data.ProblemFilter{}); !slices.Equal(got, problems) {
		t.Errorf("problems %q", got)
	}
	if plan.Warnings != 3 || plan.Counts.Warnings != 3 || plan.Counts.MembershipsAdded != 1 {
		t.Errorf("plan %+v", plan)
	}

	plan = i.plan(s, data.Decisions{Names: map[string]data.NameDecision{"big farms": {Act: data.NameCreate}}})
	want[0].Decision.Act = data.NameCreate
	if !reflect.DeepEqual(plan.Unknown, want) {
		t.Errorf("unknown %+v", plan.Unknown)
	}
	if got := i.problems(s, data.ProblemFilter{}); !slices.Equal(got, problems[1:2]) {
		t.Errorf("problems %q", got)
	}
	effects := []data.SegmentEffect{
		{Name: "Big Farms", Colour: data.ColourAuto, Adds: 2, After: 2}, {ID: 1, Name: "North", Adds: 1, After: 1},
	}
	if !reflect.DeepEqual(plan.Segments, effects) {
		t.Errorf("effects %+v", plan.Segments)
	}
	if _, err := s.Apply(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	i.wantPeople("1 DE Eva Meier +4915100000001 - - - - [Big Farms; North]", "2 DE Udo Meier +4915100000002 - - - - [Big Farms]")
}

func TestReplaceSegmentsTouchesTheFilesCustomersOnly(t *testing.T) {
	i := importer{t: t, b: newBook(t)}
	i.segments("A", "B", "C")
	i.imports(data.Decisions{},
		fileRow{first: "P1", mobile: "+491510000001", segments: "A; B"},
		fileRow{first: "P2", mobile: "+491510000002", segments: "A"},
		fileRow{first: "P3", mobile: "+491510000003", segments: "A; B; C"},
		fileRow{first: "P4", mobile: "+491510000004", segments: "A"},
		fileRow{first: "P5", mobile: "+491510000005", segments: "A", external: "E5"},
		fileRow{first: "P6", mobile: "+491510000006", segments: "A"},
	)
	reject := []data.Problem{{Field: data.FieldEmail, Severity: data.Error, Code: data.CodeEmailInvalid}}
	rows := []fileRow{
		{first: "P1", mobile: "+491510000001", segments: "B; C"},                   // A goes, C comes
		{first: "P2", mobile: "+491510000002"},                                     // blank takes all
		{first: "P3", mobile: "+491510000003", segments: "Nowhere"},                // only unknown: keeps
		{first: "P4", mobile: "+491510000004", segments: "B", problems: reject},    // rejected: untouched
		{first: "P5", mobile: "+491510000005", segments: "B", external: "E6"},      // conflict: untouched
		{first: "P1", mobile: "+491510000001", segments: "Nowhere; B"},             // united with the first
		{first: "P7", mobile: "+491510000007", segments: "C", organization: "New"}, // new
	}
	s := i.stage(rows...)
	replace := data.TakeEffect{Assignments: 2, Contacts: 2, Emptied: 1}
	if plan := i.plan(s, data.Decisions{}); plan.Takes != replace || plan.Counts.MembershipsRemoved != 0 {
		t.Errorf("not ticked: %+v", plan)
	}
	plan := i.plan(s, data.Decisions{Mode: data.SegmentsReplace})
	want := data.Counts{
		Rows: 7, Created: 1, Updated: 2, Unchanged: 1, Merged: 1, Conflicts: 1, Rejected: 1,
		MembershipsAdded: 2, MembershipsRemoved: 2,
	}
	if plan.Takes != replace || counts(plan.Counts) != want {
		t.Errorf("ticked: %+v", plan)
	}
	effects := []data.SegmentEffect{
		{ID: 1, Name: "A", Takes: 2, Before: 6, After: 4},
		{ID: 3, Name: "C", Colour: 2, Adds: 2, Before: 1, After: 3},
	}
	if !reflect.DeepEqual(plan.Segments, effects) {
		t.Errorf("effects %+v", plan.Segments)
	}
	kept := []string{"4 segments_kept segments Nowhere"}
	if got := i.problems(s, data.ProblemFilter{Code: data.CodeSegmentsKept}); !slices.Equal(got, kept) {
		t.Errorf("kept %q", got)
	}
	emptied := []string{"3 segments_emptied segments -"}
	if got := i.problems(s, data.ProblemFilter{Code: data.CodeSegmentsEmptied}); !slices.Equal(got, emptied) {
		t.Errorf("emptied %q", got)
	}
	if _, err := s.Apply(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	i.wantPeople(
		"1 DE P1 Meier +491510000001 - - - - [B; C]", "2 DE P2 Meier +491510000002 - - - - []",
		"3 DE P3 Meier +491510000003 - - - - [A; B; C]", "4 DE P4 Meier +491510000004 - - - - [A]",
		"5 DE P5 Meier +491510000005 - E5 - - [A]", "6 DE P6 Meier +491510000006 - - - - [A]",
		"7 DE P7 Meier +491510000007 - - New - [C]",
	)
}

func TestFileWithoutSegmentsColumnTakesNoneAndCannotReplace(t *testing.T) {
	i := importer{t: t, b: newBook(t)}
	i.segments("A")
	i.imports(data.Decisions{}, fileRow{first: "Eva", mobile: mobile1, segments: "A"})
	i.noSegments = true
	s := i.stage(fileRow{first: "Eva", mobile: mobile1})
	if plan := i.plan(s, data.Decisions{}); plan.Takes != (data.TakeEffect{}) || plan.Counts.Unchanged != 1 {
		t.Errorf("%+v", plan)
	}
	if _, err := s.Plan(context.Background(), data.Decisions{Mode: data.SegmentsReplace}, nil); !errors.Is(err, data.ErrNoSegmentsColumn) {
		t.Errorf("replace: %v", err)
	}
}

func TestChangeKeepsWhatWasBefore(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	i.segments("A")
	i.imports(data.Decisions{}, fileRow{first: "Eva", mobile: mobile1}, fileRow{first: "Udo", mobile: mobile2, segments: "A"})
	before, err := i.b.Contacts(ctx, []data.ContactID{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	_, change := i.imports(data.Decisions{Mode: data.SegmentsReplace},
		fileRow{first: "Eva", mobile: mobile1, organization: "Hof"}, fileRow{first: "Udo", mobile: mobile2},
		fileRow{first: "Ina", email: "ina@example.com", segments: "A"})
	after, err := i.b.Contacts(ctx, []data.ContactID{1, 2, 3})
	if err != nil {
		t.Fatal(err)
	}
	if !after[0].UpdatedAt.Equal(change.At) || !after[0].CreatedAt.Equal(before[0].CreatedAt) {
		t.Error("an updated contact keeps its time of creation, and is updated at the change's")
	}
	if !after[1].UpdatedAt.Equal(before[1].UpdatedAt) {
		t.Error("a membership does not touch the contact's own time")
	}
	if change.Kind != data.ChangeImport || change.File != "kunden.csv" || !after[2].CreatedAt.Equal(change.At) {
		t.Errorf("change %+v", change)
	}
	kept, err := i.b.Change(ctx, change.ID)
	if err != nil || !reflect.DeepEqual(kept, change) {
		t.Errorf("kept %+v, %v", kept, err)
	}
	ids, err := i.b.ContactIDs(ctx, data.Query{Change: change.ID}, 0)
	slices.Sort(ids)
	if err != nil || !slices.Equal(ids, []data.ContactID{1, 2, 3}) {
		t.Errorf("changed contacts %v, %v", ids, err)
	}
}

func TestApplyRefusesAnOutdatedPlan(t *testing.T) {
	ctx := context.Background()
	i := importer{t: t, b: newBook(t)}
	s := i.stage(fileRow{first: "Eva", mobile: mobile1})
	i.plan(s, data.Decisions{})
	must[data.Contact](t)(i.b.CreateContact(ctx, fileRow{first: "Eva", mobile: mobile1}.contact()))
	if _, err := s.Apply(ctx, nil); !errors.Is(err, data.ErrPlanOutdated) {
		t.Fatalf("outdated plan: %v", err)
	}
	if plan := i.plan(s, data.Decisions{}); plan.Counts.Unchanged != 1 {
		t.Errorf("planned anew: %+v", plan.Counts)
	}
	if change, err := s.Apply(ctx, nil); err != nil || change.ID != 0 {
		t.Errorf("nothing to do: %+v, %v", change, err)
	}
}

func TestPlanOfAReadOnlyBook(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "contacts.muster")
	b := openBook(t, path)
	must[data.Contact](t)(b.CreateContact(ctx, fileRow{first: "Eva", mobile: mobile1}.contact()))
	reader, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	i := importer{t: t, b: reader}
	s := i.stage(fileRow{first: "Eva", mobile: mobile1}, fileRow{first: "Udo", mobile: mobile2})
	if plan := i.plan(s, data.Decisions{}); plan.Counts.Unchanged != 1 || plan.Counts.Created != 1 {
		t.Errorf("%+v", plan.Counts)
	}
	if _, err := s.Apply(ctx, nil); !errors.Is(err, data.ErrBookReadOnly) {
		t.Errorf("apply: %v", err)
	}
	_ = s.Close()
}

// TestPlanBlocksNoWriter plans beside a transaction of another program, and the plan is told to be outdated after it.
func TestOtherActsRunBetweenPlanAndApply(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	i := importer{t: t, b: newBook(t)}
	s := i.stage(fileRow{first: "Eva", mobile: mobile1})
	for n := range 3 {
		i.plan(s, data.Decisions{})
		must[data.Segment](t)(i.b.CreateSegment(ctx, data.Segment{Name: string(rune('A' + n))}, nil))
	}
	i.plan(s, data.Decisions{})
	if _, err := s.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
}
