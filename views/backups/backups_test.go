package backups_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store/storetest"
	"muster/views/backups"
	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// desk is the backups over an empty window, on a real book.
type desk struct {
	*widgetstest.Screen
	t       *testing.T
	app     *app.App
	backups *backups.Backups
	path    string

	told []string
	quit bool
}

type options struct {
	language string
	dark     bool
	size     fyne.Size
	contacts int // in the book
}

func open(t *testing.T, o options) *desk {
	t.Helper()
	if o.language == "" {
		o.language = "en"
	}
	if o.size.IsZero() {
		o.size = fyne.NewSize(1024, 700)
	}
	texts, err := words.New(o.language)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{Screen: widgetstest.NewScreen(t, o.size, o.dark), t: t, path: filepath.Join(t.TempDir(), "contacts.muster")}
	book := storetest.Open(t, d.path)
	if o.contacts > 0 {
		storetest.Fill(t, book, o.contacts)
	}
	d.app = app.New(app.Params{Book: book, Words: texts})
	d.backups = backups.New(backups.Params{
		App: d.app, Words: texts, Tasks: d.Tasks(), Window: d.Window(), OnQuit: func() { d.quit = true },
		OnTold: func(title, text string, _ widgets.Tone) { d.told = append(d.told, title+": "+text) },
	})
	t.Cleanup(func() {
		d.app.WaitJob()
		d.backups.Close()
		d.Drain(100 * time.Millisecond)
		if err := d.app.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func (d *desk) add(name string) {
	d.t.Helper()
	_, err := d.app.SaveContact(context.Background(), data.Contact{
		CountryCode: "DE", FirstName: name, LastName: "Last", Email: strings.ToLower(name) + "@example.com",
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// tap clicks the button of exactly this text.
func (d *desk) tap(text string) {
	d.t.Helper()
	for _, o := range d.Objects() {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && b.Text() == text {
			b.Tapped(nil)
			return
		}
	}
	d.t.Fatalf("no button %q", text)
}

func (d *desk) backUp() data.Backup {
	d.t.Helper()
	b, err := d.app.BackUp(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

func (d *desk) count(want int) {
	d.t.Helper()
	if n, err := d.app.CountContacts(context.Background(), data.Query{}); n != want || err != nil {
		d.t.Errorf("%d contacts, %v; want %d", n, err, want)
	}
}

func TestTheNewestBackupIsRestoredWithTheKeyboard(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	d.backUp()
	d.add("Bea")
	d.add("Cy")
	d.backups.Show()
	d.WaitFor("can be made what it was")
	d.Press(fyne.KeyReturn)
	d.WaitFor("Restore this backup?")
	for _, part := range []string{"it holds 1 contact and 0 segments", "present book (3 contacts, 0 segments) is kept", "cannot be undone in it"} {
		if !d.Shows(part) {
			t.Errorf("the question does not say %q:\n%s", part, strings.Join(d.Texts(), "\n"))
		}
	}
	d.Press(fyne.KeyReturn) // on Cancel
	d.count(3)
	d.Press(fyne.KeyReturn)
	d.WaitFor("Restore this backup?")
	d.Window().Canvas().FocusNext()
	d.Press(fyne.KeyReturn)
	d.Until("restored", func() bool { return len(d.told) > 0 })
	if !strings.Contains(d.told[0], "Backup restored") {
		t.Errorf("told %q", d.told)
	}
	if d.Shows("Restore from backup") {
		t.Error("the dialog is still open")
	}
	d.count(1)

	// What was there is in the list, and comes back with the mouse.
	d.backups.Show()
	d.WaitFor("can be made what it was")
	d.Press(fyne.KeyDown)
	d.Press(fyne.KeyUp)
	d.Usable("Restore…").Tapped(nil)
	d.WaitFor("Restore this backup?")
	d.tap("Restore")
	d.Until("restored", func() bool { return len(d.told) > 1 })
}

func TestADamagedBackupCannotBeRestored(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	if err := os.WriteFile(d.backUp().Path, []byte("garbage"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.backups.Show()
	d.WaitFor("cannot be restored")
	if d.Button("Restore…").Reason() == "" {
		t.Error("it is offered")
	}
	d.Press(fyne.KeyReturn)
	d.Usable("Back up now").Tapped(nil)
	d.WaitFor("can be made what it was")
	if d.Button("Restore…").Reason() != "" {
		t.Error("the new one is not offered")
	}
}

func TestAnEmptyListSaysWhenThereWillBeOne(t *testing.T) {
	d := open(t, options{})
	d.backups.Show()
	d.WaitFor("No backup yet")
	d.Press(fyne.KeyEscape)
	if d.Shows("No backup yet") {
		t.Error("Escape does not close it")
	}
}

// damage overwrites the book's file behind the app's back.
func damage(t *testing.T, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	half := len(content) / 8192 * 4096
	copy(content[half:], bytes.Repeat([]byte{0xA5}, len(content)-half))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDamageThatIsFoundLaterLeadsToTheNewestGoodBackup(t *testing.T) {
	d := open(t, options{contacts: 500})
	d.backUp()
	d.add("Anna")
	if err := d.app.Close(); err != nil {
		t.Fatal(err)
	}
	texts, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Params{Book: storetest.Open(t, d.path), Words: texts})
	d.app = a
	d.backups.Close()
	d.backups = backups.New(backups.Params{
		App: a, Words: texts, Tasks: d.Tasks(), Window: d.Window(),
		OnTold: func(title, text string, _ widgets.Tone) { d.told = append(d.told, title+": "+text) },
	})
	damage(t, d.path)
	if _, err := a.BackUp(context.Background()); err == nil {
		t.Fatal("nobody has noticed")
	}
	d.WaitFor("The book is damaged")
	d.WaitFor("500 contacts, 10 segments")
	d.Usable("Restore this backup").Tapped(nil)
	d.Until("restored", func() bool { return len(d.told) > 0 })
	d.count(500)
	if d.Shows("The book is damaged") {
		t.Error("it still says so")
	}
}

// closedBook is a damaged book with a backup of three contacts.
func closedBook(t *testing.T) app.ClosedBook {
	t.Helper()
	path := filepath.Join(t.TempDir(), "contacts.muster")
	book := storetest.Open(t, path)
	storetest.Fill(t, book, 300)
	if _, err := book.Backup(context.Background(), data.BackupDaily); err != nil {
		t.Fatal(err)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	damage(t, path)
	return app.ClosedBook{Path: path}
}

func showDamaged(t *testing.T, o options, book app.ClosedBook, restored func(func())) *widgetstest.Screen {
	t.Helper()
	if o.language == "" {
		o.language = "en"
	}
	s := widgetstest.NewScreen(t, fyne.NewSize(600, 400), o.dark)
	texts, err := words.New(o.language)
	if err != nil {
		t.Fatal(err)
	}
	backups.ShowDamagedWindow(backups.WindowParams{
		FyneApp: fyne.CurrentApp(), Words: texts, Tasks: s.Tasks(), Book: book, OnRestored: restored,
	})
	return s
}

// windowTexts are the texts of all windows.
func windowTexts() string {
	var all []string
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Content() == nil {
			continue
		}
		for _, o := range test.LaidOutObjects(w.Content()) {
			switch o := o.(type) {
			case *widgets.Text:
				all = append(all, o.Text())
			case *widgets.Button:
				all = append(all, o.Text())
			}
		}
	}
	return strings.Join(all, "\n")
}

func TestABookThatCannotBeOpenedIsRestoredFromItsWindow(t *testing.T) {
	book := closedBook(t)
	restored := false
	s := showDamaged(t, options{}, book, func(done func()) { restored = true; done() })
	s.Until("found", func() bool { return strings.Contains(windowTexts(), "300 contacts, 10 segments") })
	for _, part := range []string{"The book is damaged", "contacts.muster cannot be read", "Newest good backup", "Show folder", "Quit"} {
		if !strings.Contains(windowTexts(), part) {
			t.Errorf("it does not say %q:\n%s", part, windowTexts())
		}
	}
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if b, ok := w.Canvas().Focused().(*widgets.Button); ok && b.Text() == "Restore this backup" {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	s.Until("restored", func() bool { return restored })
	a := app.New(app.Params{Book: storetest.Open(t, book.Path)})
	defer func() { _ = a.Close() }()
	if n, err := a.CountContacts(context.Background(), data.Query{}); n != 300 || err != nil {
		t.Errorf("%d contacts, %v", n, err)
	}
}

func TestABookWithoutAGoodBackupSaysSo(t *testing.T) {
	book := closedBook(t)
	list, err := book.Backups(context.Background())
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	damage(t, list[0].Path)
	s := showDamaged(t, options{language: "de"}, book, nil)
	s.Until("none", func() bool { return strings.Contains(windowTexts(), "keine heile Sicherung") })
}

// TestShots writes pictures into the folder MUSTER_SHOTS.
func TestShots(t *testing.T) {
	folder := os.Getenv("MUSTER_SHOTS")
	if folder == "" {
		t.Skip("MUSTER_SHOTS names no folder")
	}
	for name, o := range map[string]options{"light": {}, "dark": {dark: true}, "german": {language: "de"}} {
		o.contacts = 12480
		d := open(t, o)
		for i := range 4 {
			d.add("Anna" + string(rune('a'+i)))
			d.backUp()
		}
		list, err := d.app.Backups(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(list[2].Path, []byte("garbage"), 0o600); err != nil {
			t.Fatal(err)
		}
		d.backups.Show()
		d.Drain(300 * time.Millisecond)
		d.Save(folder, "backups-"+name)
		d.Press(fyne.KeyReturn)
		d.Drain(300 * time.Millisecond)
		d.Save(folder, "backups-ask-"+name)
		d.Press(fyne.KeyEscape)
		d.Press(fyne.KeyEscape)
		d.backups.ShowDamaged()
		d.Drain(600 * time.Millisecond)
		d.Save(folder, "damaged-"+name)
	}
}
