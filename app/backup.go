package app

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"muster/data"
	"muster/data/store"
)

// Backups lists the copies of the user's own book that can be restored, the newest first.
func (a *App) Backups(ctx context.Context) ([]data.Backup, error) {
	return store.Backups(ctx, a.ownBook().Path())
}

// NewestGoodBackup is the newest copy that is whole, read from end to end; false when there is none.
func (a *App) NewestGoodBackup(ctx context.Context) (data.Backup, bool, error) {
	return store.NewestGoodBackup(ctx, a.ownBook().Path())
}

// BookPath is where the user's own book is.
func (a *App) BookPath() string { return a.ownBook().Path() }

// BackUp writes a copy of the user's own book now. The book can be used meanwhile.
func (a *App) BackUp(ctx context.Context) (data.Backup, error) {
	return a.backUp(ctx, data.BackupOnRequest)
}

func (a *App) backUp(ctx context.Context, kind data.BackupKind) (data.Backup, error) {
	began := time.Now()
	backup, err := a.ownBook().Backup(ctx, kind)
	if err != nil {
		a.log.Warn("not backed up", "kind", kind, "err", err)
		return data.Backup{}, a.heed(err)
	}
	a.log.Info("backed up", "kind", kind, "bytes", backup.Bytes, "took", time.Since(began).Round(time.Millisecond))
	return backup, nil
}

// RestoreBackup puts a copy of the book, or any other book, in the place of the user's own, tells the listeners that another
// book is open, and returns where the one before was kept; "" when nothing of it was there to keep. It leaves the sample
// book. It takes as long as writing two copies: a window runs it as JobRestore.
//
// The book is as it was, and open, after any error: data.ErrBusy while a job runs, data.ErrBackupDamaged, ErrNewerBook,
// ErrBookReadOnly, ErrBookInUse, ErrDiskFull, *data.FileError of a file that is not there.
func (a *App) RestoreBackup(ctx context.Context, path string) (keptAside string, err error) {
	if err := a.admitJob(ctx); err != nil {
		return "", err
	}
	if err := fileThere(path); err != nil {
		return "", err
	}
	if err := a.leaveSample(); err != nil {
		a.log.Warn("sample book not closed", "err", err)
	}
	book := a.current()
	keptAside, err = book.Restore(ctx, path)
	if book.Closed() { // it was exchanged, or was to be
		fresh, openErr := store.Open(context.WithoutCancel(ctx), book.Path(), store.Options{})
		if openErr != nil {
			a.log.Error("book not opened again", "err", openErr)
			a.heedDamage(openErr)
			return keptAside, errors.Join(err, openErr)
		}
		a.mu.Lock()
		a.book = fresh
		a.mu.Unlock()
		a.damaged.Store(false)
		a.events.emit(BookChanged)
	}
	logRestore(a.log, err)
	return keptAside, err
}

func logRestore(log *slog.Logger, err error) {
	if err != nil {
		log.Warn("book not restored", "err", err)
		return
	}
	log.Info("book restored from a backup")
}

// fileThere tells a file that is not there from a book that is not.
func fileThere(path string) error {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fileError(path, err)
	}
	return nil
}

// ownBook is the user's own, also while the sample book is open.
func (a *App) ownBook() *store.Book {
	a.mu.RLock()
	defer a.mu.RUnlock()
	if a.own != nil {
		return a.own
	}
	return a.book
}

// heed passes an error on, and tells the listeners when it says that the book is damaged.
func (a *App) heed(err error) error {
	a.heedDamage(err)
	return err
}

func (a *App) heedDamage(err error) {
	if errors.Is(err, data.ErrBookDamaged) && !a.InSample() && !a.damaged.Swap(true) {
		a.log.Error("the book is damaged", "err", err)
		a.events.emit(BookDamaged)
	}
}

// Damaged says that the open book was found damaged. Nothing is written to it any more, so that it gets no worse.
func (a *App) Damaged() bool { return a.damaged.Load() && !a.InSample() }

// ClosedBook is a book that cannot be opened, and what can be done about it.
type ClosedBook struct {
	// Path is where it is, or should be.
	Path string
	// Log receives what happened; nil discards.
	Log *slog.Logger
	// Take takes the book for this process as long as it is being restored; nil when nobody else is there.
	Take func() (release func() error, err error)
}

// Backups lists its copies that can be restored, the newest first.
func (b ClosedBook) Backups(ctx context.Context) ([]data.Backup, error) {
	return store.Backups(ctx, b.Path)
}

// NewestGoodBackup is its newest copy that is whole; false when there is none.
func (b ClosedBook) NewestGoodBackup(ctx context.Context) (data.Backup, bool, error) {
	return store.NewestGoodBackup(ctx, b.Path)
}

// RestoreBackup puts a copy in its place and returns where it was kept, damaged as it is. The errors are those of
// [App.RestoreBackup].
func (b ClosedBook) RestoreBackup(ctx context.Context, path string) (keptAside string, err error) {
	if err := fileThere(path); err != nil {
		return "", err
	}
	if b.Take != nil {
		release, err := b.Take()
		if err != nil {
			return "", err
		}
		defer func() { err = errors.Join(err, release()) }()
	}
	keptAside, err = store.Restore(ctx, b.Path, path, store.Options{})
	if b.Log != nil {
		logRestore(b.Log, err)
	}
	return keptAside, err
}
