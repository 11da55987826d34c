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

// problemTable shows the rows with problems, narrowed by badges or to one reason, and lets the user mend them.
type problemTable struct {
	p       *checkPage
	list    *problemList
	box     *fyne.Container
	badges  []*filterBadge // those of badgeKinds, and the one that leads to the decided rows
	reasons *widgets.SelectField
	table   *widgets.Table
	detail  *problemDetail
	none    *widgets.EmptyState
	opened  entry // whose cell is open for editing, or was last
	ready   bool  // the first page has arrived
}

func newProblemTable(p *checkPage) *problemTable {
	w := p.f.p.Words
	t := &problemTable{p: p, list: newProblemList()}
	for _, kind := range badgeKinds {
		t.badges = append(t.badges, newFilterBadge(func() { t.toggle(filter{kind: kind}) }))
	}
	t.badges = append(t.badges, newFilterBadge(func() { p.toggleList(data.PlanDecided) }))
	t.reasons = widgets.NewSelectField("", w.Text("mend.reason.search"), w.Text("mend.reason.none"), nil)
	t.reasons.OnChanged = t.narrow
	number := cellWidth(strconv.Itoa(p.c.lastRow())) + theme.IconSize + theme.GapS
	t.table = widgets.NewTable([]widgets.Column{
		{ID: "row", Title: w.Text("import.problems.row"), Width: number, MinWidth: number},
		{ID: "column", Title: w.Text("import.problems.column"), Width: 116, MinWidth: 100},
		{ID: "value", Title: w.Text("import.problems.value"), Width: 150, MinWidth: 110, Flex: .5},
		{ID: "why", Title: w.Text("import.problems.why"), Width: 190, MinWidth: 160, Flex: 1},
		{ID: "take", Title: w.Text("import.problems.take"), Width: 120, MinWidth: 92, Flex: .25},
	})
	t.table.IsLoaded = func(line int) bool { _, loaded := t.list.at(line); return loaded }
	t.table.UpdateCell = t.fill
	t.table.OnVisible = t.load
	t.wireMending()
	t.detail = newProblemDetail(p)
	t.none = widgets.NewEmptyState(widgets.IconCheck, w.Text("import.problems.none"), w.Text("import.problems.none_text"))

	head := container.New(&problemHeadLayout{}, widgets.NewText(w.Text("import.problems")).Strong())
	for _, b := range t.badges {
		head.Add(b)
	}
	head.Add(t.reasons)
	t.box = container.New(&problemBoxLayout{}, head, container.NewStack(t.table, t.none), t.detail.box)
	return t
}

// badgeKinds are what the badges narrow to, in their order.
var badgeKinds = []filterKind{filterErrors, filterConflicts, filterWarnings, filterDropped}

// refresh shows the numbers at the badges and in the list of reasons.
func (t *problemTable) refresh() {
	w, c := t.p.f.p.Words, t.p.c
	for i, kind := range badgeKinds {
		n, key, tone := c.plan.Errors, "import.badge.errors", widgets.Error
		switch kind {
		case filterConflicts:
			n, key, tone = c.plan.Counts.Conflicts, "import.badge.conflicts", widgets.Warning
		case filterWarnings:
			n, key, tone = c.plan.Warnings, "import.badge.warnings", widgets.Warning
		case filterDropped:
			n, key, tone = c.dropped(), "import.badge.dropped", widgets.Subdued
		}
		selected := t.list.filter.kind == kind
		t.badges[i].set(w.Count(key, n), tone, selected)
		visible(t.badges[i], n > 0 || selected)
	}
	decided := t.badges[len(badgeKinds)]
	decided.set(w.Count("import.badge.decided", c.decided()), widgets.Accented, false)
	visible(decided, c.decided() > 0)
	items := c.reasonItems()
	visible(t.reasons, len(items) > 1)
	t.reasons.SetItems(items)
	chosen := allReasons
	if t.list.filter.kind == filterReason {
		chosen = string(t.list.filter.reason)
	}
	t.reasons.SetChosen(chosen)
	t.box.Objects[0].Refresh()
	empty := t.ready && t.list.length() == 0
	if empty != t.none.Visible() {
		visible(t.none, empty)
		visible(t.table, !empty)
		visible(t.detail.box, !empty)
		t.box.Refresh()
	}
}

