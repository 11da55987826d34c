package app_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"muster/app"
	"muster/data"
	"muster/data/columns"
)

// ownHeaders are headers as receivers of seven languages could give them, in orders of their own and with columns that
// Muster knows nothing of.
var ownHeaders = map[string]struct {
	header, delimiter string
	encode            *charmap.Charmap
}{
	"en": {"Segment|Company|Mobile Number|Plan Code X|First Name|Country Code|Last Name|Email|External ID|Account Number", ",", nil},
	"de": {"Externe ID|Segmente|Freifeld 7|Nachname|Vorname|Handynummer|Ländervorwahl|E-Mail-Adresse|Kontonummer|Organisation", ";", charmap.Windows1252},
	"fr": {"Prénom|Nom|Indicatif pays|Téléphone mobile|Champ libre 2|E-mail|Numéro de compte|Entreprise|ID externe|Segments", ";", charmap.Windows1252},
	"es": {"Apellidos|Nombre|Segmentos|Código de país|Teléfono móvil|Campo 9|Correo electrónico|Número de cuenta|Organización|ID externo", ";", nil},
	"it": {"ID esterno|Cognome|Nome|Cellulare|E-mail|Xyz|Codice paese|Numero di conto|Organizzazione|Segmenti", "\t", nil},
	"pl": {"Kod kraju|Imię|Nazwisko|Numer telefonu komórkowego|Pole własne 3|E-mail|Numer konta|Organizacja|Identyfikator zewnętrzny|Segmenty", ";", charmap.Windows1250},
	"pt": {"Segmentos|Sobrenome|Nome|Código do país|Campo livre 1|Celular|E-mail|Número da conta|Organização|ID externo", ";", charmap.Windows1252},
}

func TestAdoptingSamplesOfSevenLanguages(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for lang, own := range ownHeaders {
		t.Run(lang, func(t *testing.T) {
			a, ctx := newApp(t), context.Background()
			fill(t, a)
			for round, titles := 0, strings.Split(own.header, "|"); round < 3; round++ {
				text := strings.Join(titles, own.delimiter) + "\r\n"
				if own.encode != nil {
					var err error
					if text, err = own.encode.NewEncoder().String(text); err != nil {
						t.Fatal(err)
					}
				}
				p, err := a.AdoptProfile(ctx, app.AdoptOptions{Path: write(t, "sample.csv", text)}, "Theirs")
				if err != nil {
					t.Fatal(err)
				}
				if p.ID != "1" || len(p.Blank()) != 1 || len(p.Missing()) != 0 || p.Dialect.Delimiter != own.delimiter {
					t.Fatalf("%+v", p)
				}
				// What the encoding lacks is another matter.
				p.Dialect.Encoding = ""
				if p, err = a.SaveProfile(ctx, p); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(t.TempDir(), "out.csv")
				export(t, a, app.ExportOptions{Path: path, Profile: "theirs", Selection: everybody()})
				text, result := readAs(t, path, app.ReadOptions{})
				header, _, _ := strings.Cut(text, "\r\n")
				if header != strings.Join(titles, ",") || result.Delimiter != own.delimiter {
					t.Errorf("%q, %+v", header, result)
				}
				unchanged(t, a, path, 8, app.ReadOptions{})
				r.Shuffle(len(titles), func(i, j int) { titles[i], titles[j] = titles[j], titles[i] })
			}
		})
	}
}

func TestAnAdoptedEncodingIsThatOfTheSample(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	for name, test := range map[string]struct {
		text string
		want columns.Dialect
	}{
		"UTF-8":        {"Vorname;Nachname;Ländervorwahl;Handynummer", columns.Dialect{Delimiter: ";", Encoding: "UTF-8"}},
		"marked":       {"\xef\xbb\xbfVorname,Nachname,Ländervorwahl,Handynummer", columns.Dialect{Delimiter: ",", Encoding: "UTF-8", BOM: true}},
		"Windows-1252": {"Vorname;Nachname;L\xe4ndervorwahl;Handynummer", columns.Dialect{Delimiter: ";", Encoding: "Windows-1252"}},
	} {
		p, err := a.LookAtSample(ctx, app.AdoptOptions{Path: write(t, "sample.csv", test.text+"\r\n")})
		if err != nil || p.Dialect != test.want {
			t.Errorf("%s: %+v, %v", name, p.Dialect, err)
		}
	}
}

