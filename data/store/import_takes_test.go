package store_test

import (
	"errors"
	"strings"
	"testing"

	"muster/data"
)

func TestTakingSegmentsAwayByAFile(t *testing.T) {
	i := decisionBook(t)
	remove := data.Decisions{Mode: data.SegmentsRemove, OtherNames: data.NameDecision{Act: data.NameCreate}, EraseBlank: true}
	rows := []fileRow{
		{first: "Anna", mobile: mobile1, organization: "Gut", segments: "North; Lost"},
		{first: "Ida", email: "ida@example.com", segments: "North"},
		{first: "Jürgen", external: "E3", mobile: mobile2, segments: "South"},
		{first: "Jürgen", mobile: mobile2, segments: "South"},
		{first: "Otto", email: "otto@example.com", segments: "South"},
		{first: "Bernd", mobile: mobile1, segments: "North"},
	}
	s := i.stage(rows...)
	p := i.plan(s, remove)
	if want := (data.Counts{Rows: 6, Updated: 1, Unchanged: 1, Conflicts: 2, Skipped: 2, MembershipsRemoved: 1}); counts(p.Counts) != want {
		t.Errorf("counts %+v", p.Counts)
	}
	if want := (data.TakeEffect{Assignments: 1, Contacts: 1, Emptied: 1}); p.Takes != want {
		t.Errorf("takes %+v", p.Takes)
	}
	want(t, "rows", i.planned(s, data.PlanAll),
		"2 changed Anna #1 -North !segment_unknown !segments_emptied",
		"3 skipped Ida !not_in_book",
		"4 conflict Jürgen !conflict_ambiguous ?Jürgen#3/0 ?Jürgen#2/0",
		"5 conflict Jürgen !conflict_ambiguous ?Jürgen#2/0 ?Jürgen#3/0",
		"6 unchanged Otto #4",
		"7 skipped Bernd !not_in_book ?Anna#1/0",
	)
	want(t, "emptied", i.planned(s, data.PlanEmptied), "2 changed Anna #1 -North !segment_unknown !segments_emptied")
	remove.Rows = map[int]data.RowDecision{4: {Act: data.RowIs, Contact: 3}}
	p, change := i.imports(remove, rows...)
	if change.Kind != data.ChangeTakeAway {
		t.Errorf("a change of kind %q", change.Kind)
	}
	if p.Decided != 1 || p.Counts.MembershipsRemoved != 2 {
		t.Errorf("%+v", p)
	}
	i.wantPeople("1 DE Anna Meier +4915100000001 anna@example.com E1 Hof - []", "2 DE Jürgen Kraus +4915100000002 - - - - []",
		"3 DE Jürgen Kraus +4915100000002 - E3 - - [North]", "4 DE Otto Meier - otto@example.com - - - []")
	if _, err := i.b.SegmentByName(ctx, "Lost"); !errors.Is(err, data.ErrSegmentNotFound) {
		t.Errorf("taking away makes a segment: %v", err)
	}
	if _, err := i.b.Undo(ctx, []data.ChangeID{change.ID}, nil); err != nil {
		t.Fatal(err)
	}
	if got := i.people()[2]; !strings.HasSuffix(got, "[North; South]") {
		t.Errorf("undone: %s", got)
	}
}

func TestAFileWithoutNamesCannotTakeSegments(t *testing.T) {
	for _, test := range []struct {
		name    string
		missing bool
		row     fileRow
		column  data.SegmentsColumn
		err     error
	}{
		{"no column", true, fileRow{first: "Anna", mobile: mobile1}, data.SegmentsMissing, data.ErrNoSegmentsColumn},
		{"a blank one", false, fileRow{first: "Anna", mobile: mobile1}, data.SegmentsBlank, data.ErrSegmentsBlank},
		{"named only by a row that stays out", false, fileRow{
			first: "Anna", email: "a@", segments: "North", problems: bad(data.FieldEmail, "a@"),
		}, data.SegmentsBlank, data.ErrSegmentsBlank},
		{"unknown names", false, fileRow{first: "Anna", mobile: mobile1, segments: "Lost"}, data.SegmentsNamed, nil},
	} {
		i := decisionBook(t)
		i.noSegments = test.missing
		s := i.stage(test.row, fileRow{first: "Otto", email: "otto@example.com"})
		if p := i.plan(s, data.Decisions{}); p.Column != test.column {
			t.Errorf("%s: column %d", test.name, p.Column)
		}
		for _, mode := range []data.SegmentMode{data.SegmentsReplace, data.SegmentsRemove} {
			if _, err := s.Plan(ctx, data.Decisions{Mode: mode}, nil); !errors.Is(err, test.err) {
				t.Errorf("%s: mode %d gives %v", test.name, mode, err)
			}
		}
	}
}
