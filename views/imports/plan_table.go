package imports

import (
	"maps"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// planTable lists the rows of which the import makes the same. It stands in the place of the rows with problems while a
// tile, or another way to such a list, is pressed.
type planTable struct {
	p       *checkPage
	list    *planList
	box     *fyne.Container
	heading *widgets.Text
	decided *filterBadge
	all     *widgets.SelectField // what is decided for all rows of the list alike
	forget  *widgets.Button      // takes all decisions for single rows back
	close   *widgets.Button
	table   *widgets.Table
	none    *widgets.EmptyState
	ready   bool // the first page has arrived
}

func newPlanTable(p *checkPage) *planTable {
	w := p.f.p.Words
	t := &planTable{p: p, list: newPlanList(), heading: widgets.NewText("").Strong()}
	t.decided = newFilterBadge(func() { p.toggleList(data.PlanDecided) })
	t.all = widgets.NewSelectField("", w.Text("import.decide.search"), w.Text("import.decide.nothing"), nil)
	t.all.OnChanged = func(answer string) {
		p.c.decideAll(t.list.kind, answer)
		p.decided()
	}
	t.forget = widgets.NewButton(w.Text("import.plan.forget"), func() {
		p.c.forgetRows()
		p.decided()
	}).WithIcon(widgets.IconUndo)
	t.close = widgets.NewIconButton(widgets.IconClose, w.Text("import.plan.close"), p.closeList)
	number := cellWidth(strconv.Itoa(p.c.lastRow())) + theme.IconSize + theme.GapS
	t.table = widgets.NewTable([]widgets.Column{
		{ID: "row", Title: w.Text("import.problems.row"), Width: number, MinWidth: number},
		{ID: "who", Title: w.Text("import.plan.who"), Width: 150, MinWidth: 120, Flex: 1},
		{ID: "what", Title: w.Text("import.plan.what"), Width: 190, MinWidth: 150, Flex: 1},
		{ID: "segments", Title: w.Text("import.segments"), Width: 170, MinWidth: 130, Flex: 1, HideOrder: 1},
	})
	t.table.IsLoaded = func(line int) bool { _, loaded := t.list.at(line); return loaded }
	t.table.UpdateCell = t.fill
	t.table.OnVisible = t.load
	t.table.OnOpen = t.selectLine
	t.table.OnCurrent = t.selectLine
	t.table.OnEnter = t.enter
	t.table.OnActivate = t.enter
	t.table.OnKey = t.typedKey
	t.table.OnRune = t.typedRune
	t.table.OnShortcut = p.f.onShortcut
	t.table.OnSecondary = func(line int, at fyne.Position) {
		t.selectLine(line)
		widgets.ShowMenuAt(p.f.p.Window.Canvas(), at, p.panel.actions.Items(), nil)
	}
	t.none = widgets.NewEmptyState(widgets.IconCheck, w.Text("import.plan.none"), w.Text("import.plan.none_text"))
	t.none.Hide()
	head := container.New(&planHeadLayout{}, t.heading, t.decided, t.all, t.forget, t.close)
	t.box = container.New(&listBoxLayout{}, head, container.NewStack(t.table, t.none))
	t.box.Hide()
	return t
}

// show opens the list of a kind.
func (t *planTable) show(kind data.PlanKind) {
	t.list.open(kind)
	t.ready = false
	t.p.panel.close()
	t.table.Reset()
	t.table.SetLength(0)
	t.refresh()
	t.load(0, 1)
	t.p.f.sheet.Focus(t.table) // or Enter would not mean the rows that are shown now
}

// refresh shows what stands above the list.
func (t *planTable) refresh() {
	c, kind := t.p.c, t.list.kind
	if kind == data.PlanAll {
		return
	}
	t.heading.SetText(c.planHeading(kind))
	n := c.decided()
	t.decided.set(c.words.Count("import.badge.decided", n), widgets.Accented, kind == data.PlanDecided)
	visible(t.decided, n > 0 && kind != data.PlanDecided)
	items, chosen := c.allItems(kind)
	t.all.SetItems(items)
	t.all.SetChosen(chosen)
	visible(t.all, len(items) > 0)
	visible(t.forget, kind == data.PlanDecided && n > 0)
	t.box.Objects[0].Refresh()
	empty := t.ready && t.list.length() == 0
	if empty != t.none.Visible() {
		visible(t.none, empty)
		visible(t.table, !empty)
		t.box.Refresh()
	}
}

// load fetches in the background what comes into sight.
func (t *planTable) load(from, to int) {
	f, imp, ctx, era, kind := t.p.f, t.p.f.imp, t.p.f.ctx, t.list.era, t.list.kind
	if imp == nil || kind == data.PlanAll {
		return
	}
	for _, page := range t.list.missing(from, to) {
		f.p.Tasks.Go(func() {
			rows, total, err := imp.PlanRows(ctx, data.PlanFilter{Kind: kind}, page*pageSize, pageSize)
			f.p.Tasks.UI(func() { t.arrived(era, page, rows, total, err) })
		})
	}
}

func (t *planTable) arrived(era, page int, rows []data.PlanRow, total int, err error) {
	switch {
	case t.p.f.page != t.p:
		return
	case err != nil:
		t.list.fail(era, page)
		return
	case !t.list.put(era, page, rows, total):
		return
	}
	t.ready = true
	t.refresh()
	if t.table.Length() != t.list.length() {
		t.table.SetLength(t.list.length())
	}
	t.table.RefreshRows(t.table.VisibleRows())
	if line := t.table.Current(); t.p.panel.waits && line >= 0 {
		t.selectLine(line)
	}
}

// renew shows the rows of a new plan; what is in sight stays where it is.
func (t *planTable) renew() {
	f, imp, ctx := t.p.f, t.p.f.imp, t.p.f.ctx
	if imp == nil || t.list.kind == data.PlanAll {
		return
	}
	from, to := t.table.VisibleRows()
	seen := planSight{inSight: t.list.inSight(from, to), kind: t.list.kind, acted: maps.Clone(t.list.acted)}
	f.p.Tasks.Go(func() {
		view, err := renewPlan(ctx, imp, seen)
		f.p.Tasks.UI(func() {
			if f.page == t.p && err == nil && seen.era == t.list.era {
				t.renewed(view)
			}
		})
	})
}

func (t *planTable) renewed(view renewed[data.PlanRow]) {
	before := map[int]int{} // the rows of the lines that must not move
	top, _ := t.table.Offset()
	for _, line := range []int{top, t.table.Current()} {
		if row, loaded := t.list.at(line); loaded {
			before[line] = row.Row
		}
	}
	t.list.renew(view)
	t.ready = true
	t.table.Rearranged(t.list.length(), func(old int) int {
		if row, known := before[old]; known {
			return t.list.near(row)
		}
		return old
	})
	t.refresh()
}

func (t *planTable) fill(line int, column string, cell *widgets.Cell) {
	r, loaded := t.list.at(line)
	if !loaded {
		return
	}
	c := t.p.c
	switch column {
	case "row":
		cell.Text, cell.Muted = strconv.Itoa(r.Row), true
		if c.ofRow(r.Row) != (data.RowDecision{}) {
			cell.Icon, cell.IconColor = widgets.IconCheck, theme.ColorAccent
		}
	case "who":
		cell.Text = c.who(r.Contact)
	case "what":
		cell.Text, cell.Muted = c.happens(r), r.Kind == data.PlanUnchanged || r.Kind == data.PlanSkipped
	case "segments":
		cell.Blank, cell.Chips = true, c.segmentChips(r)
	}
}

// selectLine shows a row beside the list.
func (t *planTable) selectLine(line int) {
	if r, loaded := t.list.at(line); loaded {
		t.p.panel.show(r)
		return
	}
	t.p.panel.waits = true // for the row that the keyboard is on
}

// enter goes on to what can be decided about a row, or else opens the whole row.
func (t *planTable) enter(line int) {
	t.selectLine(line)
	if !t.p.panel.focusAnswers() {
		t.editCurrent()
	}
}

func (t *planTable) editCurrent() {
	if r, loaded := t.list.at(t.table.Current()); loaded {
		t.p.editRow(r.Row)
	}
}

func (t *planTable) typedKey(ev *fyne.KeyEvent) bool {
	line := t.table.Current()
	r, loaded := t.list.at(line)
	if !loaded {
		return false
	}
	switch ev.Name {
	case fyne.KeyF4:
		t.editCurrent()
	case fyne.KeyDelete, fyne.KeyBackspace:
		t.p.leaveOut(r)
	case desktop.KeyMenu:
		t.selectLine(line)
		if anchor := t.table.CellAnchor(line, "what"); anchor != nil {
			widgets.ShowMenu(t.p.f.p.Window.Canvas(), anchor, t.p.panel.actions.Items(), nil)
		}
	default:
		return false
	}
	return true
}

// typedRune answers by the number of the answer.
func (t *planTable) typedRune(letter rune) {
	r, loaded := t.list.at(t.table.Current())
	if !loaded || letter < '1' || letter > '9' || !asks(r) {
		return
	}
	t.p.panel.show(r)
	if answers := t.p.panel.answers.Options(); int(letter-'1') < len(answers) {
		t.p.panel.answers.Choose(answers[letter-'1'].ID)
	}
}
