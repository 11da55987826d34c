//go:build !headless

package desktop

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"muster/app"
	"muster/assets"
	"muster/data"
	"muster/views/backups"
	"muster/views/theme"
	"muster/views/widgets"
	"muster/views/window"
)

// Run shows the window until it is closed. It must be called on the main goroutine.
func Run(p Params) error {
	if err := teachFyne(p.Words.Language()); err != nil {
		p.Log.Warn("fyne translations", "err", err)
	}
	desk := fyneapp.NewWithID(AppID)
	desk.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	desk.Settings().SetTheme(theme.New())

	d := &desktop{params: p, fyne: desk}
	d.open(func() {})
	desk.Run()
	return d.end()
}

// patience is how long a book may take to open before a window says so.
const patience = 300 * time.Millisecond

// desktop is the program's window from the opening of the book to the end.
type desktop struct {
	params Params
	fyne   fyne.App
	app    *app.App
	err    error
}

type opened struct {
	app *app.App
	err error
}

// open opens the book in the background and then shows the main window, or why there is none. It returns before that
// only when the book takes its time: then the loop must run, so that the window that says so is drawn. shown is called when
// something is shown: Fyne ends when its last window closes.
func (d *desktop) open(shown func()) {
	result := make(chan opened, 1)
	go func() {
		a, err := d.params.Open(context.Background())
		result <- opened{a, err}
	}()
	select {
	case o := <-result:
		d.show(o)
		shown()
	case <-time.After(patience):
		closeNote := window.ShowOpening(d.fyne, d.params.Words)
		shown()
		go func() {
			o := <-result
			fyne.Do(func() {
				d.show(o)
				closeNote()
			})
		}()
	}
}

func (d *desktop) show(o opened) {
	d.app, d.err = o.app, o.err
	if o.err != nil {
		d.params.Log.Error("book not opened", "err", o.err)
		if errors.Is(o.err, data.ErrBookDamaged) {
			backups.ShowDamagedWindow(backups.WindowParams{
				FyneApp: d.fyne, Words: d.params.Words, Tasks: widgets.BackgroundTasks(), Book: d.params.Book, OnRestored: d.open,
			})
			return
		}
		window.ShowTrouble(d.fyne, d.params.Words, o.err)
		return
	}
	main := window.New(window.Params{
		App: o.app, Words: d.params.Words, Dialogs: d.params.Dialogs, Notifier: notifier{d.fyne}, FyneApp: d.fyne,
		Log: d.params.Log, Version: d.params.Version, LogFile: d.params.LogFile,
	})
	if d.params.OnRaise != nil {
		d.params.OnRaise(func() { fyne.Do(main.Raise) })
	}
	main.Show()
}

func (d *desktop) end() error {
	if d.app == nil {
		return d.err
	}
	return d.app.Close()
}

// teachFyne gives Fyne's own widgets the chosen language. Fyne has no way to choose one, so the chosen texts are
// registered under the system's locale, before any widget exists.
func teachFyne(language string) error {
	texts, err := fs.ReadFile(assets.Translations(), language+".json")
	if err != nil {
		return err
	}
	if err := lang.AddTranslationsForLocale(texts, fyne.Locale(language)); err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(texts, lang.SystemLocale())
}

// notifier shows the desktop's notifications through Fyne.
type notifier struct{ desk fyne.App }

var _ app.Notifier = notifier{}

// Notify shows a notification, on a goroutine of its own: on some systems it is a slow call to another process.
func (n notifier) Notify(title, text string) {
	go n.desk.SendNotification(fyne.NewNotification(title, text))
}
