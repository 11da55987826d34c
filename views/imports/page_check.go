package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
)

// checkPage shows what the import will do. It keeps its widgets while the user decides, so that nothing flickers.
type checkPage struct {
	f *Flow
	c *check

	planning bool
	busy     error  // why the book cannot be written, nil when it can
	saving   bool   // a file is being written
	said     string // what stands in the foot instead of the usual sentence

	tiles    []*widgets.StatTile
	notices  *fyne.Container
	country  *fyne.Container // asks for a country, hidden while no row lacks one
	problems *problemTable
	segments *segmentTables
	replace  *replaceBox

	back, cancel, clean, start *widgets.Button
}

// showCheck shows the plan.
func (f *Flow) showCheck() {
	p := &checkPage{f: f, c: f.check}
	f.page = p
	w := f.p.Words
	f.setStep(stepCheck)
	f.sheet.SetTitle(w.Text("import.title_file", "File", p.c.file.Name))
	f.sheet.SetSubtitle(p.subtitle()...)
	f.sheet.SetBody(p.build())
	p.back = widgets.NewButton(w.Text("import.back"), func() { f.showFile("") })
	p.cancel = widgets.NewButton(w.Text("common.cancel"), f.close)
	p.clean = widgets.NewButton(w.Text("import.clean.save"), p.saveClean)
	p.start = widgets.NewPrimaryButton("", f.confirm)
	f.sheet.SetDefault(p.start)
	p.refresh()
	p.problems.reload(true)
	p.countMissingCountries()
	p.tellBlocked()
}

// subtitle says how the file was read, and leads to its other sheets.
func (p *checkPage) subtitle() []fyne.CanvasObject {
	parts := []fyne.CanvasObject{widgets.NewMutedText(p.c.subtitle())}
	if len(p.c.file.Sheets) < 2 {
		return parts
	}
	link := widgets.NewLinkText(p.f.p.Words.Text("import.sheet.other"), nil).Colored(theme.ColorMuted)
	link.OnTapped = func() {
		var items []widgets.MenuItem
		for _, name := range p.c.file.Sheets {
			items = append(items, widgets.MenuItem{
				Text: name, Checked: name == p.c.file.Sheet, Action: func() { p.f.takeSheet(name) },
			})
		}
		widgets.ShowMenu(p.f.p.Window.Canvas(), link, items, nil)
	}
	return append(parts, widgets.NewMutedText("·"), link)
}

func (p *checkPage) build() fyne.CanvasObject {
	w := p.f.p.Words
	for range p.c.tiles() {
		p.tiles = append(p.tiles, widgets.NewStatTile("", "", widgets.Subdued))
	}
	p.notices = container.New(widgets.NewColumn(2))
	p.country = widgets.NewToolbar()
	p.country.Hide()
	p.problems = newProblemTable(p)
	p.segments = newSegmentTables(p)
	p.replace = newReplaceBox(w, p.setReplace)

	head := container.New(widgets.NewColumn(theme.GapM), widgets.NewTileRow(p.tiles...), p.notices, p.country)
	side := container.New(&sideLayout{p.segments, p.replace}, p.segments.box, p.replace.card)
	return container.New(&checkLayout{},
		head, p.problems.box, side)
}

// refresh shows the model.
func (p *checkPage) refresh() {
	w := p.f.p.Words
	for i, t := range p.c.tiles() {
		tile := p.tiles[i]
		tile.SetLabel(t.title)
		tile.Set(t.figure, t.tone)
		tile.OnTapped = nil
		if t.filter != filterAll {
			tile.OnTapped = func() { p.problems.toggle(t.filter) }
		}
		tile.SetSelected(t.filter != filterAll && t.filter == p.problems.list.filter)
	}
	p.notices.Objects = p.noticeTexts()
	visible(p.notices, len(p.notices.Objects) > 0)
	p.notices.Refresh()
	p.problems.refresh()
	p.segments.refresh()
	p.replace.show(p.c)

	p.start.SetText(p.c.importLabel())
	p.start.SetReason(p.c.blocked(p.busy))
	p.clean.SetReason(p.cleanBlocked())
	hint := p.said
	if hint == "" {
		hint = w.Text("import.nothing_yet")
	}
	p.f.sheet.SetHint(hint)
	p.f.sheet.SetButtons(p.back, p.cancel, p.clean, p.start)
}

func (p *checkPage) noticeTexts() []fyne.CanvasObject {
	var texts []fyne.CanvasObject
	for i, notice := range p.c.notices() {
		if i == 0 && p.c.outdated {
			texts = append(texts, widgets.NewBanner(widgets.Warning, notice))
			continue
		}
		texts = append(texts, widgets.NewMutedText(notice).MinWidth(100))
	}
	return texts
}

func (p *checkPage) cleanBlocked() string {
	switch {
	case p.saving:
		return p.f.p.Words.Text("import.saving")
	case p.c.clean() == 0:
		return p.f.p.Words.Text("import.clean.none")
	}
	return ""
}

// say puts a sentence into the foot.
func (p *checkPage) say(text string) {
	p.said = text
	p.refresh()
}

// replanned shows a new plan.
func (p *checkPage) replanned() {
	p.said = ""
	p.refresh()
	p.problems.reload(false)
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
	p.c.wanted.ReplaceSegments = on
	p.f.decide()
}

// countMissingCountries offers one country for the rows that have none.
func (p *checkPage) countMissingCountries() {
	f, imp, ctx := p.f, p.f.imp, p.f.ctx
	f.p.Tasks.Go(func() {
		_, rows, err := imp.Problems(ctx, data.ProblemFilter{Code: data.CodeCountryMissing}, 0, 1)
		f.p.Tasks.UI(func() {
			if f.page != p || err != nil || (rows == 0 && f.options.Country == "") {
				return
			}
			text := f.p.Words.Count("import.country.missing", rows)
			if rows == 0 {
				text = f.p.Words.Text("import.country.used")
			}
			p.country.Objects = []fyne.CanvasObject{
				widgets.NewText(text), widgets.FixedWidth(240, f.countrySelect()),
			}
			p.country.Show()
			f.sheet.SetHint(f.p.Words.Text("import.nothing_yet")) // lays the page out anew
		})
	})
}

// checkLayout gives the head what it needs, the right part a fixed share, the problems the rest.
type checkLayout struct{}

const (
	sideWidth    = float32(385)
	leastProblem = float32(570)
)

func (checkLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, left, right := objects[0], objects[1], objects[2]
	head.Resize(fyne.NewSize(size.Width, head.MinSize().Height))
	h := head.MinSize().Height
	put(head, 0, 0, size.Width, h)
	top := h + theme.GapL
	side := min(sideWidth, max(320, size.Width-theme.GapL-leastProblem))
	put(left, 0, top, size.Width-side-theme.GapL, size.Height-top)
	put(right, size.Width-side, top, side, size.Height-top)
}

func (checkLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(700, objects[0].MinSize().Height+theme.GapL+260)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
