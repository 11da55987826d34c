package field_test

import (
	"testing"

	"muster/data"
	"muster/data/field"
)

// found is a problem without where it stands.
type found struct {
	severity   data.Severity
	code       data.Code
	suggestion string
}

func problemsOf(checked field.Checked, f data.Field) []found {
	var out []found
	for _, p := range checked.Problems {
		if p.Field == f {
			out = append(out, found{p.Severity, p.Code, p.Suggestion})
		}
	}
	return out
}

func checkMobile(country, mobile string) field.Checked {
	return field.NewChecker("").Check(7, data.Cells{
		data.FieldCountry: country, data.FieldFirstName: "Ann", data.FieldLastName: "Lee", data.FieldMobile: mobile,
	})
}

func TestMobileSpellings(t *testing.T) {
	const de, us, fr, br, ar = "+4915123456789", "+15155551234", "+33612345678", "+5511961234567", "+5491123456789"
	tests := []struct{ country, written, want string }{
		{"DE", "015123456789", de},
		{"DE", "0151 234 567 89", de},
		{"DE", "0151/23456789", de},
		{"DE", "0151-23456789", de},
		{"DE", "0151.23456789", de},
		{"DE", "(0151) 23456789", de},
		{"DE", "0151–2345–6789", de},
		{"DE", "15123456789", de}, // Excel ate the 0
		{"DE", "+4915123456789", de},
		{"DE", "+49 (0)151 23456789", de},
		{"DE", "+49 (151) 23456789", de},
		{"DE", "+490151 23456789", de},
		{"DE", "(+49) 151 23456789", de},
		{"DE", "＋49 151 23456789", de},
		{"DE", "0049 151 23456789", de},
		{"DE", "0049 (0)151 23456789", de},
		{"DE", "tel:+49-151-23456789", de},
		{"DE", "TEL:015123456789", de},
		{"DE", "tel:+4915123456789;ext=", de},
		{"DE", "'015123456789", de},
		{"DE", "’0151 23456789", de},
		{"DE", `="015123456789"`, de},
		{"DE", "15123456789.0", de}, // a number saved as a decimal
		{"DE", "15123456789,0", de},
		{"DE", "  0151 23456789\t", de},
		{"DE", "0151\u00a0234\u2009567\u202f89", de},
		{"DE", "\u202a+49 151 23456789\u202c", de},
		{"DE", "٠١٥١٢٣٤٥٦٧٨٩", de},
		{"DE", "۰۱۵۱۲۳۴۵۶۷۸۹", de},
		{"DE", "０１５１２３４５６７８９", de},
		{"US", "5155551234", us},
		{"US", "(515) 555-1234", us},
		{"US", "515.555.1234", us},
		{"US", "1-515-555-1234", us},
		{"US", "+1 515 555 1234", us},
		{"US", "001 515 555 1234", us},
		{"CA", "515 555 1234", us}, // a neighbour of the same calling code
		{"FR", "06 12 34 56 78", fr},
		{"FR", "06.12.34.56.78", fr},
		{"FR", "+33 (0)6 12 34 56 78", fr},
		{"BR", "(11) 96123-4567", br},
		{"BR", "011 96123-4567", br},
		{"BR", "0 15 11 96123-4567", br}, // by way of a carrier
		{"BR", "55 99123-4567", "+5555991234567"},
		{"AR", "011 15-2345-6789", ar},
		{"AR", "9 11 2345 6789", ar},
		{"IT", "312 345 6789", "+393123456789"},
		{"PL", "512 345 678", "+48512345678"},
		{"HU", "06 20 123 4567", "+36201234567"},
		{"RU", "8 (912) 345-67-89", "+79123456789"},
		{"AU", "0412 345 678", "+61412345678"},
		{"GB", "07400 123456", "+447400123456"},
		{"AD", "312 345", "+376312345"}, // mobiles of six digits
		{"SH", "51234", "+29051234"},    // and of five
	}
	for _, tt := range tests {
		got := checkMobile(tt.country, tt.written)
		if got.Contact.Mobile != tt.want || len(got.Problems) != 0 {
			t.Errorf("%s %q: %q %v, want %q", tt.country, tt.written, got.Contact.Mobile, got.Problems, tt.want)
		}
	}
}

