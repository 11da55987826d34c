// Package imports is the way of a file into the book: one dialog with the steps file, check and import.
//
// flow.go is the way itself; page_*.go are what the dialog shows on it; check.go and problems.go hold what the check
// page knows, without a widget; result.go is what became of an import once it ran. The package decides nothing about
// contacts: it shows a plan and hands the user's decisions on.
package imports
