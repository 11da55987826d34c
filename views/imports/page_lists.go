package imports

import "muster/data"

// toggleList opens the list of the rows of a kind, and when it is open, goes back to the rows with problems.
func (p *checkPage) toggleList(kind data.PlanKind) {
	if p.plan.list.kind == kind {
		p.closeList()
		return
	}
	p.showList(kind)
}

// showList opens the list of the rows of a kind in the place of the rows with problems.
func (p *checkPage) showList(kind data.PlanKind) {
	p.problems.table.CloseEditor()
	p.problems.box.Hide()
	p.plan.box.Show()
	p.plan.show(kind)
	p.refresh()
}

// closeList goes back to the rows with problems.
func (p *checkPage) closeList() {
	p.plan.list.open(data.PlanAll)
	p.panel.close()
	p.plan.box.Hide()
	p.problems.box.Show()
	p.refresh()
	if p.problems.table.Visible() {
		p.f.sheet.Focus(p.problems.table)
	}
}

// showRow shows a row of the plan beside the rows with problems, and brings the keyboard to what can be decided for it.
func (p *checkPage) showPlanRow(number int) {
	p.plan.list.acted[number] = true
	p.panel.load(number, func() { p.panel.focusAnswers() })
}

// closePanel goes back to the segments; the keyboard goes back to the rows.
func (p *checkPage) closePanel() {
	p.panel.close()
	if p.plan.box.Visible() {
		p.f.sheet.Focus(p.plan.table)
	} else if p.problems.table.Visible() {
		p.f.sheet.Focus(p.problems.table)
	}
}

// stepBack closes the row that is shown in full, or else the list that is open; false when there is neither.
func (p *checkPage) stepBack() bool {
	switch {
	case p.panel.open():
		p.closePanel()
	case p.plan.list.kind != data.PlanAll:
		p.closeList()
	default:
		return false
	}
	return true
}

// showRight shows the row in full, or else the segments.
func (p *checkPage) showRight() {
	open := p.panel.open()
	if open == p.panel.box.Visible() {
		return
	}
	visible(p.panel.box, open)
	visible(p.side, !open)
	p.right.Refresh()
}
