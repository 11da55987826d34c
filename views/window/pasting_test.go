package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// copied are two rows as a spreadsheet copies them.
const copied = "Country Code\tFirst Name\tLast Name\tMobile Number\r\n" +
	"DE\tPetra\tSommer\t0151 11122233\r\nUS\tMary\tField\t(515) 555-7788\r\n"

// temporary makes a folder of the test's own the system's temporary one; what it returns lists the pasted rows there.
func temporary(t *testing.T) func() []string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, folder)
	}
	return func() []string {
		found, err := filepath.Glob(filepath.Join(folder, "muster-paste-*", "*"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
}

// paste presses Paste where the keyboard is.
func (d *desk) paste(t *testing.T) {
	t.Helper()
	s := &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()}
	d.Fyne().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

func TestPastedRowsAreImported(t *testing.T) {
	left := temporary(t)
	d := open(t, options{sample: true})
	fyne.CurrentApp().Clipboard().SetContent(copied)
	d.Page().FocusTable()
	d.paste(t)
	if !strings.Contains(d.texts(), "Pasted rows") || strings.Contains(d.texts(), "rows.tsv") {
		t.Fatalf("no import of pasted rows:\n%s", d.texts())
	}
	files := left()
	if len(files) != 1 {
		t.Fatalf("temporary files %q", files)
	}
	if info, err := os.Stat(files[0]); err != nil || os.PathSeparator == '/' && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	d.pressLike(t, "Import 2")
	d.waitJob()
	if files := left(); len(files) != 0 {
		t.Errorf("left behind: %q", files)
	}
	if d.count(t) != 27 || !strings.Contains(d.texts(), "Pasted rows") {
		t.Errorf("%d contacts\n%s", d.count(t), d.texts())
	}
	d.menuItem(t, "Import…").Action()
	if strings.Contains(d.texts(), "Pasted rows: ") || strings.Contains(d.texts(), "again") {
		t.Errorf("rows that are no more are offered:\n%s", d.texts())
	}
}

func TestPastedRowsGoWithTheDialog(t *testing.T) {
	left := temporary(t)
	d := open(t, options{sample: true})
	fyne.CurrentApp().Clipboard().SetContent("Petra\tSommer\t0151 11122233\r\nMary\tField\t0151 11122234\r\n") // without a header
	d.menuItem(t, "Paste rows…").Action()
	if !d.hasDialog() || len(left()) != 1 || !strings.Contains(d.texts(), "Pasted rows") {
		t.Fatalf("%q\n%s", left(), d.texts())
	}
	d.press(t, "Cancel")
	for d.hasDialog() {
		d.press(t, "Cancel")
	}
	if files := left(); len(files) != 0 || d.count(t) != 25 {
		t.Errorf("left behind: %q, %d contacts", files, d.count(t))
	}
}

func TestNothingToPasteIsSaid(t *testing.T) {
	for _, text := range []string{"", "Petra", "\t\r\n"} {
		d := open(t, options{sample: true})
		fyne.CurrentApp().Clipboard().SetContent(text)
		d.Page().FocusTable()
		d.paste(t)
		if d.hasDialog() || !strings.Contains(d.texts(), "The clipboard holds no rows of a spreadsheet.") {
			t.Errorf("%q:\n%s", text, d.texts())
		}
	}
}

func TestATextFieldAndADialogKeepPasteForThemselves(t *testing.T) {
	d := open(t, options{sample: true})
	fyne.CurrentApp().Clipboard().SetContent(copied)
	d.Page().FocusSearch()
	d.paste(t)
	if d.hasDialog() || d.Toasts().Count() != 0 {
		t.Errorf("pasting into the search:\n%s", d.texts())
	}
	d.Page().FocusTable()
	table := d.Fyne().Canvas().Focused().(fyne.Shortcutable)
	d.ShowKeys()
	table.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	d.menuItem(t, "Paste rows…").Action()
	if strings.Contains(d.texts(), "Pasted rows") {
		t.Errorf("pasting under a dialog:\n%s", d.texts())
	}
}
