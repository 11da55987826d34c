package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const troubleTextWidth float32 = 420

// ShowTrouble shows a small window that says why the book cannot be opened; closing it quits the program.
func ShowTrouble(desk fyne.App, words app.Words, err error) {
	w := desk.NewWindow(words.Text("app.name"))
	quit := widgets.NewPrimaryButton(words.Text("trouble.quit"), w.Close)
	w.SetContent(notice(words.Text("trouble.title"), wording.Error(words, err), quit))
	w.SetPadded(false)
	w.SetMaster()
	w.CenterOnScreen()
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			w.Close()
		}
	})
	w.Show()
	w.Canvas().Focus(quit)
}

// ShowOpening shows a small window that says that the book is being opened, for books that take a while (a migration,
// a slow drive), and returns what closes it.
func ShowOpening(desk fyne.App, words app.Words) (done func()) {
	w := desk.NewWindow(words.Text("app.name"))
	w.SetContent(notice(words.Text("opening.title"), words.Text("opening.text"), nil))
	w.SetPadded(false)
	w.CenterOnScreen()
	w.Show()
	return w.Close
}

func notice(title, text string, button fyne.CanvasObject) fyne.CanvasObject {
	column := container.New(widgets.NewColumn(theme.GapM),
		widgets.NewTitle(title), widgets.NewText(text).WrapAt(troubleTextWidth))
	if button != nil {
		column.Add(widgets.NewToolbar(widgets.NewSpacer(), button))
	}
	const pad = theme.DialogPadding
	return widgets.NewPanel(theme.ColorSurface, 0, widgets.Pad(pad, pad, pad, pad, column))
}
