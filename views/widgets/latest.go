package widgets

import (
	"sync"
	"time"
)

// latestEvery is how often a Latest shows a value at most.
const latestEvery = 100 * time.Millisecond

// Latest shows the newest of many values on the window's goroutine, ten times a second at most: for the progress of
// work that reports a thousand times.
type Latest[T any] struct {
	tasks Tasks
	show  func(T)

	mu     sync.Mutex
	value  T
	queued bool
	shown  time.Time
}

// NewLatest returns a Latest that shows values with show.
func NewLatest[T any](tasks Tasks, show func(T)) *Latest[T] {
	return &Latest[T]{tasks: tasks, show: show}
}

// Set takes a value; it may be called from any goroutine and returns at once. A value that comes right behind another
// may never be shown.
func (l *Latest[T]) Set(value T) {
	l.mu.Lock()
	l.value = value
	if l.queued || time.Since(l.shown) < latestEvery {
		l.mu.Unlock()
		return
	}
	l.queued, l.shown = true, time.Now()
	l.mu.Unlock()
	l.tasks.UI(func() {
		l.mu.Lock()
		newest := l.value
		l.queued = false
		l.mu.Unlock()
		l.show(newest)
	})
}
