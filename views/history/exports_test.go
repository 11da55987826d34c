package history_test

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
)

// openExports opens the list of exports from that of the changes.
func (d *desk) openExports() {
	d.t.Helper()
	for _, o := range d.Objects() {
		if link, ok := o.(*widgets.LinkText); ok && link.Text() == "Exports…" {
			link.Tapped(nil)
			return
		}
	}
	d.t.Fatal("there is no link to the exports")
}

// last is the last object of a type in the open dialogs: that of the topmost one.
func last[T fyne.CanvasObject](d *desk) (found T) {
	for _, o := range d.Objects() {
		if one, ok := o.(T); ok {
			found = one
		}
	}
	return found
}

func TestExportsAreListed(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	path := filepath.Join(t.TempDir(), "out.csv")
	o := app.ExportOptions{Path: path, Profile: "excel", Selection: data.SelectAll(data.Query{}), OnlyChanged: true}
	if _, err := d.app.ExportFile(context.Background(), o, nil); err != nil {
		t.Fatal(err)
	}
	d.list(1)
	d.openExports()
	table := last[*widgets.Table](d)
	d.Until("the export is listed", func() bool { return table.Length() == 1 })
	for column, want := range map[string]string{"file": "out.csv", "profile": "Excel", "which": "Only changes", "contacts": "1"} {
		var cell widgets.Cell
		if table.UpdateCell(0, column, &cell); cell.Text != want {
			t.Errorf("%s is %q, want %q", column, cell.Text, want)
		}
	}
	d.Press(fyne.KeyEscape)
	if last[*widgets.Table](d) == table {
		t.Error("Esc does not close it")
	}
}

func TestNoExportsIsSaid(t *testing.T) {
	d := open(t, options{})
	d.add("Anna")
	d.list(1)
	d.openExports()
	d.Until("it says so", func() bool { return last[*widgets.EmptyState](d).Visible() })
}
