// Package exports writes files for the user: the dialog that exports contacts with a profile, and the one that gives the
// sample sheet.
//
// The first one says beside the choices what comes of them before anything is written, and keeps the profiles. Both show
// the progress in place and can be cancelled; an existing file is replaced whole or not at all.
package exports
