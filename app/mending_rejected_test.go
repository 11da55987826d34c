package app_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muster/app"
	"muster/app/platform/words"
	"muster/data"
	"muster/data/columns"
	"muster/data/store"
)

// tongue is the English words under the name of another language.
type tongue struct {
	app.Words
	language string
}

func (w tongue) Language() string { return w.language }

func appIn(t *testing.T, language string) *app.App {
	t.Helper()
	book, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "book.muster"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	english, err := words.New("en")
	if err != nil {
		t.Fatal(err)
	}
	a := app.New(app.Params{Book: book, Words: tongue{english, language}})
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// reasonText is a reason with all that could disturb a file.
func reasonText(p data.Problem) string {
	return "wrong: " + string(p.Code) + `; "` + p.Value + "\",\n…"
}

func TestRejectedRowsGoOutAndComeBackMended(t *testing.T) {
	ctx := context.Background()
	for _, language := range columns.Languages() {
		for _, format := range []string{".csv", ".xlsx"} {
			t.Run(language+format, func(t *testing.T) {
				a := appIn(t, language)
				titles := strings.Join(append(columns.Header(language), "Shoe size"), "\t")
				m := mend(t, a, titles+"\n"+
					"DE\tAnna\tMüller\t0151 23456789\tanna@\t0047\tHof; \"Süd\"\t\tNorth\t44\n"+
					"DE\tEva\tGroß\t0151 23456788\t\t\t\t\t\t\n"+
					"+49\t\tMeier\t030 1234567\t\t\t\t\t\t=1\n", app.ImportOptions{})
				if _, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldMobile: "0160 1234567", data.FieldNotes: "calls late"}); err != nil {
					t.Fatal(err)
				}
				if _, err := m.Mend(ctx, 4, map[data.Field]string{data.FieldCountry: "DE"}); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(t.TempDir(), "rejected"+format)
				if n, err := m.SaveRejected(ctx, path, reasonText); n != 2 || err != nil {
					t.Fatalf("%d rows saved, %v", n, err)
				}

				back := mending{t, prepare(t, a, app.ImportOptions{Path: path})}
				if ignored := back.File().Ignored; !slices.Equal(ignored, []string{"Shoe size"}) {
					t.Errorf("ignored columns %q", ignored)
				}
				if c := back.Plan().Counts; c.Rows != 2 || c.Rejected != 2 {
					t.Errorf("%+v", c)
				}
				row, err := back.Row(ctx, 2)
				want := data.Cells{
					data.FieldCountry: "DE", data.FieldFirstName: "Anna", data.FieldLastName: "Müller", data.FieldMobile: "0160 1234567",
					data.FieldEmail: "anna@", data.FieldAccount: "0047", data.FieldOrganization: `Hof; "Süd"`, data.FieldSegments: "North",
					data.FieldNotes: "calls late",
				}
				if err != nil || row.Cells != want {
					t.Errorf("row 2 is %q, %v\nwant %q", row.Cells, err, want)
				}
				if row, err = back.Row(ctx, 3); err != nil || !slices.Equal(codes(row.Problems), []data.Code{data.CodeFirstNameMissing, data.CodeMobileLandline}) {
					t.Errorf("row 3: %+v, %v", row, err)
				}
				for number, cells := range map[int]map[data.Field]string{2: {data.FieldEmail: "anna@example.com"}, 3: {data.FieldFirstName: "Otto"}} {
					if row, err := back.Mend(ctx, number, cells); err != nil || row.State != data.RowGood {
						t.Errorf("row %d: %+v, %v", number, row, err)
					}
				}
				if c := back.decide(); c.Created != 2 {
					t.Errorf("mended: %+v", c)
				}
			})
		}
	}
}

func TestSurplusCellsOfRejectedRowsAreKept(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	m := mend(t, a, header+"DE,Anna,Müller,0151 23456789,anna@,North,,surplus\nDE,Eva,Groß,0151 23456788,eva@,\n", app.ImportOptions{})
	path := filepath.Join(t.TempDir(), "rejected.csv")
	if n, err := m.SaveRejected(ctx, path, reasonText); n != 2 || err != nil {
		t.Fatalf("%d rows saved, %v", n, err)
	}
	if text := read(t, path); !strings.Contains(text, "North,,surplus,2,") {
		t.Errorf("the file says\n%s", text)
	}
	back := mending{t, prepare(t, a, app.ImportOptions{Path: path})}
	row, err := back.Row(ctx, 2)
	if err != nil || row.Cells[data.FieldSegments] != "North" || len(back.File().Ignored) != 0 || back.Plan().Counts.Rejected != 2 {
		t.Errorf("%+v, %v, %+v", row, err, back.File())
	}
}

