package sheet

// Format of a spreadsheet file.
type Format string

// The formats that are read and written.
const (
	CSV  Format = "csv"
	XLSX Format = "xlsx"
)

// Limits of what is read. A file beyond one of them ends in [ErrTooLarge].
const (
	// MaxCell is the longest cell, in bytes.
	MaxCell = 1 << 20
	// MaxColumns is the highest number of columns, as in Excel.
	MaxColumns = 16384
	// MaxRecord is the longest row of a CSV, in bytes, quotes included.
	MaxRecord = 16 << 20
	// MaxSheet is the largest sheet of an XLSX after unzipping, in bytes. It is
	// read as a stream, so this bounds time, not memory.
	MaxSheet = 2 << 30
	// MaxSharedStrings is the largest text table of an XLSX after unzipping,
	// in bytes. It is held in memory while the file is open.
	MaxSharedStrings = 512 << 20
)

// Limits of what is written to XLSX, set by Excel.
const (
	// MaxExcelRows is the number of rows of a sheet, the header included.
	MaxExcelRows = 1048576
	// MaxExcelCell is the longest cell, in UTF-16 units.
	MaxExcelCell = 32767
)

// Options say how a file is read.
type Options struct {
	// Sheet is the name of the sheet wanted; "" chooses the first visible
	// sheet that is not empty. A hidden sheet is read only when it is named.
	Sheet string
	// Verbatim leaves the apostrophes in that [Neutralise] wrote into a CSV.
	Verbatim bool
}

// Info says what was found out about an open file.
type Info struct {
	// Path as given to [Open], and its last element.
	Path, Name string
	// Size in bytes.
	Size int64
	// Format found in the content.
	Format Format
	// Encoding of a CSV: "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE" or
	// "Windows-1252"; "" for XLSX.
	Encoding string
	// Delimiter and Quote of a CSV; 0 for XLSX.
	Delimiter, Quote rune
	// Sheet that is read, and all visible ones, of an XLSX.
	Sheet  string
	Sheets []string
}

// Row is one row of a file.
type Row struct {
	// Number as a spreadsheet shows it: from 1, blank rows counted.
	Number int
	// Cells from the first column on; trailing empty cells may be missing. The
	// slice is valid until the next call, its strings for ever.
	Cells []string
	// Damaged names what had to be guessed to read this row, one of the Damage
	// constants; "" for a sound row.
	Damaged string
}

// Values of [Row.Damaged]; stable codes, not texts for people.
const (
	// DamageOpenQuote is a quoted cell that the file never closes.
	DamageOpenQuote = "open_quote"
	// DamageStrayQuote is a quote inside a quoted cell that is not doubled.
	DamageStrayQuote = "stray_quote"
	// DamageEncoding marks bytes that are not valid in the file's encoding;
	// they came out as U+FFFD.
	DamageEncoding = "encoding"
	// DamageNoValue marks a formula that the file holds without its result; its
	// cell came out as the formula's text.
	DamageNoValue = "no_value"
)
