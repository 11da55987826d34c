package imports

import (
	"cmp"
	"path/filepath"

	"muster/app"
	"muster/views/wording"
)

// StartPasted opens the dialog with rows that were copied from a spreadsheet, and checks them at once. They lie in a temporary
// file until they are imported, the dialog is closed, or another file is chosen.
func (f *Flow) StartPasted(text string) {
	f.removing = false
	f.open()
	f.dropImport()
	ctx := f.begin()
	f.options = app.ImportOptions{Name: f.p.Words.Text("paste.name")}
	f.showChecking()
	f.p.Tasks.Go(func() {
		pasted, err := f.p.App.SavePasted(text)
		f.p.Tasks.UI(func() {
			switch {
			case err != nil && ctx.Err() == nil && f.sheet != nil:
				f.options = app.ImportOptions{}
				f.showFile(wording.Error(f.p.Words, err))
			case err != nil: // nobody waits for it any more
			case ctx.Err() != nil || f.sheet == nil:
				f.p.Tasks.Go(pasted.Remove)
			default:
				f.pasted = pasted
				f.options = f.newOptions(pasted.Path)
				f.look()
			}
		})
	})
}

// fileName is what the file at hand is called.
func (f *Flow) fileName() string { return cmp.Or(f.options.Name, filepath.Base(f.options.Path)) }

// dropPasted removes pasted rows that nobody can ask for any more.
func (f *Flow) dropPasted() {
	if p := f.pasted; p != nil {
		f.pasted, f.options = nil, app.ImportOptions{}
		f.p.Tasks.Go(p.Remove)
	}
}
