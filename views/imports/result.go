package imports

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"muster/app"
	"muster/data"
	"muster/views/files"
	"muster/views/wording"
)

// Result is what became of an import that ran. It keeps the rejected rows until it is closed.
type Result struct {
	// File is the name of the file.
	File string
	// Change is what was done; its ID is 0 when nothing changed.
	Change data.Change
	// Err is nil when it was done, context.Canceled when it was cancelled. Unless it is nil, nothing was changed.
	Err error
	// Reopened is true when the book had moved on and the dialog shows the new numbers.
	Reopened bool
	// Removing tells that segments were to be taken away by file, and nothing imported.
	Removing bool
	// Rejected counts the rows that were left out and can be saved.
	Rejected int

	flow *Flow
	imp  *app.Import // nil once it is closed
}

// Cancelled says whether the user stopped the import.
func (r *Result) Cancelled() bool { return errors.Is(r.Err, context.Canceled) }

// Title and Text say what became of the import, for a toast.
func (r *Result) Title(w app.Words) string {
	act := "import"
	if r.Removing {
		act = "import.remove"
	}
	switch {
	case r.Err == nil:
		return w.Text(act + ".done.title")
	case r.Cancelled():
		return w.Text(act + ".cancelled.title")
	}
	return w.Text(act + ".failed.title")
}

// Text is the sentence below the Title.
func (r *Result) Text(w app.Words) string {
	switch {
	case r.Err == nil:
		return w.Text("import.done.text", "File", r.File, "Result", wording.ImportResult(w, r.Change.Counts))
	case r.Cancelled() && r.Removing:
		return w.Text("import.remove.cancelled.text", "File", r.File)
	case r.Cancelled():
		return w.Text("import.cancelled.text", "File", r.File)
	}
	return r.File + ": " + wording.Error(w, r.Err)
}

// SaveRejected asks where to write the rows that were left out, and writes them. What came of it is told through
// OnSaved or OnFailed.
func (r *Result) SaveRejected() {
	f := r.flow
	if r.imp == nil {
		f.failed(f.p.Words.Text("import.rejected.gone"))
		return
	}
	imp := r.imp
	files.Save(f.files(), rejectedName(f.p.Words, r.File), files.Both(f.p.Words), func(path string) {
		f.p.Tasks.Go(func() {
			rows, err := saveRejected(context.Background(), f.p.Words, imp, path)
			f.p.Tasks.UI(func() {
				if err != nil {
					f.failed(wording.Error(f.p.Words, err))
					return
				}
				f.saved(rows, path)
			})
		})
	})
}

// Close forgets the rejected rows. It may be called again.
func (r *Result) Close() {
	delete(r.flow.kept, r)
	if imp := r.imp; imp != nil {
		r.imp = nil
		r.flow.p.Tasks.Go(func() { _ = imp.Close() }) // nothing is lost with a side file
	}
}

func (f *Flow) saved(rows int, path string) {
	if f.p.OnSaved != nil {
		f.p.OnSaved(savedText(f.p.Words, rows, path), path)
	}
}

func (f *Flow) failed(text string) {
	if f.p.OnFailed != nil {
		f.p.OnFailed(text)
	}
}

// saveRejected writes the rows that are left out, each with its reasons as sentences.
func saveRejected(ctx context.Context, w app.Words, imp *app.Import, path string) (int, error) {
	return imp.SaveRejected(ctx, path, func(p data.Problem) string { return wording.Problem(w, p) })
}

func savedText(w app.Words, rows int, path string) string {
	return w.Count("import.rows_written", rows, "File", filepath.Base(path))
}

// rejectedName, cleanName and planName suggest names for files that are written beside the imported one.
func rejectedName(w app.Words, file string) string {
	return files.Name(stem(file)+" "+w.Text("import.rejected.suffix"), "xlsx")
}

func cleanName(w app.Words, file string) string {
	return files.Name(stem(file)+" "+w.Text("import.clean.suffix"), "csv")
}

func planName(w app.Words, file string) string {
	return files.Name(stem(file)+" "+w.Text("import.plan.suffix"), "xlsx")
}

func stem(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) }
