// Package data holds the domain's own words: contacts, segments, changes, queries, the plan of an import, and the
// errors that the rooms below it can give.
//
// What lives here is plain values that every other room may name: no SQL, no file format, no window, and no sentence
// for a person (problems and errors carry codes and arguments; the views turn them into words). The sub-packages do
// the work: field (rules of one column), columns (which column is which), sheet (files as rows) and store (the book).
package data
