package imports_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
)

func TestFilePageSaysWhatToDo(t *testing.T) {
	d := open(t, setup{})
	d.flow.Start()
	for _, part := range []string{"Drop a spreadsheet here", "[Choose a file…]", "No spreadsheet yet?", "Nothing has been changed yet."} {
		if !d.Shows(part) {
			t.Errorf("the page lacks %q: %v", part, d.Texts())
		}
	}
	for _, o := range d.Objects() {
		if link, ok := o.(*widgets.LinkText); ok {
			link.OnTapped()
		}
	}
	if !d.sampled || d.flow.IsOpen() {
		t.Error("the link does not lead to the sample sheet")
	}
}

func TestCheckShowsThePlanAndImportCarriesItOut(t *testing.T) {
	d := open(t, setup{})
	d.segment("Nord")
	d.save = d.file("kunden.csv", header,
		person(1, "Nord"), person(2, ""), "+49,Paul,Dial,0151 23456700,,,,,", "DE,Uwe,,0151 12,,,,,")
	d.flow.Start()
	d.Button("Choose a file").Press()
	d.WaitFor("Rows with problems")
	d.Until("the problems", func() bool { return d.problems().Length() == 3 })
	if got := rows(d.problems(), "row", "column", "value"); !slices.Equal(got, []string{
		"4 | Country Code | +49", "5 | Last Name | ", "5 | Mobile Number | 0151 12",
	}) {
		t.Errorf("problems %q", got)
	}
	if got := rows(d.effects(), "segment", "adds", "takes", "then"); !slices.Equal(got, []string{"Nord | +1 |  | 0 › 1"}) {
		t.Errorf("segments %q", got)
	}
	if d.count() != 0 {
		t.Error("the check changed the book")
	}
	d.Usable("Import 2 contacts").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	if d.flow.IsOpen() || !slices.Equal(d.started, []string{"kunden.csv"}) {
		t.Errorf("open %v, started %v", d.flow.IsOpen(), d.started)
	}
	r := d.result
	if r.Err != nil || r.Change.Counts.Created != 2 || r.Rejected != 2 || d.count() != 2 {
		t.Fatalf("result %+v, %d contacts", r, d.count())
	}
	if text := r.Text(d.words); !strings.Contains(text, "2 new") || !strings.Contains(text, "2 rows rejected") {
		t.Errorf("text %q", text)
	}

	d.save = filepath.Join(t.TempDir(), "rejected.csv")
	r.SaveRejected()
	d.Until("the rejected rows are written", func() bool { return d.saved != "" })
	content, err := os.ReadFile(d.save)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Paul", "is a dialling code. Use the letters DE.", "The last name is missing."} {
		if !strings.Contains(string(content), part) {
			t.Errorf("the file lacks %q:\n%s", part, content)
		}
	}
	if d.saved != "2 rows written to “rejected.csv”." {
		t.Errorf("said %q", d.saved)
	}
	r.Close()
	r.SaveRejected()
	if !strings.Contains(d.saved, "no longer kept") {
		t.Errorf("after closing it says %q", d.saved)
	}
}

func TestReplaceShowsItsEffectAndAsksOnceMore(t *testing.T) {
	d := open(t, setup{})
	for _, name := range []string{"Nord", "Süd"} {
		d.segment(name)
	}
	d.imported(header, person(1, "Nord; Süd"), person(2, "Süd"))
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "Nord"), person(2, "")))
	d.WaitFor("Takes 2 assignments from 2 contacts of this file.")
	d.WaitFor("1 of them keeps no segment.")
	if d.Button("Import").Reason() != "Nothing in this file would change the book." {
		t.Errorf("reason %q", d.Button("Import").Reason())
	}
	box := d.checkbox()
	if box.Checked() {
		t.Fatal("the box is ticked from the start")
	}
	box.Toggle()
	d.Usable("Import 2 contacts").Press()
	if !d.Shows("Replace segment data?") || d.result != nil {
		t.Fatal("it does not ask")
	}
	d.Button("Import and take 2 assignments").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	overview, err := d.app.Overview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if overview.Segments[0].Count != 1 || overview.Segments[1].Count != 0 || overview.WithoutSegment != 1 {
		t.Errorf("after it %+v", overview)
	}
}

func TestReplaceIsGreyWithoutSegmentsColumn(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "Country Code,First Name,Last Name,Email", "DE,A,B,a@example.com"))
	d.WaitFor("Import 1 contact")
	if !d.checkbox().Disabled() || !d.Shows("no segments column, so there is nothing to replace with") {
		t.Errorf("disabled %v: %v", d.checkbox().Disabled(), d.Texts())
	}
}

