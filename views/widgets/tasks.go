package widgets

import "fyne.io/fyne/v2"

// Tasks runs work off the window's goroutine and brings its results back. Views take one instead of writing go and
// fyne.Do, so that a test can make both run in place.
type Tasks struct {
	// Go runs f in the background.
	Go func(f func())
	// UI runs f on the window's goroutine, later.
	UI func(f func())
}

// BackgroundTasks are the tasks of a real window.
func BackgroundTasks() Tasks {
	return Tasks{Go: func(f func()) { go f() }, UI: fyne.Do}
}

// InlineTasks run everything at once on the calling goroutine: for tests.
func InlineTasks() Tasks {
	inline := func(f func()) { f() }
	return Tasks{Go: inline, UI: inline}
}
