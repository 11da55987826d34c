package backups

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"muster/app"
	"muster/data"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/wording"
)

const damagedWidth = float32(520)

// Source is a damaged book: the app's own, or an app.ClosedBook.
type Source interface {
	NewestGoodBackup(ctx context.Context) (data.Backup, bool, error)
}

// damaged says that the book is damaged and shows the way back: the newest copy that is whole.
type damaged struct {
	words  app.Words
	tasks  widgets.Tasks
	path   string // of the book
	source Source

	body    *fyne.Container
	newest  *widgets.Text
	holds   *widgets.Text
	said    *widgets.Text
	restore *widgets.Button
	folder  *widgets.Button

	backup data.Backup
	found  bool
	onGo   func(data.Backup) // restores it
	focus  func(fyne.Focusable)
}

func newDamaged(words app.Words, tasks widgets.Tasks, path string, source Source, onGo func(data.Backup)) *damaged {
	d := &damaged{words: words, tasks: tasks, path: path, source: source, onGo: onGo}
	inner := damagedWidth - 2*theme.DialogPadding
	d.newest = widgets.NewText(words.Text("damaged.looking")).Strong().WrapAt(inner - 2*theme.GapM)
	d.holds = widgets.NewMutedText("").WrapAt(inner - 2*theme.GapM)
	d.said = widgets.NewText("").Colored(theme.ColorError).WrapAt(inner)
	d.restore = widgets.NewPrimaryButton(words.Text("damaged.restore"), d.start)
	d.restore.SetReason(words.Text("damaged.looking"))
	d.folder = widgets.NewButton(words.Text("backups.folder"), d.showFolder)
	card := widgets.NewCard(container.New(widgets.NewColumn(theme.GapXS), d.newest, d.holds))
	d.body = container.New(widgets.NewColumn(theme.GapM),
		widgets.NewText(words.Text("damaged.text", "File", filepath.Base(path))).WrapAt(inner), card, d.said)
	return d
}

// look asks for the newest copy that is whole, which takes as long as reading it.
func (d *damaged) look() {
	d.tasks.Go(func() {
		backup, found, err := d.source.NewestGoodBackup(context.Background())
		d.tasks.UI(func() {
			w := d.words
			d.backup, d.found = backup, found && err == nil
			switch {
			case err != nil:
				d.newest.SetText(wording.Error(w, err))
			case !found:
				d.newest.SetText(w.Text("damaged.none"))
				d.holds.SetText(w.Text("damaged.none_text"))
			default:
				d.newest.SetText(w.Text("damaged.newest", "Date", w.DateTime(backup.At)))
				d.holds.SetText(w.Text("damaged.holds", "Contents", wording.BackupContents(w, backup), "Size", w.Bytes(backup.Bytes),
					"Kind", wording.BackupKind(w, backup)))
			}
			d.ready()
		})
	})
}

// ready offers what can be done now.
func (d *damaged) ready() {
	if d.found {
		d.restore.SetReason("")
		d.focus(d.restore) // which a grey one cannot have
	} else {
		d.restore.SetReason(d.words.Text("damaged.none"))
	}
}

func (d *damaged) start() {
	d.restore.SetReason(d.words.Text("backups.restoring"))
	d.said.SetText("")
	d.onGo(d.backup)
}

// failed says why the copy could not be restored.
func (d *damaged) failed(err error) {
	d.said.SetText(wording.Error(d.words, err))
	d.ready()
}

func (d *damaged) showFolder() {
	if err := showFolder(fyne.CurrentApp(), d.path); err != nil {
		d.said.SetText(d.words.Text("backups.no_folder", "Path", filepath.Dir(d.path)))
	}
}

// ShowDamaged says over the window that the book is damaged, and offers the newest copy that is whole.
func (b *Backups) ShowDamaged() {
	if b.damaged != nil || b.closed {
		return
	}
	w := b.p.Words
	s := widgets.NewSheet(b.p.Window.Canvas(), w.Text("damaged.title"))
	var d *damaged
	d = newDamaged(w, b.p.Tasks, b.p.App.BookPath(), b.p.App, func(backup data.Backup) {
		b.restore(backup, func(err error) {
			switch {
			case err == nil:
				s.Close()
			case s.IsOpen():
				d.failed(err)
			}
		})
	})
	b.damaged = s
	s.OnClosed = func() { b.damaged = nil }
	s.Size = fyne.NewSize(damagedWidth, 0)
	s.SetBody(d.body)
	later := widgets.NewButton(w.Text("damaged.later"), s.Close)
	quit := widgets.NewButton(w.Text("trouble.quit"), func() {
		s.Close()
		if b.p.OnQuit != nil {
			b.p.OnQuit()
		}
	})
	s.SetButtons(d.folder, quit, later, d.restore)
	s.SetDefault(d.restore)
	s.First = later
	d.focus = func(o fyne.Focusable) {
		if s.IsOpen() {
			s.Focus(o)
		}
	}
	s.Show()
	d.look()
}

// WindowParams are what the window of a damaged book is made of.
type WindowParams struct {
	FyneApp fyne.App
	Words   app.Words
	Tasks   widgets.Tasks
	Book    app.ClosedBook
	// OnRestored is called when a copy has taken the book's place, with what closes the window.
	OnRestored func(done func())
}

// ShowDamagedWindow shows in a window of its own that the book cannot be opened because it is damaged, and offers the newest
// copy that is whole. Closing it quits the program.
func ShowDamagedWindow(p WindowParams) {
	w := p.FyneApp.NewWindow(p.Words.Text("app.name"))
	var d *damaged
	d = newDamaged(p.Words, p.Tasks, p.Book.Path, p.Book, func(backup data.Backup) {
		p.Tasks.Go(func() {
			_, err := p.Book.RestoreBackup(context.Background(), backup.Path)
			p.Tasks.UI(func() {
				if err != nil {
					d.failed(err)
					return
				}
				p.OnRestored(w.Close)
			})
		})
	})
	quit := widgets.NewButton(p.Words.Text("trouble.quit"), w.Close)
	const pad = theme.DialogPadding
	w.SetContent(widgets.NewPanel(theme.ColorSurface, 0, widgets.Pad(pad, pad, pad, pad,
		container.New(widgets.NewColumn(theme.GapL), widgets.NewTitle(p.Words.Text("damaged.title")), d.body,
			widgets.NewToolbar(d.folder, widgets.NewSpacer(), quit, d.restore)))))
	w.SetPadded(false)
	w.CenterOnScreen()
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		switch ev.Name {
		case fyne.KeyEscape:
			w.Close()
		case fyne.KeyReturn, fyne.KeyEnter:
			d.restore.Press()
		}
	})
	d.focus = w.Canvas().Focus
	w.Show()
	w.Canvas().Focus(quit)
	d.look()
}
