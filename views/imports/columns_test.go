package imports_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"muster/data"
	"muster/views/widgets"
)

// grid is the look at the first lines of the file.
func (d *desk) grid() *widgets.LineGrid {
	d.t.Helper()
	for _, o := range d.Objects() {
		if g, ok := o.(*widgets.LineGrid); ok {
			return g
		}
	}
	d.t.Fatalf("no lines of the file; shown: %s", strings.Join(d.Texts(), " | "))
	return nil
}

// lines are the lines of the file that the page of columns shows, with what they are.
func (d *desk) lines() []string {
	var out []string
	for _, line := range d.grid().Lines() {
		text := line.Label + ": " + strings.Join(line.Cells, "|")
		switch line.Tone {
		case widgets.Subdued:
			text += " (above)"
		case widgets.Accented:
			text += " (header)"
		}
		out = append(out, text)
	}
	return out
}

// roles are what the columns are taken for.
func (d *desk) roles() []string { return rows(d.tables()[0], "title", "role") }

// onColumns waits for the page of columns.
func (d *desk) onColumns() {
	d.t.Helper()
	d.WaitFor("[Continue]")
}

func TestClearFileSkipsThePageOfColumns(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "")))
	d.Until("the check", func() bool {
		if d.Shows("How the file is read") {
			t.Fatal("a clear file asks about its columns")
		}
		return d.Shows("Rows with problems")
	})
}

func TestUnclearFileShowsItsColumns(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "Customers of the north;;;", "Name;Land;Handy;Bemerkung",
		"Müller, Anna;DE;0151 23456789;calls back", "Klein, Uwe;DE;0151 23456780;"))
	d.onColumns()
	want := []string{"Name | Full name (is divided)", "Land | Country", "Handy | Mobile", "Bemerkung | Notes"}
	if got := d.roles(); !slices.Equal(got, want) {
		t.Errorf("columns %q, want %q", got, want)
	}
	table := rows(d.tables()[0], "samples", "why")
	if table[0] != "Müller, Anna · Klein, Uwe | First name “Anna”, last name “Müller”" {
		t.Errorf("the first column says %q", table[0])
	}
	lines := d.lines()
	if !strings.HasSuffix(lines[0], "(above)") || !strings.HasSuffix(lines[1], "(header)") {
		t.Errorf("lines %q", lines)
	}
	d.Usable("Continue").Press()
	d.Usable("Import 2 contacts").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	if names := d.names(); !slices.Equal(names, []string{"Anna Müller", "Uwe Klein"}) {
		t.Errorf("the book holds %q", names)
	}
}

// names are the contacts of the book.
func (d *desk) names() []string {
	d.t.Helper()
	ids, err := d.app.ContactIDs(d.t.Context(), data.Query{}, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	contacts, err := d.app.Contacts(d.t.Context(), ids)
	if err != nil {
		d.t.Fatal(err)
	}
	var names []string
	for _, c := range contacts {
		names = append(names, c.FirstName+" "+c.LastName)
	}
	slices.Sort(names)
	return names
}

func TestColumnIsTakenForWhatTheUserSays(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "Land,Vorname,Familie,Quux", "DE,Anna,Müller,a@example.com", "DE,Uwe,Klein,u@example.com"))
	d.onColumns()
	d.Until("the columns", func() bool { return len(d.tables()) > 0 && d.tables()[0].Length() == 4 })
	table := d.tables()[0]
	// With the keyboard alone: to the third column, open its list, search, take.
	d.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	search, ok := d.Window().Canvas().Focused().(*widgets.Input)
	if !ok {
		t.Fatalf("no list is open; the keyboard is on %T", d.Window().Canvas().Focused())
	}
	test.Type(search, "not imp")
	d.Press(fyne.KeyReturn)
	d.Until("the column is not imported", func() bool { return rows(table, "role")[2] == "Not imported" })
	if d.WaitFor("Still missing"); d.Button("Continue").Reason() == "" {
		t.Error("one can go on without a last name")
	}
	d.Press(fyne.KeyReturn)
	search, _ = d.Window().Canvas().Focused().(*widgets.Input)
	test.Type(search, "last")
	d.Press(fyne.KeyReturn)
	d.Usable("Continue").Press()
	d.Usable("Import 2 contacts")
}

