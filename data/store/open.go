package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"gorm.io/gorm"

	"muster/data"
)

// Options say how to open a book. The zero value opens or makes it for reading and writing.
type Options struct {
	// ReadOnly opens the book beside whoever has it open, and writes nothing at all.
	ReadOnly bool
	// MustExist refuses to make a new book.
	MustExist bool
	// Clock gives the times of changes; nil is time.Now.
	Clock func() time.Time
	// BusyTimeout is how long to wait for another process that holds the book; 0 is ten seconds.
	BusyTimeout time.Duration

	migrations []migration // tests only; nil is the real list
	journal    string      // tests only; "" is the one that the drive asks for
}

// Open opens the book at path, or makes a new one there (mode 0600, folders included).
//
// A file that is no book, or a book of a newer version, is refused before anything is written: data.ErrNotABook,
// data.ErrNewerBook. Others are data.ErrBookMissing, ErrFolderReadOnly, ErrBookDamaged, ErrBookInUse and ErrDiskFull. A file
// that may not be written opens read-only, and State says so. An older book is migrated, after a copy was put among its
// backups; opened read-only, it is left as it is and a migrated copy in the temporary folder is read
// in its place.
func Open(ctx context.Context, path string, o Options) (*Book, error) {
	b, err := open(ctx, path, o.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("open book: %w", asDamage(path, translate(err)))
	}
	return b, nil
}

// withDefaults fills in what was left open.
func (o Options) withDefaults() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.BusyTimeout == 0 {
		o.BusyTimeout = 10 * time.Second
	}
	if o.migrations == nil {
		o.migrations = migrations()
	}
	return o
}

// newest is the version that books are led to.
func (o Options) newest() int { return o.migrations[len(o.migrations)-1].version }

func open(ctx context.Context, path string, o Options) (*Book, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := makeMissing(ctx, abs, o); err != nil {
		return nil, err
	}
	version, err := probe(ctx, abs)
	if err != nil {
		return nil, err
	}
	if version > o.newest() {
		return nil, data.ErrNewerBook
	}

	b := &Book{path: abs, clock: o.Clock, readOnly: o.ReadOnly, options: o}
	b.index.init()
	if !b.readOnly {
		writable, err := canWrite(abs)
		if err != nil {
			return nil, err
		}
		b.readOnly = !writable
	}
	if !b.readOnly {
		if ok, err := canWriteFolder(filepath.Dir(abs)); err != nil {
			return nil, err
		} else if !ok {
			return nil, data.ErrFolderReadOnly
		}
	}
	if b.readOnly {
		err = b.openReadOnly(ctx, o)
	} else {
		err = b.openPools(ctx, o)
	}
	if err != nil {
		_ = b.Close()
		return nil, err
	}
	return b, nil
}

// makeMissing makes a new book where there is no file, or an empty one.
func makeMissing(ctx context.Context, path string, o Options) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return data.ErrNotABook
	case err == nil && info.Size() > 0:
		return nil
	case err == nil && hasCopies(path):
		return data.ErrBookDamaged // it was no empty one
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case o.ReadOnly || o.MustExist:
		return data.ErrBookMissing
	}
	return create(ctx, path, o)
}

// create makes a new book beside its place and moves it there when it is whole: a book is never seen half made.
func create(ctx context.Context, path string, o Options) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return folderError(err)
	}
	draft, err := os.CreateTemp(folder, ".muster-*.new") // mode 0600
	if err != nil {
		return folderError(err)
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	if err := draft.Close(); err != nil {
		return err
	}
	db, err := openPool(writerDSN(draft.Name(), o.BusyTimeout, "DELETE"), 1)
	if err != nil {
		return err
	}
	err = migrate(ctx, db, draft.Name(), o.Clock, o.migrations)
	if e := closePool(db); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	// Link does not replace: of two programs that start at once, one makes the book and both open it.
	switch err := os.Link(draft.Name(), path); {
	case err == nil:
		return syncFolder(folder)
	case errors.Is(err, fs.ErrExist):
		if info, e := os.Stat(path); e == nil && info.Size() > 0 {
			return nil
		}
	}
	if err := os.Rename(draft.Name(), path); err != nil { // over an empty file, or where the file system knows no links
		return err
	}
	return syncFolder(folder)
}

// folderError names what keeps a new book from its folder.
func folderError(err error) error {
	if errors.Is(err, fs.ErrPermission) || isReadOnlyFileSystem(err) {
		return fmt.Errorf("%w: %w", data.ErrFolderReadOnly, err)
	}
	return err
}

// probe reads whose file this is and of which version, without a lock and without making a file beside it. It asks SQLite
// rather than reading the bytes itself: closing a file of its own would drop the locks that this process has on it.
//
// It sees the file without the log beside it. When a program died while it moved the log into the file, the first page may
// tell of more pages than there are yet; that is no damage, and whoever reads the log finds them. writable_schema, on a
// connection that can write nothing, is what keeps SQLite from refusing such a file.
func probe(ctx context.Context, path string) (version int, err error) {
	db, err := openPool(dsn(path, "mode=ro", "immutable=1", pragma("writable_schema(1)")), 1)
	if err != nil {
		return 0, err
	}
	defer func() { _ = closePool(db) }()
	db = db.WithContext(ctx)
	var id int64
	if err := db.Raw("PRAGMA application_id").Scan(&id).Error; err != nil {
		return 0, err
	}
	if id != applicationID {
		return 0, data.ErrNotABook
	}
	err = db.Raw("PRAGMA user_version").Scan(&version).Error
	return version, err
}

