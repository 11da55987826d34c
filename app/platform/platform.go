// Package platform makes app's ports real: the system's file dialogs, the places of files, the lock on a book, and
// the log. Its sub-package words has the texts.
//
// Only main imports it (and tests). It knows the operating system; it knows no window, no book and no contact.
package platform
