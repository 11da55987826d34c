// Package imports is the way of a file into the book: one dialog with the steps file, columns, check and import.
//
// flow*.go are the way itself, and page_*.go are what the dialog shows on it. What the pages know lives apart from them,
// without a widget: columns.go, column_roles.go and read_choices.go for the page of columns; check.go, problems.go,
// problem_renew.go and mending.go for the check. result.go is what became of an import once it ran. The package decides
// nothing about contacts: it shows what was understood and planned, and hands the user's decisions on.
package imports
