package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"muster/data"
	"muster/data/store"
	"muster/data/store/storetest"
)

func TestDuplicatesAreGroupedByWhatTheyShareTheStrongestFirst(t *testing.T) {
	b := newBook(t)
	for _, c := range []data.Contact{
		{FirstName: "Jürgen", LastName: "Kraus", Mobile: "+4915100000001", Email: "hof@example.com"},         // 1
		{FirstName: "Juergen", LastName: "Krauss", Mobile: "+4915100000001", Email: "HOF@example.com"},       // 2: mobile and e-mail
		{FirstName: "Eva", LastName: "Kraus", Mobile: "+4915100000001"},                                      // 3: shares the mobile
		{FirstName: "Ian", LastName: "O'Brien", ExternalID: "X-1", Mobile: "+4915100000002"},                 // 4
		{FirstName: "John", LastName: "Smith", ExternalID: "X-1", Mobile: "+4915100000003"},                  // 5: external ID
		{FirstName: "Zoë", LastName: "Weiß", Organization: "Hof Süd", Mobile: "+4915100000004"},              // 6
		{FirstName: "Zoe", LastName: "Weiss", Organization: "HOF SUED", Email: "zoe@example.com"},            // 7: name and organization
		{FirstName: "Zoe", LastName: "Weiss", Organization: "Gut Nord", Email: "weiss@example.com"},          // 8: another organization
		{FirstName: "Max", LastName: "Muster", Email: "max@example.com"},                                     // 9
		{FirstName: "Max", LastName: "Muster", Mobile: "+4915100000005", Organization: ""},                   // 10: the name, no organization
		{FirstName: "Ute", LastName: "Maier", Email: "max@example.com", Organization: "a line\nand another"}, // 11: shares the e-mail
	} {
		_, _ = must[data.Contact](t)(b.CreateContact(ctx, c))
	}
	found, err := b.FindDuplicates(ctx, nil)
	fatal(t, err)
	groups, err := found.Groups(ctx, 0, 99)
	fatal(t, err)
	var got []string
	for _, g := range groups {
		got = append(got, fmt.Sprint(g.By, g.IDs))
		if len(g.Contacts) != len(g.IDs) || g.Contacts[0].ID != g.IDs[0] {
			t.Errorf("contacts of %v: %v", g.IDs, g.Contacts)
		}
	}
	want := []string{
		"[external_id] [4 5]", "[mobile email] [1 2]", "[name] [6 7]", "[name] [9 10]", "[shared_mobile] [1 2 3]", "[shared_email] [9 11]",
	}
	if !slices.Equal(got, want) || found.Len() != len(want) {
		t.Errorf("groups\n%v\nwant\n%v", got, want)
	}
	// A window of them, and who is gone meanwhile.
	_, err = b.DeleteContacts(ctx, data.SelectIDs(9), nil)
	fatal(t, err)
	groups, err = found.Groups(ctx, 3, 1)
	fatal(t, err)
	if len(groups) != 1 || len(groups[0].IDs) != 2 || len(groups[0].Contacts) != 1 || groups[0].Contacts[0].ID != 10 {
		t.Errorf("window: %+v", groups)
	}
	if groups, err = found.Groups(ctx, 6, 5); err != nil || len(groups) != 0 {
		t.Errorf("behind the end: %v, %v", groups, err)
	}
}

func TestOfALargeGroupAFewContactsAreLoaded(t *testing.T) {
	b := newBook(t)
	for range 25 {
		_, _ = must[data.Contact](t)(b.CreateContact(ctx, anna()))
	}
	found, err := b.FindDuplicates(ctx, nil)
	fatal(t, err)
	groups, err := found.Groups(ctx, 0, 9)
	fatal(t, err)
	if len(groups) != 1 || len(groups[0].IDs) != 25 || len(groups[0].Contacts) != data.MaxDuplicatesLoaded || len(groups[0].By) != 4 {
		t.Errorf("groups %+v", groups)
	}
}

func TestLookingForDuplicatesCanBeCancelled(t *testing.T) {
	b := newBook(t)
	storetest.Fill(t, b, 100)
	stopped, cancel := context.WithCancel(ctx)
	_, err := b.FindDuplicates(stopped, func(p data.Progress) {
		if p.Done == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// BenchmarkFindDuplicates looks through books of some sizes in which one contact in ten is there twice.
func BenchmarkFindDuplicates(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 100_000 && testing.Short() {
				b.Skip("takes long to fill")
			}
			book := storetest.Book(b)
			storetest.Fill(b, book, n)
			err := book.Tell("UPDATE contacts SET mobile = o.mobile, first_key = o.first_key, sort_name = o.sort_name " +
				"FROM contacts o WHERE contacts.id % 10 = 5 AND o.id = contacts.id - 1")
			if err != nil {
				b.Fatal(err)
			}
			var found *store.Duplicates
			for b.Loop() {
				if found, err = book.FindDuplicates(ctx, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(found.Len()), "groups")
		})
	}
}
