package audience_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/audience"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// desk is the dialog over an empty window, on a real book of made-up contacts.
type desk struct {
	*widgetstest.Screen
	t      *testing.T
	app    *app.App
	dialog *audience.Dialog

	shown    *data.Query
	exported int
	told     []string
}

var usual = fyne.NewSize(1280, 800)

func open(t *testing.T, language string, dark bool, size fyne.Size) *desk {
	t.Helper()
	texts, err := words.New(language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, size, dark), t: t}
	book := storetest.Book(t)
	storetest.Fill(t, book, 400)
	d.app = app.New(app.Params{Book: book, Words: texts})
	d.dialog = audience.New(audience.Params{
		App: d.app, Words: texts, Tasks: d.Tasks(), Window: d.Window(),
		OnShow:   func(q data.Query) { d.shown = &q },
		OnExport: func(_ data.Selection, n int) { d.exported = n },
		OnTold:   func(text string, _ widgets.Tone, _ data.Change) { d.told = append(d.told, text) },
	})
	t.Cleanup(func() {
		d.app.WaitJob()
		d.Drain(50 * time.Millisecond)
	})
	return d
}

// tile is the figure that stands under a word.
func (d *desk) tile(label string) string {
	d.t.Helper()
	for _, o := range d.Objects() {
		if tile, ok := o.(*widgets.StatTile); ok && tile.Label() == label {
			return tile.Figure()
		}
	}
	d.t.Fatalf("no tile %q", label)
	return ""
}

// pick chooses a segment in the n-th of the three choices.
func (d *desk) pick(n int, name string) {
	d.t.Helper()
	var plus []*widgets.Button
	for _, o := range d.Objects() {
		if b, ok := o.(*widgets.Button); ok && b.Text() == "Segment" {
			plus = append(plus, b)
		}
	}
	if len(plus) != 3 {
		d.t.Fatalf("%d choices", len(plus))
	}
	plus[n].Press()
	for _, r := range name {
		d.Window().Canvas().Focused().TypedRune(r)
	}
	d.Press(fyne.KeyReturn)
}

func (d *desk) field(label string) *widgets.Field {
	d.t.Helper()
	for _, o := range d.Objects() {
		if f, ok := o.(*widgets.Field); ok && f.Label() == label {
			return f
		}
	}
	d.t.Fatalf("no field %q", label)
	return nil
}

func (d *desk) segment(name string) data.SegmentID {
	d.t.Helper()
	s, err := d.app.SegmentByName(context.Background(), name)
	if err != nil {
		d.t.Fatal(err)
	}
	return s.ID
}

func (d *desk) audience(q data.Query) app.Audience {
	d.t.Helper()
	a, err := d.app.Audience(context.Background(), q)
	if err != nil {
		d.t.Fatal(err)
	}
	return a
}

func TestTheNumbersFollowWhatIsChosen(t *testing.T) {
	d := open(t, "en", false, usual)
	if _, err := d.app.MarkDoNotContact(context.Background(), data.SelectIDs(1, 2, 3), true, nil); err != nil {
		t.Fatal(err)
	}
	d.dialog.Show()
	d.Until("everybody is counted", func() bool { return len(d.Objects()) > 0 && d.tile("Contacts") == "397" })
	d.WaitFor("3 contacts are left out")
	d.WaitFor("Germany: 397")
	number := d.app.Words().Number
	for i, name := range []string{"North", "Tractors", "Premium"} {
		d.pick([]int{0, 1, 2}[i], name)
		q := data.Query{Segments: []data.SegmentID{d.segment("North")}}
		if i > 0 {
			q.AllSegments = []data.SegmentID{d.segment("Tractors")}
		}
		if i > 1 {
			q.NoneSegments = []data.SegmentID{d.segment("Premium")}
		}
		want := d.audience(q)
		d.Until("it is counted with "+name, func() bool {
			return d.tile("Contacts") == number(want.Contacts) && d.tile("Mobile numbers") == number(want.Mobiles) &&
				d.tile("Without a mobile number") == number(want.WithoutMobile)
		})
	}
	d.Usable("Show contacts").Press()
	if d.shown == nil || !d.shown.Contactable || len(d.shown.NoneSegments) != 1 {
		t.Errorf("shown: %+v", d.shown)
	}
}