// toggle narrows to a filter, or no longer when it is on.
func (t *problemTable) toggle(f filter) {
	if t.list.filter == f {
		f = filter{}
	}
	t.show(f)
}

// narrow narrows to the problems of one reason.
func (t *problemTable) narrow(reason string) {
	f := filter{kind: filterReason, reason: data.Code(reason)}
	if reason == allReasons {
		f = filter{}
	}
	t.show(f)
}

func (t *problemTable) show(f filter) {
	t.list.filter = f
	t.detail.clear()
	t.p.refresh()
	t.reload()
	t.p.f.sheet.Focus(t.table) // or Enter would not mean the rows that are shown now
}

// reload asks for the problems anew, from the first one.
func (t *problemTable) reload() {
	t.list.reset(t.list.filter)
	t.fetch(t.list.missing(0, 1), func() {
		t.table.Reset()
		t.table.SetLength(t.list.length())
	})
}

// load fetches what comes into sight.
func (t *problemTable) load(from, to int) { t.fetch(t.list.missing(from, to), nil) }

// fetch loads pages in the background; then is called after the first of them.
func (t *problemTable) fetch(pages []int, then func()) {
	f, imp, ctx, era, wanted := t.p.f, t.p.f.imp, t.p.f.ctx, t.list.era, t.list.filter.problems()
	if imp == nil {
		return
	}
	for i, page := range pages {
		if i > 0 {
			then = nil
		}
		f.p.Tasks.Go(func() {
			problems, total, err := imp.Problems(ctx, wanted, page*pageSize, pageSize)
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
	if !t.list.put(era, page, entriesOf(problems), total) {
		return
	}
	t.ready = true
	t.refresh()
	if then != nil {
		then()
	}
	t.table.RefreshRows(t.table.VisibleRows())
}

func (t *problemTable) fill(line int, column string, cell *widgets.Cell) {
	e, loaded := t.list.at(line)
	if !loaded {
		return
	}
	w, p := t.p.f.p.Words, e.problem
	icon, ink := entryIcon(e)
	switch column {
	case "row":
		cell.Text, cell.Muted = strconv.Itoa(p.Row), true
		cell.Icon, cell.IconColor = icon, ink
	case "column":
		cell.Text, cell.Blank, cell.Muted = t.column(p), true, e.state == entryDropped
	case "value":
		cell.Text, cell.Blank, cell.Muted = oneLine(p.Value), true, e.state == entryDropped
		if e.state == entryMended {
			cell.Text = oneLine(e.value)
		}
		if _, ok := editField(p, data.Cells{}); ok && e.state != entryDropped {
			cell.Frame = ink
		}
	case "why":
		switch e.state {
		case entryMended:
			cell.Text, cell.Color = w.Text("mend.state.mended"), theme.ColorSuccess
		case entryDropped:
			cell.Text, cell.Muted = w.Text("mend.state.dropped"), true
		default:
			cell.Text, cell.Short = wording.Problem(w, p), wording.Reason(w, p.Code)
		}
	case "take":
		cell.Blank = true
		if e.state == entryOpen {
			cell.Text = t.p.c.suggested(p)
			cell.Action = cell.Text != ""
		}
	}
}

// lineOf is the line of what was selected: others may have come before it since.
func (t *problemTable) lineOf(s selected) int {
	if line := t.list.find(keyOf(s.problem)); line >= 0 {
		return line
	}
	return s.line
}

// entryIcon is the icon of a line and its colour.
func entryIcon(e entry) (widgets.Icon, fyne.ThemeColorName) {
	switch {
	case e.state == entryMended:
		return widgets.IconCheck, theme.ColorSuccess
	case e.state == entryDropped:
		return widgets.IconRemove, theme.ColorMuted
	case e.problem.Severity == data.Error:
		return widgets.IconError, theme.ColorError
	}
	return severityIcon(e.problem.Severity), theme.ColorWarning
}

// column names the column of a problem: the file's own title, ours where it has none.
func (t *problemTable) column(p data.Problem) string {
	w := t.p.f.p.Words
	switch {
	case p.Code == data.CodeNoMobileNoEmail:
		return w.Text("mend.mobile_or_email")
	case p.Field == data.FieldNone:
		return ""
	}
	if title := oneLine(t.p.c.title(p.Field)); title != "" {
		return title
	}
	return wording.Field(w, p.Field)
}
