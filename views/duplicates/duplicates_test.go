package duplicates_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/duplicates"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// desk is the dialogs over an empty window, on a real book.
type desk struct {
	*widgetstest.Screen
	t       *testing.T
	app     *app.App
	dialogs *duplicates.Dialogs

	merged data.Contact
	change data.Change
	shown  []data.ContactID
	failed error
}

func open(t *testing.T, language string, dark bool, size fyne.Size) *desk {
	t.Helper()
	texts, err := words.New(language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, size, dark), t: t}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	d.dialogs = duplicates.New(duplicates.Params{
		App: d.app, Words: texts, Tasks: d.Tasks(), Window: d.Window(),
		OnMerged: func(c data.Contact, change data.Change) { d.merged, d.change = c, change },
		OnShow:   func(ids []data.ContactID) { d.shown = ids },
		OnFailed: func(err error) { d.failed = err },
	})
	t.Cleanup(func() {
		d.dialogs.Close()
		d.Drain(50 * time.Millisecond)
	})
	return d
}

var usual = fyne.NewSize(1100, 760)

func (d *desk) add(c data.Contact) data.Contact {
	d.t.Helper()
	if c.CountryCode == "" {
		c.CountryCode = "DE"
	}
	saved, err := d.app.SaveContact(context.Background(), c)
	if err != nil {
		d.t.Fatal(err)
	}
	return saved
}

// twins adds two contacts that are one person, with a segment each.
func (d *desk) twins() (older, newer data.Contact) {
	d.t.Helper()
	var ids []data.SegmentID
	for _, name := range []string{"North", "Tractors"} {
		s, err := d.app.CreateSegment(context.Background(), data.Segment{Name: name, Colour: data.ColourAuto}, nil)
		if err != nil {
			d.t.Fatal(err)
		}
		ids = append(ids, s.ID)
	}
	older = d.add(data.Contact{
		FirstName: "Jürgen", LastName: "Kraus", Mobile: "0151 23456789", Email: "kraus@example.com", Organization: "Hof Kraus GbR",
		Notes: "calls back in the evening", Segments: ids[:1],
	})
	newer = d.add(data.Contact{
		FirstName: "Juergen", LastName: "Krauß", Mobile: "0151 23456789", AccountNumber: "0070012", Organization: "Hof Kraus",
		Notes: "met at the fair", Segments: ids[1:],
	})
	return older, newer
}

func rows(d *desk) []*widgets.OptionRow {
	var all []*widgets.OptionRow
	for _, o := range d.Objects() {
		if row, ok := o.(*widgets.OptionRow); ok {
			all = append(all, row)
		}
	}
	return all
}

// row is the choice that offers a text.
func row(d *desk, text string) *widgets.OptionRow {
	d.t.Helper()
	for _, r := range rows(d) {
		if slices.ContainsFunc(r.Options(), func(o widgets.Option) bool { return o.Text == text }) {
			return r
		}
	}
	d.t.Fatalf("no choice offers %q", text)
	return nil
}

func chosen(r *widgets.OptionRow) string {
	for _, o := range r.Options() {
		if o.ID == r.Chosen() {
			return o.Text
		}
	}
	return ""
}

func TestContactsAreMergedFieldByField(t *testing.T) {
	d := open(t, "en", false, usual)
	older, newer := d.twins()
	d.dialogs.Merge(data.SelectIDs(newer.ID, older.ID))
	d.WaitFor("Merge 2 contacts into one")
	if n := len(rows(d)); n != 5 { // who stays, both names, the organization, the notes
		t.Errorf("%d choices", n)
	}
	if got := chosen(row(d, "Hof Kraus")); got != "Hof Kraus GbR" {
		t.Errorf("proposed organization %q", got)
	}
	if got := chosen(row(d, "Jürgen")); got != "Juergen" {
		t.Errorf("proposed first name %q", got)
	}
	if !d.Shows("Gone with it: First name “Jürgen”") || !d.Shows("01512 3456789") || !d.Shows("0070012") {
		t.Errorf("shown: %v", d.Texts())
	}
	row(d, "Jürgen").Choose("0")
	row(d, "Kraus").Choose("0")
	if !d.Shows("Juergen") && d.Shows("Gone with it: First name “Jürgen”") {
		t.Errorf("shown: %v", d.Texts())
	}
	d.Button("Merge").Press()
	d.Until("merged", func() bool { return d.merged.ID != 0 })
	if d.merged.ID != older.ID || d.merged.FirstName != "Jürgen" || d.merged.LastName != "Kraus" || d.merged.AccountNumber != "0070012" ||
		d.merged.Organization != "Hof Kraus GbR" || d.merged.Notes != "calls back in the evening; met at the fair" || len(d.merged.Segments) != 2 {
		t.Errorf("merged %+v", d.merged)
	}
	if d.change.Kind != data.ChangeContactsMerge || len(d.Texts()) > 0 {
		t.Errorf("change %+v, still shown: %v", d.change, d.Texts())
	}
}

