//go:build !ci && !headless

// Package dialogs makes app's file dialogs real with the system's own, through sqweek/dialog. Built with the tag ci
// or headless it has none, and needs neither cgo nor GTK.
package dialogs

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/sqweek/dialog"

	"muster/app"
)

// Native are the system's file dialogs, one at a time.
type Native struct{ one sync.Mutex }

var _ app.Dialogs = (*Native)(nil)

// New returns the system's file dialogs.
func New() app.Dialogs { return &Native{} }

// OpenFile asks for an existing file.
func (n *Native) OpenFile(title string, kinds []app.FileKind) (string, error) {
	return n.ask(func() (string, error) { return builder(title, kinds).Load() })
}

// SaveFile asks where to write.
func (n *Native) SaveFile(title, suggestedName string, kinds []app.FileKind) (string, error) {
	path, err := n.ask(func() (string, error) { return builder(title, kinds).SetStartFile(suggestedName).Save() })
	if err != nil {
		return "", err
	}
	return withExtension(path, suggestedName), nil
}

func builder(title string, kinds []app.FileKind) *dialog.FileBuilder {
	b := dialog.File().Title(title)
	for _, kind := range kinds {
		b = b.Filter(kind.Name, bothCases(kind.Extensions)...)
	}
	return b
}

// bothCases lists the extensions in lower and upper case: GTK's filters tell them apart.
func bothCases(extensions []string) []string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return extensions
	}
	var both []string
	for _, e := range extensions {
		both = append(both, e, strings.ToUpper(e))
	}
	return both
}

// withExtension appends the suggested name's extension to a path without one: no system does it by itself. A name
// that so becomes another existing file's is left to the writer, which replaces files whole.
func withExtension(path, suggestedName string) string {
	if filepath.Ext(path) == "" {
		return path + filepath.Ext(suggestedName)
	}
	return path
}

type answer struct {
	path string
	err  error
}

// ask runs a dialog on a thread of its own, which GTK and Windows want, and puts the working directory back, which
// Windows changes while its dialog is open.
func (n *Native) ask(show func() (string, error)) (string, error) {
	n.one.Lock()
	defer n.one.Unlock()
	folder, folderErr := os.Getwd()
	answers := make(chan answer, 1)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		// The library panics where there is no display to show a dialog on.
		defer func() {
			if recover() != nil {
				answers <- answer{err: app.ErrNoDialogs}
			}
		}()
		path, err := show()
		answers <- answer{path, err}
	}()
	a := <-answers
	if folderErr == nil {
		_ = os.Chdir(folder) // a folder that is gone meanwhile is nobody's loss
	}
	switch {
	case errors.Is(a.err, dialog.ErrCancelled):
		return "", app.ErrDialogCancelled
	case a.err != nil:
		return "", errors.Join(app.ErrNoDialogs, a.err)
	case a.path == "":
		return "", app.ErrDialogCancelled
	}
	return a.path, nil
}
