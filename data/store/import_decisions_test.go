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

func TestBlankCellsEraseOnlyWhenAsked(t *testing.T) {
	rows := []fileRow{
		{first: "Anna", mobile: mobile1, segments: "North"},
		{first: "Anna", mobile: mobile1, organization: "Gut"},
		{first: "Otto", email: "otto@example.com", external: "E4"},
	}
	for _, test := range []struct {
		name string
		d    data.Decisions
		want []string
	}{
		{"never by themselves", data.Decisions{}, []string{
			"2 changed Anna #1 organization:Hof>Gut =North", "3 merged Anna #1 with 2 organization:Hof>Gut =North",
			"4 changed Otto #4 external_id:>E4",
		}},
		{"all", data.Decisions{EraseBlank: true}, []string{
			"2 changed Anna #1 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"3 merged Anna #1 with 2 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"4 changed Otto #4 external_id:>E4",
		}},
		{"one row", data.Decisions{Rows: map[int]data.RowDecision{2: {Blank: data.BlankErase}}}, []string{
			"2 changed Anna #1 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"3 merged Anna #1 with 2 email:anna@example.com> organization:Hof>Gut external_id:E1> =North",
			"4 changed Otto #4 external_id:>E4",
		}},
		{"all but those of one contact", data.Decisions{EraseBlank: true, Rows: map[int]data.RowDecision{
			2: {Blank: data.BlankKeep}, 3: {Blank: data.BlankKeep},
		}}, []string{
			"2 changed Anna #1 organization:Hof>Gut =North", "3 merged Anna #1 with 2 organization:Hof>Gut =North",
			"4 changed Otto #4 external_id:>E4",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			i := decisionBook(t)
			s := i.stage(rows...)
			if p := i.plan(s, test.d); p.Decided != len(test.d.Rows) {
				t.Errorf("decided %d", p.Decided)
			}
			want(t, "rows", i.planned(s, data.PlanAll), test.want...)
		})
	}
}

// A cell with #N/A is read as blank; it says that something is missing, not that nothing is there.
func TestACellWithAnErrorOfTheSheetErasesNothing(t *testing.T) {
	i := decisionBook(t)
	s := i.stage(fileRow{first: "Anna", mobile: mobile1, problems: []data.Problem{
		{Field: data.FieldEmail, Severity: data.Warning, Code: data.CodeErrorCell, Value: "#N/A"},
	}})
	i.plan(s, data.Decisions{EraseBlank: true})
	want(t, "rows", i.planned(s, data.PlanAll),
		"2 changed Anna #1 organization:Hof> external_id:E1> =North !error_cell")
}

func TestBlankCellsEraseOnlyWhereTheFileHasTheColumn(t *testing.T) {
	i := decisionBook(t)
	s, err := i.b.Stage(ctx, store.StageOptions{FileName: "kunden.csv", Columns: map[data.Field]bool{data.FieldOrganization: true}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Add(ctx, fileRow{first: "Anna", mobile: mobile1}.staged(2)); err != nil {
		t.Fatal(err)
	}
	i.plan(s, data.Decisions{EraseBlank: true})
	want(t, "rows", i.planned(s, data.PlanAll), "2 changed Anna #1 organization:Hof> =North")
}

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
