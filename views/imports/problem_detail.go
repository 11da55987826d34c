package imports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// problemDetail is the strip below the table of problems: the selected problem as a whole sentence, its row, and what
// can be done about it.
type problemDetail struct {
	p     *checkPage
	now   selected // line -1 where nothing is selected
	asked int
	stop  context.CancelFunc
	then  func() // waits until all is known of the selected line

	box      *fyne.Container
	label    *widgets.Badge
	sentence *widgets.Text
	row      *widgets.Text
	actions  *widgets.ActionRow
}

// detailHeight is kept also while nothing is selected, so that nothing jumps.
const detailHeight = float32(2*18 + 18 + 26 + 2*8)

func newProblemDetail(p *checkPage) *problemDetail {
	w := p.f.p.Words
	d := &problemDetail{p: p, now: selected{line: -1}, stop: func() {}}
	d.label = widgets.NewBadge("", widgets.Neutral)
	d.sentence = widgets.NewText("").Wrapped()
	d.row = widgets.NewMutedText("").MinWidth(10)
	d.actions = widgets.NewActionRow(w.Text("mend.more"))
	d.box = container.New(&detailLayout{}, d.label, d.sentence, d.row, d.actions)
	d.show()
	return d
}

// selectLine shows a line; what has to be asked for follows.
func (d *problemDetail) selectLine(line int) {
	e, loaded := d.p.problems.list.at(line)
	if !loaded {
		d.clear()
		return
	}
	same := d.now.line >= 0 && keyOf(d.now.problem) == keyOf(e.problem) && d.now.state == e.state
	next := selected{entry: e, line: line}
	if same { // the numbers stay until the new ones are there
		next.row, next.alike, next.known = d.now.row, d.now.alike, d.now.known
	}
	d.now, d.then = next, nil
	d.show()
	d.ask()
}

func (d *problemDetail) clear() {
	d.stop()
	d.asked++
	d.now = selected{line: -1}
	d.show()
}

// ask loads the row of the selected problem and counts the rows like it.
func (d *problemDetail) ask() {
	f, imp, problem := d.p.f, d.p.f.imp, d.now.problem
	if imp == nil {
		return
	}
	d.stop()
	ctx, stop := context.WithCancel(f.ctx)
	d.stop = stop
	d.asked++
	asked := d.asked
	f.p.Tasks.Go(func() {
		row, err := imp.Row(ctx, problem.Row)
		alike := 0
		if err == nil && int(problem.Field) < data.NumFields {
			alike, err = imp.CountAlike(ctx, problem)
		}
		f.p.Tasks.UI(func() {
			if f.page != d.p || asked != d.asked || err != nil {
				return
			}
			d.now.row, d.now.alike, d.now.known = row, alike, true
			d.show()
			if then := d.then; then != nil {
				d.then = nil
				then()
			}
		})
	})
}

// whenKnown does something as soon as all is known of the selected line: a menu should offer all that can be done.
func (d *problemDetail) whenKnown(do func()) {
	if d.now.known {
		do()
		return
	}
	d.then = do
}

// show shows what is known.
func (d *problemDetail) show() {
	w, s := d.p.f.p.Words, d.now
	if s.line < 0 {
		d.label.Hide()
		d.sentence.SetText(w.Text("mend.hint"))
		d.sentence.SetColor(theme.ColorMuted)
		d.row.SetText("")
		d.actions.SetActions(nil)
		d.box.Refresh()
		return
	}
	text, tone := s.label(w)
	d.label.Set(text, tone)
	d.label.Show()
	d.sentence.SetColor(theme.ColorText)
	d.sentence.SetText(d.sentenceText())
	d.row.SetText("")
	if s.known {
		d.row.SetText(rowText(w, s.row))
	}
	d.actions.SetActions(d.p.actions(s))
	d.box.Refresh()
}

// showStop offers to stop what is being done, in place of everything else.
func (d *problemDetail) showStop(stop func()) {
	d.actions.SetActions([]widgets.Action{{Text: d.p.f.p.Words.Text("mend.stop"), Icon: widgets.IconClose, Do: stop}})
}

func (d *problemDetail) sentenceText() string {
	w, s := d.p.f.p.Words, d.now
	switch s.state {
	case entryMended:
		return w.Text("mend.sentence.mended", "Column", d.p.problems.column(s.problem), "Value", shortValue(s.value))
	case entryDropped:
		return w.Text("mend.sentence.dropped")
	}
	return wording.Problem(w, s.problem)
}

// detailLayout puts the label before the first line of the sentence, the row and the actions below.
type detailLayout struct{}

func (detailLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label, sentence, row, actions := objects[0], objects[1], objects[2], objects[3]
	const line = float32(18)
	y := theme.GapS
	x := float32(0)
	if label.Visible() {
		least := label.MinSize()
		put(label, 0, y, least.Width, line)
		x = least.Width + theme.GapS
	}
	put(sentence, x, y, size.Width-x, 2*line)
	put(row, 0, y+2*line, size.Width, line)
	put(actions, 0, size.Height-26, size.Width, 26)
}

func (detailLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, detailHeight) }
