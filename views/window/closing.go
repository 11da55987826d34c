package window

import (
	"fyne.io/fyne/v2"

	"muster/views/widgets"
)

// Quit closes the window, after asking about what would be lost: a running job, unsaved edits.
func (w *Window) Quit() {
	if w.closing {
		return
	}
	if w.busy() {
		w.askBusy()
		return
	}
	w.page.Leave(w.close)
}

// askBusy asks whether to wait for the job or to cancel it.
func (w *Window) askBusy() {
	t := w.words.Text
	job, _ := w.app.Job()
	sheet := widgets.NewSheet(w.fyne.Canvas(), t("close.busy.title"))
	sheet.SetBody(widgets.NewText(t("close.busy.text", "Job", w.jobText(job, 0))).WrapAt(closeTextWidth))
	wait := widgets.NewPrimaryButton(t("close.busy.wait"), sheet.Close)
	quit := widgets.NewDangerButton(t("close.busy.quit"), func() {
		sheet.Close()
		w.page.Leave(w.cancelAndClose)
	})
	sheet.SetButtons(quit, wait)
	sheet.SetDefault(wait)
	sheet.First = wait
	sheet.Show()
}

const closeTextWidth float32 = 420

// cancelAndClose cancels the job, waits for its end and closes.
func (w *Window) cancelAndClose() {
	w.app.CancelJob()
	w.tasks.Go(func() {
		w.app.WaitJob()
		w.tasks.UI(w.close)
	})
}

func (w *Window) close() {
	if w.closing {
		return
	}
	w.closing = true
	w.keepSize()
	w.stop()
	w.imports.Close()
	w.history.Close()
	w.duplicates.Close()
	w.backups.Close()
	w.sidebar.Close()
	w.page.Close()
	w.fyne.Close()
}

const (
	widthKey  = "window.width"
	heightKey = "window.height"
)

// keptSize is the size of the last time, at least what fits everything.
func (w *Window) keptSize() fyne.Size {
	p := w.params.FyneApp.Preferences()
	width, height := p.FloatWithFallback(widthKey, 1280), p.FloatWithFallback(heightKey, 800)
	return fyne.NewSize(float32(max(width, 640)), float32(max(height, 480)))
}

func (w *Window) keepSize() {
	if w.fyne.FullScreen() {
		return
	}
	size := w.fyne.Canvas().Size()
	p := w.params.FyneApp.Preferences()
	p.SetFloat(widthKey, float64(size.Width))
	p.SetFloat(heightKey, float64(size.Height))
}
