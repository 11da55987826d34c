package wording

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"muster/app"
	"muster/data"
)

// sentences has the key of every plain sentinel of data and app.
var sentences = []struct {
	err error
	key string
}{
	{data.ErrNotABook, "error.not_a_book"},
	{data.ErrNewerBook, "error.newer_book"},
	{data.ErrBackupDamaged, "error.backup_damaged"},
	{data.ErrBookBeingRead, "error.book_being_read"},
	{data.ErrBookDamaged, "error.book_damaged"},
	{data.ErrBookMissing, "error.book_missing"},
	{data.ErrFolderReadOnly, "error.folder_read_only"},
	{data.ErrBookReadOnly, "error.book_read_only"},
	{data.ErrBookInUse, "error.book_in_use"},
	{data.ErrDiskFull, "error.disk_full"},
	{data.ErrBusy, "error.busy"},
	{data.ErrPlanOutdated, "error.plan_outdated"},
	{data.ErrContactNotFound, "error.contact_not_found"},
	{data.ErrSegmentNotFound, "error.segment_not_found"},
	{data.ErrSegmentExists, "error.segment_exists"},
	{data.ErrSegmentNameEmpty, "error.segment_name_empty"},
	{data.ErrSegmentNameLong, "error.segment_name_long"},
	{data.ErrSegmentNameInvalid, "error.segment_name_invalid"},
	{data.ErrSameSegment, "error.same_segment"},
	{data.ErrContactChanged, "error.contact_changed"},
	{data.ErrSameContact, "error.same_contact"},
	{data.ErrNobodyDeleted, "error.nobody_deleted"},
	{data.ErrNothingSelected, "error.nothing_selected"},
	{data.ErrFilterNotFound, "error.filter_not_found"},
	{data.ErrFilterExists, "error.filter_exists"},
	{data.ErrFilterNameEmpty, "error.filter_name_empty"},
	{data.ErrFilterNameLong, "error.filter_name_long"},
	{data.ErrFilterOfContacts, "error.filter_of_contacts"},
	{data.ErrProfileNotFound, "error.profile_not_found"},
	{data.ErrProfileExists, "error.profile_exists"},
	{data.ErrProfileNameEmpty, "error.profile_name_empty"},
	{data.ErrProfileBuiltIn, "error.profile_built_in"},
	{data.ErrProfileInvalid, "error.profile_invalid"},
	{data.ErrProfileOtherType, "error.profile_other_type"},
	{data.ErrNoSegmentsColumn, "error.no_segments_column"},
	{data.ErrSegmentsBlank, "error.segments_blank"},
	{data.ErrNoHeader, "error.no_header"},
	{data.ErrNoRows, "error.no_rows"},
	{data.ErrRowNotFound, "error.row_not_found"},
	{data.ErrNoSuggestion, "error.no_suggestion"},
	{data.ErrNothingToUndo, "error.nothing_to_undo"},
	{data.ErrNothingToRedo, "error.nothing_to_redo"},
	{data.ErrChangeNotFound, "error.change_not_found"},
	{data.ErrChangeTrimmed, "error.change_trimmed"},
	{data.ErrAlreadyUndone, "error.already_undone"},
	{data.ErrNotUndone, "error.not_undone"},
	{app.ErrNoDialogs, "error.no_dialogs"},
	{context.Canceled, "error.cancelled"},
	{context.DeadlineExceeded, "error.cancelled"},
	{fs.ErrPermission, "error.no_permission"},
	{fs.ErrNotExist, "error.book_missing"},
}

