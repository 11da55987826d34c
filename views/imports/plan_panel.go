package imports

import (
	"reflect"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// planPanel shows one row of the plan in full, in the place of the segments: who it is, what changes, which segments come
// and go, and what can be decided for it.
type planPanel struct {
	p     *checkPage
	row   data.PlanRow // its Row is 0 while the panel is closed
	asked int
	waits bool // the row that the keyboard is on is still being loaded

	box     *widgets.Panel
	badge   *widgets.Badge
	number  *widgets.Text
	closes  *widgets.Button
	name    *widgets.Text
	where   *widgets.Text
	scroll  *container.Scroll
	column  *fyne.Container
	texts   *fyne.Container // sentences about the row
	ask     *fyne.Container // the heading of the answers, and the answers
	answers *widgets.OptionList
	fields  *fyne.Container
	chips   *fyne.Container
	erase   *widgets.Checkbox
	actions *widgets.ActionRow
}

func newPlanPanel(p *checkPage) *planPanel {
	w := p.f.p.Words
	d := &planPanel{p: p}
	d.badge, d.number = widgets.NewBadge("", widgets.Neutral), widgets.NewMutedText("")
	d.closes = widgets.NewIconButton(widgets.IconClose, w.Text("common.close"), p.closePanel)
	d.name = widgets.NewText("").Sized(theme.TitleTextSize).Strong().MinWidth(10)
	d.where = widgets.NewMutedText("").Wrapped()
	d.texts = container.New(widgets.NewColumn(theme.GapXS))
	d.answers = widgets.NewOptionList(d.answer)
	d.answers.OnMarked = d.reveal
	d.ask = container.New(widgets.NewColumn(theme.GapXS), widgets.NewText("").Strong(), d.answers)
	d.fields, d.chips = container.New(widgets.NewColumn(theme.GapS)), widgets.NewChipRow()
	d.erase = widgets.NewCheckbox(w.Text("import.erase.row"), d.eraseChanged)
	d.column = container.New(widgets.NewColumn(theme.GapM), d.where, d.texts, d.ask, d.fields, d.chips, d.erase)
	d.scroll = container.NewVScroll(widgets.Pad(0, theme.ScrollBarWidth, theme.GapXS, 0, d.column))
	d.actions = widgets.NewActionRow(w.Text("mend.more"))
	head := container.New(widgets.NewColumn(theme.GapXS),
		widgets.NewToolbar(d.badge, d.number, widgets.NewSpacer(), d.closes), d.name)
	d.box = widgets.NewCard(container.New(&panelLayout{}, head, d.scroll, d.actions))
	d.box.Hide()
	return d
}

// open says whether a row is shown.
func (d *planPanel) open() bool { return d.row.Row != 0 }

// close hides the panel; what stood in its place is the page's.
func (d *planPanel) close() {
	d.asked++
	d.row, d.waits = data.PlanRow{}, false
	d.p.showRight()
}

// show shows a row that is known.
func (d *planPanel) show(r data.PlanRow) {
	d.asked++
	d.waits = false
	if r.Row != d.row.Row {
		d.scroll.Offset = fyne.Position{}
	}
	changed := !reflect.DeepEqual(d.row, r)
	d.row = r
	if changed {
		d.fill()
	}
	d.refresh()
	d.p.showRight()
}

// load shows a row of which only the number is known, then calls then; nil is allowed.
func (d *planPanel) load(number int, then func()) {
	f, imp, ctx := d.p.f, d.p.f.imp, d.p.f.ctx
	if imp == nil {
		return
	}
	d.asked++
	asked := d.asked
	f.p.Tasks.Go(func() {
		row, err := imp.PlanRow(ctx, number)
		f.p.Tasks.UI(func() {
			switch {
			case f.page != d.p || asked != d.asked:
			case err != nil:
				d.p.say(wording.Error(f.p.Words, err))
			default:
				d.show(row)
				if then != nil {
					then()
				}
			}
		})
	})
}

// renew shows what a new plan makes of the row.
func (d *planPanel) renew() {
	if d.open() {
		d.load(d.row.Row, nil)
	}
}

// fill shows what the plan says of the row.
func (d *planPanel) fill() {
	c, w, r := d.p.c, d.p.f.p.Words, d.row
	text, tone := c.kindBadge(r)
	d.badge.Set(text, tone)
	d.number.SetText(w.Text("mend.row_number", "Row", strconv.Itoa(r.Row)))
	d.name.SetText(c.who(r.Contact))
	d.where.SetText(c.where(r.Contact))
	visible(d.where, d.where.Text() != "")
	d.texts.Objects = nil
	for _, sentence := range c.sentences(r) {
		d.texts.Add(widgets.NewText(sentence).Wrapped())
	}
	visible(d.texts, len(d.texts.Objects) > 0)
	d.fields.Objects = nil
	for _, change := range r.Fields {
		d.fields.Add(d.changeLine(change))
	}
	visible(d.fields, len(r.Fields) > 0)
	d.chips.Objects = nil
	for _, chip := range c.segmentChips(r) {
		d.chips.Add(widgets.NewBareChip(chip))
	}
	visible(d.chips, len(d.chips.Objects) > 0)
	visible(d.ask, asks(r))
	key := "import.decide.duplicate"
	if isConflict(r) {
		key = "import.decide.conflict"
	}
	d.ask.Objects[0].(*widgets.Text).SetText(w.Text(key))
	visible(d.erase, r.Contact.ID != 0 && goesIn(r.Kind) && !c.removes())
}

// goesIn says whether rows of a kind go in.
func goesIn(kind data.PlanKind) bool {
	return kind != data.PlanConflict && kind != data.PlanRejected && kind != data.PlanSkipped
}

// changeLine is a field as it was and as it will be.
func (d *planPanel) changeLine(change data.FieldChange) fyne.CanvasObject {
	c := d.p.c
	old, now := c.fieldText(d.row.Contact, change.Field, change.Old), c.fieldText(d.row.Contact, change.Field, change.New)
	after := widgets.NewText(now).Strong().MinWidth(10)
	if change.New == "" {
		after.SetColor(theme.ColorError)
	}
	return container.New(widgets.NewColumn(1),
		widgets.NewMutedText(wording.Field(c.words, change.Field)).Sized(theme.SmallTextSize).MinWidth(10),
		container.New(&changeLayout{}, widgets.NewMutedText(old).MinWidth(10), widgets.NewMutedText("›"), after))
}

// refresh shows what the user decided, which the plan follows a moment later.
func (d *planPanel) refresh() {
	if !d.open() {
		return
	}
	if asks(d.row) {
		d.answers.SetOptions(d.p.c.answers(d.row))
	}
	d.erase.SetChecked(d.p.c.erases(d.row.Row))
	d.actions.SetActions(d.p.planActions(d.row))
	d.column.Refresh()
	d.scroll.Refresh()
}

// answer is called when the user decided who the row is.
func (d *planPanel) answer(id string) {
	d.p.c.decideWho(d.row, id)
	d.p.acted(d.row.Row)
}

func (d *planPanel) eraseChanged(on bool) {
	d.p.c.eraseRow(d.row.Row, on)
	d.p.acted(d.row.Row)
}

// focusAnswers brings the keyboard to what can be decided about the row; false where there is nothing.
func (d *planPanel) focusAnswers() bool {
	if !d.open() || !d.ask.Visible() {
		return false
	}
	d.p.f.sheet.Focus(d.answers)
	return true
}

// reveal scrolls so that an answer is seen.
func (d *planPanel) reveal(top, height float32) {
	top += d.ask.Position().Y + d.answers.Position().Y
	switch {
	case top < d.scroll.Offset.Y:
		d.scroll.Offset.Y = top
	case top+height > d.scroll.Offset.Y+d.scroll.Size().Height:
		d.scroll.Offset.Y = top + height - d.scroll.Size().Height
	default:
		return
	}
	d.scroll.Refresh()
}
