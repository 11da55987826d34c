package app_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
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

// mending is an import at work.
type mending struct {
	*testing.T
	*app.Import
}

func mend(t *testing.T, a *app.App, content string, o app.ImportOptions) mending {
	t.Helper()
	o.Path = write(t, "in.csv", content)
	return mending{t, prepare(t, a, o)}
}

// decide plans anew and returns the counts.
func (m mending) decide() data.Counts {
	m.Helper()
	p, err := m.Decide(context.Background(), data.Decisions{}, nil)
	if err != nil {
		m.Fatal(err)
	}
	return p.Counts
}

// problem is the one problem of a row with a code.
func (m mending) problem(row int, code data.Code) data.Problem {
	m.Helper()
	r, err := m.Row(context.Background(), row)
	if err != nil {
		m.Fatal(err)
	}
	for _, p := range r.Problems {
		if p.Code == code {
			return p
		}
	}
	m.Fatalf("row %d has no %s, but %+v", row, code, r.Problems)
	return data.Problem{}
}

// codes are the codes of a row's problems.
func codes(problems []data.Problem) []data.Code {
	var list []data.Code
	for _, p := range problems {
		list = append(list, p.Code)
	}
	return list
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// people are the contacts of the book, in short.
func people(t *testing.T, a *app.App) []string {
	t.Helper()
	ctx := context.Background()
	ids, err := a.ContactIDs(ctx, data.Query{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	contacts, err := a.Contacts(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range contacts {
		list = append(list, strings.Join([]string{c.CountryCode, c.FullName(), c.Mobile, c.Email}, " "))
	}
	slices.Sort(list)
	return list
}

func TestAMendedCellCountsEverywhere(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	m := mend(t, a, header+"DE,Anna,Müller,0151 23456789,anna@,\nDE,Eva,Groß,0151 23456788,,\n", app.ImportOptions{})
	if c := m.Plan().Counts; c.Rejected != 1 || c.Created != 1 {
		t.Fatalf("%+v", c)
	}
	row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldEmail: "anna@example.com", data.FieldNotes: "by phone"})
	if err != nil {
		t.Fatal(err)
	}
	if row.State != data.RowGood || len(row.Problems) != 0 || row.Cells[data.FieldEmail] != "anna@example.com" ||
		row.File[data.FieldEmail] != "anna@" || !maps.Equal(row.Mended, map[data.Field]bool{data.FieldEmail: true, data.FieldNotes: true}) {
		t.Errorf("%+v", row)
	}
	if c := m.decide(); c.Rejected != 0 || c.Created != 2 {
		t.Errorf("planned: %+v", c)
	}
	clean := filepath.Join(t.TempDir(), "clean.csv")
	if n, err := m.SaveClean(ctx, clean); n != 2 || err != nil || !strings.Contains(read(t, clean), "anna@example.com") {
		t.Errorf("the clean rows: %d, %v\n%s", n, err, read(t, clean))
	}
	if _, err := m.Apply(ctx, nil); err != nil {
		t.Fatal(err)
	}
	want := []string{"DE Anna Müller +4915123456789 anna@example.com", "DE Eva Groß +4915123456788 "}
	if got := people(t, a); !slices.Equal(got, want) {
		t.Errorf("people %q", got)
	}
}

func TestMendingIsTakenBackByTheTextOfTheFile(t *testing.T) {
	ctx := context.Background()
	m := mend(t, newApp(t), header+"DE,Anna,Müller,,anna@,\n", app.ImportOptions{})
	for _, step := range []struct {
		email, mobile string
		state         data.RowState
		mended        int
	}{
		{"anna@example.com", "", data.RowGood, 1},
		{"", "0151 23456789", data.RowGood, 2},
		{"", "", data.RowRejected, 1},
		{"anna@", "0151 23456789", data.RowRejected, 1},
		{"anna@", "", data.RowRejected, 0},
	} {
		row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldEmail: step.email, data.FieldMobile: step.mobile})
		if err != nil || row.State != step.state || len(row.Mended) != step.mended {
			t.Errorf("%+v: %+v, %v", step, row, err)
		}
	}
	if p := m.problem(2, data.CodeEmailInvalid); p.Value != "anna@" {
		t.Errorf("back again: %+v", p)
	}
	for _, number := range []int{1, 3} {
		if _, err := m.Mend(ctx, number, nil); !errors.Is(err, data.ErrRowNotFound) {
			t.Errorf("row %d: %v", number, err)
		}
	}
	if _, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldNone: "x"}); err == nil {
		t.Error("a field that is none was set")
	}
}

