package contacts

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// picked is what a bulk act runs on, as it was confirmed.
type picked struct {
	selection   data.Selection
	n, notShown int
}

// picked returns what is ticked; nil after telling that nothing is.
func (page *Page) picked() *picked {
	if page.ticks.empty() {
		page.tellNot(wording.Error(page.words, data.ErrNothingSelected))
		return nil
	}
	return &picked{selection: page.ticks.selected(), n: page.ticks.count(), notShown: page.ticks.notShown()}
}

// refused tells why nothing can be written now.
func (page *Page) refused() bool {
	if page.blocked != "" {
		page.tellNot(page.blocked)
	}
	return page.blocked != ""
}

func (page *Page) tellNot(why string) {
	page.tell(Notice{Title: page.words.Text("told.not_now"), Text: why, Tone: widgets.Warning})
}

// ShowBulkMenu opens the menu of the bulk actions.
func (page *Page) ShowBulkMenu() {
	if page.toolbar.bulk.Disabled() {
		return
	}
	var menu *widgets.Popover
	menu = widgets.ShowMenu(page.params.Window.Canvas(), page.toolbar.bulk, page.bulkItems(func() *widgets.Popover { return menu }), nil)
}

// contextMenu opens the same acts for a right click: on what is ticked, or on the row alone when it is not ticked.
func (page *Page) contextMenu(row int, at fyne.Position) {
	id, ok := page.list.id(row)
	if !ok {
		return
	}
	if !page.ticks.has(id) {
		page.ticks.clear()
		page.ticks.put(id, true)
		page.ticksChanged()
	}
	var menu *widgets.Popover
	menu = widgets.ShowMenuAt(page.params.Window.Canvas(), at, page.bulkItems(func() *widgets.Popover { return menu }), nil)
}

func (page *Page) bulkItems(menu func() *widgets.Popover) []widgets.MenuItem {
	n := page.ticks.count()
	return []widgets.MenuItem{
		{
			Text: page.words.Text("contacts.bulk.add"), Icon: widgets.IconAdd, Reason: page.blocked, KeepOpen: true,
			Action: func() { page.pickToAdd(menu()) },
		},
		{
			Text: page.words.Text("contacts.bulk.remove"), Icon: widgets.IconRemove, Reason: page.blocked, KeepOpen: true,
			Action: func() { page.pickToRemove(menu()) },
		},
		{
			Text: page.words.Text("contacts.bulk.new_segment"), Icon: widgets.IconSegment, Reason: page.blocked,
			Action: page.NewSegmentFromSelection,
		},
		{
			Text: page.words.Text("contacts.bulk.merge"), Icon: widgets.IconMerge, Reason: page.mergeReason(n),
			Action: page.MergeSelected,
		},
		{
			Text: page.words.Text("contacts.bulk.export"), Icon: widgets.IconExport,
			Action: page.ExportSelection,
		},
		{Text: page.words.Text("contacts.bulk.mark"), Reason: page.blocked, Action: page.MarkSelected},
		{Text: page.words.Text("contacts.bulk.unmark"), Reason: page.blocked, Action: page.UnmarkSelected},
		widgets.MenuSeparator(),
		{
			Text: page.words.Count("contacts.bulk.delete", n), Icon: widgets.IconBin, Danger: true, Reason: page.blocked,
			Shortcut: page.words.Text("key.delete"), Action: page.DeleteSelected,
		},
		{
			Text: page.words.Text("contacts.bulk.forget"), Icon: widgets.IconBin, Danger: true, Reason: page.blocked,
			Action: page.ForgetSelected,
		},
	}
}

// mergeReason says why n contacts cannot be merged, "" when they can.
func (page *Page) mergeReason(n int) string {
	switch {
	case page.blocked != "":
		return page.blocked
	case n < 2:
		return page.words.Text("merge.too_few")
	case n > app.MaxMerged:
		return page.words.Count("merge.too_many", app.MaxMerged)
	}
	return ""
}

