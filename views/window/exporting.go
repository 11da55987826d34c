package window

import (
	"muster/data"
	"muster/views/contacts"
	"muster/views/exports"
	"muster/views/widgets"
)

func (w *Window) newExports() *exports.Dialogs {
	return exports.New(exports.Params{
		App: w.app, Words: w.words, Tasks: w.tasks, Window: w.fyne, Dialogs: w.params.Dialogs,
		OnSaved: w.fileSaved, OnFailed: w.tellError,
		OnMend: func(ids []data.ContactID) { w.page.Leave(func() { w.showList(data.Query{IDs: ids}) }) },
	})
}

// fileSaved tells that a file was written.
func (w *Window) fileSaved(text, _ string) {
	w.tell(contacts.Notice{Title: w.words.Text("told.file_saved"), Text: text, Tone: widgets.Success})
}

// Export asks what to write into a file: what is ticked, the segment or the search that is shown, or all.
func (w *Window) Export() {
	o := w.offer()
	o.Resume = o.Selected == nil
	w.exports.Export(o)
}

// offer is what can be exported at the moment.
func (w *Window) offer() exports.Offer {
	o := exports.Offer{All: max(0, w.total)}
	if sel, n := w.page.Selection(); n > 0 {
		o.Selected, o.SelectedCount = &sel, n
	}
	q, status := w.page.Query(), w.page.Status()
	if s, ok := w.sidebar.Current(); ok {
		o.Segment = &s
	}
	onlySegment := o.Segment != nil && q.Search == ""
	if !onlySegment && q.Narrows() && status.Whole {
		o.Shown, o.ShownCount = &q, status.Shown
	}
	return o
}

func (w *Window) exportSelection(sel data.Selection, n int) {
	w.exports.Export(exports.Offer{Selected: &sel, SelectedCount: n, All: max(0, w.total)})
}

func (w *Window) exportSegment(s data.Segment) {
	w.exports.Export(exports.Offer{Segment: &s, All: max(0, w.total)})
}

// Sample asks where to write the sample sheet.
func (w *Window) Sample() { w.exports.Sample() }
