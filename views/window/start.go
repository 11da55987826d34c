package window

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/views/theme"
	"muster/views/widgets"
)

// startPage is what an empty book shows: what to do first.
type startPage struct {
	object            fyne.CanvasObject
	choose, add, look *widgets.Button
	// restore is there when an empty book has backups: its file may have been deleted.
	restore *fyne.Container
}

func newStartPage(w *Window) *startPage {
	t := w.words.Text
	p := &startPage{
		choose: widgets.NewPrimaryButton(t("start.choose"), w.Import),
		add:    widgets.NewButton(t("start.add"), w.page.NewContact).WithIcon(widgets.IconPlus),
		look:   widgets.NewButton(t("start.look_around"), w.OpenSample).WithIcon(widgets.IconEye),
	}
	p.restore = container.NewCenter(widgets.NewButton(t("menu.restore"), w.Restore).WithIcon(widgets.IconUndo))
	p.restore.Hide()
	zone := widgets.NewDropZone(widgets.IconImport, t("start.title"), t("start.text"), p.choose)
	ways := widgets.NewToolbar(widgets.NewButton(t("start.sample"), w.Sample).WithIcon(widgets.IconSheet), p.add, p.look)
	p.object = container.NewCenter(container.New(widgets.NewColumn(theme.GapL+theme.GapXS), zone, container.NewCenter(ways),
		p.restore))
	p.object.Hide()
	return p
}

// setBlocked greys what a running job forbids, and what a book that can only be read does.
func (p *startPage) setBlocked(blocked string, busy bool) {
	p.add.SetReason(blocked)
	if !busy {
		blocked = ""
	}
	p.choose.SetReason(blocked)
	p.look.SetReason(blocked)
}

// lookForBackups offers to restore one where the empty book has some.
func (p *startPage) lookForBackups(w *Window) {
	if w.state.Sample || w.state.ReadOnly {
		p.restore.Hide()
		return
	}
	w.tasks.Go(func() {
		found, err := w.app.Backups(context.Background())
		w.tasks.UI(func() {
			if err != nil || len(found) == 0 {
				p.restore.Hide()
			} else {
				p.restore.Show()
			}
			p.object.Refresh()
		})
	})
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
