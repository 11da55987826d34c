package data

// Severity says what a problem does to its row.
type Severity uint8

// A note says how a cell was understood, a warning wants to be looked at, an error rejects the row. A conflict keeps
// the row out until the user decides.
const (
	Note Severity = iota
	Warning
	Error
	Conflict
)

// Code names a kind of problem. Codes are stable: programs read them, the views have a sentence for each
// (key "problem."+code).
type Code string

// The problems that a cell or a row can have.
const (
	// country
	CodeCountryMissing  Code = "country_missing"       // Suggestion: what the mobile or the other rows say
	CodeCountryDialling Code = "country_dialling_code" // Suggestion: the letters
	CodeCountryUnknown  Code = "country_unknown"       // Suggestion: the letters, or as for a missing one
	CodeCountryFromName Code = "country_from_name"     // note; Suggestion: the letters
	// names
	CodeFirstNameMissing Code = "first_name_missing"
	CodeLastNameMissing  Code = "last_name_missing"
	CodeNamesSwapped     Code = "names_swapped" // warning; Suggestion: both names as they should stand
	// mobile and e-mail
	CodeNoMobileNoEmail    Code = "no_mobile_no_email" // Suggestion: a mobile in another column
	CodeMobileScientific   Code = "mobile_scientific"  // 4.92E+11: the digits are lost
	CodeMobileImpossible   Code = "mobile_impossible"  // not a possible number in Country
	CodeMobileTooShort     Code = "mobile_too_short"
	CodeMobileTooLong      Code = "mobile_too_long"
	CodeMobileNotANumber   Code = "mobile_not_a_number"  // Suggestion: the one mobile within the text
	CodeMobileInvalid      Code = "mobile_invalid"       // warning: possible, not valid
	CodeMobileLandline     Code = "mobile_landline"      // warning: valid, known not to be a mobile
	CodeMobilePlusRestored Code = "mobile_plus_restored" // note: Excel ate the plus
	CodeMobileOtherCountry Code = "mobile_other_country" // warning; Suggestion: that country
	CodeMobileElsewhere    Code = "mobile_elsewhere"     // warning: blank, another column has one; Suggestion: it
	CodeMobileEmailSwapped Code = "mobile_email_swapped" // each stands in the other's column
	CodeEmailInvalid       Code = "email_invalid"        // Suggestion: the address, where one can be told
	CodeEmailTypo          Code = "email_typo"           // warning; Suggestion: the address that was meant
	// identifiers
	CodeIDScientific      Code = "id_scientific" // warning: account number or external ID like 4.9E+11
	CodeTextTooLong       Code = "text_too_long"
	CodeControlCharacters Code = "control_characters" // warning: removed
	// segments
	CodeSegmentUnknown     Code = "segment_unknown"      // warning; Value: the name
	CodeSegmentRejected    Code = "segment_rejected"     // unknown, and the user rejects such rows; Value: the name
	CodeSegmentNameInvalid Code = "segment_name_invalid" // warning: too long
	CodeSegmentsEmptied    Code = "segments_emptied"     // warning: replace takes the contact's last segment
	CodeSegmentsKept       Code = "segments_kept"        // warning: replace, but the row names only unknown segments
	// the row as a whole
	CodeConflictContacts   Code = "conflict_several_contacts" // keys hit different contacts
	CodeConflictAmbiguous  Code = "conflict_ambiguous"        // one key hits several contacts
	CodeConflictExternalID Code = "conflict_external_id"      // the contact has another external ID
	CodePossibleDuplicate  Code = "possible_duplicate"        // warning; Other: the contact or row
	CodeExampleRow         Code = "example_row"               // note: skipped
	CodeRowDropped         Code = "row_dropped"               // note: skipped, the user left it out
	CodeRowSkipped         Code = "row_skipped"               // note: it could be more than one contact, and is to be skipped
	CodeNotInBook          Code = "not_in_book"               // note: skipped, as there is nobody to take segments from
	CodeRowDamaged         Code = "row_damaged"               // warning; Value: which damage, see package sheet
	CodeErrorCell          Code = "error_cell"                // warning: #N/A, read as blank
	CodeLongNumber         Code = "long_number"               // more than 15 digits: the last ones are lost
)

// Remedy says what taking a problem's suggestion does to its row.
type Remedy string

// The remedies.
const (
	// RemedySet sets the problem's own field to the suggestion.
	RemedySet Remedy = ""
	// RemedySetCountry sets the country to the suggestion; the mobile stays the number that it is.
	RemedySetCountry Remedy = "set_country"
	// RemedySwapNames exchanges first and last name.
	RemedySwapNames Remedy = "swap_names"
	// RemedySwapMobileEmail exchanges mobile and e-mail.
	RemedySwapMobileEmail Remedy = "swap_mobile_email"
	// RemedyMoveToMobile makes the suggestion, which stands in another column, the mobile.
	RemedyMoveToMobile Remedy = "move_to_mobile"
)

// FoundByReading tells that a problem was found while the file was read: no check of the cells finds it again.
func (c Code) FoundByReading() bool {
	switch c {
	case CodeRowDamaged, CodeErrorCell, CodeLongNumber:
		return true
	}
	return false
}

// Missing tells that a problem is that there is nothing: its value says nothing, and is the same everywhere.
func (c Code) Missing() bool {
	switch c {
	case CodeCountryMissing, CodeFirstNameMissing, CodeLastNameMissing, CodeNoMobileNoEmail, CodeMobileElsewhere:
		return true
	}
	return false
}

// Problem is one finding in one row of a file.
type Problem struct {
	// Row is the row's number as a spreadsheet shows it, the header included.
	Row int
	// Field is the cell's field, or FieldNone for the row as a whole.
	Field    Field
	Severity Severity
	Code     Code
	// Value is the cell as it stands in the file.
	Value string
	// Suggestion is what would be right, where that can be told; "" otherwise.
	Suggestion string
	// Remedy is what taking the suggestion does.
	Remedy Remedy
	// Country is the row's country, for the sentences that need it; "" otherwise.
	Country string
}

// Reason is one kind of problem that rows of a file have: what a list of problems can be narrowed to.
type Reason struct {
	Code     Code
	Severity Severity
	// Count is how many problems of the kind there are, Suggested how many of them have a suggestion.
	Count, Suggested int
}
