package store_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"muster/data"
	"muster/data/store"
	"muster/data/store/storetest"
)

func TestProfilesOfABook(t *testing.T) {
	ctx, b := context.Background(), storetest.Book(t)
	first, err := b.SaveProfile(ctx, store.Profile{Name: "Ours", Body: `{"a":1}`})
	if err != nil {
		t.Fatal(err)
	}
	second, err := b.SaveProfile(ctx, store.Profile{Name: "Theirs", Body: "{}"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.SaveProfile(ctx, store.Profile{Name: "Ours"}); !errors.Is(err, data.ErrProfileExists) {
		t.Errorf("the same name twice: %v", err)
	}
	if _, err := b.SaveProfile(ctx, store.Profile{ID: second, Name: "Ours"}); !errors.Is(err, data.ErrProfileExists) {
		t.Errorf("renamed to another's name: %v", err)
	}
	if _, err := b.SaveProfile(ctx, store.Profile{ID: first, Name: "Ours", Body: "{}"}); err != nil {
		t.Error(err)
	}
	if _, err := b.SaveProfile(ctx, store.Profile{ID: 99, Name: "None"}); !errors.Is(err, data.ErrProfileNotFound) {
		t.Errorf("one that is not there: %v", err)
	}
	if err := errors.Join(b.DeleteProfile(ctx, second)); err != nil {
		t.Error(err)
	}
	if err := b.DeleteProfile(ctx, second); !errors.Is(err, data.ErrProfileNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	all, err := b.Profiles(ctx)
	if want := []store.Profile{{ID: first, Name: "Ours", Body: "{}"}}; err != nil || !reflect.DeepEqual(all, want) {
		t.Errorf("got %+v, %v", all, err)
	}
}

func TestWhatWasSentIsRemembered(t *testing.T) {
	ctx, b := context.Background(), storetest.Book(t)
	var ids []data.ContactID
	for i := range 3 {
		c, _, err := b.CreateContact(ctx, storetest.Contact(i))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, c.ID)
	}
	id, err := b.SaveProfile(ctx, store.Profile{Name: "Ours"})
	if err != nil {
		t.Fatal(err)
	}
	own := "1"
	if id != 1 {
		t.Fatalf("the first profile has number %d", id)
	}
	sent := []store.SentContact{
		{ID: ids[0], Hash: store.SentHash{1, 2, 0, 255}, Segments: 2}, {ID: ids[1], Hash: store.SentHash{3}}, {ID: ids[2], Hash: store.SentHash{4}, Segments: 70000},
	}
	remember := func(e data.Export, sent []store.SentContact, gone ...data.ContactID) {
		t.Helper()
		if err := b.RememberExport(ctx, e, sent, gone); err != nil {
			t.Fatal(err)
		}
	}
	remember(data.Export{Profile: own, File: "a.csv", Count: 3, Scope: data.ScopeAll}, sent)
	remember(data.Export{Profile: "excel", File: "b.xlsx", Count: 1, Scope: data.ScopeSelected}, sent[1:2])
	sent[0].Hash, sent[2].Segments = store.SentHash{9}, 65535
	remember(data.Export{Profile: own, File: "c.csv", Count: 1, Scope: data.ScopeChanged}, sent[:1])
	if _, err := b.DeleteContacts(ctx, data.SelectIDs(ids[1]), nil); err != nil {
		t.Fatal(err)
	}
	sent[1].Gone = true
	got, err := b.SentContacts(ctx, own)
	if err != nil || !reflect.DeepEqual(got, sent) {
		t.Errorf("%v\ngot  %v\nwant %v", err, got, sent)
	}
	remember(data.Export{Profile: own, File: "d.csv", Scope: data.ScopeChanged}, nil, ids[1])
	if got, err := b.SentContacts(ctx, own); err != nil || len(got) != 2 {
		t.Errorf("still there: %v, %v", got, err)
	}
	if got, err := b.SentContacts(ctx, "excel"); err != nil || len(got) != 1 {
		t.Errorf("another profile's: %v, %v", got, err)
	}

	exports, err := b.Exports(ctx, 2)
	if err != nil || len(exports) != 2 || exports[0].File != "d.csv" || exports[0].ID != 4 || exports[1].Count != 1 ||
		exports[1].Scope != data.ScopeChanged || !exports[0].At.After(exports[1].At) {
		t.Errorf("exports: %+v, %v", exports, err)
	}
	if err := b.DeleteProfile(ctx, id); err != nil {
		t.Fatal(err)
	}
	if got, err := b.SentContacts(ctx, own); err != nil || len(got) != 0 {
		t.Errorf("of a deleted profile: %v, %v", got, err)
	}
	if all, err := b.Exports(ctx, 0); err != nil || len(all) != 4 {
		t.Errorf("the history lost exports: %v, %v", all, err)
	}
}
