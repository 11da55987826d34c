package store_test

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/store"
)

// randomContact draws from few values, so that contacts share them, and leaves many out.
func randomContact(t *rapid.T) data.Contact {
	pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
	return data.Contact{
		CountryCode:   pick("country", "DE", "US", ""),
		FirstName:     pick("first", "Anna", "Jürgen", "Juergen", "Zoë", "", "Łukasz"),
		LastName:      pick("last", "Müller", "muller", "Smith", "Weiß", ""),
		Mobile:        pick("mobile", "", "+4915123456789", "+15155551234", "+4915100000000", "call me", "+0049 151"),
		Email:         pick("email", "", "a@example.com", "B@Example.com", "zoë@example.org"),
		AccountNumber: pick("account", "", "007", "7", "A\x1eB"),
		Organization:  pick("organization", "", "Hof Müller", `Smith, "Sons"`),
		ExternalID:    pick("external", "", "X1", "x1", "00123"),
	}
}

func randomQuery(t *rapid.T, segments []data.SegmentID, ids []data.ContactID, changes int) data.Query {
	q := data.Query{
		View: data.View(rapid.IntRange(0, data.NumViews-1).Draw(t, "view")),
		Search: rapid.SampledFrom([]string{
			"", "", "a", "mu", "müller", "jurgen", "0151", "7", "anna smith", "xyz", "smith anna ex", "é", "00", "b", "\x1e", "a\x1eb",
		}).Draw(t, "search"),
		Sort:       data.SortColumn(rapid.IntRange(0, int(data.SortUpdated)).Draw(t, "sort")),
		Descending: rapid.Bool().Draw(t, "descending"),
	}
	if rapid.IntRange(0, 2).Draw(t, "by segment") == 0 && len(segments) > 0 {
		q.Segments = rapid.SliceOfN(rapid.SampledFrom(segments), 1, 2).Draw(t, "segments")
	}
	narrowMore(t, &q, segments)
	if rapid.IntRange(0, 4).Draw(t, "by change") == 0 {
		q.Change = data.ChangeID(rapid.IntRange(1, changes+1).Draw(t, "change"))
	}
	if rapid.IntRange(0, 4).Draw(t, "by ids") == 0 && len(ids) > 0 {
		q.IDs = rapid.SliceOf(rapid.SampledFrom(ids)).Draw(t, "ids")
		if q.IDs == nil {
			q.IDs = []data.ContactID{}
		}
	}
	return q
}

// narrowMore narrows a query by what an audience or a saved filter asks.
func narrowMore(t *rapid.T, q *data.Query, segments []data.SegmentID) {
	sometimes := func(label string) bool { return rapid.IntRange(0, 4).Draw(t, label) == 0 }
	some := func(label string) []data.SegmentID {
		// One of them is not in the book.
		return rapid.SliceOfN(rapid.SampledFrom(append([]data.SegmentID{9999}, segments...)), 1, 2).Draw(t, label)
	}
	fields := func(label string) []data.Field {
		f := rapid.Custom(func(t *rapid.T) data.Field {
			return data.Field(rapid.IntRange(0, data.NumFields-1).Draw(t, "field"))
		})
		return rapid.SliceOfN(f, 1, 2).Draw(t, label)
	}
	since := func(label string) time.Time {
		return time.Now().Add(-time.Duration(rapid.IntRange(0, 20).Draw(t, label)) * time.Millisecond)
	}
	if sometimes("all of") {
		q.AllSegments = some("all")
	}
	if sometimes("none of") {
		q.NoneSegments = some("none")
	}
	if sometimes("by country") {
		q.Countries = rapid.SliceOfN(rapid.SampledFrom([]string{"DE", "US", "FR", ""}), 1, 2).Draw(t, "countries")
	}
	if sometimes("by organization") {
		q.Organizations = rapid.SliceOfN(rapid.SampledFrom([]string{"HOF MUELLER", `Smith, "Sons"`, "", "nobody"}), 1, 2).
			Draw(t, "organizations")
	}
	if sometimes("with fields") {
		q.Has = fields("has")
	}
	if sometimes("without fields") {
		q.HasNot = fields("has not")
	}
	if sometimes("created") {
		q.CreatedSince = since("created since")
	}
	if sometimes("changed") {
		q.ChangedSince = since("changed since")
	}
	q.Contactable = sometimes("contactable")
}

