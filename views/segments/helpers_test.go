package segments_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/segments"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// desk is a sidebar in a window, on a real book. What runs in the background runs there; what it brings to the window
// waits until the test looks.
type desk struct {
	*widgetstest.Screen
	t     *testing.T
	app   *app.App
	side  *segments.Sidebar
	words app.Words

	shown    []data.Query
	told     []string
	changes  []data.Change // that were told
	exported []string
}

type setup struct {
	language string
	dark     bool
	fill     func(d *desk) // the book, before the sidebar sees it
}

func open(t *testing.T, s setup) *desk {
	t.Helper()
	if s.language == "" {
		s.language = "en"
	}
	texts, err := words.New(s.language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, fyne.NewSize(1000, 720), s.dark), t: t, words: texts}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	if s.fill != nil {
		s.fill(d)
	}
	d.side = segments.NewSidebar(segments.Params{
		App: d.app, Words: texts, Window: d.Window(), Tasks: d.Tasks(),
		OnShow: func(q data.Query) { d.shown = append(d.shown, q) },
		OnDone: func(text string, change data.Change) {
			d.told, d.changes = append(d.told, text), append(d.changes, change)
		},
		OnExport: func(s data.Segment) { d.exported = append(d.exported, s.Name) },
	})
	d.Window().SetContent(container.NewBorder(nil, nil, widgets.FixedWidth(theme.SidebarWidth, d.side), nil))
	t.Cleanup(func() {
		d.app.CancelJob()
		d.app.WaitJob()
		d.side.Close()
		d.Drain(200 * time.Millisecond)
	})
	d.Until("the counts are there", func() bool { return d.side.Overview().All > 0 || s.fill == nil })
	return d
}

func (d *desk) list() *widgets.SideList {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.Window().Canvas().Content()) {
		if l, ok := o.(*widgets.SideList); ok {
			return l
		}
	}
	d.t.Fatal("no list")
	return nil
}

// lines are the lines of the sidebar, headings with a colon.
func (d *desk) lines() []string {
	var out []string
	for _, item := range d.list().Items() {
		if item.Heading {
			out = append(out, item.Text+":")
		} else {
			out = append(out, item.Text+" "+item.Count)
		}
	}
	return out
}

func (d *desk) item(text string) widgets.SideItem {
	d.t.Helper()
	for _, item := range d.list().Items() {
		if item.Text == text && !item.Heading {
			return item
		}
	}
	d.t.Fatalf("no line %q in %q", text, d.lines())
	return widgets.SideItem{}
}

// pick picks a line as a click does.
func (d *desk) pick(text string) {
	d.t.Helper()
	item := d.item(text)
	d.list().SetSelected(item.ID)
	d.list().OnSelected(item)
}

func (d *desk) write(text string) {
	d.t.Helper()
	field := widgetstest.Find[*widgets.Field](d.Screen)
	field.Input().SetText(text)
}

func (d *desk) segment(name string, family data.Family, members ...data.ContactID) data.Segment {
	d.t.Helper()
	sel := data.SelectIDs(members...)
	s, err := d.app.CreateSegment(context.Background(), data.Segment{Name: name, Family: family, Colour: data.ColourAuto}, &sel)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

func (d *desk) contact(i int) data.ContactID {
	d.t.Helper()
	c, err := d.app.SaveContact(context.Background(), data.Contact{
		CountryCode: "DE", FirstName: fmt.Sprintf("First%d", i), LastName: "Last", Email: fmt.Sprintf("p%d@example.com", i),
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return c.ID
}

// farm is a book of ten contacts in four segments.
func farm(d *desk) {
	var ids []data.ContactID
	for i := range 10 {
		ids = append(ids, d.contact(i))
	}
	d.segment("Nord", data.FamilyLocation, ids[:4]...)
	d.segment("Süd", data.FamilyLocation, ids[3:5]...)
	d.segment("Combine owners", data.FamilyProduct, ids[5:8]...)
	d.segment("Fair 2026", "Campaigns")
}

func (d *desk) names() []string {
	d.t.Helper()
	all, err := d.app.Segments(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	var names []string
	for _, s := range all {
		names = append(names, fmt.Sprintf("%s/%s %d", s.Family, s.Name, s.Count))
	}
	slices.Sort(names)
	return names
}

// entry is the search above the list.
func (d *desk) entry() *widgets.SearchEntry {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.Window().Canvas().Content()) {
		if e, ok := o.(*widgets.SearchEntry); ok {
			return e
		}
	}
	d.t.Fatal("no search")
	return nil
}
