package window

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"muster/views/theme"
	"muster/views/widgets"
)

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
		{"keys.ctrl_v", "keys.ctrl_v_text"},
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

// Where a key or what it does is longer, it breaks into lines: two columns stand side by side in the smallest window.
const (
	keyWidth     = float32(128)
	keyTextWidth = float32(258)
	keysChrome   = float32(150) // of the sheet around the list
	keysScroll   = float32(60)  // by a press of a key
)

// ShowKeys shows every key.
func (w *Window) ShowKeys() {
	sheet := widgets.NewSheet(w.fyne.Canvas(), w.words.Text("menu.keys"))
	list := w.keyList()
	least := list.MinSize()
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(least.Width, 0))
	sheet.SetBody(scroll)
	sheet.Size = fyne.NewSize(0, least.Height+keysChrome)
	sheet.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown, fyne.KeyPageDown:
			scroll.ScrollToOffset(scroll.Offset.AddXY(0, keysScroll))
		case fyne.KeyUp, fyne.KeyPageUp:
			scroll.ScrollToOffset(scroll.Offset.SubtractXY(0, keysScroll))
		default:
			return false
		}
		return true
	}
	closes := widgets.NewPrimaryButton(w.words.Text("common.close"), sheet.Close)
	sheet.SetButtons(closes)
	sheet.SetDefault(closes)
	sheet.First = closes
	sheet.Show()
}

// keyList lists the keys in two columns that are about equally high.
func (w *Window) keyList() fyne.CanvasObject {
	t := w.words.Text
	column := func(keys [][2]string) *fyne.Container {
		grid := container.New(layout.NewFormLayout())
		for _, row := range keys {
			grid.Add(widgets.NewText(forSystem(t(row[0]))).Strong().WrapAt(keyWidth))
			grid.Add(widgets.Pad(0, 0, 0, theme.GapL, widgets.NewText(t(row[1])).WrapAt(keyTextWidth)))
		}
		return grid
	}
	check := container.New(widgets.NewColumn(theme.GapS),
		widgets.NewText(t("keys.check")).Strong().Colored(theme.ColorMuted), column(checkKeys))
	whole := column(windowKeys).MinSize().Height + check.MinSize().Height
	first := 1
	for first < len(windowKeys) && column(windowKeys[:first]).MinSize().Height < whole/2 {
		first++
	}
	return container.New(widgets.NewRow(theme.GapL),
		column(windowKeys[:first]),
		container.New(widgets.NewColumn(theme.GapS), column(windowKeys[first:]), check))
}

// forSystem names the keys as the system's keyboard does.
func forSystem(keys string) string {
	if runtime.GOOS != "darwin" {
		return keys
	}
	return strings.NewReplacer("Ctrl", "⌘", "Strg", "⌘").Replace(keys)
}