func randomSelection(t *rapid.T, segments []data.SegmentID, ids []data.ContactID, changes int) data.Selection {
	sel := data.Selection{All: rapid.Bool().Draw(t, "all")}
	if len(ids) > 0 {
		sel.IDs = rapid.SliceOfN(rapid.SampledFrom(ids), 0, 6).Draw(t, "listed")
	}
	if sel.All {
		sel.Query = randomQuery(t, segments, ids, changes)
	}
	return sel
}

// write makes one random change, or finds that there is nothing to change.
func write(t *rapid.T, b *store.Book, segments []data.SegmentID, ids []data.ContactID, changes int) {
	ctx := context.Background()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	act := rapid.SampledFrom([]string{"create", "create", "edit", "edit", "assign", "unassign", "delete", "segment", "drop", "merge", "merge people", "mark"}).
		Draw(t, "act")
	if len(ids) == 0 {
		act = "create"
	}
	if len(segments) < 2 && act != "create" {
		act = "segment"
	}
	switch act {
	case "create":
		c := randomContact(t)
		if len(segments) > 0 && rapid.Bool().Draw(t, "with segment") {
			c.Segments = segments[:1]
		}
		_, _, err := b.CreateContact(ctx, c)
		check(err)
	case "edit":
		c := randomContact(t)
		c.ID = rapid.SampledFrom(ids).Draw(t, "edited")
		_, _, err := b.UpdateContact(ctx, c)
		check(err)
	case "assign":
		_, err := b.Assign(ctx, randomSelection(t, segments, ids, changes), rapid.SampledFrom(segments).Draw(t, "to"), nil)
		check(err)
	case "unassign":
		_, err := b.Unassign(ctx, randomSelection(t, segments, ids, changes), rapid.SampledFrom(segments).Draw(t, "from"), nil)
		check(err)
	case "mark":
		_, err := b.MarkDoNotContact(ctx, randomSelection(t, segments, ids, changes), rapid.Bool().Draw(t, "marked"), nil)
		check(err)
	case "delete":
		_, err := b.DeleteContacts(ctx, data.SelectIDs(rapid.SampledFrom(ids).Draw(t, "deleted")), nil)
		check(err)
	case "segment":
		members := randomSelection(t, segments, ids, changes)
		_, _, err := b.CreateSegment(ctx, data.Segment{Name: fmt.Sprintf("segment %d", changes), Colour: data.ColourAuto}, &members)
		check(err)
	case "drop":
		_, err := b.DeleteSegment(ctx, rapid.SampledFrom(segments).Draw(t, "dropped"))
		check(err)
	case "merge":
		_, err := b.MergeSegments(ctx, segments[0], segments[1])
		check(err)
	case "merge people":
		if len(ids) < 2 {
			return
		}
		n := rapid.IntRange(2, min(len(ids), 4)).Draw(t, "merged")
		among := rapid.Permutation(ids).Draw(t, "people")
		c := randomContact(t)
		c.ID = among[0]
		_, _, err := b.MergeContacts(ctx, c, among[1:n])
		check(err)
	}
}

// The index is there for speed alone: with it and without it every question has the same answer, whatever was written
// since it was loaded, and by whichever of two programs.
func TestIndexAndSQLGiveTheSameAnswers(t *testing.T) {
	ctx := context.Background()
	n := 0
	checks(t, 25, func(rt *rapid.T) {
		n++
		path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.muster", n))
		open := func(o store.Options) *store.Book {
			b, err := store.Open(ctx, path, o)
			if err != nil {
				rt.Fatal(err)
			}
			return b
		}
		indexed := open(store.Options{})
		defer func() { _ = indexed.Close() }()
		plain := open(store.Options{})
		defer func() { _ = plain.Close() }()
		if err := indexed.Warm(ctx); err != nil {
			rt.Fatal(err)
		}
		for step := range rapid.IntRange(1, 25).Draw(rt, "steps") {
			list, err := plain.Segments(ctx)
			if err != nil {
				rt.Fatal(err)
			}
			segments := make([]data.SegmentID, len(list))
			for i, s := range list {
				segments[i] = s.ID
			}
			ids, err := plain.ContactIDs(ctx, data.Query{}, 0)
			if err != nil {
				rt.Fatal(err)
			}
			writer := indexed
			if rapid.Bool().Draw(rt, "by the other program") {
				writer = plain
			}
			randomStep(rt, writer, step)
			for range 3 {
				q := randomQuery(rt, segments, ids, step)
				limit := rapid.SampledFrom([]int{0, 1, 3}).Draw(rt, "limit")
				sel := randomSelection(rt, segments, ids, step)
				compare(rt, indexed, plain, q, limit, sel)
			}
		}
	})
}

