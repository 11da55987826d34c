package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"muster/data"
)

// The day's backup is made by itself: by a window some time after it came up and then whenever a look finds it due, by a
// command before it writes.

const (
	// backupDelay lets a window come up and its first list be read.
	backupDelay = 20 * time.Second
	// backupInterval is how often a window that stays open looks whether a new day has come.
	backupInterval = 10 * time.Minute
	// smallBook is up to which size, in bytes, a command makes the backup: some 150,000 contacts, a second and a half.
	smallBook = 64 << 20
)

// backupKeeper runs in the background as long as a window is open.
type backupKeeper struct {
	mu     sync.Mutex
	stop   context.CancelFunc
	ended  chan struct{}
	failed error
}

// KeepBackups makes the day's backup in the background from now on, until Close. A window calls it once.
func (a *App) KeepBackups() { a.keepBackups(backupDelay, backupInterval) }

func (a *App) keepBackups(delay, interval time.Duration) {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	a.backups.mu.Lock()
	a.backups.stop, a.backups.ended = stop, ended
	a.backups.mu.Unlock()
	go func() {
		defer close(ended)
		wait := time.NewTimer(delay)
		defer wait.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-wait.C:
			}
			if _, busy := a.Job(); !busy { // it would make both slow; there is another look soon
				_, _ = a.BackUpIfDue(ctx) // logged, and told where backups are shown
			}
			wait.Reset(interval)
		}
	}()
}

// endBackups stops the keeper, and with it a backup that is being written.
func (a *App) endBackups() {
	a.backups.mu.Lock()
	stop, ended := a.backups.stop, a.backups.ended
	a.backups.mu.Unlock()
	if stop != nil {
		stop()
		<-ended
	}
}

// BackUpIfDue makes the day's backup unless there is one, or nothing has changed since the last; it says whether it did.
func (a *App) BackUpIfDue(ctx context.Context) (bool, error) {
	due, err := a.ownBook().BackupDue(ctx)
	if err == nil && due {
		_, err = a.backUp(ctx, data.BackupDaily)
	}
	a.backups.note(err)
	return due && err == nil, a.heed(err)
}

// BackUpBeforeWriting makes the backup that is due of what the days before have left, for a command that is about to write.
// What goes wrong does not keep the command from its work: it is logged. The first command of a day makes it, the others
// only look; of a large book it would take longer than the command, and is left to the window and to BackUp.
func (a *App) BackUpBeforeWriting(ctx context.Context) {
	book := a.ownBook()
	state, err := book.State(ctx)
	if err != nil || state.ReadOnly || state.Bytes > smallBook {
		return
	}
	changed, err := book.LastChanged(ctx)
	if err != nil || !beforeToday(changed, time.Now()) {
		return
	}
	if _, err := a.BackUpIfDue(ctx); err != nil {
		a.log.Warn("no backup before writing", "err", err)
	}
}

func beforeToday(at, now time.Time) bool {
	year, month, day := now.Date()
	return at.Before(time.Date(year, month, day, 0, 0, 0, 0, now.Location()))
}

// BackupTrouble is why the day's last backup could not be written; nil when it could, or none was due.
func (a *App) BackupTrouble() error {
	a.backups.mu.Lock()
	defer a.backups.mu.Unlock()
	return a.backups.failed
}

// note remembers how the last backup ended. One that was given up for something else is no trouble.
func (k *backupKeeper) note(err error) {
	if errors.Is(err, context.Canceled) || errors.Is(err, data.ErrBusy) {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.failed = err
}
