package window_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"muster/app"
	"muster/app/platform/words"
	"muster/data/store"
	"muster/data/store/storetest"
	"muster/views/theme"
	"muster/views/widgets/widgetstest"
	"muster/views/window"
)

// desk is a window on a book of its own, on the software driver, in which everything runs in place.
type desk struct {
	ui *widgetstest.Window
	*window.Window
	app      *app.App
	words    app.Words
	notifier *notifier
	dialogs  *dialogs
}

type options struct {
	language string
	dark     bool
	size     fyne.Size
	sample   bool   // opens the sample book
	path     string // of the book; "" is a new one
	readOnly bool
}

func open(t *testing.T, o options) *desk {
	t.Helper()
	if o.language == "" {
		o.language = "en"
	}
	if o.size.IsZero() {
		o.size = fyne.NewSize(1280, 800)
	}
	fyneApp := test.NewTempApp(t)
	variant := fynetheme.VariantLight
	if o.dark {
		variant = fynetheme.VariantDark
	}
	fyneApp.Settings().SetTheme(theme.Fixed(variant))
	texts, err := words.New(o.language)
	if err != nil {
		t.Fatal(err)
	}
	if o.path == "" {
		o.path = filepath.Join(t.TempDir(), "contacts.muster")
	}
	book := storetest.Open(t, o.path)
	if o.readOnly {
		if book, err = store.Open(t.Context(), o.path, store.Options{ReadOnly: true}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = book.Close() })
	}
	a := app.New(app.Params{Book: book, Words: texts})
	if o.sample {
		if err := a.OpenSample(context.Background()); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = a.LeaveSample() })
	}
	d := &desk{app: a, ui: widgetstest.New(), words: texts, notifier: &notifier{}, dialogs: &dialogs{}}
	d.Window = window.New(window.Params{
		App: a, Words: texts, Dialogs: d.dialogs, Notifier: d.notifier, FyneApp: fyneApp,
		Tasks: d.ui.Tasks(), Version: "1.0", LogFile: "/tmp/muster.log", Still: true,
	})
	d.Fyne().Resize(o.size)
	d.Fyne().Show()
	t.Cleanup(d.waitJob)

	return d
}

// waitJob runs what the job brings to the window until it has ended.
func (d *desk) waitJob() { d.ui.Wait(d.app.WaitJob) }

type notifier struct {
	mu    sync.Mutex
	texts []string
}

func (n *notifier) Notify(title, text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.texts = append(n.texts, title+": "+text)
}

// dialogs answer with the paths that a test gives.
type dialogs struct{ opens, saves string }

func (d *dialogs) OpenFile(string, []app.FileKind) (string, error) {
	if d.opens == "" {
		return "", app.ErrDialogCancelled
	}
	return d.opens, nil
}

func (d *dialogs) SaveFile(string, string, []app.FileKind) (string, error) {
	if d.saves == "" {
		return "", app.ErrDialogCancelled
	}
	return d.saves, nil
}
