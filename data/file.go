package data

import "fmt"

// FileTrouble says why a file cannot be read or written. The texts are stable codes; the views have a sentence for
// each (key "error.file."+trouble).
type FileTrouble string

// What can be wrong with a file as a whole.
const (
	FileMissing         FileTrouble = "missing"
	FileIsFolder        FileTrouble = "folder"
	FileNoPermission    FileTrouble = "no_permission"
	FileInUse           FileTrouble = "in_use"
	FileEmpty           FileTrouble = "empty"
	FileWrongKind       FileTrouble = "wrong_kind" // Kind says which
	FileOldExcel        FileTrouble = "old_excel"
	FileEncrypted       FileTrouble = "encrypted"
	FileTooLarge        FileTrouble = "too_large"
	FileDamaged         FileTrouble = "damaged"
	FileNoSuchSheet     FileTrouble = "no_such_sheet" // Sheet was asked for, Sheets are there
	FileUnknownEncoding FileTrouble = "unknown_encoding"
	FileUnknownType     FileTrouble = "unknown_type" // to write: neither .csv nor .xlsx
	FileTooManyRows     FileTrouble = "too_many_rows"
	FileDiskFull        FileTrouble = "disk_full"
	FileUnreadable      FileTrouble = "unreadable" // anything else
)

// FileError is a file that cannot be read or written, in terms that a view can put into a sentence.
type FileError struct {
	Trouble FileTrouble
	// Path of the file.
	Path string
	// Kind is what the file is instead of a spreadsheet: "pdf", "image", "zip" …; for FileWrongKind.
	Kind string
	// Row is the number of the row at which it happened, 0 when it concerns the whole file.
	Row int
	// Sheet was asked for; Sheets are the ones that the file has.
	Sheet  string
	Sheets []string
	// Err is the cause.
	Err error
}

func (e *FileError) Error() string { return fmt.Sprintf("file %s: %v", e.Trouble, e.Err) }

// Unwrap gives the cause.
func (e *FileError) Unwrap() error { return e.Err }