func TestTheSameForAllAlike(t *testing.T) {
	ctx := context.Background()
	var b strings.Builder
	b.WriteString(header)
	for i := range 214 {
		fmt.Fprintf(&b, "Absurdistan,P%d,Meier,,p%d@example.com,\n", i, i)
		fmt.Fprintf(&b, ",Q%d,Meier,,q%d@example.com,\n", i, i)
	}
	fmt.Fprintf(&b, "Nowhere,R,Meier,,r@example.com,\n")
	m := mend(t, newApp(t), b.String(), app.ImportOptions{})
	unknown, missing := m.problem(2, data.CodeCountryUnknown), m.problem(3, data.CodeCountryMissing)
	for _, p := range []data.Problem{unknown, missing} {
		if n, err := m.CountAlike(ctx, p); n != 214 || err != nil {
			t.Errorf("%s: %d alike, %v", p.Code, n, err)
		}
	}
	before := m.Plan().Counts
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if n, err := m.MendAlike(cancelled, unknown, "DE", nil); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %d, %v", n, err)
	}
	if c := m.decide(); c != before {
		t.Errorf("a cancelled act changed rows: %+v, before %+v", c, before)
	}
	steps := 0
	n, err := m.MendAlike(ctx, unknown, "DE", func(p data.Progress) {
		if steps++; p.Phase != data.PhaseMending || p.Total != 214 {
			t.Errorf("progress %+v", p)
		}
	})
	if n != 214 || err != nil || steps == 0 {
		t.Errorf("%d mended, %v, %d reports", n, err, steps)
	}
	if n, err := m.DropAlike(ctx, missing, nil); n != 214 || err != nil {
		t.Errorf("%d dropped, %v", n, err)
	}
	if c := m.decide(); c.Created != 214 || c.Skipped != 214 || c.Rejected != 1 {
		t.Errorf("%+v", c)
	}
	if err := m.Drop(ctx, []int{3, 5}, false); err != nil {
		t.Fatal(err)
	}
	if c := m.decide(); c.Skipped != 212 || c.Rejected != 3 {
		t.Errorf("taken in again: %+v", c)
	}
	if err := m.Drop(ctx, []int{2, 99999}, true); !errors.Is(err, data.ErrRowNotFound) {
		t.Errorf("a row that is not there: %v", err)
	}
	if c := m.decide(); c.Skipped != 212 {
		t.Errorf("a failed act dropped rows: %+v", c)
	}
}

func TestASegmentsNameIsReplacedWithinItsCell(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	for _, name := range []string{"North", "South"} {
		if _, err := a.CreateSegment(ctx, data.Segment{Name: name}, nil); err != nil {
			t.Fatal(err)
		}
	}
	m := mend(t, a, header+"DE,A,M,,a@example.com,North; Nrth\nDE,B,M,,b@example.com,NRTH;South\nDE,C,M,,c@example.com,nrth\n", app.ImportOptions{})
	p := m.problem(2, data.CodeSegmentUnknown)
	if n, err := m.MendAlike(ctx, p, "North", nil); n != 3 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	m.decide()
	for number, want := range map[int]string{2: "North", 3: "North; South", 4: "North"} {
		row, err := m.Row(ctx, number)
		if err != nil || row.Cells[data.FieldSegments] != want || len(row.Problems) != 0 {
			t.Errorf("row %d: %+v, %v", number, row, err)
		}
	}
}

