package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muster/app"
	"muster/data"
)

// farm fills a book with a farm that shares a mobile, one who has none, one abroad, and one whom no message may reach: all in
// North, and the last two in Premium.
func farm(t *testing.T) (a *app.App, north, premium data.SegmentID) {
	t.Helper()
	ctx := context.Background()
	a = newApp(t)
	segment := func(name string) data.SegmentID {
		s, err := a.CreateSegment(ctx, data.Segment{Name: name, Colour: data.ColourAuto}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return s.ID
	}
	north, premium = segment("North"), segment("Premium")
	for _, c := range []data.Contact{
		{CountryCode: "DE", FirstName: "Anna", LastName: "Hof", Mobile: "015123456789"},
		{CountryCode: "DE", FirstName: "Uwe", LastName: "Hof", Mobile: "+49 151 23456789"},
		{CountryCode: "DE", FirstName: "Ina", LastName: "Meier", Email: "ina@example.com"},
		{CountryCode: "AT", FirstName: "Eva", LastName: "Huber", Mobile: "0664 1234567", Segments: []data.SegmentID{premium}},
		{CountryCode: "DE", FirstName: "Max", LastName: "Kern", Mobile: "0151 23456780", Segments: []data.SegmentID{premium}},
	} {
		c.Segments = append(c.Segments, north)
		if _, err := a.SaveContact(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	change, err := a.MarkDoNotContact(ctx, data.SelectAll(data.Query{Search: "Max"}), true, nil)
	if err != nil || change.Counts.Updated != 1 {
		t.Fatalf("%+v, %v", change, err)
	}
	return a, north, premium
}

func TestAnAudienceLeavesOutWhomNoMessageMayReach(t *testing.T) {
	ctx := context.Background()
	a, north, premium := farm(t)
	q := data.Query{Segments: []data.SegmentID{north}}
	got, err := a.Audience(ctx, q)
	if err != nil || got.Contacts != 4 || got.Mobiles != 2 || got.WithoutMobile != 1 || got.Sharing != 2 || got.DoNotContact != 1 ||
		len(got.Countries) != 2 || got.Countries[0] != (data.CountryCount{Code: "DE", Contacts: 3}) {
		t.Errorf("%+v, %v", got, err)
	}
	if n, err := a.CountContacts(ctx, app.AudienceMembers(q).Query); err != nil || n != got.Contacts {
		t.Errorf("%d members, %v", n, err)
	}
	rest := data.Query{Segments: []data.SegmentID{north}, NoneSegments: []data.SegmentID{premium}}
	if got, err := a.Audience(ctx, rest); err != nil || got.Contacts != 3 || got.DoNotContact != 0 {
		t.Errorf("without Premium: %+v, %v", got, err)
	}

	path := filepath.Join(t.TempDir(), "recipients.csv")
	if n, err := a.Export(ctx, path, app.Recipients(q), nil); err != nil || n != 3 {
		t.Fatalf("%d recipients, %v", n, err)
	}
	content, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(content), "Max") || strings.Contains(string(content), "Ina") || !strings.Contains(string(content), "Eva") {
		t.Errorf("%q, %v", content, err)
	}

	frozen, err := a.FreezeQuery(ctx, app.AudienceMembers(q).Query, data.Segment{Name: "Harvest", Colour: data.ColourAuto})
	if err != nil || frozen.Count != got.Contacts {
		t.Errorf("%+v, %v", frozen, err)
	}
	if change, err := a.Undo(ctx, nil, nil); err != nil || change.Kind != data.ChangeSegmentCreate {
		t.Errorf("undone: %+v, %v", change, err)
	}
}

func TestABroadcastTakesDaysOrSendingNumbers(t *testing.T) {
	for mobiles, want := range map[int][3]int{0: {0, 0, 0}, 1: {1, 1, 1}, 1500: {1, 1, 1}, 1501: {2, 1, 1}, 7501: {6, 3, 2}} {
		a := app.Audience{Audience: data.Audience{Mobiles: mobiles}}
		if got := [3]int{a.Days(1), a.Days(2), a.Days(3)}; got != want {
			t.Errorf("%d mobiles: %v days with 1, 2, 3 numbers, want %v", mobiles, got, want)
		}
	}
}

func TestMessagesAreCountedAsAWebPageCountsThem(t *testing.T) {
	for text, want := range map[string]int{
		"":                                    0,
		"Grüße":                               5,
		"Gru\u0308ße":                         6, // the marks by themselves
		"Neu: 🚜":                              7,
		"👩‍🌾":                                 5,
		"a\nb":                                3,
		"a\r\nb":                              3,
		"https://example.com/ä?b=1":           25,
		strings.Repeat("ł", app.MessageLimit): app.MessageLimit,
		string([]byte{'a', 0xff, 0xfe, 'b'}):  4,
	} {
		if got := app.MessageLength(text); got != want {
			t.Errorf("%q has %d characters, want %d", text, got, want)
		}
	}
}

func TestSavedFiltersStayLive(t *testing.T) {
	ctx := context.Background()
	a, north, _ := farm(t)
	var events []app.Event
	defer a.Listen(func(e app.Event) { events = append(events, e) })()
	list, err := a.SaveFilter(ctx, data.SavedFilter{Name: "Germany", Kind: data.FilterList, Query: data.Query{Countries: []string{"DE"}}})
	if err != nil {
		t.Fatal(err)
	}
	live, err := a.SaveFilter(ctx, data.SavedFilter{
		Name: "Harvest", Kind: data.FilterAudience, Query: data.Query{Segments: []data.SegmentID{north}},
	})
	if err != nil || len(events) != 2 || events[0] != app.FiltersChanged {
		t.Fatalf("%v, %v", err, events)
	}
	counts := func() [2]int {
		t.Helper()
		filters, err := a.Filters(ctx)
		if err != nil || len(filters) != 2 {
			t.Fatalf("%+v, %v", filters, err)
		}
		return [2]int{filters[0].Count, filters[1].Count}
	}
	if got := counts(); got != [2]int{4, 4} {
		t.Errorf("Germany, Harvest: %v", got)
	}
	if _, err := a.MarkDoNotContact(ctx, data.SelectAll(data.Query{Search: "Anna"}), true, nil); err != nil {
		t.Fatal(err)
	}
	if got := counts(); got != [2]int{4, 3} {
		t.Errorf("after one more mark: %v", got)
	}

	list.Name = "HARVEST"
	if _, err := a.SaveFilter(ctx, list); !errors.Is(err, data.ErrFilterExists) || !errors.Is(a.CheckFilterName(ctx, list.ID, "harvest "), data.ErrFilterExists) {
		t.Errorf("a taken name: %v", err)
	}
	if err := a.CheckFilterName(ctx, live.ID, "HARVEST"); err != nil {
		t.Errorf("its own name: %v", err)
	}
	if found, err := a.FilterByName(ctx, " germany"); err != nil || found.ID != list.ID {
		t.Errorf("%+v, %v", found, err)
	}
	if err := a.DeleteFilter(ctx, list.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := a.FilterByName(ctx, "Germany"); !errors.Is(err, data.ErrFilterNotFound) {
		t.Errorf("deleted: %v", err)
	}
}
