package data

// Field names one kind of cell that a contact file can carry. Its String is the stable name that programs see: the
// column name of the contacts table.
type Field uint8

// The fields, in the order in which Muster's own sheets show them.
const (
	FieldCountry Field = iota
	FieldFirstName
	FieldLastName
	FieldMobile
	FieldEmail
	FieldAccount
	FieldOrganization
	FieldExternalID
	FieldSegments
	// FieldMusterID is the book's own key of a contact, written by exports that come back.
	FieldMusterID
	FieldNotes
	// NumFields is the number of fields, not a field.
	NumFields int = iota
)

// FieldNone marks a problem that concerns a whole row.
const FieldNone Field = 255

var fieldNames = [NumFields]string{
	"country_code", "first_name", "last_name", "mobile", "email", "account_number", "organization", "external_id",
	"segments", "muster_id", "notes",
}

// String returns the stable name of the field, "" for FieldNone.
func (f Field) String() string {
	if int(f) >= NumFields {
		return ""
	}
	return fieldNames[f]
}

// FieldNamed returns the field of a stable name; false if there is none.
func FieldNamed(name string) (Field, bool) {
	for f, known := range fieldNames {
		if known == name {
			return Field(f), true
		}
	}
	return FieldNone, false
}

// SheetFields are the nine columns of the sample sheet and of a plain export, in their order.
func SheetFields() []Field {
	return []Field{
		FieldCountry, FieldFirstName, FieldLastName, FieldMobile, FieldEmail, FieldAccount, FieldOrganization,
		FieldExternalID, FieldSegments,
	}
}

// Cells are the raw texts of one row by field; a field that the file lacks is the empty string.
type Cells [NumFields]string
