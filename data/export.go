package data

import (
	"errors"
	"time"
)

// What can be wrong with a profile of an export.
var (
	ErrProfileNotFound  = errors.New("no such profile")
	ErrProfileExists    = errors.New("a profile of this name exists")
	ErrProfileNameEmpty = errors.New("the profile name is empty")
	ErrProfileBuiltIn   = errors.New("a built-in profile cannot be changed")
	ErrProfileInvalid   = errors.New("no file can be written with the profile")
	// ErrProfileOtherType is a file whose ending the profile does not write: business cards are a profile of their own.
	ErrProfileOtherType = errors.New("the profile writes another type of file")
)

// ExportReason says why the receiver of a file would not take a contact as it is. The texts are stable.
type ExportReason string

// The reasons, in the order in which they are told.
const (
	ExportNoCountry   ExportReason = "no_country"
	ExportNoFirstName ExportReason = "no_first_name"
	ExportNoLastName  ExportReason = "no_last_name"
	// ExportNoAddress: neither a mobile nor an e-mail address.
	ExportNoAddress ExportReason = "no_mobile_no_email"
	// ExportSegmentName: a segment's name would be read as several, or not at all.
	ExportSegmentName ExportReason = "segment_name"
	// ExportLetters: the file's encoding lacks a letter.
	ExportLetters ExportReason = "letters"
)

// ExportReasons are all of them, in their order.
func ExportReasons() []ExportReason {
	return []ExportReason{
		ExportNoCountry, ExportNoFirstName, ExportNoLastName, ExportNoAddress, ExportSegmentName, ExportLetters,
	}
}

// Export is a file that was written, as the history tells it.
type Export struct {
	ID int64
	At time.Time
	// Profile is the id of its profile, File the base name of the file (of the first part).
	Profile, File string
	// Count is the number of contacts, Scope says which they were.
	Count int
	Scope ExportScope
}

// ExportScope says which contacts an export was to hold.
type ExportScope string

// The scopes.
const (
	ScopeAll      ExportScope = "all"
	ScopeSelected ExportScope = "selected"
	// ScopeChanged: of those, what had changed since the last export of the profile.
	ScopeChanged ExportScope = "changed"
)
