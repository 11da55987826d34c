package forgetting_test

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
	"muster/views/forgetting"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// desk is the act over an empty window, on a real book.
type desk struct {
	*widgetstest.Screen
	t      *testing.T
	app    *app.App
	forget *forgetting.Forgetting

	told []string
	done int
}

func open(t *testing.T, language string, dark bool) *desk {
	t.Helper()
	texts, err := words.New(language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, fyne.NewSize(1024, 700), dark), t: t}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	d.forget = forgetting.New(forgetting.Params{
		App: d.app, Words: texts, Tasks: d.Tasks(), Window: d.Window(),
		OnTold:      func(title, text string, _ widgets.Tone) { d.told = append(d.told, title+": "+text) },
		OnForgotten: func() { d.done++ },
	})
	for _, name := range []string{"Anna", "Eva", "Ian", "Łukasz", "Zoë", "João", "Ute"} {
		_, err := d.app.SaveContact(context.Background(), data.Contact{
			CountryCode: "DE", FirstName: name, LastName: "Quillfeldt", Email: strings.ToLower(app.Fold(name)) + "@example.com",
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		d.app.WaitJob()
		d.Drain(50 * time.Millisecond)
	})
	return d
}

func (d *desk) count() int {
	d.t.Helper()
	n, err := d.app.CountContacts(context.Background(), data.Query{})
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}

func TestNobodyIsDeletedForGoodWithoutATick(t *testing.T) {
	d := open(t, "en", false)
	if _, err := d.app.BackUp(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.forget.Ask(data.SelectIDs(1), data.Query{})
	d.WaitFor("Delete Anna Quillfeldt for good?")
	if !d.Shows("cannot be undone") || !d.Shows("1 backup is written anew") || !d.Button("Delete for good").Disabled() {
		t.Errorf("shown: %v", d.Texts())
	}
	d.Press(fyne.KeyEnter) // on Cancel
	if d.count() != 7 || len(d.Texts()) > 0 {
		t.Errorf("a hasty Enter: %d contacts, %v", d.count(), d.Texts())
	}
	d.forget.Ask(data.SelectIDs(1), data.Query{})
	d.WaitFor("Delete Anna Quillfeldt for good?")
	widgetstest.Find[*widgets.Checkbox](d.Screen).Toggle()
	d.Button("Delete for good").Press()
	d.Until("it is told", func() bool { return len(d.told) > 0 })
	if d.count() != 6 || d.done != 1 || strings.Contains(d.told[0], "Quillfeldt") || !strings.Contains(d.told[0], "1 contact was cleared") {
		t.Errorf("%d contacts, told %v", d.count(), d.told)
	}
}

func TestTheQuestionNamesTheExtent(t *testing.T) {
	d := open(t, "en", false)
	d.forget.Ask(data.SelectAll(data.Query{Search: "quillfeldt"}), data.Query{Search: "anna"})
	d.WaitFor("Delete 7 contacts for good?")
	if !d.Shows("Anna Quillfeldt, Eva Quillfeldt") || !d.Shows("and 2 more") || !d.Shows("6 of them are not shown") || !d.Shows("no backups yet") {
		t.Errorf("shown: %v", d.Texts())
	}
}

func TestWhoWasDeletedBeforeIsFoundFromTheQuestion(t *testing.T) {
	d := open(t, "en", false)
	if _, err := d.app.DeleteContacts(context.Background(), data.SelectIDs(1, 2), nil); err != nil {
		t.Fatal(err)
	}
	d.forget.Ask(data.SelectIDs(3), data.Query{})
	d.WaitFor("Delete Ian Quillfeldt for good?")
	widgetstest.Find[*widgets.LinkText](d.Screen).Tapped(nil)
	d.WaitFor("people who were deleted before")
	table := widgetstest.Find[*widgets.Table](d.Screen)
	d.Until("both are found", func() bool { return table.Length() == 2 })
	widgetstest.Find[*widgets.SearchEntry](d.Screen).SetText("anna")
	d.Until("one is found", func() bool { return table.Length() == 1 })
	if !d.Button("Delete for good").Disabled() {
		t.Error("nobody is ticked")
	}
	table.OnHeaderCheck()
	d.Button("Delete for good").Press()
	d.WaitFor("Delete Anna Quillfeldt for good?")
	widgetstest.Find[*widgets.Checkbox](d.Screen).Toggle()
	d.LastButton("Delete for good").Press()
	d.Until("it is told", func() bool { return len(d.told) > 0 })
	if left, _, err := d.app.DeletedContacts(context.Background(), "", nil, 9); err != nil || len(left) != 1 || left[0].FirstName != "Eva" || d.count() != 5 {
		t.Errorf("left %v, %d contacts, %v", left, d.count(), err)
	}
	if len(d.Texts()) > 0 {
		t.Errorf("still shown: %v", d.Texts())
	}
}

func TestWithoutASelectionDeletedPeopleAreSearched(t *testing.T) {
	d := open(t, "de", false)
	d.forget.Ask(data.Selection{}, data.Query{})
	d.WaitFor("schon gelöschte Personen")
	d.Drain(50 * time.Millisecond)
	if widgetstest.Find[*widgets.EmptyState](d.Screen) == nil {
		t.Error("nobody was deleted, and it is not said")
	}
}

// TestPicturesOfDeletingForGood draws the dialogs for somebody who wants to look: MUSTER_SHOTS is the folder.
func TestPicturesOfDeletingForGood(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS is not set")
	}
	for _, dark := range []bool{false, true} {
		for _, language := range []string{"en", "de"} {
			name := language + map[bool]string{true: "-dark", false: "-light"}[dark]
			d := open(t, language, dark)
			if _, err := d.app.BackUp(context.Background()); err != nil {
				t.Fatal(err)
			}
			if _, err := d.app.DeleteContacts(context.Background(), data.SelectIDs(6, 7), nil); err != nil {
				t.Fatal(err)
			}
			d.forget.Ask(data.SelectAll(data.Query{}), data.Query{Search: "anna"})
			d.Until("asked", func() bool { return len(d.Texts()) > 0 })
			d.Drain(50 * time.Millisecond)
			d.Save(folder, "forget-"+name)
			d.Press(fyne.KeyEscape)
			d.forget.Search()
			d.Drain(300 * time.Millisecond)
			d.Save(folder, "forget-search-"+name)
		}
	}
}
