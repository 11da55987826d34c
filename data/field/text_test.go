package field_test

import (
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/field"
)

// contact is a row without problems; the tests change one cell of it.
func contactCells() data.Cells {
	return data.Cells{
		data.FieldCountry: "DE", data.FieldFirstName: "Jürgen", data.FieldLastName: "Müller",
		data.FieldMobile: "0151 23456789", data.FieldEmail: "juergen@example.com", data.FieldAccount: "004711",
		data.FieldOrganization: `Müller & Söhne, "Hof" GbR`, data.FieldExternalID: "CRM-1", data.FieldSegments: "North",
		data.FieldNotes: "calls in the evening",
	}
}

func TestTextCells(t *testing.T) {
	control := []found{{data.Warning, data.CodeControlCharacters, ""}}
	long := []found{{data.Error, data.CodeTextTooLong, ""}}
	scientific := []found{{data.Warning, data.CodeIDScientific, ""}}
	tests := []struct {
		name     string
		field    data.Field
		cell     string
		want     string
		problems []found
	}{
		{"trimmed", data.FieldFirstName, "  Ann ", "Ann", nil},
		{"no-break and thin blanks", data.FieldFirstName, "\u00a0Anna\u00a0Lena\u2009", "Anna Lena", nil},
		{"byte order mark", data.FieldFirstName, "\ufeffAnn", "Ann", nil},
		{"composed", data.FieldLastName, "Mu\u0308ller", "Müller", nil},
		{"other scripts", data.FieldLastName, "Nguyễn 山田", "Nguyễn 山田", nil},
		{"apostrophe and hyphen", data.FieldLastName, "D’Angelo-Núñez", "D’Angelo-Núñez", nil},
		{"trailing line break", data.FieldFirstName, "Ann\r\n", "Ann", nil},
		{"NUL", data.FieldFirstName, "An\x00n", "Ann", control},
		{"escape", data.FieldLastName, "Lee\x1b[0m", "Lee[0m", control},
		{"delete", data.FieldLastName, "Le\x7fe", "Lee", control},
		{"line break in a name", data.FieldFirstName, "Anna\nLena", "Anna Lena", control},
		{"line breaks in notes", data.FieldNotes, "one\r\ntwo\n\nthree", "one two three", control},
		{"line break in an organization", data.FieldOrganization, "Hof\n Müller", "Hof Müller", control},
		{"line separator", data.FieldOrganization, "Hof\u2028Müller", "Hof Müller", control},
		{"tab", data.FieldAccount, "12\t34", "12 34", control},
		{"broken bytes", data.FieldLastName, "M\xfcller", "M\ufffdller", nil},
		{"1,000 characters", data.FieldNotes, strings.Repeat("ü", 1000), strings.Repeat("ü", 1000), nil},
		{"1,001 characters", data.FieldNotes, strings.Repeat("ü", 1001), strings.Repeat("ü", 1001), long},
		{"1,001 letters of a name", data.FieldLastName, strings.Repeat("x", 1001), strings.Repeat("x", 1001), long},
		{"1,000 characters in blanks", data.FieldNotes, strings.Repeat("x", 1000) + strings.Repeat(" ", 50), strings.Repeat("x", 1000), nil},
		{"leading zeros", data.FieldAccount, "00012", "00012", nil},
		{"scientific account", data.FieldAccount, "4.92E+11", "4.92E+11", scientific},
		{"scientific ID", data.FieldExternalID, "1,23457E+15", "1,23457E+15", scientific},
		{"scientific without plus", data.FieldExternalID, "4.9e11", "4.9e11", scientific},
		{"article number", data.FieldAccount, "4E10", "4E10", nil},
		{"scientific by its sign", data.FieldAccount, "4E+10", "4E+10", scientific},
		{"plain text with e", data.FieldAccount, "E+11", "E+11", nil},
		{"scientific notes are notes", data.FieldNotes, "4.92E+11", "4.92E+11", nil},
		{"first name missing", data.FieldFirstName, "", "", []found{{data.Error, data.CodeFirstNameMissing, ""}}},
		{"first name blank", data.FieldFirstName, " \u00a0", "", []found{{data.Error, data.CodeFirstNameMissing, ""}}},
		{"last name missing", data.FieldLastName, "", "", []found{{data.Error, data.CodeLastNameMissing, ""}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cells := contactCells()
			cells[tt.field] = tt.cell
			got := field.NewChecker("").Check(2, cells)
			if value := got.Contact.Value(tt.field); value != tt.want {
				t.Errorf("%q becomes %q, want %q", tt.cell, value, tt.want)
			}
			if problems := problemsOf(got, tt.field); !slices.Equal(problems, tt.problems) || len(got.Problems) != len(tt.problems) {
				t.Errorf("%q: %v, want %v", tt.cell, got.Problems, tt.problems)
			}
		})
	}
}