func TestFilesThatCannotBeImportedAreSentences(t *testing.T) {
	tests := []struct {
		name string
		rows []string
		want string
	}{
		{"empty.csv", nil, "is empty"},
		{"header.csv", []string{header}, "has no contacts below"},
		{"book.pdf", []string{"%PDF-1.7", "x"}, "is not a spreadsheet but a PDF"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := open(t, setup{})
			path := d.file(test.name, test.rows...)
			if test.rows == nil {
				if err := os.WriteFile(path, nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			d.flow.StartWith(path)
			d.WaitFor("This file cannot be imported")
			if !d.Shows(test.want) {
				t.Errorf("it says %v", d.Texts())
			}
			d.save = d.file("good.csv", header, person(1, ""))
			d.Button("Choose another file").Press()
			d.WaitFor("Import 1 contact")
		})
	}
}

func TestOneCountryForAFileWithoutOne(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "First Name,Last Name,Mobile", "Anna,Müller,0151 23456789"))
	d.WaitFor("choose one country for all rows")
	d.choose("DE")
	d.Usable("Continue").Press()
	d.Usable("Import 1 contact").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	if d.count() != 1 {
		t.Error("nothing was imported")
	}
}

func TestOneCountryForRowsWithoutOne(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, ""), ",Anna,Müller,0151 23456789,,,,,"))
	d.WaitFor("1 row has no country. Use this one for it:")
	d.choose("DE")
	d.Usable("Import 2 contacts")
	d.WaitFor("Rows without a country are taken to be from:")
}

// choose answers the select of the dialog that has such a choice.
func (d *desk) choose(id string) {
	d.t.Helper()
	for _, o := range d.Objects() {
		if s, ok := o.(*widgets.SelectField); ok && s.Has(id) {
			s.SetChosen(id)
			s.OnChanged(id)
			return
		}
	}
	d.t.Fatalf("nothing to choose %q from", id)
}

func TestBadgesNarrowTheProblems(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "Unknown"), "DE,Uwe,,0151 23456789,,,,,"))
	d.Until("the problems", func() bool { return len(d.tables()) > 0 && d.problems().Length() == 2 })
	d.badge("1 error").Tapped(nil)
	d.Until("only the error", func() bool { return d.problems().Length() == 1 })
	if got := rows(d.problems(), "row", "column"); !slices.Equal(got, []string{"3 | Last Name"}) {
		t.Errorf("problems %q", got)
	}
	d.badge("1 error").Tapped(nil)
	d.Until("all problems", func() bool { return d.problems().Length() == 2 })
}

func TestNoticesTellWhatIsLeftOut(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header+",Shoe size", person(1, "")+",44"))
	d.WaitFor("1 column is left out, because Muster does not know it: “Shoe size”.")
	d.WaitFor("No problems")
}

func TestNoticesTellWhatTheFileHoldsBesideContacts(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", "Customers of the north,,,,", "", "Country,First Name,Last Name,Email,Shoe size",
		"DE,A,B,a@example.com,44", "DE,C,D,c@example.com,45", "", "Total,,,,2"))
	d.WaitFor("1 column is left out, because Muster does not know it: “Shoe size”.")
	d.link("2 more remarks").OnTapped()
	d.WaitFor("Row 7 below the table is left out.")
	d.WaitFor("Row 1 above the table is left out.")
}

func TestOutdatedPlanIsShownAgain(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, ""), person(2, "")))
	d.Usable("Import 2 contacts")
	if _, err := d.app.SaveContact(context.Background(), data.Contact{
		CountryCode: "DE", FirstName: "First1", LastName: "Last1", Mobile: "0151 23450001", Email: "p1@example.com",
	}); err != nil {
		t.Fatal(err)
	}
	d.Button("Import 2 contacts").Press()
	d.Until("it comes back", func() bool { return d.result != nil })
	if !d.result.Reopened || d.count() != 1 {
		t.Fatalf("result %+v, %d contacts", d.result, d.count())
	}
	d.result = nil
	d.WaitFor("[Import 1 contact]")
	if !d.flow.IsOpen() {
		t.Fatal("the dialog is closed")
	}
	d.Usable("Import 1 contact").Press()
	d.Until("it is done", func() bool { return d.result != nil })
	if d.result.Err != nil || d.count() != 2 {
		t.Errorf("result %+v, %d contacts", d.result, d.count())
	}
}

func TestWhileAJobRunsImportIsGrey(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, person(1, "")))
	d.Usable("Import 1 contact")
	end := make(chan struct{})
	if err := d.app.Start(0, "x", func(context.Context, data.ProgressFunc) error { <-end; return nil }, nil); err != nil {
		t.Fatal(err)
	}
	d.Until("it is grey", func() bool { return strings.HasPrefix(d.Button("Import").Reason(), "A job is running") })
	close(end)
	d.Usable("Import 1 contact")
}

