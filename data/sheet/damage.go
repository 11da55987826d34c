package sheet

// Damage is one thing that is wrong with a row of a file.
type Damage struct {
	// Code is one of the Damage constants.
	Code string
	// Column is that of the damaged cell, from 0; -1 if it is the row as a whole.
	Column int
	// Value is the text in the file that could not be read as it stands, "" if
	// there is none to show.
	Value string
}

// Values of [Damage.Code]; stable codes, not texts for people.
const (
	// DamageOpenQuote is a quoted cell that the file never closes.
	DamageOpenQuote = "open_quote"
	// DamageStrayQuote is a quote inside a quoted cell that is not doubled.
	DamageStrayQuote = "stray_quote"
	// DamageEncoding marks bytes that are not valid in the file's encoding;
	// they came out as U+FFFD.
	DamageEncoding = "encoding"
	// DamageNUL marks bytes of zero, which were left out.
	DamageNUL = "nul_bytes"
	// DamageExtraCells is a row with more cells than the table has columns; they
	// are kept as they stand.
	DamageExtraCells = "extra_cells"
	// DamageJoinedCells is a row with more cells than the table has columns,
	// some of which were joined again because a delimiter in them had no quotes.
	DamageJoinedCells = "joined_cells"
	// DamageOtherDelimiter is a row that another delimiter divides than the
	// rest of the file; it was divided by that.
	DamageOtherDelimiter = "other_delimiter"
	// DamageDroppedCell is a row with an empty cell that the table has no column
	// for, in front of others; it was left out.
	DamageDroppedCell = "dropped_cell"
	// DamageMissingDelimiter is a row in which a delimiter is missing between two
	// cells; the cell that held both was divided.
	DamageMissingDelimiter = "missing_delimiter"
	// DamageNoValue marks a formula that the file holds without its result; its
	// cell came out blank. Value is the formula.
	DamageNoValue = "no_value"
	// DamageErrorCell marks a formula that ended in an error, such as #N/A; its
	// cell came out blank. Value is the error.
	DamageErrorCell = "error_cell"
	// DamageLongNumber marks a number of more digits than the 15 that a
	// spreadsheet keeps; its cell came out in scientific notation. Value is the
	// number as the file has it.
	DamageLongNumber = "long_number"
	// DamageCutCard is a business card that does not say where it ends; what
	// stands before the next one was taken for all of it.
	DamageCutCard = "cut_card"
	// DamageStrayLine is a business card with something in or before it that is
	// no line of a card, which was left out.
	DamageStrayLine = "stray_line"
)

// rowDamage is a damage of a row as a whole.
func rowDamage(code string) Damage { return Damage{Code: code, Column: -1} }
