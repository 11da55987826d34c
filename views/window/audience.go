package window

import (
	"muster/data"
	"muster/views/audience"
	"muster/views/contacts"
	"muster/views/widgets"
)

func (w *Window) newAudience() *audience.Dialog {
	return audience.New(audience.Params{
		App: w.app, Words: w.words, Tasks: w.tasks, Window: w.fyne,
		OnShow:   func(q data.Query) { w.page.Leave(func() { w.showList(q) }) },
		OnExport: w.exportSelection,
		OnTold: func(text string, tone widgets.Tone, change data.Change) {
			w.tell(contacts.Notice{Title: text, Tone: tone, Change: change})
		},
	})
}

// ShowAudience opens the dialog that chooses whom a message is for.
func (w *Window) ShowAudience() { w.audience.Show() }
