package window_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
)

// texts are all texts that can be seen: of the window, or of the dialog that is open.
func (d *desk) texts() string {
	var all []string
	eachVisible(d.front(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Text:
			all = append(all, o.Text())
		case *widgets.Button:
			all = append(all, o.Text())
		case *widgets.LinkText:
			all = append(all, o.Text())
		}
	})
	return strings.Join(all, "\n")
}

// front is what the user can act on: the open dialog, else the window.
func (d *desk) front() fyne.CanvasObject {
	if top := d.Fyne().Canvas().Overlays().Top(); top != nil {
		return top
	}
	return d.Toasts()
}

func eachVisible(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			eachVisible(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			eachVisible(child, visit)
		}
	}
}

// press presses a button or link that can be seen.
func (d *desk) press(t *testing.T, text string) {
	t.Helper()
	var found func()
	eachVisible(d.front(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Button:
			if o.Text() == text {
				found = o.Press
			}
		case *widgets.LinkText:
			if o.Text() == text {
				found = func() { o.Tapped(nil) }
			}
		}
	})
	if found == nil {
		t.Fatalf("nothing is called %q among:\n%s", text, d.texts())
	}
	found()
}

func (d *desk) hasDialog() bool { return d.Fyne().Canvas().Overlays().Top() != nil }

// hold runs a job until the returned function is called.
func (d *desk) hold(t *testing.T) (release func()) {
	t.Helper()
	return d.holdAt(t, data.Progress{})
}