func TestWhatWasChosenIsRememberedAndCanBeForgotten(t *testing.T) {
	d := open(t, setup{})
	content := []string{"Vorname,Nachname,Mail", "Anna,Müller,a@example.com", "Uwe,Klein,u@example.com"}
	d.flow.StartWith(d.file("one.csv", content...))
	d.WaitFor("choose one country for all rows")
	d.choose("DE")
	d.Usable("Continue").Press()
	d.Usable("Import 2 contacts")
	d.Button("Cancel").Press()

	d.flow.StartWith(d.file("two.csv", content...))
	d.Usable("Import 2 contacts") // it does not ask again
	d.WaitFor("as you chose last time")
	d.link("Columns…").OnTapped()
	d.onColumns()
	d.link("Forget that").OnTapped()
	d.WaitFor("choose one country for all rows")
	if d.Shows("as you chose last time") {
		t.Error("it is still remembered")
	}
}

func TestWhatWasConfirmedIsNotAskedAgain(t *testing.T) {
	d := open(t, setup{})
	content := []string{"Name,Land,Handy", "\"Müller, Anna\",DE,0151 23456789", "\"Klein, Uwe\",DE,0151 23456780"}
	d.flow.StartWith(d.file("one.csv", content...))
	d.onColumns()
	d.Usable("Continue").Press()
	d.Usable("Import 2 contacts")
	d.Button("Cancel").Press()
	d.flow.StartWith(d.file("two.csv", content...))
	d.Until("the check", func() bool {
		if d.Shows("How the file is read") {
			t.Fatal("it asks again")
		}
		return d.Shows("Rows with problems")
	})
}

// link is a link of the dialog.
func (d *desk) link(text string) *widgets.LinkText {
	d.t.Helper()
	for _, o := range d.Objects() {
		if l, ok := o.(*widgets.LinkText); ok && l.Visible() && l.Text() == text {
			return l
		}
	}
	d.t.Fatalf("no link %q", text)
	return nil
}

func TestHowTheFileIsReadCanBeChanged(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "Land;Vorname;Nachname;Mail", "DE;Anna;Müller;a@example.com", "DE;Uwe;Klein;u@example.com"))
	d.Usable("Import 2 contacts")
	d.link("Columns…").OnTapped()
	d.onColumns()
	d.choose("|")
	d.Until("one column", func() bool { return d.tables()[0].Length() == 1 })
	if got := d.lines()[0]; !strings.HasPrefix(got, "1: Land;Vorname;Nachname;Mail") {
		t.Errorf("line %q", got)
	}
	if d.Button("Continue").Reason() == "" {
		t.Error("one can go on")
	}
	d.choose(";")
	d.Until("four columns", func() bool { return d.tables()[0].Length() == 4 })
	d.Usable("Continue").Press()
	d.Usable("Import 2 contacts")
}

func TestRowOfTheTitlesCanBeChosen(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "Land,Vorname,Nachname,Mail", "DE,Anna,Müller,a@example.com", "DE,Uwe,Klein,u@example.com"))
	d.Usable("Import 2 contacts")
	d.link("Columns…").OnTapped()
	d.onColumns()
	d.choose("-1")
	d.Until("no header", func() bool { return strings.HasPrefix(d.roles()[0], "Column A") })
	if line := d.lines()[0]; strings.HasSuffix(line, ")") {
		t.Errorf("line %q is no contact", line)
	}
}

func TestUnchangedColumnsLeadBackToTheSameCheck(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "New")))
	d.Usable("Import 1 contact")
	d.Until("the unknown name", func() bool { return d.effects().Length() == 1 })
	d.effects().OnOpen(0)
	d.pick("create in other")
	d.Until("the new segment is planned", func() bool { return d.effects().Length() == 2 })
	d.link("Columns…").OnTapped()
	d.onColumns()
	d.Usable("Continue").Press()
	d.Usable("Import 1 contact")
	if got := rows(d.effects(), "segment", "adds"); !slices.Equal(got, []string{"New | Create in Other", "New | +1"}) {
		t.Errorf("decided %q", got)
	}
}

func TestBackLeadsFromTheColumnsToTheFile(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "Vorname,Nachname,Mail", "Anna,Müller,a@example.com"))
	d.onColumns()
	d.Button("Back").Press()
	d.WaitFor("Drop a spreadsheet here")
	d.Button("Check “kunden.csv” again").Press()
	d.onColumns()
}

func TestExportOfAProgramIsNamed(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("contacts.csv",
		"First Name,Middle Name,Last Name,Organization Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value",
		"Anna,,Müller,Hof,,* myContacts,* Home,a@example.com,Mobile,+49 151 23456789"))
	d.onColumns()
	d.WaitFor("exported from Google Contacts")
}
