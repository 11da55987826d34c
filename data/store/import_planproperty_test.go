package store_test

import (
	"os"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/store"
)

// anyDrawn draws decisions of every kind.
func anyDrawn(t *rapid.T, rows int) data.Decisions {
	d := whoDrawn(t, rows)
	d.Mode = data.SegmentMode(rapid.IntRange(0, 2).Draw(t, "mode"))
	d.EraseBlank = rapid.Bool().Draw(t, "erase")
	for n := range rows {
		if blank := data.BlankDecision(rapid.IntRange(0, 2).Draw(t, "blank")); blank != data.BlankAsAll {
			r := d.Rows[n+2]
			r.Blank = blank
			d.Rows[n+2] = r
		}
	}
	return d
}

// TestPlanSaysWhatApplyDoes holds the plan, by numbers, by segment and by row, against the book before and after.
func TestPlanSaysWhatApplyDoes(t *testing.T) {
	checks(t, 60, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		people := rapid.SliceOfN(fileRows(), 0, 6).Draw(rt, "people")
		rows := rapid.SliceOfN(fileRows(), 1, 10).Draw(rt, "rows")
		d := anyDrawn(rt, len(rows))
		i := propertyBook(rt, folder, 1, people)
		defer closeBooks(rt, i.b)

		before := lookAt(rt, i.b)
		s := i.stage(named(rt, i.b, rows, len(people))...)
		if rapid.Bool().Draw(rt, "planned before") {
			i.plan(s, anyDrawn(rt, len(rows)))
		}
		plan := i.plan(s, d)
		d = plan.Decisions
		told := planRowsOf(rt, s, plan)
		change, err := s.Apply(ctx, nil)
		if err != nil {
			rt.Fatal(err)
		}
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
		after := lookAt(rt, i.b)

		for _, e := range plan.Segments {
			if before.counts[e.Name] != e.Before || after.counts[e.Name] != e.After || e.Before+e.Adds-e.Takes != e.After {
				rt.Fatalf("%+v, but the book had %d and has %d", e, before.counts[e.Name], after.counts[e.Name])
			}
			delete(before.counts, e.Name)
			delete(after.counts, e.Name)
		}
		if !reflect.DeepEqual(before.counts, after.counts) {
			rt.Fatalf("segments that the plan leaves out change: %v to %v", before.counts, after.counts)
		}
		if d.Mode == data.SegmentsAdd && plan.Counts.MembershipsRemoved > 0 {
			rt.Fatalf("takes %d", plan.Counts.MembershipsRemoved)
		}
		if d.Mode == data.SegmentsRemove && plan.Counts.Created+plan.Counts.MembershipsAdded > 0 {
			rt.Fatalf("removing makes something: %+v", plan.Counts)
		}
		if change.ID != 0 {
			ids, err := i.b.ContactIDs(ctx, data.Query{Change: change.ID}, 0)
			if err != nil || len(ids) != plan.Counts.Created+plan.Counts.Updated || change.Counts != plan.Counts {
				rt.Fatalf("the change names %d contacts and counts %+v, the plan %+v (%v)", len(ids), change.Counts, plan.Counts, err)
			}
		} else if plan.Counts.Created+plan.Counts.Updated > 0 {
			rt.Fatalf("no change for %+v", plan.Counts)
		}
		rowsComeTrue(rt, told, before, after)
		erasedAsDecided(rt, plan.Decisions, rows, told, before, after)
	})
}

// bookLook is what a book holds.
type bookLook struct {
	contacts map[data.ContactID]data.Contact
	counts   map[string]int // contacts by segment
	last     data.ContactID
}

