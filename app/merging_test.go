package app_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"muster/app"
	"muster/data"
)

func day(n int) time.Time { return time.Date(2026, 11, n, 9, 0, 0, 0, time.UTC) }

func TestWhatAMergeProposes(t *testing.T) {
	older := data.Contact{
		ID: 7, CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Mobile: "+4915123456789", Email: "anna@example.com",
		Organization: "Agrar Müller GmbH", Notes: "calls back", CreatedAt: day(1), UpdatedAt: day(2), Segments: []data.SegmentID{1, 2},
	}
	newer := data.Contact{
		ID: 3, CountryCode: "DE", FirstName: "Anna", LastName: "Mueller-Kraus", Mobile: "+4915187654321", Email: "ANNA@example.com",
		Organization: "Agrar Müller", AccountNumber: "00123", Notes: "met at the fair", CreatedAt: day(3), UpdatedAt: day(4),
		Segments: []data.SegmentID{2, 3},
	}
	m := app.NewMerging([]data.Contact{newer, older})
	got := m.Merged()
	want := data.Contact{
		ID: 7, CountryCode: "DE", FirstName: "Anna", LastName: "Mueller-Kraus", Mobile: "+4915187654321", Email: "anna@example.com",
		Organization: "Agrar Müller GmbH", AccountNumber: "00123", Notes: "calls back; met at the fair",
	}
	for _, f := range app.MergedFields() {
		if got.Value(f) != want.Value(f) {
			t.Errorf("%s = %q, want %q", f, got.Value(f), want.Value(f))
		}
	}
	if got.ID != want.ID || !slices.Equal(got.Segments, []data.SegmentID{1, 2, 3}) || !slices.Equal(m.Others(), []data.ContactID{3}) {
		t.Errorf("merged %+v, others %v", got, m.Others())
	}
	for f, n := range map[data.Field]int{
		data.FieldFirstName: 1, data.FieldLastName: 2, data.FieldEmail: 1, data.FieldAccount: 1, data.FieldExternalID: 0,
		data.FieldOrganization: 2, data.FieldNotes: 2,
	} {
		if len(m.Choices(f)) != n {
			t.Errorf("%s has the choices %v, want %d", f, m.Choices(f), n)
		}
	}
	if lost := m.Lost(data.FieldLastName); !slices.Equal(lost, []string{"Müller"}) {
		t.Errorf("lost %v", lost)
	}
	if lost := m.Lost(data.FieldNotes); len(lost) > 0 {
		t.Errorf("lost notes %v", lost)
	}

	short := newer
	short.FirstName = "A."
	if first := app.NewMerging([]data.Contact{older, short}).Merged().FirstName; first != "Anna" {
		t.Errorf("first name %q is proposed", first)
	}

	m.Stay(3) // and its values with it, where they differ
	if c := m.Merged(); c.ID != 3 || c.Organization != "Agrar Müller" || c.AccountNumber != "00123" || c.Mobile != newer.Mobile {
		t.Errorf("merged into the other: %+v", c)
	}
}

func TestMergedContactsAreCheckedLikeAnEdit(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	first, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Mobile: "0151 23456789"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Email: "anna@example.com"})
	if err != nil {
		t.Fatal(err)
	}
	m := app.NewMerging([]data.Contact{first, second})
	m.Contacts[0].FirstName, m.Contacts[1].FirstName = "", ""
	if _, err := a.MergeContacts(ctx, m); !errors.Is(err, data.ErrContactInvalid) {
		t.Errorf("without a first name: %v", err)
	}

	m = app.NewMerging([]data.Contact{first, second})
	edited := second
	edited.LastName = "Meier"
	if _, err := a.SaveContact(ctx, edited); err != nil {
		t.Fatal(err)
	}
	if _, err := a.MergeContacts(ctx, m); !errors.Is(err, data.ErrContactChanged) {
		t.Errorf("edited meanwhile: %v", err)
	}
	m = app.NewMerging([]data.Contact{first, edited})
	if m.Contacts[1], err = a.Contact(ctx, second.ID); err != nil {
		t.Fatal(err)
	}
	var change data.Change
	merged, err := a.MergeContacts(app.NoteChange(ctx, &change), m)
	if err != nil || merged.ID != first.ID || merged.Mobile != first.Mobile || merged.Email != second.Email || change.Kind != data.ChangeContactsMerge {
		t.Errorf("merged %+v, change %+v, %v", merged, change, err)
	}
	if _, err := a.MergeContacts(ctx, m); !errors.Is(err, data.ErrContactNotFound) {
		t.Errorf("merged twice: %v", err)
	}
}