// MergeSelected lets the user make one contact of the ticked ones.
func (page *Page) MergeSelected() {
	if page.refused() {
		return
	}
	if reason := page.mergeReason(page.ticks.count()); reason != "" {
		page.tellNot(reason)
		return
	}
	page.Leave(func() {
		if page.params.OnMerge != nil {
			page.params.OnMerge(page.ticks.selected())
		}
	})
}

// ForgetSelected asks whether to delete the ticked contacts for good; without any, the one of the keyboard's row, and without
// that one whom, of those who were deleted before.
func (page *Page) ForgetSelected() {
	if page.refused() || page.params.OnForget == nil {
		return
	}
	sel := page.ticks.selected()
	if page.ticks.empty() {
		sel = data.Selection{}
		if id, ok := page.list.id(page.table.Current()); ok {
			sel = data.SelectIDs(id)
		}
	}
	page.Leave(func() { page.params.OnForget(sel, page.list.query) })
}

// NewSegmentFromSelection asks for a new segment with the ticked contacts in it.
func (page *Page) NewSegmentFromSelection() {
	if page.refused() {
		return
	}
	if p := page.picked(); p != nil && page.params.OnNewSegment != nil {
		page.params.OnNewSegment(p.selection, p.n)
	}
}

// ExportSelection asks for a file with the ticked contacts.
func (page *Page) ExportSelection() {
	if p := page.picked(); p != nil && page.params.OnExportSelection != nil {
		page.params.OnExportSelection(p.selection, p.n)
	}
}

// AddToSegment lets the user choose the segment that the ticked contacts are added to.
func (page *Page) AddToSegment() { page.pickToAdd(nil) }

// RemoveFromSegment lets the user choose the segment that the ticked contacts are taken out of.
func (page *Page) RemoveFromSegment() { page.pickToRemove(nil) }

func (page *Page) pickToAdd(menu *widgets.Popover) {
	if page.refused() {
		return
	}
	p := page.picked()
	if p == nil {
		return
	}
	page.pickSegment(menu, pickOptions{
		segments: page.sorted, canMake: true,
		onPick: func(s data.Segment) { page.assign(p, s) },
		onMake: func(name string) { page.assignNew(p, name) },
	})
}

func (page *Page) pickToRemove(menu *widgets.Popover) {
	if page.refused() {
		return
	}
	if p := page.picked(); p != nil {
		page.pickSegment(menu, pickOptions{
			segments: page.removable(p), onPick: func(s data.Segment) { page.unassign(p, s) },
		})
	}
}

// removable are the segments that a small selection has, as far as its contacts are loaded; else all segments.
func (page *Page) removable(p *picked) []data.Segment {
	if p.selection.All {
		return page.sorted
	}
	has := map[data.SegmentID]bool{}
	for _, id := range p.selection.IDs {
		r, ok := page.list.loaded[id]
		if !ok {
			return page.sorted
		}
		for _, s := range r.contact.Segments {
			has[s] = true
		}
	}
	var out []data.Segment
	for _, s := range page.sorted {
		if has[s.ID] {
			out = append(out, s)
		}
	}
	return out
}

// assign adds the picked contacts to a segment, as the App's job.
func (page *Page) assign(p *picked, s data.Segment) {
	page.start(app.JobAssign, s.Name, func(ctx context.Context, report data.ProgressFunc) (data.Change, error) {
		return page.app.Assign(ctx, p.selection, s.ID, report)
	}, func(c data.Change) Notice {
		n := c.Counts.MembershipsAdded
		if n == 0 {
			return page.unchanged(page.words.Count("contacts.told.had_segment", p.n, "Segment", s.Name))
		}
		text := page.words.Count("contacts.told.added", n, "Segment", s.Name)
		if had := p.n - n; had > 0 {
			text += " " + page.words.Count("contacts.told.had_it", had)
		}
		return page.success("contacts.told.added_title", text)
	})
}