func TestASampleWithRowsIsAdoptedToo(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	path := write(t, "sample.csv", "Our customers\n\nCountry,First name,Surname,Cell,Code 9\nDE,Anna,Groß,+49 151 23456789,17\nDE,Uwe,Klein,+49 151 23456780,18\n")
	p, err := a.AdoptProfile(ctx, app.AdoptOptions{Path: path, Headers: map[string]columns.Role{"Code 9": columns.FieldRole(data.FieldExternalID)}}, "Rows")
	if err != nil || p.Phone != columns.PhoneE164 || len(p.Columns) != 5 {
		t.Fatalf("%+v, %v", p, err)
	}
	// The import knows the column from now on, wherever it stands.
	imp := prepare(t, a, app.ImportOptions{Path: write(t, "in.csv", "Code 9;Nachname;Vorname;Land;Handy\n4711;Kraus;Ina;DE;0151 23456781\n")})
	if rows, _, err := imp.PlanRows(ctx, data.PlanFilter{}, 0, 1); err != nil || len(rows) != 1 || rows[0].Contact.ExternalID != "4711" {
		t.Errorf("%+v, %v", rows, err)
	}
	if len(imp.File().Ignored) != 0 {
		t.Errorf("ignored: %q", imp.File().Ignored)
	}
	// What the user chooses now goes first.
	imp = prepare(t, a, app.ImportOptions{
		Path:    write(t, "in.csv", "Code 9;Nachname;Vorname;Land;Handy\n4711;Kraus;Ina;DE;0151 23456781\n"),
		Headers: map[string]columns.Role{"Code 9": {}},
	})
	if rows, _, err := imp.PlanRows(ctx, data.PlanFilter{}, 0, 1); err != nil || rows[0].Contact.ExternalID != "" {
		t.Errorf("%+v, %v", rows, err)
	}
}

func TestTheSampleSheetHasAdoptedColumns(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	titles := "Surname;First name;Plan X;Country;Mobile;Segment"
	if _, err := a.AdoptProfile(ctx, app.AdoptOptions{Path: write(t, "theirs.csv", titles+"\n")}, "Theirs"); err != nil {
		t.Fatal(err)
	}
	if err := a.SetDefaultProfile(ctx, "Theirs"); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"sample.csv", "sample.xlsx"} {
		path := filepath.Join(t.TempDir(), name)
		if err := a.WriteSample(ctx, path); err != nil {
			t.Fatal(err)
		}
		text, _ := readAs(t, path, app.ReadOptions{})
		if want := strings.ReplaceAll(titles, ";", ",") + "\r\nO'Connor,Emily,,US,5155551234,Segment 1; Segment 2\r\n"; !strings.HasPrefix(text, want) {
			t.Errorf("%s: %q", name, text)
		}
		imp := prepare(t, a, app.ImportOptions{Path: path})
		if c := imp.Plan().Counts; c.Skipped != 2 {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestWhatCannotBeAdopted(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	for name, test := range map[string]struct {
		file, content, as string
		want              error
	}{
		"nothing known": {"a.csv", "foo,bar\nbaz,qux\n", "A", data.ErrNoHeader},
		"cards":         {"a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:A B\nEND:VCARD\n", "A", data.ErrProfileOtherType},
		"no name":       {"a.csv", "Country,First name,Last name,Mobile\n", " ", data.ErrProfileNameEmpty},
		"a taken name":  {"a.csv", "Country,First name,Last name,Mobile\n", "excel", data.ErrProfileExists},
	} {
		if _, err := a.AdoptProfile(ctx, app.AdoptOptions{Path: write(t, test.file, test.content)}, test.as); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var file *data.FileError
	if _, err := a.AdoptProfile(ctx, app.AdoptOptions{Path: filepath.Join(t.TempDir(), "no.csv")}, "A"); !errors.As(err, &file) {
		t.Errorf("no file: %v", err)
	}
}

func TestProfilesAreCopiedEditedAndDeleted(t *testing.T) {
	a, ctx := newApp(t), context.Background()
	p, err := a.CopyProfile(ctx, "excel", "  My   Excel ")
	if err != nil || p.Name != "My Excel" || p.BuiltIn || p.ID != "1" {
		t.Fatalf("%+v, %v", p, err)
	}
	p.Columns[0].Title = "CC"
	if _, err := a.SaveProfile(ctx, p); err != nil {
		t.Fatal(err)
	}
	if got, err := a.Profile(ctx, "my excel"); err != nil || got.Columns[0].Title != "CC" || got.ID != "1" {
		t.Errorf("%+v, %v", got, err)
	}
	builtIn, err := a.Profile(ctx, "excel")
	if err != nil || builtIn.Columns[0].Title == "CC" {
		t.Errorf("the built-in one was changed: %+v, %v", builtIn, err)
	}
	if _, err := a.SaveProfile(ctx, builtIn); !errors.Is(err, data.ErrProfileBuiltIn) {
		t.Errorf("saved a built-in one: %v", err)
	}
	if _, err := a.DeleteProfile(ctx, "excel"); !errors.Is(err, data.ErrProfileBuiltIn) {
		t.Errorf("deleted a built-in one: %v", err)
	}
	for name, bad := range map[string]func(*columns.Profile){
		"delimiter": func(p *columns.Profile) { p.Dialect.Delimiter = `"` },
		"encoding":  func(p *columns.Profile) { p.Dialect.Encoding = "EBCDIC" },
		"columns":   func(p *columns.Profile) { p.Columns = nil },
	} {
		q := p.Clone()
		if bad(&q); true {
			if _, err := a.SaveProfile(ctx, q); !errors.Is(err, data.ErrProfileInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if err := a.SetDefaultProfile(ctx, "1"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.DeleteProfile(ctx, "My Excel"); err != nil {
		t.Fatal(err)
	}
	// Without it, the first one is the default again.
	if got, err := a.Profile(ctx, ""); err != nil || got.ID != columns.ProfileExpertConnect {
		t.Errorf("%+v, %v", got, err)
	}
}
