package store_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"muster/data"
	"muster/data/store"
	"muster/data/store/storetest"
)

// people makes n contacts and returns their ids.
func people(t *testing.T, b *store.Book, n int) []data.ContactID {
	t.Helper()
	ids := make([]data.ContactID, n)
	for i := range n {
		c, _, err := b.CreateContact(ctx, storetest.Contact(i))
		if err != nil {
			t.Fatal(err)
		}
		ids[i] = c.ID
	}
	return ids
}

func segment(t *testing.T, b *store.Book, name string, members ...data.ContactID) data.Segment {
	t.Helper()
	sel := data.SelectIDs(members...)
	s, _, err := b.CreateSegment(ctx, data.Segment{Name: name, Colour: data.ColourAuto}, &sel)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func membersOf(t *testing.T, b *store.Book, s data.SegmentID) []data.ContactID {
	t.Helper()
	ids, err := b.ContactIDs(ctx, data.Query{Segments: []data.SegmentID{s}, Sort: data.SortUpdated}, 0)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(ids)
	return ids
}

func TestAssignAndUnassignCountWhatTheyChange(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 5)
	s := segment(t, b, "North", p[0], p[1])
	steps := []struct {
		name           string
		do             func() (data.Change, error)
		added, removed int
		members        []data.ContactID
	}{
		{"some have it", func() (data.Change, error) {
			return b.Assign(ctx, data.SelectIDs(p[1], p[2], p[2], 999), s.ID, nil)
		}, 1, 0, p[:3]},
		{"all have it", func() (data.Change, error) { return b.Assign(ctx, data.SelectIDs(p[:3]...), s.ID, nil) }, 0, 0, p[:3]},
		{"nothing selected", func() (data.Change, error) { return b.Assign(ctx, data.Selection{}, s.ID, nil) }, 0, 0, p[:3]},
		{"all but one", func() (data.Change, error) {
			return b.Assign(ctx, data.Selection{All: true, IDs: p[4:]}, s.ID, nil)
		}, 1, 0, p[:4]},
		{"take", func() (data.Change, error) { return b.Unassign(ctx, data.SelectIDs(p[0], p[4]), s.ID, nil) }, 0, 1, p[1:4]},
		{"take again", func() (data.Change, error) { return b.Unassign(ctx, data.SelectIDs(p[0], p[4]), s.ID, nil) }, 0, 0, p[1:4]},
		{"take by query", func() (data.Change, error) {
			return b.Unassign(ctx, data.SelectAll(data.Query{Segments: []data.SegmentID{s.ID}}), s.ID, nil)
		}, 0, 3, nil},
	}
	for _, step := range steps {
		before, _ := b.Revision(ctx)
		change, err := step.do()
		if err != nil {
			t.Fatal(step.name, err)
		}
		want := data.Counts{MembershipsAdded: step.added, MembershipsRemoved: step.removed}
		if change.Counts != want || (change.ID != 0) != (want != data.Counts{}) {
			t.Errorf("%s: change %+v", step.name, change)
		}
		if change.ID != 0 && change.Subject != "North" {
			t.Errorf("%s: subject %q", step.name, change.Subject)
		}
		if after, _ := b.Revision(ctx); (after == before+1) != (change.ID != 0) || after > before+1 {
			t.Errorf("%s: revision %d after %d", step.name, after, before)
		}
		if got := membersOf(t, b, s.ID); !slices.Equal(got, step.members) {
			t.Errorf("%s: members %v, want %v", step.name, got, step.members)
		}
		var journaled int
		if err := b.Query(&journaled, "SELECT count(*) FROM journal_memberships WHERE change_id = ?", change.ID); err != nil ||
			journaled != step.added+step.removed {
			t.Errorf("%s: %d rows in the journal, %v", step.name, journaled, err)
		}
	}
	if _, err := b.Assign(ctx, data.SelectIDs(p...), 99, nil); !errors.Is(err, data.ErrSegmentNotFound) {
		t.Errorf("missing segment: %v", err)
	}
}