func (b *Book) openPools(ctx context.Context, o Options) error {
	journal := "WAL"
	if onNetwork(b.path) {
		journal = "DELETE" // shared memory does not reach over a network
	}
	if o.journal != "" {
		journal = o.journal
	}
	if err := checkLog(ctx, b.path, o); err != nil {
		return err
	}
	var err error
	if b.write, err = openPool(writerDSN(b.path, o.BusyTimeout, journal), 1); err != nil {
		return err
	}
	if err := migrate(ctx, b.write.WithContext(ctx), b.path, o.Clock, o.migrations); err != nil {
		return err
	}
	finishForgetting(b.write.WithContext(ctx), journal == "WAL")
	if b.read, err = openPool(readerDSN(b.path, o.BusyTimeout, "mode=rw"), readers); err != nil {
		return err
	}
	sweepStagings(b.path)
	sweepDrafts(b.path)
	return b.look(ctx)
}

// openReadOnly opens only readers. An older book cannot be read as it is, and must not be changed: a copy of it is.
func (b *Book) openReadOnly(ctx context.Context, o Options) error {
	_, noLog := os.Stat(b.path + "-wal")
	mode := "mode=ro"
	version, err := b.openReaders(ctx, o, mode)
	if err != nil && noLog != nil {
		// A book that was left in WAL mode needs a file beside it, which a read-only folder refuses. Nobody else can write
		// there either, so the file alone is the whole truth, unless a log waits beside it.
		mode = "mode=ro&immutable=1"
		version, err = b.openReaders(ctx, o, mode)
	}
	if err != nil {
		return err
	}
	if noLog != nil {
		b.cleanups = append(b.cleanups, func() { tidy(b.path, o.BusyTimeout) })
	}
	if version > o.newest() {
		return data.ErrNewerBook
	}
	if version < o.newest() {
		if err := b.readCopy(ctx, o, mode); err != nil {
			return err
		}
	}
	return b.look(ctx)
}

// openReaders opens the readers and reads the book's version.
func (b *Book) openReaders(ctx context.Context, o Options, mode string) (version int, err error) {
	pool, err := openPool(readerDSN(b.path, o.BusyTimeout, mode), readers)
	if err != nil {
		return 0, err
	}
	if version, err = schemaVersion(pool.WithContext(ctx)); err != nil {
		_ = closePool(pool)
		return 0, err
	}
	b.read = pool
	return version, nil
}

// readCopy puts a migrated copy into the temporary folder and reads that one.
func (b *Book) readCopy(ctx context.Context, o Options, mode string) error {
	folder, err := os.MkdirTemp("", "muster-*") // mode 0700
	if err != nil {
		return err
	}
	b.cleanups = append(b.cleanups, func() { _ = os.RemoveAll(folder) })
	file := filepath.Join(folder, filepath.Base(b.path))
	// Not by a reader of ours: query_only keeps them from writing even a copy.
	source, err := openPool(dsn(b.path, append(commonPragmas(o.BusyTimeout), mode)...), 1)
	if err != nil {
		return err
	}
	err = copyInto(source.WithContext(ctx), file)
	_ = closePool(source)
	if err != nil {
		return err
	}
	writer, err := openPool(writerDSN(file, o.BusyTimeout, "DELETE"), 1)
	if err != nil {
		return err
	}
	err = migrateCopy(ctx, writer.WithContext(ctx), o.migrations)
	if e := closePool(writer); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	_ = closePool(b.read)
	b.read, err = openPool(readerDSN(file, o.BusyTimeout, "mode=ro"), readers)
	return err
}

// tidy takes away the empty log that a reader in WAL mode leaves when it was the only one there: SQLite does that itself
// when the last connection closes, if it may write. Nothing happens where it may not, or where somebody has the book open.
func tidy(path string, busy time.Duration) {
	if ok, err := canWrite(path); err != nil || !ok {
		return
	}
	db, err := openPool(dsn(path, append(commonPragmas(busy), "mode=rw")...), 1)
	if err != nil {
		return
	}
	_, _ = schemaVersion(db)
	_ = closePool(db)
}

// look reads a little of the book, so that a damaged one is told now, and how it is kept.
func (b *Book) look(ctx context.Context) error {
	if _, err := b.Revision(ctx); err != nil {
		return err
	}
	var mode string
	if err := b.read.WithContext(ctx).Raw("PRAGMA journal_mode").Scan(&mode).Error; err != nil {
		return err
	}
	b.wal = mode == "wal"
	return nil
}

func schemaVersion(db *gorm.DB) (version int, err error) {
	err = db.Raw("PRAGMA user_version").Scan(&version).Error
	return version, err
}