func TestMobileProblems(t *testing.T) {
	const note, warning, rejected = data.Note, data.Warning, data.Error
	tests := []struct {
		country, written, want string
		problem                found
	}{
		{"DE", "4.92E+11", "4.92E+11", found{rejected, data.CodeMobileScientific, ""}},
		{"DE", "4,92E+11", "4,92E+11", found{rejected, data.CodeMobileScientific, ""}},
		{"DE", "4.9e11", "4.9e11", found{rejected, data.CodeMobileScientific, ""}},
		{"DE", "49E10", "49E10", found{rejected, data.CodeMobileScientific, ""}},
		{"US", "5.15555E+09", "5.15555E+09", found{rejected, data.CodeMobileScientific, ""}},
		// libphonenumber takes these for possible
		{"DE", "12", "12", found{rejected, data.CodeMobileTooShort, ""}},
		{"DE", "0151", "0151", found{rejected, data.CodeMobileTooShort, ""}},
		{"DE", "0151 123", "0151 123", found{rejected, data.CodeMobileTooShort, ""}},
		{"DE", "110", "110", found{rejected, data.CodeMobileTooShort, ""}},
		{"US", "515555", "515555", found{rejected, data.CodeMobileTooShort, ""}},
		{"US", "5155551234567890", "5155551234567890", found{rejected, data.CodeMobileTooLong, ""}},
		{"DE", "+4915123456789012", "+4915123456789012", found{rejected, data.CodeMobileTooLong, ""}},
		{"US", "555-1234", "555-1234", found{rejected, data.CodeMobileImpossible, ""}}, // no area code
		{"US", "515555123456", "515555123456", found{rejected, data.CodeMobileImpossible, ""}},
		{"DE", "+999 123456789", "+999 123456789", found{rejected, data.CodeMobileImpossible, ""}},
		{"AQ", "123456789", "123456789", found{rejected, data.CodeMobileImpossible, ""}},
		{"DE", "n/a", "n/a", found{rejected, data.CodeMobileNotANumber, ""}},
		{"DE", "-", "-", found{rejected, data.CodeMobileNotANumber, ""}},
		{"US", "1-800-FLOWERS", "1-800-FLOWERS", found{rejected, data.CodeMobileNotANumber, ""}},
		{"US", "515 555 1234 ext. 5", "515 555 1234 ext. 5", found{rejected, data.CodeMobileNotANumber, ""}},
		{"US", "515 555 1234 x5", "515 555 1234 x5", found{rejected, data.CodeMobileNotANumber, ""}},
		{"DE", "Mobil 0151 23456789", "Mobil 0151 23456789", found{rejected, data.CodeMobileNotANumber, "0151 23456789"}},
		{"DE", "015123456789, 016012345678", "015123456789, 016012345678", found{rejected, data.CodeMobileNotANumber, ""}},
		{"DE", "015123456789;016012345678", "015123456789;016012345678", found{rejected, data.CodeMobileNotANumber, ""}},
		{"US", "5155551234/5155551235", "5155551234/5155551235", found{rejected, data.CodeMobileNotANumber, ""}},
		{"DE", "0151 23456789+1", "0151 23456789+1", found{rejected, data.CodeMobileNotANumber, ""}},
		{"DE", "*100#", "*100#", found{rejected, data.CodeMobileNotANumber, ""}},

		{"US", "5551234567", "+15551234567", found{warning, data.CodeMobileInvalid, ""}},
		{"DE", "0151 1234", "+491511234", found{warning, data.CodeMobileInvalid, ""}},
		{"DE", "030 123456", "+4930123456", found{warning, data.CodeMobileLandline, ""}},
		{"IT", "06 1234 5678", "+390612345678", found{warning, data.CodeMobileLandline, ""}},
		{"US", "800 555 1234", "+18005551234", found{warning, data.CodeMobileLandline, ""}},
		{"DE", "+43 664 1234567", "+436641234567", found{warning, data.CodeMobileOtherCountry, "AT"}},
		{"DE", "0043 664 1234567", "+436641234567", found{warning, data.CodeMobileOtherCountry, "AT"}},
		{"US", "011 49 151 23456789", "+4915123456789", found{warning, data.CodeMobileOtherCountry, "DE"}},
		{"FR", "+1 604 555 0123", "+16045550123", found{warning, data.CodeMobileOtherCountry, "CA"}},

		{"DE", "4915123456789", "+4915123456789", found{note, data.CodeMobilePlusRestored, "+4915123456789"}},
		{"DE", "49 151 23456789", "+4915123456789", found{note, data.CodeMobilePlusRestored, "+4915123456789"}},
		{"DE", "490151 23456789", "+4915123456789", found{note, data.CodeMobilePlusRestored, "+4915123456789"}},
		{"PL", "48512345678", "+48512345678", found{note, data.CodeMobilePlusRestored, "+48512345678"}},
		{"FR", "33612345678", "+33612345678", found{note, data.CodeMobilePlusRestored, "+33612345678"}},
		{"BR", "5511961234567", "+5511961234567", found{note, data.CodeMobilePlusRestored, "+5511961234567"}},
		{"US", "15155551234", "+15155551234", found{note, data.CodeMobilePlusRestored, "+15155551234"}},
		{"AR", "5491123456789", "+5491123456789", found{note, data.CodeMobilePlusRestored, "+5491123456789"}},
	}
	for _, tt := range tests {
		got := checkMobile(tt.country, tt.written)
		problems := problemsOf(got, data.FieldMobile)
		if got.Contact.Mobile != tt.want || len(problems) != 1 || problems[0] != tt.problem {
			t.Errorf("%s %q: %q %v, want %q %v", tt.country, tt.written, got.Contact.Mobile, got.Problems, tt.want, tt.problem)
			continue
		}
		p := got.Problems[0]
		if p.Row != 7 || p.Value != tt.written || p.Country != tt.country {
			t.Errorf("%s %q: problem says row %d, value %q, country %q", tt.country, tt.written, p.Row, p.Value, p.Country)
		}
		if got.Rejected() != (tt.problem.severity == rejected) {
			t.Errorf("%s %q: rejected is %v", tt.country, tt.written, got.Rejected())
		}
	}
}

