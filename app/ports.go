package app

import (
	"errors"
	"time"
)

// Words are the texts of the chosen language. Keys that are missing come back as they are, so that a gap is seen.
type Words interface {
	// Language is the tag of the chosen language, "en" or "de".
	Language() string
	// Text is the text of a key; args are pairs of a placeholder's name and its value.
	Text(key string, args ...any) string
	// Count is the text of a key in the plural form of n; its placeholder Count is n with separators.
	Count(key string, n int, args ...any) string
	// Number writes n with the language's thousands separator.
	Number(n int) string
	// Bytes writes a file's size.
	Bytes(n int64) string
	// Date and DateTime write a moment in local time, as short as is usual.
	Date(t time.Time) string
	DateTime(t time.Time) string
}

// FileKind is one entry of a file dialog's list of types.
type FileKind struct {
	Name       string
	Extensions []string // without the dot, lower case
}

// Dialogs are the system's own file dialogs. Both block until the dialog is closed and must not be called on the
// window's goroutine.
type Dialogs interface {
	// OpenFile asks for an existing file. ErrDialogCancelled when none was chosen, ErrNoDialogs when the system has
	// no dialogs to show.
	OpenFile(title string, kinds []FileKind) (path string, err error)
	// SaveFile asks where to write; the path carries one of the kinds' extensions. The system's dialog itself asks
	// before an existing file is replaced.
	SaveFile(title, suggestedName string, kinds []FileKind) (path string, err error)
}

// What a file dialog can answer besides a path.
var (
	ErrDialogCancelled = errors.New("no file was chosen")
	ErrNoDialogs       = errors.New("the system has no file dialogs")
)

// Notifier shows a notification of the desktop. It never fails visibly: a desktop without notifications shows none.
type Notifier interface {
	// Notify shows a title and a text; both must hold fixed words and numbers only, never a file's or a person's.
	Notify(title, text string)
}