func TestTheMessageIsCounted(t *testing.T) {
	d := open(t, "en", false, usual)
	d.dialog.Show()
	d.Until("it is open", func() bool { return len(d.Objects()) > 0 })
	message := d.field("Message, to count its characters")
	for _, step := range []struct {
		text, want string
		tone       widgets.Tone
	}{
		{"Grüße 🚜", "8 characters of 240", widgets.Neutral},
		{strings.Repeat("ä", 243), "3 characters too long", widgets.Error},
		{"", "0 characters of 240", widgets.Neutral},
	} {
		message.Input().SetText(step.text)
		if text, tone := message.Message(); !strings.Contains(text, step.want) || tone != step.tone {
			t.Errorf("%q: %q", step.text, text)
		}
	}
}

func TestAnAudienceIsKeptAndFrozenUnderAName(t *testing.T) {
	d := open(t, "en", false, usual)
	d.dialog.Show()
	d.Until("everybody is counted", func() bool { return len(d.Objects()) > 0 && d.tile("Contacts") == "400" })
	if d.Button("Keep as audience").Reason() == "" {
		t.Error("an audience can be kept without a name")
	}
	d.pick(0, "North")
	name := d.field("Keep it under a name")
	name.Input().SetText("North")
	d.Until("the name is refused", func() bool { text, _ := name.Message(); return strings.Contains(text, "exists") })
	name.Input().SetText("Harvest")
	d.Usable("Keep as audience").Press()
	d.Until("it is kept", func() bool { return len(d.told) == 1 })
	want := d.audience(data.Query{Segments: []data.SegmentID{d.segment("North")}})
	if filters, err := d.app.Filters(context.Background()); err != nil || len(filters) != 1 || filters[0].Count != want.Contacts {
		t.Errorf("%+v, %v", filters, err)
	}
	name.Input().SetText("Harvest 2026")
	d.Usable("Save as segment").Press()
	d.Until("it is frozen", func() bool { return len(d.told) == 2 })
	if s, err := d.app.SegmentByName(context.Background(), "Harvest 2026"); err != nil {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestRecipientsAreExported(t *testing.T) {
	d := open(t, "en", false, usual)
	d.dialog.Show()
	d.Until("everybody is counted", func() bool { return len(d.Objects()) > 0 && d.tile("Contacts") == "400" })
	d.Usable("Export recipients…").Press()
	if want := d.audience(data.Query{}); d.exported != want.Contacts-want.WithoutMobile {
		t.Errorf("%d recipients", d.exported)
	}
}

// TestShots draws the dialog and writes it as PNG files where MUSTER_SHOTS names a folder.
func TestShots(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS names no folder")
	}
	for _, shot := range []struct {
		name, language string
		dark           bool
		size           fyne.Size
	}{
		{"audience-light", "en", false, usual},
		{"audience-dark", "en", true, usual},
		{"audience-small-de", "de", false, fyne.NewSize(1024, 700)},
	} {
		d := open(t, shot.language, shot.dark, shot.size)
		if _, err := d.app.MarkDoNotContact(context.Background(), data.SelectIDs(1, 2, 3), true, nil); err != nil {
			t.Fatal(err)
		}
		d.dialog.Show()
		d.Until("everybody is counted", func() bool { return len(d.Objects()) > 0 && strings.Contains(strings.Join(d.Texts(), "|"), "397") })
		d.pick(0, "North")
		d.pick(0, "South")
		d.pick(2, "Basic")
		d.Drain(100 * time.Millisecond)
		d.Save(folder, shot.name)
	}
}
