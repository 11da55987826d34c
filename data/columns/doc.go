// Package columns knows where the table stands in a contact file and which of its columns is which: the headers in
// seven languages and their usual variants, the exports of well-known programs, what cells give away where headers do
// not, and the header and example rows of our own sample sheet.
//
// Understand makes a Mapping of a header and some rows; the mapping then sorts the cells of every row by field. It
// reads no file, and leaves the judging of a cell to package field. The headers are data (headers_*.go, programs.go,
// examples.go), never constants spread through the code.
package columns
