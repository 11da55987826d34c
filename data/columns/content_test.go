package columns_test

import (
	"errors"
	"reflect"
	"testing"

	"muster/data"
	"muster/data/columns"
)

func TestContentHelps(t *testing.T) {
	tests := []lineTest{
		{
			"an unknown header of addresses",
			[]string{"Vorname | Nachname | Erreichbar unter", "Jürgen | Müller | j@example.com"},
			"first_name | last_name | email", "2 by_content",
		},
		{
			"not where a header has it",
			[]string{"Vorname | Nachname | E-Mail | Erreichbar unter", "Jürgen | Müller | j@example.com | b@example.com"},
			"first_name | last_name | email | -", "",
		},
		{
			"phones and countries",
			[]string{"Vorname | Nachname | Erreichbar unter | Herkunftsgebiet", "Jürgen | Müller | 0151 23456789 | Deutschland", "Anna | Groß | +43 664 123456 | AT"},
			"first_name | last_name | mobile | country_code", "2 by_content, 3 by_content",
		},
		{
			"the phones with the mobiles",
			[]string{"Vorname | Nachname | Land | A1 | A2", "Jürgen | Müller | DE | 030 901820 | 0151 23456789", "Anna | Groß | DE | 030 901821 | 0151 23456780"},
			"first_name | last_name | country_code | - | mobile", "4 by_content",
		},
		{
			"neither dates nor amounts nor keys",
			[]string{"Vorname | Nachname | A1 | A2 | A3 | A4", "Jürgen | Müller | 2024-01-05 | 1234567.89 | CRM-1001 | 12345", "Anna | Groß | 2024-01-06 | 1234568.89 | CRM-1002 | 12346"},
			"first_name | last_name | - | - | - | -", "2 unknown_header, 3 unknown_header, 4 unknown_header, 5 unknown_header",
		},
		{
			"languages are no countries",
			[]string{"Vorname | Nachname | E-Mail | Spr", "Jürgen | Müller | j@example.com | de", "Zoé | Roy | z@example.com | fr"},
			"first_name | last_name | email | -", "",
		},
		{
			"letters of countries in lower case below their header",
			[]string{"Vorname | Nachname | E-Mail | Land", "Jürgen | Müller | j@example.com | de", "Zoé | Roy | z@example.com | fr", "Anna | Groß | a@example.com | at"},
			"first_name | last_name | email | country_code", "",
		},
		{
			"lists that repeat are segments",
			[]string{"Vorname | Nachname | E-Mail | Was", "Jürgen | Müller | j@example.com | Nord; Weizen", "Anna | Groß | a@example.com | Nord; Mais", "Hans | Ei | h@example.com | Süd; Weizen", "Uwe | Ei | u@example.com | Süd; Mais"},
			"first_name | last_name | email | segments", "3 by_content",
		},
		{
			"lists that do not are none",
			[]string{"Vorname | Nachname | E-Mail | Was", "Jürgen | Müller | j@example.com | a; b", "Anna | Groß | a@example.com | c; d"},
			"first_name | last_name | email | -", "",
		},
		{
			"first names, and the last names beside them",
			[]string{"P1 | P2 | E-Mail | Ort", "Jürgen | Müller | j@example.com | X", "Anna | Groß | a@example.com | Y", "Hans | Ei | h@example.com | Z"},
			"first_name | last_name | email | -", "0 by_content, 1 by_content",
		},
		{
			"a phone column of addresses",
			[]string{"Vorname | Nachname | Telefon", "Jürgen | Müller | j@example.com", "Anna | Groß | a@example.com", "Hans | Ei | h@example.com"},
			"first_name | last_name | email", "2 by_content",
		},
		{
			"an e-mail column without addresses",
			[]string{"Vorname | Nachname | E-Mail | Handy", "Jürgen | Müller | x | 0151 23456789", "Anna | Groß | y | 0151 23456780", "Hans | Ei | z | 0151 23456781"},
			"first_name | last_name | email | mobile", "2 content_differs",
		},
		{
			"an e-mail column without addresses beside one with",
			[]string{"Vorname | Nachname | E-Mail | Mail", "Jürgen | Müller | ja | j@example.com", "Anna | Groß | nein | a@example.com", "Hans | Ei | ja | h@example.com"},
			"first_name | last_name | - | email", "2 content_differs",
		},
		{
			"a plain phone of landlines",
			[]string{"Vorname | Nachname | Land | Telefon | E-Mail", "Jürgen | Müller | DE | 030 901820 | j@example.com", "Anna | Groß | DE | 030 901821 | a@example.com", "Hans | Ei | DE | 030 901822 | h@example.com"},
			"first_name | last_name | country_code | mobile | email", "3 weak_header",
		},
		{
			"a plain phone of mobiles",
			[]string{"Vorname | Nachname | Land | Telefon | E-Mail", "Jürgen | Müller | DE | 0151 23456789 | j@example.com", "Anna | Groß | DE | 0151 23456780 | a@example.com", "Hans | Ei | DE | 030 901822 | h@example.com"},
			"first_name | last_name | country_code | mobile | email", "",
		},
		{
			"two plain phones, the second of mobiles",
			[]string{"Vorname | Nachname | Land | Telefon 1 | Telefon 2", "Jürgen | Müller | DE | 030 901820 | 0151 23456789", "Anna | Groß | DE | 030 901821 | 0151 23456780", "Hans | Ei | DE | 0151 23456780 | 0151 23456781"},
			"first_name | last_name | country_code | - | mobile", "",
		},
		{
			"a number of the row is no key",
			[]string{"ID | Vorname | Nachname | E-Mail", "1 | Jürgen | Müller | j@example.com", "2 | Anna | Groß | a@example.com"},
			"- | first_name | last_name | email", "",
		},
		{
			"a key is one",
			[]string{"ID | Vorname | Nachname | E-Mail", "1077 | Jürgen | Müller | j@example.com", "1099 | Anna | Groß | a@example.com"},
			"external_id | first_name | last_name | email", "",
		},
		{
			"a contact that is a phone",
			[]string{"Vorname | Nachname | Kontakt", "Jürgen | Müller | 0151 23456789", "Anna | Groß | 0151 23456780"},
			"first_name | last_name | -", "",
		},
		{
			"a customer that is a company",
			[]string{"Kunde | Ansprechpartner | E-Mail", "Müller GmbH | Jürgen Müller | j@example.com", "Groß KG | Anna Groß | a@example.com"},
			"organization | name | email", "0 weak_header, 1 full_name",
		},
		{
			"only a customer that is a company",
			[]string{"Kunde | E-Mail", "Müller GmbH | j@example.com", "Groß KG | a@example.com"},
			"organization | email", "0 weak_header",
		},
		{
			"a key of ours",
			[]string{"Key | Vorname | Nachname | E-Mail", "0123456789abcdef0123456789abcdef-1 | Jürgen | Müller | j@example.com"},
			"muster_id | first_name | last_name | email", "0 by_content",
		},
	}
	for _, tt := range tests {
		tt.run(t)
	}
}