// TestMendedCellsComeBackFromEveryKindOfColumn saves rejected rows of files whose fields are not one column each.
func TestMendedCellsComeBackFromEveryKindOfColumn(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		content string
		options app.ImportOptions
	}{
		"whole names": {content: "Land;Name;Handy;E-Mail\nDE;Anna Müller;0151 23456789;a@\nDE;Eva Groß;0151 23456788;b@\nDE;Ina Lenz;0151 23456787;c@\n"},
		"last name first": {content: "Country,Full Name,Mobile,Email\nDE,\"Müller, Anna\",0151 23456789,a@\nDE,\"Groß, Eva\",0151 23456788,b@\n" +
			"DE,\"Lenz, Ina\",0151 23456787,c@\n"},
		"a column a segment": {content: "Land;Vorname;Nachname;Handynummer;E-Mail;Nord;Süd\nDE;Anna;Müller;0151 23456789;a@;x;\n" +
			"DE;Eva;Groß;0151 23456788;b@;;x\nDE;Ina;Lenz;0151 23456787;c@;x;x\n"},
		"several columns": {content: "Country,First Name,Last Name,Mobile,Email,Notes,Comments\nDE,Anna,Müller,0151 23456789,a@,one,two\n" +
			"DE,Eva,Groß,0151 23456788,b@,three,\nDE,Ina,Lenz,0151 23456787,c@,,\n"},
		"no country": {
			content: "First Name,Last Name,Mobile,Email\nAnna,Müller,0151 23456789,a@\nEva,Groß,0151 23456788,b@\nIna,Lenz,0151 23456787,c@\n",
			options: app.ImportOptions{Country: "DE"},
		},
		"no header": {
			content: "DE,Anna,Müller,0151 23456789,a@\nDE,Eva,Groß,0151 23456788,b@\nDE,Ina,Lenz,0151 23456787,c@\n",
			options: app.ImportOptions{Read: app.ReadOptions{HeaderRow: -1}, Columns: map[int]columns.Role{
				0: columns.FieldRole(data.FieldCountry), 1: columns.FieldRole(data.FieldFirstName), 2: columns.FieldRole(data.FieldLastName),
				3: columns.FieldRole(data.FieldMobile), 4: columns.FieldRole(data.FieldEmail),
			}},
		},
		"no header, whole names": {
			content: "DE,Anna Müller,0151 23456789,a@\nDE,Eva Groß,0151 23456788,b@\nDE,Ina Lenz,0151 23456787,c@\n",
			options: app.ImportOptions{Read: app.ReadOptions{HeaderRow: -1}, Columns: map[int]columns.Role{
				0: columns.FieldRole(data.FieldCountry), 1: {Kind: columns.RoleFullName},
				2: columns.FieldRole(data.FieldMobile), 3: columns.FieldRole(data.FieldEmail),
			}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := newApp(t)
			m := mend(t, a, c.content, c.options)
			problems, _, err := m.Problems(ctx, data.ProblemFilter{Code: data.CodeEmailInvalid}, 0, 0)
			if err != nil || len(problems) != 3 {
				t.Fatalf("%+v, %v", problems, err)
			}
			_, err = m.Mend(ctx, problems[0].Row, map[data.Field]string{
				data.FieldCountry: "AT", data.FieldFirstName: "Anna Maria", data.FieldLastName: "von der Heide", data.FieldMobile: "0664 1234567",
				data.FieldNotes: "new", data.FieldSegments: "West; Süd",
			})
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "rejected.csv")
			if n, err := m.SaveRejected(ctx, path, reasonText); n != 3 || err != nil {
				t.Fatalf("%d rows saved, %v", n, err)
			}
			back := mending{t, prepare(t, a, app.ImportOptions{Path: path, Country: c.options.Country, Forget: true})}
			for i, p := range problems {
				was, err := m.Row(ctx, p.Row)
				if err != nil {
					t.Fatal(err)
				}
				row, err := back.Row(ctx, i+2)
				if err != nil || row.Cells != was.Cells {
					t.Errorf("row %d comes back as %q, %v\nit was %q\n%s", p.Row, row.Cells, err, was.Cells, read(t, path))
				}
			}
		})
	}
}
