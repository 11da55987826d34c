package imports_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"muster/views/theme"
	"muster/views/widgets"
)

// problemRows are its lines: row, column, value, what is wrong or became of it.
func (d *desk) problemRows() []string {
	if len(d.tables()) == 0 {
		return nil
	}
	return rows(d.problems(), "row", "column", "value", "why")
}

// checked opens the check of a file and waits for its problems.
func checked(t *testing.T, problems int, content ...string) *desk {
	t.Helper()
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", append([]string{header}, content...)...))
	d.Until("the problems", func() bool { return len(d.tables()) > 0 && d.problems().Length() == problems })
	d.Window().Canvas().Focus(d.problems())
	return d
}

// line waits until a line of the table of problems reads so.
func (d *desk) line(i int, want string) {
	d.t.Helper()
	d.Until("line "+want, func() bool {
		all := d.problemRows()
		return i < len(all) && strings.HasPrefix(all[i], want)
	})
}

// press presses a button of the dialog once it is there.
func (d *desk) press(text string) {
	d.t.Helper()
	d.Usable(text).Press()
}

// act does what can be done about the selected problem, once that is offered.
func (d *desk) act(text string) {
	d.t.Helper()
	var found func()
	d.Until("the offer “"+text+"”", func() bool {
		for _, o := range d.Objects() {
			row, ok := o.(*widgets.ActionRow)
			if !ok {
				continue
			}
			for _, a := range row.Actions() {
				if a.Text == text {
					found = a.Do
				}
			}
		}
		return found != nil
	})
	found()
}

func TestCellIsMendedInItsPlace(t *testing.T) {
	d := checked(t, 2, person(1, ""), "DE,Uwe,Klein,0151 12,,,,,", "DE,Ida,,0151 23456703,,,,,")
	d.Usable("Import 1 contact")
	d.Press(fyne.KeyHome, fyne.KeyReturn)
	editor := d.problems().Editor()
	if d.Window().Canvas().Focused() != fyne.Focusable(editor) || editor.Text != "0151 12" {
		t.Fatalf("the cell is not open: %q", editor.Text)
	}
	test.Type(editor, "0151 99") // still wrong: it says so, in the same line
	d.Press(fyne.KeyReturn)
	d.line(0, "3 | Mobile Number | 0151 99 | “0151 99” is too short")
	d.Press(fyne.KeyF2)
	test.Type(editor, "0151 23456702")
	d.Press(fyne.KeyReturn)
	d.line(0, "3 | Mobile Number | 0151 23456702 | Mended")
	d.line(1, "4 | Last Name |  | The last name is missing.")
	d.Usable("Import 2 contacts") // the numbers follow
	var cell widgets.Cell
	d.problems().UpdateCell(0, "row", &cell)
	if cell.Icon != widgets.IconCheck || cell.IconColor != theme.ColorSuccess {
		t.Error("the line has no green mark")
	}
	d.badge("1 error").Tapped(nil) // another filter lets it go
	d.line(0, "4 | Last Name")
	d.press("Import 2 contacts")
	d.Until("it is done", func() bool { return d.result != nil })
	if got := d.names(); !slices.Equal(got, []string{"First1 Last1", "Uwe Klein"}) {
		t.Errorf("the book holds %q", got)
	}
}

// badge is a badge above the problems.
func (d *desk) badge(text string) fyne.Tappable {
	d.t.Helper()
	for _, o := range d.Objects() {
		b, ok := o.(fyne.Tappable)
		if !ok || !o.Visible() {
			continue
		}
		if named, ok := o.(interface{ Text() string }); ok && named.Text() == text {
			return b
		}
	}
	d.t.Fatalf("no badge %q", text)
	return nil
}

func TestTabGoesToTheNextProblem(t *testing.T) {
	d := checked(t, 3, "+49,Paul,Dial,0151 23456700,,,,,", "DE,Uwe,Klein,0151 12,,,,,", "DE,Ida,,0151 23456703,,,,,")
	d.Press(fyne.KeyHome, fyne.KeyF2)
	editor := d.problems().Editor()
	test.Type(editor, "DE")
	d.Press(fyne.KeyTab)
	test.Type(editor, "0151 23456702")
	d.Press(fyne.KeyTab)
	test.Type(editor, "Groß")
	d.Press(fyne.KeyReturn)
	for i, want := range []string{
		"2 | Country Code | DE | Mended", "3 | Mobile Number | 0151 23456702 | Mended", "4 | Last Name | Groß | Mended",
	} {
		d.line(i, want)
	}
	d.Usable("Import 3 contacts")
	d.problems().Edit(1, "value", "x")
	editor.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.Press(fyne.KeyEscape)
	if _, _, open := d.problems().Editing(); open {
		t.Error("Esc does not leave the cell")
	}
}

