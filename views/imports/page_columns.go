package imports

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/views/theme"
	"muster/views/widgets"
)

// columnsPage shows what each column of a file is taken for and how the file is read, and lets the user change both.
// Every change reads the beginning of the file anew; what is shown stays until the answer is there.
type columnsPage struct {
	f *Flow
	r *reading

	body    *fyne.Container
	status  *widgets.Banner
	table   *widgets.Table
	fields  *fyne.Container
	selects map[string]*widgets.SelectField
	lines   *widgets.LineGrid
	next    *widgets.Button

	stop    context.CancelFunc // ends the preview that is being made
	waiting bool               // a preview is being made
	onward  bool               // the user wants to go on as soon as it is there
}

// showColumns shows the page of columns over what is known of the file.
func (f *Flow) showColumns(r *reading) {
	p := &columnsPage{f: f, r: r, stop: func() {}, selects: map[string]*widgets.SelectField{}}
	f.page, f.columns, f.seen = nil, p, r
	f.sheet.OnKey = nil
	w := f.p.Words
	f.setStep(stepColumns)
	f.sheet.SetTitle(f.titleOf(r.preview.File.Name))
	body := p.build()
	back := widgets.NewButton(w.Text("import.back"), func() { f.leaveMended(func() { f.showFile("") }) })
	cancel := widgets.NewButton(w.Text("common.cancel"), f.escape)
	p.next = widgets.NewPrimaryButton(w.Text("columns.continue"), p.goOn)
	f.sheet.SetBody(body)
	f.sheet.SetHint(w.Text("import.nothing_yet"))
	f.sheet.SetButtons(back, cancel, p.next)
	f.sheet.SetDefault(p.next)
	p.refresh()
	p.table.SetCurrent(r.firstToLookAt())
	p.mark(p.table.Current())
	f.sheet.Focus(p.table)
}

func (p *columnsPage) build() fyne.CanvasObject {
	w := p.f.p.Words
	p.status = widgets.NewBanner(widgets.Neutral, "")
	p.table = widgets.NewTable([]widgets.Column{
		{ID: "title", Title: w.Text("columns.title"), Width: 170, MinWidth: 110, Flex: 1},
		{ID: "samples", Title: w.Text("columns.samples"), Width: 240, MinWidth: 140, Flex: 2},
		{ID: "role", Title: w.Text("columns.role"), Width: 220, MinWidth: 180},
		{ID: "why", Title: w.Text("columns.why"), Width: 270, MinWidth: 180, Flex: 1.4},
	})
	p.table.UpdateCell = p.fill
	p.table.OnOpen, p.table.OnCurrent = p.mark, p.mark
	p.table.OnEnter = func(column int) { p.pick(column, "") }
	p.table.OnActivate = func(column int) { p.pick(column, "") }
	p.table.OnAction = func(column int, _ string) { p.mark(column); p.pick(column, "") }
	p.table.OnRune = func(letter rune) { p.pick(p.table.Current(), string(letter)) }
	p.table.OnShortcut = p.f.onShortcut
	p.fields = container.New(&sharesLayout{})
	p.lines = widgets.NewLineGrid()
	p.lines.OnColumn = func(column int) {
		if column < p.table.Length() {
			p.table.SetCurrent(column)
			p.lines.Mark(column)
		}
	}
	heading := widgets.NewText(w.Text("columns.reading")).Strong()
	p.body = container.New(&columnsLayout{}, p.status, p.table, heading, p.fields, p.lines)
	p.refreshChoices()
	return p.body
}

// refresh shows the model.
func (p *columnsPage) refresh() {
	text, tone := p.r.status()
	p.status.Set(tone, text)
	p.f.sheet.SetSubtitle(p.subtitle()...)
	if p.table.Length() != p.r.width() {
		p.table.SetLength(p.r.width())
	} else {
		p.table.Refresh()
	}
	p.refreshChoices()
	p.lines.SetLines(p.r.lines())
	p.next.SetReason(p.r.blocked())
}

// subtitle says how the file is read, and whether that was remembered.
func (p *columnsPage) subtitle() []fyne.CanvasObject {
	w := p.f.p.Words
	parts := []fyne.CanvasObject{widgets.NewMutedText(p.r.subtitle())}
	if p.r.preview.Remembered {
		parts = append(parts, widgets.NewMutedText("·"), widgets.NewMutedText(w.Text("columns.remembered")),
			widgets.NewLinkText(w.Text("columns.forget"), p.forget).Colored(theme.ColorMuted))
	}
	return parts
}