func TestDeletedContactsStandInTheJournal(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 4)
	segment(t, b, "North", p[0], p[1])
	segment(t, b, "South", p[1], p[3])
	var reports []data.Progress
	change, err := b.DeleteContacts(ctx, data.SelectIDs(p[1], p[2]), func(r data.Progress) { reports = append(reports, r) })
	if err != nil || change.Counts != (data.Counts{Deleted: 2, MembershipsRemoved: 2}) {
		t.Errorf("change %+v, %v", change, err)
	}
	if len(reports) < 2 || reports[len(reports)-1] != (data.Progress{Phase: data.PhaseWriting, Done: 2, Total: 2}) {
		t.Errorf("progress %+v", reports)
	}
	var journal string
	err = b.Query(&journal, "SELECT group_concat(op || first_name || last_name || email || search_key) FROM journal_contacts "+
		"WHERE change_id = ? AND contact_id IN (?, ?)", change.ID, p[1], p[2])
	if err != nil || journal == "" {
		t.Errorf("journal %q, %v", journal, err)
	}
	o, err := b.Overview(ctx)
	if err != nil || o.All != 2 || o.WithoutSegment != 0 || o.Segments[0].Count != 1 || o.Segments[1].Count != 1 {
		t.Errorf("overview %+v, %v", o, err)
	}
	c, _, err := b.CreateContact(ctx, anna())
	if err != nil || c.ID <= p[3] {
		t.Errorf("an id was used again: %d, %v", c.ID, err)
	}
	if change, err := b.DeleteContacts(ctx, data.SelectIDs(p[1]), nil); err != nil || change.ID != 0 {
		t.Errorf("deleting nobody: %+v, %v", change, err)
	}
}

func TestSegmentNames(t *testing.T) {
	b := newBook(t)
	s := segment(t, b, "North region")
	for name, want := range map[string]error{
		"":                 data.ErrSegmentNameEmpty,
		"a;b":              data.ErrSegmentNameInvalid,
		" NORTH   REGION ": data.ErrSegmentExists,
	} {
		if _, _, err := b.CreateSegment(ctx, data.Segment{Name: name}, nil); !errors.Is(err, want) {
			t.Errorf("create %q: %v", name, err)
		}
	}
	other := segment(t, b, "Ñorth region") // marks count, case and blanks do not
	if _, _, err := b.UpdateSegment(ctx, data.Segment{ID: other.ID, Name: "north region"}); !errors.Is(err, data.ErrSegmentExists) {
		t.Errorf("rename onto another: %v", err)
	}
	s.Name = "NORTH region"
	renamed, change, err := b.UpdateSegment(ctx, s)
	if err != nil || change.ID == 0 || renamed.Name != "NORTH region" {
		t.Errorf("own name in other case: %+v %+v %v", renamed, change, err)
	}
	if _, change, err := b.UpdateSegment(ctx, s); err != nil || change.ID != 0 {
		t.Errorf("same again: %+v %v", change, err)
	}
	found, err := b.SegmentByName(ctx, "  north REGION")
	if err != nil || found.ID != s.ID {
		t.Errorf("found %+v, %v", found, err)
	}
	if _, err := b.SegmentByName(ctx, "nowhere"); !errors.Is(err, data.ErrSegmentNotFound) {
		t.Error(err)
	}
	if _, _, err := b.UpdateSegment(ctx, data.Segment{ID: 99, Name: "x"}); !errors.Is(err, data.ErrSegmentNotFound) {
		t.Error(err)
	}
}

func TestColoursAreSpreadOverThePalette(t *testing.T) {
	b := newBook(t)
	if _, _, err := b.CreateSegment(ctx, data.Segment{Name: "own", Colour: 3}, nil); err != nil {
		t.Fatal(err)
	}
	var got []int
	for i := range data.NumColours {
		got = append(got, segment(t, b, string(rune('a'+i))).Colour)
	}
	if want := []int{0, 1, 2, 4, 5, 6, 7, 8, 9, 0}; !slices.Equal(got, want) {
		t.Errorf("colours %v, want %v", got, want)
	}
}

