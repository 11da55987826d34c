// Package backups shows the copies of the book and restores one: the dialog of File > Restore from backup, and what is shown
// in place of a book that is damaged.
//
// It copies nothing itself: the app does.
package backups
