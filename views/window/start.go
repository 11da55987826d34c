package window

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/views/theme"
	"muster/views/widgets"
)

// newStartPage is what an empty book shows: what to do first.
func newStartPage(w *Window) fyne.CanvasObject {
	t := w.words.Text
	choose := widgets.NewPrimaryButton(t("start.choose"), w.Import)
	zone := widgets.NewDropZone(widgets.IconImport, t("start.title"), t("start.text"), choose)
	ways := widgets.NewToolbar(
		widgets.NewButton(t("start.sample"), w.Sample).WithIcon(widgets.IconSheet),
		widgets.NewButton(t("start.add"), w.page.NewContact).WithIcon(widgets.IconPlus),
		widgets.NewButton(t("start.look_around"), w.OpenSample).WithIcon(widgets.IconEye),
	)
	return container.NewCenter(container.New(widgets.NewColumn(theme.GapL+theme.GapXS), zone, container.NewCenter(ways)))
}

// OpenSample opens the sample book to look around in.
func (w *Window) OpenSample() {
	w.page.Leave(func() {
		w.tasks.Go(func() {
			err := w.app.OpenSample(context.Background())
			w.tasks.UI(func() {
				if err != nil {
					w.tellError(err)
				}
			})
		})
	})
}

// LeaveSample goes back to the user's own book.
func (w *Window) LeaveSample() {
	w.page.Leave(func() {
		w.tasks.Go(func() {
			err := w.app.LeaveSample()
			w.tasks.UI(func() {
				if err != nil {
					w.tellError(err)
				}
			})
		})
	})
}
