package duplicates

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

const (
	findWidth    float32 = 980
	findHeight   float32 = 640
	peopleHeight float32 = 190 // of the contacts of a group: four of them, and the header
	groupsPage           = 100
)

// finding is the dialog that lists groups of contacts which may be one person, and the contacts of the chosen group below.
type finding struct {
	d      *Dialogs
	sheet  *widgets.Sheet
	groups *widgets.Table
	people *widgets.Table
	empty  *widgets.EmptyState
	wait   *fyne.Container
	bar    *widgets.Progress

	again  *widgets.LinkText
	apart  *widgets.Button
	shows  *widgets.Button
	merges *widgets.Button
	closes *widgets.Button

	found  *app.Duplicates
	order  []int // places in found of the groups that are listed: not of those that are done with
	loaded map[int]data.DuplicateGroup
	asked  map[int]bool // pages that are being loaded
	era    int          // counts what was asked for: answers to older questions do not count
	chosen int          // the row of the chosen group, -1 for none
	search int          // counts the searches
	cancel context.CancelFunc
}

// Find opens the dialog and looks for contacts that may be one person.
func (d *Dialogs) Find() {
	if d.finding != nil {
		return
	}
	w := d.p.Words
	f := &finding{d: d, chosen: -1, cancel: func() {}}
	d.finding = f
	f.sheet = widgets.NewSheet(d.p.Window.Canvas(), w.Text("duplicates.title"))
	f.sheet.Size = fyne.NewSize(findWidth, findHeight)
	f.sheet.OnClosed = f.closed
	f.groups, f.people = f.newGroups(), f.newPeople()
	f.empty = widgets.NewEmptyState(widgets.IconCheck, w.Text("duplicates.none"), w.Text("duplicates.none_text"))
	f.bar = widgets.NewProgress()
	f.wait = container.New(widgets.NewColumn(theme.GapM), widgets.NewMutedText(w.Text("duplicates.looking")),
		widgets.FixedSize(320, 6, f.bar))
	f.again = widgets.NewLinkText(w.Text("duplicates.again"), f.look)
	f.apart = widgets.NewButton(w.Text("duplicates.apart"), f.skip)
	f.shows = widgets.NewButton(w.Text("duplicates.show"), f.show)
	f.merges = widgets.NewPrimaryButton(w.Text("duplicates.merge"), f.merge)
	f.closes = widgets.NewButton(w.Text("common.close"), f.sheet.Close)
	people := widgets.FixedSize(0, peopleHeight, widgets.Pad(theme.GapM, 0, 0, 0, f.people))
	lists := widgets.Dock(nil, people, nil, nil, f.groups)
	f.sheet.SetBody(container.NewStack(lists, container.NewCenter(f.wait), f.empty))
	f.sheet.SetButtons(f.apart, f.shows, f.closes, f.merges)
	f.sheet.SetDefault(f.merges)
	f.sheet.First = f.groups
	f.sheet.Show()
	f.look()
}

func (f *finding) closed() {
	f.cancel()
	f.era++
	f.search++
	f.d.finding = nil
}

// look searches the book anew.
func (f *finding) look() {
	f.cancel()
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	f.search++
	search := f.search
	f.found, f.order = nil, nil
	f.forget()
	f.bar.SetValue(0)
	f.update()
	progress := widgets.NewLatest(f.d.p.Tasks, func(p data.Progress) {
		if search == f.search && p.Total > 0 {
			f.bar.SetValue(float64(p.Done) / float64(p.Total))
		}
	})
	f.d.p.Tasks.Go(func() {
		found, err := f.d.p.App.FindDuplicates(ctx, progress.Set)
		f.d.p.Tasks.UI(func() {
			switch {
			case search != f.search || f.d.finding != f:
			case err != nil:
				f.sheet.Close()
				f.d.failed(err)
			default:
				f.arrived(found)
			}
		})
	})
}

func (f *finding) arrived(found *app.Duplicates) {
	f.found = found
	f.order = make([]int, found.Len())
	for i := range f.order {
		f.order[i] = i
	}
	f.chosen = -1
	f.relist()
}

// forget drops what is loaded.
func (f *finding) forget() {
	f.era++
	f.loaded, f.asked = map[int]data.DuplicateGroup{}, map[int]bool{}
}

// relist shows the groups that are left, and keeps one of them chosen.
func (f *finding) relist() {
	n := len(f.order)
	f.groups.SetLength(n)
	f.chosen = min(max(f.chosen, 0), n-1)
	if f.chosen >= 0 {
		f.groups.SetCurrent(f.chosen)
	}
	f.groups.RefreshRows(0, n)
	f.update()
	f.sheet.Focus(f.groups)
}