func TestOverviewOrdersAndCounts(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 12) // one in ten has no mobile: the last but two
	for _, s := range []data.Segment{
		{Name: "Zürich", Family: data.FamilyLocation},
		{Name: "ärea", Family: data.FamilyLocation},
		{Name: "Bern", Family: data.FamilyLocation},
		{Name: "b", Family: "Own"},
		{Name: "a", Family: "another"},
		{Name: "plan", Family: data.FamilyPlan},
		{Name: "rest"},
	} {
		if _, _, err := b.CreateSegment(ctx, s, nil); err != nil {
			t.Fatal(err)
		}
	}
	bern, err := b.SegmentByName(ctx, "Bern")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Assign(ctx, data.SelectIDs(p[:5]...), bern.ID, nil); err != nil {
		t.Fatal(err)
	}
	o, err := b.Overview(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range o.Segments {
		names = append(names, s.Name)
	}
	if want := []string{"ärea", "Bern", "Zürich", "plan", "rest", "a", "b"}; !slices.Equal(names, want) {
		t.Errorf("order %q, want %q", names, want)
	}
	if o.All != 12 || o.WithoutSegment != 7 || o.WithoutMobile != 1 || o.Segments[1].Count != 5 {
		t.Errorf("%+v", o)
	}
	for view, want := range map[data.View]int{data.ViewWithoutSegment: o.WithoutSegment, data.ViewWithoutMobile: o.WithoutMobile} {
		n, err := b.CountContacts(ctx, data.Query{View: view})
		if ids, e := b.ContactIDs(ctx, data.Query{View: view}, 0); n != want || len(ids) != want || err != nil || e != nil {
			t.Errorf("view %d: counts %d and lists %d contacts, the sidebar says %d, %v, %v", view, n, len(ids), want, err, e)
		}
	}
}

func TestMergeUnitesTheMembers(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 4)
	from, into := segment(t, b, "From", p[0], p[1], p[2]), segment(t, b, "Into", p[2], p[3])
	if _, err := b.MergeSegments(ctx, from.ID, from.ID); !errors.Is(err, data.ErrSameSegment) {
		t.Error(err)
	}
	if _, err := b.MergeSegments(ctx, from.ID, 99); !errors.Is(err, data.ErrSegmentNotFound) {
		t.Error(err)
	}
	change, err := b.MergeSegments(ctx, from.ID, into.ID)
	if err != nil || change.Counts != (data.Counts{MembershipsAdded: 2, MembershipsRemoved: 3}) || change.Subject != "From" {
		t.Errorf("%+v, %v", change, err)
	}
	if got := membersOf(t, b, into.ID); !slices.Equal(got, p) {
		t.Errorf("members %v", got)
	}
	if list, err := b.Segments(ctx); err != nil || len(list) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	change, err = b.DeleteSegment(ctx, into.ID)
	if err != nil || change.Kind != data.ChangeSegmentDelete || change.Counts.MembershipsRemoved != 4 {
		t.Errorf("%+v, %v", change, err)
	}
	if n, err := b.CountContacts(ctx, data.Query{View: data.ViewWithoutSegment}); n != 4 || err != nil {
		t.Errorf("%d contacts stay, %v", n, err)
	}
	var journaled string
	if err := b.Query(&journaled, "SELECT name || family FROM journal_segments WHERE change_id = ?", change.ID); err != nil ||
		journaled != "Intoother" {
		t.Errorf("journal %q, %v", journaled, err)
	}
}

func TestHistoryTellsWhatWasDone(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 2)
	s := segment(t, b, "North", p[0])
	list, err := b.Changes(ctx, 0)
	if err != nil || len(list) != 3 || list[0].Kind != data.ChangeSegmentCreate || list[2].ID != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	if one, err := b.Change(ctx, 3); err != nil || one != list[0] {
		t.Errorf("%+v, %v", one, err)
	}
	if two, err := b.Changes(ctx, 2); err != nil || !slices.Equal(two, list[:2]) {
		t.Errorf("%+v, %v", two, err)
	}
	for i, want := range []data.ChangeKind{data.ChangeSegmentCreate, data.ChangeContactCreate} {
		if c, ok, err := b.LastChangeOf(ctx, p[i]); !ok || err != nil || c.Kind != want {
			t.Errorf("contact %d: %+v %v %v", p[i], c, ok, err)
		}
	}
	if _, ok, err := b.LastChangeOf(ctx, 99); ok || err != nil {
		t.Errorf("nobody: %v %v", ok, err)
	}
	change, err := b.Assign(ctx, data.SelectIDs(p...), s.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	if ids, err := b.ContactIDs(ctx, data.Query{Change: change.ID}, 0); err != nil || !slices.Equal(ids, p[1:]) {
		t.Errorf("changed %v, %v", ids, err)
	}
}

