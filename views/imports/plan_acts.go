package imports

import (
	"context"

	"muster/data"
	"muster/views/widgets"
)

// planActions are what can be done with a row of the plan beside the answers, for buttons and menus.
func (p *checkPage) planActions(r data.PlanRow) []widgets.Action {
	w := p.f.p.Words
	out, icon := w.Text("mend.drop"), widgets.IconRemove
	if isDropped(r) {
		out, icon = w.Text("mend.restore"), widgets.IconUndo
	}
	var all []widgets.Action
	if p.c.ofRow(r.Row) != (data.RowDecision{}) {
		all = append(all, widgets.Action{
			Text: w.Text("import.plan.take_back"), Icon: widgets.IconUndo, Do: func() { p.takeBack(r) },
		})
	}
	all = append(all, widgets.Action{
		Text: w.Text("mend.row"), Icon: widgets.IconSheet, Shortcut: rowKey, Do: func() { p.editRow(r.Row) },
	})
	return append(all, widgets.Action{
		Text: out, Icon: icon, Shortcut: w.Text("mend.key.delete"), Do: func() { p.leaveOut(r) },
	})
}

// isDropped says whether the user left the row out.
func isDropped(r data.PlanRow) bool {
	for _, problem := range r.Problems {
		if problem.Code == data.CodeRowDropped {
			return true
		}
	}
	return false
}

// takeBack forgets what was decided for a row.
func (p *checkPage) takeBack(r data.PlanRow) {
	p.c.decideRow(r.Row, data.RowDecision{})
	p.acted(r.Row)
}

// leaveOut leaves a row out of the import, or takes it in again.
func (p *checkPage) leaveOut(r data.PlanRow) {
	p.plan.list.acted[r.Row] = true
	imp, drop := p.f.imp, !isDropped(r)
	p.do(func(ctx context.Context, _ data.ProgressFunc) (string, error) {
		return "", imp.Drop(ctx, []int{r.Row}, drop)
	})
}

// acted is called after the user decided something for a row: the row stays in sight, whatever becomes of it.
func (p *checkPage) acted(row int) {
	p.plan.list.acted[row] = true
	p.decided()
}

// decided shows what the user decided and plans anew.
func (p *checkPage) decided() {
	p.said = ""
	p.panel.refresh()
	p.plan.table.RefreshRows(p.plan.table.VisibleRows())
	p.f.decide()
}
