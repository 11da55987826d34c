package exports

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/files"
	"muster/views/widgets"
)

// Params are what the dialogs need. OnSaved may be nil.
type Params struct {
	App     *app.App
	Words   app.Words
	Tasks   widgets.Tasks
	Window  fyne.Window
	Dialogs app.Dialogs
	// OnSaved gets a sentence about a file that was written, and where it is.
	OnSaved func(text, path string)
}

// Dialogs are the dialogs that write files. Only one of them is open at a time.
type Dialogs struct{ p Params }

// New returns the dialogs, closed.
func New(p Params) *Dialogs { return &Dialogs{p: p} }

// Offer is what can be exported at the moment. What has no contacts is not offered; the first that is, is chosen.
type Offer struct {
	// Selected are the ticked contacts, nil when none are.
	Selected      *data.Selection
	SelectedCount int
	// Segment is the segment that was asked for or is shown, nil when none is.
	Segment *data.Segment
	// Shown is the list as it is searched, nil when it is a segment or everything.
	Shown      *data.Query
	ShownCount int
	// All counts the book.
	All int
}

// what is one thing to export.
type what struct {
	option    option
	selection data.Selection
	count     int
	name      string // suggested for the file, without extension
}

// whats lists what an offer has, in the order in which it is most likely meant.
func (o Offer) whats(w app.Words) []what {
	var out []what
	add := func(count int, title string, sel data.Selection, name string) {
		if count > 0 {
			out = append(out, what{option: option{title: title}, selection: sel, count: count, name: name})
		}
	}
	if o.Selected != nil {
		add(o.SelectedCount, w.Count("export.what.selected", o.SelectedCount), *o.Selected, w.Text("export.name"))
	}
	if o.Segment != nil {
		query := data.Query{Segments: []data.SegmentID{o.Segment.ID}}
		add(o.Segment.Count, w.Count("export.what.segment", o.Segment.Count, "Segment", o.Segment.Name), data.SelectAll(query), o.Segment.Name)
	}
	if o.Shown != nil {
		add(o.ShownCount, w.Count("export.what.shown", o.ShownCount), data.SelectAll(*o.Shown), w.Text("export.name"))
	}
	add(o.All, w.Count("export.what.all", o.All), data.SelectAll(data.Query{}), w.Text("export.name"))
	return out
}

// format is a kind of file, with the line that says what it is for.
type format struct {
	option    option
	extension string
	kinds     []app.FileKind
}

func (d *Dialogs) files() files.Params {
	return files.Params{Dialogs: d.p.Dialogs, Words: d.p.Words, Tasks: d.p.Tasks, Window: d.p.Window}
}

// Export asks what to export, how and where to, and does it.
func (d *Dialogs) Export(offer Offer) {
	w := d.p.Words
	whats := offer.whats(w)
	formats := []format{
		{option{w.Text("export.csv"), w.Text("export.csv_for")}, "csv", files.CSV(w)},
		{option{w.Text("export.xlsx"), w.Text("export.xlsx_for")}, "xlsx", files.XLSX(w)},
	}
	s := newSaver(d, w.Text("export.title"))
	if len(whats) == 0 {
		s.nothing(w.Text("export.nothing"))
		return
	}
	titles := make([]option, len(whats))
	for i, one := range whats {
		titles[i] = one.option
	}
	chosen := newOptions(titles, nil)
	s.choose(w.Text("export.what"), chosen, formats, "", func(f format) job {
		one := whats[chosen.chosen]
		return job{
			suggested: files.Name(one.name, f.extension), kinds: f.kinds, total: one.count,
			write: func(ctx context.Context, path string, report data.ProgressFunc) (int, error) {
				return d.p.App.Export(ctx, path, one.selection, report)
			},
			done: func(rows int, path string) string {
				return w.Count("export.done", rows, "File", filepath.Base(path))
			},
		}
	})
}

// Sample asks which sample sheet the user wants and where, and writes it.
func (d *Dialogs) Sample() {
	w := d.p.Words
	formats := []format{
		{option{w.Text("sample.xlsx"), w.Text("sample.xlsx_for")}, "xlsx", files.XLSX(w)},
		{option{w.Text("sample.csv"), w.Text("sample.csv_for")}, "csv", files.CSV(w)},
	}
	s := newSaver(d, w.Text("sample.title"))
	s.choose("", nil, formats, w.Text("sample.hint"), func(f format) job {
		return job{
			suggested: files.Name(w.Text("sample.name"), f.extension), kinds: f.kinds,
			write: func(ctx context.Context, path string, _ data.ProgressFunc) (int, error) {
				return 0, d.p.App.WriteSample(ctx, path)
			},
			done: func(_ int, path string) string { return w.Text("sample.done", "File", filepath.Base(path)) },
		}
	})
}
