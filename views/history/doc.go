// Package history takes changes back and makes them stand again: the acts Undo and Redo, which run as the App's job, the
// questions that they ask where other changes stand in the way, and the dialog that lists all changes.
//
// Which change can be undone is the book's own knowledge. This package shows it, and keeps none of it beyond what it shows.
package history
