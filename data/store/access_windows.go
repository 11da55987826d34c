package store

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// canWrite says whether the file may be written.
func canWrite(path string) (bool, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) || isReadOnlyFileSystem(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, f.Close()
}

// canWriteFolder says whether files may be made in the folder. Windows answers only by trying.
func canWriteFolder(path string) (bool, error) {
	f, err := os.CreateTemp(path, ".muster-*.tmp")
	if errors.Is(err, fs.ErrPermission) || isReadOnlyFileSystem(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	name := f.Name()
	return true, errors.Join(f.Close(), os.Remove(name))
}

func isReadOnlyFileSystem(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

func isDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// freeSpace is how many bytes this user can write to the disk that a folder is on.
func freeSpace(folder string) (int64, error) {
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(name, &free, nil, nil)
	return int64(free), err
}