func lookAt(t *rapid.T, b *store.Book) bookLook {
	t.Helper()
	l := bookLook{contacts: map[data.ContactID]data.Contact{}, counts: memberships(t, b)}
	ids, err := b.ContactIDs(ctx, data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	contacts, err := b.Contacts(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range contacts {
		l.contacts[c.ID] = c
		l.last = max(l.last, c.ID)
	}
	return l
}

// planRowsOf reads all rows of a plan, in windows and by kind, and holds them against its numbers.
func planRowsOf(t *rapid.T, s *store.Staging, plan data.Plan) []data.PlanRow {
	t.Helper()
	list := func(kind data.PlanKind, window int) (rows []data.PlanRow) {
		for {
			some, total, err := s.PlanRows(ctx, data.PlanFilter{Kind: kind}, len(rows), window)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, some...)
			if len(rows) >= total {
				return rows
			}
		}
	}
	all, c := list(data.PlanAll, 3), plan.Counts
	takes := plan.Takes.Emptied
	if plan.Decisions.Mode == data.SegmentsAdd {
		takes = 0
	}
	for kind, want := range map[data.PlanKind]int{
		data.PlanAll: c.Rows, data.PlanNew: c.Created, data.PlanChanged: c.Updated, data.PlanUnchanged: c.Unchanged,
		data.PlanMerged: c.Merged, data.PlanConflict: c.Conflicts, data.PlanRejected: c.Rejected, data.PlanSkipped: c.Skipped,
		data.PlanDuplicate: c.PossibleDuplicates, data.PlanEmptied: takes, data.PlanDecided: plan.Decided,
	} {
		rows := list(kind, 2)
		is := func(r data.PlanRow) bool {
			switch kind {
			case data.PlanAll:
				return true
			case data.PlanDuplicate:
				return r.Duplicate
			case data.PlanEmptied:
				return r.Emptied
			case data.PlanDecided:
				return r.Decision != data.RowDecision{}
			}
			return r.Kind == kind
		}
		filtered := slices.DeleteFunc(slices.Clone(all), func(r data.PlanRow) bool { return !is(r) })
		if len(rows) != want || len(filtered) != want || want > 0 && !reflect.DeepEqual(rows, filtered) {
			t.Fatalf("kind %d has %d rows, of all %d, the plan counts %d", kind, len(rows), len(filtered), want)
		}
	}
	for _, row := range all {
		if one, err := s.PlanRow(ctx, row.Row); err != nil || !reflect.DeepEqual(one, row) {
			t.Fatalf("by itself the row is %+v, %v", one, err)
		}
	}
	return all
}

// rowsComeTrue holds what was told of rows against the book before and after.
func rowsComeTrue(t *rapid.T, rows []data.PlanRow, before, after bookLook) {
	t.Helper()
	ids, next := map[int]data.ContactID{}, before.last
	for _, row := range rows {
		var id data.ContactID
		switch row.Kind {
		case data.PlanNew:
			next++
			id = next
		case data.PlanChanged, data.PlanUnchanged:
			id = row.Contact.ID
		case data.PlanMerged:
			id = ids[row.First]
		default:
			if row.Segments != nil || row.Fields != nil || row.First != 0 {
				t.Fatalf("a row that stays out does something: %+v", row)
			}
			continue
		}
		ids[row.Row] = id
		was, is := before.contacts[id], after.contacts[id]
		told := row.Contact
		if told.ID != was.ID {
			t.Fatalf("row %d is contact %d, not %d", row.Row, id, told.ID)
		}
		var changed []data.FieldChange
		for f := range data.Field(data.NumFields) {
			if told.Value(f) != is.Value(f) {
				t.Fatalf("row %d: %s is to be %q, and is %q", row.Row, f, told.Value(f), is.Value(f))
			}
			if was.ID != 0 && was.Value(f) != is.Value(f) {
				changed = append(changed, data.FieldChange{Field: f, Old: was.Value(f), New: is.Value(f)})
			}
		}
		if !reflect.DeepEqual(row.Fields, changed) {
			t.Fatalf("row %d changes %+v, is told to change %+v", row.Row, changed, row.Fields)
		}
		segmentsComeTrue(t, row, was, is)
	}
	if next != max(after.last, before.last) {
		t.Fatalf("%d is the last contact, told %d", after.last, next)
	}
}

func segmentsComeTrue(t *rapid.T, row data.PlanRow, was, is data.Contact) {
	t.Helper()
	moved := 0
	for _, s := range row.Segments {
		had, has := slices.Contains(was.Segments, s.ID), slices.Contains(is.Segments, s.ID)
		if s.ID == 0 {
			had, has = false, s.Effect == data.MemberAdded
		}
		ok := map[data.MemberEffect]bool{
			data.MemberKept: had && has, data.MemberAdded: !had && has, data.MemberRemoved: had && !has,
		}
		if !ok[s.Effect] {
			t.Fatalf("row %d: %+v, had %v, has %v", row.Row, s, had, has)
		}
		if s.Effect == data.MemberRemoved {
			moved++
		}
	}
	if len(row.Segments)-moved != len(is.Segments) {
		t.Fatalf("row %d: %+v, but the contact has %v", row.Row, row.Segments, is.Segments)
	}
	if wantEmpty := moved > 0 && len(is.Segments) == 0 && row.Kind != data.PlanMerged; row.Emptied != wantEmpty {
		t.Fatalf("row %d is emptied: %v, told %v", row.Row, wantEmpty, row.Emptied)
	}
	if changes := len(row.Fields) > 0 || moved > 0 || len(is.Segments) > len(was.Segments); was.ID != 0 &&
		row.Kind != data.PlanMerged && changes != (row.Kind == data.PlanChanged) {
		t.Fatalf("row %d is %d", row.Row, row.Kind)
	}
}

// erasedAsDecided holds what blank cells erased against the decisions: what all rows of a contact leave blank, if one of them
// is to erase it, and nothing else.
func erasedAsDecided(t *rapid.T, d data.Decisions, rows []fileRow, told []data.PlanRow, before, after bookLook) {
	t.Helper()
	byContact := map[data.ContactID][]int{}
	for n, row := range told {
		if row.Contact.ID != 0 && row.Kind != data.PlanConflict && row.Kind != data.PlanRejected && row.Kind != data.PlanSkipped {
			byContact[row.Contact.ID] = append(byContact[row.Contact.ID], n)
		}
	}
	for id, list := range byContact {
		for _, f := range []data.Field{data.FieldMobile, data.FieldEmail, data.FieldOrganization, data.FieldExternalID} {
			blank, erases := true, false
			for _, n := range list {
				c := rows[n].contact()
				blank = blank && c.Value(f) == ""
				decision := d.Rows[n+2].Blank
				erases = erases || decision == data.BlankErase || decision == data.BlankAsAll && d.EraseBlank
			}
			was, is := before.contacts[id], after.contacts[id]
			want := was.Value(f) != "" && blank && erases && d.Mode != data.SegmentsRemove
			if got := was.Value(f) != "" && is.Value(f) == ""; got != want {
				t.Fatalf("%s of contact %d, rows %v: erased %v, want %v", f, id, list, got, want)
			}
		}
		if c := after.contacts[id]; c.Mobile == "" && c.Email == "" {
			t.Fatalf("contact %d keeps neither mobile nor e-mail", id)
		}
	}
}
