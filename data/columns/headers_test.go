package columns_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"muster/data"
	"muster/data/columns"
	"muster/data/field"
)

// required is a header with all that must be there, to which the tests add one column.
var required = []string{"Country Code", "First Name", "Last Name", "Email"}

// match understands a header without any row.
func match(header []string) (columns.Mapping, error) {
	return columns.Understand(header, nil, columns.Options{})
}

func TestHeadersOfEveryLanguage(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	changes := map[string]func(string) string{
		"as it is":      func(s string) string { return s },
		"upper case":    strings.ToUpper,
		"lower case":    strings.ToLower,
		"no accents":    field.Fold,
		"required mark": func(s string) string { return s + " *" },
		"unit":          func(s string) string { return "\ufeff " + s + " (required) " },
		"underscores":   func(s string) string { return strings.ReplaceAll(s, " ", "_") },
		"colon":         func(s string) string { return `"` + s + `:"` },
	}
	for _, lang := range columns.Languages() {
		for name, change := range changes {
			order := random.Perm(len(data.SheetFields()))
			header := make([]string, len(order))
			for i, title := range columns.Header(lang) {
				header[order[i]] = change(title)
			}
			m, err := match(header)
			if err != nil || len(m.Unknown) > 0 {
				t.Errorf("%s, %s: %v, unknown %v of %q", lang, name, err, m.Unknown, header)
				continue
			}
			for i, f := range data.SheetFields() {
				if m.Column(f) != order[i] || !m.Has(f) || m.Title(f) != header[order[i]] {
					t.Errorf("%s, %s: %v is column %d, want %d", lang, name, f, m.Column(f), order[i])
				}
			}
		}
	}
}

func TestUsualHeaders(t *testing.T) {
	tests := map[data.Field][]string{
		data.FieldCountry:   {"Country", "country_code", "Ländervorwahl", "Laendervorwahl", "Land", "Pays", "País", "PAIS", "Paese", "Kraj", "Código do país", "Länderkürzel"},
		data.FieldFirstName: {"First name", "firstname", "Given Name", "Vorname", "Prénom", "Prenom", "Nombre", "Nome", "Imię", "Imie"},
		data.FieldLastName:  {"Surname", "LASTNAME", "Nachname", "Familienname", "Nom", "Apellidos", "Cognome", "Nazwisko", "Sobrenome"},
		data.FieldMobile: {
			"Mobile", "Mobile Number", "Cell", "Cell Phone", "Cell #", "Handy", "Handy-Nr.", "Mobiltelefon", "Handynummer", "Mobilnummer",
			"Téléphone portable", "N° de portable", "Móvil", "Teléfono móvil", "Cellulare", "Komórka", "Telefon komórkowy", "Celular",
			"Telefone celular", "Telemóvel", "Phone", "Telefon", "Phone - Mobile",
		},
		data.FieldEmail:        {"Email", "E-mail", "e_mail", "E-Mail-Adresse", "Adresse e-mail", "Courriel", "Correo electrónico", "Posta elettronica", "Adres e-mail"},
		data.FieldAccount:      {"Account", "Account No.", "Acct #", "Kontonummer", "Kundennummer", "Kunden-Nr.", "Numéro de compte", "N° client", "Número de cuenta", "Codice cliente", "Numer konta", "Nr klienta", "Número da conta"},
		data.FieldOrganization: {"Organisation", "Company", "Firma", "Société", "Empresa", "Azienda", "Organizacja", "Organização"},
		data.FieldExternalID:   {"External ID", "external_id", "Externe ID", "Identifiant externe", "ID externo", "ID esterno", "Identyfikator zewnętrzny"},
		data.FieldSegments:     {"Segment", "Segments", "Segment(s)", "Segmente", "Segmentos", "Segmenti", "Segmenty", "Kundensegmente", "Tags"},
		data.FieldMusterID:     {"Muster ID", "muster_id", "Muster-ID"},
		data.FieldNotes:        {"Notes", "Notizen", "Bemerkungen", "Observações", "Uwagi"},
	}
	for f, headers := range tests {
		for _, title := range headers {
			var header []string
			for _, r := range required {
				if m, _ := match([]string{r, title}); m.Title(f) != r {
					header = append(header, r)
				}
			}
			header = append(header, title)
			if m, _ := match(header); m.Title(f) != title || len(m.Unknown) != 0 {
				t.Errorf("%q is not %v but %v", title, f, m)
			}
		}
	}
}

func TestMatchOfTwoColumnsForOneField(t *testing.T) {
	tests := []struct {
		name    string
		header  []string
		mobile  string
		unknown []int
	}{
		{"the exact one", []string{"Cell", "Mobile Number", "Handy"}, "Mobile Number", []int{4, 6}},
		{"the first of two exact ones", []string{"Handynummer", "Mobile Number"}, "Handynummer", []int{5}},
		{"the first of two usual ones", []string{"Cell", "Handy"}, "Cell", []int{5}},
		{"a mobile before a phone", []string{"Phone", "Cell"}, "Cell", []int{4}},
		{"a phone if there is no mobile", []string{"Phone", "Fax"}, "Phone", []int{5}},
	}
	for _, tt := range tests {
		m, err := match(slices.Concat(required, tt.header))
		if err != nil || m.Title(data.FieldMobile) != tt.mobile || !slices.Equal(m.Unknown, tt.unknown) {
			t.Errorf("%s: %q, unknown %v, %v", tt.name, m.Title(data.FieldMobile), m.Unknown, err)
		}
	}
}

func TestMissingColumns(t *testing.T) {
	tests := []struct {
		header         []string
		defaultCountry bool
		want           error
	}{
		{[]string{"Country", "First Name", "Last Name", "Email"}, false, nil},
		{[]string{"Country", "First Name", "Last Name", "Mobile"}, false, nil},
		{[]string{"First Name", "Last Name", "Mobile"}, true, nil},
		{[]string{"First Name", "Last Name", "Mobile"}, false, &data.MissingColumnsError{Fields: []data.Field{data.FieldCountry}}},
		{[]string{"Country", "First Name", "Last Name"}, false, &data.MissingColumnsError{Fields: []data.Field{data.FieldMobile, data.FieldEmail}}},
		{[]string{"Vorname", "E-Mail"}, true, &data.MissingColumnsError{Fields: []data.Field{data.FieldLastName}}},
		{[]string{"Email", "Segments"}, false, &data.MissingColumnsError{Fields: []data.Field{data.FieldCountry, data.FieldFirstName, data.FieldLastName}}},
		{[]string{"Email", "Colour"}, false, data.ErrNoHeader},
		{[]string{"US", "Ann", "Lee", "5155551234"}, false, data.ErrNoHeader},
		{[]string{"", " "}, false, data.ErrNoHeader},
		{nil, false, data.ErrNoHeader},
	}
	for _, tt := range tests {
		if _, err := columns.Understand(tt.header, nil, columns.Options{DefaultCountry: tt.defaultCountry}); !reflect.DeepEqual(err, tt.want) {
			t.Errorf("%q: %v, want %v", tt.header, err, tt.want)
		}
	}
}

// A saved file of rejected rows can be imported again once it is fixed.
func TestColumnsOfRejectedRowsAreIgnored(t *testing.T) {
	for _, lang := range columns.Languages() {
		header := append([]string{columns.RowNumberTitle(lang), columns.ReasonTitle(lang)}, columns.Header(lang)...)
		m, err := match(append(header, ""))
		if err != nil || len(m.Unknown) != 0 {
			t.Errorf("%s: %v, unknown %v", lang, err, m.Unknown)
		}
	}
}
