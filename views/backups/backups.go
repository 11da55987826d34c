package backups

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"

	"muster/app"
	"muster/data"
	"muster/views/widgets"
	"muster/views/wording"
)

// Params are what Backups are made of. The callbacks run on the window's goroutine and may be nil.
type Params struct {
	App    *app.App
	Words  app.Words
	Tasks  widgets.Tasks
	Window fyne.Window

	// OnTold gets what the user is to be told.
	OnTold func(title, text string, tone widgets.Tone)
	// OnQuit quits the program.
	OnQuit func()
}

// Backups list the copies of the book and restore one.
type Backups struct {
	p       Params
	dialog  *dialog        // nil while it is closed
	damaged *widgets.Sheet // nil while it is closed
	stop    func()
	closed  bool
}

// New returns Backups, which show themselves when the book is found damaged.
func New(p Params) *Backups {
	b := &Backups{p: p}
	b.stop = p.App.Listen(b.heard)
	if p.App.Damaged() { // it was told before anybody listened
		p.Tasks.UI(b.ShowDamaged)
	}
	return b
}

// Close stops listening to the book.
func (b *Backups) Close() {
	b.closed = true
	b.stop()
}

// heard is called on any goroutine.
func (b *Backups) heard(e app.Event) {
	switch e {
	case app.BookDamaged:
		b.p.Tasks.UI(b.ShowDamaged)
	case app.BookChanged:
		b.p.Tasks.UI(func() {
			if b.dialog != nil {
				b.dialog.load()
			}
		})
	case app.JobChanged:
		b.p.Tasks.UI(func() {
			if b.dialog != nil {
				b.dialog.update()
			}
		})
	}
}

// restore puts a copy in the place of the book as the App's job, and tells its end.
func (b *Backups) restore(backup data.Backup, ended func(error)) {
	w := b.p.Words
	var keptAside string
	err := b.p.App.Start(app.JobRestore, w.DateTime(backup.At), func(ctx context.Context, _ data.ProgressFunc) (err error) {
		keptAside, err = b.p.App.RestoreBackup(ctx, backup.Path)
		return err
	}, func(err error) {
		b.p.Tasks.UI(func() {
			if !b.closed {
				b.ended(backup, keptAside, err)
				ended(err)
			}
		})
	})
	if err != nil {
		b.tell(w.Text("told.not_now"), wording.Error(w, err), widgets.Warning)
		ended(err)
	}
}

func (b *Backups) ended(backup data.Backup, keptAside string, err error) {
	w := b.p.Words
	switch {
	case errors.Is(err, context.Canceled):
		b.tell(w.Text("backups.cancelled"), w.Text("backups.cancelled_text"), widgets.Neutral)
	case err != nil:
		b.tell(w.Text("told.failed"), wording.Error(w, err), widgets.Error)
	case keptAside == "":
		b.tell(w.Text("backups.restored"), w.Text("backups.restored_alone", "Date", w.DateTime(backup.At)), widgets.Success)
	default:
		b.tell(w.Text("backups.restored"), w.Text("backups.restored_text", "Date", w.DateTime(backup.At)), widgets.Success)
	}
}

func (b *Backups) tell(title, text string, tone widgets.Tone) {
	if b.p.OnTold != nil {
		b.p.OnTold(title, text, tone)
	}
}

// showFolder opens the system's file manager on the folder of a file.
func showFolder(desk fyne.App, path string) error {
	folder := filepath.ToSlash(filepath.Dir(path))
	if folder[0] != '/' {
		folder = "/" + folder // C:/Users/… becomes file:///C:/Users/…
	}
	return desk.OpenURL(&url.URL{Scheme: "file", Path: folder})
}
