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
	// ended says that the content is whole and on the disk, gone that it is in
	// place or was given up.
	ended, gone bool
	// old is the name that the old file has until all are in place.
	old string
}

// replace begins a replacement of the file at path, which need not exist. The
// new file gets the mode of the old one.
func replace(path string) (*replacement, error) {
	path, mode, err := replaceable(path)
	if err != nil {
		return nil, err
	}
	name := besides(path)
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

// besides is a new name for a file in the folder of another.
func besides(path string) string {
	return filepath.Join(filepath.Dir(path), ".muster-"+rand.Text()[:12]+".tmp")
}

// replaceable says which file, by its own name, is replaced, and its mode; an
// error if it cannot be.
func replaceable(path string) (string, fs.FileMode, error) {
	mode := fs.FileMode(0o666) // less the umask
	switch stat, err := os.Stat(path); {
	case err == nil && stat.IsDir():
		return "", 0, &fs.PathError{Op: "create", Path: path, Err: syscall.EISDIR}
	case err == nil && !stat.Mode().IsRegular():
		return "", 0, &fs.PathError{Op: "create", Path: path, Err: fs.ErrInvalid}
	case err == nil:
		mode = stat.Mode().Perm()
		// A link stays a link; the file behind it is replaced.
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return "", 0, err
		}
		// Renaming would get around a write protection.
		if err := writable(path); err != nil {
			return "", 0, err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return "", 0, err
	}
	return path, mode, nil
}

func writable(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return file.Close()
}

// rename makes it the replacement of another file in the same folder.
func (r *replacement) rename(path string) error {
	path, _, err := replaceable(path)
	if err != nil {
		return err
	}
	r.path = path
	return nil
}

// finish ends the content; it is on the disk before the old one goes.
func (r *replacement) finish() error {
	err := errors.Join(r.file.Sync(), r.file.Close())
	r.ended = true
	return err
}

// abort leaves everything as it was.
func (r *replacement) abort() error {
	if r.gone {
		return nil
	}
	r.gone = true
	var err error
	if !r.ended {
		err = r.file.Close()
	}
	return errors.Join(err, os.Remove(r.file.Name()))
}

// commit puts finished contents into their places: all of them, or after an
// error none.
func commit(all []*replacement) error {
	var undo []func() error
	for _, r := range all {
		back, err := r.place(len(all) > 1)
		if err != nil {
			errs := []error{err}
			for i := len(undo) - 1; i >= 0; i-- {
				errs = append(errs, undo[i]())
			}
			for _, r := range all {
				errs = append(errs, r.abort())
			}
			return errors.Join(errs...)
		}
		undo = append(undo, back)
	}
	var errs []error
	for _, r := range all {
		if r.old != "" {
			errs = append(errs, os.Remove(r.old))
		}
	}
	return errors.Join(errs...)
}

// place puts the content in place; back undoes it. The old file is kept for that
// under another name, but where it is the only one: then nothing can fail later.
func (r *replacement) place(several bool) (back func() error, err error) {
	if several {
		if r.old, err = setAside(r.path); err != nil {
			return nil, err
		}
	}
	if err := os.Rename(r.file.Name(), r.path); err != nil {
		if r.old != "" {
			err = errors.Join(err, takeBack(r.old, r.path))
			r.old = ""
		}
		return nil, err
	}
	r.gone = true
	return func() error {
		if r.old != "" {
			return os.Rename(r.old, r.path)
		}
		return os.Remove(r.path)
	}, nil
}

// setAside gives a file a second name, or another one where the file system
// knows no second names; "" if there is no such file.
func setAside(path string) (string, error) {
	switch _, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	case err != nil:
		return "", err
	}
	if _, _, err := replaceable(path); err != nil { // it came to be something else meanwhile
		return "", err
	}
	name := besides(path)
	if os.Link(path, name) == nil {
		return name, nil
	}
	if err := os.Rename(path, name); err != nil {
		return "", err
	}
	return name, nil
}

// takeBack undoes setAside. To rename a file's second name to its first would
// leave both.
func takeBack(name, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return os.Remove(name)
	}
	return os.Rename(name, path)
}
