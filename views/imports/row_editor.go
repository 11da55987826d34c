package imports

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// editRow opens a whole row of the file for editing: for problems that are not those of one cell.
func (p *checkPage) editRow(number int) {
	f, imp, ctx := p.f, p.f.imp, p.f.ctx
	f.p.Tasks.Go(func() {
		row, err := imp.Row(ctx, number)
		f.p.Tasks.UI(func() {
			switch {
			case f.page != p:
			case err != nil:
				p.say(wording.Error(f.p.Words, err))
			default:
				p.showRow(row)
			}
		})
	})
}

// showRow shows the cells of a row in a dialog of its own.
func (p *checkPage) showRow(row app.ImportRow) {
	f, w := p.f, p.f.p.Words
	dialog := widgets.NewSheet(f.p.Window.Canvas(), w.Text("mend.row_number", "Row", strconv.Itoa(row.Number)))
	fields := map[data.Field]*widgets.Field{}
	left, right := container.New(widgets.NewColumn(theme.GapXS)), container.New(widgets.NewColumn(theme.GapXS))
	all := data.SheetFields()
	for i, of := range all {
		field := widgets.NewField(p.problems.column(data.Problem{Field: of}))
		field.SetText(row.Cells[of])
		tellProblem(w, field, of, row.Problems)
		fields[of] = field
		column := left
		if i >= (len(all)+1)/2 {
			column = right
		}
		column.Add(field)
	}
	take := widgets.NewPrimaryButton(w.Text("mend.row.take"), func() {
		dialog.Close()
		p.mendRow(row, changedCells(row.Cells, func(of data.Field) (string, bool) {
			field, shown := fields[of]
			if !shown {
				return "", false
			}
			return field.Text(), true
		}))
	})
	dialog.SetBody(container.New(&halvesLayout{}, left, right))
	if text := rowProblems(w, row.Problems); text != "" {
		dialog.SetSubtitle(widgets.NewMutedText(text).MinWidth(100))
	}
	dialog.SetButtons(widgets.NewButton(w.Text("common.cancel"), dialog.Close), take)
	dialog.SetDefault(take)
	dialog.Size = fyne.NewSize(640, 0)
	dialog.First = fields[firstWrong(all, row.Problems)].Input()
	dialog.Show()
}

// mendRow sets the cells of a row that are others now.
func (p *checkPage) mendRow(row app.ImportRow, cells map[data.Field]string) {
	if len(cells) == 0 {
		return
	}
	imp := p.f.imp
	p.do(func(ctx context.Context, _ data.ProgressFunc) (string, error) {
		_, err := imp.Mend(ctx, row.Number, cells)
		return "", err
	})
}

// changedCells are the cells that a form shows otherwise than a row has them.
func changedCells(cells data.Cells, shown func(data.Field) (string, bool)) map[data.Field]string {
	changed := map[data.Field]string{}
	for of := range data.Field(data.NumFields) {
		if text, ok := shown(of); ok && text != cells[of] {
			changed[of] = text
		}
	}
	return changed
}

// tellProblem says below a field what is wrong with its cell.
func tellProblem(w app.Words, field *widgets.Field, of data.Field, problems []data.Problem) {
	for _, problem := range problems {
		if problem.Field != of {
			continue
		}
		switch problem.Severity {
		case data.Error:
			field.SetError(wording.Problem(w, problem))
			return
		case data.Warning, data.Conflict:
			field.SetWarning(wording.Problem(w, problem))
		}
	}
}

// rowProblems are the sentences about a row as a whole.
func rowProblems(w app.Words, problems []data.Problem) string {
	var texts []string
	for _, problem := range problems {
		if problem.Field == data.FieldNone && problem.Severity != data.Note {
			texts = append(texts, wording.Problem(w, problem))
		}
	}
	return strings.Join(texts, " ")
}

// firstWrong is the field that the keyboard goes to.
func firstWrong(fields []data.Field, problems []data.Problem) data.Field {
	for _, of := range fields {
		for _, problem := range problems {
			if problem.Field == of && problem.Severity != data.Note {
				return of
			}
		}
	}
	for _, problem := range problems {
		if problem.Code == data.CodeNoMobileNoEmail {
			return data.FieldMobile
		}
	}
	return fields[0]
}

// isAddress says whether a text is meant as an e-mail address.
func isAddress(text string) bool { return strings.Contains(text, "@") }

// halvesLayout gives two objects half of the width each.
type halvesLayout struct{}

func (halvesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	half := (size.Width - theme.GapL) / 2
	put(objects[0], 0, 0, half, size.Height)
	put(objects[1], half+theme.GapL, 0, half, size.Height)
}

func (halvesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*240+theme.GapL, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}
