//go:build unix

package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

// canWrite says whether the file may be written. It asks without opening the file: closing it again would drop the locks
// that this process has on it.
func canWrite(path string) (bool, error) { return access(path, unix.W_OK) }

// canWriteFolder says whether files may be made in the folder.
func canWriteFolder(path string) (bool, error) { return access(path, unix.W_OK|unix.X_OK) }

func access(path string, mode uint32) (bool, error) {
	err := unix.Access(path, mode)
	if errors.Is(err, unix.EACCES) || errors.Is(err, unix.EPERM) || isReadOnlyFileSystem(err) {
		return false, nil
	}
	return err == nil, err
}

func isReadOnlyFileSystem(err error) bool { return errors.Is(err, unix.EROFS) }

func isDiskFull(err error) bool { return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) }

// freeSpace is how many bytes this user can write to the disk that a folder is on.
func freeSpace(folder string) (int64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil // of other types on other systems
}
