package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"gorm.io/gorm"

	"muster/data"
)

// A book is restored in four steps. What is to be restored is written whole beside the book and led to the newest
// version; what stands in its place is kept aside among the copies; it is closed, with its log merged into it; and then one
// rename puts the new file over the old one. A program that dies before that rename leaves the old book, and after it the
// new one.

// Restore puts a copy of a book, or any other book, in the place of the one at bookPath, and returns where that one was
// kept; "" when there was none. Nobody may have the book open for writing. A damaged book is kept aside as it is.
//
// The book is as it was after any error: data.ErrBackupDamaged, ErrNotABook, ErrBookMissing and ErrNewerBook of the copy,
// and ErrDiskFull, ErrFolderReadOnly, ErrBookInUse and ErrBookBeingRead of the book.
func Restore(ctx context.Context, bookPath, copyPath string, o Options) (keptAside string, err error) {
	copyPath, err = filepath.Abs(copyPath)
	if err == nil {
		keptAside, err = restoreClosed(ctx, realBook(bookPath), copyPath, o.withDefaults())
	}
	if err != nil {
		return "", fmt.Errorf("restore: %w", translate(err))
	}
	return keptAside, nil
}

func restoreClosed(ctx context.Context, book, copyPath string, o Options) (string, error) {
	b, err := Open(ctx, book, Options{MustExist: true, Clock: o.Clock, BusyTimeout: o.BusyTimeout, migrations: o.migrations})
	switch {
	case err == nil:
		aside, err := b.Restore(ctx, copyPath)
		return aside, errors.Join(err, b.Close())
	case isDamage(err) || errors.Is(err, data.ErrBookMissing) || errors.Is(err, data.ErrNewerBook):
	default:
		return "", err
	}
	draft, err := draftOf(ctx, book, copyPath, o)
	if err != nil {
		return "", err
	}
	defer removeCopy(draft)
	return exchangeFiles(ctx, book, draft, copyPath, o)
}

// Restore puts a copy of the book, or any other book, in the place of this one, closes this one, and returns where it was
// kept. It takes as long as writing two copies; the book can be read meanwhile, and must not be written.
//
// After an error the book is as it was, and still open unless Closed says otherwise: data.ErrBackupDamaged, ErrNotABook,
// ErrBookMissing and ErrNewerBook of the copy, data.ErrBookReadOnly, ErrBookBeingRead by somebody else, ErrDiskFull,
// ErrFolderReadOnly.
func (b *Book) Restore(ctx context.Context, copyPath string) (keptAside string, err error) {
	if b.readOnly {
		return "", fmt.Errorf("restore: %w", data.ErrBookReadOnly)
	}
	if copyPath, err = filepath.Abs(copyPath); err == nil {
		keptAside, err = b.restore(ctx, copyPath)
	}
	if err != nil {
		return "", fmt.Errorf("restore: %w", translate(err))
	}
	return keptAside, nil
}

func (b *Book) restore(ctx context.Context, copyPath string) (string, error) {
	book := realBook(b.path)
	draft, err := draftOf(ctx, book, copyPath, b.options)
	if err != nil {
		return "", err
	}
	defer removeCopy(draft)
	kept, err := b.backup(ctx, data.BackupKeptAside)
	if isDamage(translate(err)) {
		_ = b.Close() // whatever of the log can be merged was; the file and its log are kept as they are
		return exchangeFiles(ctx, book, draft, copyPath, b.options)
	}
	if err != nil {
		return "", err
	}
	if err = b.keepIDs(ctx, draft); err == nil {
		err = b.closeAlone(ctx)
	}
	if err == nil {
		err = takePlace(book, draft)
	}
	if err != nil {
		_ = os.Remove(kept.Path) // the book is still there
		return "", err
	}
	prune(book, kept.Path, copyPath)
	return kept.Path, nil
}

// draftOf writes a copy beside the book as what will take its place: read from end to end, and of the newest version.
func draftOf(ctx context.Context, book, copyPath string, o Options) (draft string, err error) {
	if info, err := os.Stat(copyPath); err != nil || info.Size() == 0 {
		return "", errors.Join(data.ErrBookMissing, err)
	}
	if err := os.MkdirAll(filepath.Dir(book), 0o700); err != nil {
		return "", folderError(err)
	}
	draft, err = newDraft(filepath.Dir(book), filepath.Base(book)+restoreMark+"*")
	if err != nil {
		return "", err
	}
	if err := fillDraft(ctx, draft, copyPath, o); err != nil {
		removeCopy(draft)
		return "", err
	}
	return draft, nil
}

func fillDraft(ctx context.Context, draft, copyPath string, o Options) error {
	if err := copyOut(ctx, copyPath, draft, o); err != nil {
		return err
	}
	writer, err := openPool(writerDSN(draft, o.BusyTimeout, "DELETE"), 1)
	if err != nil {
		return err
	}
	err = migrateCopy(ctx, writer.WithContext(ctx), o.migrations)
	return errors.Join(err, closePool(writer))
}