func TestCancelledImportSaysThatNothingWasChanged(t *testing.T) {
	d := open(t, setup{})
	content := make([]string, 0, 3001)
	content = append(content, header)
	for i := range 3000 {
		content = append(content, person(i, ""))
	}
	d.flow.StartWith(d.file("kunden.csv", content...))
	var cancelled atomic.Bool // a job is told of before its work begins; that it is cancelled is told, too
	defer d.app.Listen(func(app.Event) {
		if !cancelled.Swap(true) {
			d.app.CancelJob()
		}
	})()
	d.Usable("Import 3,000 contacts").Press()
	d.Until("it ended", func() bool { return d.result != nil })
	if !d.result.Cancelled() || d.count() != 0 {
		t.Errorf("result %+v, %d contacts", d.result, d.count())
	}
	if got := d.result.Text(d.words); got != "Nothing of “kunden.csv” was imported. The book is as it was." {
		t.Errorf("text %q", got)
	}
}

func TestCheckCanBeCancelled(t *testing.T) {
	d := open(t, setup{})
	content := []string{header}
	for i := range 5000 {
		content = append(content, person(i, ""))
	}
	d.flow.StartWith(d.file("kunden.csv", content...))
	if !d.Shows("Reading and checking the rows…") {
		t.Fatalf("it shows %v", d.Texts())
	}
	d.Button("Cancel").Press()
	if !d.Shows("Drop a spreadsheet here") || !d.Shows("[Check “kunden.csv” again]") {
		t.Errorf("it shows %v", d.Texts())
	}
	d.Drain(300e6)
	if d.Shows("Rows with problems") {
		t.Error("the check shows up all the same")
	}
}

func TestCorrectedRowsCanBeSavedWithoutImporting(t *testing.T) {
	d := open(t, setup{})
	d.flow.StartWith(d.file("kunden.csv", header, "germany,Anna,Müller,+49 151 23456789,,,,,", "DE,,,,,,,,"))
	d.save = filepath.Join(t.TempDir(), "clean.csv")
	d.Usable("Save").Press()
	d.Press(fyne.KeyDown, fyne.KeyReturn) // the first of the menu
	d.WaitFor("1 row written to “clean.csv”.")
	content, err := os.ReadFile(d.save)
	if err != nil || !strings.Contains(string(content), "DE,Anna,Müller,0151") {
		t.Errorf("%v\n%s", err, content)
	}
	if d.count() != 0 {
		t.Error("the book was changed")
	}
}

func TestDropsAreTakenOrExplained(t *testing.T) {
	d := open(t, setup{})
	one, two := d.file("one.csv", header, person(1, "")), d.file("two.csv", header, person(2, ""))
	if why := d.flow.Dropped([]string{one, two}); !strings.Contains(why, "One file at a time") {
		t.Errorf("two files: %q", why)
	}
	d.flow.Start()
	if why := d.flow.Dropped([]string{one, two}); why != "" || d.flow.IsOpen() != true {
		t.Errorf("two files into the dialog: %q", why)
	}
	if why := d.flow.Dropped([]string{one}); why != "" {
		t.Errorf("one file into the dialog: %q", why)
	}
	d.Usable("Import 1 contact")
	if why := d.flow.Dropped([]string{two}); !strings.Contains(why, "Finish or cancel the import of “one.csv” first") {
		t.Errorf("a file onto the check: %q", why)
	}
}

func TestKeysLeadThroughTheDialog(t *testing.T) {
	d := open(t, setup{})
	d.save = d.file("kunden.csv", header, person(1, ""))
	d.flow.Start()
	d.Window().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.Usable("Import 1 contact")
	d.Window().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.Until("it is done", func() bool { return d.result != nil })
	d.flow.Start()
	d.Window().Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.flow.IsOpen() {
		t.Error("Esc does not close the dialog")
	}
}

func TestAnotherSheetOfAWorkbookCanBeTaken(t *testing.T) {
	d := open(t, setup{})
	path := filepath.Join(t.TempDir(), "book.xlsx")
	book := excelize.NewFile()
	for cell, text := range map[string]string{"A1": "Read me", "A2": "Nothing here"} {
		if err := book.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.NewSheet("People"); err != nil {
		t.Fatal(err)
	}
	for row, cells := range [][]string{{"Country Code", "First Name", "Last Name", "Email"}, {"DE", "A", "B", "a@example.com"}} {
		for column, text := range cells {
			cell, err := excelize.CoordinatesToCellName(column+1, row+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.SetCellStr("People", cell, text); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	d.flow.StartWith(path)
	d.Usable("Import 1 contact")
	if !d.Shows("Excel, sheet “People”") {
		t.Errorf("it shows %v", d.Texts())
	}
}
