package columns

import "muster/data"

// The ids of the built-in profiles.
const (
	ProfileExpertConnect = "expertconnect"
	ProfileExcel         = "excel"
	ProfileGoogle        = "google"
	ProfileCards         = "vcard"
)

// BuiltInProfiles are the profiles that every book has, with the titles of a language where the receiver does not set
// them. The names are those of products.
func BuiltInProfiles(lang string) []Profile {
	return []Profile{expertConnect(lang), excel(lang), google(), cards()}
}

// expertConnect is the sheet of our sample, ready to upload.
func expertConnect(lang string) Profile {
	return Profile{
		ID: ProfileExpertConnect, Name: "ExpertConnect", BuiltIn: true, Upload: true, Type: FileCSV,
		Columns: fieldColumns(lang, data.SheetFields()...), Dialect: Dialect{BOM: true},
		Phone: PhoneNational, SegmentSeparator: "; ",
	}
}

// excel is a CSV that Excel opens by a double click on a computer of this language, with all that the book has.
//
// Mobiles are national: of "+4915123456789" Excel makes a number too long to be shown whole, and saves what it shows.
// Of 015123456789 it takes the 0, which the country gives back.
func excel(lang string) Profile {
	fields := append(data.SheetFields(), data.FieldNotes, data.FieldMusterID)
	dialect := Dialect{BOM: true, Delimiter: ";"}
	if languageOf(lang).code == english.code {
		dialect.Delimiter = ","
	}
	return Profile{
		ID: ProfileExcel, Name: "Excel", BuiltIn: true, Type: FileCSV, Columns: fieldColumns(lang, fields...),
		Dialect: dialect, Phone: PhoneNational, SegmentSeparator: "; ",
	}
}

// googleHeader is what Google Contacts exports and imports since 2024, with the first of each address.
const googleHeader = `First Name | Middle Name | Last Name | Phonetic First Name | Phonetic Middle Name |
	Phonetic Last Name | Name Prefix | Name Suffix | Nickname | File As | Organization Name | Organization Title |
	Organization Department | Birthday | Notes | Photo | Labels | E-mail 1 - Label | E-mail 1 - Value | Phone 1 - Label |
	Phone 1 - Value | Address 1 - Label | Address 1 - Formatted | Address 1 - Street | Address 1 - City |
	Address 1 - PO Box | Address 1 - Region | Address 1 - Postal Code | Address 1 - Country |
	Address 1 - Extended Address`

// googleFields are the columns of it that we fill.
var googleFields = map[string]data.Field{
	"First Name": data.FieldFirstName, "Last Name": data.FieldLastName, "Organization Name": data.FieldOrganization,
	"Notes": data.FieldNotes, "Labels": data.FieldSegments, "E-mail 1 - Value": data.FieldEmail,
	"Phone 1 - Value": data.FieldMobile, "Address 1 - Country": data.FieldCountry,
}

func google() Profile {
	p := Profile{
		ID: ProfileGoogle, Name: "Google Contacts", BuiltIn: true, Type: FileCSV,
		Phone: PhoneE164, SegmentSeparator: " " + valueDivider + " ",
	}
	for _, title := range list(googleHeader) {
		column := ProfileColumn{Title: title}
		if f, ok := googleFields[title]; ok {
			column.Role = FieldRole(f)
		}
		p.Columns = append(p.Columns, column)
	}
	return p
}

// cards are business cards. Their titles are those of sheet.CardTitles: they say what a cell becomes.
func cards() Profile {
	return Profile{
		ID: ProfileCards, Name: "vCard", BuiltIn: true, Type: FileCards,
		Columns: []ProfileColumn{
			{"Country Code", FieldRole(data.FieldCountry)},
			{"First Name", FieldRole(data.FieldFirstName)},
			{"Last Name", FieldRole(data.FieldLastName)},
			{"Mobile Number", FieldRole(data.FieldMobile)},
			{"Email", FieldRole(data.FieldEmail)},
			{"Organization", FieldRole(data.FieldOrganization)},
			{"Segments", FieldRole(data.FieldSegments)},
			{"Notes", FieldRole(data.FieldNotes)},
		},
		Phone: PhoneE164, SegmentSeparator: "; ",
	}
}

func fieldColumns(lang string, fields ...data.Field) []ProfileColumn {
	columns := make([]ProfileColumn, len(fields))
	for i, f := range fields {
		columns[i] = ProfileColumn{Title: Title(f, lang), Role: FieldRole(f)}
	}
	return columns
}