func TestFilesWithoutHeader(t *testing.T) {
	tests := []lineTest{
		{
			"our sheet's order",
			[]string{"-", "DE | Jürgen | Müller | 0151 23456789 | j@example.com | 004711 | Hof Müller | CRM-1 | Nord; Süd", "AT | Anna | Groß |  | a@example.com | 4712 | | CRM-2 | Nord"},
			"country_code | first_name | last_name | mobile | email | account_number | organization | external_id | segments",
			"-1 no_header, 0 by_content, 1 by_content, 2 by_content, 3 by_content, 4 by_content, 5 by_content, 6 by_content, 7 by_content, 8 by_content",
		},
		{
			"another order",
			[]string{"-", "Müller | Jürgen | j@example.com | 0151 23456789", "Groß | Anna | a@example.com | 0664 123456"},
			"last_name | first_name | email | mobile", "-1 no_header, 0 by_content, 1 by_content, 2 by_content, 3 by_content",
		},
		{
			"whole names",
			[]string{"-", "Jürgen Müller | j@example.com", "Anna Groß | a@example.com"},
			"name | email", "-1 no_header, 0 full_name, 1 by_content",
		},
		{"nothing that is known", []string{"-", "x | 1", "y | 2"}, "- | -", "-1 no_header"},
	}
	for _, tt := range tests {
		tt.run(t)
	}
	header, rows := file("-", "x | 1")
	if _, err := columns.Understand(header, rows, columns.Options{}); !errors.Is(err, data.ErrNoHeader) {
		t.Errorf("nothing that is known: %v", err)
	}
	header, rows = file("-", "Müller | Jürgen | j@example.com")
	want := &data.MissingColumnsError{Fields: []data.Field{data.FieldCountry}}
	if _, err := columns.Understand(header, rows, columns.Options{}); !reflect.DeepEqual(err, error(want)) {
		t.Errorf("no country: %v", err)
	}
}

