package window

import (
	"muster/data"
	"muster/views/contacts"
	"muster/views/duplicates"
	"muster/views/forgetting"
	"muster/views/widgets"
)

func (w *Window) newDuplicates() *duplicates.Dialogs {
	return duplicates.New(duplicates.Params{
		App: w.app, Words: w.words, Tasks: w.tasks, Window: w.fyne,
		OnMerged: func(merged data.Contact, change data.Change) {
			w.tell(contacts.Notice{
				Title: w.words.Text("contacts.told.merged_title"), Tone: widgets.Success, Change: change,
				Text: w.words.Text("contacts.told.merged", "Name", merged.FullName()),
			})
		},
		OnShow:   func(ids []data.ContactID) { w.page.Leave(func() { w.showList(data.Query{IDs: ids}) }) },
		OnFailed: w.tellError,
	})
}

func (w *Window) newForgetting() *forgetting.Forgetting {
	return forgetting.New(forgetting.Params{
		App: w.app, Words: w.words, Tasks: w.tasks, Window: w.fyne,
		OnTold: func(title, text string, tone widgets.Tone) {
			w.tell(contacts.Notice{Title: title, Text: text, Tone: tone})
		},
		// A toast may offer to undo what is gone, and "all that match" would tick whoever comes to match later.
		OnForgotten: func() {
			w.dropTold()
			w.page.DropLoaded()
		},
	})
}
