package history_test

import (
	"context"
	"errors"
	"fmt"
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
	"muster/views/history"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// desk is the history over an empty window, on a real book.
type desk struct {
	*widgetstest.Screen
	t       *testing.T
	app     *app.App
	history *history.History

	turned []history.Turn
	told   []string
	shown  data.ChangeID
}

type options struct {
	language string
	dark     bool
	rows     int
	size     fyne.Size
}

func open(t *testing.T, o options) *desk {
	t.Helper()
	if o.language == "" {
		o.language = "en"
	}
	if o.size.IsZero() {
		o.size = fyne.NewSize(1100, 720)
	}
	texts, err := words.New(o.language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, o.size, o.dark), t: t}
	d.app = app.New(app.Params{Book: storetest.Book(t), Words: texts})
	d.history = history.New(history.Params{
		App: d.app, Words: texts, Tasks: d.Tasks(), Window: d.Window(), Rows: o.rows,
		OnTurned: func(turn history.Turn) { d.turned = append(d.turned, turn) },
		OnTold:   func(title, text string, _ widgets.Tone) { d.told = append(d.told, title+": "+text) },
		OnShow:   func(id data.ChangeID) { d.shown = id },
	})
	t.Cleanup(func() {
		d.app.WaitJob()
		d.history.Close()
		d.Drain(100 * time.Millisecond)
	})
	return d
}