// group is the group of a row; one that is not there yet is asked for.
func (f *finding) group(row int) (data.DuplicateGroup, bool) {
	if row < 0 || row >= len(f.order) {
		return data.DuplicateGroup{}, false
	}
	g, ok := f.loaded[f.order[row]]
	if !ok {
		f.load(f.order[row] / groupsPage)
	}
	return g, ok
}

func (f *finding) load(page int) {
	if f.asked[page] || f.found == nil {
		return
	}
	f.asked[page] = true
	found, era := f.found, f.era
	f.d.p.Tasks.Go(func() {
		groups, err := found.Groups(context.Background(), page*groupsPage, groupsPage)
		f.d.p.Tasks.UI(func() {
			switch {
			case era != f.era:
			case err != nil:
				f.d.failed(err)
			default:
				f.keep(page, groups)
			}
		})
	})
}

// keep takes the groups of a page. Those of which nobody is left to be merged with are done with.
func (f *finding) keep(page int, groups []data.DuplicateGroup) {
	gone := map[int]bool{}
	for i, g := range groups {
		at := page*groupsPage + i
		f.loaded[at] = g
		gone[at] = len(g.Contacts) < 2 && len(g.IDs) <= data.MaxDuplicatesLoaded
	}
	before := len(f.order)
	f.order = slices.DeleteFunc(f.order, func(at int) bool { return gone[at] })
	if len(f.order) < before {
		f.relist()
		return
	}
	f.groups.RefreshRows(0, len(f.order))
	f.update()
}

func (f *finding) choose(row int) {
	f.chosen = row
	f.update()
}

// update shows the contacts of the chosen group, and what can be done with them.
func (f *finding) update() {
	w := f.d.p.Words
	looking := f.found == nil
	none := !looking && len(f.order) == 0
	setVisible(f.wait, looking)
	setVisible(f.empty, none)
	setVisible(f.groups, !looking && !none)
	setVisible(f.people, !looking && !none)
	switch {
	case looking:
		f.sheet.SetSubtitle()
	default:
		f.sheet.SetSubtitle(widgets.NewMutedText(w.Count("duplicates.count", len(f.order))), f.again)
	}
	g, ok := f.group(f.chosen)
	f.people.SetLength(len(g.Contacts))
	f.people.RefreshRows(0, len(g.Contacts))
	reason := ""
	if !ok {
		reason = w.Text("duplicates.choose")
	}
	f.apart.SetReason(reason)
	f.shows.SetReason(reason)
	if reason == "" {
		reason = f.d.blocked()
	}
	if reason == "" && len(g.IDs) > app.MaxMerged {
		reason = w.Count("merge.too_many", app.MaxMerged)
	}
	f.merges.SetReason(reason)
}

// bookChanged shows the contacts of the groups as they are now.
func (f *finding) bookChanged() {
	if f.found == nil {
		return
	}
	chosen, g := f.chosen, data.DuplicateGroup{}
	if chosen >= 0 && chosen < len(f.order) {
		g = f.loaded[f.order[chosen]]
	}
	f.forget()
	if len(g.Contacts) > 0 { // shown until it is loaded again
		f.loaded[f.order[chosen]] = g
	}
	f.groups.RefreshRows(0, len(f.order))
	if len(f.order) > 0 {
		f.load(f.order[max(chosen, 0)] / groupsPage)
	}
	f.update()
}

// skip takes the chosen group off the list: these are not one person.
func (f *finding) skip() {
	if f.chosen < 0 || f.chosen >= len(f.order) {
		return
	}
	f.order = slices.Delete(f.order, f.chosen, f.chosen+1)
	f.relist()
}

// show closes the dialog and lists the contacts of the chosen group.
func (f *finding) show() {
	g, ok := f.group(f.chosen)
	if !ok {
		return
	}
	f.sheet.Close()
	if f.d.p.OnShow != nil {
		f.d.p.OnShow(g.IDs)
	}
}

// merge merges the chosen group, and goes on with the next one.
func (f *finding) merge() {
	g, ok := f.group(f.chosen)
	if !ok {
		return
	}
	at := f.order[f.chosen]
	f.d.merge(data.SelectIDs(g.IDs...), func() {
		if i := slices.Index(f.order, at); i >= 0 && f.d.finding == f {
			f.chosen = i
			f.skip()
		}
	})
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
