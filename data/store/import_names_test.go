package store_test

import (
	"fmt"
	"slices"
	"testing"

	"muster/data"
	"muster/data/store"
)

func TestDecidingAboutUnknownNames(t *testing.T) {
	i := decisionBook(t)
	rows := []fileRow{
		{first: "Ida", email: "ida@example.com", segments: "Nroth; North"},
		{first: "Max", email: "max@example.com", segments: "Combine"},
		{first: "Ina", email: "ina@", segments: "Never", problems: bad(data.FieldEmail, "ina@")},
	}
	s := i.stage(rows...)
	p := i.plan(s, data.Decisions{})
	near := func(p data.Plan) (list []string) {
		for _, u := range p.Unknown {
			text := fmt.Sprint(u.Name, " ", u.Rows, " ", u.Decision.Act)
			for _, n := range u.Near {
				text += " " + n.Name
			}
			list = append(list, text)
		}
		return list
	}
	want(t, "unknown", near(p), "Nroth 1 0 North", "Combine 1 0")
	for _, test := range []struct {
		name  string
		d     data.Decisions
		rows  []string
		names []string
	}{
		{
			"created in a family",
			data.Decisions{Names: map[string]data.NameDecision{
				"combine": {Act: data.NameCreate, Family: data.FamilyProduct},
			}},
			[]string{"2 new Ida +North !segment_unknown", "3 new Max +Combine", "4 rejected Ina !email_invalid"},
			[]string{"Nroth 1 0 North", "Combine 1 1"},
		},
		{
			"an existing one, which the row names, too",
			data.Decisions{Names: map[string]data.NameDecision{
				"nroth": {Act: data.NameUse, Segment: 1}, "combine": {Act: data.NameUse, Segment: 2},
			}},
			[]string{"2 new Ida +North", "3 new Max +South", "4 rejected Ina !email_invalid"},
			[]string{"Nroth 1 2 North", "Combine 1 2"},
		},
		{
			"one that is gone",
			data.Decisions{Names: map[string]data.NameDecision{"nroth": {Act: data.NameUse, Segment: 77}}},
			[]string{"2 new Ida +North !segment_unknown", "3 new Max !segment_unknown", "4 rejected Ina !email_invalid"},
			[]string{"Nroth 1 2 North", "Combine 1 0"},
		},
		{
			"rejected",
			data.Decisions{
				OtherNames: data.NameDecision{Act: data.NameReject}, Names: map[string]data.NameDecision{"combine": {}},
			},
			[]string{"2 rejected Ida !segment_rejected", "3 new Max !segment_unknown", "4 rejected Ina !email_invalid"},
			[]string{"Nroth 1 3 North", "Combine 1 0"},
		},
	} {
		p := i.plan(s, test.d)
		want(t, test.name, i.planned(s, data.PlanAll), test.rows...)
		want(t, test.name+": names", near(p), test.names...)
	}
	rejected := []int{}
	err := s.EachRow(ctx, data.RowsRejected, func(r store.ImportRow) error {
		rejected = append(rejected, r.Number)
		return nil
	})
	if err != nil || !slices.Equal(rejected, []int{2, 4}) {
		t.Errorf("rejected rows %v, %v", rejected, err)
	}
	if p := i.plan(s, data.Decisions{OtherNames: data.NameDecision{Act: data.NameReject}}); p.Errors != 3 || p.Counts.Rejected != 3 {
		t.Errorf("%d errors, %+v", p.Errors, p.Counts)
	}
	i.imports(data.Decisions{Names: map[string]data.NameDecision{"combine": {Act: data.NameCreate, Family: data.FamilyProduct}}}, rows...)
	if made, err := i.b.SegmentByName(ctx, "Combine"); err != nil || made.Family != data.FamilyProduct || made.Count != 1 {
		t.Errorf("made %+v, %v", made, err)
	}
}

// A row that a name keeps out touches nobody, and its keys mean nobody.
func TestARowThatANameRejectsMeansNobody(t *testing.T) {
	i := decisionBook(t)
	s := i.stage(
		fileRow{first: "Ida", mobile: "+4915100000009", segments: "Lost"},
		fileRow{first: "Udo", mobile: "+4915100000009"},
		fileRow{first: "Anna", mobile: mobile1, last: "Neu", segments: "Lost"},
		fileRow{first: "Anna", mobile: mobile1},
	)
	i.plan(s, data.Decisions{OtherNames: data.NameDecision{Act: data.NameReject}})
	want(t, "rows", i.planned(s, data.PlanAll),
		"2 rejected Ida !segment_rejected", "3 new Udo", "4 rejected Anna !segment_rejected", "5 unchanged Anna #1 =North")
}