// add makes a contact, which is a change.
func (d *desk) add(name string) data.Contact {
	d.t.Helper()
	c, err := d.app.SaveContact(context.Background(), data.Contact{
		CountryCode: "DE", FirstName: name, LastName: "Last", Email: strings.ToLower(name) + "@example.com",
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

func (d *desk) rename(c data.Contact, name string) data.Contact {
	d.t.Helper()
	c.LastName = name
	c, err := d.app.SaveContact(context.Background(), c)
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

func (d *desk) names() []string {
	d.t.Helper()
	ids, err := d.app.ContactIDs(context.Background(), data.Query{}, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	all, err := d.app.Contacts(context.Background(), ids)
	if err != nil {
		d.t.Fatal(err)
	}
	var names []string
	for _, c := range all {
		names = append(names, c.FullName())
	}
	slices.Sort(names)
	return names
}

func (d *desk) mustBe(want ...string) {
	d.t.Helper()
	if got := d.names(); !slices.Equal(got, want) {
		d.t.Errorf("the book has %q, want %q", got, want)
	}
}

func (d *desk) table() *widgets.Table { return widgetstest.Find[*widgets.Table](d.Screen) }

// line is what a row of the list shows in a column.
func (d *desk) line(row int, column string) string {
	var cell widgets.Cell
	d.table().UpdateCell(row, column, &cell)
	return cell.Text
}

// list opens the list and waits for its rows.
func (d *desk) list(rows int) {
	d.t.Helper()
	d.history.Show()
	d.Until(fmt.Sprint(rows, " rows"), func() bool { return d.table().Length() == rows })
}

func (d *desk) turns(n int) {
	d.t.Helper()
	d.Until(fmt.Sprint(n, " turns"), func() bool { return len(d.turned) == n })
}

func TestTargetsFollowTheBook(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	d.Until("Anna can be undone", func() bool { undo, _ := d.history.Targets(); return undo.Known })
	d.history.Undo()
	d.turns(1)
	d.Until("Anna can be redone", func() bool { undo, redo := d.history.Targets(); return !undo.Known && redo.Known })
	d.mustBe()
	d.history.Redo()
	d.Until("it is redone", func() bool { _, redo := d.history.Targets(); return !redo.Known })
	d.mustBe("Anna Last")
}

func TestAllChangesAreListedNewestFirst(t *testing.T) {
	d := open(t, options{})
	a := d.add("Anna")
	d.rename(a, "Other")
	d.list(2)
	if first, second := d.line(0, "what"), d.line(1, "what"); first != "Contact edited (Anna Other)" || second != "Contact added (Anna Other)" {
		t.Errorf("%q, %q", first, second)
	}
	if state := d.line(0, "state"); state != "done" {
		t.Errorf("its state is %q", state)
	}
	d.WaitFor("This change can be undone.")
}

func TestEnterUndoesAndRedoesTheChosenChange(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	d.add("Berta")
	d.list(2)
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.turns(1)
	d.mustBe("Berta Last")
	d.WaitFor("[Redo]")
	d.Until("it is marked", func() bool { return strings.HasPrefix(d.line(1, "state"), "undone") })
	d.Usable("Redo").Press()
	d.turns(2)
	d.mustBe("Anna Last", "Berta Last")
	if d.turned[0].Change.ID != d.turned[1].Change.ID || !d.turned[0].Change.Undone() || d.turned[1].Change.Undone() {
		t.Errorf("told %+v", d.turned)
	}
}

func TestWhatStandsInTheWayIsListedAndGoesAlong(t *testing.T) {
	d := open(t, options{})
	a := d.add("Anna")
	a = d.rename(a, "Second")
	d.rename(a, "Third")
	d.list(3)
	d.Press(fyne.KeyDown, fyne.KeyDown)
	d.WaitFor("2 later changes touched the same and would have to be undone, too:")
	d.Press(fyne.KeyReturn)
	d.Usable("Undo these 3 changes").Press()
	d.turns(1)
	d.mustBe()
	if turn := d.turned[0]; len(turn.IDs) != 3 || turn.Change.ID != 1 {
		t.Errorf("told %+v", turn)
	}
	d.history.Reverse(d.turned[0])
	d.turns(2)
	d.mustBe("Anna Third")
}

func TestLeavingTheQuestionChangesNothing(t *testing.T) {
	d := open(t, options{})
	d.rename(d.add("Anna"), "Second")
	d.list(2)
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Usable("Undo these 2 changes")
	d.Press(fyne.KeyEscape)
	d.mustBe("Anna Second")
	if len(d.turned) != 0 || !d.Shows("[Close]") {
		t.Errorf("turned %v, shown %v", d.turned, d.Texts())
	}
}

func TestRedoingWhatBuildsOnUndoneChangesOffersThem(t *testing.T) {
	d := open(t, options{})
	d.rename(d.add("Anna"), "Second")
	for range 2 {
		if _, err := d.app.Undo(context.Background(), nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	d.list(2)
	d.Usable("Redo").Press()
	d.Usable("Redo these 2 changes").Press()
	d.turns(1)
	d.mustBe("Anna Second")
}

func TestRedoingWhosePlaceIsTakenSaysSo(t *testing.T) {
	d := open(t, options{})
	segment := data.Segment{Name: "Nord", Colour: data.ColourAuto}
	if _, err := d.app.CreateSegment(context.Background(), segment, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.app.Undo(context.Background(), nil, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := d.app.CreateSegment(context.Background(), segment, nil); err != nil {
		t.Fatal(err)
	}
	d.list(2)
	d.Press(fyne.KeyDown)
	d.Usable("Redo").Press()
	d.WaitFor("cannot be redone, as 1 change stands in its place")
	if len(d.turned) != 0 {
		t.Errorf("turned %v", d.turned)
	}
}

func TestALongHistoryIsShownByParts(t *testing.T) {
	d := open(t, options{rows: 3})
	for i := range 8 {
		d.add(fmt.Sprintf("Name%c", 'a'+i))
	}
	d.list(3)
	d.WaitFor("The newest 3 changes")
	widgetstest.Find[*widgets.LinkText](d.Screen).Tapped(nil)
	d.Until("all rows", func() bool { return d.table().Length() == 8 })
	d.WaitFor("8 changes, newest first")
}

func TestTrimmingSaysHowMuchBecomesFinalAndDoesIt(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	d.add("Berta")
	d.list(2)
	d.Usable("Forget older ones").Press()
	d.WaitFor("No change is older")
	if !d.Button("Forget 0 changes").Disabled() {
		t.Error("nothing can be forgotten")
	}
	age := widgetstest.Find[*widgets.SelectField](d.Screen)
	age.SetChosen("0")
	age.OnChanged("0")
	d.WaitFor("2 changes can then neither be undone nor redone")
	d.Usable("Forget 2 changes").Press()
	d.Until("it is told", func() bool { return len(d.told) == 1 })
	d.Until("they are final", func() bool { return d.line(0, "state") == "final" })
	if !d.Button("Undo").Disabled() {
		t.Error("what is final can still be undone")
	}
	d.mustBe("Anna Last", "Berta Last")
}

func TestWhoseContactsAreGoneHasNoneToShow(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	if _, err := d.app.DeleteContacts(context.Background(), data.SelectIDs(1), nil); err != nil {
		t.Fatal(err)
	}
	d.list(2)
	d.Until("nobody can be shown", func() bool { return d.Button("Show contacts").Disabled() })
	d.Usable("Undo").Press()
	d.turns(1)
	d.Usable("Show contacts").Press()
	if d.shown != 2 {
		t.Errorf("shows %d", d.shown)
	}
}

func TestAnEmptyHistorySaysSo(t *testing.T) {
	d := open(t, options{})
	d.history.Show()
	d.WaitFor("Nothing was changed yet")
	if !d.Button("Undo").Disabled() || !d.Button("Show contacts").Disabled() {
		t.Error("there is something to do")
	}
	d.Press(fyne.KeyEscape)
	if d.Window().Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close it")
	}
}

func TestTheContactsOfAChangeCanBeSeen(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	d.list(1)
	d.Usable("Show contacts").Press()
	if d.shown != 1 || d.Window().Canvas().Overlays().Top() != nil {
		t.Errorf("shows %d", d.shown)
	}
}

func TestWhileAJobRunsNothingIsUndone(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	held, running := make(chan struct{}), make(chan struct{})
	err := d.app.Start(app.JobDelete, "", func(context.Context, data.ProgressFunc) error {
		close(running)
		<-held
		return errors.New("of no matter")
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	<-running
	d.list(1)
	d.Until("it is grey", func() bool { return d.Button("Undo").Disabled() })
	close(held)
	d.Usable("Undo")
}

func TestCancellingByKeyGivesTheKeyboardBackToTheList(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	d.list(1)
	err := d.app.Start(app.JobUndo, "", func(ctx context.Context, _ data.ProgressFunc) error {
		<-ctx.Done()
		return ctx.Err()
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.app.CancelJob)
	d.Window().Canvas().Focus(d.Usable("Cancel"))
	d.Press(fyne.KeySpace)
	d.Usable("Undo")
	if d.Window().Canvas().Focused() != fyne.Focusable(d.table()) {
		t.Errorf("the keyboard is with %T", d.Window().Canvas().Focused())
	}
	d.mustBe("Anna Last")
}

// TestShots draws the dialogs and writes them as PNG files where MUSTER_SHOTS names a folder.
func TestShots(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS names no folder")
	}
	arrange := func(d *desk) {
		a := d.add("Anna")
		d.rename(d.rename(a, "Second"), "Third")
		for _, name := range []string{"Bulk", "Carl", "Dora"} {
			d.add(name)
		}
		sel := data.SelectAll(data.Query{})
		segment, err := d.app.CreateSegment(context.Background(), data.Segment{Name: "Nord", Colour: data.ColourAuto}, nil)
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := d.app.Assign(context.Background(), sel, segment.ID, nil); err != nil {
			d.t.Fatal(err)
		}
		if _, err := d.app.DeleteContacts(context.Background(), data.SelectIDs(2, 3), nil); err != nil {
			d.t.Fatal(err)
		}
		if _, err := d.app.Undo(context.Background(), nil, nil); err != nil {
			d.t.Fatal(err)
		}
	}
	for _, shot := range []struct {
		name string
		options
		arrange func(d *desk)
	}{
		{"history", options{}, func(d *desk) { d.list(9) }},
		{"history-obstacles", options{}, func(d *desk) {
			d.list(9)
			d.Press(fyne.KeyEnd)
			d.WaitFor("would have to be undone, too")
		}},
		{"history-ask", options{}, func(d *desk) {
			d.list(9)
			d.Press(fyne.KeyEnd, fyne.KeyReturn)
			d.WaitFor("[Undo these")
		}},
		{"history-german-dark-small", options{language: "de", dark: true, size: fyne.NewSize(1024, 670), rows: 5}, func(d *desk) {
			d.list(5)
			d.Drain(200 * time.Millisecond)
		}},
		{"history-trim-german", options{language: "de"}, func(d *desk) {
			d.list(9)
			d.Usable("Ältere vergessen").Press()
			age := widgetstest.Find[*widgets.SelectField](d.Screen)
			age.SetChosen("0")
			age.OnChanged("0")
			d.Drain(200 * time.Millisecond)
		}},
		{"history-ask-german", options{language: "de", size: fyne.NewSize(1024, 670)}, func(d *desk) {
			d.list(9)
			d.Press(fyne.KeyEnd, fyne.KeyReturn)
			d.WaitFor("rückgängig machen]")
			d.Drain(200 * time.Millisecond)
		}},
	} {
		t.Run(shot.name, func(t *testing.T) {
			d := open(t, shot.options)
			arrange(d)
			shot.arrange(d)
			d.Save(folder, shot.name)
		})
	}
}
