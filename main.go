// Muster keeps a dealership's contacts and customer segments in one file. This file composes the program: it reads
// the command line, starts the log, opens the book, and shows the window or runs one command. Everything else lives
// in the rooms app, views, data and assets.
package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"

	"muster/app"
	"muster/app/platform"
	"muster/app/platform/dialogs"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/store"
	"muster/views/desktop"
	"muster/views/terminal"
	"muster/views/wording"
)

// version is set by the build.
var version = "0.1.0"

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	inv, usage := terminal.Parse(args)
	texts, err := words.New(language(inv))
	if err != nil {
		panic(err) // the translations are part of the program; a test reads them all
	}
	log, stopLog := platform.StartLog(version)
	defer stopLog()

	env := terminal.Env{Words: texts, Stdout: os.Stdout, Stderr: os.Stderr, Log: log, Version: version}
	if usage == nil {
		usage = terminal.CheckLanguage(inv, words.Available())
	}
	var wrong *terminal.UsageError
	if errors.As(usage, &wrong) {
		return terminal.PrintUsage(env, wrong)
	}
	path, err := platform.BookPath(inv.Book)
	if err != nil {
		return fail(env, err)
	}
	log.Info("started", "command", inv.Command, "language", texts.Language())
	books := &books{path: path, words: texts, log: log}
	env.Books = books
	if inv.Command == "" {
		return window(env, books)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return terminal.Run(ctx, inv, env)
}

// language is the one that was asked for, else the environment's.
func language(inv *terminal.Invocation) string {
	if inv.Language != "" {
		return inv.Language
	}
	return platform.SystemLanguage()
}

// window shows the window on the book; where another window has it, that one comes forward instead.
func window(env terminal.Env, books *books) int {
	logFile, _ := platform.LogFile() // shown only
	err := desktop.Run(desktop.Params{
		Words: env.Words, Dialogs: dialogs.New(), Log: books.log, Version: version, LogFile: logFile,
		Open: func(ctx context.Context) (*app.App, error) {
			a, err := books.Writing(ctx)
			if errors.Is(err, data.ErrBookInUse) && platform.AskToRaise(books.path) {
				os.Exit(terminal.ExitDone)
			}
			if err == nil {
				a.KeepBackups()
			}
			return a, err
		},
		Book:    books.Closed(),
		OnRaise: func(f func()) { books.lock.OnRaise(f) },
	})
	if errors.Is(err, desktop.ErrNoWindow) {
		_, _ = os.Stderr.WriteString(env.Words.Text("terminal.no_window") + "\n")
		return terminal.ExitUsage
	}
	if err != nil {
		return terminal.ExitFailed // the window has said why
	}
	return terminal.ExitDone
}

func fail(env terminal.Env, err error) int {
	_, _ = env.Stderr.Write([]byte(wording.Error(env.Words, err) + "\n"))
	return terminal.ExitFailed
}

// books opens the one book of this process.
type books struct {
	path  string
	words app.Words
	log   *slog.Logger
	lock  *platform.Lock
}

// Reading opens the book beside whoever writes to it; one that does not exist reads as an empty one.
func (b *books) Reading(ctx context.Context) (*app.App, error) {
	book, err := store.Open(ctx, b.path, store.Options{ReadOnly: true, MustExist: true})
	if errors.Is(err, data.ErrBookMissing) || errors.Is(err, fs.ErrNotExist) {
		return b.empty(ctx)
	}
	if err != nil {
		return nil, err
	}
	return app.New(app.Params{Book: book, Words: b.words, Log: b.log}), nil
}

// empty is a book without anything, in a folder that goes with it.
func (b *books) empty(ctx context.Context) (*app.App, error) {
	folder, err := os.MkdirTemp("", "muster-empty-")
	if err != nil {
		return nil, err
	}
	// A leftover in the system's temporary folder does not make a failure of what was done.
	remove := func() error {
		_ = os.RemoveAll(folder)
		return nil
	}
	book, err := store.Open(ctx, filepath.Join(folder, "empty.muster"), store.Options{})
	if err != nil {
		_ = remove()
		return nil, err
	}
	return app.New(app.Params{Book: book, Words: b.words, Log: b.log, OnClose: remove}), nil
}

// Writing takes the book for this process and opens it.
func (b *books) Writing(ctx context.Context) (*app.App, error) {
	lock, err := platform.LockBook(b.path)
	if err != nil {
		return nil, err
	}
	book, err := store.Open(ctx, b.path, store.Options{})
	if err != nil {
		return nil, errors.Join(err, lock.Release())
	}
	b.lock = lock
	return app.New(app.Params{Book: book, Words: b.words, Log: b.log, OnClose: lock.Release}), nil
}

// Closed is the book as it lies there.
func (b *books) Closed() app.ClosedBook {
	return app.ClosedBook{Path: b.path, Log: b.log, Take: func() (func() error, error) {
		lock, err := platform.LockBook(b.path)
		if err != nil {
			return nil, err
		}
		return lock.Release, nil
	}}
}
