package columns_test

import (
	"fmt"
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
