package app_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"muster/app"
	"muster/data"
)

func TestAnImportTellsWhatItLeavesOut(t *testing.T) {
	a := newApp(t)
	imp := prepare(t, a, app.ImportOptions{Path: write(t, "in.csv",
		"Our customers;;;\nVorname;Nachname;Handy;Land\nAnna;Müller;0151 23456789;DE\n\nJürgen;Groß;0151 23456780;DE\nSumme;2;;\n\nCode;Name\nN;Nord\n")})
	f := imp.File()
	if f.HeaderRow != 2 || f.HeaderRows != [2]int{2, 2} || !slices.Equal(f.Above, []int{1}) || !slices.Equal(f.Below, []int{6}) || !slices.Equal(f.Later, []int{8}) {
		t.Errorf("%+v", f)
	}
	if c := imp.Plan().Counts; c.Rows != 2 || c.Created != 2 {
		t.Errorf("%+v", c)
	}
}

func TestNoContactIsTakenForATotalOrAHeader(t *testing.T) {
	a := newApp(t)
	rows := "Anna,Müller,0151 23456789,,DE\nTotal,Meyer,0151 23456780,,DE\nSumme,Groß,,summe@example.com,DE\n\nMax,Sum,0151 23456781,,DE\n" +
		"\n\n,Note,,note@example.com,DE\nVorname,Nachname,0151 23456782,,DE\n\nStand:,Klein,0151 23456783,,DE\n"
	imp := prepare(t, a, app.ImportOptions{Path: write(t, "in.csv", "First Name,Last Name,Mobile,Email,Country\n"+rows)})
	if c := imp.Plan().Counts; c.Rows != 7 || c.Created != 6 || c.Rejected != 1 {
		t.Errorf("%+v; %+v", c, imp.File())
	}
	imp = prepare(t, a, app.ImportOptions{Path: write(t, "in.csv",
		"First Name,Last Name,Mobile,Email,Country\nAnna,Müller,0151 23456789,,DE\nMax,,,,\nTotal,,,,\n")})
	if c := imp.Plan().Counts; c.Rows != 2 || c.Rejected != 1 || !slices.Equal(imp.File().Below, []int{4}) {
		t.Errorf("%+v; %+v", c, imp.File())
	}
	// Nor is a row that lacks them all, as long as it could be one.
	imp = prepare(t, a, app.ImportOptions{Path: write(t, "in.csv",
		"First Name,Last Name,Mobile,Email,Country\nAnna,Müller,0151 23456789,,DE\n\nBea,Klein,none,none,DE\nCy,Roth,,,\n")})
	if c := imp.Plan().Counts; c.Rows != 3 || c.Rejected != 2 {
		t.Errorf("%+v; %+v", c, imp.File())
	}
}

func TestAHeaderOfSeveralLinesNamesTheColumns(t *testing.T) {
	a := newApp(t)
	for name, header := range map[string]string{
		"halves of a title":  "First,Last,Mobile,Country\nName,Name,Number,Code\n",
		"groups":             "Person,,Contact,\nFirst Name,Last Name,Mobile,Country\n",
		"hints":              "First Name,Last Name,Mobile,Country\n(required),(required),(digits),(two letters)\n",
		"two languages":      "Vorname,Nachname,Handynummer,Land\nFirst Name,Last Name,Mobile,Country\n",
		"with a title above": "Customers of the year\n\nPerson,,Contact,\nFirst Name,Last Name,Mobile,Country\n",
	} {
		imp := prepare(t, a, app.ImportOptions{Path: write(t, "in.csv", header+"Anna,Müller,0151 23456789,DE\nBea,Klein,0151 23456780,DE\n")})
		if c := imp.Plan().Counts; c.Rows != 2 || c.Created != 2 {
			t.Errorf("%s: %+v, %+v", name, c, imp.File())
		}
	}
}

func TestAFileWithoutAHeaderIsImportedByWhatTheUserSays(t *testing.T) {
	a := newApp(t)
	path := write(t, "in.csv", "Anna,Müller,0151 23456789,DE\nBea,Klein,0151 23456780,DE\n")
	p, err := a.Preview(context.Background(), app.ImportOptions{Path: path})
	if err != nil || p.File.HeaderRow != 0 || !p.Unclear {
		t.Fatalf("%+v, %v", p, err)
	}
	o := app.ImportOptions{Path: path, Columns: roles(t, "first_name", "last_name", "mobile", "country_code")}
	imp := prepare(t, a, o)
	if c := imp.Plan().Counts; c.Rows != 2 || c.Created != 2 {
		t.Errorf("%+v", c)
	}
	o = app.ImportOptions{Path: path, Headers: named(t, "A=first_name", "b=last_name", "C=mobile", "D=country_code")}
	if c := prepare(t, a, o).Plan().Counts; c.Created != 2 {
		t.Errorf("by letters: %+v", c)
	}
}