func TestMobileOfAnotherCountryCanBeALandlineToo(t *testing.T) {
	got := problemsOf(checkMobile("DE", "+43 1 5123456"), data.FieldMobile)
	want := []found{{data.Warning, data.CodeMobileLandline, ""}, {data.Warning, data.CodeMobileOtherCountry, "AT"}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMobileWithoutCountryIsNotJudged(t *testing.T) {
	got := checkMobile("Atlantis", "0151 23456789")
	if problems := problemsOf(got, data.FieldMobile); len(problems) != 0 || got.Contact.Mobile != "0151 23456789" {
		t.Errorf("%q %v, want the text and no problem", got.Contact.Mobile, problems)
	}
}

func TestMobileAsExportedAndShown(t *testing.T) {
	tests := []struct{ e164, country, export, show string }{
		{"+4915123456789", "DE", "015123456789", "01512 3456789"},
		{"+4915123456789", "AT", "+4915123456789", "+49 1512 3456789"},
		{"+436641234567", "DE", "+436641234567", "+43 664 1234567"},
		{"+15155551234", "US", "5155551234", "(515) 555-1234"},
		{"+15155551234", "CA", "5155551234", "(515) 555-1234"},
		{"+33612345678", "FR", "0612345678", "06 12 34 56 78"},
		{"+5511961234567", "BR", "11961234567", "(11) 96123-4567"},
		{"+5491123456789", "AR", "91123456789", "09 15-2345-6789"}, // its dialled digits read back as another number
		{"+36201234567", "HU", "06201234567", "06 20 123 4567"},
		{"+390612345678", "IT", "0612345678", "06 1234 5678"},
		{"+491511234", "DE", "01511234", "1511234"}, // not valid
		{"+4915123456789", "", "+4915123456789", "+49 1512 3456789"},
		{"", "DE", "", ""},
		{"0151", "DE", "0151", "0151"},
		{"+", "DE", "+", "+"},
		{"+999123", "DE", "+999123", "+999123"},
	}
	for _, tt := range tests {
		if got := field.ExportMobile(tt.e164, tt.country); got != tt.export {
			t.Errorf("ExportMobile(%q, %q) = %q, want %q", tt.e164, tt.country, got, tt.export)
		}
		if got := field.ShowMobile(tt.e164, tt.country); got != tt.show {
			t.Errorf("ShowMobile(%q, %q) = %q, want %q", tt.e164, tt.country, got, tt.show)
		}
	}
}