// Error is a sentence or two for any error: what happened, what was kept, what to do. An error that nobody foresaw
// gets a sentence that says so and points to the log, which has the details.
func Error(w app.Words, err error) string {
	var file *data.FileError
	if errors.As(err, &file) {
		return fileError(w, file)
	}
	var missing *data.MissingColumnsError
	if errors.As(err, &missing) {
		return missingColumns(w, missing)
	}
	var header *data.HeaderRowError
	if errors.As(err, &header) {
		return w.Text("error.header_row", "Row", w.Number(header.Row))
	}
	var column *data.NoSuchColumnError
	if errors.As(err, &column) {
		return noSuchColumn(w, column)
	}
	var invalid *data.InvalidContactError
	if errors.As(err, &invalid) {
		return invalidContact(w, invalid)
	}
	var inTheWay *data.InTheWayError
	if errors.As(err, &inTheWay) {
		return w.Count("error.in_the_way", len(inTheWay.Obstacles))
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return w.Text(s.key)
		}
	}
	return w.Text("error.unexpected")
}

func fileError(w app.Words, e *data.FileError) string {
	key := "error.file." + string(e.Trouble)
	name := baseName(e.Path)
	switch e.Trouble {
	case data.FileWrongKind:
		if isSheet(e.Kind) {
			key = "error.file.other_sheet"
		}
		return w.Text(key, "File", name, "Kind", fileKind(w, e.Kind)) + " " + wayOut(w, e.Kind)
	case data.FileNoSuchSheet:
		if len(e.Sheets) == 0 {
			return w.Text("error.file.no_sheets", "File", name, "Sheet", e.Sheet)
		}
		return w.Text(key, "File", name, "Sheet", e.Sheet, "Sheets", List(w, e.Sheets))
	case data.FileDamaged, data.FileTooLarge:
		if e.Row > 0 {
			return w.Text(key+"_at_row", "File", name, "Row", w.Number(e.Row))
		}
	}
	return w.Text(key, "File", name)
}

// fileKind names what a file is instead of a spreadsheet.
func fileKind(w app.Words, kind string) string {
	if text := w.Text("file.kind." + kind); text != "file.kind."+kind {
		return text
	}
	return w.Text("file.kind.other")
}

// isSheet says that a file of this kind is a spreadsheet, only not of a format that is read.
func isSheet(kind string) bool {
	return slices.Contains([]string{"xls", "xlsb", "excel_xml", "ods", "numbers", "sylk", "dbase", "google_link"}, kind)
}

// wayOut says how to get a spreadsheet out of a file of another kind, in the program that people have for it.
func wayOut(w app.Words, kind string) string {
	switch kind {
	case "xls", "xlsb", "excel_xml", "html", "xml", "sylk", "dbase":
		return w.Text("file.way_out.excel")
	case "ods", "opendocument":
		return w.Text("file.way_out.libreoffice")
	case "numbers":
		return w.Text("file.way_out.numbers")
	case "google_link":
		return w.Text("file.way_out.google")
	case "outlook":
		return w.Text("file.way_out.outlook")
	case "doc", "docx", "rtf":
		return w.Text("file.way_out.word")
	case "pdf", "image", "pptx":
		return w.Text("file.way_out.picture")
	case "zip", "archive":
		return w.Text("file.way_out.unpack")
	}
	return w.Text("file.way_out.program")
}

func missingColumns(w app.Words, e *data.MissingColumnsError) string {
	var names []string
	either := 0
	for _, f := range e.Fields {
		if f == data.FieldMobile || f == data.FieldEmail {
			either++
			continue
		}
		names = append(names, Quoted(w, Field(w, f)))
	}
	if either > 0 {
		names = append(names, w.Text("error.mobile_or_email"))
	}
	text := w.Count("error.missing_columns", len(names), "Columns", List(w, names))
	if len(e.Fields) == 1 && e.Fields[0] == data.FieldCountry {
		text += " " + w.Text("error.missing_country_hint")
	}
	return text
}

func invalidContact(w app.Words, e *data.InvalidContactError) string {
	var texts []string
	for _, p := range e.Problems {
		if p.Severity == data.Error {
			texts = append(texts, Problem(w, p))
		}
	}
	return strings.Join(texts, " ")
}