func compare(t *rapid.T, indexed, plain *store.Book, q data.Query, limit int, sel data.Selection) {
	ctx := context.Background()
	compareOverview(t, indexed, plain)
	got, err := indexed.ContactIDs(ctx, q, limit)
	if err != nil {
		t.Fatal(err)
	}
	want, err := plain.ContactIDs(ctx, q, limit)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%+v, limit %d: index %v, SQL %v", q, limit, got, want)
	}
	count, err := indexed.CountContacts(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	plainCount, err := plain.CountContacts(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	if count != plainCount || limit == 0 && count != len(want) {
		t.Fatalf("%+v: index counts %d, SQL %d of %d", q, count, plainCount, len(want))
	}
	compareAudience(t, indexed, plain, q)
	total, notShown, err := indexed.SelectionCount(ctx, sel, q)
	if err != nil {
		t.Fatal(err)
	}
	plainTotal, plainNotShown, err := plain.SelectionCount(ctx, sel, q)
	if err != nil {
		t.Fatal(err)
	}
	if total != plainTotal || notShown != plainNotShown {
		t.Fatalf("%+v of %+v: index %d, %d; SQL %d, %d", sel, q, total, notShown, plainTotal, plainNotShown)
	}
	if !indexed.Indexed() {
		t.Fatal("the index was not there to be tested")
	}
}

// compareAudience holds both ways to count an audience against the contacts themselves.
func compareAudience(t *rapid.T, indexed, plain *store.Book, q data.Query) {
	ctx := context.Background()
	q.Contactable = false
	var want data.Audience
	countries, mobiles := map[string]int{}, map[string]int{}
	err := plain.EachContact(ctx, data.SelectAll(q), func(c data.Contact) error {
		if c.DoNotContact {
			want.DoNotContact++
			return nil
		}
		want.Contacts++
		countries[c.CountryCode]++
		if c.Mobile == "" {
			want.WithoutMobile++
		} else {
			mobiles[c.Mobile]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want.Mobiles = len(mobiles)
	for _, n := range mobiles {
		if n > 1 {
			want.Sharing += n
		}
	}
	for code, n := range countries {
		want.Countries = append(want.Countries, data.CountryCount{Code: code, Contacts: n})
	}
	slices.SortFunc(want.Countries, func(a, b data.CountryCount) int {
		return cmp.Or(b.Contacts-a.Contacts, cmp.Compare(a.Code, b.Code))
	})
	for way, b := range map[string]*store.Book{"index": indexed, "SQL": plain} {
		got, err := b.Audience(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("the audience of %+v by %s: %+v, want %+v", q, way, got, want)
		}
	}
}

// compareOverview holds the kept overviews of both against what SQL counts now.
func compareOverview(t *rapid.T, books ...*store.Book) {
	ctx := context.Background()
	for _, b := range books {
		o, err := b.Overview(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var all, withoutMobile, withoutSegment, members, segments int
		for sql, into := range map[string]*int{
			"SELECT count(*) FROM contacts": &all, "SELECT count(*) FROM contacts WHERE mobile = ''": &withoutMobile,
			"SELECT count(*) FROM contacts WHERE id NOT IN (SELECT contact_id FROM contact_segments)": &withoutSegment,
			"SELECT count(*) FROM contact_segments":                                                   &members,
			"SELECT count(*) FROM segments":                                                           &segments,
		} {
			if err := b.Query(into, sql); err != nil {
				t.Fatal(err)
			}
		}
		sum := 0
		for _, s := range o.Segments {
			sum += s.Count
		}
		if o.All != all || o.WithoutMobile != withoutMobile || o.WithoutSegment != withoutSegment || sum != members || len(o.Segments) != segments {
			t.Fatalf("overview %+v; there are %d contacts, %d and %d without, %d memberships of %d segments", o, all, withoutMobile,
				withoutSegment, members, segments)
		}
	}
}
