package app_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/columns"
	"muster/data/store"
)

// roles are the columns' roles in their order, by name.
func roles(t *testing.T, names ...string) map[int]columns.Role {
	t.Helper()
	all := make(map[int]columns.Role)
	for i, name := range names {
		role, ok := columns.ParseRole(name)
		if !ok {
			t.Fatalf("no role %q", name)
		}
		all[i] = role
	}
	return all
}

// named are roles by the titles of their columns: "Natel=mobile".
func named(t *testing.T, texts ...string) map[string]columns.Role {
	t.Helper()
	all := make(map[string]columns.Role)
	for _, text := range texts {
		title, name, _ := strings.Cut(text, "=")
		role, ok := columns.ParseRole(name)
		if !ok {
			t.Fatalf("no role %q", name)
		}
		all[title] = role
	}
	return all
}

func preview(t *testing.T, a *app.App, o app.ImportOptions) app.Preview {
	t.Helper()
	p, err := a.Preview(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// remember keeps what an import was told.
func remember(t *testing.T, a *app.App, o app.ImportOptions) {
	t.Helper()
	if err := a.Remember(context.Background(), o, preview(t, a, o)); err != nil {
		t.Fatal(err)
	}
}

const oddFile = "Wer,Wie,Draht,Kürzel\nAnna,Müller,0151 23456789,K1\nBea,Klein,0151 23456780,K2\n"

func TestWhatColumnsAreTakenForIsRemembered(t *testing.T) {
	a := newApp(t)
	first := app.ImportOptions{Path: write(t, "in.csv", oddFile), Country: "DE", Columns: roles(t, "first_name", "last_name", "mobile", "external_id")}
	remember(t, a, first)

	again := preview(t, a, app.ImportOptions{Path: first.Path})
	if !again.Remembered || !again.File.Remembered || again.Country != "DE" || again.Problem != nil || again.Mapping.Title(data.FieldExternalID) != "Kürzel" {
		t.Errorf("the same file: %+v", again)
	}
	other := write(t, "next.csv", "kürzel,DRAHT, Wie ,Wer\nK3,0151 23456781,Roth,Cy\n")
	imp := prepare(t, a, app.ImportOptions{Path: other})
	if c := imp.Plan().Counts; c.Created != 1 || !imp.File().Remembered {
		t.Errorf("other order: %+v", c)
	}
	if forgotten := preview(t, a, app.ImportOptions{Path: other, Forget: true}); forgotten.Remembered || forgotten.Country != "" || forgotten.Problem == nil {
		t.Errorf("forgotten: %+v", forgotten)
	}
	if p := preview(t, a, app.ImportOptions{Path: other, Country: "AT"}); p.Country != "AT" || p.Problem != nil {
		t.Errorf("another country: %+v", p)
	}
	if p := preview(t, a, app.ImportOptions{Path: other, Country: app.NoCountry}); p.Country != "" || p.Problem == nil {
		t.Errorf("no country: %+v", p)
	}
	if p := preview(t, a, app.ImportOptions{Path: other, Headers: named(t, "Kürzel=account_number")}); p.Mapping.Title(data.FieldAccount) != "kürzel" || p.Mapping.Has(data.FieldExternalID) || p.Problem != nil {
		t.Errorf("another role: %+v", p.Mapping)
	}
	if p := preview(t, a, app.ImportOptions{Path: write(t, "more.csv", "Wer,Wie,Draht\nAnna,Müller,0151\n")}); p.Remembered {
		t.Error("another header has the choices, too")
	}
}

func TestALaterChoiceChangesOnlyWhatItSays(t *testing.T) {
	a := newApp(t)
	path := write(t, "in.csv", oddFile)
	remember(t, a, app.ImportOptions{Path: path, Country: "DE", Columns: roles(t, "first_name", "last_name", "mobile", "external_id")})
	remember(t, a, app.ImportOptions{Path: path, Headers: named(t, "Kürzel=ignore")})
	if p := preview(t, a, app.ImportOptions{Path: path}); p.Problem != nil || p.Country != "DE" || p.Mapping.Has(data.FieldExternalID) {
		t.Errorf("%+v", p)
	}
	remember(t, a, app.ImportOptions{Path: path, Country: app.NoCountry})
	if p := preview(t, a, app.ImportOptions{Path: path}); p.Country != "" || p.Mapping.Title(data.FieldMobile) != "Draht" {
		t.Errorf("without the country: %+v", p)
	}
}

func TestHowATextIsReadIsRemembered(t *testing.T) {
	a := newApp(t)
	path := write(t, "in.csv", "Vorname/Nachname/Handy,Natel/Land\nAnna/Müller/0151 23456789/DE\nBea/Klein/0151 23456780/DE\n")
	if p := preview(t, a, app.ImportOptions{Path: path}); p.File.Delimiter == "/" {
		t.Fatal("the file is read rightly anyway")
	}
	remember(t, a, app.ImportOptions{Path: path, Read: app.ReadOptions{Delimiter: "/"}})
	p := preview(t, a, app.ImportOptions{Path: path})
	if p.File.Delimiter != "/" || p.Problem != nil || !p.Remembered {
		t.Errorf("%+v, %v", p.File, p.Problem)
	}
	if p := preview(t, a, app.ImportOptions{Path: path, Read: app.ReadOptions{Delimiter: ","}}); p.File.Delimiter != "," {
		t.Errorf("what is told now does not count: %+v", p.File)
	}
}

func TestNothingIsRememberedWhereItCannotBeKept(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "book.muster")
	book, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Close(); err != nil {
		t.Fatal(err)
	}
	if book, err = store.Open(ctx, path, store.Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	w, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Params{Book: book, Words: w})
	defer a.Close()
	o := app.ImportOptions{Path: write(t, "in.csv", oddFile), Country: "DE"}
	remember(t, a, o)
	if p := preview(t, a, app.ImportOptions{Path: o.Path}); p.Remembered {
		t.Error("a book that cannot be written remembers")
	}

	a = newApp(t)
	o.Path = write(t, "in.csv", "Anna,Müller,0151 23456789\nBea,Klein,0151 23456780\n")
	remember(t, a, o)
	if p := preview(t, a, app.ImportOptions{Path: o.Path}); p.Remembered {
		t.Error("a file without a header is remembered")
	}
}