// mistakes is a file that has every kind of mistake which can be put right.
const mistakes = "Country Code,First Name,Last Name,Mobile Number,Phone,Email\n" +
	"DE,Hans,Schmidt,,,a1@example.com\nDE,Hans,Meier,,,a2@example.com\nDE,Hans,Schmidt,,,a3@example.com\nDE,Hans,Kaiser,,,a4@example.com\n" +
	"DE,Hans,Schmidt,,,a5@example.com\nDE,Eva,Schmidt,,,a6@example.com\nDE,Eva,Schmidt,,,a7@example.com\nDE,Eva,Kaiser,,,a8@example.com\n" +
	"DE,Schmidt,Hans,,,b1@example.com\n" + // 10: names swapped
	"+49,Ina,Groß,0151 23456701,,\n" + // 11: dialling code
	"Deutchland,Ina,Groß,0151 23456702,,\n" + // 12
	",Ina,Groß,+48 512 345 678,,\n" + // 13: by the prefix
	",Ina,Groß,0151 23456703,,\n" + // 14: by the other rows
	"DE,Ina,Groß,b2@example.com,,0151 23456704\n" + // 15: swapped
	"DE,Ina,Groß,,0151 23456705,\n" + // 16: the mobile stands under Phone
	"DE,Ina,Groß,,0151 23456706,b3@example.com\n" + // 17: the same, a warning
	"DE,Ina,Groß,,,b4@@example.com\n" + // 18
	"DE,Ina,Groß,,,b5@gmial.com\n" + // 19
	"DE,Ina,Groß,+43 664 1234567,,\n" + // 20: another country
	"DE,Ina,Groß,4915123456707,,\n" + // 21: the plus
	"Germany,Ina,Groß,,,b6@example.com\n" // 22

