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

func TestUndoTellsEverybodyWhatToLoadAnew(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	var heard []app.Event
	a.Listen(func(e app.Event) { heard = append(heard, e) })
	saved, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Mobile: "0151 23456789"})
	if err != nil {
		t.Fatal(err)
	}
	made, err := a.CreateSegment(ctx, data.Segment{Name: "Nord"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.UpdateSegment(ctx, data.Segment{ID: made.ID, Name: "North"}); err != nil {
		t.Fatal(err)
	}
	all := []app.Event{app.SegmentsChanged, app.ContactsChanged, app.HistoryChanged}
	for _, step := range []struct {
		name   string
		act    func(context.Context, []data.ChangeID, data.ProgressFunc) (data.Change, error)
		ids    []data.ChangeID
		change data.ChangeID
		want   []app.Event
	}{
		{"undo the last", a.Undo, nil, 3, []app.Event{app.SegmentsChanged, app.HistoryChanged}},
		{"redo the last", a.Redo, nil, 3, []app.Event{app.SegmentsChanged, app.HistoryChanged}},
		{"undo several", a.Undo, []data.ChangeID{1, 2, 3}, 1, all},
		{"redo several", a.Redo, []data.ChangeID{1, 2, 3}, 3, all},
		{"undo one of them", a.Undo, []data.ChangeID{1}, 1, all},
	} {
		heard = nil
		change, err := step.act(ctx, step.ids, nil)
		if err != nil || change.ID != step.change {
			t.Fatalf("%s: change %d, %v", step.name, change.ID, err)
		}
		if !slices.Equal(heard, step.want) {
			t.Errorf("%s: heard %v, want %v", step.name, heard, step.want)
		}
	}
	if _, err := a.Contact(ctx, saved.ID); !errors.Is(err, data.ErrContactNotFound) {
		t.Errorf("the contact: %v", err)
	}
	heard = nil
	if _, err := a.Undo(ctx, []data.ChangeID{1}, nil); !errors.Is(err, data.ErrAlreadyUndone) || len(heard) != 0 {
		t.Errorf("undone twice: %v, heard %v", err, heard)
	}
	list, err := a.Obstacles(ctx, 2)
	if err != nil || len(list) != 1 || list[0].Change.ID != 3 || list[0].Segments != 1 || list[0].Contacts != 0 {
		t.Errorf("obstacles %+v, %v", list, err)
	}
}

func TestUndoAsAJob(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	if _, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: "Anna", LastName: "Müller", Mobile: "0151 23456789"}); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	err := a.Start(app.JobUndo, "", func(ctx context.Context, report data.ProgressFunc) error {
		// Nobody else changes the history meanwhile.
		if _, err := a.Undo(context.Background(), nil, nil); !errors.Is(err, data.ErrBusy) {
			t.Errorf("undo beside the job: %v", err)
		}
		if _, err := a.TrimHistory(context.Background(), time.Now(), nil); !errors.Is(err, data.ErrBusy) {
			t.Errorf("trim beside the job: %v", err)
		}
		_, err := a.Undo(ctx, nil, report)
		return err
	}, func(err error) { ended <- err })
	if err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if n, err := a.CountContacts(ctx, data.Query{}); n != 0 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
}

func TestTrimmedHistoryIsFinal(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	for _, name := range []string{"Anna", "Eva"} {
		if _, err := a.SaveContact(ctx, data.Contact{CountryCode: "DE", FirstName: name, LastName: "Müller", Mobile: "0151 23456789"}); err != nil {
			t.Fatal(err)
		}
	}
	heard := 0
	a.Listen(func(app.Event) { heard++ })
	soon := time.Now().Add(time.Minute)
	if n, err := a.Trimmable(ctx, soon); n != 2 || err != nil {
		t.Errorf("%d could be trimmed, %v", n, err)
	}
	for _, want := range []int{2, 0} {
		if n, err := a.TrimHistory(ctx, soon, nil); n != want || err != nil {
			t.Errorf("trimmed %d, %v; want %d", n, err, want)
		}
	}
	if heard != 1 {
		t.Errorf("%d events", heard)
	}
	if _, err := a.Undo(ctx, nil, nil); !errors.Is(err, data.ErrNothingToUndo) {
		t.Errorf("undo: %v", err)
	}
	changes, err := a.Changes(ctx, 0)
	if err != nil || len(changes) != 2 || !changes[0].Trimmed {
		t.Errorf("%+v, %v", changes, err)
	}
}
