package platform

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"muster/data"
)

// Lock is this process's hold on a book. The system drops it when the process ends, however it ends.
type Lock struct {
	lock  *flock.Flock
	raise string
	stop  chan struct{}
}

// LockBook takes the book at path for this process; data.ErrBookInUse when another one has it. In a folder that
// cannot be written there is nothing to lock and the lock is nil: the book will open for reading only.
func LockBook(path string) (*Lock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("%w: %w", data.ErrFolderReadOnly, err)
	}
	path = realPath(path)
	lock := flock.New(path+".lock", flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	switch {
	case errors.Is(err, fs.ErrPermission) || isReadOnlyFileSystem(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%w: lock book: %w", data.ErrFolderReadOnly, err)
	case !got:
		return nil, data.ErrBookInUse
	}
	l := &Lock{lock: lock, raise: path + ".raise", stop: make(chan struct{})}
	_ = os.Remove(l.raise) // a call from before this process is not for it
	return l, nil
}

// realPath follows links, so that two names of one book are one lock.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path))
	}
	return path
}

// Release gives the book back.
func (l *Lock) Release() error {
	if l == nil {
		return nil
	}
	close(l.stop)
	return l.lock.Unlock()
}

// raiseInterval is how soon a window notices that it was called.
const raiseInterval = 300 * time.Millisecond

// OnRaise calls f, on a goroutine of its own, whenever another process asks the holder of the book to come forward.
func (l *Lock) OnRaise(f func()) {
	if l == nil {
		return
	}
	go func() {
		tick := time.NewTicker(raiseInterval)
		defer tick.Stop()
		for {
			select {
			case <-l.stop:
				return
			case <-tick.C:
				if os.Remove(l.raise) == nil {
					f()
				}
			}
		}
	}()
}

// AskToRaise asks the process that holds the book to come forward, and says whether it did within two seconds: a
// command at work in a terminal holds the book without a window.
func AskToRaise(path string) bool {
	signal := realPath(path) + ".raise"
	if err := os.WriteFile(signal, nil, 0o600); err != nil {
		return false
	}
	for range 20 {
		time.Sleep(100 * time.Millisecond)
		if _, err := os.Stat(signal); errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	_ = os.Remove(signal) // nobody came; it must not raise a later window
	return false
}
