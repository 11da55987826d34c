package window

import (
	"muster/app"
	"muster/data"
	"muster/views/contacts"
	"muster/views/imports"
	"muster/views/widgets"
	"muster/views/wording"
)

func (w *Window) newImports() *imports.Flow {
	return imports.New(imports.Params{
		App: w.app, Words: w.words, Tasks: w.tasks, Window: w.fyne, Dialogs: w.params.Dialogs,
		OnStarted: w.ImportStarted, OnDone: w.importDone, OnSample: w.Sample,
		OnSaved: w.fileSaved,
		OnFailed: func(text string) {
			w.tell(contacts.Notice{Title: w.words.Text("told.failed"), Text: text, Tone: widgets.Error})
		},
	})
}

// PasteRows opens the import of the rows of a spreadsheet that the clipboard holds.
func (w *Window) PasteRows() {
	text := w.params.FyneApp.Clipboard().Content()
	if !app.HasRows(text) {
		w.tellNot(w.words.Text("paste.none"))
		return
	}
	w.openImports(func() { w.imports.StartPasted(text) })
}

// importDone is the second notice: what was done. It stays until it is closed.
func (w *Window) importDone(r *imports.Result) {
	w.importOn()
	w.importOn = func() {}
	if r.Reopened {
		return // the dialog itself shows the new numbers
	}
	w.tellImport(r, false)
	w.notify(r)
}

// tellImport shows what was done, with what can be done next. When it was undone, the rejected rows can still be saved.
func (w *Window) tellImport(r *imports.Result, undone bool) {
	t := widgets.Toast{Title: r.Title(w.words), Text: r.Text(w.words), Tone: widgets.Success}
	switch {
	case undone:
		t.Title, t.Text = w.words.Text("told.import.undone"), w.words.Text("told.import.undone_text", "File", r.File)
		if r.Removing {
			t.Title = w.words.Text("history.told.undone")
		}
		t.Tone = widgets.Neutral
	case r.Cancelled():
		t.Tone = widgets.Neutral
	case r.Err != nil:
		t.Tone = widgets.Error
	case r.Rejected > 0:
		t.Tone = widgets.Warning
	}
	if !undone && r.Change.ID != 0 && r.Change.Counts.Created+r.Change.Counts.Updated > 0 {
		t.Actions = append(t.Actions, widgets.ToastAction{Text: w.words.Text("told.import.show"), KeepOpen: true, Action: func() {
			w.page.Leave(func() { w.showList(data.Query{Change: r.Change.ID}) })
		}})
	}
	if r.Err == nil && r.Rejected > 0 {
		t.Actions = append(t.Actions, widgets.ToastAction{
			Text: w.words.Text("told.import.save_rejected"), KeepOpen: true, Action: r.SaveRejected,
		})
	}
	if r.Change.ID == 0 {
		t.OnClosed = r.Close
		w.toasts.Add(t)
		return
	}
	if !undone {
		t.Actions = append(t.Actions, w.undoAction(r.Change))
	}
	told := &toldChange{ids: []data.ChangeID{r.Change.ID}}
	if r.Rejected > 0 {
		told.instead = func() { w.tellImport(r, !undone) }
	}
	t.OnClosed = func() {
		if !told.replaced {
			r.Close()
		}
	}
	w.keepTold(t, told)
}

// notify tells the desktop, in fixed words and numbers.
func (w *Window) notify(r *imports.Result) {
	if w.params.Notifier == nil || r.Cancelled() {
		return
	}
	text := w.words.Text("told.import.failed_text")
	if r.Err == nil {
		text = wording.ImportResult(w.words, r.Change.Counts)
	}
	w.params.Notifier.Notify(r.Title(w.words), text)
}
