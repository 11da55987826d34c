package window

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"muster/views/theme"
	"muster/views/widgets"
)

const (
	aboutWidth    float32 = 520
	keysTextWidth float32 = 270
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

// windowKeys are the keys of the window, checkKeys those of the check of an import: the key, and what it does.
var (
	windowKeys = [][2]string{
		{"keys.ctrl_i", "menu.import"},
		{"keys.ctrl_shift_i", "menu.segment.remove_by_file"},
		{"keys.ctrl_e", "menu.export"},
		{"keys.ctrl_n", "menu.contact.new"},
		{"keys.ctrl_shift_n", "menu.segment.new"},
		{"keys.ctrl_f", "menu.find"},
		{"keys.ctrl_shift_f", "menu.find_segment"},
		{"keys.ctrl_a", "menu.select_all"},
		{"keys.ctrl_z", "keys.ctrl_z_text"},
		{"keys.ctrl_y", "keys.ctrl_y_text"},
		{"keys.ctrl_shift_h", "menu.history"},
		{"keys.ctrl_shift_b", "menu.restore"},
		{"keys.escape", "keys.escape_text"},
		{"keys.arrows", "keys.arrows_text"},
		{"keys.space", "keys.space_text"},
		{"keys.shift_arrows", "keys.shift_arrows_text"},
		{"keys.enter", "keys.enter_text"},
		{"keys.f2", "keys.f2_text"},
		{"keys.delete", "keys.delete_text"},
		{"keys.ctrl_shift_a", "contacts.bulk.add"},
		{"keys.ctrl_shift_r", "contacts.bulk.remove"},
		{"keys.ctrl_shift_g", "contacts.bulk.new_segment"},
		{"keys.ctrl_shift_e", "contacts.bulk.export"},
		{"keys.ctrl_j", "keys.ctrl_j_text"},
		{"keys.ctrl_d", "menu.contact.duplicates"},
		{"keys.ctrl_shift_delete", "contacts.bulk.forget"},
		{"keys.ctrl_s", "menu.contact.save"},
		{"keys.tab", "keys.tab_text"},
		{"keys.f1", "keys.f1_text"},
	}
	checkKeys = [][2]string{
		{"keys.enter", "keys.check.enter"},
		{"keys.f2", "keys.check.f2"},
		{"keys.f4", "keys.check.f4"},
		{"keys.delete", "keys.check.delete"},
		{"keys.digits", "keys.check.digits"},
		{"keys.escape", "keys.check.escape"},
		{"keys.ctrl_enter", "keys.check.ctrl_enter"},
	}
)

// ShowKeys shows every key.
func (w *Window) ShowKeys() {
	t := w.words.Text
	sheet := widgets.NewSheet(w.fyne.Canvas(), t("menu.keys"))
	column := func(keys [][2]string) *fyne.Container {
		grid := container.New(layout.NewFormLayout())
		for _, row := range keys {
			grid.Add(widgets.NewText(forSystem(t(row[0]))).Strong())
			grid.Add(widgets.Pad(0, 0, 0, theme.GapL, widgets.NewText(t(row[1])).MinWidth(keysTextWidth)))
		}
		return grid
	}
	const first = 17 // of the window's keys in the left column, so that both are about as high
	grid := container.New(widgets.NewRow(theme.GapL),
		column(windowKeys[:first]),
		container.New(widgets.NewColumn(theme.GapS), column(windowKeys[first:]),
			widgets.NewText(t("keys.check")).Strong().Colored(theme.ColorMuted), column(checkKeys)))
	sheet.SetBody(grid)
	closes := widgets.NewPrimaryButton(t("common.close"), sheet.Close)
	sheet.SetButtons(closes)
	sheet.SetDefault(closes)
	sheet.First = closes
	sheet.Show()
}

// forSystem names the keys as the system's keyboard does.
func forSystem(keys string) string {
	if runtime.GOOS != "darwin" {
		return keys
	}
	return strings.NewReplacer("Ctrl", "⌘", "Strg", "⌘").Replace(keys)
}