func TestACancelledActLeavesTheBook(t *testing.T) {
	if testing.Short() {
		t.Skip("fills a book with more contacts than one step of an act covers")
	}
	b := storetest.Book(t)
	storetest.Fill(t, b, 55_000)
	s := segment(t, b, "New")
	before, _ := b.Revision(ctx)
	cancelled, cancel := context.WithCancel(ctx)
	_, err := b.Assign(cancelled, data.SelectAll(data.Query{}), s.ID, func(p data.Progress) {
		if p.Done > 0 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if n := len(membersOf(t, b, s.ID)); n != 0 {
		t.Errorf("%d members", n)
	}
	if after, _ := b.Revision(ctx); after != before {
		t.Errorf("revision %d after %d", after, before)
	}
	if change, err := b.Assign(ctx, data.SelectAll(data.Query{}), s.ID, nil); err != nil || change.Counts.MembershipsAdded != 55_000 {
		t.Errorf("afterwards: %+v, %v", change, err)
	}
}

func TestReadingGoesOnWhileAnActWrites(t *testing.T) {
	n := 20_000
	if testing.Short() {
		n = 1_000
	}
	b := storetest.Book(t)
	storetest.Fill(t, b, n)
	s := segment(t, b, "New")
	looked := 0
	_, err := b.Assign(ctx, data.SelectAll(data.Query{}), s.ID, func(data.Progress) {
		if n, err := b.CountContacts(ctx, data.Query{Segments: []data.SegmentID{s.ID}}); n != 0 || err != nil {
			t.Errorf("sees %d of an act that has not ended, %v", n, err)
		}
		looked++
	})
	if err != nil || looked < 2 {
		t.Errorf("looked %d times, %v", looked, err)
	}
	if got := len(membersOf(t, b, s.ID)); got != n {
		t.Errorf("%d members", got)
	}
}

func TestMatchesByTheKeysOfWhoIsWho(t *testing.T) {
	b := newBook(t)
	add := func(c data.Contact) data.ContactID {
		t.Helper()
		saved, _, err := b.CreateContact(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		return saved.ID
	}
	byExternal := add(data.Contact{FirstName: "Zoë", ExternalID: "X1"})
	byMobile := add(data.Contact{FirstName: "Juergen", Mobile: "+4915123456789"})
	byEmail := add(data.Contact{FirstName: "JÜRGEN", Email: "Hof@Example.com"})
	family := add(data.Contact{FirstName: "Anna", Mobile: "+4915123456789", Email: "hof@example.com"})
	add(data.Contact{FirstName: "Jürgen"}) // nothing in common but the name
	wife := add(data.Contact{FirstName: "Ute", Email: "HOF@example.com"})
	who := data.Contact{FirstName: "Jürgen", Mobile: "+4915123456789", Email: "hof@example.com", ExternalID: "X1"}
	type match struct {
		id   data.ContactID
		by   data.MatchKind
		same bool
	}
	find := func(c data.Contact) []match {
		t.Helper()
		list, err := b.FindMatches(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		var got []match
		for _, m := range list {
			got = append(got, match{m.Contact.ID, m.By, m.SamePerson})
		}
		return got
	}
	want := []match{
		{byExternal, data.MatchExternalID, true},
		{byMobile, data.MatchMobile, true},
		{byEmail, data.MatchEmail, true},
		{family, data.MatchMobile, false},
		{wife, data.MatchEmail, false},
	}
	if got := find(who); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	who.ID = byMobile
	if got := find(who); !slices.Equal(got, slices.Delete(slices.Clone(want), 1, 2)) {
		t.Errorf("an edited contact matches itself: %v", got)
	}
	if got := find(data.Contact{FirstName: "Jürgen"}); got != nil {
		t.Errorf("no keys: %v", got)
	}
}

func TestSettings(t *testing.T) {
	b := newBook(t)
	before, _ := b.Revision(ctx)
	for _, value := range []string{"one", "two"} {
		if err := b.SetSetting(ctx, "k", value); err != nil {
			t.Fatal(err)
		}
		if got, err := b.Setting(ctx, "k"); got != value || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
	if got, err := b.Setting(ctx, "missing"); got != "" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if err := b.SetSetting(ctx, "revision", "7"); err == nil {
		t.Error("the revision can be set")
	}
	if after, _ := b.Revision(ctx); after != before {
		t.Errorf("revision %d after %d", after, before)
	}
}
