package app

import (
	"slices"
	"sync"
)

// Event says that something which views show has changed. It carries no values: a listener loads anew what it shows.
type Event uint8

// The events.
const (
	// ContactsChanged: contacts, or which segments they have.
	ContactsChanged Event = iota
	// SegmentsChanged: segments or their counts.
	SegmentsChanged
	// JobChanged: the job started, was asked to stop, or ended. Its progress is polled.
	JobChanged
	// HistoryChanged: a change was written, undone, redone or trimmed.
	HistoryChanged
	// FiltersChanged: saved filters, not the contacts that match them.
	FiltersChanged
	// BookChanged: another book is open now.
	BookChanged
	// BookDamaged: the book could not be read, and is damaged. It is told once.
	BookDamaged
)

type listener struct{ call func(Event) }

type events struct {
	mu        sync.Mutex
	listeners []*listener
}

// Listen calls f for every event until the returned function is called. f runs on the goroutine of the act that
// caused the event, must return at once, and must not call Listen.
func (a *App) Listen(f func(Event)) (stop func()) {
	l := &listener{call: f}
	a.events.mu.Lock()
	a.events.listeners = append(a.events.listeners, l)
	a.events.mu.Unlock()
	return func() {
		a.events.mu.Lock()
		defer a.events.mu.Unlock()
		a.events.listeners = slices.DeleteFunc(a.events.listeners, func(other *listener) bool { return other == l })
	}
}

func (e *events) emit(event Event) {
	e.mu.Lock()
	now := slices.Clone(e.listeners)
	e.mu.Unlock()
	for _, l := range now {
		l.call(event)
	}
}