// refreshChoices shows the lists of how the file is read; they stay the same widgets while the file has a use for them.
func (p *columnsPage) refreshChoices() {
	w := p.f.p.Words
	var fields []fyne.CanvasObject
	var shares []float32
	kept := len(p.selects) > 0
	choices := p.r.choices(p.f.countries())
	for _, c := range choices {
		s, known := p.selects[c.id]
		if !known {
			kept = false
			s = widgets.NewSelectField("", w.Text("columns.choice.search"), w.Text("columns.choice.none"), c.items)
			if c.id == choiceCountry {
				s.Match = matchCountry
			}
			s.OnChanged = func(value string) { p.r.choose(c.id, value); p.changed() }
			p.selects[c.id] = s
		}
		s.SetItems(c.items)
		s.SetChosen(c.chosen)
		fields = append(fields, widgets.NewFieldAround(c.label, s).Compact())
		shares = append(shares, c.share)
	}
	if kept && len(p.fields.Objects) == len(fields) {
		return
	}
	p.fields.Layout = &sharesLayout{shares: shares}
	p.fields.Objects = fields
	if p.body != nil {
		p.body.Refresh() // the lists may need another height
	}
}

func (p *columnsPage) fill(column int, id string, cell *widgets.Cell) {
	r := p.r
	why, look := r.why(column)
	switch id {
	case "title":
		cell.Text, cell.Bold, cell.Muted = r.title(column), r.titled(column), !r.titled(column)
	case "samples":
		cell.Text, cell.Muted = r.samples(column), true
	case "role":
		cell.Text = r.roleText(column)
		cell.Frame, cell.Caret = theme.ColorLine, true
		if look {
			cell.Frame = theme.ColorWarning
		}
	case "why":
		cell.Text, cell.Blank, cell.Muted = why, true, !look
		if look {
			cell.Icon, cell.IconColor = widgets.IconWarning, theme.ColorWarning
		}
	}
}

func (p *columnsPage) mark(column int) { p.lines.Mark(column) }

// pick opens the list of what a column can be taken for; search is what was typed already.
func (p *columnsPage) pick(column int, search string) {
	anchor := p.table.CellAnchor(column, "role")
	if anchor == nil || column < 0 || column >= p.r.width() {
		return
	}
	w, items := p.f.p.Words, p.r.roleItems(column)
	list := widgets.NewPicker(p.f.p.Window.Canvas())
	list.Placeholder, list.EmptyText = w.Text("columns.role.search"), w.Text("columns.role.none")
	list.Width = max(anchor.Size().Width, 300)
	list.Items = func(search string) []widgets.PickItem {
		wanted := app.Fold(strings.TrimSpace(search))
		var out []widgets.PickItem
		for _, item := range items {
			if strings.Contains(app.Fold(item.Text), wanted) {
				out = append(out, item)
			}
		}
		return out
	}
	list.OnPick = func(item widgets.PickItem) { p.r.take(column, item.ID); p.changed() }
	list.ShowBelow(anchor)
	list.Type(search)
}

// forget leaves what is remembered for such files out of account.
func (p *columnsPage) forget() {
	p.r.forget()
	p.changed()
}

// changed reads the beginning of the file anew. The newest wish wins: an older one that is still being read is stopped.
func (p *columnsPage) changed() {
	p.refresh()
	p.stop()
	ctx, stop := context.WithCancel(context.Background())
	p.stop, p.waiting = stop, true
	f := p.f
	options, asked := p.r.question()
	f.p.Tasks.Go(func() {
		preview, err := f.p.App.Preview(ctx, options)
		f.p.Tasks.UI(func() {
			if f.columns != p || !p.r.answer(asked, preview, err) {
				return
			}
			p.waiting = false
			p.refresh()
			if p.onward {
				p.onward = false
				p.goOn()
			}
		})
	})
}

// goOn checks the file as it is shown, and remembers what was chosen for files of its kind.
func (p *columnsPage) goOn() {
	f, r := p.f, p.r
	if p.waiting {
		p.onward = true
		return
	}
	if r.blocked() != "" {
		return
	}
	if f.imp != nil && r.same(f.options) {
		f.columns = nil
		f.showCheck() // nothing is different: what was mended is still there
		return
	}
	f.leaveMended(func() {
		if f.check != nil {
			r.options.Decisions, r.options.Decided = f.check.decisions(), true
		}
		f.options, f.country = r.options, r.country()
		f.remembering = f.remember(r)
		f.prepare()
	})
}

// remember returns what keeps the user's decisions for files of the same kind; nil when there are none.
func (f *Flow) remember(r *reading) func(context.Context) {
	decided, any := r.decided()
	if !any {
		return nil
	}
	preview := r.preview
	return func(ctx context.Context) {
		_ = f.p.App.Remember(ctx, decided, preview) // what cannot be remembered is asked again next time
	}
}
