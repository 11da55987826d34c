package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"muster/data"
)

// Backup writes a copy of the book as it is now and returns it. Readers and the writer go on meanwhile.
//
// Five copies of each kind are kept. data.ErrBookDamaged when the book cannot be read from end to end: then no copy is
// written and none goes. data.ErrBookReadOnly, data.ErrFolderReadOnly, data.ErrDiskFull. data.ErrBusy while
// another copy is made or people are deleted for good, and where the book is kept without a write-ahead log and somebody
// writes: there a copy gives way.
func (b *Book) Backup(ctx context.Context, kind data.BackupKind) (data.Backup, error) {
	if b.readOnly {
		return data.Backup{}, fmt.Errorf("back up: %w", data.ErrBookReadOnly)
	}
	backup, err := b.backup(ctx, kind)
	if err != nil {
		return data.Backup{}, fmt.Errorf("back up: %w", translate(err))
	}
	return backup, nil
}

func (b *Book) backup(ctx context.Context, kind data.BackupKind) (data.Backup, error) {
	b.copying.Lock()
	defer b.copying.Unlock()
	ctx, end, err := b.turns.copy(ctx)
	if err != nil {
		return data.Backup{}, err
	}
	defer end()
	// Not by a reader of ours: query_only keeps them from writing even a copy.
	source, err := openPool(dsn(b.path, append(commonPragmas(copyPatience), "mode=ro")...), 1)
	if err != nil {
		return data.Backup{}, err
	}
	defer func() { _ = closePool(source) }()
	backup, err := writeCopy(ctx, source, b.path, b.clock(), backupWords[kind])
	switch {
	case err == nil && kind != data.BackupKeptAside: // who restores does so when that is done
		prune(b.path, backup.Path)
	case err != nil && errors.Is(context.Cause(ctx), data.ErrBusy):
		err = data.ErrBusy
	}
	return backup, err
}

// copyPatience is how long a copy waits for the book.
const copyPatience = 10 * time.Second

// Backups lists the copies of a book that can be restored, the newest first. It asks each what it holds and reads none
// from end to end. The book itself is not touched, and need not be there.
func Backups(ctx context.Context, bookPath string) ([]data.Backup, error) {
	copies, err := copyFiles(bookPath)
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	backups := make([]data.Backup, 0, len(copies))
	for _, c := range copies {
		backup, err := lookAt(ctx, c, false)
		if errors.Is(err, os.ErrNotExist) {
			continue // removed meanwhile
		}
		if err != nil {
			return nil, fmt.Errorf("list backups: %w", err)
		}
		backups = append(backups, backup)
	}
	return backups, nil
}

// NewestGoodBackup returns the newest copy of a book that is whole, read from end to end; false when there is none.
func NewestGoodBackup(ctx context.Context, bookPath string) (data.Backup, bool, error) {
	copies, err := copyFiles(bookPath)
	if err != nil {
		return data.Backup{}, false, fmt.Errorf("newest backup: %w", err)
	}
	for _, c := range copies {
		backup, err := lookAt(ctx, c, true)
		if ctx.Err() != nil {
			return data.Backup{}, false, ctx.Err()
		}
		if err == nil && !backup.Damaged {
			return backup, true, nil
		}
	}
	return data.Backup{}, false, nil
}

// lookAt tells what a copy holds. One that cannot be read is damaged, which is no error.
func lookAt(ctx context.Context, c copyFile, checked bool) (data.Backup, error) {
	found, err := lookInto(ctx, c.path, checked)
	if ctx.Err() != nil {
		return data.Backup{}, ctx.Err()
	}
	backup, statErr := found.backup(c)
	if statErr != nil {
		return data.Backup{}, statErr
	}
	backup.Damaged = err != nil || c.damaged
	if backup.Damaged {
		backup.Contacts, backup.Segments = 0, 0
	}
	return backup, nil
}

// BackupDue says whether the day's copy is still to be made: there is none of today, and the book has changed since the
// last one. A new book without any change and a read-only one need none.
func (b *Book) BackupDue(ctx context.Context) (bool, error) {
	if b.readOnly {
		return false, nil
	}
	due, err := b.backupDue(ctx)
	if err != nil {
		return false, fmt.Errorf("is a backup due: %w", translate(err))
	}
	return due, nil
}

func (b *Book) backupDue(ctx context.Context) (bool, error) {
	changed, err := b.lastChanged(ctx)
	if err != nil || changed.IsZero() {
		return false, err
	}
	copies, err := copyFiles(b.path)
	if err != nil {
		return false, err
	}
	now := b.clock()
	for _, c := range copies {
		if c.kind != data.BackupDaily || c.at.After(now) { // of a clock that went wrong
			continue
		}
		if sameDay(c.at, now) {
			return false, nil
		}
		mark, err := bookMark(b.read.WithContext(ctx))
		if err != nil {
			return false, err
		}
		last, err := lookInto(ctx, c.path, false)
		return err != nil || last.mark != mark, ctx.Err()
	}
	return true, nil
}

// LastChanged is when the newest change was made, undone or redone; the zero time when there is none.
func (b *Book) LastChanged(ctx context.Context) (time.Time, error) {
	at, err := b.lastChanged(ctx)
	if err != nil {
		return time.Time{}, fmt.Errorf("last change: %w", translate(err))
	}
	return at, nil
}

func (b *Book) lastChanged(ctx context.Context) (time.Time, error) {
	var ms int64
	err := b.read.WithContext(ctx).
		Raw("SELECT max(coalesce(max(at), 0), coalesce(max(undone_at), 0)) FROM changes").Row().Scan(&ms)
	if err != nil || ms == 0 {
		return time.Time{}, err
	}
	return fromMillis(ms), nil
}

// sameDay says whether a time is of the same day as now, where now is told.
func sameDay(at, now time.Time) bool {
	at = at.In(now.Location())
	return at.Year() == now.Year() && at.YearDay() == now.YearDay()
}
