package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muster/app"
	"muster/data"
	"muster/data/columns"
)

// customers are contacts of many countries, some of them awkward to write.
const customers = "Country Code,First Name,Last Name,Mobile Number,Email,Account Number,Organization,External ID,Segments\n" +
	"DE,Jürgen,Müller,0151 23456789,j@example.com,0047,\"Hof \"\"Sonnental\"\", Köln\",EC-1,North; Harvest 2026\n" +
	"DE,Anna-Lena,Groß,+43 664 123456,,0048,,EC-2,\n" +
	"PL,Łukasz,Źrebiec,512 345 678,l@example.com,,=1+1,0000000000000000000123,Harvest 2026\n" +
	"FR,Chloé,D'Angelo,06 12 34 56 78,c@example.com,-5,@home,,\"A, B; North\"\n" +
	"US,Emily,O'Connor,515-555-1234,,,\"Semi; colon\",,North\n" +
	"IT,Niccolò,Rossi,312 345 6789,,,,,\n" +
	"BR,João,Conceição,11 96123-4567,,,,,North\n" +
	"CH,Uwe,Ohne,,uwe@example.com,,,,North\n"

// fill imports the customers and returns the ids of all contacts in their order.
func fill(t *testing.T, a *app.App) []data.ContactID {
	t.Helper()
	imp := prepare(t, a, app.ImportOptions{
		Path: write(t, "people.csv", customers), Decisions: data.Decisions{OtherNames: data.NameDecision{Act: data.NameCreate}},
	})
	if c := imp.Plan().Counts; c.Created != 8 {
		t.Fatalf("%+v, %+v", c, imp.Plan())
	}
	if _, err := imp.Apply(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	ids, err := a.ContactIDs(context.Background(), data.Query{}, 0)
	if err != nil || len(ids) != 8 {
		t.Fatal(ids, err)
	}
	slices.Sort(ids)
	return ids
}

func everybody() data.Selection { return data.SelectAll(data.Query{}) }

func export(t *testing.T, a *app.App, o app.ExportOptions) app.ExportResult {
	t.Helper()
	if o.Path == "" {
		o.Path = filepath.Join(t.TempDir(), "out.csv")
	}
	result, err := a.ExportFile(context.Background(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// unchanged imports a file and wants all of its rows to be as the book has them.
func unchanged(t *testing.T, a *app.App, path string, rows int, read app.ReadOptions) {
	t.Helper()
	imp := prepare(t, a, app.ImportOptions{Path: path, Read: read})
	if c := imp.Plan().Counts; c.Rows != rows || c.Unchanged != rows {
		t.Errorf("%s: %+v, %+v", filepath.Base(path), c, imp.Plan())
	}
}

func TestFilesOfEveryProfileComeBackUnchanged(t *testing.T) {
	a := newApp(t)
	fill(t, a)
	for _, builtIn := range columns.BuiltInProfiles("en") {
		names := []string{"out.csv", "out.xlsx"}
		if builtIn.Type == columns.FileCards {
			names = []string{"out.vcf"}
		}
		for _, name := range names {
			path := filepath.Join(t.TempDir(), name)
			if r := export(t, a, app.ExportOptions{Path: path, Profile: builtIn.ID, Selection: everybody()}); r.Contacts != 8 {
				t.Fatalf("%s: %+v", builtIn.ID, r)
			}
			unchanged(t, a, path, 8, app.ReadOptions{})
		}
	}
}

func TestFilesOfOwnProfilesComeBackUnchanged(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	fill(t, a)
	for name, change := range map[string]func(*columns.Profile){
		"quoted tabs, UTF-16": func(p *columns.Profile) {
			p.Dialect = columns.Dialect{Delimiter: "\t", Encoding: "UTF-16LE", BOM: true, QuoteAll: true}
		},
		"semicolons, lines, LF": func(p *columns.Profile) { p.Dialect = columns.Dialect{Delimiter: ";", LineEnd: "\n"} },
		"whole numbers":         func(p *columns.Profile) { p.Phone = columns.PhoneE164 },
		"segments as columns":   func(p *columns.Profile) { p.SegmentColumns = true },
	} {
		t.Run(name, func(t *testing.T) {
			p, err := a.CopyProfile(ctx, columns.ProfileExpertConnect, name)
			if err != nil {
				t.Fatal(err)
			}
			change(&p)
			if p, err = a.SaveProfile(ctx, p); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "out.csv")
			export(t, a, app.ExportOptions{Path: path, Profile: name, Selection: everybody()})
			unchanged(t, a, path, 8, app.ReadOptions{})
		})
	}
}

func TestALetterThatTheEncodingLacksIsTold(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	ids := fill(t, a)
	p, err := a.CopyProfile(ctx, "ExpertConnect", "Western")
	if err != nil {
		t.Fatal(err)
	}
	p.Dialect = columns.Dialect{Encoding: "Windows-1252"}
	if _, err := a.SaveProfile(ctx, p); err != nil {
		t.Fatal(err)
	}
	o := app.ExportOptions{Path: filepath.Join(t.TempDir(), "out.csv"), Profile: "western", Selection: data.SelectIDs(ids...)}
	check, err := a.CheckExport(ctx, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []app.ExportReasonCount{{Reason: data.ExportLetters, Contacts: 1}}
	if !reflect.DeepEqual(check.Reasons, want) || check.Qualifying != 7 || check.Contacts != 8 {
		t.Errorf("%+v", check)
	}
	who, n, err := check.ReasonContacts(ctx, data.ExportLetters, 0, 10)
	if err != nil || n != 1 || len(who) != 1 || who[0].FirstName != "Łukasz" {
		t.Errorf("%+v, %d, %v", who, n, err)
	}
	if r := export(t, a, o); r.LostLetters != 2 || r.LostRows != 1 || r.LostFirst != 4 || r.Contacts != 8 {
		t.Errorf("%+v", r)
	}
	o.OnlyQualifying = true
	if r := export(t, a, o); r.LostLetters != 0 || r.Contacts != 7 || r.NotQualifying != 1 {
		t.Errorf("%+v", r)
	}
	unchanged(t, a, o.Path, 7, app.ReadOptions{})
}

func TestSegmentsToCreateThereFirst(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	fill(t, a)
	check, err := a.CheckExport(ctx, app.ExportOptions{Selection: everybody()}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := "A, B\nHarvest 2026\nNorth\n"; check.SegmentList() != want || check.Segments[2].Contacts != 5 || check.Qualifying != 8 {
		t.Errorf("%q, %+v", check.SegmentList(), check)
	}
}

func TestPartsOfAnExport(t *testing.T) {
	a := newApp(t)
	fill(t, a)
	folder := t.TempDir()
	r := export(t, a, app.ExportOptions{Path: filepath.Join(folder, "all.csv"), Selection: everybody(), PartRows: 3})
	if len(r.Files) != 3 || filepath.Base(r.Files[2]) != "all-3.csv" || r.Contacts != 8 {
		t.Errorf("%+v", r)
	}
	for i, rows := range []int{3, 3, 2} {
		unchanged(t, a, r.Files[i], rows, app.ReadOptions{})
	}
}

// TestOnlyWhatChanged goes through each kind of change.
func TestOnlyWhatChanged(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	ids := fill(t, a)
	segment := func(name string) data.SegmentID {
		s, err := a.SegmentByName(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		return s.ID
	}
	north := segment("North")
	changed := func(selection data.Selection) (app.ExportResult, []string) {
		t.Helper()
		o := app.ExportOptions{Path: filepath.Join(t.TempDir(), "d.csv"), Selection: selection, OnlyChanged: true}
		check, err := a.CheckExport(ctx, o, nil)
		if err != nil {
			t.Fatal(err)
		}
		r := export(t, a, o)
		if check.Contacts != r.Contacts || check.Unchanged != r.Unchanged || !reflect.DeepEqual(check.Apart, r.Apart) || !r.Replace || !check.Replace {
			t.Errorf("the check says %+v, the file %+v", check, r)
		}
		rows, _ := readAs(t, o.Path, app.ReadOptions{})
		return r, strings.Split(strings.TrimSpace(rows), "\r\n")[1:]
	}
	edit := func(id data.ContactID, change func(*data.Contact)) {
		t.Helper()
		c, err := a.Contacts(ctx, []data.ContactID{id})
		if err != nil || len(c) != 1 {
			t.Fatal(c, err)
		}
		change(&c[0])
		if _, err := a.SaveContact(ctx, c[0]); err != nil {
			t.Fatal(err)
		}
	}
	if r, rows := changed(everybody()); r.Contacts != 8 || len(rows) != 8 || !r.Remembered {
		t.Fatalf("the first time: %+v", r)
	}
	if r, rows := changed(everybody()); r.Contacts != 0 || r.Unchanged != 8 || len(rows) != 0 {
		t.Errorf("nothing changed: %+v", r)
	}
	edit(ids[0], func(c *data.Contact) { c.Organization = "Another" })
	if r, rows := changed(everybody()); r.Contacts != 1 || !strings.Contains(rows[0], "Another") || !strings.Contains(rows[0], "Harvest 2026; North") {
		t.Errorf("a field: %+v, %q", r, rows)
	}
	edit(ids[4], func(c *data.Contact) { c.Segments = nil })
	if r, _ := changed(everybody()); r.Contacts != 1 || !slices.Equal(r.Apart.NoSegmentLeft, ids[4:5]) {
		t.Errorf("the last segment: %+v", r)
	}
	if r, _ := changed(everybody()); r.Contacts != 0 || len(r.Apart.NoSegmentLeft) != 0 {
		t.Errorf("told twice: %+v", r)
	}
	if _, err := a.UpdateSegment(ctx, data.Segment{ID: north, Name: "Northern", Family: data.FamilyOther}); err != nil {
		t.Fatal(err)
	}
	if r, rows := changed(everybody()); r.Contacts != 4 || !strings.Contains(strings.Join(rows, ""), "Northern") {
		t.Errorf("a segment was renamed: %+v", r)
	}
	if _, err := a.DeleteContacts(ctx, data.SelectIDs(ids[1]), nil); err != nil {
		t.Fatal(err)
	}
	check, err := a.CheckExport(ctx, app.ExportOptions{Selection: everybody(), OnlyChanged: true}, nil)
	if err != nil || !slices.Equal(check.Apart.Gone, ids[1:2]) {
		t.Errorf("deleted: %+v, %v", check, err)
	}
	if gone, err := a.ApartContacts(ctx, check.Apart.Gone); err != nil || len(gone) != 1 || gone[0].FirstName != "Anna-Lena" {
		t.Errorf("who is gone: %+v, %v", gone, err)
	}
	if r, _ := changed(everybody()); r.Contacts != 0 || len(r.Apart.Gone) != 1 {
		t.Errorf("deleted: %+v", r)
	}
	if r, _ := changed(everybody()); len(r.Apart.Gone) != 0 {
		t.Errorf("told twice: %+v", r)
	}
	if _, err := a.Undo(ctx, nil, nil); err != nil {
		t.Fatal(err)
	}
	if r, _ := changed(everybody()); r.Contacts != 1 {
		t.Errorf("brought back: %+v", r)
	}
	// Whoever left the segments of the export is told, too.
	edit(ids[0], func(c *data.Contact) { c.Segments = []data.SegmentID{segment("Harvest 2026")} })
	if r, _ := changed(data.SelectAll(data.Query{Segments: []data.SegmentID{north}})); r.Contacts != 0 || !slices.Equal(r.Apart.Outside, ids[:1]) {
		t.Errorf("outside: %+v", r)
	}
	// Another profile has sent nothing yet.
	if r := export(t, a, app.ExportOptions{Profile: "excel", Selection: everybody(), OnlyChanged: true}); r.Contacts != 8 || r.Replace {
		t.Errorf("another profile: %+v", r)
	}
}

func TestExportsAreRemembered(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	ids := fill(t, a)
	heard := 0
	defer a.Listen(func(e app.Event) {
		if e == app.HistoryChanged {
			heard++
		}
	})()
	export(t, a, app.ExportOptions{Path: filepath.Join(t.TempDir(), "one.csv"), Selection: data.SelectIDs(ids[0])})
	export(t, a, app.ExportOptions{Path: filepath.Join(t.TempDir(), "all.xlsx"), Selection: everybody(), Profile: "Excel"})
	all, err := a.Exports(ctx, 0)
	if err != nil || len(all) != 2 || heard != 2 {
		t.Fatalf("%+v, %v, %d", all, err, heard)
	}
	if e := all[0]; e.File != "all.xlsx" || e.Profile != "excel" || e.Count != 8 || e.Scope != data.ScopeAll {
		t.Errorf("%+v", e)
	}
	if e := all[1]; e.File != "one.csv" || e.Count != 1 || e.Scope != data.ScopeSelected {
		t.Errorf("%+v", e)
	}
}

func TestAFileOfAnotherTypeIsRefused(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	fill(t, a)
	for path, profile := range map[string]string{"out.vcf": "excel", "out.csv": "vcard"} {
		path = filepath.Join(t.TempDir(), path)
		if _, err := a.ExportFile(ctx, app.ExportOptions{Path: path, Profile: profile, Selection: everybody()}, nil); !errors.Is(err, data.ErrProfileOtherType) {
			t.Errorf("%s with %s: %v", filepath.Base(path), profile, err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("there is a file")
		}
	}
}
