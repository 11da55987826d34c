package window

import (
	"os"

	"fyne.io/fyne/v2"

	"muster/views/contacts"
	"muster/views/widgets"
)

// Import opens the import.
func (w *Window) Import() { w.openImports(w.imports.Start) }

// RemoveByFile opens the way of a file whose segments are taken away from its contacts.
func (w *Window) RemoveByFile() { w.openImports(w.imports.StartRemoving) }

func (w *Window) openImports(open func()) {
	if reason := w.page.Blocked(); reason != "" && w.busy() {
		w.tellNot(reason)
		return
	}
	w.page.Leave(open)
}

// ImportStarted is the first notice: you will be told. removing says that segments are taken away.
func (w *Window) ImportStarted(file string, removing bool) {
	told := "told.import.started"
	if removing {
		told = "told.remove.started"
	}
	w.importOn = w.toasts.Add(widgets.Toast{
		Title: w.words.Text(told), Text: w.words.Text(told+"_text", "File", file),
	})
}

func (w *Window) busy() bool {
	_, busy := w.app.Job()
	return busy
}

func (w *Window) tellNot(why string) {
	w.tell(contacts.Notice{Title: w.words.Text("told.not_now"), Text: why, Tone: widgets.Warning})
}

func paths(uris []fyne.URI) []string {
	out := make([]string, 0, len(uris))
	for _, u := range uris {
		out = append(out, u.Path())
	}
	return out
}

// Dropped takes what was dropped anywhere on the window. What cannot be imported now gets a sentence.
func (w *Window) Dropped(files []string) {
	if len(files) == 0 {
		return
	}
	if w.imports.IsOpen() {
		if why := w.imports.Dropped(files); why != "" {
			w.tellNot(why)
		}
		return
	}
	if w.exports.IsOpen() {
		if why := w.exports.Dropped(files); why != "" {
			w.tellNot(why)
		}
		return
	}
	switch {
	case w.fyne.Canvas().Overlays().Top() != nil:
		w.tellNot(w.words.Text("drop.dialog"))
	case w.busy():
		w.tellNot(w.words.Text("drop.job"))
	case len(files) > 1:
		w.tellNot(w.words.Text("drop.several"))
	case isFolder(files[0]):
		w.tellNot(w.words.Text("drop.folder"))
	default:
		w.page.Leave(func() {
			if why := w.imports.Dropped(files); why != "" {
				w.tellNot(why)
			}
		})
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
