// Package widgetstest helps the tests of views. It knows the widgets' tasks and no page; only tests may import it.
package widgetstest

import (
	"bytes"
	"runtime"

	"muster/views/widgets"
)

// Window is the goroutine that plays the window's in a test: the one that calls New. What it brings to the window
// runs at once; what others bring, such as the App's job, waits until it looks, in Wait, as in a real window. So
// everything that touches a widget runs on one goroutine.
type Window struct {
	owner string
	queue chan func()
}

// queued is more than any test brings before it looks.
const queued = 10_000

// New makes the calling goroutine the window's.
func New() *Window { return &Window{owner: goroutine(), queue: make(chan func(), queued)} }

// Tasks are for the views of the test: work runs in place.
func (w *Window) Tasks() widgets.Tasks {
	return widgets.Tasks{Go: func(f func()) { f() }, UI: w.do}
}

func (w *Window) do(f func()) {
	if goroutine() == w.owner {
		f()
		return
	}
	w.queue <- f
}

// Wait calls wait on another goroutine and runs what is brought to the window until it returns, and then the rest.
func (w *Window) Wait(wait func()) {
	over := make(chan struct{})
	go func() {
		wait()
		close(over)
	}()
	for {
		select {
		case f := <-w.queue:
			f()
		case <-over:
			w.drain()
			return
		}
	}
}

func (w *Window) drain() {
	for {
		select {
		case f := <-w.queue:
			f()
		default:
			return
		}
	}
}

// goroutine names the calling goroutine. The runtime has no other way to tell than the first line of its trace.
func goroutine() string {
	trace := make([]byte, 64)
	trace = trace[:runtime.Stack(trace, false)]
	return string(bytes.Fields(trace)[1])
}
