package store_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/data"
	"muster/data/store"
)

func saveFilter(t *testing.T, b *store.Book, f data.SavedFilter) data.SavedFilter {
	t.Helper()
	saved, err := b.SaveFilter(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func filters(t *testing.T, b *store.Book) []data.SavedFilter {
	t.Helper()
	found, err := b.Filters(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestFiltersAreKeptByNameAndListedInOrder(t *testing.T) {
	b := newBook(t)
	north, _ := must[data.Segment](t)(b.CreateSegment(ctx, data.Segment{Name: "North"}, nil))
	revision, err := b.Revision(ctx)
	if err != nil {
		t.Fatal(err)
	}
	saveFilter(t, b, data.SavedFilter{Name: " Über  alle ", Kind: data.FilterList, Query: data.Query{Countries: []string{"DE"}}})
	audience := saveFilter(t, b, data.SavedFilter{
		Name: "Harvest; 2026", Kind: data.FilterAudience, Query: data.Query{AllSegments: []data.SegmentID{north.ID, 99}},
	})
	if now, err := b.Revision(ctx); err != nil || now != revision {
		t.Errorf("saving a filter is no change of contacts: revision %d, then %d, %v", revision, now, err)
	}
	list := filters(t, b)
	if len(list) != 2 || list[0].Name != "Harvest; 2026" || list[1].Name != "Über alle" {
		t.Fatalf("%+v", list)
	}
	if !list[0].Query.Contactable || list[1].Query.Contactable {
		t.Error("an audience leaves out whom no message may reach, a list does not")
	}
	if !reflect.DeepEqual(list[0].Missing, []data.SegmentID{99}) || list[1].Missing != nil {
		t.Errorf("missing segments: %v, %v", list[0].Missing, list[1].Missing)
	}

	audience.Name = "harvest"
	saveFilter(t, b, audience)
	if list := filters(t, b); len(list) != 2 || list[0].Name != "harvest" || list[0].ID != audience.ID {
		t.Errorf("renamed: %+v", list)
	}
	for name, f := range map[string]struct {
		data.SavedFilter
		want error
	}{
		"taken":     {data.SavedFilter{Name: "HARVEST"}, data.ErrFilterExists},
		"own name":  {data.SavedFilter{ID: audience.ID, Name: "HARVEST"}, nil},
		"unknown":   {data.SavedFilter{ID: 77, Name: "x"}, data.ErrFilterNotFound},
		"empty":     {data.SavedFilter{Name: " \t"}, data.ErrFilterNameEmpty},
		"contacts":  {data.SavedFilter{Name: "x", Query: data.Query{IDs: []data.ContactID{}}}, data.ErrFilterOfContacts},
		"very long": {data.SavedFilter{Name: longName(101)}, data.ErrFilterNameLong},
	} {
		if _, err := b.SaveFilter(ctx, f.SavedFilter); !errors.Is(err, f.want) {
			t.Errorf("%s: %v, want %v", name, err, f.want)
		}
	}
	if err := b.DeleteFilter(ctx, audience.ID); err != nil {
		t.Fatal(err)
	}
	if err := b.DeleteFilter(ctx, audience.ID); !errors.Is(err, data.ErrFilterNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	if next := saveFilter(t, b, data.SavedFilter{Name: "next"}); next.ID <= audience.ID {
		t.Errorf("id %d is used again", next.ID)
	}
}

func longName(n int) string {
	name := make([]rune, n)
	for i := range name {
		name[i] = 'ü'
	}
	return string(name)
}

// Whatever a filter asks for comes back as it was saved.
func TestAFilterAsksForTheSameAfterItWasSaved(t *testing.T) {
	b := newBook(t)
	checks(t, 100, func(rt *rapid.T) {
		q := randomQuery(rt, []data.SegmentID{1, 2, 3}, nil, 5)
		q.IDs = nil
		q.CreatedSince, q.ChangedSince = q.CreatedSince.Truncate(time.Millisecond), q.ChangedSince.Truncate(time.Millisecond)
		saved, err := b.SaveFilter(context.Background(), data.SavedFilter{Name: "filter", Kind: data.FilterList, Query: q})
		if err != nil {
			rt.Fatal(err)
		}
		list, err := b.Filters(context.Background())
		if err != nil || len(list) != 1 || !list[0].Query.SameContacts(q) || list[0].Query.Sort != q.Sort ||
			list[0].Query.Descending != q.Descending {
			rt.Fatalf("saved %+v, read %+v, %v", q, list, err)
		}
		if err := b.DeleteFilter(context.Background(), saved.ID); err != nil {
			rt.Fatal(err)
		}
	})
}

// A filter of a later version may ask for what this one would ignore, and show too many.
func TestAFilterThatIsNotUnderstoodIsRefused(t *testing.T) {
	b := newBook(t)
	for _, body := range []string{`{"view":"vip"}`, `{"has":["fax"]}`, `{"has_not":["fax"]}`} {
		if err := b.Tell("INSERT OR REPLACE INTO filters (id, name, name_key, kind, body) VALUES (1, 'x', 'x', 'filter', '" + body + "')"); err != nil {
			t.Fatal(err)
		}
		if list, err := b.Filters(ctx); !errors.Is(err, data.ErrNewerBook) {
			t.Errorf("%s: %+v, %v", body, list, err)
		}
	}
}

func TestForgettingClearsFiltersThatLookForAPersonAndWhatWasSent(t *testing.T) {
	b := newBook(t)
	must[data.Contact](t)(b.CreateContact(ctx, anna()))
	saveFilter(t, b, data.SavedFilter{Name: "her", Query: data.Query{Search: "Anna@Example.com"}})
	saveFilter(t, b, data.SavedFilter{Name: "4915123456789"})
	saveFilter(t, b, data.SavedFilter{Name: "all"})
	if err := b.Tell("INSERT INTO export_rows VALUES ('p', 1, x'00', 0), ('p', 2, x'00', 0)"); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Forget(ctx, data.Forgetting{Selection: data.SelectIDs(1)}, nil); err != nil {
		t.Fatal(err)
	}
	if list := filters(t, b); len(list) != 1 || list[0].Name != "all" {
		t.Errorf("%+v", list)
	}
	var left string
	if err := b.Query(&left, "SELECT group_concat(contact_id) FROM export_rows"); err != nil || left != "2" {
		t.Errorf("sent out: %q, %v", left, err)
	}
}
