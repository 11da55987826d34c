package imports

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// checkPage shows what the import will do. It keeps its widgets while the user decides, so that nothing flickers.
type checkPage struct {
	f *Flow
	c *check

	busy   error  // why the book cannot be written, nil when it can
	saving bool   // a file is being written
	said   string // what stands in the foot instead of the usual sentence

	queue   []rowAct           // acts on rows that wait for the one that runs
	acting  bool               // an act on rows runs
	stopAct context.CancelFunc // ends it

	confirming bool // the import is to start as soon as the numbers are there

	body     fyne.CanvasObject
	tiles    []*widgets.StatTile
	notices  *fyne.Container
	told     []string        // the notices that are shown
	country  *fyne.Container // asks for a country, hidden while no row lacks one
	problems *problemTable
	plan     *planTable // in the place of the problems
	segments *segmentTable
	effects  *effectBox
	side     *fyne.Container // segments and effects
	panel    *planPanel      // in the place of the side
	right    *fyne.Container

	back, cancel, save, start *widgets.Button
}

// showCheck shows the plan.
func (f *Flow) showCheck() {
	p := &checkPage{f: f, c: f.check, stopAct: func() {}}
	f.page, f.columns = p, nil
	w := f.p.Words
	f.setStep(stepCheck)
	f.sheet.SetTitle(f.titleOf(p.c.file.Name))
	f.sheet.SetSubtitle(p.subtitle()...)
	p.body = p.build()
	f.sheet.SetBody(p.body)
	p.back = widgets.NewButton(w.Text("import.back"), f.backFromCheck)
	p.cancel = widgets.NewButton(w.Text("common.cancel"), f.leave)
	p.save = widgets.NewButton(w.Text("import.save"), p.showSaveMenu).WithCaret()
	p.start = widgets.NewPrimaryButton("", f.confirm)
	f.sheet.SetDefault(p.start)
	f.sheet.OnKey = p.typedKey
	p.refresh()
	p.problems.reload()
	p.askReasons()
	p.askSegments(nil)
	p.tellBlocked()
}

// typedKey brings the keyboard into the table that is shown, while it is nowhere that has a use for the arrows.
func (p *checkPage) typedKey(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name != fyne.KeyDown && ev.Name != fyne.KeyUp:
		return false
	case p.plan.box.Visible() && p.plan.table.Visible():
		p.f.sheet.Focus(p.plan.table)
		p.plan.selectLine(p.plan.table.Current())
	case p.problems.box.Visible() && p.problems.table.Visible():
		p.f.sheet.Focus(p.problems.table)
		p.problems.detail.selectLine(p.problems.table.Current())
	default:
		return false
	}
	return true
}

// backFromCheck goes back to the page of columns where that was needed, else to the file.
func (f *Flow) backFromCheck() {
	if f.seen != nil {
		f.askColumns()
		return
	}
	f.leaveMended(func() { f.showFile("") })
}

// subtitle says how the file was read, and leads to what can be changed about that.
func (p *checkPage) subtitle() []fyne.CanvasObject {
	w := p.f.p.Words
	parts := []fyne.CanvasObject{
		widgets.NewMutedText(p.c.subtitle()), widgets.NewMutedText("·"),
		widgets.NewLinkText(w.Text("import.columns"), p.f.askColumns).Colored(theme.ColorMuted),
	}
	if p.c.file.Remembered {
		parts = append(parts, widgets.NewMutedText("·"), widgets.NewMutedText(w.Text("columns.remembered")))
	}
	if len(p.c.file.Sheets) < 2 {
		return parts
	}
	link := widgets.NewLinkText(w.Text("import.sheet.other"), nil).Colored(theme.ColorMuted)
	link.OnTapped = func() {
		var items []widgets.MenuItem
		for _, name := range p.c.file.Sheets {
			items = append(items, widgets.MenuItem{
				Text: name, Checked: name == p.c.file.Sheet, Action: func() { p.f.leaveMended(func() { p.f.takeSheet(name) }) },
			})
		}
		widgets.ShowMenu(p.f.p.Window.Canvas(), link, items, nil)
	}
	return append(parts, widgets.NewMutedText("·"), link)
}

func (p *checkPage) build() fyne.CanvasObject {
	for range p.c.tiles() {
		p.tiles = append(p.tiles, widgets.NewStatTile("", "", widgets.Subdued))
	}
	p.notices = container.New(widgets.NewColumn(2))
	p.notices.Hide()
	p.country = widgets.NewToolbar()
	p.country.Hide()
	p.panel = newPlanPanel(p)
	p.problems, p.plan = newProblemTable(p), newPlanTable(p)
	p.segments, p.effects = newSegmentTable(p), newEffectBox(p)

	head := container.New(widgets.NewColumn(theme.GapM), widgets.NewTileRow(p.tiles...), p.notices, p.country)
	p.side = container.New(&sideLayout{p.segments, p.effects}, p.segments.box, p.effects.card)
	p.right = container.NewStack(p.side, p.panel.box)
	return container.New(&checkLayout{}, head, container.NewStack(p.problems.box, p.plan.box), p.right)
}