func TestAContactThatWouldBeInvalidIsNotMerged(t *testing.T) {
	d := open(t, "en", false, usual)
	older, newer := d.twins()
	d.dialogs.Merge(data.SelectIDs(older.ID, newer.ID))
	d.WaitFor("Merge 2 contacts")
	edited := older
	edited.LastName = "Krause"
	d.add(edited)
	d.Button("Merge").Press()
	d.WaitFor("was changed meanwhile")
	if !d.Button("Merge").Disabled() || d.merged.ID != 0 {
		t.Error("it can be merged")
	}
	d.Press(fyne.KeyEscape)
	if len(d.Texts()) > 0 {
		t.Errorf("still shown: %v", d.Texts())
	}
}

func TestOneContactAloneIsNotMerged(t *testing.T) {
	d := open(t, "de", false, usual)
	older, _ := d.twins()
	d.dialogs.Merge(data.SelectIDs(older.ID))
	d.WaitFor("höchstens 20")
	d.Press(fyne.KeyEscape)
	d.dialogs.Merge(data.SelectAll(data.Query{Search: "kraus"}))
	d.WaitFor("2 Kontakte zu einem zusammenführen")
}

func tables(d *desk) (groups, people *widgets.Table) {
	d.t.Helper()
	var all []*widgets.Table
	for _, o := range d.Objects() {
		if table, ok := o.(*widgets.Table); ok {
			all = append(all, table)
		}
	}
	if len(all) != 2 {
		d.t.Fatalf("%d tables", len(all))
	}
	if all[0].ShownColumns()[0] != "who" {
		all[0], all[1] = all[1], all[0]
	}
	return all[0], all[1]
}

// couples adds n couples of twins.
func (d *desk) couples(n int) {
	d.t.Helper()
	for i := range n {
		for range 2 {
			c := storetest.Contact(10*i + 1)
			c.ExternalID = ""
			d.add(c)
		}
	}
}

func TestGroupsAreMergedOneAfterTheOther(t *testing.T) {
	d := open(t, "en", false, usual)
	d.couples(3)
	d.add(data.Contact{FirstName: "Eva", LastName: "Kraus", Mobile: storetest.Contact(1).Mobile})
	d.dialogs.Find()
	d.WaitFor("4 groups of contacts")
	groups, people := tables(d)
	d.Until("the contacts are there", func() bool { return people.Length() == 2 })

	d.Button("Not the same").Press()
	d.WaitFor("3 groups")
	d.Usable("Merge").Press()
	d.WaitFor("Merge 2 contacts into one")
	d.LastButton("Merge").Press()
	d.WaitFor("2 groups")
	if d.merged.ID == 0 {
		t.Error("nothing was merged")
	}
	groups.OnOpen(1) // the family
	d.Until("the family is there", func() bool { return people.Length() == 3 })
	d.Button("Show in the table").Press()
	if len(d.shown) != 3 || len(d.Texts()) > 0 {
		t.Errorf("to be shown: %v; still shown: %v", d.shown, d.Texts())
	}
}

func TestNoDuplicatesAreSaidToBeNone(t *testing.T) {
	d := open(t, "en", false, usual)
	d.add(data.Contact{FirstName: "Eva", LastName: "Kraus", Email: "eva@example.com"})
	d.dialogs.Find()
	d.WaitFor("0 groups")
	if !d.Button("Merge").Disabled() {
		t.Error("nobody can be merged")
	}
	d.Press(fyne.KeyEscape)
	d.dialogs.Find() // and once more
	d.WaitFor("0 groups")
}

// A change of the book from elsewhere is seen in the list.
func TestWhoIsDeletedLeavesTheGroups(t *testing.T) {
	d := open(t, "en", false, usual)
	d.couples(2)
	d.dialogs.Find()
	d.WaitFor("2 groups")
	if _, err := d.app.DeleteContacts(context.Background(), data.SelectIDs(1), nil); err != nil {
		t.Fatal(err)
	}
	d.WaitFor("1 group of")
}

// TestPicturesOfTheDialogs draws them for somebody who wants to look: MUSTER_SHOTS is the folder.
func TestPicturesOfTheDialogs(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS is not set")
	}
	for _, dark := range []bool{false, true} {
		for _, language := range []string{"en", "de"} {
			name := language + map[bool]string{true: "-dark", false: "-light"}[dark]
			d := open(t, language, dark, fyne.NewSize(1024, 700))
			older, newer := d.twins()
			d.couples(12)
			d.dialogs.Merge(data.SelectIDs(newer.ID, older.ID))
			d.Until("merge", func() bool { return len(rows(d)) > 0 })
			d.Drain(50 * time.Millisecond)
			d.Save(folder, "merge-"+name)
			d.Press(fyne.KeyEscape)
			d.dialogs.Find()
			d.Until("groups", func() bool { return strings.Contains(strings.Join(d.Texts(), " "), "13") })
			d.Drain(100 * time.Millisecond)
			d.Save(folder, "duplicates-"+name)
			d.dialogs.Close()
		}
	}
}
