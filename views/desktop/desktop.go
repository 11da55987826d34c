//go:build !headless

package desktop

import (
	"context"
	"io/fs"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"muster/app"
	"muster/assets"
	"muster/views/theme"
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

	a, err := p.Open(context.Background())
	if err != nil {
		p.Log.Error("book not opened", "err", err)
		window.ShowTrouble(desk, p.Words, err)
		return err
	}
	main := window.New(window.Params{
		App: a, Words: p.Words, Dialogs: p.Dialogs, Notifier: notifier{desk}, FyneApp: desk, Log: p.Log,
		Version: p.Version, LogFile: p.LogFile,
	})
	if p.OnRaise != nil {
		p.OnRaise(func() { fyne.Do(main.Raise) })
	}
	main.ShowAndRun()
	return a.Close()
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