// holdAt is hold with a progress to show.
func (d *desk) holdAt(t *testing.T, p data.Progress) (release func()) {
	t.Helper()
	held, running := make(chan struct{}), make(chan struct{})
	err := d.app.Start(app.JobImport, "kunden_nord.xlsx", func(ctx context.Context, report data.ProgressFunc) error {
		report(p)
		close(running)
		select {
		case <-held:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	<-running
	return func() { close(held); d.waitJob() }
}

func TestAnEmptyBookSaysWhatToDo(t *testing.T) {
	d := open(t, options{})
	for _, want := range []string{"Drop a spreadsheet here", "Choose a file…", "Get the sample sheet…", "Look around with sample data", "0 contacts"} {
		if !strings.Contains(d.texts(), want) {
			t.Errorf("%q is not to be seen in:\n%s", want, d.texts())
		}
	}
}

func TestLookingAroundAndBack(t *testing.T) {
	d := open(t, options{})
	d.press(t, "Look around with sample data")
	if !strings.Contains(d.texts(), "25 contacts") || !strings.Contains(d.texts(), "You are looking at sample data") {
		t.Fatalf("no sample book in:\n%s", d.texts())
	}
	d.press(t, "Back to my book")
	if !strings.Contains(d.texts(), "Drop a spreadsheet here") || strings.Contains(d.texts(), "sample data.") {
		t.Errorf("not back in:\n%s", d.texts())
	}
}

func TestStatusCountsWhatIsShownAndTicked(t *testing.T) {
	d := open(t, options{sample: true})
	tick(d, 0, 1)
	d.Page().Show(data.Query{Search: "example.com"})
	for _, want := range []string{"of 25 contacts", "2 selected, 1 not shown", "select "} {
		if !strings.Contains(d.texts(), want) {
			t.Errorf("%q is not to be seen in:\n%s", want, d.texts())
		}
	}
}

func TestDropsThatCannotBeTakenGetASentence(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.csv")
	tests := []struct {
		name    string
		files   []string
		arrange func(*testing.T, *desk)
		want    string
	}{
		{"several", []string{file, file}, func(*testing.T, *desk) {}, "one file at a time"},
		{"folder", []string{t.TempDir()}, func(*testing.T, *desk) {}, "That is a folder"},
		{"during a dialog", []string{file}, func(_ *testing.T, d *desk) { d.ShowKeys() }, "Close the open dialog"},
		{"during a job", []string{file}, func(t *testing.T, d *desk) { t.Cleanup(d.hold(t)) }, "still running"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := open(t, options{sample: true})
			tt.arrange(t, d)
			d.Dropped(tt.files)
			for d.hasDialog() {
				d.Fyne().Canvas().Overlays().Remove(d.Fyne().Canvas().Overlays().Top())
			}
			if !strings.Contains(d.texts(), tt.want) {
				t.Errorf("%q is not to be seen in:\n%s", tt.want, d.texts())
			}
		})
	}
}

func TestClosingDuringAJobAsks(t *testing.T) {
	d := open(t, options{sample: true})
	closed := false
	d.Fyne().SetOnClosed(func() { closed = true })
	release := d.hold(t)
	defer release()
	d.Quit()
	d.press(t, "Keep running")
	if _, busy := d.app.Job(); closed || !busy {
		t.Fatalf("closed %v, job running %v", closed, busy)
	}
	d.Quit()
	d.press(t, "Cancel and quit")
	if _, busy := d.app.Job(); !closed || busy {
		t.Errorf("closed %v, job running %v", closed, busy)
	}
}

func TestClosingWithEditsAsks(t *testing.T) {
	d := open(t, options{sample: true})
	closed := false
	d.Fyne().SetOnClosed(func() { closed = true })
	d.Page().OpenContact(1)
	for _, o := range test.LaidOutObjects(d.Page().Detail()) {
		if in, ok := o.(*widgets.Input); ok {
			in.SetText("changed")
		}
	}
	d.Quit()
	if closed || !strings.Contains(d.texts(), "not saved it yet") {
		t.Fatalf("closed %v with edits", closed)
	}
	d.press(t, "Discard")
	if !closed {
		t.Error("not closed after discarding")
	}
}

func TestSelectAllBelongsToTheFocusedText(t *testing.T) {
	d := open(t, options{sample: true})
	d.Page().FocusSearch()
	entry := d.Fyne().Canvas().Focused().(*widgets.Input)
	entry.SetText("anna")
	d.menuItem(t, "Select all that match").Action()
	if _, n := d.Page().Selection(); n != 0 || entry.SelectedText() != "anna" {
		t.Errorf("%d contacts ticked, %q selected", n, entry.SelectedText())
	}
	entry.SetText("")
	d.Page().FocusTable()
	d.menuItem(t, "Select all that match").Action()
	if _, n := d.Page().Selection(); n != 25 {
		t.Errorf("%d contacts ticked, want 25", n)
	}
}

func TestMenuKeepsStillWhileADialogIsOpen(t *testing.T) {
	d := open(t, options{sample: true})
	d.ShowAbout()
	d.menuItem(t, "New contact…").Action()
	if n := len(d.Fyne().Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs are open, want the one", n)
	}
}

func TestMenuGreysWhatCannotBeWritten(t *testing.T) {
	d := open(t, options{sample: true})
	release := d.hold(t)
	if !d.menuItem(t, "New contact…").Disabled || d.menuItem(t, "Export…").Disabled {
		t.Error("writing is not grey, or exporting is")
	}
	release()
	if d.menuItem(t, "New contact…").Disabled {
		t.Error("writing is still grey after the job")
	}
}

func TestEveryKeyMeansOneThing(t *testing.T) {
	d := open(t, options{})
	seen := map[string]string{}
	d.eachItem(func(i *fyne.MenuItem) {
		custom, ok := i.Shortcut.(*desktop.CustomShortcut)
		if !ok || custom.Modifier == 0 {
			return // without a modifier it is only shown: the table has the key
		}
		name := custom.ShortcutName()
		if other, taken := seen[name]; taken {
			t.Errorf("%s means %q and %q", name, other, i.Label)
		}
		seen[name] = i.Label
	})
	if len(seen) < 10 {
		t.Errorf("only %d keys", len(seen))
	}
}

func (d *desk) eachItem(visit func(*fyne.MenuItem)) {
	var walk func(*fyne.Menu)
	walk = func(m *fyne.Menu) {
		for _, i := range m.Items {
			visit(i)
			if i.ChildMenu != nil {
				walk(i.ChildMenu)
			}
		}
	}
	for _, m := range d.Fyne().MainMenu().Items {
		walk(m)
	}
}

func (d *desk) menuItem(t *testing.T, label string) *fyne.MenuItem {
	t.Helper()
	var found *fyne.MenuItem
	d.eachItem(func(i *fyne.MenuItem) {
		if i.Label == label {
			found = i
		}
	})
	if found == nil {
		t.Fatalf("the menu has no %q", label)
	}
	return found
}

func TestGermanToTheLastEntryOfTheMenu(t *testing.T) {
	d := open(t, options{language: "de"})
	d.eachItem(func(i *fyne.MenuItem) {
		if strings.Contains(i.Label, ".") && !strings.Contains(i.Label, "…") {
			t.Errorf("no German for %q", i.Label)
		}
	})
	if !strings.Contains(d.texts(), "Datei hier ablegen") {
		t.Errorf("not German:\n%s", d.texts())
	}
}

func TestEverythingFitsTheSmallestWindow(t *testing.T) {
	for _, language := range []string{"en", "de"} {
		d := open(t, options{language: language, sample: true, size: fyne.NewSize(1024, 700)})
		tick(d, 0, 1)
		d.Page().OpenContact(1)
		if least := d.Fyne().Content().MinSize(); least.Width > 1024 || least.Height > 670 {
			t.Errorf("%s: the content needs %v", language, least)
		}
	}
}
