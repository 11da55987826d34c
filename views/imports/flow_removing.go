package imports

import (
	"muster/app"
	"muster/data"
)

// The third way of a file: its segments are taken away from its contacts. It is the way of an import, with other words.

// StartRemoving opens the dialog where a file is chosen whose segments are to be taken away from its contacts.
func (f *Flow) StartRemoving() {
	f.removing = true
	f.open()
	f.showFile("")
}

// title is that of the dialog while there is no file.
func (f *Flow) title() string {
	if f.removing {
		return f.p.Words.Text("import.remove.title")
	}
	return f.p.Words.Text("import.title")
}

// titleOf is the title of the dialog for a file.
func (f *Flow) titleOf(file string) string {
	if f.removing {
		return f.p.Words.Text("import.remove.title_file", "File", file)
	}
	return f.p.Words.Text("import.title_file", "File", file)
}

// newOptions are those of a file that nothing was chosen for.
func (f *Flow) newOptions(path string) app.ImportOptions {
	o := app.ImportOptions{Path: path}
	if f.pasted != nil {
		o.Name = f.pasted.Name
	}
	if f.removing {
		o.Decisions.Mode = data.SegmentsRemove
	}
	return o
}

// dropText says what becomes of a file.
func (f *Flow) dropText() string {
	if f.removing {
		return f.p.Words.Text("import.remove.drop")
	}
	return f.p.Words.Text("import.drop.text")
}

// cannotTitle says that a file is of no use.
func (f *Flow) cannotTitle() string {
	if f.removing {
		return f.p.Words.Text("import.remove.cannot")
	}
	return f.p.Words.Text("import.cannot.title")
}
