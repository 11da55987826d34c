//go:build ci || headless

// Package dialogs makes app's file dialogs real with the system's own, through sqweek/dialog. Built with the tag ci
// or headless it has none, and needs neither cgo nor GTK.
package dialogs

import "muster/app"

// New returns no dialogs: views show their own.
func New() app.Dialogs { return none{} }

type none struct{}

func (none) OpenFile(string, []app.FileKind) (string, error) { return "", app.ErrNoDialogs }

func (none) SaveFile(string, string, []app.FileKind) (string, error) { return "", app.ErrNoDialogs }
