// Package files asks the user for a file: through the system's own dialogs where there are any, else through one
// drawn by Fyne.
//
// What lives here is the asking alone. Nothing is read or written, and what the file is for is the caller's business.
package files

import (
	"errors"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/views/widgets"
)

// Params are what asking for a file needs.
type Params struct {
	Dialogs app.Dialogs
	Words   app.Words
	Tasks   widgets.Tasks
	Window  fyne.Window
}

// Open asks for an existing file and calls chosen with its path, on the window's goroutine; never when the user
// cancels. The window takes no input meanwhile. Nothing happens while another file is being asked for.
func Open(p Params, kinds []app.FileKind, chosen func(path string)) {
	ask(p, chosen,
		func() (string, error) { return p.Dialogs.OpenFile(p.Words.Text("files.open.title"), kinds) },
		func() { openFallback(p, kinds, chosen) })
}

// Save asks where to write a file and calls chosen with its path, which ends in one of the kinds' extensions; the
// dialog itself has asked before an existing file is replaced. For the rest it is like Open.
func Save(p Params, suggestedName string, kinds []app.FileKind, chosen func(path string)) {
	ask(p, func(path string) { chosen(withExtension(path, kinds)) },
		func() (string, error) {
			return p.Dialogs.SaveFile(p.Words.Text("files.save.title"), suggestedName, kinds)
		},
		func() { saveFallback(p, suggestedName, kinds, chosen) })
}

// ask runs a system dialog in the background, with a curtain over the window.
func ask(p Params, chosen func(string), system func() (string, error), fallback func()) {
	curtain := drawCurtain(p.Window.Canvas(), p.Words.Text("files.waiting"))
	if curtain == nil {
		return
	}
	p.Tasks.Go(func() {
		path, err := system()
		p.Tasks.UI(func() {
			curtain.lift()
			switch {
			case errors.Is(err, app.ErrDialogCancelled):
			case err != nil: // no dialogs here, or they failed: ours always work
				fallback()
			case path != "":
				chosen(path)
			}
		})
	})
}
