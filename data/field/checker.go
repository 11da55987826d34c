package field

import (
	"slices"
	"strings"

	"muster/data"
)

// Checker checks rows of a file. It is safe for concurrent use.
type Checker struct {
	defaultCountry string
	hints          *Hints        // nil before the rows of the file are known
	misspelled     *misspellings // a file repeats its mistakes
}

// NewChecker makes a checker for files whose blank country cells mean defaultCountry: alpha-2 letters, or "" if a
// blank country is an error.
func NewChecker(defaultCountry string) *Checker {
	return &Checker{defaultCountry: strings.ToUpper(strings.TrimSpace(defaultCountry)), misspelled: &misspellings{}}
}

// WithHints returns a checker that also knows what the rows of the file say together.
func (c *Checker) WithHints(h Hints) *Checker {
	return &Checker{defaultCountry: c.defaultCountry, hints: &h, misspelled: c.misspelled}
}

// Checked is one row after all its rules.
type Checked struct {
	// Contact holds the values as they would be stored. Cells with an error keep their text.
	Contact data.Contact
	// Segments are the names in the segments cell as they are written, without repeats.
	Segments []string
	// Problems are all findings of the row, ordered by field.
	Problems []data.Problem
	// MusterID is the cell of the book's own key, trimmed.
	MusterID string
}

// Rejected tells whether a cell has an error, which keeps the row out.
func (c Checked) Rejected() bool { return Rejects(c.Problems) }

// Rejects tells whether one of the problems is an error.
func Rejects(problems []data.Problem) bool {
	return slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Severity == data.Error })
}

// Check applies the rules of every field to the row of the given number. Blank cells stay blank. phones are cells of
// columns that are no field, but may hold the mobile that the row lacks.
func (c *Checker) Check(number int, cells data.Cells, phones ...string) Checked {
	r := row{number: number, checker: c}
	contact := r.contact(&cells, phones)
	names := r.segments(cells[data.FieldSegments])
	slices.SortStableFunc(r.problems, func(a, b data.Problem) int { return int(a.Field) - int(b.Field) })
	return Checked{
		Contact:  contact,
		Segments: names,
		Problems: r.problems,
		MusterID: strings.TrimFunc(cells[data.FieldMusterID], blank),
	}
}

// NormalizeContact turns what a person typed into a form into what is stored, by the rules of an import. Segments, ID
// and times stay. With an error among the problems the contact is not fit to be stored.
func NormalizeContact(c data.Contact) (data.Contact, []data.Problem) {
	var cells data.Cells
	for f := range data.Field(data.NumFields) {
		cells[f] = c.Value(f)
	}
	checked := NewChecker("").Check(0, cells)
	for f := range data.Field(data.NumFields) {
		c.SetValue(f, checked.Contact.Value(f))
	}
	return c, checked.Problems
}

// CheckContact says what is wrong with a contact as a person typed it, the mobile in any spelling.
func CheckContact(c data.Contact) []data.Problem {
	_, problems := NormalizeContact(c)
	return problems
}

// row collects the problems of one row while its cells are checked.
type row struct {
	number   int
	checker  *Checker
	country  string // alpha-2 once it is known
	problems []data.Problem
}

func (r *row) add(f data.Field, severity data.Severity, code data.Code, value, suggestion string) {
	r.addRemedy(f, severity, code, value, suggestion, data.RemedySet)
}

func (r *row) addRemedy(f data.Field, severity data.Severity, code data.Code, value, suggestion string, do data.Remedy) {
	r.problems = append(r.problems, data.Problem{
		Row: r.number, Field: f, Severity: severity, Code: code,
		Value: value, Suggestion: suggestion, Remedy: do, Country: r.country,
	})
}

func (r *row) contact(cells *data.Cells, phones []string) data.Contact {
	var c data.Contact
	c.CountryCode = r.countryCode(cells[data.FieldCountry])
	c.FirstName = r.name(data.FieldFirstName, cells[data.FieldFirstName], data.CodeFirstNameMissing)
	c.LastName = r.name(data.FieldLastName, cells[data.FieldLastName], data.CodeLastNameMissing)
	if r.checker.hints != nil {
		r.swappedNames(cells, c.FirstName, c.LastName)
	}
	if mayBeSwapped(cells) && r.swappedMobileEmail(cells) {
		c.Mobile, _ = cleanText(cells[data.FieldMobile])
		c.Email = cleanEmail(cells[data.FieldEmail])
	} else {
		c.Mobile = r.mobile(cells[data.FieldMobile])
		c.Email = r.email(cells[data.FieldEmail])
	}
	if c.Mobile == "" {
		r.withoutMobile(c.Email, phones)
	}
	if r.country == "" {
		r.suggestCountry(cells[data.FieldCountry], cells[data.FieldMobile])
	}
	c.AccountNumber = r.identifier(data.FieldAccount, cells[data.FieldAccount])
	c.Organization = r.text(data.FieldOrganization, cells[data.FieldOrganization])
	c.ExternalID = r.identifier(data.FieldExternalID, cells[data.FieldExternalID])
	c.Notes = r.text(data.FieldNotes, cells[data.FieldNotes])
	return c
}
