package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

// showFile shows the page where a file is chosen; notice is a sentence about what was dropped, or "".
func (f *Flow) showFile(notice string) {
	w := f.p.Words
	f.dropImport()
	f.sheet.OnKey = nil
	f.setStep(stepFile)
	f.sheet.SetTitle(f.title())
	f.sheet.SetSubtitle()
	choose := widgets.NewPrimaryButton(w.Text("import.choose"), f.chooseFile)
	page := container.New(widgets.NewColumn(theme.GapL+4),
		widgets.NewDropZone(widgets.IconImport, w.Text("import.drop.title"), f.dropText(), choose))
	if notice != "" {
		page.Add(widgets.NewBanner(widgets.Warning, notice))
	}
	if f.options.Path != "" {
		page.Add(container.NewCenter(f.lastFile()))
	}
	if f.p.OnSample != nil && !f.removing {
		page.Add(container.NewCenter(widgets.NewInline(
			widgets.NewMutedText(w.Text("import.sample.text")),
			widgets.NewLinkText(w.Text("import.sample.link"), f.wantSample),
		)))
	}
	f.sheet.SetBody(container.NewCenter(page))
	f.sheet.SetHint(w.Text("import.nothing_yet"))
	f.sheet.SetButtons(widgets.NewButton(w.Text("common.cancel"), f.close))
	f.sheet.SetDefault(choose)
}

// lastFile leads back to the file that was checked before.
func (f *Flow) lastFile() fyne.CanvasObject {
	name := f.fileName()
	return widgets.NewButton(f.p.Words.Text("import.check_again", "File", name), f.lookAgain).WithIcon(widgets.IconSheet)
}

// lookAgain takes the file up where it was left.
func (f *Flow) lookAgain() {
	if f.seen != nil {
		f.showColumns(f.seen)
		return
	}
	f.look()
}

func (f *Flow) wantSample() {
	f.close()
	f.p.OnSample()
}

// checkingPage is shown while a file is read and checked.
type checkingPage struct {
	f        *Flow
	size     *widgets.Text
	phase    *widgets.Text
	bar      *widgets.Progress
	progress *widgets.Latest[data.Progress]
}

// showChecking shows the progress of the check.
func (f *Flow) showChecking() *checkingPage {
	w := f.p.Words
	p := &checkingPage{
		f: f, bar: widgets.NewProgress(),
		size:  widgets.NewMutedText(" ").Aligned(fyne.TextAlignCenter),
		phase: widgets.NewMutedText(w.Text("import.phase.reading")).Aligned(fyne.TextAlignCenter),
	}
	p.progress = widgets.NewLatest(f.p.Tasks, p.show)
	name := f.fileName()
	f.setStep(stepCheck)
	f.sheet.SetTitle(f.titleOf(name))
	f.sheet.SetSubtitle()
	column := container.New(widgets.NewColumn(theme.GapS),
		widgets.NewTitle(name).Aligned(fyne.TextAlignCenter), p.size, widgets.NewGap(1, theme.GapS), p.bar, p.phase)
	f.sheet.SetBody(container.NewCenter(widgets.FixedWidth(420, column)))
	f.sheet.SetHint(w.Text("import.nothing_yet"))
	f.sheet.SetButtons(widgets.NewButton(w.Text("common.cancel"), f.stopChecking))
	f.sheet.SetDefault(nil)
	return p
}

// stopChecking goes back to where a file is chosen.
func (f *Flow) stopChecking() { f.showFile("") }

func (p *checkingPage) setSize(bytes int64) {
	if bytes >= 0 {
		p.size.SetText(p.f.p.Words.Bytes(bytes))
	}
}

// report is a data.ProgressFunc.
func (p *checkingPage) report(progress data.Progress) { p.progress.Set(progress) }

func (p *checkingPage) show(progress data.Progress) {
	key := "import.phase.reading"
	if progress.Phase != data.PhaseReading {
		key = "import.phase.planning"
	}
	p.phase.SetText(p.f.p.Words.Text(key))
	p.bar.SetValue(share(progress))
}

// share is how much of a check is done, 0 to 1: reading is most of it.
func share(p data.Progress) float64 {
	const reading = 0.8
	done := 0.0
	if p.Total > 0 {
		done = float64(p.Done) / float64(p.Total)
	}
	if p.Phase == data.PhaseReading {
		return reading * done
	}
	return reading + (1-reading)*done
}

// showError says why a file cannot be imported, and what to do. sheets are offered instead of the one that was read.
func (f *Flow) showError(err error, sheets []string) {
	w := f.p.Words
	name := f.fileName()
	f.setStep(stepFile)
	f.sheet.SetTitle(f.titleOf(name))
	f.sheet.SetSubtitle()
	page := container.New(widgets.NewColumn(theme.GapL),
		widgets.NewEmptyState(widgets.IconWarning, f.cannotTitle(), wording.Error(w, err)))
	if len(sheets) > 0 {
		page.Add(container.NewCenter(widgets.FixedWidth(300, f.sheetSelect(sheets))))
	}
	f.sheet.SetBody(container.NewCenter(page))
	f.sheet.SetHint(w.Text("import.nothing_yet"))
	another := widgets.NewPrimaryButton(w.Text("import.choose_another"), f.chooseFile)
	f.sheet.SetButtons(widgets.NewButton(w.Text("common.cancel"), f.close),
		widgets.NewButton(w.Text("import.try_again"), f.look), another)
	f.sheet.SetDefault(another)
}
