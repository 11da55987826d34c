package columns

import (
	"slices"
	"strings"

	"muster/data"
)

// Profile says how contacts are written for one receiver. Its JSON is what a book keeps of it.
type Profile struct {
	// ID is stable: a word for a built-in one, the number in its book for another.
	ID   string `json:"-"`
	Name string `json:"-"`
	// BuiltIn profiles cannot be changed, only copied.
	BuiltIn bool `json:"-"`
	// Adopted says that the columns are those of a file that the receiver gave.
	Adopted bool `json:"adopted,omitempty"`
	// Upload says that the receiver takes a contact only with all that design "required" says.
	Upload bool `json:"upload,omitempty"`
	// Type is that of the file which is suggested. Only FileCards is also the only one.
	Type    FileType        `json:"type"`
	Columns []ProfileColumn `json:"columns"`
	Dialect Dialect         `json:"dialect"`
	Phone   PhoneForm       `json:"phone"`
	// SegmentSeparator stands between the names of a segments cell: a semicolon or Google's ":::", with or without blanks.
	SegmentSeparator string `json:"segment_separator"`
	// SegmentColumns writes a column for each segment, with an x for those who have it, in place of the one that lists
	// them.
	SegmentColumns bool `json:"segment_columns,omitempty"`
}

// ProfileColumn is one column of a file.
type ProfileColumn struct {
	Title string `json:"title"`
	// Role is what its cells hold; the zero Role is a column that is kept blank.
	Role Role `json:"role"`
}

// FileType is a type of file that a profile writes, by its extension.
type FileType string

// The types.
const (
	FileCSV   FileType = "csv"
	FileXLSX  FileType = "xlsx"
	FileCards FileType = "vcf"
)

// PhoneForm says how mobiles are written.
type PhoneForm string

// The forms.
const (
	// PhoneNational is the digits that are dialled in the contact's country, trunk 0 included; the whole number where it
	// is of another country.
	PhoneNational PhoneForm = "national"
	// PhoneE164 is the whole number with its plus.
	PhoneE164 PhoneForm = "e164"
)

// Dialect is how a CSV is written; see sheet.Dialect, which has the same fields.
type Dialect struct {
	Delimiter string `json:"delimiter,omitempty"`
	Encoding  string `json:"encoding,omitempty"`
	BOM       bool   `json:"bom,omitempty"`
	LineEnd   string `json:"line_end,omitempty"`
	QuoteAll  bool   `json:"quote_all,omitempty"`
}

// MarshalText writes the name of the role, for what is kept as JSON.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the name of a role. One that is not known, as of a newer version, is a column that means nothing.
func (r *Role) UnmarshalText(text []byte) error {
	*r, _ = ParseRole(string(text))
	return nil
}

// maxProfileColumns is what a sheet holds.
const maxProfileColumns = 16384

// Check tells whether files can be written with the profile, but for the dialect, which package sheet knows:
// data.ErrProfileInvalid.
func (p Profile) Check() error {
	separator := strings.TrimSpace(p.SegmentSeparator)
	switch {
	case len(p.Columns) == 0, len(p.Columns) > maxProfileColumns, !p.writesAnything(),
		!slices.Contains([]FileType{FileCSV, FileXLSX, FileCards}, p.Type),
		p.Phone != PhoneNational && p.Phone != PhoneE164,
		separator != ";" && separator != valueDivider:
		return data.ErrProfileInvalid
	}
	return nil
}

func (p Profile) writesAnything() bool {
	return slices.ContainsFunc(p.Columns, func(c ProfileColumn) bool { return c.Role.Kind != RoleNothing })
}

// Has tells whether a column gives the field.
func (p Profile) Has(f data.Field) bool {
	return slices.ContainsFunc(p.Columns, func(c ProfileColumn) bool { return c.Role.gives(f) })
}

// Missing are the required fields that no column has; FieldMobile and FieldEmail where neither is there.
func (p Profile) Missing() []data.Field {
	var missing []data.Field
	for _, f := range []data.Field{data.FieldCountry, data.FieldFirstName, data.FieldLastName} {
		if !p.Has(f) {
			missing = append(missing, f)
		}
	}
	if !p.Has(data.FieldMobile) && !p.Has(data.FieldEmail) {
		missing = append(missing, data.FieldMobile, data.FieldEmail)
	}
	return missing
}

// Blank are the titles of the columns that are kept blank.
func (p Profile) Blank() []string {
	var titles []string
	for _, c := range p.Columns {
		if c.Role.Kind == RoleNothing {
			titles = append(titles, c.Title)
		}
	}
	return titles
}

// Clone returns a copy that shares nothing with the profile.
func (p Profile) Clone() Profile {
	p.Columns = slices.Clone(p.Columns)
	return p
}
