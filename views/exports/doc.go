// Package exports writes files for the user: the dialog that exports contacts, and the one that gives the sample
// sheet. Both show the progress in place and can be cancelled; an existing file is replaced whole or not at all.
package exports
