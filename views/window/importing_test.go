package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// kunden is a file of which two rows go in, one is rejected, and one names an unknown segment.
const kunden = "\ufeffCountry Code,First Name,Last Name,Mobile Number,Email,Segments\r\n" +
	"DE,Petra,Sommer,0151 11122233,petra@example.com,North; Spring\r\n" +
	"+49,Otto,Kalt,0151 11122234,,\r\n" +
	"US,Mary,Field,(515) 555-7788,,Combine owners\r\n"

func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// pressLike presses the button of the open dialog whose text begins so.
func (d *desk) pressLike(t *testing.T, prefix string) {
	t.Helper()
	for _, line := range strings.Split(d.texts(), "\n") {
		if strings.HasPrefix(line, prefix) {
			d.press(t, line)
			return
		}
	}
	t.Fatalf("nothing begins with %q among:\n%s", prefix, d.texts())
}

func TestADroppedFileIsImportedAndTold(t *testing.T) {
	d := open(t, options{sample: true})
	d.Dropped([]string{file(t, "kunden.csv", kunden)})
	if !d.hasDialog() {
		t.Fatalf("no import is open:\n%s", d.texts())
	}
	d.pressLike(t, "Import 2")
	d.waitJob()
	titles := d.Toasts().Titles()
	if len(titles) != 1 || d.hasDialog() {
		t.Fatalf("toasts %q, dialog open %v", titles, d.hasDialog())
	}
	if len(d.notifier.texts) != 1 || strings.Contains(d.notifier.texts[0], "kunden") || !strings.Contains(d.notifier.texts[0], "2 ") {
		t.Errorf("the desktop was told %q", d.notifier.texts)
	}
	d.press(t, "Show")
	if s := d.Page().Status(); s.Shown != 2 {
		t.Errorf("Show lists %d contacts, want the 2 imported", s.Shown)
	}
	if !strings.Contains(d.texts(), "You see the contacts that the import created or changed.") {
		t.Errorf("nothing says what is listed:\n%s", d.texts())
	}
	d.dialogs.saves = filepath.Join(t.TempDir(), "rejected.csv")
	d.press(t, "Save rejected rows…")
	if text, err := os.ReadFile(d.dialogs.saves); err != nil || !strings.Contains(string(text), "Otto") {
		t.Errorf("rejected rows: %v, %q", err, text)
	}
}

func TestImportFromTheMenuAsksForAFile(t *testing.T) {
	d := open(t, options{})
	d.dialogs.opens = file(t, "kunden.csv", kunden)
	d.menuItem(t, "Import…").Action()
	d.press(t, "Choose a file…")
	d.pressLike(t, "Import 2")
	d.waitJob()
	if s := d.Page().Status(); s.Shown != 2 || d.start() {
		t.Errorf("%d contacts, start page %v", s.Shown, d.start())
	}
}

func TestSeveralFilesDuringTheImportDialogGetASentence(t *testing.T) {
	d := open(t, options{sample: true})
	path := file(t, "kunden.csv", kunden)
	d.Dropped([]string{path})
	d.Dropped([]string{path})
	if n := d.Toasts().Count(); n != 1 {
		t.Errorf("%d toasts, want one sentence", n)
	}
}

// start says whether the start page can be seen.
func (d *desk) start() bool {
	for _, line := range strings.Split(d.texts(), "\n") {
		if line == "Drop a spreadsheet here" {
			return true
		}
	}
	return false
}

func TestWhatIsExportedImportsAgainUnchanged(t *testing.T) {
	d := open(t, options{sample: true})
	tick(d, 0, 1, 2)
	d.dialogs.saves = filepath.Join(t.TempDir(), "auswahl.csv")
	d.menuItem(t, "Export…").Action()
	d.press(t, "Save…")
	text, err := os.ReadFile(d.dialogs.saves)
	if err != nil || strings.Count(string(text), "\n") != 4 {
		t.Fatalf("%v, exported:\n%s\n%s", err, text, d.texts())
	}
	d.Dropped([]string{d.dialogs.saves})
	if !strings.Contains(d.texts(), "3 rows") || strings.Contains(d.texts(), "Import 3") {
		t.Errorf("not 3 unchanged rows:\n%s", d.texts())
	}
}

func TestSampleSheetIsWritten(t *testing.T) {
	d := open(t, options{})
	d.dialogs.saves = filepath.Join(t.TempDir(), "sample.xlsx")
	d.press(t, "Get the sample sheet…")
	d.press(t, "Save…")
	if info, err := os.Stat(d.dialogs.saves); err != nil || info.Size() < 2000 {
		t.Errorf("%v\n%s", err, d.texts())
	}
}
