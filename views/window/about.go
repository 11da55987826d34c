package window

import (
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/views/theme"
	"muster/views/widgets"
)

const (
	aboutWidth float32 = 520
)

// ShowAbout shows the version, where everything lies, and whose work is in the program.
func (w *Window) ShowAbout() {
	t := w.words.Text
	sheet := widgets.NewSheet(w.fyne.Canvas(), t("app.name")+" "+w.params.Version)
	inner := aboutWidth - 2*theme.DialogPadding
	fact := func(label, text string) fyne.CanvasObject {
		return container.New(widgets.NewColumn(1),
			widgets.NewMutedText(label).Sized(theme.SmallTextSize), widgets.NewText(text).WrapAt(inner))
	}
	body := container.New(widgets.NewColumn(theme.GapM),
		widgets.NewText(t("about.text")).WrapAt(inner),
		fact(t("about.book"), w.state.Path),
		fact(t("about.log"), w.params.LogFile),
		fact(t("about.licence"), t("about.licence_text")))
	sheet.SetBody(body)
	logs := widgets.NewButton(t("about.open_log"), func() { w.openFolder(w.params.LogFile) })
	closes := widgets.NewPrimaryButton(t("common.close"), sheet.Close)
	if w.params.LogFile == "" {
		logs.Hide()
	}
	sheet.SetButtons(logs, closes)
	sheet.SetDefault(closes)
	sheet.First = closes
	sheet.Size = fyne.NewSize(aboutWidth, 0)
	sheet.Show()
}

// openFolder shows the folder of a file in the system's file manager.
func (w *Window) openFolder(file string) {
	folder := &url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Dir(file))}
	if err := w.params.FyneApp.OpenURL(folder); err != nil {
		w.params.Log.Warn("folder not opened", "err", err)
		w.tellNot(w.words.Text("about.no_file_manager"))
	}
}
