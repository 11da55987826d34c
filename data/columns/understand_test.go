package columns_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/columns"
)

// cells divides a line of a test's table at its bars.
func cells(line string) []string {
	all := strings.Split(line, "|")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// file is a table of a test, the header in the first line; "-" stands for no header.
func file(lines ...string) (header []string, rows [][]string) {
	if lines[0] != "-" {
		header = cells(lines[0])
	}
	for _, line := range lines[1:] {
		rows = append(rows, cells(line))
	}
	return header, rows
}

// roles names the roles of a mapping's columns in a line.
func roles(m columns.Mapping) string {
	names := make([]string, len(m.Roles))
	for i, role := range m.Roles {
		if names[i] = role.String(); role.Kind == columns.RoleNothing {
			names[i] = "-"
		}
	}
	return strings.Join(names, " | ")
}

// doubts names the doubts of a mapping in a line: "3 by_content".
func doubts(m columns.Mapping) string {
	var names []string
	for _, d := range m.Unclear {
		names = append(names, fmt.Sprintf("%d %s", d.Column, d.Why))
	}
	return strings.Join(names, ", ")
}

// lineTest is a table and what it is understood as.
type lineTest struct {
	name   string
	lines  []string
	roles  string
	doubts string
}

func (tt lineTest) run(t *testing.T) {
	t.Helper()
	header, rows := file(tt.lines...)
	m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if roles(m) != tt.roles || doubts(m) != tt.doubts {
		t.Errorf("%s:\n got %s (%s)\nwant %s (%s)", tt.name, roles(m), doubts(m), tt.roles, tt.doubts)
	}
}

func TestFilesOfEveryLanguage(t *testing.T) {
	tests := []lineTest{
		{
			"a dealer's list, en",
			[]string{"Acct # | Customer Name | First | Last | Cell Phone | Home Phone | E-Mail | Street | City | ZIP | Country | Group", "0042 | Lee Farms | Ann | Lee | 515-555-1234 | 515-555-0000 | a@example.com | 1 Main St | Ames | 50010 | US | North"},
			"account_number | - | first_name | last_name | mobile | - | email | - | - | - | country_code | segments", "",
		},
		{
			"de",
			[]string{"Kd.-Nr. | Firma | Anrede | Vorname | Name | Straße | PLZ | Ort | Land | Telefon | Handy | E-Mail | Bemerkung", "0042 | Hof Müller | Herr | Jürgen | Müller | Weg 1 | 12345 | Ort | DE | 030 901820 | 0151 23456789 | j@example.com | gut"},
			"account_number | organization | - | first_name | last_name | - | - | - | country_code | - | mobile | email | notes", "",
		},
		{
			"fr",
			[]string{"N° client | Raison sociale | Civilité | Nom | Prénom | Adresse | CP | Ville | Pays | Tél. fixe | Tél. portable | Courriel", "42 | Ferme Lefèvre | Mme | Lefèvre | Zoé | 1 rue | 75001 | Paris | FR | 01 23 45 67 89 | 06 12 34 56 78 | z@example.com"},
			"account_number | organization | - | last_name | first_name | - | - | - | country_code | - | mobile | email", "",
		},
		{
			"es",
			[]string{"Código cliente | Razón social | Nombre | Primer apellido | Segundo apellido | Provincia | País | Tfno. móvil | Correo-e | Etiquetas", "42 | Finca | Íñigo | Núñez | García | León | ES | 612 345 678 | i@example.com | Norte"},
			"account_number | organization | first_name | last_name | - | - | country_code | mobile | email | segments", "",
		},
		{
			"it",
			[]string{"Cod. cliente | Ragione sociale | Nome | Cognome | Via | CAP | Città | Prov. | Nazione | Cell. | Posta elettronica | Note", "42 | Rossi srl | Chiara | Rossi | Via 1 | 20100 | Milano | MI | IT | 312 345 6789 | c@example.com | ok"},
			"account_number | organization | first_name | last_name | - | - | - | - | country_code | mobile | email | notes", "",
		},
		{
			"pl",
			[]string{"Lp. | Nr klienta | Nazwa firmy | Imię | Nazwisko | Miejscowość | Kraj | Tel. kom. | Adres mailowy | Uwagi", "1 | 42 | Agro | Łukasz | Wiśniewski | Łódź | PL | 512 345 678 | l@example.com | ok"},
			"- | account_number | organization | first_name | last_name | - | country_code | mobile | email | notes", "",
		},
		{
			"pt",
			[]string{"Código do cliente | Razão social | Nome | Sobrenome | Cidade | UF | País | Celular | WhatsApp | E-mail | Obs.", "42 | Fazenda | João | Conceição | Goiás | GO | BR | 11 96123 4567 | 11 96123 4567 | j@example.com | ok"},
			"account_number | organization | first_name | last_name | - | - | country_code | mobile | - | email | notes", "",
		},
		{
			"pt of Portugal",
			[]string{"Nome | Apelido | Morada | Telemóvel | Telefone | Correio electrónico", "Rui | Santos | Rua 1 | 912 345 678 | 21 123 45 67 | r@example.com"},
			"first_name | last_name | - | mobile | - | email", "",
		},
		{
			"two lines of header",
			[]string{"Contact First Name | Contact Last Name | Contact Details Mobile | Contact Details E-mail | Address City | Address Country", "Ann | Lee | 5155551234 | a@example.com | Ames | US"},
			"first_name | last_name | mobile | email | - | country_code", "",
		},
		{
			"two lines of header, an unknown upper one",
			[]string{"Landwirt Vorname | Landwirt Zuname | Landwirt Handy | Hof Land", "Jürgen | Müller | 0151 23456789 | DE"},
			"first_name | last_name | mobile | country_code", "3 by_content",
		},
		{
			"numbers before and behind",
			[]string{"1. First name | 2. Last name | 3. Phone 1 | 4. Phone 2 | 5. Email 1 | 6. Email 2", "Ann | Lee | 5155551234 | 5155551235 | a@example.com | b@example.com"},
			"first_name | last_name | mobile | - | email | -", "",
		},
		{
			"somebody else's phone",
			[]string{"First name | Last name | Assistant Mobile | Mobile (assistant) | Spouse Email | Emergency phone | Email", "Ann | Lee | 5155551234 | 5155551234 | c@example.com | 5155551235 | a@example.com"},
			"first_name | last_name | - | - | - | - | email", "",
		},
		{
			"of several places",
			[]string{"First name | Last name | Work Phone | Home Email | Work Mobile | Work Email", "Ann | Lee | 5155551233 | a@example.com | 5155551234 | a@example.com"},
			"first_name | last_name | - | email | mobile | -", "",
		},
	}
	for _, tt := range tests {
		tt.run(t)
	}
}

// One header can mean different fields in two languages: the other headers say which.
func TestHeadersOfTwoLanguages(t *testing.T) {
	tests := []lineTest{
		{"Nome in Italian", []string{"Nome | Cognome | E-mail"}, "first_name | last_name | email", ""},
		{"Nome in Portuguese", []string{"Nome | Sobrenome | E-mail"}, "first_name | last_name | email", ""},
		{"Nome alone", []string{"Nome | Cellulare | E-mail"}, "name | mobile | email", "0 full_name"},
		{"Nome alone, of one word", []string{"Nome | Cellulare | Codice", "Chiara | 312 345 6789 | A", "Mario | 312 345 6788 | B", "Anna | 312 345 6787 | C"}, "first_name | mobile | -", "2 unknown_header"},
		{"Nom in French", []string{"Nom | Prénom | E-mail"}, "last_name | first_name | email", ""},
		{"Nom alone", []string{"Nom | E-mail"}, "name | email", "0 full_name"},
		{"Nombre in Spanish", []string{"Nombre | Apellidos | E-mail"}, "first_name | last_name | email", ""},
		{"Nombre alone", []string{"Nombre | Correo"}, "name | email", "0 full_name"},
		{"Nombre in French is a number", []string{"Nom | Prénom | Téléphone portable | Pays | Nombre", "Roy | Zoé | 0612345678 | FR | 3"}, "last_name | first_name | mobile | country_code | -", ""},
		{"Name beside Vorname", []string{"Vorname | Name | E-Mail"}, "first_name | last_name | email", ""},
		{"Name beside Vorname is the whole", []string{"Vorname | Name | E-Mail", "Jürgen | Jürgen Müller | j@example.com"}, "first_name | name | email", "1 full_name"},
		{"Name beside Surname", []string{"Name | Surname | Email", "Ann | Lee | a@example.com"}, "first_name | last_name | email", ""},
		{"Name beside Surname is the whole", []string{"Name | Surname | Email", "Ann Lee | Lee | a@example.com"}, "name | last_name | email", "0 full_name"},
		{"Name beside both", []string{"Name | First Name | Last Name | Email", "Ann Lee | Ann | Lee | a@example.com"}, "- | first_name | last_name | email", ""},
		{"Name alone", []string{"Name | Email | Mobile"}, "name | email | mobile", "0 full_name"},
		{"Nom du client beside Prénom du client", []string{"Prénom du client | Nom du client | E-mail", "Zoé | de la Tour | z@example.com"}, "first_name | last_name | email", ""},
		{"Stato of countries", []string{"Nome | Cognome | Stato | E-mail", "Chiara | Rossi | IT | c@example.com"}, "first_name | last_name | country_code | email", ""},
		{"Stato that is a state of affairs", []string{"Nome | Cognome | Stato | E-mail", "Chiara | Rossi | attivo | c@example.com", "Mario | Rossi | attivo | m@example.com", "Anna | Rossi | chiuso | a@example.com"}, "first_name | last_name | - | email", ""},
		{"Stato beside Nazione", []string{"Nome | Cognome | Nazione | Stato | E-mail", "Chiara | Rossi | IT | attivo | c@example.com"}, "first_name | last_name | country_code | - | email", ""},
		{"Compte that is a number", []string{"Nom | Prénom | Compte | E-mail", "Roy | Zoé | 004711 | z@example.com"}, "last_name | first_name | account_number | email", ""},
		{"Account that is a company", []string{"First Name | Last Name | Account | Email", "Ann | Lee | Lee Farms | a@example.com", "Bo | Ek | Ek AB | b@example.com", "Cy | Fox | Fox Ltd | c@example.com"}, "first_name | last_name | organization | email", "2 weak_header"},
		{"Konto in German and Polish", []string{"Imię | Nazwisko | Konto | Komórka", "Łukasz | Nowak | 42 | 512345678"}, "first_name | last_name | account_number | mobile", ""},
		{"Mobile in French", []string{"Nom | Prénom | Mobile | Téléphone"}, "last_name | first_name | mobile | -", ""},
		{"Mobile in Italian", []string{"Nome | Cognome | Mobile | Telefono"}, "first_name | last_name | mobile | -", ""},
		{"Firma in Spanish is a signature", []string{"Nombre | Apellidos | Correo electrónico | Empresa | Firma", "Íñigo | Núñez | i@example.com | Finca | sí"}, "first_name | last_name | email | organization | -", ""},
		{"Tag in German is a day", []string{"Vorname | Nachname | Handynummer | Ort | Tag", "Jürgen | Müller | 0151 23456789 | Ort | Montag"}, "first_name | last_name | mobile | - | -", ""},
		{"Tag in Italian is a label", []string{"Nome | Cognome | Cellulare | Tag", "Chiara | Rossi | 312 345 6789 | Nord"}, "first_name | last_name | mobile | segments", ""},
		{"Apelido beside Sobrenome is a nickname", []string{"Nome | Sobrenome | Apelido | Celular", "João | Silva | Jota | 11961234567"}, "first_name | last_name | - | mobile", ""},
		{"Land of acres", []string{"First Name | Last Name | Land | Country | Email", "Ann | Lee | 300 | US | a@example.com", "Bo | Ek | 20 | SE | b@example.com", "Cy | Fox | 4 | GB | c@example.com"}, "first_name | last_name | - | country_code | email", ""},
		{"a country code that is for dialling", []string{"First Name | Last Name | Country Code | Country | Mobile", "Ann | Lee | +1 | US | 5155551234"}, "first_name | last_name | - | country_code | mobile", ""},
		{"only a country code for dialling", []string{"First Name | Last Name | Country Code | Mobile", "Ann | Lee | +1 | 5155551234"}, "first_name | last_name | country_code | mobile", ""},
	}
	for _, tt := range tests {
		tt.run(t)
	}
}

func TestWholeNames(t *testing.T) {
	tests := []struct {
		name, header, cell, first, last string
	}{
		{"a person to talk to", "Ansprechpartner", "Dr. Jürgen Müller", "Jürgen", "Müller"},
		{"a comma", "Name", "Müller, Jürgen", "Jürgen", "Müller"},
		{"the order of the header", "Nachname, Vorname", "Müller Jürgen", "Jürgen", "Müller"},
		{"Italian order", "Cognome e nome", "De Luca Marco", "Marco", "De Luca"},
		{"two family names", "Nombre y apellidos", "María del Carmen Núñez Gil", "María del Carmen", "Núñez Gil"},
		{"French", "Nom complet", "Jean DUPONT", "Jean", "DUPONT"},
		{"one word", "Full name", "Müller", "", "Müller"},
		{"blank", "Full name", " ", "", ""},
	}
	for _, tt := range tests {
		m, err := columns.Understand([]string{"Country", tt.header, "Email"}, nil, columns.Options{})
		got := m.Cells([]string{"DE", tt.cell, "a@example.com"})
		if err != nil || got[data.FieldFirstName] != tt.first || got[data.FieldLastName] != tt.last {
			t.Errorf("%s: %q and %q, %v", tt.name, got[data.FieldFirstName], got[data.FieldLastName], err)
		}
		if m.Column(data.FieldFirstName) != -1 || !m.Has(data.FieldLastName) || m.Title(data.FieldLastName) != tt.header {
			t.Errorf("%s: the column is not told", tt.name)
		}
	}
}

// Where the header does not say in which order whole names are, the given names among them do.
func TestOrderOfWholeNamesByContent(t *testing.T) {
	rows := [][]string{{"Müller Jürgen"}, {"Groß Anna"}, {"Schmidt Hans"}, {"Xyzzo Yzzox"}}
	m, _ := columns.Understand([]string{"Name"}, rows, columns.Options{})
	if c := m.Cells([]string{"Xyzzo Yzzox"}); c[data.FieldFirstName] != "Yzzox" {
		t.Errorf("last names first: %q", c)
	}
	rows = [][]string{{"Jürgen Müller"}, {"Anna Groß"}, {"Hans Schmidt"}}
	m, _ = columns.Understand([]string{"Nachname Vorname"}, rows, columns.Options{})
	if c := m.Cells([]string{"Xyzzo Yzzox"}); c[data.FieldFirstName] != "Xyzzo" {
		t.Errorf("first names first: %q", c)
	}
}

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

func TestSeveralColumnsOfOneField(t *testing.T) {
	header, rows := file(
		"First Name | Last Name | Segment 1 | Segments | Notes | Comments | Mobile | Handy | Description",
		"Ann | Lee | North | A; B | n | c | 5155551234 | 5155551235 | d",
		"Bo | Ek |  | | | c | | |",
	)
	m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if roles(m) != "first_name | last_name | segments | segments | notes | notes | mobile | - | -" || doubts(m) != "7 several_columns" {
		t.Errorf("%s (%s)", roles(m), doubts(m))
	}
	got := m.Cells(rows[0])
	if got[data.FieldSegments] != "North; A; B" || got[data.FieldNotes] != "n; c" || got[data.FieldMobile] != "5155551234" {
		t.Errorf("%q", got)
	}
	if got = m.Cells(rows[1]); got[data.FieldSegments] != "" || got[data.FieldNotes] != "c" {
		t.Errorf("%q", got)
	}
	if m.Column(data.FieldMobile) != 6 || m.Column(data.FieldNotes) != -1 || m.Column(data.FieldEmail) != -1 || m.Column(data.FieldNone) != -1 {
		t.Error("the columns of fields are told wrong")
	}
	header, rows = file("First Name | Last Name | Mobile | Handy", "Ann | Lee | 5155551234 | 5155551234", "Bo | Ek | 5155551235 |")
	if m, _ = columns.Understand(header, rows, columns.Options{}); len(m.Unclear) != 0 {
		t.Errorf("two columns that say the same: %s", doubts(m))
	}
}

func TestPhonesWithLabels(t *testing.T) {
	header, rows := file(
		"First Name | Last Name | Phone 1 Type | Phone 1 | Phone 2 Type | Phone 2 | Phone 3",
		"Ann | Lee | Work | 5155551231 | Cell | 5155551232 | 5155551233", "Bo | Ek | Fax | 5155551231 | Home | 5155551232 | 5155551233",
		"Cy | Fox | | | Pager | 5155551232 | 5155551233", "Di | Ray | Work Mobile | 5155551231 | Cell | 5155551232 |",
	)
	m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if roles(m) != "first_name | last_name | - | mobile | - | mobile | -" || len(m.Unclear) != 0 {
		t.Errorf("%s (%s)", roles(m), doubts(m))
	}
	if !slices.Equal(m.Unknown, []int{6}) {
		t.Errorf("unknown %v", m.Unknown)
	}
	for i, want := range []string{"5155551232", "5155551232", "", "5155551231"} {
		if got := m.Cells(rows[i])[data.FieldMobile]; got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
	m, _ = columns.Understand(cells("Vorname | Nachname | Typ | Telefon | Land"), nil, columns.Options{})
	if roles(m) != "first_name | last_name | - | mobile | country_code" {
		t.Errorf("one phone: %s", roles(m))
	}
}

func TestChoicesOverride(t *testing.T) {
	header, rows := file("Vorname | Nachname | Handy | Telefon | Nord | Ort | E-Mail", "Jürgen | Müller | 0151 23456789 | 030 901820 | x | Berlin | j@example.com")
	understand := func(choices map[int]columns.Role) columns.Mapping {
		m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true, Choices: choices})
		return m
	}
	tests := []struct {
		name    string
		choices map[int]columns.Role
		roles   string
		doubts  string
	}{
		{"none", nil, "first_name | last_name | mobile | - | segment:Nord | - | email", "4 segment_flags"},
		{"another phone", map[int]columns.Role{3: columns.FieldRole(data.FieldMobile)}, "first_name | last_name | - | mobile | segment:Nord | - | email", "4 segment_flags"},
		{"nothing", map[int]columns.Role{2: {}, 4: {}}, "first_name | last_name | - | mobile | - | - | email", ""},
		{"a segment of another name", map[int]columns.Role{4: {Kind: columns.RoleSegment, Segment: "North"}}, "first_name | last_name | mobile | - | segment:North | - | email", ""},
		{"a segment of the header's name", map[int]columns.Role{5: {Kind: columns.RoleSegment}}, "first_name | last_name | mobile | - | segment:Nord | segment:Ort | email", "4 segment_flags"},
		{"whole names", map[int]columns.Role{1: {Kind: columns.RoleFullName}}, "- | name | mobile | - | segment:Nord | - | email", "4 segment_flags"},
		{"segments beside what is found", map[int]columns.Role{5: columns.FieldRole(data.FieldSegments)}, "first_name | last_name | mobile | - | segment:Nord | segments | email", "4 segment_flags"},
		{"columns that are not there", map[int]columns.Role{-1: {}, 99: columns.FieldRole(data.FieldEmail), 5: {Kind: columns.RoleField, Field: data.FieldNone}}, "first_name | last_name | mobile | - | segment:Nord | - | email", "4 segment_flags"},
	}
	for _, tt := range tests {
		if m := understand(tt.choices); roles(m) != tt.roles || doubts(m) != tt.doubts {
			t.Errorf("%s: %s (%s)", tt.name, roles(m), doubts(m))
		}
	}
	header2 := cells("Vorname | Nachname | E-Mail | Tags | Ort")
	m, _ := columns.Understand(header2, nil, columns.Options{Choices: map[int]columns.Role{4: columns.FieldRole(data.FieldSegments)}})
	if c := m.Cells([]string{"", "", "", "A", "B"}); c[data.FieldSegments] != "A; B" {
		t.Errorf("a further column of segments: %q", c)
	}
	two := understand(map[int]columns.Role{2: columns.FieldRole(data.FieldMobile), 3: columns.FieldRole(data.FieldMobile)})
	if c := two.Cells([]string{"", "", " ", "030 901820"}); c[data.FieldMobile] != "030 901820" || two.Column(data.FieldMobile) != -1 {
		t.Errorf("two phones of which the first that is not blank counts: %q", c)
	}
	m, err := columns.Understand([]string{"a", "b"}, nil, columns.Options{DefaultCountry: true, Choices: map[int]columns.Role{0: {Kind: columns.RoleFullName}, 1: columns.FieldRole(data.FieldEmail)}})
	if err != nil || len(m.Unclear) > 0 {
		t.Errorf("all is chosen: %v, %s", err, doubts(m))
	}
	m, err = columns.Understand(nil, [][]string{{"a", "b"}}, columns.Options{DefaultCountry: true, Choices: map[int]columns.Role{0: {Kind: columns.RoleFullName}, 1: columns.FieldRole(data.FieldEmail)}})
	if err != nil || len(m.Unclear) > 0 || m.Title(data.FieldEmail) != "" {
		t.Errorf("all is chosen, no header: %v, %s", err, doubts(m))
	}
	var missing *data.MissingColumnsError
	if _, err = columns.Understand([]string{"a", "b"}, nil, columns.Options{Choices: map[int]columns.Role{0: columns.FieldRole(data.FieldEmail)}}); !errors.As(err, &missing) {
		t.Errorf("one is chosen: %v", err)
	}
	if _, err = columns.Understand([]string{"a", "b"}, nil, columns.Options{Choices: map[int]columns.Role{0: {}}}); !errors.Is(err, data.ErrNoHeader) {
		t.Errorf("nothing is chosen: %v", err)
	}
}

