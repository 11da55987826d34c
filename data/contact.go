package data

import "time"

// ContactID identifies a contact in its book. IDs start at 1 and are never reused.
type ContactID int64

// Contact is one person of the book. Absent text is the empty string.
type Contact struct {
	ID ContactID
	// CountryCode is ISO 3166-1 alpha-2, upper case.
	CountryCode string
	FirstName   string
	LastName    string
	// Mobile is E.164 with its plus, "+4915123456789".
	Mobile        string
	Email         string
	AccountNumber string
	Organization  string
	ExternalID    string
	Notes         string
	// DoNotContact marks a person whom no message may reach. Only the changes ChangeDoNotContact and ChangeMayContact set it:
	// no edit and no import does, and of contacts that are merged one that has it is enough.
	DoNotContact bool
	// CreatedAt and UpdatedAt are set by the store, UTC, to the millisecond.
	CreatedAt time.Time
	UpdatedAt time.Time
	// Segments are the contact's segments, ordered by folded name.
	Segments []SegmentID
}

// FullName is first and last name with a blank between, as the table shows it.
func (c Contact) FullName() string {
	switch {
	case c.FirstName == "":
		return c.LastName
	case c.LastName == "":
		return c.FirstName
	}
	return c.FirstName + " " + c.LastName
}

// Value returns the contact's own text of a field as it is stored; for FieldSegments and FieldMusterID, which need
// the book, it is the empty string.
func (c Contact) Value(f Field) string {
	switch f {
	case FieldCountry:
		return c.CountryCode
	case FieldFirstName:
		return c.FirstName
	case FieldLastName:
		return c.LastName
	case FieldMobile:
		return c.Mobile
	case FieldEmail:
		return c.Email
	case FieldAccount:
		return c.AccountNumber
	case FieldOrganization:
		return c.Organization
	case FieldExternalID:
		return c.ExternalID
	case FieldNotes:
		return c.Notes
	}
	return ""
}

// SetValue sets the contact's own text of a field; FieldSegments and FieldMusterID are ignored.
func (c *Contact) SetValue(f Field, text string) {
	switch f {
	case FieldCountry:
		c.CountryCode = text
	case FieldFirstName:
		c.FirstName = text
	case FieldLastName:
		c.LastName = text
	case FieldMobile:
		c.Mobile = text
	case FieldEmail:
		c.Email = text
	case FieldAccount:
		c.AccountNumber = text
	case FieldOrganization:
		c.Organization = text
	case FieldExternalID:
		c.ExternalID = text
	case FieldNotes:
		c.Notes = text
	}
}

// MatchKind says by which key a contact was recognised, in the order in which the keys are asked.
type MatchKind uint8

// The keys of design "who is who".
const (
	MatchNone MatchKind = iota
	MatchMusterID
	MatchExternalID
	MatchMobile
	MatchEmail
)

// Match is a contact of the book that a new or edited one looks like.
type Match struct {
	Contact Contact
	By      MatchKind
	// SamePerson is true when the key with the first name says that it is this contact; false for a possible
	// duplicate: the mobile or e-mail is shared, the first name is another.
	SamePerson bool
}
