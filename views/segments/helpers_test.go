package segments_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/segments"
	"muster/views/theme"
	"muster/views/widgets"
)

// desk is a sidebar in a window, on a real book. What runs in the background runs there; what it brings to the window
// waits until the test looks.
type desk struct {
	t      *testing.T
	app    *app.App
	side   *segments.Sidebar
	window fyne.Window
	words  app.Words
	ui     chan func()

	shown    []data.Query
	told     []string
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
	variant := fynetheme.VariantLight
	if s.dark {
		variant = fynetheme.VariantDark
	}
	test.NewTempApp(t).Settings().SetTheme(theme.Fixed(variant))
	texts, err := words.New(s.language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, words: texts, ui: make(chan func(), 10_000)}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	if s.fill != nil {
		s.fill(d)
	}
	d.window = test.NewTempWindow(t, container.NewWithoutLayout())
	d.window.SetPadded(false)
	d.side = segments.NewSidebar(segments.Params{
		App: d.app, Words: texts, Window: d.window,
		Tasks:    widgets.Tasks{Go: func(f func()) { go f() }, UI: func(f func()) { d.ui <- f }},
		OnShow:   func(q data.Query) { d.shown = append(d.shown, q) },
		OnDone:   func(text string) { d.told = append(d.told, text) },
		OnExport: func(s data.Segment) { d.exported = append(d.exported, s.Name) },
	})
	d.window.SetContent(container.NewBorder(nil, nil, widgets.FixedWidth(theme.SidebarWidth, d.side), nil))
	d.window.Resize(fyne.NewSize(1000, 720))
	t.Cleanup(func() {
		d.app.CancelJob()
		d.app.WaitJob()
		d.side.Close()
		d.drain(200 * time.Millisecond)
	})
	d.until("the counts are there", func() bool { return d.side.Overview().All > 0 || s.fill == nil })
	return d
}

// drain runs what was brought to the window until nothing comes for a while.
func (d *desk) drain(quiet time.Duration) {
	for {
		select {
		case f := <-d.ui:
			f()
		case <-time.After(quiet):
			return
		}
	}
}

// until runs what was brought to the window until something holds.
func (d *desk) until(what string, holds func() bool) {
	d.t.Helper()
	deadline := time.After(20 * time.Second)
	for !holds() {
		select {
		case f := <-d.ui:
			f()
		case <-deadline:
			d.t.Fatalf("never: %s\nshown: %s", what, strings.Join(d.texts(), " | "))
		}
	}
}

func (d *desk) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, o := range d.window.Canvas().Overlays().List() {
		all = append(all, test.LaidOutObjects(o)...)
	}
	return all
}

// texts are all texts of the open dialogs.
func (d *desk) texts() []string {
	var all []string
	for _, o := range d.objects() {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case *widgets.Text:
			all = append(all, o.Text())
		case *widgets.Button:
			all = append(all, "["+o.Text()+"]")
		}
	}
	return all
}

func (d *desk) shows(part string) bool { return strings.Contains(strings.Join(d.texts(), "\n"), part) }

func (d *desk) waitFor(part string) {
	d.t.Helper()
	d.until("shows “"+part+"”", func() bool { return d.shows(part) })
}

func (d *desk) button(text string) *widgets.Button {
	d.t.Helper()
	for _, o := range d.objects() {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && strings.HasPrefix(b.Text(), text) {
			return b
		}
	}
	d.t.Fatalf("no button %q; shown: %s", text, strings.Join(d.texts(), " | "))
	return nil
}

// usable waits for a button that is not grey.
func (d *desk) usable(text string) *widgets.Button {
	d.t.Helper()
	d.until("“"+text+"” can be pressed", func() bool {
		for _, o := range d.objects() {
			if b, ok := o.(*widgets.Button); ok && b.Visible() && strings.HasPrefix(b.Text(), text) {
				return !b.Disabled()
			}
		}
		return false
	})
	return d.button(text)
}

func find[T fyne.CanvasObject](d *desk) T {
	d.t.Helper()
	for _, o := range d.objects() {
		if found, ok := o.(T); ok && o.Visible() {
			return found
		}
	}
	d.t.Fatalf("there is no %T", *new(T))
	return *new(T)
}

func (d *desk) list() *widgets.SideList {
	d.t.Helper()
	for _, o := range test.LaidOutObjects(d.window.Canvas().Content()) {
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
	field := find[*widgets.Field](d)
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
	for _, o := range test.LaidOutObjects(d.window.Canvas().Content()) {
		if e, ok := o.(*widgets.SearchEntry); ok {
			return e
		}
	}
	d.t.Fatal("no search")
	return nil
}
