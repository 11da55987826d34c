// Package field holds the rules of a contact's cells: one file a column kind says how a cell is parsed, checked,
// normalised and shown, and Checker puts them together for a whole row.
//
// What lives here is pure: texts in, texts and problems (codes with arguments) out. No file, no book, no sentence for
// a person. Everything is safe for concurrent use.
package field
