package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"muster/data"
	"muster/data/store"
)

var start = time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)

// openBook opens a book whose clock goes one second a look.
func openBook(t *testing.T, path string) *store.Book {
	t.Helper()
	now := start
	b, err := store.Open(context.Background(), path, store.Options{Clock: func() time.Time {
		now = now.Add(time.Second)
		return now
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func newBook(t *testing.T) *store.Book {
	return openBook(t, filepath.Join(t.TempDir(), "contacts.muster"))
}

func anna() data.Contact {
	return data.Contact{
		CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Mobile: "+4915123456789", Email: "anna@example.com",
		Organization: "Hof Müller", AccountNumber: "00123", ExternalID: "A-1", Notes: "calls back",
	}
}

func must[T any](t *testing.T) func(v T, c data.Change, err error) (T, data.Change) {
	t.Helper()
	return func(v T, c data.Change, err error) (T, data.Change) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v, c
	}
}

func TestContactComesBackAsItWasSaved(t *testing.T) {
	ctx := context.Background()
	b := newBook(t)
	seg, _ := must[data.Segment](t)(b.CreateSegment(ctx, data.Segment{Name: " North  region ", Colour: data.ColourAuto}, nil))
	if seg.Name != "North region" || seg.Family != data.FamilyOther || seg.Colour != 0 {
		t.Errorf("segment = %+v", seg)
	}
	c := anna()
	c.Segments = []data.SegmentID{seg.ID}
	saved, change := must[data.Contact](t)(b.CreateContact(ctx, c))
	if change.ID != 2 || change.Counts != (data.Counts{Created: 1, MembershipsAdded: 1}) {
		t.Errorf("change = %+v", change)
	}
	got, err := b.Contacts(ctx, []data.ContactID{saved.ID, 99})
	if err != nil {
		t.Fatal(err)
	}
	c.ID, c.CreatedAt, c.UpdatedAt = saved.ID, saved.CreatedAt, saved.UpdatedAt
	if len(got) != 1 || !reflect.DeepEqual(got[0], c) || !reflect.DeepEqual(saved, c) {
		t.Errorf("got %+v\nwant %+v", got, c)
	}
	if saved.CreatedAt.IsZero() || !saved.CreatedAt.Equal(change.At) {
		t.Errorf("created at %v, change at %v", saved.CreatedAt, change.At)
	}
}

func TestUpdateWithoutADifferenceIsNoChange(t *testing.T) {
	ctx := context.Background()
	b := newBook(t)
	saved, _ := must[data.Contact](t)(b.CreateContact(ctx, anna()))
	before, _ := b.Revision(ctx)
	again, change := must[data.Contact](t)(b.UpdateContact(ctx, saved))
	if change.ID != 0 || !reflect.DeepEqual(again, saved) {
		t.Errorf("change %+v, contact %+v", change, again)
	}
	if after, _ := b.Revision(ctx); after != before {
		t.Errorf("revision went from %d to %d", before, after)
	}
	saved.LastName = "Meier"
	again, change = must[data.Contact](t)(b.UpdateContact(ctx, saved))
	if change.ID != 2 || change.Counts != (data.Counts{Updated: 1}) || !again.UpdatedAt.After(again.CreatedAt) {
		t.Errorf("change %+v, contact %+v", change, again)
	}
	if _, _, err := b.UpdateContact(ctx, data.Contact{ID: 77}); !errors.Is(err, data.ErrContactNotFound) {
		t.Errorf("missing contact: %v", err)
	}
}
