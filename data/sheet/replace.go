package sheet

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// replacement is a new content for a file, kept beside it until it is whole.
type replacement struct {
	file *os.File
	path string
}

// replace begins a replacement of the file at path, which need not exist. The
// new file gets the mode of the old one.
func replace(path string) (*replacement, error) {
	mode := fs.FileMode(0o666) // less the umask
	switch stat, err := os.Stat(path); {
	case err == nil && stat.IsDir():
		return nil, &fs.PathError{Op: "create", Path: path, Err: syscall.EISDIR}
	case err == nil && !stat.Mode().IsRegular():
		return nil, &fs.PathError{Op: "create", Path: path, Err: fs.ErrInvalid}
	case err == nil:
		mode = stat.Mode().Perm()
		// A link stays a link; the file behind it is replaced.
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, err
		}
		// Renaming would get around a write protection.
		if err := writable(path); err != nil {
			return nil, err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	name := filepath.Join(filepath.Dir(path), ".muster-"+rand.Text()[:12]+".tmp")
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		// The name of the temporary file would tell a person nothing.
		if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
			err = &fs.PathError{Op: "create", Path: path, Err: pathErr.Err}
		}
		return nil, err
	}
	return &replacement{file: file, path: path}, nil
}

func writable(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return file.Close()
}

// commit puts the new content in place; it is on the disk before the old one
// goes.
func (r *replacement) commit() error {
	err := errors.Join(r.file.Sync(), r.file.Close())
	if err == nil {
		err = os.Rename(r.file.Name(), r.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(r.file.Name()))
	}
	return nil
}

// abort leaves everything as it was.
func (r *replacement) abort() error {
	return errors.Join(r.file.Close(), os.Remove(r.file.Name()))
}
