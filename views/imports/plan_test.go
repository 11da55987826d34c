package imports_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"muster/views/widgets"
	"muster/views/widgets/widgetstest"
)

// planRows are the lines of the open list of the plan: row, who, what happens.
func (d *desk) planRows() []string { return rows(d.plan(), "row", "who", "what") }

// list opens the list behind a tile and waits until it has so many rows.
func (d *desk) list(tile string, length int) {
	d.t.Helper()
	d.Usable("Back") // the check is there
	d.Until("the tile "+tile+" has rows", func() bool { return d.tile(tile).OnTapped != nil })
	d.tile(tile).Tapped(nil)
	d.Until("the list of "+tile, func() bool { return d.tile(tile).Selected() && d.plan().Length() == length })
}

// answers is what can be decided for the row that is shown in full.
func (d *desk) answers() *widgets.OptionList { return widgetstest.Find[*widgets.OptionList](d.Screen) }

// chips are the segments of the row that is shown in full.
func (d *desk) chips() []string {
	var out []string
	for _, o := range d.Objects() {
		if chip, ok := o.(*widgets.BareChip); ok {
			out = append(out, chip.Data().Text)
		}
	}
	return out
}

func TestTileOpensItsRowsAndClosesThemAgain(t *testing.T) {
	d := open(t, setup{})
	d.segment("Nord")
	d.segment("Süd")
	d.imported(header, person(1, "Süd"), person(2, "Nord"))
	d.flow.StartWith(d.file("kunden.csv", header,
		"DE,First1,Last1,0151 23450001,p1@example.com,,Hof Sonnental,,Nord", person(2, "Nord"), person(3, ""), "DE,Uwe,,0151 12,,,,,"))
	d.list("New", 1)
	d.list("Rejected", 1)
	if got := d.planRows(); !slices.Equal(got, []string{"5 | Uwe | Last name missing"}) {
		t.Errorf("rejected %q", got)
	}
	d.list("Unchanged", 1)
	d.list("Changed", 1)
	if got := d.planRows(); !slices.Equal(got, []string{"2 | First1 Last1 | Organization"}) {
		t.Errorf("changed %q", got)
	}
	d.Press(fyne.KeyDown) // shows it in full
	for _, text := range []string{"Contacts that change", "Row 2", "Organization", "(blank)", "Hof Sonnental"} {
		d.WaitFor(text)
	}
	if got := d.chips(); !slices.Equal(got, []string{"+ Nord", "Süd"}) {
		t.Errorf("segments %q", got)
	}
	d.Press(fyne.KeyEscape, fyne.KeyEscape) // the row, then the list
	if d.tile("Changed").Selected() || !d.flow.IsOpen() {
		t.Error("Esc does not lead back to the rows with problems")
	}
	d.Press(fyne.KeyEscape)
	if d.flow.IsOpen() {
		t.Error("Esc does not close the dialog any more")
	}
}

// conflicting is a check with one row in conflict, row 3, between two contacts of the book.
func conflicting(t *testing.T) *desk {
	t.Helper()
	d := open(t, setup{})
	d.imported(header, "DE,Eva,Alt,0151 23450001,alt@example.com,,,,", "DE,Eva,Neu,0151 23450002,neu@example.com,,,,")
	d.flow.StartWith(d.file("kunden.csv", header, person(7, ""), "DE,Eva,Beide,0151 23450001,neu@example.com,,,,"))
	d.Usable("Import 1 contact")
	return d
}

func TestConflictIsDecidedForOneRowAndTakenBack(t *testing.T) {
	d := conflicting(t)
	d.list("Conflicts", 1)
	d.Press(fyne.KeyDown, fyne.KeyReturn) // shows the row, then leads to the answers
	if d.Window().Canvas().Focused() != fyne.Focusable(d.answers()) {
		t.Fatalf("the keyboard is on %T", d.Window().Canvas().Focused())
	}
	var texts []string
	for _, o := range d.answers().Options() {
		texts = append(texts, o.Text+" / "+o.Note)
	}
	if !slices.Equal(texts, []string{
		"Still open: it stays out / ", "Eva Alt / by mobile · 01512 3450001 · alt@example.com",
		"Eva Neu / by e-mail · 01512 3450002 · neu@example.com", "A new contact / ", "Nobody: skip this row / ",
	}) {
		t.Errorf("answers %q", texts)
	}
	d.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	d.Until("it is planned", func() bool { return d.tile("Conflicts").Figure() == "0" && d.tile("Changed").Figure() == "1" })
	d.Until("the row stays in sight as what it is now", func() bool {
		return slices.Equal(d.planRows(), []string{"3 | Eva Beide | Last name and Mobile"})
	})
	d.Usable("Import 2 contacts")
	d.tile("Conflicts").Tapped(nil) // closes the list
	d.Until("the badge", func() bool { return d.hasBadge("1 decided") })
	d.badge("1 decided").Tapped(nil)
	d.Until("the decided rows", func() bool { return len(d.planRows()) == 1 })
	d.plan().OnOpen(0)
	d.act("Take back")
	d.Until("it is open again", func() bool { return d.tile("Conflicts").Figure() == "1" })
	d.answers().Choose(d.answers().Options()[1].ID)
	d.Until("it is decided again", func() bool { return d.tile("Conflicts").Figure() == "0" })
	d.press("Take all back")
	d.Until("it is a conflict again", func() bool { return d.tile("Conflicts").Figure() == "1" })
	d.Usable("Import 1 contact")
}

