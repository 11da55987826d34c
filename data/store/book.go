package store

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
)

// Book is an open book. It is safe for concurrent use: any number of readers work while one act writes.
//
// The other half of this package, the staging of imports, builds on four things: [Book.writeTx] (one immediate
// transaction), newChange (the transaction's Change, which raises the revision), the journal helpers of journal.go
// (the state before, by sets) and [Book.nowMillis]. Nothing has to be told to the search index: it follows the journal.
type Book struct {
	path     string
	readOnly bool
	wal      bool
	clock    func() time.Time
	options  Options // it was opened with

	write *gorm.DB // one connection, immediate transactions; nil in a read-only book
	read  *gorm.DB // several connections, query_only

	index    indexHolder
	overview overviewCache
	turns    turns
	copying  sync.Mutex // held by who writes copies of the book, or changes them

	closeOnce sync.Once
	closed    atomic.Bool
	closeErr  error
	cleanups  []func() // run when all connections are closed
}

// State says how a book is open.
type State struct {
	Path     string
	ReadOnly bool
	// WAL is false where readers and the writer wait for each other: on a network drive.
	WAL bool
	// Bytes is the size of the file, without what waits beside it to be merged.
	Bytes int64
}

// Path returns the absolute path of the book's file.
func (b *Book) Path() string { return b.path }

// State says how the book is open, and how large it is.
func (b *Book) State(context.Context) (State, error) {
	s := State{Path: b.path, ReadOnly: b.readOnly, WAL: b.wal}
	info, err := os.Stat(b.path)
	if err != nil {
		return s, fmt.Errorf("state of the book: %w", err)
	}
	s.Bytes = info.Size()
	return s, nil
}

// Closed says that the book was closed, as a restored one is when another took its place.
func (b *Book) Closed() bool { return b.closed.Load() }

// Close waits for what runs in the background, merges the write-ahead log into the file and closes it. Further calls
// return what the first one did.
func (b *Book) Close() error {
	b.closeOnce.Do(func() {
		b.closed.Store(true)
		b.index.close()
		if b.read != nil {
			b.closeErr = closePool(b.read)
		}
		if b.write != nil {
			if b.wal {
				// Another process may be reading: then the log stays, which loses nothing.
				_ = b.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)").Error
			}
			if err := closePool(b.write); b.closeErr == nil {
				b.closeErr = err
			}
		}
		for _, clean := range b.cleanups {
			clean()
		}
	})
	return b.closeErr
}

// nowMillis is the book's clock in unix milliseconds, the form in which times are stored.
func (b *Book) nowMillis() int64 { return b.clock().UnixMilli() }

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
