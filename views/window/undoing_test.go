package window_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"muster/data"
	"muster/data/store/storetest"
	"muster/views/widgets"
)

// entry is the entry of the Edit menu whose label begins so.
func (d *desk) entry(t *testing.T, prefix string) *fyne.MenuItem {
	t.Helper()
	var found *fyne.MenuItem
	d.eachItem(func(i *fyne.MenuItem) {
		if strings.HasPrefix(i.Label, prefix) && found == nil {
			found = i
		}
	})
	if found == nil {
		t.Fatalf("no entry begins with %q", prefix)
	}
	return found
}

// act calls an entry and waits for the job that it starts.
func (d *desk) act(t *testing.T, prefix string) {
	t.Helper()
	d.entry(t, prefix).Action()
	d.waitJob()
}

func (d *desk) count(t *testing.T) int {
	t.Helper()
	n, err := d.app.CountContacts(t.Context(), data.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// deleteTwo deletes two contacts of the sample book as a person would.
func (d *desk) deleteTwo(t *testing.T) {
	t.Helper()
	tick(d, 0, 1)
	d.Page().DeleteSelected()
	d.press(t, "Delete 2 contacts")
	d.waitJob()
	if n := d.count(t); n != 23 {
		t.Fatalf("%d contacts after deleting two of 25", n)
	}
}

func TestADeletionIsUndoneAndRedoneFromTheMenu(t *testing.T) {
	d := open(t, options{sample: true})
	d.deleteTwo(t)
	d.act(t, "Undo: 2 contacts deleted")
	if n, shown := d.count(t), d.Page().Status().Shown; n != 25 || shown != 25 {
		t.Errorf("undone: %d contacts, %d shown", n, shown)
	}
	if titles := d.Toasts().Titles(); len(titles) != 1 || titles[0] != "Undone" {
		t.Errorf("told %q; what was undone is no longer told as done", titles)
	}
	d.act(t, "Redo: 2 contacts deleted")
	if n := d.count(t); n != 23 {
		t.Errorf("redone: %d contacts", n)
	}
}

func TestTheToastOfAnActUndoesIt(t *testing.T) {
	d := open(t, options{sample: true})
	d.deleteTwo(t)
	d.press(t, "Undo")
	d.waitJob()
	if n := d.count(t); n != 25 {
		t.Errorf("%d contacts", n)
	}
	d.press(t, "Redo")
	d.waitJob()
	if titles := d.Toasts().Titles(); d.count(t) != 23 || len(titles) != 1 || titles[0] != "Redone" {
		t.Errorf("%d contacts, told %q", d.count(t), titles)
	}
}

func TestTheMenuSaysWhyNothingCanBeUndone(t *testing.T) {
	d := open(t, options{})
	if i := d.entry(t, "Undo"); !i.Disabled || i.Label != "Undo (nothing to undo)" {
		t.Errorf("%q, grey %v", i.Label, i.Disabled)
	}
	d.act(t, "Undo")
	if !strings.Contains(d.texts(), "There is nothing to undo.") {
		t.Errorf("the key gets no answer:\n%s", d.texts())
	}
	release := d.hold(t)
	if i := d.entry(t, "Undo"); !i.Disabled || !strings.Contains(i.Label, "while a job runs") {
		t.Errorf("%q, grey %v", i.Label, i.Disabled)
	}
	release()
}

func TestTheMenuSaysThatABookCanOnlyBeRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "contacts.muster")
	storetest.Fill(t, storetest.Open(t, path), 3)
	d := open(t, options{path: path, readOnly: true})
	for _, act := range []string{"Undo", "Redo"} {
		if i := d.entry(t, act); !i.Disabled || i.Label != act+" (this book can only be read)" {
			t.Errorf("%q, grey %v", i.Label, i.Disabled)
		}
		d.act(t, act) // as by its key, which Fyne hands on for grey entries, too
	}
	if n := d.count(t); n != 3 {
		t.Errorf("%d contacts", n)
	}
}