func TestSuggestionIsTakenForOneAndForAllAlike(t *testing.T) {
	d := checked(t, 4,
		"+49,Paul,Dial,0151 23456700,,,,,", "+49,Uwe,Klein,0151 23456702,,,,,", "+49,Ida,Groß,0151 23456703,,,,,",
		"+43,Eva,Huber,0664 1234567,,,,,")
	if got := rows(d.problems(), "take"); !slices.Equal(got, []string{"DE", "DE", "DE", "AT"}) {
		t.Fatalf("suggestions %q", got)
	}
	d.problems().OnAction(0, "take") // the button in the row
	d.line(0, "2 | Country Code | DE | Mended")
	d.Usable("Import 1 contact")
	d.act("The same for all 2 like it")
	d.line(1, "3 | Country Code | DE | Mended")
	d.line(2, "4 | Country Code | DE | Mended")
	d.line(3, "5 | Country Code | +43 |")
	d.WaitFor("2 rows were mended.")
	d.Usable("Import 3 contacts")
	d.Window().Canvas().Focus(d.problems())
	d.Press(fyne.KeyEnd)
	d.act("Take “AT”")
	d.Usable("Import 4 contacts")
	d.act("As in the file")
	d.line(3, "5 | Country Code | +43 |")
	d.Usable("Import 3 contacts")
}

func TestAllSuggestionsOfAKindAreTaken(t *testing.T) {
	d := checked(t, 3,
		"+49,Paul,Dial,0151 23456700,,,,,", "+43,Eva,Huber,0664 1234567,,,,,", "+49,Ida,Groß,0151 23456703,,,,,")
	d.Press(fyne.KeyHome)
	d.problems().OnOpen(0)
	d.act("Take all 3 suggestions of this kind")
	d.line(1, "3 | Country Code | AT | Mended")
	d.Usable("Import 3 contacts")
}

func TestRowsAreLeftOutAndTakenInAgain(t *testing.T) {
	d := checked(t, 3, person(1, ""), "XX,Paul,Dial,0151 23456700,,,,,", "XX,Uwe,Klein,0151 23456702,,,,,", "DE,Ida,,0151 23456703,,,,,")
	d.Press(fyne.KeyHome, fyne.KeyDelete)
	d.line(0, "3 | Country Code | XX | Left out")
	d.Until("the badge", func() bool { return d.Shows("1 left out") || d.hasBadge("1 left out") })
	d.Press(fyne.KeyDelete)
	d.line(0, "3 | Country Code | XX | “XX” is no country.")
	d.act("Leave out all 2 like it")
	d.line(1, "4 | Country Code | XX | Left out")
	d.WaitFor("2 rows were left out.")
	d.Usable("Import 1 contact")
	d.badge("2 left out").Tapped(nil)
	d.Until("both are listed", func() bool { return len(d.problemRows()) == 2 })
	d.Window().Canvas().Focus(d.problems())
	d.problems().OnOpen(0)
	d.act("Take all 2 in again")
	d.WaitFor("2 rows were taken in again.")
}

func (d *desk) hasBadge(text string) bool {
	for _, o := range d.Objects() {
		if named, ok := o.(interface{ Text() string }); ok && o.Visible() && named.Text() == text {
			return true
		}
	}
	return false
}

func TestProblemsAreNarrowedToAReason(t *testing.T) {
	d := checked(t, 3, "XX,Paul,Dial,0151 23456700,,,,,", "DE,Uwe,Klein,0151 12,,,,,", "DE,Ida,,0151 23456703,,,,,")
	d.Until("the reasons", func() bool { return d.hasChoice("mobile_too_short") })
	d.choose("mobile_too_short")
	d.Until("one reason", func() bool { return len(d.problemRows()) == 1 })
	d.line(0, "3 | Mobile Number")
	d.choose("all")
	d.Until("all reasons", func() bool { return len(d.problemRows()) == 3 })
}

func (d *desk) hasChoice(id string) bool {
	for _, o := range d.Objects() {
		if s, ok := o.(*widgets.SelectField); ok && s.Has(id) {
			return true
		}
	}
	return false
}