func TestAnswerIsGivenByItsNumber(t *testing.T) {
	d := conflicting(t)
	d.list("Conflicts", 1)
	d.Press(fyne.KeyDown)
	d.plan().OnRune('4')
	d.Until("a new contact", func() bool { return d.tile("New").Figure() == "2" })
	d.Usable("Import 2 contacts").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	if d.count() != 4 {
		t.Errorf("%d contacts", d.count())
	}
}

func TestConflictsAreDecidedForAllAlike(t *testing.T) {
	d := conflicting(t)
	d.list("Conflicts", 1)
	d.choose("strongest")
	d.Until("they are decided", func() bool { return d.tile("Conflicts").Figure() == "0" && d.tile("Changed").Figure() == "1" })
	d.WaitFor("No row of this file is of this kind any more.")
	d.choose("leave")
	d.Until("they are open again", func() bool { return d.plan().Length() == 1 })
}

func TestConflictOfAProblemIsDecidedBesideIt(t *testing.T) {
	d := conflicting(t)
	d.Until("the problem", func() bool { return d.problems().Length() == 1 })
	d.Window().Canvas().Focus(d.problems())
	d.Press(fyne.KeyHome, fyne.KeyReturn)
	d.Until("the answers", func() bool {
		_, focused := d.Window().Canvas().Focused().(*widgets.OptionList)
		return focused
	})
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Until("it is planned", func() bool { return d.tile("Changed").Figure() == "1" })
	d.WaitFor("[Take back]")
}

func TestPossibleDuplicateIsMergedOrKeptApart(t *testing.T) {
	d := open(t, setup{})
	d.imported(header, person(1, ""))
	d.flow.StartWith(d.file("kunden.csv", header, "DE,Paula,Last1,0151 23450001,paula@example.com,,,,"))
	d.list("Possible duplicates", 1)
	d.Press(fyne.KeyDown)
	d.answers().Choose(d.answers().Options()[1].ID)
	d.Until("it is merged", func() bool { return d.tile("Changed").Figure() == "1" && d.tile("New").Figure() == "0" })
	d.answers().Choose(d.answers().Options()[0].ID)
	d.Until("it is apart again", func() bool { return d.tile("New").Figure() == "1" })
	d.choose("merge")
	d.Until("all are merged", func() bool { return d.tile("Changed").Figure() == "1" })
}

func TestBlankCellsEraseOnlyWhereThatIsTicked(t *testing.T) {
	d := open(t, setup{})
	d.imported(header, "DE,Anna,Müller,0151 23450001,a@example.com,,Hof Sonnental,,", "DE,Uwe,Klein,0151 23450002,u@example.com,,Klein,,")
	d.flow.StartWith(d.file("kunden.csv", header,
		"DE,Anna,Müller,0151 23450001,a@example.com,,,,", "DE,Uwe,Klein,0151 23450002,u@example.com,,,,"))
	d.list("Unchanged", 2)
	d.Press(fyne.KeyDown)
	d.tick("Blank cells of this row erase")
	d.Until("one contact changes", func() bool { return d.tile("Changed").Figure() == "1" })
	d.tile("Unchanged").Tapped(nil)
	d.tick("Blank cells erase")
	d.Usable("Import 2 contacts").Press()
	d.WaitFor("Erase where cells are blank?")
	d.WaitFor("2 contacts change")
	d.Button("Import and erase").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	if d.result.Change.Counts.Updated != 2 {
		t.Errorf("counts %+v", d.result.Change.Counts)
	}
}

// tick ticks the box with a label.
func (d *desk) tick(label string) {
	d.t.Helper()
	for _, o := range d.Objects() {
		if box, ok := o.(*widgets.Checkbox); ok && box.Label() == label {
			box.Toggle()
			return
		}
	}
	d.t.Fatalf("no box %q", label)
}

func TestContactsThatEndWithoutSegmentAreListed(t *testing.T) {
	d := open(t, setup{})
	d.segment("Nord")
	d.imported(header, person(1, "Nord"), person(2, "Nord"))
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "Nord"), person(2, "")))
	d.WaitFor("1 of them keeps no segment.")
	d.checkbox().Toggle()
	d.Until("the way there", func() bool { return d.hasLink("Show the 1 that keeps no segment") })
	d.link("Show the 1 that keeps no segment").OnTapped()
	d.Until("who it is", func() bool { return slices.Equal(d.planRows(), []string{"3 | First2 Last2 | Segments only"}) })
	d.plan().OnOpen(0)
	d.WaitFor("Ends without any segment.")
}

func (d *desk) hasLink(text string) bool {
	for _, o := range d.Objects() {
		if l, ok := o.(*widgets.LinkText); ok && o.Visible() && l.Text() == text {
			return true
		}
	}
	return false
}

