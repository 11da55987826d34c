package contacts

import (
	"muster/views/widgets"
)

// Leave runs then when nothing unsaved is in the way: at once, or after the user chose to save or to discard the edits
// of the detail panel. It does not run when the user stays.
func (page *Page) Leave(then func()) {
	if !page.detail.edited() {
		then()
		return
	}
	w := page.words
	sheet := widgets.NewSheet(page.params.Window.Canvas(), w.Text("contacts.unsaved.title"))
	sheet.SetBody(widgets.NewText(w.Text("contacts.unsaved.text", "Name", page.detail.name())).WrapAt(unsavedWidth))
	stay := widgets.NewButton(w.Text("contacts.unsaved.stay"), sheet.Close)
	discard := widgets.NewButton(w.Text("contacts.discard"), func() {
		sheet.Close()
		page.detail.discard()
		then()
	})
	save := widgets.NewPrimaryButton(w.Text("contacts.save"), func() {
		sheet.Close()
		page.detail.save(then)
	})
	save.SetReason(page.blocked)
	sheet.SetButtons(stay, discard, save)
	sheet.SetDefault(save)
	sheet.First = save
	sheet.Show()
}

const unsavedWidth float32 = 400

// Edited says whether the detail panel has edits that are not saved.
func (page *Page) Edited() bool { return page.detail.edited() }

// CloseDetail closes the detail panel, after asking about unsaved edits.
func (page *Page) CloseDetail() {
	page.Leave(func() {
		page.detail.shut()
		page.FocusTable()
	})
}
