package window_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"muster/data"
	"muster/views/widgets"
)

func TestTickedContactsAreMergedAndTheMergeIsUndone(t *testing.T) {
	d := open(t, options{sample: true})
	d.entry(t, "Merge…").Action() // of contacts: nothing is ticked
	if d.hasDialog() || !slices.Contains(d.Toasts().Titles(), "Not possible now") {
		t.Errorf("without a tick: %v\n%s", d.Toasts().Titles(), d.texts())
	}
	tick(d, 0, 1)
	d.entry(t, "Merge…").Action()
	if !strings.Contains(d.texts(), "Merge 2 contacts into one") {
		t.Fatalf("no merge is open:\n%s", d.texts())
	}
	d.press(t, "Merge")
	if n := d.count(t); n != 24 || d.hasDialog() || !slices.Contains(d.Toasts().Titles(), "Contacts merged") {
		t.Errorf("%d contacts, %v", n, d.Toasts().Titles())
	}
	d.act(t, "Undo: 2 contacts merged")
	if n := d.count(t); n != 25 {
		t.Errorf("%d contacts after undoing", n)
	}
}

func TestAGroupOfDuplicatesIsShownInTheTable(t *testing.T) {
	d := open(t, options{sample: true})
	first, err := d.app.ContactIDs(t.Context(), data.Query{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.app.Contact(t.Context(), first[0])
	if err != nil {
		t.Fatal(err)
	}
	c.ID, c.ExternalID, c.Notes = 0, "", "a twin"
	if _, err := d.app.SaveContact(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	d.entry(t, "Find duplicates").Action()
	if !strings.Contains(d.texts(), "group") {
		t.Fatalf("no duplicates are open:\n%s", d.texts())
	}
	d.press(t, "Show in the table")
	if n := len(d.Page().Query().IDs); n != 2 || d.hasDialog() || !strings.Contains(d.texts(), "You see some contacts only.") {
		t.Errorf("%d contacts are shown:\n%s", n, d.texts())
	}
	d.press(t, "Show all contacts")
	if d.Page().Query().IDs != nil || strings.Contains(d.texts(), "You see some contacts only.") {
		t.Errorf("not all are shown:\n%s", d.texts())
	}
}

func TestDeletingForGoodLeavesNothingToUndoAndNoName(t *testing.T) {
	d := open(t, options{sample: true})
	tick(d, 0)
	sel, _ := d.Page().Selection()
	gone, err := d.app.Contact(t.Context(), sel.IDs[0])
	if err != nil {
		t.Fatal(err)
	}
	gone.Notes = "edited, which can be undone"
	if _, err := d.app.SaveContact(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	d.entry(t, "Delete for good").Action()
	if !strings.Contains(d.texts(), "Delete "+gone.FullName()+" for good?") {
		t.Fatalf("nobody is asked about:\n%s", d.texts())
	}
	eachVisible(d.front(), func(o fyne.CanvasObject) {
		if box, ok := o.(*widgets.Checkbox); ok {
			box.Toggle()
		}
	})
	d.press(t, "Delete for good")
	d.waitJob()
	if n := d.count(t); n != 24 || !slices.Equal(d.Toasts().Titles(), []string{"Deleted for good"}) {
		t.Errorf("%d contacts, %v", n, d.Toasts().Titles())
	}
	if strings.Contains(d.texts(), gone.FullName()) {
		t.Errorf("the name is still shown:\n%s", d.texts())
	}
	if undo := d.entry(t, "Undo"); strings.Contains(undo.Label, "edited") {
		t.Errorf("%q is offered", undo.Label)
	}
	if _, selected := d.Page().Selection(); selected != 0 {
		t.Errorf("%d are ticked", selected)
	}
	d.entry(t, "History").Action()
	if !strings.Contains(d.texts(), "nothing is kept of who was deleted for good") {
		t.Errorf("the history says:\n%s", d.texts())
	}
}
