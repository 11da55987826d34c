package window

import (
	"muster/views/backups"
	"muster/views/contacts"
	"muster/views/widgets"
)

func (w *Window) newBackups() *backups.Backups {
	return backups.New(backups.Params{
		App: w.app, Words: w.words, Tasks: w.tasks, Window: w.fyne, OnQuit: w.Quit,
		OnTold: func(title, text string, tone widgets.Tone) {
			w.tell(contacts.Notice{Title: title, Text: text, Tone: tone})
		},
	})
}

// Restore shows the backups of the book, to restore one. Unsaved edits are asked about first: they belong to the book as it is.
func (w *Window) Restore() { w.page.Leave(w.backups.Show) }