func TestEmail(t *testing.T) {
	long := strings.Repeat("a", 64) + "@" + strings.Repeat("b.", 100) + "example.com"
	valid := map[string]string{
		"ann@example.com":                "",
		"  Ann.Lee+news@Example.COM ":    "Ann.Lee+news@Example.COM",
		"mailto:ann@example.com":         "ann@example.com",
		"MAILTO:ann@example.com?subject": "ann@example.com",
		"o'connor@example.co.uk":         "",
		"a_b-c@sub.example-farm.org":     "",
		"jürgen@example.com":             "",
		"info@müller.example":            "",
		"info@xn--mller-kva.example":     "",
		"1@2.de":                         "",
		"\u00a0ann@example.com":          "ann@example.com",
		"ann\u200b@example.com":          "ann@example.com",
	}
	for cell, want := range valid {
		if want == "" {
			want = cell
		}
		cells := contactCells()
		cells[data.FieldEmail] = cell
		if got := field.NewChecker("").Check(2, cells); got.Contact.Email != want || len(got.Problems) != 0 {
			t.Errorf("%q: %q %v, want %q", cell, got.Contact.Email, got.Problems, want)
		}
	}
	invalid := []string{
		"ann", "ann@", "@example.com", "ann@example", "ann@@example.com", "ann@b@example.com", "ann@example.com.",
		"ann@.example.com", "ann@example..com", ".ann@example.com", "ann.@example.com", "a..b@example.com", "ann lee@example.com",
		"Ann Lee <ann@example.com>", "<ann@example.com>", "ann@example.com (Ann)", "ann@example.com, lee@example.com",
		"ann@example.com; lee@example.com", "ann@example.com/lee@example.com", "ann@[192.0.2.1]", "ann@192.0.2.1",
		"ann@-example.com", "ann@example-.com", "ann@exam_ple.com", "ann@example.c", "ann@example.123", "ann at example.com", "ann@example,com",
		"ann@exam ple.com", "ann(at)example.com", "n/a", "-", long,
	}
	for _, cell := range invalid {
		cells := contactCells()
		cells[data.FieldEmail] = cell
		got := field.NewChecker("").Check(2, cells)
		if problems := problemsOf(got, data.FieldEmail); len(problems) != 1 || problems[0].code != data.CodeEmailInvalid || !got.Rejected() {
			t.Errorf("%q: %v, want email_invalid", cell, got.Problems)
		}
	}
}

func TestEmailKey(t *testing.T) {
	if a, b := field.EmailKey("Ann.Lee@Example.com"), field.EmailKey("ann.lee@EXAMPLE.COM"); a != b {
		t.Errorf("%q and %q differ", a, b)
	}
}

func TestOneWayToReachIsEnough(t *testing.T) {
	for _, f := range []data.Field{data.FieldMobile, data.FieldEmail} {
		cells := contactCells()
		cells[f] = " "
		if got := field.NewChecker("").Check(2, cells); len(got.Problems) != 0 {
			t.Errorf("without %v: %v", f, got.Problems)
		}
	}
	cells := contactCells()
	cells[data.FieldMobile], cells[data.FieldEmail] = "", ""
	got := field.NewChecker("").Check(2, cells)
	if len(got.Problems) != 1 || got.Problems[0].Code != data.CodeNoMobileNoEmail || got.Problems[0].Field != data.FieldNone || !got.Rejected() {
		t.Errorf("without both: %v", got.Problems)
	}
	cells[data.FieldMobile] = "12"
	if got := field.NewChecker("").Check(2, cells); len(got.Problems) != 1 || got.Problems[0].Code != data.CodeMobileTooShort {
		t.Errorf("a bad mobile alone: %v, want the one problem", got.Problems)
	}
}
