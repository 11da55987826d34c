package store_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/store"
)

// decisionBook is a book with four contacts:
//
//	1 Anna Meier, mobile1, anna@example.com, external ID E1, in North
//	2 Jürgen Kraus, mobile2
//	3 Jürgen Kraus, mobile2, external ID E3, in North and South
//	4 Otto Meier, otto@example.com
func decisionBook(t *testing.T) importer {
	i := importer{t: t, b: newBook(t)}
	i.segments("North", "South")
	i.imports(data.Decisions{}, fileRow{
		first: "Anna", mobile: mobile1, email: "anna@example.com", external: "E1", organization: "Hof", segments: "North",
	})
	for _, c := range []data.Contact{
		{CountryCode: "DE", FirstName: "Jürgen", LastName: "Kraus", Mobile: mobile2},
		{CountryCode: "DE", FirstName: "Jürgen", LastName: "Kraus", Mobile: mobile2, ExternalID: "E3", Segments: []data.SegmentID{1, 2}},
		{CountryCode: "DE", FirstName: "Otto", LastName: "Meier", Email: "otto@example.com"},
	} {
		if _, _, err := i.b.CreateContact(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	return i
}

// planned describes the rows of a plan in short.
func (i importer) planned(s *store.Staging, kind data.PlanKind) []string {
	i.t.Helper()
	rows, total, err := s.PlanRows(ctx, data.PlanFilter{Kind: kind}, 0, 0)
	if err != nil || total != len(rows) {
		i.t.Fatalf("%d rows of %d, %v", len(rows), total, err)
	}
	kinds := map[data.PlanKind]string{
		data.PlanNew: "new", data.PlanChanged: "changed", data.PlanUnchanged: "unchanged", data.PlanMerged: "merged",
		data.PlanConflict: "conflict", data.PlanRejected: "rejected", data.PlanSkipped: "skipped",
	}
	effects := map[data.MemberEffect]string{data.MemberKept: "=", data.MemberAdded: "+", data.MemberRemoved: "-"}
	texts := []string{}
	for _, r := range rows {
		text := fmt.Sprintf("%d %s %s", r.Row, kinds[r.Kind], r.Contact.FirstName)
		if r.Contact.ID != 0 {
			text += fmt.Sprintf(" #%d", r.Contact.ID)
		}
		if r.First != 0 {
			text += fmt.Sprintf(" with %d", r.First)
		}
		for _, f := range r.Fields {
			text += fmt.Sprintf(" %s:%s>%s", f.Field, f.Old, f.New)
		}
		for _, s := range r.Segments {
			text += " " + effects[s.Effect] + s.Name
		}
		for _, p := range r.Problems {
			text += " !" + string(p.Code)
		}
		for _, c := range r.Candidates {
			text += fmt.Sprintf(" ?%s#%d/%d", c.Contact.FirstName, c.Contact.ID, c.Row)
		}
		texts = append(texts, text)
	}
	return texts
}

func want(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) && len(got)+len(want) > 0 {
		t.Errorf("%s:\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestDecidingWhoARowIs: Jürgen is two contacts by his mobile, Anna has another external ID, and Bernd shares Anna's mobile.
func TestDecidingWhoARowIs(t *testing.T) {
	rows := []fileRow{
		{first: "Jürgen", last: "Kraus", mobile: mobile2, organization: "Gut"},
		{first: "Anna", mobile: mobile1, external: "E9"},
		{first: "Bernd", mobile: mobile1, segments: "South"},
		{first: "Ida", email: "ida@example.com"},
	}
	row := func(n int, d data.RowDecision) data.Decisions {
		return data.Decisions{Rows: map[int]data.RowDecision{n: d}}
	}
	jürgen := "2 conflict Jürgen !conflict_ambiguous ?Jürgen#2/0 ?Jürgen#3/0"
	anna := "3 conflict Anna !conflict_external_id ?Anna#1/0"
	bernd := "4 new Bernd +South !possible_duplicate ?Anna#1/0"
	ida := "5 new Ida"
	for _, test := range []struct {
		name    string
		d       data.Decisions
		counts  data.Counts
		decided int
		want    []string
	}{
		{
			"nothing decided",
			data.Decisions{},
			data.Counts{Rows: 4, Conflicts: 2, Created: 2, PossibleDuplicates: 1, MembershipsAdded: 1},
			0,
			[]string{jürgen, anna, bernd, ida},
		},
		{
			"conflicts skipped",
			data.Decisions{Conflicts: data.ConflictSkip},
			data.Counts{Rows: 4, Skipped: 2, Created: 2, PossibleDuplicates: 1, MembershipsAdded: 1},
			0,
			[]string{
				"2 skipped Jürgen !row_skipped ?Jürgen#2/0 ?Jürgen#3/0", "3 skipped Anna !row_skipped ?Anna#1/0", bernd, ida,
			},
		},
		{
			"conflicts new",
			data.Decisions{Conflicts: data.ConflictNew},
			data.Counts{Rows: 4, Created: 4, PossibleDuplicates: 1, MembershipsAdded: 1},
			0,
			[]string{
				"2 new Jürgen ?Jürgen#2/0 ?Jürgen#3/0", "3 new Anna ?Anna#1/0",
				"4 new Bernd +South !possible_duplicate ?Anna#1/0 ?Anna#0/3", ida,
			},
		},
		{
			"conflicts to the strongest, of several the oldest",
			data.Decisions{Conflicts: data.ConflictStrongest},
			data.Counts{Rows: 4, Updated: 2, Created: 2, PossibleDuplicates: 1, MembershipsAdded: 1},
			0,
			[]string{
				"2 changed Jürgen #2 organization:>Gut ?Jürgen#2/0 ?Jürgen#3/0",
				"3 changed Anna #1 external_id:E1>E9 =North ?Anna#1/0", bernd, ida,
			},
		},
		{
			"possible duplicates merged",
			data.Decisions{Duplicates: data.DuplicateMerge},
			data.Counts{Rows: 4, Conflicts: 2, Updated: 1, Created: 1, MembershipsAdded: 1},
			0,
			[]string{jürgen, anna, "4 changed Bernd #1 first_name:Anna>Bernd =North +South ?Anna#1/0", ida},
		},
		{
			"possible duplicates skipped",
			data.Decisions{Duplicates: data.DuplicateSkip},
			data.Counts{Rows: 4, Conflicts: 2, Skipped: 1, Created: 1},
			0,
			[]string{jürgen, anna, "4 skipped Bernd !row_skipped ?Anna#1/0", ida},
		},
		{
			"one row is a contact", row(2, data.RowDecision{Act: data.RowIs, Contact: 3}),
			data.Counts{Rows: 4, Conflicts: 1, Updated: 1, Created: 2, PossibleDuplicates: 1, MembershipsAdded: 1},
			1,
			[]string{"2 changed Jürgen #3 organization:>Gut =North =South ?Jürgen#2/0 ?Jürgen#3/0", anna, bernd, ida},
		},
		{
			"one row stays as it is, whatever is decided for all",
			data.Decisions{Conflicts: data.ConflictNew, Rows: map[int]data.RowDecision{2: {Act: data.RowLeave}}},
			data.Counts{Rows: 4, Conflicts: 1, Created: 3, PossibleDuplicates: 1, MembershipsAdded: 1},
			1,
			[]string{jürgen, "3 new Anna ?Anna#1/0", "4 new Bernd +South !possible_duplicate ?Anna#1/0 ?Anna#0/3", ida},
		},
		{
			"a possible duplicate is somebody else", row(4, data.RowDecision{Act: data.RowNew}),
			data.Counts{Rows: 4, Conflicts: 2, Created: 2, MembershipsAdded: 1},
			1,
			[]string{jürgen, anna, "4 new Bernd +South ?Anna#1/0", ida},
		},
		{
			"what is not open is not decided", row(5, data.RowDecision{Act: data.RowSkip}),
			data.Counts{Rows: 4, Conflicts: 2, Created: 2, PossibleDuplicates: 1, MembershipsAdded: 1},
			0,
			[]string{jürgen, anna, bernd, ida},
		},
		{
			"a contact that is gone decides nothing", row(4, data.RowDecision{Act: data.RowIs, Contact: 99}),
			data.Counts{Rows: 4, Conflicts: 2, Created: 2, PossibleDuplicates: 1, MembershipsAdded: 1},
			0,
			[]string{jürgen, anna, bernd, ida},
		},
		{
			"a later row decides nothing", row(4, data.RowDecision{Act: data.RowIs, Row: 5}),
			data.Counts{Rows: 4, Conflicts: 2, Created: 2, PossibleDuplicates: 1, MembershipsAdded: 1},
			0,
			[]string{jürgen, anna, bernd, ida},
		},
		{
			"a contact that shares no key", row(4, data.RowDecision{Act: data.RowIs, Contact: 4}),
			data.Counts{Rows: 4, Conflicts: 2, Updated: 1, Created: 1, MembershipsAdded: 1},
			1,
			[]string{jürgen, anna, "4 changed Bernd #4 first_name:Otto>Bernd mobile:>" + mobile1 + " +South ?Anna#1/0", ida},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			i := decisionBook(t)
			s := i.stage(rows...)
			p := i.plan(s, test.d)
			if counts(p.Counts) != test.counts || p.Decided != test.decided {
				t.Errorf("counts %+v, decided %d", p.Counts, p.Decided)
			}
			want(t, "rows", i.planned(s, data.PlanAll), test.want...)
			if got := i.planned(s, data.PlanDecided); len(got) != test.decided {
				t.Errorf("decided: %q", got)
			}
			// Taken back, all is as it was.
			want(t, "taken back", i.planned(replanned(i, s), data.PlanAll), jürgen, anna, bernd, ida)
		})
	}
}

func replanned(i importer, s *store.Staging) *store.Staging {
	i.t.Helper()
	i.plan(s, data.Decisions{})
	return s
}

// A row that is taken for a contact gives it its keys, and takes those that the contact had: other rows see that.
func TestWhoARowIsCountsForTheRowsBehindIt(t *testing.T) {
	i := decisionBook(t)
	s := i.stage(
		fileRow{first: "Bernd", mobile: mobile1, email: "b@example.com"}, // is Anna, decided
		fileRow{first: "Bernd", email: "b@example.com"},                  // the same as before him
		fileRow{first: "Anna", email: "anna@example.com"},                // is not Anna any more: she is called Bernd now
		fileRow{first: "Uwe", mobile: "+4915100000009"},
		fileRow{first: "Ute", mobile: "+4915100000009"}, // is what row 5 makes, decided
	)
	p := i.plan(s, data.Decisions{Rows: map[int]data.RowDecision{
		2: {Act: data.RowIs, Contact: 1}, 6: {Act: data.RowIs, Row: 5},
	}})
	if p.Decided != 2 {
		t.Errorf("decided %d", p.Decided)
	}
	want(t, "rows", i.planned(s, data.PlanAll),
		"2 changed Bernd #1 first_name:Anna>Bernd email:anna@example.com>b@example.com =North ?Anna#1/0",
		"3 merged Bernd #1 with 2 first_name:Anna>Bernd email:anna@example.com>b@example.com =North",
		"4 new Anna",
		"5 new Ute",
		"6 merged Ute with 5 ?Ute#0/5",
	)
}

func TestPlanRowsNeedAPlanAndARow(t *testing.T) {
	i := decisionBook(t)
	s := i.stage(fileRow{first: "Ida", email: "ida@example.com"})
	if _, _, err := s.PlanRows(ctx, data.PlanFilter{}, 0, 0); err == nil {
		t.Error("rows without a plan")
	}
	i.plan(s, data.Decisions{})
	if _, err := s.PlanRow(ctx, 3); !errors.Is(err, data.ErrRowNotFound) {
		t.Errorf("no such row: %v", err)
	}
	if rows, total, err := s.PlanRows(ctx, data.PlanFilter{}, 5, 10); len(rows) != 0 || total != 1 || err != nil {
		t.Errorf("behind the last row: %v of %d, %v", rows, total, err)
	}
	if rows, _, _ := s.PlanRows(ctx, data.PlanFilter{Kind: data.PlanNew}, -1, 1); len(rows) != 1 ||
		!reflect.DeepEqual(rows[0].Contact, fileRow{first: "Ida", email: "ida@example.com"}.contact()) {
		t.Errorf("%+v", rows)
	}
}
