package sheet

import (
	"errors"
	"fmt"
)

// What can be wrong with a file as a whole. Files that are something else than
// a spreadsheet come as a [*KindError], which matches [ErrNotSpreadsheet] and,
// where one exists, the sentinel of its kind.
var (
	// ErrEmpty is a file, or a sheet, without a single cell that is not empty.
	ErrEmpty = errors.New("sheet: nothing in it")
	// ErrNotSpreadsheet is a file of another kind; see [KindError].
	ErrNotSpreadsheet = errors.New("sheet: not a spreadsheet")
	// ErrBinary is a file that is neither text nor of a kind that is known.
	ErrBinary = errors.New("sheet: binary data")
	// ErrOldExcel is a workbook of Excel 2003 or older (.xls).
	ErrOldExcel = errors.New("sheet: workbook in the old Excel format")
	// ErrEncrypted is an XLSX that is protected by a password.
	ErrEncrypted = errors.New("sheet: protected by a password")
	// ErrPDF is a PDF, whatever its name.
	ErrPDF = errors.New("sheet: a PDF")
	// ErrTooLarge is a file beyond one of the limits of this package.
	ErrTooLarge = errors.New("sheet: too large")
	// ErrDamaged is a file that ends early or contradicts itself. What was read
	// before it is not the whole file.
	ErrDamaged = errors.New("sheet: damaged")
	// ErrNoSuchSheet is a sheet name that the file does not have; it comes as a
	// [*SheetError].
	ErrNoSuchSheet = errors.New("sheet: no such sheet")
	// ErrUnknownEncoding is text in an encoding that is not read.
	ErrUnknownEncoding = errors.New("sheet: unknown encoding")
	// ErrBadOption is a delimiter or a quote that no CSV can have.
	ErrBadOption = errors.New("sheet: no delimiter or quote")
	// ErrUnknownExtension is a target that is named neither .csv nor .xlsx nor
	// .vcf.
	ErrUnknownExtension = errors.New("sheet: neither .csv nor .xlsx nor .vcf")
	// ErrNoCardColumn is a column that business cards have no place for; see
	// [CardTitles].
	ErrNoCardColumn = errors.New("sheet: no property of a card")
	// ErrTooManyRows is a row that an XLSX sheet has no place for; see
	// [MaxExcelRows].
	ErrTooManyRows = errors.New("sheet: more rows than a sheet holds")
	// ErrClosed is a use after Close or Abort.
	ErrClosed = errors.New("sheet: already closed")
)

// Kinds of files that are recognised and are no spreadsheet that this package
// reads; see [KindError].
const (
	KindPDF          = "pdf"
	KindXLS          = "xls"
	KindXLSB         = "xlsb"
	KindEncrypted    = "encrypted"
	KindDOC          = "doc"
	KindDOCX         = "docx"
	KindPPTX         = "pptx"
	KindOffice       = "office" // another OLE2 file: .ppt, .msg, .msi …
	KindODS          = "ods"
	KindOpenDocument = "opendocument"
	KindNumbers      = "numbers"
	KindZIP          = "zip"
	KindArchive      = "archive" // gzip, 7z, rar …
	KindImage        = "image"
	KindHTML         = "html"      // a page, also one that calls itself .xls
	KindExcelXML     = "excel_xml" // a workbook as Excel 2003 wrote it in XML
	KindXML          = "xml"
	KindJSON         = "json"
	KindGoogleLink   = "google_link" // .gsheet: where a sheet is, not what is in it
	KindOutlook      = "outlook"     // .pst
	KindSYLK         = "sylk"
	KindDBase        = "dbase"
	KindRTF          = "rtf"
	KindDatabase     = "database"
	KindBinary       = "binary"
)

// KindError is a file that is no spreadsheet that this package reads.
type KindError struct {
	// Kind is one of the Kind constants.
	Kind string
}

func (e *KindError) Error() string { return "sheet: not a spreadsheet but: " + e.Kind }

// Is matches [ErrNotSpreadsheet] and the sentinel of the kind.
func (e *KindError) Is(target error) bool {
	switch target {
	case ErrNotSpreadsheet:
		return true
	case ErrPDF:
		return e.Kind == KindPDF
	case ErrOldExcel:
		return e.Kind == KindXLS
	case ErrEncrypted:
		return e.Kind == KindEncrypted
	case ErrBinary:
		return e.Kind == KindBinary
	}
	return false
}

// SheetError is a sheet that was asked for and is not there. It matches
// [ErrNoSuchSheet].
type SheetError struct {
	// Name that was asked for.
	Name string
	// Sheets that can be seen in the file; none for a CSV.
	Sheets []string
}

func (e *SheetError) Error() string { return fmt.Sprintf("sheet: no sheet %q", e.Name) }

// Is matches [ErrNoSuchSheet].
func (e *SheetError) Is(target error) bool { return target == ErrNoSuchSheet }

// RowError is an error at a row of the file, such as [ErrTooLarge] or
// [ErrDamaged], which it wraps.
type RowError struct {
	// Row is the number of the row at or after which it happened.
	Row int
	Err error
}

func (e *RowError) Error() string { return fmt.Sprintf("row %d: %v", e.Row, e.Err) }

// Unwrap gives the error itself.
func (e *RowError) Unwrap() error { return e.Err }

// damaged tells what contradicted itself, matching [ErrDamaged] and the cause.
func damaged(what string, cause error) error {
	if cause == nil {
		return fmt.Errorf("%w: %s", ErrDamaged, what)
	}
	return fmt.Errorf("%w: %s: %w", ErrDamaged, what, cause)
}

// tooLarge tells which limit was passed, matching [ErrTooLarge].
func tooLarge(what string) error { return fmt.Errorf("%w: %s", ErrTooLarge, what) }