// assignNew makes a segment with the picked contacts in it.
func (page *Page) assignNew(p *picked, name string) {
	page.start(app.JobAssign, name, func(ctx context.Context, _ data.ProgressFunc) (data.Change, error) {
		var change data.Change
		_, err := page.app.CreateSegment(app.NoteChange(ctx, &change),
			data.Segment{Name: name, Family: data.FamilyOther, Colour: data.ColourAuto}, &p.selection)
		return change, err
	}, func(data.Change) Notice {
		return page.success("contacts.told.made_title", page.words.Count("contacts.told.made", p.n, "Segment", name))
	})
}

func (page *Page) unassign(p *picked, s data.Segment) {
	page.start(app.JobUnassign, s.Name, func(ctx context.Context, report data.ProgressFunc) (data.Change, error) {
		return page.app.Unassign(ctx, p.selection, s.ID, report)
	}, func(c data.Change) Notice {
		n := c.Counts.MembershipsRemoved
		if n == 0 {
			return page.unchanged(page.words.Count("contacts.told.lacked_segment", p.n, "Segment", s.Name))
		}
		return page.success("contacts.told.removed_title", page.words.Count("contacts.told.removed", n, "Segment", s.Name))
	})
}

func (page *Page) success(title, text string) Notice {
	return Notice{Title: page.words.Text(title), Text: text, Tone: widgets.Success}
}

func (page *Page) unchanged(why string) Notice {
	return Notice{Title: page.words.Text("contacts.told.unchanged"), Text: why}
}

// DeleteSelected asks and deletes the ticked contacts; without any, the one of the keyboard's row.
func (page *Page) DeleteSelected() {
	if page.refused() {
		return
	}
	if page.ticks.empty() {
		if id, ok := page.list.id(page.table.Current()); ok {
			page.askDelete(&picked{selection: data.SelectIDs(id), n: 1})
			return
		}
	}
	if p := page.picked(); p != nil {
		page.askDelete(p)
	}
}

// askDelete names the extent and the way back.
func (page *Page) askDelete(p *picked) {
	w := page.words
	details := []string{w.Text("contacts.delete.undo")}
	if p.notShown > 0 {
		details = append([]string{w.Count("contacts.delete.not_shown", p.notShown)}, details...)
	}
	title := w.Count("contacts.delete.title", p.n)
	if p.n == 1 && !p.selection.All && len(p.selection.IDs) == 1 {
		if r, ok := page.list.loaded[p.selection.IDs[0]]; ok {
			title = w.Text("contacts.delete.title_one", "Name", r.contact.FullName())
		}
	}
	widgets.Ask(page.params.Window.Canvas(), widgets.Question{
		Title: title, Text: w.Count("contacts.delete.text", p.n), Details: details, Danger: true,
		Confirm: w.Count("contacts.delete.confirm", p.n), Cancel: w.Text("common.cancel"),
		OnConfirm: func() { page.delete(p) },
	})
}

func (page *Page) delete(p *picked) {
	page.start(app.JobDelete, "", func(ctx context.Context, report data.ProgressFunc) (data.Change, error) {
		return page.app.DeleteContacts(ctx, p.selection, report)
	}, func(c data.Change) Notice {
		if p.selection.All {
			page.ClearSelection() // or whoever comes to match later would be ticked from the start
		}
		return page.success("contacts.told.deleted_title", page.words.Count("contacts.told.deleted", c.Counts.Deleted))
	})
}

// start runs an act as the App's job and tells its end.
func (page *Page) start(
	kind app.JobKind, name string, act func(context.Context, data.ProgressFunc) (data.Change, error), success func(data.Change) Notice,
) {
	var change data.Change
	err := page.app.Start(kind, name, func(ctx context.Context, report data.ProgressFunc) (err error) {
		change, err = act(ctx, report)
		return err
	}, func(err error) {
		page.tasks.UI(func() {
			switch {
			case errors.Is(err, context.Canceled):
				page.tell(Notice{Title: page.words.Text("contacts.told.cancelled"), Text: page.words.Text("contacts.told.cancelled_text")})
			case err != nil:
				page.tellError(err)
			default:
				n := success(change)
				n.Change = change
				page.tell(n)
			}
		})
	})
	if err != nil {
		page.tellError(err)
		return
	}
	page.FocusTable() // the button that opened the menu has no use for the next key
}
