package store_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"muster/data"
	"muster/data/store/storetest"
)

func TestOrdersAreTotalAndFolded(t *testing.T) {
	b := newBook(t)
	var ids []data.ContactID
	for _, c := range []data.Contact{
		{FirstName: "Zoë", LastName: "ärmel", Organization: "b", Mobile: "+2"},
		{FirstName: "anna", LastName: "Zorn", Organization: "", Mobile: ""},
		{FirstName: "Änne", LastName: "Arm", Organization: "Å", Mobile: "+1"},
		{FirstName: "anna", LastName: "Zorn", Organization: "A", Mobile: ""},
	} {
		saved, _, err := b.CreateContact(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, saved.ID)
	}
	tests := []struct {
		sort data.SortColumn
		down bool
		want []int // places in ids
	}{
		{data.SortName, false, []int{1, 3, 2, 0}},
		{data.SortName, true, []int{0, 2, 3, 1}},
		{data.SortLastName, false, []int{2, 0, 1, 3}},
		{data.SortOrganization, false, []int{2, 3, 0, 1}},
		{data.SortOrganization, true, []int{0, 3, 2, 1}},
		{data.SortMobile, false, []int{2, 0, 1, 3}},
		{data.SortMobile, true, []int{0, 2, 3, 1}},
		{data.SortUpdated, false, []int{0, 1, 2, 3}},
		{data.SortExternalID, true, []int{3, 2, 1, 0}},
	}
	for _, warm := range []bool{false, true} {
		if warm {
			if err := b.Warm(ctx); err != nil {
				t.Fatal(err)
			}
		}
		for _, test := range tests {
			want := make([]data.ContactID, len(test.want))
			for i, at := range test.want {
				want[i] = ids[at]
			}
			q := data.Query{Sort: test.sort, Descending: test.down}
			got, err := b.ContactIDs(ctx, q, 0)
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("warm %v, sort %d, down %v: %v, want %v, %v", warm, test.sort, test.down, got, want, err)
			}
			var streamed []data.ContactID
			err = b.EachContact(ctx, data.SelectAll(q), func(c data.Contact) error {
				streamed = append(streamed, c.ID)
				return nil
			})
			if err != nil || !slices.Equal(streamed, want) {
				t.Errorf("streamed %v, want %v, %v", streamed, want, err)
			}
		}
	}
}

func TestSegmentsOfAContactGoByName(t *testing.T) {
	b := newBook(t)
	p := people(t, b, 1)
	z, a := segment(t, b, "Zebra", p...), segment(t, b, "älpha", p...)
	got, err := b.Contacts(ctx, p)
	if err != nil || len(got) != 1 || !slices.Equal(got[0].Segments, []data.SegmentID{a.ID, z.ID}) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestABigChangeLoadsTheIndexAnew(t *testing.T) {
	if testing.Short() {
		t.Skip("needs more contacts than the index brings up to date one by one")
	}
	b := storetest.Book(t)
	storetest.Fill(t, b, 1000)
	if err := b.Warm(ctx); err != nil {
		t.Fatal(err)
	}
	storetest.Fill(t, b, 21_000) // past the journal: the index cannot know what changed
	for range 2 {
		if n, err := b.CountContacts(ctx, data.Query{Search: "person1"}); err != nil || n < 9_000 {
			t.Errorf("%d contacts, %v", n, err)
		}
		if err := b.Warm(ctx); err != nil || !b.Indexed() {
			t.Error("not warm", err)
		}
	}
	b.Cool()
	if b.Indexed() {
		t.Error("not cool")
	}
	if n, err := b.CountContacts(ctx, data.Query{Search: "person999@"}); err != nil || n != 1 {
		t.Errorf("%d contacts, %v", n, err)
	}
}

// Many readers and a writer at once: each answer is one that the book had.
func TestUsedByManyAtOnce(t *testing.T) {
	b := storetest.Book(t)
	storetest.Fill(t, b, 300)
	if err := b.Warm(ctx); err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	done := make(chan struct{})
	for i := range 6 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				q := data.Query{Search: "needle", Sort: data.SortColumn(i)}
				ids, err := b.ContactIDs(ctx, q, 0)
				if err != nil {
					t.Error(err)
					return
				}
				if n, err := b.CountContacts(ctx, q); err != nil || n < len(ids) {
					t.Errorf("%d, then %d, %v", len(ids), n, err)
				}
				if _, err := b.Contacts(ctx, ids); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 60 {
		c := anna()
		c.LastName = fmt.Sprintf("Needle %d", i)
		if _, _, err := b.CreateContact(ctx, c); err != nil {
			t.Fatal(err)
		}
		if n, err := b.CountContacts(ctx, data.Query{Search: "needle"}); n != i+1 || err != nil {
			t.Errorf("after the write: %d, %v", n, err)
		}
		if i%10 == 0 {
			b.Cool()
		}
		if i%10 == 3 {
			if err := b.Warm(ctx); err != nil {
				t.Fatal(err)
			}
		}
	}
	close(done)
	readers.Wait()
}