// Headers in a language that we lack are headers all the same, if what stands below them is known.
func TestHeaderOfAnotherLanguage(t *testing.T) {
	header, rows := file("Имя | Фамилия | Почта | Мобильный", "Anna | Petrowa | a@example.com | +49 151 23456789", "Maria | Iwanowa | m@example.com | +49 151 23456780")
	m, err := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if err != nil || roles(m) != "first_name | last_name | email | mobile" {
		t.Errorf("%s, %v", roles(m), err)
	}
	header, rows = file("Anna | Petrowa | a@example.com | 0151 23456789", "Maria | Iwanowa | m@example.com | 0151 23456780")
	if _, err := columns.Understand(header, rows, columns.Options{DefaultCountry: true}); !errors.Is(err, data.ErrNoHeader) {
		t.Errorf("a row of data: %v", err)
	}
}

func TestSegmentFlags(t *testing.T) {
	tests := []lineTest{
		{
			"x",
			[]string{"Vorname | Nachname | E-Mail | Nord | Süd | Ort", "Jürgen | Müller | j@example.com | x |  | A", "Anna | Groß | a@example.com |  | X | B"},
			"first_name | last_name | email | segment:Nord | segment:Süd | -", "3 segment_flags, 4 segment_flags",
		},
		{
			"yes and no",
			[]string{"First Name | Last Name | Email | Combine owner", "Ann | Lee | a@example.com | Yes", "Bo | Ek | b@example.com | no"},
			"first_name | last_name | email | segment:Combine owner", "3 segment_flags",
		},
		{
			"1 and 0 of two",
			[]string{"Vorname | Nachname | E-Mail | Nord | Süd", "Jürgen | Müller | j@example.com | 1 | 0", "Anna | Groß | a@example.com | 0 | 1"},
			"first_name | last_name | email | segment:Nord | segment:Süd", "3 segment_flags, 4 segment_flags",
		},
		{
			"1 and 0 of one could be a number",
			[]string{"Vorname | Nachname | E-Mail | Traktoren", "Jürgen | Müller | j@example.com | 1", "Anna | Groß | a@example.com | 0"},
			"first_name | last_name | email | -", "",
		},
		{
			"a number is none",
			[]string{"Vorname | Nachname | E-Mail | Nord | Traktoren", "Jürgen | Müller | j@example.com | x | 1", "Anna | Groß | a@example.com |  | 7"},
			"first_name | last_name | email | segment:Nord | -", "3 segment_flags",
		},
		{
			"consent and states are none",
			[]string{"Vorname | Nachname | E-Mail | Newsletter | Opt-in | Aktiv | Gesperrt | DSGVO", "Jürgen | Müller | j@example.com | x | ja | 1 | nein | true"},
			"first_name | last_name | email | - | - | - | - | -", "",
		},
		{
			"beside a segments column",
			[]string{"Vorname | Nachname | E-Mail | Segmente | VIP", "Jürgen | Müller | j@example.com | Nord | ✓", "Anna | Groß | a@example.com | |"},
			"first_name | last_name | email | segments | segment:VIP", "4 segment_flags",
		},
	}
	for _, tt := range tests {
		tt.run(t)
	}
	header, rows := file("Vorname | Nachname | E-Mail | Segmente | VIP | Nord\nWest", "Jürgen | Müller | j@example.com | A; B | ✓ | ja", "x | y | z@example.com |  | tak | nein", "x | y | z@example.com | A | 0 | 7")
	m, _ := columns.Understand(header, rows[:2], columns.Options{})
	for i, want := range []string{"A; B; VIP; Nord West", "VIP", "A"} {
		if got := m.Cells(rows[i])[data.FieldSegments]; got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
	if !m.Has(data.FieldSegments) || m.Column(data.FieldSegments) != -1 || m.Title(data.FieldSegments) != "Segmente" {
		t.Error("the columns of the segments are not told")
	}
}
