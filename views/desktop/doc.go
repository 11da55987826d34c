// Package desktop starts and ends the program's window: the Fyne application with its theme, icon and language, the
// page that says that a book is being opened or cannot be, and then the main window.
//
// It is the one room that a program without a window leaves out: built with the tag headless it holds no Fyne at
// all, and the program runs on machines without OpenGL and GTK.
package desktop

import (
	"context"
	"errors"
	"log/slog"

	"muster/app"
)

// AppID is the program's identity for the desktop, as in FyneApp.toml.
const AppID = "io.github.muster.desktop"

// ErrNoWindow is returned by Run in a program that was built without a window.
var ErrNoWindow = errors.New("built without a window")

// Params are what the window needs of main.
type Params struct {
	Words   app.Words
	Dialogs app.Dialogs
	// Open opens the book; it may take a while, and fail.
	Open func(context.Context) (*app.App, error)
	// Book is the book as it lies there, for when it cannot be opened.
	Book app.ClosedBook
	// OnRaise registers what to do when another start of the program asks this one to come forward.
	OnRaise func(func())
	Log     *slog.Logger
	// Version and LogFile are shown in the about page.
	Version, LogFile string
}
