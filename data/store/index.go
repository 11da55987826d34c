package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"gorm.io/gorm"
)

// The search index is an optional copy in memory of what lists are searched and ordered by: the folded text of all contacts
// in one run of bytes, which a search scans, and sets and orders as lists of positions. SQL gives the same answers without
// it, only later.
//
// A snapshot is one state of the book and is never changed once it can be seen, but for parts that are loaded when they are
// first needed. Every question first compares the snapshot's revision with the book's, so a stale one never answers. A later
// snapshot is made from the one before and the journal of the changes since, whoever made them; where that would be too much,
// or cannot be known, all is loaded anew in the background.

// indexHolder keeps the book's newest snapshot.
type indexHolder struct {
	mu      sync.Mutex // guards what follows; held while a snapshot is brought up to date, not while one is loaded
	current *snapshot
	wanted  bool
	loading bool

	load       sync.Mutex // one load at a time
	background context.Context
	cancel     context.CancelFunc
	running    sync.WaitGroup
}

func (h *indexHolder) init() { h.background, h.cancel = context.WithCancel(context.Background()) }

// close stops a load in the background and waits for it.
func (h *indexHolder) close() {
	h.mu.Lock()
	h.wanted, h.current = false, nil
	h.mu.Unlock()
	h.cancel()
	h.running.Wait()
}

// Warm loads the search index, which makes lists and searches of a large book fast, at some 130 bytes a contact. The book
// keeps it up to date from then on. Calling it again does nothing.
func (b *Book) Warm(ctx context.Context) error {
	b.index.mu.Lock()
	b.index.wanted = true
	have := b.index.current != nil
	b.index.mu.Unlock()
	if have {
		return nil
	}
	if err := b.loadIndex(ctx); err != nil {
		return fmt.Errorf("load search index: %w", translate(err))
	}
	return nil
}

// Cool drops the search index and its memory. Answers stay the same.
func (b *Book) Cool() {
	b.index.mu.Lock()
	defer b.index.mu.Unlock()
	b.index.wanted, b.index.current = false, nil
}

// loadIndex makes a snapshot of the book as it is now.
func (b *Book) loadIndex(ctx context.Context) error {
	b.index.load.Lock()
	defer b.index.load.Unlock()
	b.index.mu.Lock()
	have := b.index.current != nil || !b.index.wanted
	b.index.mu.Unlock()
	if have {
		return nil
	}
	var s *snapshot
	err := b.reading(ctx, func(tx *gorm.DB) (err error) {
		s, err = loadSnapshot(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	b.index.mu.Lock()
	defer b.index.mu.Unlock()
	if b.index.wanted {
		b.index.current = s
	}
	return nil
}

// reload drops the snapshot and loads another in the background. The caller holds index.mu.
func (b *Book) reload() {
	b.index.current = nil
	if b.index.loading || !b.index.wanted || b.index.background.Err() != nil {
		return
	}
	b.index.loading = true
	b.index.running.Go(func() {
		// An error leaves the book without an index: SQL answers, and the next question tries again.
		_ = b.loadIndex(b.index.background)
		b.index.mu.Lock()
		b.index.loading = false
		b.index.mu.Unlock()
	})
}

// errStale says that the book moved on while a snapshot answered.
var errStale = errors.New("the search index is behind the book")

// withIndex runs fn with a snapshot of the book as it is now. ok is false where there is none: SQL has to answer.
func (b *Book) withIndex(ctx context.Context, fn func(s *snapshot) error) (ok bool, err error) {
	for range 3 {
		s, err := b.fresh(ctx)
		if s == nil || err != nil {
			return false, err
		}
		switch err := fn(s); {
		case errors.Is(err, errStale):
			continue
		case err != nil && ctx.Err() != nil:
			return false, ctx.Err()
		default:
			return err == nil, translate(err)
		}
	}
	return false, nil
}

// fresh returns the snapshot, brought up to date; nil where there is none, or none that is quick to be had.
func (b *Book) fresh(ctx context.Context) (*snapshot, error) {
	b.index.mu.Lock()
	defer b.index.mu.Unlock()
	if !b.index.wanted {
		return nil, nil
	}
	if b.index.current == nil {
		b.reload()
		return nil, nil
	}
	now, err := revision(b.read.WithContext(ctx))
	if err != nil {
		return nil, translate(err)
	}
	if b.index.current.revision == now {
		return b.index.current, nil
	}
	var next *snapshot
	err = b.reading(ctx, func(tx *gorm.DB) (err error) {
		next, err = b.index.current.next(tx)
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case next == nil:
		b.reload()
		return nil, nil
	}
	b.index.current = next
	return next, nil
}
