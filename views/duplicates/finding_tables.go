package duplicates

import (
	"slices"

	"fyne.io/fyne/v2"

	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

func (f *finding) newGroups() *widgets.Table {
	w := f.d.p.Words
	t := widgets.NewTable([]widgets.Column{
		{ID: "who", Title: w.Text("duplicates.who"), Width: 300, MinWidth: 200, Flex: 1},
		{ID: "by", Title: w.Text("duplicates.alike"), Width: 400, MinWidth: 240, Flex: 1},
		{ID: "size", Title: w.Text("duplicates.size"), Width: 90, MinWidth: 80, Align: fyne.TextAlignTrailing},
	})
	t.UpdateCell = f.fillGroup
	t.IsLoaded = func(row int) bool { _, ok := f.group(row); return ok }
	t.OnOpen, t.OnCurrent = f.choose, f.choose
	t.OnEnter = func(row int) {
		f.choose(row)
		f.merges.Press()
	}
	t.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDelete {
			f.apart.Press()
			return true
		}
		return false
	}
	return t
}

func (f *finding) newPeople() *widgets.Table {
	w := f.d.p.Words
	t := widgets.NewTable([]widgets.Column{
		{ID: "name", Title: w.Text("contacts.column.name"), Width: 200, MinWidth: 150, Flex: 1},
		{ID: "mobile", Title: wording.Field(w, data.FieldMobile), Width: 140, MinWidth: 120},
		{ID: "email", Title: wording.Field(w, data.FieldEmail), Width: 200, MinWidth: 140, Flex: 1},
		{ID: "organization", Title: wording.Field(w, data.FieldOrganization), Width: 160, MinWidth: 120, Flex: .5, HideOrder: 2},
		{ID: "edited", Title: w.Text("duplicates.edited"), Width: 110, MinWidth: 100, HideOrder: 1},
	})
	t.UpdateCell = f.fillPerson
	return t
}

func (f *finding) fillGroup(row int, column string, cell *widgets.Cell) {
	g, ok := f.group(row)
	if !ok {
		return
	}
	w := f.d.p.Words
	switch column {
	case "who":
		var names []string
		for _, c := range g.Contacts {
			if name := c.FullName(); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		cell.Text = wording.List(w, names)
	case "by":
		cell.Text, cell.Short = wording.DuplicateKeys(w, g.By)
		cell.Muted = true
	case "size":
		cell.Text = w.Number(f.size(g))
	}
}

// size is how many contacts of a group are still there, as far as they are loaded.
func (f *finding) size(g data.DuplicateGroup) int {
	if len(g.IDs) > data.MaxDuplicatesLoaded {
		return len(g.IDs)
	}
	return len(g.Contacts)
}

func (f *finding) fillPerson(row int, column string, cell *widgets.Cell) {
	g, ok := f.group(f.chosen)
	if !ok || row >= len(g.Contacts) {
		return
	}
	w, c := f.d.p.Words, g.Contacts[row]
	switch column {
	case "name":
		cell.Text = c.FullName()
	case "mobile":
		cell.Text = f.d.p.App.ShowMobile(c)
	case "email":
		cell.Text = c.Email
	case "organization":
		cell.Text = c.Organization
	case "edited":
		cell.Text, cell.Muted = w.Date(c.UpdatedAt), true
	}
}
