package sheet

// Format of a spreadsheet file.
type Format string

// The formats that are read and written.
const (
	CSV   Format = "csv"
	XLSX  Format = "xlsx"
	VCard Format = "vcard"
)

// Limits of what is read. A file beyond one of them ends in [ErrTooLarge].
const (
	// MaxCell is the longest cell, in bytes.
	MaxCell = 1 << 20
	// MaxColumns is the highest number of columns, as in Excel.
	MaxColumns = 16384
	// MaxCSVColumns is the highest number of columns of a CSV.
	MaxCSVColumns = 65536
	// MaxRecord is the longest row of a CSV, in bytes, quotes included.
	MaxRecord = 16 << 20
	// MaxSheet is the largest sheet of an XLSX after unzipping, in bytes. It is
	// read as a stream, so this bounds time, not memory.
	MaxSheet = 3 << 29
	// MaxSharedStrings is the largest text table of an XLSX after unzipping, in
	// bytes. Its texts are held in memory while the file is open, so there is a
	// limit of its own for them.
	MaxSharedStrings = 1 << 30
	maxStringMemory  = 192 << 20
)

// Limits of what is written to XLSX, set by Excel.
const (
	// MaxExcelRows is the number of rows of a sheet, the header included.
	MaxExcelRows = 1048576
	// MaxExcelCell is the longest cell, in UTF-16 units.
	MaxExcelCell = 32767
)

// NoQuote is the value of [Options.Quote] for a CSV without quotes: a quote in it is text like any other.
const NoQuote = "none"

// MaxDelimiter is the longest [Options.Delimiter], in bytes.
const MaxDelimiter = 8

// Options say how a file is read. What they leave open is found out from the file.
type Options struct {
	// Sheet is the name of the sheet wanted; "" chooses the first visible
	// sheet that is not empty. A hidden sheet is read only when it is named.
	Sheet string
	// Verbatim leaves the apostrophes in that [Neutralise] wrote into a CSV.
	Verbatim bool
	// Encoding of a CSV, one of [Encodings].
	Encoding string
	// Delimiter of a CSV, at most [MaxDelimiter] bytes.
	Delimiter string
	// Quote of a CSV: `"`, `'` or [NoQuote].
	Quote string
	// HeaderWords says how many of a row's cells are words that are known to
	// head a column; nil knows none. It only helps to decide how a CSV is
	// divided, and is called a few hundred times at most.
	HeaderWords func(cells []string) int
}

// Info says what was found out about an open file.
type Info struct {
	// Path as given to [Open], and its last element.
	Path, Name string
	// Size in bytes.
	Size int64
	// Format found in the content.
	Format Format
	// Encoding of a CSV: one of [Encodings] or "UTF-8 with BOM"; "" for XLSX.
	Encoding string
	// Marked says that a CSV begins with a byte order mark.
	Marked bool
	// Delimiter of a CSV; "" where it has none or the file is no CSV.
	Delimiter string
	// Quote of a CSV, "" for none; Escape is how a quote is written inside of
	// quotes: `\`, or "" for twice.
	Quote, Escape string
	// Sheet that is read, and all visible ones, of an XLSX.
	Sheet  string
	Sheets []string
	// HiddenColumns of an XLSX that the file holds but does not show, from 0.
	HiddenColumns []int
}

// Row is one row of a file.
type Row struct {
	// Number as a spreadsheet shows it: from 1, blank rows counted.
	Number int
	// Cells from the first column on; trailing empty cells may be missing. The
	// slice is valid until the next call, its strings for ever.
	Cells []string
	// Damages are what had to be guessed, or could not be, to read this row;
	// none for a sound row. Like Cells, the slice is valid until the next call.
	Damages []Damage
	// Hidden says that the file holds the row but does not show it.
	Hidden bool
}
