package store

import (
	"context"
	"io"
	"os"

	"muster/data"
)

// keepDamaged copies a book that cannot be read, with the logs beside it, among the copies, byte by byte; "" when there is
// no book, or an empty one. The logs get the copy's name, so that whoever can still save something finds what belongs
// together.
func keepDamaged(ctx context.Context, book string, o Options) (path string, err error) {
	if info, err := os.Stat(book); err != nil || info.Size() == 0 {
		return "", nil
	}
	folder := backupFolder(book)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", folderError(err)
	}
	drafts := make(map[string]string) // by suffix
	defer func() {
		for _, draft := range drafts {
			_ = os.Remove(draft)
		}
	}()
	for _, suffix := range []string{"", "-wal", journalSuffix} {
		if !exists(book + suffix) {
			continue
		}
		draft, err := newDraft(folder, "*"+draftSuffix)
		if err != nil {
			return "", err
		}
		drafts[suffix] = draft
		if err := copyBytes(ctx, book+suffix, draft); err != nil {
			return "", err
		}
	}
	path = freeName(folder, o.Clock(), damagedWord)
	for _, suffix := range []string{"-wal", journalSuffix, ""} { // what counts as the copy comes last
		if draft, ok := drafts[suffix]; ok {
			if err := os.Rename(draft, path+suffix); err != nil {
				return "", err
			}
		}
	}
	return path, syncFolder(folder)
}

// copyBytes copies a file that no connection of this process has open, and carries it to the disk.
func copyBytes(ctx context.Context, from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	target, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for err == nil {
		_, err = io.CopyN(target, source, 64<<20)
		if ctx.Err() != nil {
			err = ctx.Err()
		}
	}
	if err == io.EOF {
		err = target.Sync()
	}
	if e := target.Close(); err == nil {
		err = e
	}
	if isDiskFull(err) {
		return data.ErrDiskFull
	}
	return err
}
