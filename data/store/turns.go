package store

import (
	"context"
	"sync"

	"muster/data"
)

// turns keeps a copy and the writer apart in a book without a write-ahead log, where either would wait for the other. The
// writer comes first: a copy does not begin while somebody writes, and one that is being made is given up when somebody
// wants to. With a log nobody waits, and only who deletes for good takes the writer's turn: no copy may come to be meanwhile.
type turns struct {
	mu      sync.Mutex
	writers int
	giveUp  context.CancelCauseFunc
	ended   chan struct{} // closed when the copy is no more; nil without one
}

// write takes the turn of a writer, which ends with done.
func (t *turns) write() (done func()) {
	t.mu.Lock()
	t.writers++
	ended := t.ended
	if ended != nil {
		t.giveUp(data.ErrBusy)
	}
	t.mu.Unlock()
	if ended != nil {
		<-ended
	}
	return func() {
		t.mu.Lock()
		t.writers--
		t.mu.Unlock()
	}
}

// copy takes the turn of a copy, whose work follows the returned ctx; data.ErrBusy while there is a writer or a copy.
func (t *turns) copy(ctx context.Context) (turn context.Context, end func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.writers > 0 || t.ended != nil {
		return nil, nil, data.ErrBusy
	}
	turn, t.giveUp = context.WithCancelCause(ctx)
	t.ended = make(chan struct{})
	giveUp, ended := t.giveUp, t.ended
	return turn, func() {
		t.mu.Lock()
		t.ended = nil
		t.mu.Unlock()
		close(ended)
		giveUp(nil)
	}, nil
}

// writing makes way for an act that writes to the book; done ends it.
func (b *Book) writing() (done func()) {
	if b.wal {
		return func() {}
	}
	return b.turns.write()
}
