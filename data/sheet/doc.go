// Package sheet reads and writes spreadsheet files as plain rows of text: CSV
// and XLSX, in and out, in constant memory. Business cards (vCard) it reads and
// writes as a table, too.
//
// It knows nothing of contacts: no header names but those that it gives the
// fields of a card, no countries, no meaning of a column. It imports nothing
// else of the project.
//
// What a file is, is decided from its content and never from its name. The way
// in is split so that each step can grow alone:
//
//	kind.go     what kind of file is this (first bytes, zip and OLE2 directories)
//	encoding.go which encoding does a text file have, and how is it decoded
//	dialect.go  which delimiter does a CSV use (found from a sample)
//	csv.go      decoded CSV text to rows
//	xml*.go     the XML in a workbook, piece by piece
//	xlsx*.go    its parts to rows; number*.go and date.go what a number means
//	vcard*.go   the cards of a file to rows
//
// The way out writes to temporary files beside the target and renames them into
// place when all are whole, so a target is never half written:
//
//	writer.go       rows to one file, or to several parts of so many rows
//	writedialect.go how a CSV is written; textencoder.go in which bytes
//	*writer.go      the rows of one format
//	replace.go      files that appear only when they are whole
package sheet