// What Muster itself writes is never asked about, whatever stands in it.
func TestOurOwnSheetsAreClear(t *testing.T) {
	for _, lang := range columns.Languages() {
		header := columns.Header(lang)
		rows := columns.Examples(lang)
		rejected := append(slices.Clone(header), columns.RowNumberTitle(lang), columns.ReasonTitle(lang))
		whole := append(slices.Clone(header), columns.Title(data.FieldNotes, lang), columns.Title(data.FieldMusterID, lang))
		odd := [][]string{{"Bayern", "1", "2", "x", "y", "z", "1", "2", "3"}, {"Hessen", "1", "2", "x", "y", "z", "2", "2", "3"}, {"Baden", "1", "2", "x", "y", "z", "3", "2", "3"}}
		for _, h := range [][]string{header, rejected, whole} {
			for _, sample := range [][][]string{rows, nil, odd} {
				m, err := columns.Understand(h, sample, columns.Options{})
				if err != nil || len(m.Unclear) > 0 || len(m.Unknown) > 0 || m.Program != "" {
					t.Errorf("%s: %q: %v, %s, unknown %v", lang, h, err, doubts(m), m.Unknown)
				}
			}
		}
	}
}

func TestUnknownColumnsAreDoubtedOnlyWhereSomethingLacks(t *testing.T) {
	header, rows := file("Vorname | Nachname | E-Mail | Besonderes | Leer | Ort", "Jürgen | Müller | j@example.com | abc | | Berlin")
	m, _ := columns.Understand(header, rows, columns.Options{DefaultCountry: true})
	if doubts(m) != "" || !slices.Equal(m.Unknown, []int{3, 4, 5}) {
		t.Errorf("nothing lacks: %s, unknown %v", doubts(m), m.Unknown)
	}
	m, _ = columns.Understand(header, rows, columns.Options{})
	if doubts(m) != "3 unknown_header" {
		t.Errorf("the country lacks: %s", doubts(m))
	}
}
