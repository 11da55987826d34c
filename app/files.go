package app

import (
	"errors"
	"io/fs"
	"syscall"

	"muster/data"
	"muster/data/sheet"
)

// fileTroubles maps the errors of a file to what a view can say of them, the most telling first.
var fileTroubles = []struct {
	err     error
	trouble data.FileTrouble
}{
	{sheet.ErrOldExcel, data.FileOldExcel},
	{sheet.ErrEncrypted, data.FileEncrypted},
	{sheet.ErrNotSpreadsheet, data.FileWrongKind},
	{sheet.ErrEmpty, data.FileEmpty},
	{sheet.ErrBinary, data.FileWrongKind},
	{sheet.ErrTooLarge, data.FileTooLarge},
	{sheet.ErrDamaged, data.FileDamaged},
	{sheet.ErrNoSuchSheet, data.FileNoSuchSheet},
	{sheet.ErrUnknownEncoding, data.FileUnknownEncoding},
	{sheet.ErrUnknownExtension, data.FileUnknownType},
	{sheet.ErrNoCardColumn, data.FileUnknownType},
	{sheet.ErrTooManyRows, data.FileTooManyRows},
	{syscall.ENOSPC, data.FileDiskFull},
	{errFileInUse, data.FileInUse},
	{syscall.EISDIR, data.FileIsFolder},
	{fs.ErrNotExist, data.FileMissing},
	{fs.ErrPermission, data.FileNoPermission},
}

// fileError puts what went wrong with a file into data's terms; other errors, such as a cancelled context, pass.
func fileError(path string, err error) error {
	if err == nil {
		return nil
	}
	var already *data.FileError
	if errors.As(err, &already) {
		return err
	}
	out := &data.FileError{Path: path, Err: err}
	for _, t := range fileTroubles {
		if errors.Is(err, t.err) {
			out.Trouble = t.trouble
			break
		}
	}
	if out.Trouble == "" {
		var pathErr *fs.PathError
		if !errors.As(err, &pathErr) {
			return err
		}
		out.Trouble = data.FileUnreadable
	}
	var kind *sheet.KindError
	if errors.As(err, &kind) {
		out.Kind = kind.Kind
	}
	var sheets *sheet.SheetError
	if errors.As(err, &sheets) {
		out.Sheet, out.Sheets = sheets.Name, sheets.Sheets
	}
	var row *sheet.RowError
	if errors.As(err, &row) {
		out.Row = row.Row
	}
	return out
}
