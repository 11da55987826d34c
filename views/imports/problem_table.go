package imports

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// problemTable shows the rows with problems, narrowed by badges.
type problemTable struct {
	p      *checkPage
	list   *problemList
	box    *fyne.Container
	badges []*filterBadge
	save   *widgets.Button
	table  *widgets.Table
	detail *widgets.Text // the whole sentence of the row that the keyboard is on
	none   *widgets.EmptyState
	ready  bool // the first page has arrived
}

func newProblemTable(p *checkPage) *problemTable {
	w := p.f.p.Words
	t := &problemTable{p: p, list: newProblemList()}
	for _, f := range []filter{filterErrors, filterConflicts, filterWarnings, filterEmptied} {
		t.badges = append(t.badges, newFilterBadge(f, t.toggle))
	}
	t.save = widgets.NewButton(w.Text("import.rejected.save"), p.saveRejected).Small()
	t.table = widgets.NewTable([]widgets.Column{
		{ID: "row", Title: w.Text("import.problems.row"), Width: 60},
		{ID: "column", Title: w.Text("import.problems.column"), Width: 124, MinWidth: 70},
		{ID: "value", Title: w.Text("import.problems.value"), Width: 146, MinWidth: 90},
		{ID: "why", Title: w.Text("import.problems.why"), Width: 220, MinWidth: 160, Flex: 1},
	})
	t.table.IsLoaded = func(row int) bool { _, loaded := t.list.at(row); return loaded }
	t.table.UpdateCell = t.fill
	t.table.OnVisible = t.load
	t.table.OnOpen = t.tell
	t.table.OnCurrent = t.tell
	t.detail = widgets.NewMutedText("").Wrapped()
	t.none = widgets.NewEmptyState(widgets.IconCheck, w.Text("import.problems.none"), w.Text("import.problems.none_text"))

	head := widgets.NewToolbar(widgets.NewText(w.Text("import.problems")).Strong())
	for _, b := range t.badges {
		head.Add(b)
	}
	head.Add(widgets.NewSpacer())
	head.Add(t.save)
	t.box = container.NewBorder(widgets.FixedSize(0, theme.ControlHeight, head),
		widgets.FixedSize(0, 36, t.detail), nil, nil, container.NewStack(t.table, t.none))
	return t
}

// refresh shows the numbers at the badges.
func (t *problemTable) refresh() {
	w, plan := t.p.f.p.Words, t.p.c.plan
	for _, b := range t.badges {
		n, key, tone := plan.Errors, "import.badge.errors", widgets.Error
		switch b.filter {
		case filterConflicts:
			n, key, tone = plan.Counts.Conflicts, "import.badge.conflicts", widgets.Warning
		case filterWarnings:
			n, key, tone = plan.Warnings, "import.badge.warnings", widgets.Warning
		case filterEmptied:
			n, key, tone = 0, "import.badge.emptied", widgets.Warning
			if plan.Decisions.ReplaceSegments {
				n = plan.Replace.Emptied
			}
		}
		b.set(w.Count(key, n), tone, t.list.filter == b.filter)
		if n == 0 && t.list.filter != b.filter {
			b.Hide()
		} else {
			b.Show()
		}
	}
	t.save.SetReason(t.saveBlocked())
	if t.p.c.left() == 0 {
		t.save.Hide()
	} else {
		t.save.Show()
	}
	empty := t.ready && t.list.total == 0
	if empty == t.none.Visible() {
		return
	}
	if empty {
		t.none.Show()
		t.table.Hide()
	} else {
		t.none.Hide()
		t.table.Show()
	}
}

func (t *problemTable) saveBlocked() string {
	if t.p.saving {
		return t.p.f.p.Words.Text("import.saving")
	}
	return ""
}

// toggle narrows to a filter, or no longer when it is on.
func (t *problemTable) toggle(f filter) {
	if t.list.filter == f {
		f = filterAll
	}
	t.list.filter = f
	t.detail.SetText("")
	t.p.refresh()
	t.reload(true)
}

// reload asks for the problems anew; from the first one, or where the user is.
func (t *problemTable) reload(fromTop bool) {
	t.list.reset(t.list.filter)
	from, to := 0, 1
	if !fromTop {
		from, to = t.table.VisibleRows()
	}
	t.fetch(t.list.missing(from, to), func() {
		if fromTop {
			t.table.Reset()
		}
		t.table.SetLength(t.list.total)
	})
}

// load fetches what comes into sight.
func (t *problemTable) load(from, to int) { t.fetch(t.list.missing(from, to), nil) }

// fetch loads pages in the background; then is called after the first of them.
func (t *problemTable) fetch(pages []int, then func()) {
	f, imp, ctx, era, filter := t.p.f, t.p.f.imp, t.p.f.ctx, t.list.era, t.list.filter.problems()
	if imp == nil {
		return
	}
	for i, page := range pages {
		if i > 0 {
			then = nil
		}
		f.p.Tasks.Go(func() {
			problems, total, err := imp.Problems(ctx, filter, page*problemPage, problemPage)
			f.p.Tasks.UI(func() { t.arrived(era, page, problems, total, err, then) })
		})
	}
}

func (t *problemTable) arrived(era, page int, problems []data.Problem, total int, err error, then func()) {
	if t.p.f.page != t.p {
		return
	}
	if err != nil {
		t.list.fail(era, page)
		return
	}
	if !t.list.put(era, page, problems, total) {
		return
	}
	t.ready = true
	t.refresh()
	if then != nil {
		then()
	}
	t.table.RefreshRows(page*problemPage, (page+1)*problemPage)
}

func (t *problemTable) fill(row int, column string, cell *widgets.Cell) {
	p, loaded := t.list.at(row)
	if !loaded {
		return
	}
	w := t.p.f.p.Words
	switch column {
	case "row":
		cell.Text, cell.Muted = strconv.Itoa(p.Row), true
	case "column":
		cell.Text, cell.Blank = t.column(p.Field), true
	case "value":
		cell.Text, cell.Blank = p.Value, true
		if p.Field != data.FieldNone {
			cell.Frame = theme.ColorWarning
			if p.Severity == data.Error {
				cell.Frame = theme.ColorError
			}
		}
	case "why":
		cell.Text = wording.Problem(w, p)
	}
}

// column is the file's own title of a field, ours where it has none.
func (t *problemTable) column(f data.Field) string {
	if f == data.FieldNone {
		return ""
	}
	if title := t.p.c.title(f); title != "" {
		return title
	}
	return wording.Field(t.p.f.p.Words, f)
}

// tell shows the whole sentence of a row.
func (t *problemTable) tell(row int) {
	if p, loaded := t.list.at(row); loaded {
		t.detail.SetText(wording.Problem(t.p.f.p.Words, p))
	}
}
