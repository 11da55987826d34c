package history

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// exportList is the list of the files that were exported, the newest first.
type exportList struct {
	h        *History
	sheet    *widgets.Sheet
	table    *widgets.Table
	empty    *widgets.EmptyState
	exports  []data.Export
	profiles map[string]string // names by id
}

// showExports opens the list over that of the changes.
func showExports(h *History) {
	w := h.p.Words
	l := &exportList{h: h, sheet: widgets.NewSheet(h.p.Window.Canvas(), w.Text("history.exports.title"))}
	l.table = widgets.NewTable([]widgets.Column{
		{ID: "when", Title: w.Text("history.when"), Width: 150, MinWidth: 145},
		{ID: "profile", Title: w.Text("history.exports.profile"), Width: 140, MinWidth: 100, Flex: .3},
		{ID: "which", Title: w.Text("history.exports.which"), Width: 130, MinWidth: 110},
		{ID: "contacts", Title: w.Text("history.exports.contacts"), Width: 90, MinWidth: 80, Align: fyne.TextAlignTrailing},
		{ID: "file", Title: w.Text("history.exports.file"), Width: 220, MinWidth: 120, Flex: 1},
	})
	l.table.UpdateCell = l.fill
	l.empty = widgets.NewEmptyState(widgets.IconExport, w.Text("history.exports.none"), w.Text("history.exports.none_text"))
	l.empty.Hide()
	closes := widgets.NewPrimaryButton(w.Text("common.close"), l.sheet.Close)
	l.sheet.Size = fyne.NewSize(dialogWidth-80, dialogHeight-80)
	l.sheet.SetBody(container.NewStack(l.table, l.empty))
	l.sheet.SetButtons(closes)
	l.sheet.SetDefault(closes)
	l.sheet.First = l.table
	l.sheet.Show()
	l.load()
}

func (l *exportList) load() {
	p := l.h.p
	p.Tasks.Go(func() {
		ctx := context.Background()
		exports, err := p.App.Exports(ctx, 0)
		names := make(map[string]string)
		if err == nil {
			profiles, failed := p.App.Profiles(ctx)
			for _, profile := range profiles {
				names[profile.ID] = profile.Name
			}
			err = failed
		}
		p.Tasks.UI(func() {
			if err != nil {
				l.empty.Set(wording.Error(p.Words, err), "")
			}
			l.exports, l.profiles = exports, names
			setVisible(l.empty, len(exports) == 0)
			setVisible(l.table, len(exports) > 0)
			l.table.SetLength(len(exports))
			l.table.RefreshRows(0, len(exports))
		})
	})
}

func (l *exportList) fill(row int, column string, cell *widgets.Cell) {
	if row >= len(l.exports) {
		return
	}
	w, e := l.h.p.Words, l.exports[row]
	cell.Blank = true
	switch column {
	case "when":
		cell.Text = w.DateTime(e.At)
	case "profile":
		cell.Text = l.profiles[e.Profile] // none of one that was deleted
	case "which":
		cell.Text, cell.Muted = w.Text("history.exports.scope."+string(e.Scope)), true
	case "contacts":
		cell.Text = w.Number(e.Count)
	case "file":
		cell.Text = e.File
	}
}