// refresh shows the model.
func (p *checkPage) refresh() {
	w := p.f.p.Words
	for i, t := range p.c.tiles() {
		tile, open := p.tiles[i], t.kind == p.plan.list.kind
		tile.SetLabel(t.title)
		tile.Set(w.Number(t.count), t.tone)
		tile.OnTapped = nil
		if t.count > 0 || open {
			tile.OnTapped = func() { p.toggleList(t.kind) }
		}
		tile.SetSelected(open)
	}
	p.showNoticeTexts()
	p.showCountry()
	p.problems.refresh()
	p.plan.refresh()
	p.segments.refresh()
	p.effects.show(w, p.c)
	p.side.Refresh()

	p.start.SetText(p.c.startLabel())
	p.start.SetReason(p.c.blocked(p.busy))
	p.save.SetReason(p.saveBlocked())
	hint := p.said
	if hint == "" {
		hint = w.Text("import.nothing_yet")
	}
	p.f.sheet.SetHint(hint)
	p.f.sheet.SetButtons(p.back, p.cancel, p.save, p.start)
}

// showNoticeTexts shows the sentences about the file, if they are others than those that are shown.
func (p *checkPage) showNoticeTexts() {
	all := p.c.notices()
	if slices.Equal(all, p.told) {
		return
	}
	p.told = all
	p.notices.Objects = p.noticeTexts(all)
	visible(p.notices, len(all) > 0)
	p.notices.Refresh()
}

// noticeTexts are one sentence about the file, and a link to the others: they are to leave room for the rows.
func (p *checkPage) noticeTexts(all []string) []fyne.CanvasObject {
	var texts []fyne.CanvasObject
	if p.c.outdated && len(all) > 0 {
		texts = append(texts, widgets.NewBanner(widgets.Warning, all[0]))
		all = all[1:]
	}
	if len(all) == 0 {
		return texts
	}
	first, more := widgets.NewMutedText(all[0]).MinWidth(100), all[1:]
	if len(more) == 0 {
		return append(texts, first)
	}
	link := widgets.NewLinkText(p.f.p.Words.Count("import.notice.more", len(more)), nil).Colored(theme.ColorMuted)
	link.OnTapped = func() { p.showNotices(link, more) }
	return append(texts, container.New(&besideLayout{}, first, link))
}

// showNotices shows further sentences about the file below a link.
func (p *checkPage) showNotices(below fyne.CanvasObject, notices []string) {
	const width = float32(420)
	column := container.New(widgets.NewColumn(theme.GapS))
	for _, notice := range notices {
		column.Add(widgets.NewText(notice).WrapAt(width))
	}
	widgets.NewPopover(p.f.p.Window.Canvas(), widgets.Pad(theme.GapS, theme.GapM, theme.GapS, theme.GapM, column)).ShowBelow(below)
}

func (p *checkPage) saveBlocked() string {
	if p.saving {
		return p.f.p.Words.Text("import.saving")
	}
	return ""
}

// say puts a sentence into the foot.
func (p *checkPage) say(text string) {
	p.said = text
	p.refresh()
}

// replanned shows a new plan; other rows can have problems now.
func (p *checkPage) replanned() {
	p.refresh()
	p.renewProblems()
	p.plan.renew()
	p.panel.renew()
}

// tellBlocked asks in the background whether the book can be written.
func (p *checkPage) tellBlocked() {
	f := p.f
	f.p.Tasks.Go(func() {
		err := f.p.App.WriteBlocked()
		f.p.Tasks.UI(func() {
			if f.page == p {
				p.busy = err
				p.refresh()
			}
		})
	})
}

func (p *checkPage) setReplace(on bool) {
	mode := data.SegmentsAdd
	if on {
		mode = data.SegmentsReplace
	}
	p.c.setMode(mode)
	p.decided()
}

func (p *checkPage) setErase(on bool) {
	p.c.wanted.EraseBlank = on
	p.decided()
}

// showCountry offers one country for the rows that have none. Once it is shown it stays, so that nothing jumps.
func (p *checkPage) showCountry() {
	f, w := p.f, p.f.p.Words
	rows := p.c.reason(data.CodeCountryMissing).Count
	chosen := f.country != "" && f.country != app.NoCountry
	text := w.Count("import.country.missing", rows)
	switch {
	case rows > 0:
	case chosen:
		text = w.Text("import.country.used")
	case p.country.Visible():
		text = w.Text("import.country.all")
	default:
		return
	}
	if p.country.Visible() {
		p.country.Objects[0].(*widgets.Text).SetText(text)
		p.country.Refresh()
		return
	}
	p.country.Objects = []fyne.CanvasObject{widgets.NewText(text), widgets.FixedWidth(240, f.countrySelect())}
	p.country.Show()
	p.relayout()
}

// relayout lays the page out anew after a part of it came or went.
func (p *checkPage) relayout() { p.f.sheet.SetBody(p.body) }