func TestAColumnThatIsNotThereIsToldApart(t *testing.T) {
	a := newApp(t)
	path := write(t, "in.csv", header+"DE,Anna,Müller,0151 23456789,,\n")
	var missing *data.NoSuchColumnError
	_, err := a.PrepareImport(context.Background(), app.ImportOptions{Path: path, Headers: named(t, "Natel=mobile")}, nil)
	if !errors.As(err, &missing) || missing.Title != "Natel" || !slices.Contains(missing.Header, "Mobile Number") {
		t.Errorf("%v", err)
	}
}

func TestCellsThatASpreadsheetBroke(t *testing.T) {
	a := newApp(t)
	path := workbook(t, func(f *excelize.File) {
		put(t, f, "Sheet1", 1, "Vorname|Nachname|Handy|Land|Externe ID|Notizen",
			"Anna|Groß|0151 23456789|DE|1|", "Bea|Klein|0151 23456780|DE||", "Cy|Roth|0151 23456781|DE|3|")
		err := errors.Join(f.SetCellFormula("Sheet1", "F2", "NA()"), f.SetCellValue("Sheet1", "E3", 12345678901234567))
		if err != nil {
			t.Fatal(err)
		}
	})
	imp := prepare(t, a, app.ImportOptions{Path: path})
	problems, _, err := imp.Problems(context.Background(), data.ProblemFilter{}, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%d %s %s %d", p.Row, p.Field, p.Code, p.Severity))
	}
	if !slices.Contains(got, fmt.Sprintf("3 external_id long_number %d", data.Error)) || slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "scientific") }) {
		t.Errorf("%q", got)
	}
	if c := imp.Plan().Counts; c.Rejected != 1 || c.Created != 2 {
		t.Errorf("%+v", c)
	}
}

func TestThePreviewShowsHowAFileIsRead(t *testing.T) {
	a := newApp(t)
	path := write(t, "in.csv", "Our customers\n\nVorname;Nachname;Natel;Ort\nAnna;Müller;0151 23456789;Ulm\nBea;Klein;;Ulm\nCy;Roth;0151 23456781;Bonn\n")
	p, err := a.Preview(context.Background(), app.ImportOptions{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	var missing *data.MissingColumnsError
	if !p.Unclear || !errors.As(p.Problem, &missing) || !reflect.DeepEqual(missing.Fields, []data.Field{data.FieldCountry}) {
		t.Errorf("problem %v", p.Problem)
	}
	if p.File.Delimiter != ";" || p.File.HeaderRow != 3 || !slices.Equal(p.Mapping.Header, []string{"Vorname", "Nachname", "Natel", "Ort"}) {
		t.Errorf("%+v", p.File)
	}
	if !reflect.DeepEqual(p.Samples[2], []string{"0151 23456789", "0151 23456781"}) || !reflect.DeepEqual(p.Samples[3], []string{"Ulm", "Bonn"}) {
		t.Errorf("%q", p.Samples)
	}
	var parts []string
	for _, row := range p.Rows {
		parts = append(parts, fmt.Sprint(row.Number, row.Part))
	}
	if want := []string{"1 0", "3 1", "4 2", "5 2", "6 2"}; !slices.Equal(parts, want) {
		t.Errorf("%q, want %q", parts, want)
	}
	p, err = a.Preview(context.Background(), app.ImportOptions{Path: path, Country: "DE"})
	if err != nil || p.Problem != nil || p.Country != "DE" {
		t.Errorf("with a country: %v, %v", p.Problem, err)
	}
}

func TestThePreviewReadsTheBeginningOnly(t *testing.T) {
	a := newApp(t)
	work := make(map[int]float64)
	for _, rows := range []int{5000, 50000} {
		var file strings.Builder
		file.WriteString(header)
		for i := range rows {
			fmt.Fprintf(&file, "DE,Anna,Müller %d,0151 2345%04d,,\n", i, i%10000)
		}
		path := write(t, "in.csv", file.String())
		if p := preview(t, a, app.ImportOptions{Path: path}); p.Problem != nil || len(p.Rows) != 12 {
			t.Fatalf("%d rows, %v", len(p.Rows), p.Problem)
		}
		work[rows] = testing.AllocsPerRun(1, func() { preview(t, a, app.ImportOptions{Path: path}) })
	}
	if work[50000] > 1.5*work[5000] {
		t.Errorf("allocations by rows: %v", work)
	}
}
