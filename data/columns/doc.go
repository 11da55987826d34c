// Package columns knows which column of a contact file is which: the headers in seven languages and their usual
// variants, the mapping of a file's header to fields, and the header and example rows of our own sample sheet.
//
// What lives here are names of columns and where they stand. It reads no file and judges no cell (that is package
// field). The headers are data (headers.go, examples.go), never constants spread through the code.
package columns
