package imports

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
)

// actions are what can be done about a line, for buttons and menus.
func (p *checkPage) actions(s selected) []widgets.Action {
	var all []widgets.Action
	for _, a := range p.c.acts(s) {
		all = append(all, widgets.Action{
			Text: a.text, Icon: a.icon, Shortcut: a.key, Do: func() { p.carryOut(s, a.kind) },
		})
	}
	return all
}

// carryOut does something about a line. The keyboard goes back to the table: the button may be another one after it.
func (p *checkPage) carryOut(s selected, kind actKind) {
	w, imp, problem := p.f.p.Words, p.f.imp, s.problem
	if s.line < 0 || imp == nil {
		return
	}
	p.f.sheet.Focus(p.problems.table)
	type report = data.ProgressFunc
	counted := func(key string, n int, err error) (string, error) {
		if err != nil {
			return "", err
		}
		return w.Count(key, n), nil
	}
	switch kind {
	case actEdit:
		p.problems.edit(p.problems.lineOf(s))
	case actRow:
		p.editRow(problem.Row)
	case actDecide:
		p.showPlanRow(problem.Row)
	case actTake:
		switch {
		case s.state != entryOpen:
			return
		case problem.Code == data.CodeSegmentUnknown:
			p.carryOut(s, actNearest)
			return
		case problem.Suggestion == "":
			return
		}
		p.do(func(ctx context.Context, _ report) (string, error) {
			_, err := imp.TakeSuggestion(ctx, problem)
			return "", err
		})
	case actTakeAlike:
		p.do(func(ctx context.Context, report report) (string, error) {
			n, err := imp.MendAlike(ctx, problem, problem.Suggestion, report)
			return counted("mend.done", n, err)
		})
	case actTakeAll:
		p.do(func(ctx context.Context, report report) (string, error) {
			n, err := imp.TakeSuggestions(ctx, problem.Code, report)
			return counted("mend.done", n, err)
		})
	case actSame:
		p.do(func(ctx context.Context, report report) (string, error) {
			n, err := imp.MendAlike(ctx, problem, s.value, report)
			return counted("mend.done", n, err)
		})
	case actNearest, actCreateSegment, actUseSegment:
		p.decideAbout(s, kind)
	case actUndo:
		p.do(func(ctx context.Context, _ report) (string, error) { return "", undo(ctx, imp, problem.Row) })
	case actDrop, actRestore:
		p.do(func(ctx context.Context, _ report) (string, error) {
			return "", imp.Drop(ctx, []int{problem.Row}, kind == actDrop)
		})
	case actDropAlike:
		p.do(func(ctx context.Context, report report) (string, error) {
			n, err := imp.DropAlike(ctx, problem, report)
			return counted("mend.dropped", n, err)
		})
	case actRestoreAll:
		p.do(func(ctx context.Context, _ report) (string, error) {
			n, err := restoreAll(ctx, imp)
			return counted("mend.restored", n, err)
		})
	}
}

// decideAbout decides about the unknown segment name of a line, for all rows that have it.
func (p *checkPage) decideAbout(s selected, kind actKind) {
	u, found := p.c.unknownName(s.problem.Value)
	switch {
	case !found: // it was decided a moment ago
	case kind == actCreateSegment:
		p.decideName(u, data.NameDecision{Act: data.NameCreate, Family: data.FamilyOther})
	case kind == actNearest && len(u.Near) > 0:
		p.decideName(u, data.NameDecision{Act: data.NameUse, Segment: u.Near[0].ID})
	default:
		p.pickName(u, func() fyne.CanvasObject { return p.problems.table.CellAnchor(p.problems.lineOf(s), "value") })
	}
}

// undo takes back what was mended in a row.
func undo(ctx context.Context, imp *app.Import, number int) error {
	row, err := imp.Row(ctx, number)
	if err != nil {
		return err
	}
	cells := map[data.Field]string{}
	for f, mended := range row.Mended {
		if mended {
			cells[f] = row.File[f]
		}
	}
	if len(cells) == 0 {
		return nil
	}
	_, err = imp.Mend(ctx, number, cells)
	return err
}

// restoreAll takes all rows in again that the user left out, and returns their number.
func restoreAll(ctx context.Context, imp *app.Import) (int, error) {
	problems, _, err := imp.Problems(ctx, data.ProblemFilter{Code: data.CodeRowDropped}, 0, 0)
	if err != nil {
		return 0, err
	}
	rows := make([]int, len(problems))
	for i, p := range problems {
		rows[i] = p.Row
	}
	return len(rows), imp.Drop(ctx, rows, false)
}

// harmless says whether an error of an act needs no sentence: the row was mended in another way meanwhile.
func harmless(err error) bool {
	return errors.Is(err, data.ErrNoSuggestion) || errors.Is(err, context.Canceled)
}