func TestEverySuggestionCanBeTaken(t *testing.T) {
	ctx := context.Background()
	for name, take := range map[string]func(m mending, r data.Reason){
		"one by one": func(m mending, r data.Reason) {
			problems, _, err := m.Problems(ctx, data.ProblemFilter{Code: r.Code}, 0, 0)
			if err != nil {
				m.Fatal(err)
			}
			for _, p := range problems {
				row, err := m.TakeSuggestion(ctx, p)
				if err != nil || slices.Contains(codes(row.Problems), r.Code) || row.State != data.RowGood {
					m.Errorf("%+v leads to %+v, %v", p, row, err)
				}
				if _, err := m.TakeSuggestion(ctx, p); !errors.Is(err, data.ErrNoSuggestion) {
					m.Errorf("%+v a second time: %v", p, err)
				}
			}
		},
		"all of a kind": func(m mending, r data.Reason) {
			if n, err := m.TakeSuggestions(ctx, r.Code, nil); n != r.Suggested || err != nil {
				m.Errorf("%s: %d of %d, %v", r.Code, n, r.Suggested, err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := mend(t, newApp(t), mistakes, app.ImportOptions{})
			reasons, err := m.Reasons(ctx)
			if err != nil {
				t.Fatal(err)
			}
			seen := map[data.Code]bool{}
			for _, r := range reasons {
				if seen[r.Code] = true; r.Suggested != r.Count {
					t.Errorf("%+v: not every one has a suggestion", r)
				}
				take(m, r)
			}
			for _, code := range []data.Code{
				data.CodeNamesSwapped, data.CodeCountryDialling, data.CodeCountryUnknown, data.CodeCountryMissing, data.CodeMobileEmailSwapped,
				data.CodeNoMobileNoEmail, data.CodeMobileElsewhere, data.CodeEmailInvalid, data.CodeEmailTypo, data.CodeMobileOtherCountry,
				data.CodeMobilePlusRestored, data.CodeCountryFromName,
			} {
				if !seen[code] {
					t.Errorf("the file has no %s", code)
				}
			}
			if left, err := m.Reasons(ctx); len(left) != 0 || err != nil {
				t.Errorf("left: %+v, %v", left, err)
			}
			if c := m.decide(); c.Rejected != 0 || c.Created != 21 {
				t.Errorf("%+v", c)
			}
			for number, want := range map[int]string{
				10: "DE Hans Schmidt", 12: "DE Ina Groß 0151 23456702", 13: "PL Ina Groß +48 512 345 678", 14: "DE Ina Groß 0151 23456703",
				15: "DE Ina Groß 0151 23456704 b2@example.com", 16: "DE Ina Groß 0151 23456705", 17: "DE Ina Groß 0151 23456706 b3@example.com",
				19: "DE Ina Groß  b5@gmail.com", 20: "AT Ina Groß +43 664 1234567", 21: "DE Ina Groß +4915123456707",
			} {
				row, err := m.Row(ctx, number)
				if got := strings.Join(row.Cells[:5], " "); err != nil || !strings.HasPrefix(got, want) {
					t.Errorf("row %d: %q, want %q (%v)", number, got, want, err)
				}
			}
		})
	}
}

func TestADroppedRowStaysWhatItIs(t *testing.T) {
	ctx := context.Background()
	m := mend(t, newApp(t), header+"+49,Anna,Müller,0151 23456789,,\n", app.ImportOptions{})
	p := m.problem(2, data.CodeCountryDialling)
	if err := m.Drop(ctx, []int{2}, true); err != nil {
		t.Fatal(err)
	}
	row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldLastName: "Meier"})
	if err != nil || row.State != data.RowDropped || !slices.Equal(codes(row.Problems), []data.Code{data.CodeRowDropped}) {
		t.Errorf("%+v, %v", row, err)
	}
	if _, err := m.TakeSuggestion(ctx, p); !errors.Is(err, data.ErrNoSuggestion) {
		t.Errorf("a suggestion for a dropped row: %v", err)
	}
	if err := m.Drop(ctx, []int{2}, false); err != nil {
		t.Fatal(err)
	}
	if row, err = m.TakeSuggestion(ctx, p); err != nil || row.State != data.RowGood || row.Cells[data.FieldLastName] != "Meier" {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestAnExampleRowThatIsMendedIsARow(t *testing.T) {
	ctx := context.Background()
	example := strings.Join(columns.Examples("de")[0], "\t")
	m := mend(t, newApp(t), strings.Join(columns.Header("de"), "\t")+"\n"+example+"\nDE\tEva\tGroß\t0151 23456789\t\t\t\t\t\n", app.ImportOptions{})
	if row, err := m.Row(ctx, 2); err != nil || row.State != data.RowExample {
		t.Fatalf("%+v, %v", row, err)
	}
	row, err := m.Mend(ctx, 2, map[data.Field]string{data.FieldFirstName: "Otto"})
	if err != nil || row.State != data.RowGood || m.decide().Created != 2 {
		t.Errorf("%+v, %v", row, err)
	}
	if row, err = m.Mend(ctx, 2, map[data.Field]string{data.FieldFirstName: row.File[data.FieldFirstName]}); row.State != data.RowExample {
		t.Errorf("%+v, %v", row, err)
	}
}

func TestADamageIsNotForgotten(t *testing.T) {
	ctx := context.Background()
	m := mend(t, newApp(t), header+"DE,Eva,Groß,0151 23456788,,\nDE,Anna,Müller,0151 23456789,anna@,\"North\n", app.ImportOptions{})
	m.problem(3, data.CodeRowDamaged)
	for _, email := range []string{"anna@example.com", "anna@"} {
		if _, err := m.Mend(ctx, 3, map[data.Field]string{data.FieldEmail: email}); err != nil {
			t.Fatal(err)
		}
		m.problem(3, data.CodeRowDamaged)
	}
}

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

func TestTheBookKnowsNames(t *testing.T) {
	ctx := context.Background()
	a := newApp(t)
	for i, last := range []string{"Schmidt", "Schmidt", "Schmidt", "Schmidt", "Kaiser"} {
		c := data.Contact{CountryCode: "DE", FirstName: "Hans", LastName: last, Email: fmt.Sprintf("h%d@example.com", i)}
		if _, err := a.SaveContact(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	m := mend(t, a, header+"DE,SCHMIDT,Hans,,x@example.com,\nDE,Hans,Kaiser,,y@example.com,\nDE,Kaiser,Otto,,z@example.com,\n", app.ImportOptions{})
	problems, _, err := m.Problems(ctx, data.ProblemFilter{Code: data.CodeNamesSwapped}, 0, 0)
	if err != nil || len(problems) != 1 || problems[0].Row != 2 || problems[0].Suggestion != "Hans SCHMIDT" {
		t.Errorf("%+v, %v", problems, err)
	}
	if c := m.Plan().Counts; c.Rejected != 0 || c.Created != 3 {
		t.Errorf("a warning keeps a row out: %+v", c)
	}
}