func TestMissingMobileAndEmailCanBeGiven(t *testing.T) {
	d := checked(t, 1, person(1, ""), "DE,Uwe,Klein,,,,,,")
	d.Press(fyne.KeyHome, fyne.KeyReturn)
	test.Type(d.problems().Editor(), "uwe@example.com")
	d.Press(fyne.KeyReturn)
	d.line(0, "3 | Mobile or e-mail | uwe@example.com | Mended")
	d.Usable("Import 2 contacts")
}

func TestWholeRowCanBeMended(t *testing.T) {
	d := checked(t, 2, person(1, ""), "DE,,,0151 23456702,,,,,")
	d.Press(fyne.KeyHome, fyne.KeyF4)
	d.WaitFor("[Take over]")
	first, ok := d.Window().Canvas().Focused().(*widgets.Input)
	if !ok {
		t.Fatalf("the keyboard is on %T", d.Window().Canvas().Focused())
	}
	test.Type(first, "Uwe")
	d.field("Last Name").SetText("Klein")
	d.press("Take over")
	d.line(0, "3 | First Name | Uwe | Mended")
	d.line(1, "3 | Last Name | Klein | Mended")
	d.Usable("Import 2 contacts")
}

// field is a field of the topmost dialog.
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

func TestUnknownSegmentOfAProblemIsDecidedByName(t *testing.T) {
	d := open(t, setup{})
	d.segment("Nord")
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "Nroth"), person(2, "Nord; Nroth"), person(3, "Neu")))
	d.Until("the problems", func() bool { return len(d.tables()) > 0 && d.problems().Length() == 3 })
	d.Window().Canvas().Focus(d.problems())
	d.Press(fyne.KeyHome)
	d.problems().OnOpen(0)
	d.act("Use an existing one…")
	d.pick("nor")
	d.line(0, "4 | Segments | Neu") // both problems of the name are gone
	d.problems().OnOpen(0)
	d.act("Create segment “Neu”")
	d.press("Import 3 contacts")
	d.Until("it is done", func() bool { return d.result != nil })
	segments, err := d.app.Segments(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, s := range segments {
		got[s.Name] = s.Count
	}
	if got["Nord"] != 2 || got["Neu"] != 1 || len(got) != 2 {
		t.Errorf("segments %v", got)
	}
}

func TestKeyboardFindsTheProblemsAndGoesOnFromThere(t *testing.T) {
	d := checked(t, 1, person(1, ""), "DE,Uwe,,0151 23456702,,,,,")
	d.Usable("Import 1 contact")
	d.Window().Canvas().Unfocus()
	d.Press(fyne.KeyDown)
	if d.Window().Canvas().Focused() != fyne.Focusable(d.problems()) {
		t.Fatalf("the keyboard is on %T", d.Window().Canvas().Focused())
	}
	d.WaitFor("The last name is missing.")
	d.problems().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	d.Until("it is done", func() bool { return d.result != nil })
}

func TestLeavingAsksWhereRowsWereMended(t *testing.T) {
	d := checked(t, 1, person(1, ""), "DE,Uwe,,0151 23456702,,,,,")
	d.Press(fyne.KeyHome, fyne.KeyReturn)
	test.Type(d.problems().Editor(), "Klein")
	d.Press(fyne.KeyReturn)
	d.Usable("Import 2 contacts")
	d.Button("Cancel").Press()
	d.WaitFor("Give up what you did here?")
	d.press("Stay")
	if !d.flow.IsOpen() {
		t.Fatal("it is closed")
	}
	d.Button("Cancel").Press()
	d.press("Give up")
	if d.flow.IsOpen() || d.count() != 0 {
		t.Error("it is still open, or the book was changed")
	}
}

func TestMendedRowsStayWhileColumnsAreLookedAt(t *testing.T) {
	d := checked(t, 1, person(1, ""), "DE,Uwe,,0151 23456702,,,,,")
	d.Press(fyne.KeyHome, fyne.KeyReturn)
	test.Type(d.problems().Editor(), "Klein")
	d.Press(fyne.KeyReturn)
	d.Usable("Import 2 contacts")
	d.link("Columns…").OnTapped()
	d.onColumns()
	d.press("Continue")
	d.Usable("Import 2 contacts")
	d.link("Columns…").OnTapped()
	d.onColumns()
	d.choose("AT")
	d.press("Continue")
	d.WaitFor("Give up what you did here?")
	d.press("Give up")
	d.Usable("Import 1 contact")
}
