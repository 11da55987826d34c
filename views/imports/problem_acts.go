package imports

import (
	"context"
	"errors"
	"strings"

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
	case actTake:
		if s.state != entryOpen || problem.Suggestion == "" {
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
	case actCreateSegment:
		p.c.createNamed(problem.Value)
		p.segments.decided()
	case actUseSegment:
		p.pickSegment(s)
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

// pickSegment asks which segment of the book an unknown name stands for, in all rows that have it.
func (p *checkPage) pickSegment(s selected) {
	f, imp, ctx := p.f, p.f.imp, p.f.ctx
	f.p.Tasks.Go(func() {
		segments, err := f.p.App.Segments(ctx)
		f.p.Tasks.UI(func() {
			anchor := p.problems.table.CellAnchor(p.problems.lineOf(s), "value")
			if f.page != p || err != nil || anchor == nil {
				return
			}
			w := f.p.Words
			list := widgets.NewPicker(f.p.Window.Canvas())
			list.Placeholder, list.EmptyText = w.Text("mend.segment.search"), w.Text("mend.segment.none")
			list.Items = func(search string) []widgets.PickItem { return segmentItems(segments, search) }
			list.OnPick = func(item widgets.PickItem) {
				p.do(func(ctx context.Context, report data.ProgressFunc) (string, error) {
					n, err := imp.MendAlike(ctx, s.problem, item.Text, report)
					if err != nil {
						return "", err
					}
					return w.Count("mend.done", n), nil
				})
			}
			list.ShowBelow(anchor)
		})
	})
}

// segmentItems are the segments whose name has what was typed.
func segmentItems(segments []data.Segment, search string) []widgets.PickItem {
	var items []widgets.PickItem
	for _, s := range segments {
		if strings.Contains(app.Fold(s.Name), app.Fold(strings.TrimSpace(search))) {
			items = append(items, widgets.PickItem{ID: s.Name, Text: s.Name, Color: segmentColor(s.Colour)})
		}
	}
	return items
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