func TestColumnOfBlankSegmentsCannotReplace(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "")))
	d.WaitFor("blank throughout")
	if !d.checkbox().Disabled() {
		t.Error("the box can be ticked")
	}
}

func TestSegmentsAreTakenAwayByFile(t *testing.T) {
	d := open(t, setup{})
	d.segment("Nord")
	d.segment("Süd")
	d.imported(header, person(1, "Nord; Süd"), person(2, "Süd"), person(3, "Nord"))
	d.save = d.file("weg.csv", header, person(1, "Nord; Süd"), person(3, "Süd"), person(9, "Nord"))
	d.flow.StartRemoving()
	d.WaitFor("The segments that it names are taken from the contacts in it.")
	d.Button("Choose a file").Press()
	d.Usable("Take away 2 assignments")
	for _, text := range []string{"Take away by weg.csv", "Segments are taken away", "Takes 2 assignments from 1 contact", "4 Take away"} {
		if !d.Shows(text) {
			t.Errorf("the page lacks %q: %v", text, d.Texts())
		}
	}
	for label, figure := range map[string]string{"Lose segments": "1", "Nothing to take": "1", "Not in the book": "1"} {
		if got := d.tile(label).Figure(); got != figure {
			t.Errorf("%s: %s, want %s", label, got, figure)
		}
	}
	d.list("Not in the book", 1)
	d.list("Lose segments", 1)
	d.Press(fyne.KeyDown)
	if got := d.chips(); !slices.Equal(got, []string{"– Nord", "– Süd"}) {
		t.Errorf("segments %q", got)
	}
	d.Button("Take away 2 assignments").Press()
	d.WaitFor("Take segments away?")
	d.Press(fyne.KeyTab, fyne.KeyReturn)
	if d.flow.IsOpen() { // the keyboard was on Cancel
		d.Button("Take away 2 assignments").Press()
	}
	d.confirm("Take away 2 assignments")
	d.Until("it is done", func() bool { return d.result != nil })
	if !d.result.Removing || d.result.Title(d.words) != "Segments taken away" || d.count() != 3 {
		t.Errorf("result %+v, %d contacts", d.result, d.count())
	}
	overview, err := d.app.Overview(t.Context())
	if err != nil || overview.Segments[0].Count != 1 || overview.Segments[1].Count != 1 {
		t.Errorf("after it %+v, %v", overview, err)
	}
}

// confirm presses the button of the topmost dialog.
func (d *desk) confirm(text string) {
	d.t.Helper()
	var last *widgets.Button
	for _, o := range d.Objects() {
		if b, ok := o.(*widgets.Button); ok && b.Visible() && b.Text() == text {
			last = b
		}
	}
	if last == nil {
		d.t.Fatalf("no button %q", text)
	}
	last.Press()
}

func TestFileThatWasImportedBeforeIsRecognised(t *testing.T) {
	d := open(t, setup{})
	content := []string{header, person(1, "")}
	d.imported(content...)
	d.flow.StartWith(d.file("again.csv", content...))
	d.WaitFor("A file with the very same content was imported before: ")
}

func TestWhatWasDecidedIsRememberedForTheNextFile(t *testing.T) {
	d := conflicting(t)
	d.list("Conflicts", 1)
	d.choose("skip")
	d.Until("it is skipped", func() bool { return d.tile("Skipped").Figure() == "1" })
	d.Usable("Import 1 contact").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	d.Drain(300e6) // what is remembered is written in the background
	d.flow.StartWith(d.file("next.csv", header, "DE,Eva,Beide,0151 23450001,neu@example.com,,,,", person(8, "")))
	d.Usable("Import 1 contact")
	d.WaitFor("as you chose last time")
	if got := d.tile("Skipped").Figure(); got != "1" {
		t.Errorf("%s skipped", got)
	}
}

func TestPlanIsSavedRowByRow(t *testing.T) {
	d := conflicting(t)
	d.save = filepath.Join(t.TempDir(), "plan.csv")
	d.Usable("Save").Press()
	d.Press(fyne.KeyUp, fyne.KeyReturn) // the last of the menu
	d.WaitFor("2 rows written to “plan.csv”.")
	content, err := os.ReadFile(d.save)
	if err != nil || !strings.Contains(string(content), "Eva") {
		t.Errorf("%v\n%s", err, content)
	}
}

func TestSkippedRowsAreListedAndTakenInAgain(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, ""), person(2, "")))
	d.list("New", 2)
	d.Press(fyne.KeyDown, fyne.KeyDelete)
	d.Until("it is left out", func() bool { return d.tile("Skipped").Figure() == "1" })
	d.Until("the row stays in sight", func() bool {
		return slices.Equal(d.planRows(), []string{"2 | First1 Last1 | Left out", "3 | First2 Last2 | New contact"})
	})
	d.list("Skipped", 1)
	d.Press(fyne.KeyDown, fyne.KeyDelete)
	d.Until("it is in again", func() bool { return d.tile("New").Figure() == "2" })
}
