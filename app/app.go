// Package app is what a person can do with Muster: one file a use case.
//
// It joins the rooms of data into acts (import a file, add contacts to a segment, write a spreadsheet …), runs the
// long ones as its one background job, and tells its listeners what changed. It knows no window, no SQL and no file
// format, and it has no sentences: what goes wrong is an error or a data.Problem, which the views put into words.
// What it needs of the world outside stands in ports.go.
package app

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"

	"muster/data"
	"muster/data/store"
)

// App is an open book and the acts on it. It is safe for concurrent use. Its methods block; a window calls them off
// its own goroutine, or through Start when they take long.
type App struct {
	words   Words
	log     *slog.Logger
	onClose func() error

	mu     sync.RWMutex
	book   *store.Book
	own    *store.Book // the user's own book while the sample book is open, else nil
	sample string      // the sample book's folder while it is open, else ""

	events  events
	job     jobSlot
	backups backupKeeper
	pasted  pastedFiles
	damaged atomic.Bool // the listeners know
}

// Params are what an App is made of.
type Params struct {
	Book  *store.Book
	Words Words
	// Log receives what happened, never a value of a contact. nil discards.
	Log *slog.Logger
	// OnClose is called after the book was closed, to give back what main took for it. nil does nothing.
	OnClose func() error
}

// New returns an App on an open book, which it closes in Close.
func New(p Params) *App {
	if p.Log == nil {
		p.Log = slog.New(slog.DiscardHandler)
	}
	if p.OnClose == nil {
		p.OnClose = func() error { return nil }
	}
	return &App{book: p.Book, words: p.Words, log: p.Log, onClose: p.OnClose}
}

// Close cancels the running job and a backup that is being written, waits for their end and closes the book. Pasted rows
// that are still there are removed.
func (a *App) Close() error {
	a.endBackups()
	a.CancelJob()
	a.WaitJob()
	sampleErr := a.leaveSample()
	err := errors.Join(sampleErr, a.current().Close(), a.onClose())
	a.pasted.removeAll()
	return err
}

// Words gives the chosen language.
func (a *App) Words() Words { return a.words }

// current is the book that is open now.
func (a *App) current() *store.Book {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return a.book
}

// BookState says where the open book is and how it is held.
type BookState struct {
	Path string
	// Bytes is the size of the book's file.
	Bytes int64
	// ReadOnly is true when nothing can be written to it.
	ReadOnly bool
	// NetworkDrive is true when it lies where SQLite's write-ahead log does not work.
	NetworkDrive bool
	// Sample is true for the sample book.
	Sample bool
}

// BookState tells the state of the open book.
func (a *App) BookState(ctx context.Context) (BookState, error) {
	book := a.current()
	s, err := book.State(ctx)
	if err != nil {
		return BookState{}, err
	}
	return BookState{
		Path: s.Path, Bytes: s.Bytes, ReadOnly: s.ReadOnly, NetworkDrive: !s.WAL && !s.ReadOnly, Sample: a.InSample(),
	}, nil
}

// WriteBlocked says why the book cannot be written now: data.ErrBusy, data.ErrBookReadOnly, data.ErrBookDamaged, or nil when
// it can.
func (a *App) WriteBlocked() error {
	if _, busy := a.Job(); busy {
		return data.ErrBusy
	}
	if a.Damaged() {
		return data.ErrBookDamaged
	}
	if s, err := a.current().State(context.Background()); err == nil && s.ReadOnly {
		return data.ErrBookReadOnly
	}
	return nil
}

// Warm loads what makes searching fast; a window calls it once in the background. Searches are right without it.
func (a *App) Warm(ctx context.Context) error { return a.heed(a.current().Warm(ctx)) }

// Setting reads a setting of the book, "" when it was never set.
func (a *App) Setting(ctx context.Context, key string) (string, error) {
	return a.current().Setting(ctx, key)
}

// SetSetting keeps a setting in the book.
func (a *App) SetSetting(ctx context.Context, key, value string) error {
	return a.current().SetSetting(ctx, key, value)
}

// write runs one act that changes the book and tells the listeners when it did. Outside the running job it is
// refused with data.ErrBusy.
func (a *App) write(ctx context.Context, act func(*store.Book) (data.Change, error)) (data.Change, error) {
	if err := a.admit(ctx); err != nil {
		return data.Change{}, err
	}
	change, err := act(a.current())
	if err != nil {
		a.log.Warn("act failed", "kind", change.Kind, "err", err)
		return change, a.heed(err)
	}
	if change.ID != 0 {
		a.log.Info("change", "id", change.ID, "kind", change.Kind)
		note(ctx, change)
		a.announce(change)
	}
	return change, nil
}

// announce tells the listeners what a change touched.
func (a *App) announce(change data.Change) {
	a.events.emit(SegmentsChanged)
	if change.Kind != data.ChangeSegmentEdit {
		a.events.emit(ContactsChanged)
	}
	a.events.emit(HistoryChanged)
}