// copyOut writes a copy into a draft and checks it; data.ErrBackupDamaged when it cannot be read from end to end.
func copyOut(ctx context.Context, copyPath, draft string, o Options) error {
	source, err := openCopy(copyPath)
	if err = translate(err); errors.Is(err, data.ErrNotABook) {
		return asDamagedCopy(copyPath, err)
	}
	if err != nil {
		return damagedCopy(err)
	}
	defer func() { _ = closePool(source) }()
	source = source.WithContext(ctx)
	version, err := schemaVersion(source)
	if err != nil {
		return damagedCopy(err)
	}
	if version > o.newest() {
		return data.ErrNewerBook
	}
	if err := source.Exec("VACUUM INTO ?", draft).Error; err != nil {
		return damagedCopy(err)
	}
	_, err = lookInto(ctx, draft, true)
	return damagedCopy(err)
}

// damagedCopy tells the damage of a copy from that of the book.
func damagedCopy(err error) error {
	if translated := translate(err); isDamage(translated) {
		return fmt.Errorf("%w: %v", data.ErrBackupDamaged, err) // not %w: the book is not damaged
	}
	return err
}

// asDamagedCopy names what is no book, and lies where a copy of one should be, a damaged one.
func asDamagedCopy(path string, err error) error {
	if _, isCopy := copyNamed(path); isCopy {
		return damagedCopy(err)
	}
	return err
}

// keepIDs leaves no id of this book to be given to somebody else in the restored one: files that were exported since the
// copy was made know people by them. Ids of another book mean nothing here.
func (b *Book) keepIDs(ctx context.Context, draft string) (err error) {
	mine, err := setting(b.read.WithContext(ctx), settingBookID)
	if err != nil {
		return err
	}
	var used []struct {
		Name string
		Seq  int64
	}
	if err := b.read.WithContext(ctx).Raw("SELECT name, seq FROM sqlite_sequence").Scan(&used).Error; err != nil {
		return err
	}
	db, err := openPool(writerDSN(draft, b.options.BusyTimeout, "DELETE"), 1)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closePool(db)) }()
	return db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		theirs, err := setting(tx, settingBookID)
		if err != nil || theirs != mine {
			return err
		}
		for _, u := range used {
			// A table that never had a row has no line.
			err := tx.Exec("DELETE FROM sqlite_sequence WHERE name = ? AND seq < ?", u.Name, u.Seq).Error
			if err == nil {
				err = tx.Exec("INSERT INTO sqlite_sequence (name, seq) SELECT ?, ? "+
					"WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)", u.Name, u.Seq, u.Name).Error
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// closeAlone closes the book with its log merged into the file, so that the file alone is the book; data.ErrBookBeingRead
// when somebody has it open: he would take the new file for the old one.
func (b *Book) closeAlone(ctx context.Context) error {
	b.index.close()
	if err := closePool(b.read); err != nil {
		return errors.Join(err, b.Close())
	}
	// To leave WAL mode SQLite needs the file for itself, and takes the log away.
	write, mode := b.write.WithContext(ctx), ""
	err := write.Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", exchangePatience.Milliseconds())).Error
	if err == nil {
		err = write.Raw("PRAGMA journal_mode = DELETE").Row().Scan(&mode)
	}
	if err == nil && mode != "delete" || errors.Is(translate(err), data.ErrBookInUse) {
		err = data.ErrBookBeingRead
	}
	return errors.Join(err, b.Close())
}

// exchangePatience is how long to wait for others to let go of a book that cannot be read meanwhile.
const exchangePatience = 2 * time.Second

// exchangeFiles keeps a book aside that cannot be read, byte by byte and with its log, and puts the draft in its place.
func exchangeFiles(ctx context.Context, book, draft, copyPath string, o Options) (string, error) {
	kept, err := keepDamaged(ctx, book, o)
	if err != nil {
		return "", err
	}
	for _, suffix := range []string{"-wal", "-shm", journalSuffix} { // of the old file: they would spoil the new one
		if err := removeAny(book + suffix); err != nil {
			return "", err
		}
	}
	if err := takePlace(book, draft); err != nil {
		return "", err
	}
	spared := []string{copyPath}
	if kept != "" {
		spared = append(spared, kept)
	}
	prune(book, spared...)
	return kept, nil
}

// takePlace puts the draft over the book.
func takePlace(book, draft string) error {
	if err := syncFile(draft); err != nil {
		return err
	}
	if err := os.Rename(draft, book); err != nil {
		return err
	}
	_ = syncFolder(filepath.Dir(book)) // the new book is there, come what may
	return nil
}