// While a dialog is open, only its own keys act.
func TestUndoKeepsStillUnderADialog(t *testing.T) {
	d := open(t, options{sample: true})
	d.deleteTwo(t)
	d.ShowKeys()
	d.act(t, "Undo")
	if n := d.count(t); n != 23 {
		t.Errorf("%d contacts after Undo under a dialog", n)
	}
}

// The toast of an act goes on to mean that act, whatever was done after it.
func TestTheUndoOfAToastMeansItsOwnChange(t *testing.T) {
	d := open(t, options{sample: true})
	d.deleteTwo(t)
	segment, err := d.app.CreateSegment(t.Context(), data.Segment{Name: "Later", Colour: data.ColourAuto}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.press(t, "Undo")
	d.waitJob()
	if n := d.count(t); n != 25 {
		t.Errorf("%d contacts", n)
	}
	all, err := d.app.Segments(t.Context())
	if err != nil || !slices.ContainsFunc(all, func(s data.Segment) bool { return s.ID == segment.ID }) {
		t.Errorf("the later segment is gone, %v", err)
	}
}

// Where something later stands in the way, the toast says so and stays.
func TestTheUndoOfAToastSaysWhatStandsInTheWay(t *testing.T) {
	d := open(t, options{sample: true})
	tick(d, 0)
	sel, _ := d.Page().Selection()
	segment, err := d.app.CreateSegment(t.Context(), data.Segment{Name: "Later", Colour: data.ColourAuto}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.Page().DeleteSelected()
	d.press(t, "Delete 1 contact")
	d.waitJob()
	changes, err := d.app.Changes(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	d.act(t, "Undo")
	if _, err := d.app.Assign(t.Context(), sel, segment.ID, nil); err != nil {
		t.Fatal(err)
	}
	d.press(t, "Redo") // of the toast "Undone": the contact has a segment now that it would be deleted with
	d.waitJob()
	if !d.hasDialog() || !strings.Contains(d.texts(), "1 contact added to “Later”") {
		t.Errorf("nothing is said of what stands in the way of redoing %v:\n%s", changes[0], d.texts())
	}
	if n := d.count(t); n != 25 {
		t.Errorf("%d contacts", n)
	}
}

func TestUndoBelongsToTheFocusedText(t *testing.T) {
	d := open(t, options{sample: true})
	d.deleteTwo(t)
	d.Page().FocusSearch()
	entry := d.Fyne().Canvas().Focused().(*widgets.Input)
	for _, r := range "anna" {
		entry.TypedRune(r)
	}
	d.act(t, "Undo")
	if entry.Text != "" || d.count(t) != 23 {
		t.Errorf("the text is %q, %d contacts", entry.Text, d.count(t))
	}
	d.act(t, "Redo")
	if entry.Text != "anna" {
		t.Errorf("the text is %q after redoing", entry.Text)
	}
	d.Page().FocusTable()
	d.act(t, "Undo")
	if d.count(t) != 25 {
		t.Errorf("%d contacts", d.count(t))
	}
}

func TestTheSecondKeyOfRedo(t *testing.T) {
	d := open(t, options{sample: true})
	d.deleteTwo(t)
	d.act(t, "Undo")
	d.Page().FocusTable()
	d.Fyne().Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutRedo{})
	d.waitJob()
	if n := d.count(t); n != 23 {
		t.Errorf("%d contacts", n)
	}
}

func TestAnImportIsUndoneAndItsRejectedRowsStay(t *testing.T) {
	d := open(t, options{sample: true})
	d.Dropped([]string{file(t, "kunden.csv", kunden)})
	d.pressLike(t, "Import 2")
	d.waitJob()
	d.act(t, "Undo: Import of kunden.csv")
	if n := d.count(t); n != 25 {
		t.Errorf("%d contacts", n)
	}
	titles := d.Toasts().Titles()
	if len(titles) != 2 || titles[0] != "Undone" || titles[1] != "Import undone" {
		t.Errorf("told %q", titles)
	}
	d.press(t, "Save rejected rows…")
	if strings.Contains(d.texts(), "no longer there") {
		t.Error("the rejected rows are gone")
	}
	d.press(t, "Redo")
	d.waitJob()
	if d.count(t) != 27 || !strings.Contains(d.texts(), "Show") {
		t.Errorf("%d contacts, told:\n%s", d.count(t), d.texts())
	}
}

func TestWhatIsToldOfAnotherBookGoes(t *testing.T) {
	d := open(t, options{sample: true})
	d.deleteTwo(t)
	d.LeaveSample()
	if n := d.Toasts().Count(); n != 0 {
		t.Errorf("%d toasts offer to undo in a book that is closed", n)
	}
	if i := d.entry(t, "Undo"); !i.Disabled {
		t.Errorf("the menu still offers %q", i.Label)
	}
}

func TestASavedContactCanBeUndoneWhereItIsTold(t *testing.T) {
	d := open(t, options{sample: true})
	d.Page().OpenContact(1)
	before, err := d.app.Contact(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range test.LaidOutObjects(d.Page().Detail()) {
		if in, ok := o.(*widgets.Input); ok && in.Text == before.LastName {
			in.SetText("Married")
			break
		}
	}
	d.menuItem(t, "Save changes").Action()
	if c, _ := d.app.Contact(t.Context(), 1); c.LastName != "Married" {
		t.Fatalf("saved %q", c.LastName)
	}
	d.press(t, "Undo")
	d.waitJob()
	after, err := d.app.Contact(t.Context(), 1)
	if err != nil || after.LastName != before.LastName || !after.UpdatedAt.Equal(before.UpdatedAt) {
		t.Errorf("%v, %+v", err, after)
	}
	if !strings.Contains(d.texts(), before.FullName()) {
		t.Error("the panel does not show the contact as it is again")
	}
}

// edit opens a contact in the panel and changes its last name there.
func (d *desk) edit(t *testing.T, id data.ContactID, last string) {
	t.Helper()
	d.Page().OpenContact(id)
	c, err := d.app.Contact(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range test.LaidOutObjects(d.Page().Detail()) {
		if in, ok := o.(*widgets.Input); ok && in.Text == c.LastName {
			in.SetText(last)
			return
		}
	}
	t.Fatal("no field for the last name")
}

// Edits that would go with their contact are asked about before, and the change that was meant is still the one to be undone.
func TestEditsAreNotLostWithAContactThatIsUndone(t *testing.T) {
	for _, step := range []struct {
		answer, says string
		contacts     int
	}{
		{"Keep editing", "", 27},
		{"Discard", "Redo", 25},
		{"Save", "Contact edited", 27},
	} {
		t.Run(step.answer, func(t *testing.T) {
			d := open(t, options{sample: true})
			d.Dropped([]string{file(t, "kunden.csv", kunden)})
			d.pressLike(t, "Import 2")
			d.waitJob()
			last, err := d.app.Changes(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			ids, err := d.app.ContactIDs(t.Context(), data.Query{Change: last[0].ID}, 0)
			if err != nil || len(ids) != 2 {
				t.Fatalf("%d contacts of the import, %v", len(ids), err)
			}
			d.edit(t, ids[0], "Edited")
			d.act(t, "Undo")
			if n := d.count(t); n != 27 || !d.hasDialog() {
				t.Fatalf("nobody asks, %d contacts", n)
			}
			d.press(t, step.answer)
			d.waitJob()
			if n := d.count(t); n != step.contacts || !strings.Contains(d.texts(), step.says) {
				t.Errorf("%d contacts, and %q is not to be seen in:\n%s", n, step.says, d.texts())
			}
		})
	}
}

func TestTheHistoryOpensFromTheMenuAndShowsContacts(t *testing.T) {
	d := open(t, options{sample: true})
	d.Dropped([]string{file(t, "kunden.csv", kunden)})
	d.pressLike(t, "Import 2")
	d.waitJob()
	d.entry(t, "History…").Action()
	d.press(t, "Show contacts")
	if s := d.Page().Status(); s.Shown != 2 || d.hasDialog() {
		t.Errorf("%d contacts are listed, want the 2 of the import", s.Shown)
	}
}
