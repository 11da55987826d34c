// Package store is the book: one SQLite file with the contacts, the segments, who has which segment, and the history of
// changes with what every changed row was before.
//
// It is the only room that knows GORM and SQL. What lives here reads and writes the book and nothing else: no file format
// of spreadsheets, no rule of a single field (those are data/field's, which only makes the derived keys here), no sentence
// for a person. Every act that changes contacts, segments or memberships is one transaction that writes one data.Change
// with its journal and raises the book's revision by one; an act that finds everything as it should be writes nothing. To
// undo or redo changes is one transaction, too, and raises the revision by one for each of them.
package store
