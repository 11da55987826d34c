package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

const (
	stagingMark   = ".staging-"
	lockSuffix    = ".lock"
	journalSuffix = "-journal" // SQLite's, while many rows are edited
	// A lock file with no side file belongs to a staging that is just beginning, or is left over; after this long the latter.
	orphanAge = time.Hour
)

// sideFile is the file that an import stages its rows in. It holds people's data: mode 0600, and gone when it is closed.
// A lock file beside it tells other programs that it is in use; the system drops the lock of a program that dies.
type sideFile struct {
	path string
	lock *flock.Flock
}

// newSideFile makes an empty side file beside the book, or in the temporary folder if the book's cannot be written.
func newSideFile(book string) (*sideFile, error) {
	sweepStagings(book)
	file, err := newSideFileIn(filepath.Dir(book), book)
	if err == nil {
		return file, nil
	}
	file, tempErr := newSideFileIn(os.TempDir(), book)
	if tempErr != nil {
		return nil, errors.Join(err, tempErr)
	}
	return file, nil
}

func newSideFileIn(folder, book string) (*sideFile, error) {
	var random [8]byte
	_, _ = rand.Read(random[:]) // never fails
	path := filepath.Join(folder, fmt.Sprintf("%s%s%d-%s", filepath.Base(book), stagingMark, os.Getpid(),
		hex.EncodeToString(random[:])))
	// The lock comes first: a side file without one may be swept away.
	lock := flock.New(path+lockSuffix, flock.SetPermissions(0o600))
	locked, err := lock.TryLock()
	if err == nil && !locked {
		err = fs.ErrExist
	}
	if err != nil {
		_ = os.Remove(path + lockSuffix)
		return nil, fmt.Errorf("lock the side file: %w", err)
	}
	f := &sideFile{path: path, lock: lock}
	made, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err == nil {
		err = made.Close()
	}
	if err != nil {
		_ = f.remove()
		return nil, fmt.Errorf("make the side file: %w", err)
	}
	return f, nil
}

// remove deletes the file and lets go of its lock.
func (f *sideFile) remove() error {
	return errors.Join(removeAny(f.path+journalSuffix), removeAny(f.path), f.lock.Unlock(), removeAny(f.path+lockSuffix))
}

// removeAny deletes a file if there is one.
func removeAny(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// sweepStagings deletes the side files of a book whose programs died. What cannot be deleted is left for the next time.
func sweepStagings(book string) {
	prefix := filepath.Base(book) + stagingMark
	for _, folder := range []string{filepath.Dir(book), os.TempDir()} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if name := e.Name(); strings.HasPrefix(name, prefix) && e.Type().IsRegular() {
				sweepStaging(filepath.Join(folder, name), e)
			}
		}
	}
}

func sweepStaging(path string, e fs.DirEntry) {
	if side, isLock := strings.CutSuffix(path, lockSuffix); isLock {
		info, err := e.Info()
		if _, missing := os.Stat(side); err != nil || missing == nil || time.Since(info.ModTime()) < orphanAge {
			return
		}
		path = side
	}
	path = strings.TrimSuffix(path, journalSuffix)
	lock := flock.New(path+lockSuffix, flock.SetPermissions(0o600))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return
	}
	_ = (&sideFile{path: path, lock: lock}).remove()
}
