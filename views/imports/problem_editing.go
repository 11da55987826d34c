package imports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"muster/data"
	"muster/views/widgets"
)

// wireMending connects keyboard and mouse with what can be done about a problem.
func (t *problemTable) wireMending() {
	t.table.OnOpen = t.selectLine
	t.table.OnCurrent = t.selectLine
	t.table.OnEnter = t.edit
	t.table.OnActivate = t.edit
	t.table.OnAction = func(line int, column string) {
		t.detail.selectLine(line)
		if column == "take" {
			t.p.carryOut(t.detail.now, actTake)
			return
		}
		t.edit(line)
	}
	t.table.OnEdited = t.edited
	t.table.OnRune = func(letter rune) {
		line := t.table.Current()
		e, loaded := t.list.at(line)
		switch {
		case !loaded || !t.editable(e):
		case e.problem.Field == data.FieldSegments:
			t.edit(line) // a letter must not replace the other names
		default:
			t.opened = e
			t.table.EditTyped(line, "value", string(letter))
		}
	}
	t.table.OnShortcut = t.p.f.onShortcut
	t.table.OnSecondary = func(line int, at fyne.Position) {
		t.detail.selectLine(line)
		t.detail.whenKnown(func() {
			widgets.ShowMenuAt(t.p.f.p.Window.Canvas(), at, t.detail.actions.Items(), nil)
		})
	}
	t.table.OnKey = func(ev *fyne.KeyEvent) bool {
		line := t.table.Current()
		e, loaded := t.list.at(line)
		if !loaded {
			return false
		}
		if line != t.detail.now.line {
			t.detail.selectLine(line)
		}
		switch ev.Name {
		case fyne.KeyF2:
			t.edit(line)
		case fyne.KeyF4:
			t.p.carryOut(t.detail.now, actRow)
		case fyne.KeyDelete, fyne.KeyBackspace:
			kind := actDrop
			if e.state == entryDropped {
				kind = actRestore
			}
			t.p.carryOut(t.detail.now, kind)
		case desktop.KeyMenu:
			t.detail.whenKnown(func() {
				if anchor := t.table.CellAnchor(line, "value"); anchor != nil {
					widgets.ShowMenu(t.p.f.p.Window.Canvas(), anchor, t.detail.actions.Items(), nil)
				}
			})
		default:
			return false
		}
		return true
	}
}

// selectLine shows what can be done about a line; the row that was shown in full is another one then.
func (t *problemTable) selectLine(line int) {
	if e, loaded := t.list.at(line); loaded && t.p.panel.open() && t.p.panel.row.Row != e.problem.Row {
		t.p.panel.close()
	}
	t.detail.selectLine(line)
}

// editable says whether the cell of a line can be edited in its place.
func (t *problemTable) editable(e entry) bool {
	_, ok := editField(e.problem, data.Cells{})
	return ok && e.state != entryDropped
}

// edit opens the cell of a line, or the whole row where the problem is not one of a cell.
func (t *problemTable) edit(line int) {
	e, loaded := t.list.at(line)
	if !loaded || e.state == entryDropped {
		return
	}
	t.detail.selectLine(line)
	switch {
	case e.state == entryOpen && asksWho(e.problem):
		t.p.carryOut(t.detail.now, actDecide)
		return
	case !t.editable(e):
		t.p.carryOut(t.detail.now, actRow)
		return
	}
	t.opened = e
	switch {
	case e.state == entryMended:
		t.table.Edit(line, "value", e.value)
	case e.problem.Field == data.FieldSegments: // the problem names one segment, the cell holds them all
		t.editWhole(e)
	default:
		t.table.Edit(line, "value", e.problem.Value)
	}
}

// editWhole opens a cell whose text has to be asked for.
func (t *problemTable) editWhole(e entry) {
	f, imp, ctx, key := t.p.f, t.p.f.imp, t.p.f.ctx, keyOf(e.problem)
	f.p.Tasks.Go(func() {
		row, err := imp.Row(ctx, e.problem.Row)
		f.p.Tasks.UI(func() {
			if f.page != t.p || err != nil {
				return
			}
			if line := t.list.find(key); line >= 0 && line == t.table.Current() {
				t.opened = e
				t.table.Edit(line, "value", valueOf(e.problem, row))
			}
		})
	})
}

// edited takes what the user wrote into a cell, and goes on to the next problem if that is wanted.
func (t *problemTable) edited(line int, _, text string, next int) {
	t.p.mend(t.opened, text)
	if next == 0 {
		return
	}
	for to := line + next; to >= 0 && to < t.list.length(); to += next {
		e, loaded := t.list.at(to)
		if !loaded {
			t.table.SetCurrent(to) // it is being loaded; the next Tab or Enter opens it
			return
		}
		if e.state == entryOpen && t.editable(e) {
			t.edit(to)
			return
		}
	}
}

// mend sets the cell of a problem, unless it holds the text already.
func (p *checkPage) mend(e entry, text string) {
	was := e.problem.Value
	if e.state == entryMended {
		was = e.value
	}
	if text == was && e.problem.Field != data.FieldSegments {
		return
	}
	imp := p.f.imp
	p.do(func(ctx context.Context, _ data.ProgressFunc) (string, error) {
		row, err := imp.Row(ctx, e.problem.Row)
		if err != nil {
			return "", err
		}
		field, ok := fieldFor(e.problem, row.Cells, text)
		if !ok || row.Cells[field] == text {
			return "", nil
		}
		_, err = imp.Mend(ctx, e.problem.Row, map[data.Field]string{field: text})
		return "", err
	})
}

// fieldFor is the field that a text for a problem belongs to: where either would do, an address is an e-mail.
func fieldFor(p data.Problem, cells data.Cells, text string) (data.Field, bool) {
	if p.Code == data.CodeNoMobileNoEmail && isAddress(text) {
		return data.FieldEmail, true
	}
	return editField(p, cells)
}
